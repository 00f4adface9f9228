"""A small letter and where it can be in its life."""

from __future__ import annotations

import datetime as dt

from plpmission import life
from plpmission.model import Dossier, loads
from plpmission.model.terms import AmendedPart, AuthorityKind, ProposedBy

COUNCIL = AuthorityKind.POLICE_COUNCIL
DAY = dt.date


def letter() -> Dossier:
    """A draft with two objectives, two indicators, two years of means and a plan."""
    return loads(
        b"""{"format": 1, "title": "Z", "letter": {
        "mandate": {"start": "2026-09-01", "end": "2031-08-31", "authority": "police_council"},
        "objectives": [
          {"id": "obj-1", "title": "Vols", "deadline": "2028-12-31", "indicators": ["ind-1"]},
          {"id": "obj-2", "title": "Accueil", "text": "Mieux accueillir"}],
        "plans": [{"id": "plan-1", "title": "Rondes", "end": "2027-06-30",
          "milestones": [{"id": "mil-1", "title": "Carte", "date": "2027-01-31"}]}],
        "means": [
          {"id": "mea-1", "title": "Agents", "year": 2027, "promised": 4, "granted": 2},
          {"id": "mea-2", "title": "Budget", "kind": "budget", "year": 2027, "promised": 900}],
        "procedure": {"moments": [{"id": "moc-1", "subject": "Revue",
          "rhythm": "Chaque trimestre", "first": "2027-01-15"}]},
        "analysis": {"date": "2025-05-01"}},
        "indicators": [
          {"id": "ind-1", "name": "Vols", "target": {"value": 80, "deadline": "2028-12-31"},
           "baseline": {"value": 100, "date": "2025-12-31"}},
          {"id": "ind-2", "name": "Attente"}]}"""
    )


def proposed() -> Dossier:
    return life.propose(letter(), DAY(2026, 5, 18))


def as_first_set() -> Dossier:
    return life.set_by_authority(proposed(), DAY(2026, 6, 24), COUNCIL, "Point 4")


def in_force() -> Dossier:
    copied = life.record_copy(as_first_set(), DAY(2026, 7, 1), "Recommandé")
    return life.put_in_force(copied, DAY(2026, 9, 1))


def amending() -> Dossier:
    """In force, with an amendment begun from a shortfall, ready to be proposed."""
    dossier = life.start_amendment(
        in_force(),
        proposed_by=ProposedBy.HOLDER,
        reason="Deux agents au lieu de quatre",
        from_shortfall="mea-1",
    )
    [held] = dossier.letter.amendments
    reason = f"letter.amendments[{held.id}].means[{held.means[0].id}].reason"
    return dossier.with_value(reason, "Gel des recrutements").with_value(
        f"letter.amendments[{held.id}].changes", AmendedPart.BOTH
    )


def amended() -> Dossier:
    dossier = amending()
    [held] = dossier.letter.amendments
    dossier = life.propose_amendment(dossier, held.id, DAY(2027, 2, 1))
    return life.set_amendment(dossier, held.id, DAY(2027, 3, 10), COUNCIL, "Point 2")
