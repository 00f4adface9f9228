"""A dossier: one mandate's letter, amendments, reports, indicators and partnerships.

A dossier never changes: each ``with_…`` gives a new one that shares all that is the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from plpmission.errors import InvalidValue, UnknownItem
from plpmission.i18n import Lang
from plpmission.model import paths
from plpmission.model.base import Item, Line, Part, Text
from plpmission.model.indicators import Indicator
from plpmission.model.letter import Letter, without_private_life
from plpmission.model.life import FollowUp
from plpmission.model.origins import Origin
from plpmission.model.partnership import PartnershipReference
from plpmission.model.reports import ActivityReport, EvaluationReport
from plpmission.model.zone import Zone

FORMAT = 1
"""The version of the stored form; files say it in their field ``format``."""

Document = Literal[
    "letter",
    "consolidated-letter",
    "redline",
    "public-copy",
    "activity-report",
    "evaluation-report",
    "comparison",
    "council-pack",
    "charter",
    "internal-rules",
    "submission-package",
    "change-notice",
    "partnership-evaluation",
    "launch-papers",
    "invitation-letter",
    "membership-form",
    "presentation-outline",
    "launch-agenda",
    "launch-minutes",
]
"""The documents that a dossier can be made into; ``render.DOCUMENTS`` says which exist today."""

_NEVER = ("dismissals", "origins")
_NO_PARTNERSHIPS = ("partnerships", "zone", *_NEVER)
_LETTER_ALONE = ("activity_reports", "evaluation_reports", "follow_up", *_NO_PARTNERSHIPS)
_PARTNERSHIPS_ALONE = (
    "letter",
    "indicators",
    "activity_reports",
    "evaluation_reports",
    "follow_up",
    *_NEVER,
)
_NOT_CARRIED: Mapping[Document, tuple[str, ...]] = {
    "letter": _LETTER_ALONE,
    "consolidated-letter": _LETTER_ALONE,
    "redline": _LETTER_ALONE,
    "public-copy": _LETTER_ALONE,
    "council-pack": ("activity_reports", "evaluation_reports", *_NO_PARTNERSHIPS),
    "activity-report": ("evaluation_reports", "follow_up", *_NO_PARTNERSHIPS),
    "evaluation-report": ("follow_up", *_NO_PARTNERSHIPS),
    "comparison": ("follow_up", *_NO_PARTNERSHIPS),
    "charter": _PARTNERSHIPS_ALONE,
    "internal-rules": _PARTNERSHIPS_ALONE,
    "submission-package": _PARTNERSHIPS_ALONE,
    "change-notice": _PARTNERSHIPS_ALONE,
    "partnership-evaluation": _PARTNERSHIPS_ALONE,
    "launch-papers": _PARTNERSHIPS_ALONE,
    "invitation-letter": _PARTNERSHIPS_ALONE,
    "membership-form": _PARTNERSHIPS_ALONE,
    "presentation-outline": _PARTNERSHIPS_ALONE,
    "launch-agenda": _PARTNERSHIPS_ALONE,
    "launch-minutes": _PARTNERSHIPS_ALONE,
}
"""The fields of a dossier that a document does not say, and so does not carry."""


class Dismissal(Item):
    """A piece of advice set aside, with the reason, which is kept."""

    KIND: ClassVar[str] = "dis"
    code: Line
    about: Line
    """What it was said of: an item's id, or a section's."""
    reason: Text
    by: Line = ""
    on: dt.date | None = None


class Dossier(Part):
    """One mandate's documents and what they are made of."""

    format: Annotated[int, Field(ge=FORMAT, le=FORMAT)] = FORMAT
    title: Line = ""
    """How its owner calls it in the list of dossiers."""
    lang: Lang = "fr"
    """The language of the documents, whatever the reader's own."""
    holds: Literal["mandate", "partnerships"] = "mandate"
    """What the dossier is of: a mandate, or a zone's partnerships, which outlive mandates."""
    letter: Letter = Letter()
    indicators: tuple[Indicator, ...] = ()
    activity_reports: tuple[ActivityReport, ...] = ()
    evaluation_reports: tuple[EvaluationReport, ...] = ()
    follow_up: FollowUp = FollowUp()
    partnerships: tuple[PartnershipReference, ...] = ()
    zone: Zone = Zone()
    dismissals: tuple[Dismissal, ...] = ()
    origins: tuple[Origin, ...] = ()
    """Where the items that were brought in from another document stood in it."""

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        if twice := paths.repeated_ids(self):
            raise PydanticCustomError("same_id", "The same id twice", {"ids": ", ".join(twice[:5])})
        return self

    def value(self, path: str) -> Any:
        """What stands at a path such as ``letter.objectives[2].deadline``.

        Raises:
            UnknownItem: nothing stands there.
        """
        return paths.value_at(self, path)

    def item(self, item: str) -> Item:
        """The item of that id.

        Raises:
            UnknownItem: there is none.
        """
        return self.located(item)[1]

    def located(self, item: str) -> tuple[str, Item]:
        """An item with its path, by id.

        Raises:
            UnknownItem: there is none.
        """
        for path, found in paths.items(self):
            if found.id == item:
                return path, found
        raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=item)

    def with_value(self, path: str, value: Any) -> Self:
        """A copy with another value at a path.

        Raises:
            UnknownItem: there is no such place.
            InvalidValue: the field there does not take the value.
        """
        if path.endswith(".id"):
            raise InvalidValue("What has an id keeps it.", where=path)
        changed = paths.with_value(self, path, value)
        holds_items = isinstance(value, Part | tuple | list | dict)
        if holds_items and (twice := paths.repeated_ids(changed)):
            raise InvalidValue("The same id stands twice: {ids}.", where=path, ids=twice[0])
        return changed

    def with_section(self, section: str, **changes: Any) -> Self:
        """A copy with fields of a section's note changed: ``text``, ``done``, ``left_out``."""
        changed = self
        for field, value in changes.items():
            changed = changed.with_value(f"letter.sections[{section}].{field}", value)
        return changed

    def with_item(self, path: str, item: Item, at: int | None = None) -> Self:
        """A copy with an item more in the list at ``path``: at its end, or at position ``at``."""
        held = list(self.value(path))
        held.insert(len(held) if at is None else at, item)
        return self.with_value(path, tuple(held))

    def without_item(self, item: str) -> Self:
        """A copy without an item; what referred to it no longer does.

        Raises:
            UnknownItem: there is none of that id.
        """
        path, _ = self.located(item)
        listed, _, _ = path.rpartition("[")
        kept = tuple(other for other in self.value(listed) if other.id != item)
        return paths.without_references(self.with_value(listed, kept), item)

    def with_moved(self, item: str, to: int) -> Self:
        """A copy with an item moved to position ``to`` of its list."""
        path, moved = self.located(item)
        listed, _, _ = path.rpartition("[")
        rest = [other for other in self.value(listed) if other.id != item]
        rest.insert(max(0, min(to, len(rest))), moved)
        return self.with_value(listed, tuple(rest))

    def part_for(self, document: Document) -> Self:
        """The part of the dossier that a document is made of, and that an export carries.

        A letter carries neither reports nor partnerships, nor which advice was set aside; a
        public copy in addition neither birth date nor curriculum.
        """
        start = type(self).model_fields
        part = {name: start[name].get_default() for name in _NOT_CARRIED[document]}
        if document == "public-copy":
            part["letter"] = without_private_life(self.letter)
        return self.model_copy(update=part)
