"""What the list of dossiers says of each: worked out at each save, so that listing opens none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args

from plpmission import life
from plpmission.model import Dossier
from plpmission.outline.contents import progress
from plpmission_widgets.holding import holding
from plpmission_widgets.views.coming import kept

Stage = Literal["proposal", "set", "follow_up", "renewal", "evaluation"]
STAGES: tuple[Stage, ...] = get_args(Stage)
"""The life of a dossier, step by step."""


def summary(dossier: Dossier) -> Mapping[str, Any]:
    """A dossier in a few values, as the list of dossiers needs them."""
    return {"holds": dossier.holds, **holding(dossier).summary(dossier)}


def letter_summary(dossier: Dossier) -> Mapping[str, Any]:
    """A mandate's dossier: its stage, its dates, its progress."""
    found = progress(dossier)
    mandate = dossier.letter.mandate
    return {
        "kind": mandate.kind.value,
        "entity": dossier.letter.entity.name,
        "stage": stage(dossier),
        "letter": life.stage(dossier).value,
        "due": kept(dossier),
        "start": mandate.start.isoformat() if mandate.start else None,
        "end": mandate.end.isoformat() if mandate.end else None,
        "done": found.done,
        "begun": found.begun,
        "empty": found.empty,
        "left_out": found.left_out,
    }


def stage(dossier: Dossier) -> Stage:
    """How far the dossier's life has come."""
    if dossier.evaluation_reports:
        return "evaluation"
    if dossier.activity_reports:
        return "renewal"
    setting = dossier.letter.setting
    if setting.set_on and setting.copy_sent_on:
        return "follow_up"
    return "set" if setting.set_on else "proposal"
