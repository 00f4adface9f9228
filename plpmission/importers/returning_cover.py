"""The cover of a Word file of ours: its lines are made of fields, and go back to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from plpmission.importers.placing.finding.values import dated
from plpmission.model import Dossier

_WHOLE = ("letter.entity.name", "letter.mandate.authority_name")
"""Fields that are a line by themselves."""
_PARTS = (
    "letter.holder.name",
    "letter.holder.rank",
    "letter.mandate.title",
    "letter.setting.reference",
    "letter.place",
)
"""Fields that stand in a line beside other words."""
_DAYS = ("letter.date", "letter.setting.proposed_on", "letter.setting.set_on")


@dataclass(frozen=True, slots=True)
class Said:
    """A field that a line of the cover says, as it was and as it is; days as ``2026-06-24``."""

    path: str
    before: str
    after: str


def field_of(base: Dossier, was: str, now: str) -> Said | None:
    """The field that makes the difference between a line and the line that it became.

    None where it is no single one: other words than a field's were changed.
    """
    was, now = " ".join(was.split()), " ".join(now.split())
    return next(chain(_fields(base, was, now), _days(base, was, now)), None)


def _fields(base: Dossier, was: str, now: str) -> Iterator[Said]:
    for path in (*_WHOLE, *_PARTS):
        held = str(base.value(path) or "")
        value = " ".join(held.split())
        if not value or value not in was or (path in _WHOLE and value != was):
            continue
        before, _, after = was.partition(value)
        said = _between(now, before, after)
        if said and said != value:
            yield Said(path, held, said)


def _days(base: Dossier, was: str, now: str) -> Iterator[Said]:
    old, new = list(dated(was)), list(dated(now))
    if len(old) != 1 or len(new) != 1:
        return
    (begin, end, day), (_, _, other) = old[0], new[0]
    if _between(now, was[:begin], was[end:]) and day != other:
        for path in _DAYS:
            if base.value(path) == day:
                yield Said(path, day.isoformat(), other.isoformat())


def _between(text: str, before: str, after: str) -> str:
    """What stands in a text between two others; empty where it does not begin and end so."""
    if not (text.startswith(before) and text.endswith(after)):
        return ""
    return text[len(before) : len(text) - len(after)].strip()
