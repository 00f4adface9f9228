"""What a form is made of: descriptions of fields, without values.

``label``, ``help`` and ``hint`` are English sentences of the domain ``app``. A ``path`` is a place
in a dossier; inside a ``Detail`` or a ``Table`` it is counted from the item.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plpmission.model import Item
from plpmission.model.terms import Term

Options = type[Term] | str
"""What one chooses from: a closed list of the model, or the name of a source.

``elements:SECTION`` are the outline's elements of a section, ``languages`` and ``sections`` what
they say, ``acts`` the register of legal references, ``given`` what the view itself fills in.
"""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field: its place, what it is called, and what helps to fill it in."""

    path: str
    label: str
    help: str = ""
    hint: str = ""
    under: str = ""
    """In a table: the column under whose cell it stands, for want of room; ``*`` the whole row."""
    room: float = 0.0
    """In a table: the width that it asks for, in rem, where its kind's is not right."""


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """One line; ``words`` where it will stand in the printed letter as a sentence."""

    words: bool = False


@dataclass(frozen=True, kw_only=True)
class Lines(Field):
    """Plain text of several lines."""

    words: bool = True


@dataclass(frozen=True, kw_only=True)
class Rich(Field):
    """Rich text."""


@dataclass(frozen=True, kw_only=True)
class Date(Field):
    """A date, typed as the reader writes it."""


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A figure; ``year`` where it is one, and so has no separators."""

    unit: str = ""
    year: bool = False


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a list; ``none`` where it may stay open, ``reshapes`` where other fields follow it."""

    options: Options
    style: Literal["radio", "select", "segments"] = "select"
    none: bool = True
    reshapes: bool = False


@dataclass(frozen=True, kw_only=True)
class Choices(Field):
    """Any number of a short list."""

    options: Options


@dataclass(frozen=True, kw_only=True)
class Check(Field):
    """Yes or no."""


@dataclass(frozen=True, kw_only=True)
class YesNo(Field):
    """Yes, no, or not said yet; ``reshapes`` where other fields follow it."""

    reshapes: bool = False


@dataclass(frozen=True, kw_only=True)
class Listed(Field):
    """A list of short texts, typed one a line."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of ``Rows``; ``at`` where it is one place of a list in each row."""

    name: str
    label: str
    kind: Literal["text", "number", "choice"] = "text"
    options: Options = ""
    at: int | None = None


@dataclass(frozen=True, kw_only=True)
class Rows(Field):
    """A short list of parts that have no id of their own, sent whole."""

    columns: tuple[Column, ...]
    add: str


@dataclass(frozen=True, kw_only=True)
class Picks(Field):
    """Other items, by picking: of these kinds (prefixes of ids), or ``acts`` of the register."""

    kinds: tuple[str, ...] = ()
    acts: bool = False
    one: bool = False


@dataclass(frozen=True, kw_only=True)
class Gap(Field):
    """A figure worked out from the row, shown and never stored: ``needed`` less ``given``."""

    needed: str
    given: str


@dataclass(frozen=True, kw_only=True)
class Table(Field):
    """A list of short items, edited in place."""

    of: type[Item]
    columns: tuple[Field, ...]
    add: str
    item: str


@dataclass(frozen=True, kw_only=True)
class Tree(Field):
    """An organigram; ``start_from`` is another one that it may begin as a copy of."""

    of: type[Item]
    columns: tuple[Field, ...]
    add: str
    item: str
    start_from: str = ""
    start_label: str = ""


@dataclass(frozen=True, kw_only=True)
class Swot(Field):
    """The board of strengths, weaknesses, opportunities and threats."""

    of: type[Item]
    columns: tuple[Field, ...]
    add: str
    item: str


@dataclass(frozen=True, kw_only=True)
class Detail(Field):
    """A list of larger items, opened one at a time."""

    of: type[Item]
    fields: tuple[Entry, ...]
    add: str
    item: str
    position: str
    """Where one of them stands: ``objective {number} of {count}``."""
    empty_title: str
    empty_text: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """Fields side by side under a heading."""

    label: str
    fields: tuple[Entry, ...]
    columns: Literal[1, 2, 3] = 2
    help: str = ""


@dataclass(frozen=True, kw_only=True)
class Series(Field):
    """A series of measurements, sent whole."""


@dataclass(frozen=True, kw_only=True)
class Period(Field):
    """A year, a quarter or a month, typed as the reader writes it."""


@dataclass(frozen=True, kw_only=True)
class Entries(Field):
    """A short list of lines, or of ``days``; sent whole."""

    days: bool = False


@dataclass(frozen=True, kw_only=True)
class Note:
    """A sentence that points elsewhere."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Level:
    """Where one part of a form begins: what must be there, what is advised, what is one's own."""

    label: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class When:
    """Fields that are there only while a choice of the same item has a value."""

    path: str
    values: tuple[str, ...]
    fields: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What is worked out from the dossier and drawn between the fields."""

    module: str
    """Its ``fields(page, base)`` gives what is drawn; loaded when it is first looked at."""


Entry = Field | Group | Level | Note | Shown | When
Form = tuple[Entry, ...]
