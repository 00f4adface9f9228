"""The outline's words in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from plpmission.errors import UnknownSection
from plpmission.i18n import Lang

Key = TypeVar("Key")
Words = TypeVar("Words")


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadingText:
    """A part's or a group's words; ``short_title`` (24 characters at most) is for narrow lists."""

    title: str
    short_title: str
    guidance: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionText:
    """A section's words.

    ``guidance`` says what a reader looks for, ``example`` is an invented passage (None where the
    language has none), ``prompts`` words each question and element, by prompt id.
    """

    title: str
    short_title: str
    guidance: str
    example: str | None
    prompts: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionText:
    """An EFQM criterion's name; ``unanswered`` says why no section answers it, where none does."""

    name: str
    unanswered: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OutlineTexts:
    """All words of the outline in ``lang``, by the ids of its parts, groups and sections."""

    lang: Lang
    parts: Mapping[str, HeadingText]
    groups: Mapping[str, HeadingText]
    sections: Mapping[str, SectionText]
    criteria: Mapping[int, CriterionText]

    def section(self, section_id: str) -> SectionText:
        """A section's words. Raises UnknownSection where the outline has no such section."""
        return _look_up(self.sections, section_id)

    def part(self, part_id: str) -> HeadingText:
        """A part's words. Raises UnknownSection where the outline has no such part."""
        return _look_up(self.parts, part_id)

    def group(self, group_id: str) -> HeadingText:
        """A group's words. Raises UnknownSection where the outline has no such group."""
        return _look_up(self.groups, group_id)

    def heading(self, node_id: str) -> HeadingText | SectionText:
        """The words of a part, group or section: for walks over the outline's tree."""
        headings: dict[str, HeadingText | SectionText] = {**self.parts, **self.groups}
        return _look_up(headings | dict(self.sections), node_id)

    def efqm(self, number: int) -> CriterionText:
        """The words of EFQM criterion 1 to 7."""
        return _look_up(self.criteria, number)


def _look_up(words: Mapping[Key, Words], key: Key) -> Words:
    try:
        return words[key]
    except KeyError:
        raise UnknownSection("The outline has no section “{id}”.", id=key) from None
