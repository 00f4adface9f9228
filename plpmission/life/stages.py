"""How far a letter and its amendments have come, read from what is recorded."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from plpmission.model import Dossier
from plpmission.model.life import Amendment


class Stage(StrEnum):
    """How far a letter has come."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    SET = "set"
    COPIED = "copied"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    CLOSED = "closed"


STAGE_WORDS = {
    Stage.DRAFT: "Draft",
    Stage.PROPOSED: "Proposed",
    Stage.SET: "Set",
    Stage.COPIED: "Set, copy sent",
    Stage.IN_FORCE: "In force",
    Stage.AMENDED: "In force, as amended",
    Stage.CLOSED: "Closed",
}
"""The stages' names, English sentences of the domain ``life``."""


class AmendmentState(StrEnum):
    """How far an amendment has come."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    SET = "set"
    COPIED = "copied"
    PUT_ASIDE = "put_aside"


STATE_WORDS = {
    AmendmentState.DRAFT: "Being written",
    AmendmentState.PROPOSED: "Proposed",
    AmendmentState.SET: "Set",
    AmendmentState.COPIED: "Set, copy sent",
    AmendmentState.PUT_ASIDE: "Put aside",
}
"""The names of an amendment's states, English sentences of the domain ``life``."""


def stage(dossier: Dossier) -> Stage:
    """How far the letter has come: the last step that is recorded."""
    setting = dossier.letter.setting
    if setting.closed_on:
        return Stage.CLOSED
    if not setting.set_on:
        return Stage.PROPOSED if setting.proposed_on else Stage.DRAFT
    if any(amendment.setting.set_on for amendment in dossier.letter.amendments):
        return Stage.AMENDED
    if setting.in_force_on:
        return Stage.IN_FORCE
    return Stage.COPIED if setting.copy_sent_on else Stage.SET


def is_set(dossier: Dossier) -> bool:
    """Whether the authority has set the letter, so that it is frozen."""
    return dossier.letter.setting.set_on is not None


def amendment_state(amendment: Amendment) -> AmendmentState:
    """How far an amendment has come: the last step that is recorded."""
    setting = amendment.setting
    if setting.set_on:
        return AmendmentState.COPIED if setting.copy_sent_on else AmendmentState.SET
    if setting.closed_on:
        return AmendmentState.PUT_ASIDE
    return AmendmentState.PROPOSED if amendment.proposed_on else AmendmentState.DRAFT


def open_amendment(dossier: Dossier) -> Amendment | None:
    """The amendment under way: begun, and neither set nor put aside. There is one at a time."""
    under_way = {AmendmentState.DRAFT, AmendmentState.PROPOSED}
    found = (held for held in dossier.letter.amendments if amendment_state(held) in under_way)
    return next(found, None)


def last_set(dossier: Dossier) -> dt.date | None:
    """When what holds now was set: the letter itself, or the last of its amendments."""
    settings = (dossier.letter.setting, *(held.setting for held in dossier.letter.amendments))
    return max((setting.set_on for setting in settings if setting.set_on), default=None)
