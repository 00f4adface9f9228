"""What a finished document is made of, the same for every format.

``render`` makes a ``Rendered`` from a dossier; ``export`` turns it into a notebook and that into
HTML, PDF or Word. Everything here is plain frozen data, so that it survives a trip through JSON.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "right", "center"]
Change = Literal["", "added", "removed"]
"""What a comparison of two versions says of a passage; empty where it stands in both."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """A stretch of text in one style. ``ref`` is the anchor of a block that it leads to.

    A newline in ``text`` is a line break.
    """

    text: str
    bold: bool = False
    italic: bool = False
    ref: str = ""
    href: str = ""
    lang: str = ""
    """The language of the passage, where it is not the document's."""
    note: str = ""
    """A footnote that is called here; such a run has no text of its own."""
    change: Change = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading. ``level`` counts from 1; ``number`` is the model's own ("3.2.1") or empty."""

    level: int
    text: str
    number: str = ""
    anchor: str = ""
    section: str = ""
    """The section's id, for content controls and for what comes back."""
    lang: str = ""
    """The language of the words, where it is not the document's."""
    change: Change = ""


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph.

    ``note`` is small and grey; ``empty`` ("not filled in") and ``finding`` stand in drafts only.
    """

    runs: Runs
    style: Literal["body", "lead", "note", "quote", "empty", "finding", "label"] = "body"
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class ListBlock:
    """A list; each entry is a row of blocks (paragraphs and lists inside it)."""

    entries: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, kw_only=True)
class Column:
    """A table's column; ``width`` is its share of the table's width, relative to the others'."""

    title: str
    align: Align = "left"
    width: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with a header row; with ``row_headers`` the first cell of each row is a header too.

    ``rows`` holds a tuple of cells per row, each cell a row of runs.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: str = ""
    row_headers: bool = False
    anchor: str = ""
    whole: bool = False
    """It stays on one page: a short table that people sign."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a chart: one value for each date from number ``first`` on, without a gap."""

    name: str
    values: tuple[float, ...]
    first: int = 0
    kind: Literal["measured", "baseline", "target"] = "measured"


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What a drawing over time is drawn from, for formats that draw charts themselves."""

    dates: tuple[str, ...]
    """ISO dates, in order."""
    lines: tuple[Line, ...]
    unit: str
    """Heads the axis of values."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A drawing, and in words what it shows.

    ``svg`` is sanitised and carries its width and height in px at 96 dpi.
    """

    svg: str
    alt: str
    caption: str = ""
    anchor: str = ""
    table: Table | None = None
    """The same as figures, for those who cannot see it."""
    chart: Chart | None = None
    """The same as data of a chart, where it is one."""
    change: Change = ""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A label with what it says: name, rank, dates. Shown as a list of definitions."""

    label: str
    runs: Runs


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Labels with what they say, two columns."""

    facts: tuple[Fact, ...]
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Cover:
    """The first page."""

    title: str
    subtitle: str
    lines: tuple[str, ...] = ()
    mark: str = ""
    """A word set apart, such as "Draft"."""


@dataclass(frozen=True, kw_only=True)
class Contents:
    """The place of the table of contents; each format makes its own from the headings."""

    title: str
    depth: int = 3


@dataclass(frozen=True, kw_only=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | ListBlock | Table | Figure | Facts | Cover | Contents | PageBreak


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """A whole document."""

    document: str
    """Which of the dossier's documents it is, such as ``letter``."""
    lang: str
    title: str
    subject: str
    author: str
    blocks: tuple[Block, ...]
    header: str = ""
    """The running header."""
    words: dict[str, str] = field(default_factory=dict)
    """What a format adds by itself: page, of, contents, table, figure, data."""
    draft: bool = False
    date: str = ""
    """ISO date of the letter, for document properties; empty where the letter has none."""
    payload: str = ""
    """``part_for(document)`` as JSON: the data that the document is made of."""
