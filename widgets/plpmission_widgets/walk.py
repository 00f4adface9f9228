"""The order in which a letter is read: own sections come after the one that they follow."""

from __future__ import annotations

from plpmission.model import AddedSection, Dossier
from plpmission.outline import outline
from plpmission_widgets.holding import holding


def order(dossier: Dossier) -> list[str]:
    """The ids of all sections of what a dossier holds, in reading order."""
    return holding(dossier).sections(dossier)


def letter_order(dossier: Dossier) -> list[str]:
    """The ids of all sections of a letter, in reading order."""
    return [
        section
        for spec in outline().sections
        for section in (spec.id, *(own.id for own in following(dossier, spec.id)))
    ]


def following(dossier: Dossier, section: str) -> tuple[AddedSection, ...]:
    """One's own sections that come after one of the model's."""
    return tuple(own for own in dossier.letter.added if own.after == section)
