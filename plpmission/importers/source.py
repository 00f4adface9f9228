r"""A document that was not born here, as passages: what it says, in order, and what shows it.

A reader of a format makes a ``Source``; nothing after it looks at the file again. Text is our
Markdown (``**``, ``*``, ``^[note]``, ``\\`` before a sign that Markdown would act on); what could
not be kept stands in ``left``, with its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Literal, get_args

from pydantic import ConfigDict, TypeAdapter

from plpmission.i18n import Lang, translator

Kind = Literal["docx", "pdf", "odt", "md", "txt"]
PassageKind = Literal[
    "heading", "paragraph", "item", "table", "caption", "note", "image", "contents"
]
KINDS: tuple[PassageKind, ...] = get_args(PassageKind)

_NOTE = re.compile(r"\s?\^\[((?:[^\[\]\\]|\\.)*)\]")
_MARKS = re.compile(r"\\([^\w\s]|_)|\\(\n)|\*{1,3}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Signs:
    """What shows what a passage is; ``size`` is in points, ``bold`` a share from 0 to 1.

    ``indent`` is the depth of a list's entry, counted from 0; ``page`` is counted from 1.
    """

    style: str = ""
    outline: int | None = None
    bold: float = 0.0
    size: float | None = None
    caps: bool = False
    indent: int = 0
    page: int | None = None
    at_top: bool = False
    in_contents: bool = False
    centred: bool = False
    underlined: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """One heading, paragraph, list entry, table, caption, note, picture or line of contents.

    ``number`` is what stands in front, typed or worked out by the word processor ("3.2.1", "a)"),
    empty for a dot or a dash. ``level`` is a heading's, from 1; ``score`` says how sure that it
    is a heading, from 0 to 1. ``image`` is the id of the picture that an image shows.
    """

    id: str
    kind: PassageKind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    number: str = ""
    signs: Signs = Signs()
    level: int | None = None
    score: float = 0.0
    image: str = ""

    @property
    def plain(self) -> str:
        """The words without marks; footnotes at the end, a table's rows as lines."""
        if self.rows:
            return "\n".join("\t".join(map(plain, row)) for row in self.rows)
        return plain(self.text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Left:
    """What could not be kept: where it stood, its words if it had any, and why."""

    where: str
    what: str = ""
    why: str = ""
    """An English sentence of the domain ``importers``, with its parameters apart."""
    parameters: tuple[tuple[str, str], ...] = ()

    def said(self, lang: Lang) -> str:
        """Why, in the reader's language."""
        return translator("importers", lang)(self.why, **dict(self.parameters))


@dataclass(frozen=True, kw_only=True, slots=True)
class Image:
    """A picture of the document; ``media`` is its type, such as ``image/png``."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(
        ser_json_bytes="base64", val_json_bytes="base64"
    )

    id: str
    name: str
    media: str
    content: bytes
    alt: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document that was read; ``pages`` is None where the file does not tell."""

    name: str
    kind: Kind
    lang: Lang
    passages: tuple[Passage, ...]
    left: tuple[Left, ...] = ()
    images: tuple[Image, ...] = ()
    pages: int | None = None


def as_json(source: Source) -> str:
    """A source as JSON; pictures are base64."""
    return _adapter().dump_json(source).decode()


def from_json(text: str | bytes) -> Source:
    """The source of a JSON text that ``as_json`` wrote."""
    return _adapter().validate_json(text)


@cache
def _adapter() -> TypeAdapter[Source]:
    return TypeAdapter(Source)


def plain(text: str) -> str:
    """The words of a text in our Markdown; its footnotes' words follow on lines of their own."""
    notes = [match[1] for match in _NOTE.finditer(text)]
    body = _NOTE.sub("", text)
    return "\n".join(_MARKS.sub(lambda sign: sign[1] or sign[2] or "", t) for t in (body, *notes))
