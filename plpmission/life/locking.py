"""Which places are frozen once a letter is set, and why."""

from __future__ import annotations

import re
from typing import TypeVar

from plpmission.life.needs import AMENDING, SETTING, Missing
from plpmission.life.stages import AmendmentState, amendment_state, is_set
from plpmission.model import Dossier, Item

Held = TypeVar("Held", bound=Item)

FOLLOW_UP = re.compile(
    r"letter\.plans\[[^]]+\]\.(status|status_reason|actions\[[^]]+\]\.done)"
    r"|letter\.means\[[^]]+\]\.(granted|decision)"
    r"|letter\.staff\[[^]]+\]\.filled"
    r"|letter\.budget\[[^]]+\]\.actual"
    r"|letter\.(sections|added)\[[^]]+\]\.done"
)
"""What is recorded while the letter is in force, and changes nothing of what was set."""
FOLLOWED = frozenset({"measurements", "profile", "rebases"})
"""Of an indicator, what grows while the letter is in force."""
_INDICATOR = re.compile(r"indicators\[([^]]+)\](?:\.(\w+))?")
_AMENDMENT = re.compile(r"letter\.amendments\[([^]]+)\](?:\.(\w+))?")
_BY_STEPS = frozenset({"setting", "proposed_on", "added", "dropped_objectives", "shortfall"})
"""Of an amendment, what only its steps record."""

_STEPS = Missing(
    sentence="How a letter is proposed, set and copied is recorded in “Life of the letter”.",
    source=SETTING,
    where="letter.setting",
)
_SET = Missing(
    sentence="The letter is set: this can only change by an amendment, begun in "
    "“Life of the letter”.",
    source=AMENDING,
    where="letter.setting",
)
_AMENDMENT_SET = Missing(
    sentence="This amendment has been decided or put aside: it stays as it is.",
    source=AMENDING,
    where="letter.amendments",
)
_AMENDMENTS = Missing(
    sentence="Amendments are begun, proposed and set in “Life of the letter”.",
    source=AMENDING,
    where="letter.amendments",
)


def locked(dossier: Dossier, path: str) -> Missing | None:
    """Why the place at a path cannot be edited, or None where it can.

    An item is added to or removed from the place of its list. Before a letter is set, all can be
    edited but the record of its steps; afterwards only what is followed up, and what an amendment
    under way says.
    """
    if path == "letter.setting" or path.startswith("letter.setting."):
        return _STEPS
    if path.startswith("letter.amendments"):
        return _of_amendment(dossier, path)
    if not is_set(dossier):
        return None
    if path.startswith("indicators"):
        return _of_indicator(dossier, path)
    if path in {"lang", "letter"} or path.startswith("letter."):
        return None if FOLLOW_UP.fullmatch(path) else _SET
    return None


def _of_amendment(dossier: Dossier, path: str) -> Missing | None:
    found = _AMENDMENT.match(path)
    if not found:
        return _AMENDMENTS
    held = _at(dossier.letter.amendments, found[1])
    under_way = {AmendmentState.DRAFT, AmendmentState.PROPOSED}
    if held is not None and amendment_state(held) not in under_way:
        return _AMENDMENT_SET
    return _AMENDMENTS if found[2] is None or found[2] in _BY_STEPS else None


def _of_indicator(dossier: Dossier, path: str) -> Missing | None:
    found = _INDICATOR.match(path)
    if not found:
        return None  # one more, which no objective refers to yet
    held = _at(dossier.indicators, found[1])
    if found[2] in FOLLOWED or held is None or held.id not in committed(dossier):
        return None
    return _SET


def committed(dossier: Dossier) -> set[str]:
    """The indicators that the letter's objectives refer to: their targets are part of it."""
    return {one for objective in dossier.letter.objectives for one in objective.indicators}


def _at(items: tuple[Held, ...], key: str) -> Held | None:
    for index, item in enumerate(items):
        if item.id == key or str(index) == key:
            return item
    return None
