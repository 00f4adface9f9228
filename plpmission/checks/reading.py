"""A dossier as the checks read it: its texts with their places, each looked up once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property, partial
from itertools import chain
from typing import Any, NamedTuple, TypeVar, get_args

from plpmission.checks.coverage import Coverage, coverage
from plpmission.checks.remembered import Remembered
from plpmission.model import SECTION_IDS, Dossier, Item, Part, SectionId
from plpmission.model.base import TEXT_LIMIT
from plpmission.model.indicators import Indicator
from plpmission.outline.contents import CONTENTS, filled

BESIDE: Mapping[str, tuple[str, ...]] = {
    "amendment-procedure": ("letter.amendments",),
    "conclusion": ("letter.place", "letter.setting"),
}
"""What a section's form shows beside its own content."""

Built = TypeVar("Built")

KEYS = frozenset({"act", "element", "theme"})
"""Fields that hold a key of the outline or of the register, and no words."""


class Passage(NamedTuple):
    """One text of the letter and where it stands."""

    where: str
    section: str
    about: str
    """The id of the item that it belongs to, else of the section."""
    text: str
    is_long: bool
    """It may run over lines and sentences, and is no title or name."""


class Reading:
    """A dossier under check; ``view`` holds the ids of the sections that are looked at."""

    def __init__(self, dossier: Dossier, section: str | None = None) -> None:
        self.dossier = dossier
        self.letter = dossier.letter
        self.left_out = frozenset(note.id for note in self.letter.sections if note.left_out)
        own = tuple(added.id for added in self.letter.added)
        self.whole_letter = section is None
        self.view: tuple[str, ...] = (section,) if section else (*SECTION_IDS, *own)
        self._built: dict[Callable[[Reading], Any], Any] = {}

    def shows(self, section: str) -> bool:
        """Whether a section is in view and in the letter."""
        return section in self.view and section not in self.left_out

    def shows_report(self, section: str) -> bool:
        """Whether a report, named as its document is, is in view: always with the whole letter."""
        return self.whole_letter or section in self.view

    def begun(self, section: SectionId) -> bool:
        """Whether a section holds a text or anything in its fields, whatever it is marked as."""
        if self.letter.note(section).text.strip():
            return True
        return any(filled(self.dossier.value(path)) for path in CONTENTS[section])

    def once(self, build: Callable[[Reading], Built]) -> Built:
        """What several rules need of this reading, built for the first that asks."""
        if build not in self._built:
            self._built[build] = build(self)
        found: Built = self._built[build]
        return found

    @property
    def dated(self) -> dt.date | None:
        """The day from which ages are counted: the letter's, else the start of the mandate."""
        return self.letter.date or self.letter.mandate.start

    @cached_property
    def passages(self) -> Mapping[str, tuple[Passage, ...]]:
        """The texts of each section."""
        return _passages(self.dossier)

    @cached_property
    def coverage(self) -> Coverage:
        """What is joined to nothing."""
        return coverage(self.dossier)

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The dossier's indicators by id."""
        return {indicator.id: indicator for indicator in self.dossier.indicators}

    def texts(self, section: str) -> tuple[Passage, ...]:
        """A section's texts; none where it is left out of the letter."""
        return self.passages.get(section, ()) if section not in self.left_out else ()

    def whole(self) -> Iterator[Passage]:
        """The texts of the whole letter, in reading order."""
        for section in self.passages:
            yield from self.texts(section)


def note_path(section: SectionId, field: str = "text") -> str:
    """The path of a field of a section's note."""
    return f"letter.sections[{SECTION_IDS.index(section)}].{field}"


_at_places: Remembered[tuple[Passage, ...]] = Remembered()
_in_sections: Remembered[tuple[Passage, ...]] = Remembered()


def _passages(dossier: Dossier) -> Mapping[str, tuple[Passage, ...]]:
    """The texts of each section; the very same tuple as before where nothing in it has changed."""
    found: dict[str, tuple[Passage, ...]] = {}
    for section, note in zip(SECTION_IDS, dossier.letter.sections, strict=True):
        places = (*CONTENTS[section], *BESIDE.get(section, ()))
        parts = tuple(_at_place(dossier, place, section) for place in places)
        found[section] = _in_sections.get(
            section, (note.text, *parts), partial(_joined, section, note.text, parts)
        )
        for index, added in enumerate(dossier.letter.added):
            if added.after == section:
                where = f"letter.added[{index}]"
                found[added.id] = _in_sections.get(
                    where, (added,), partial(passages_in, added.id, added, where)
                )
    return found


def _joined(
    section: SectionId, text: str, parts: tuple[tuple[Passage, ...], ...]
) -> tuple[Passage, ...]:
    own = (Passage(note_path(section), section, section, text, is_long=True),) if text else ()
    return own + tuple(chain.from_iterable(parts))


def passages_in(section: str, part: Part, where: str) -> tuple[Passage, ...]:
    """The texts of a part and of the parts in it; ``where`` is its path."""
    collected = _Collected(section)
    collected.add_part(part, where, section)
    return tuple(collected.found)


def _at_place(dossier: Dossier, place: str, section: str) -> tuple[Passage, ...]:
    """The text at a place, or all texts under it."""

    def read() -> tuple[Passage, ...]:
        collected = _Collected(section)
        collected.add_field(dossier, place)
        return tuple(collected.found)

    return _at_places.get(place, (dossier.value(place),), read)


class _Collected:
    """The texts of one section."""

    def __init__(self, section: str) -> None:
        self.section = section
        self.found: list[Passage] = []

    def add(self, text: str, where: str, about: str, *, is_long: bool) -> None:
        if text:
            self.found.append(Passage(where, self.section, about, text, is_long))

    def add_field(self, dossier: Dossier, place: str) -> None:
        """The text at a place, or all texts under it."""
        holder, _, name = place.rpartition(".")
        part: Part = dossier.value(holder) if holder else dossier
        texts, nested = _layout(type(part))
        value = getattr(part, name)
        if name in nested:
            self._add_all(value, place, self.section)
        elif (is_long := dict(texts).get(name)) is not None:
            self.add(value, place, self.section, is_long=is_long)

    def add_part(self, part: Part, path: str, about: str) -> None:
        """The texts of a part and of the parts in it."""
        texts, nested = _layout(type(part))
        for name, is_long in texts:
            self.add(getattr(part, name), f"{path}.{name}", about, is_long=is_long)
        for name in nested:
            if value := getattr(part, name):
                self._add_all(value, f"{path}.{name}", about)

    def _add_all(self, value: Any, path: str, about: str) -> None:
        if isinstance(value, Part):
            self.add_part(value, path, about)
            return
        for index, element in enumerate(value or ()):
            inner = element.id if isinstance(element, Item) else about
            self.add_part(element, f"{path}[{index}]", inner)


@cache
def _layout(kind: type[Part]) -> tuple[tuple[tuple[str, bool], ...], tuple[str, ...]]:
    """A part's fields that hold words (and whether long ones), and those that hold parts."""
    texts: list[tuple[str, bool]] = []
    nested: list[str] = []
    for name, info in kind.model_fields.items():
        limits = [getattr(mark, "max_length", None) for mark in info.metadata]
        if kinds := [inner for inner in _kinds(info.annotation) if _is_part(inner)]:
            if any(any(_layout(inner)) for inner in kinds):
                nested.append(name)
        elif info.annotation is str and name not in {"id", *KEYS} and any(limits):
            texts.append((name, TEXT_LIMIT in limits))
    return tuple(texts), tuple(nested)


def _kinds(annotation: Any) -> tuple[Any, ...]:
    return (annotation, *get_args(annotation))


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Part)
