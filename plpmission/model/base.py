"""What every part of a dossier is: frozen, strict about its fields, clean in its texts."""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

LINE_LIMIT = 2_000
TEXT_LIMIT = 200_000
"""Characters that a line and a rich text may hold: about one page, about a hundred pages."""

# Control characters other than tab and newline, and the marks that turn the reading order
# (U+202A–202E, U+2066–2069, U+200E/F, U+061C): they hide what a signed text says.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c"
    "\ud800-\udfff\ufffe\uffff\ufeff]"
)


def clean(value: Any) -> Any:
    """Text as it may be stored: NFC, one kind of line end, no invisible mark."""
    if not isinstance(value, str):
        return value
    if value.isprintable() and unicodedata.is_normalized("NFC", value):
        return value  # most texts on one line, at a tenth of the cost
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))


def _one_line(value: Any) -> Any:
    if type(value) is str and value.isascii() and value.isprintable():
        return value  # most lines of a dossier: dates, names, numbers, ids
    text = clean(value)
    return " ".join(text.split("\n")) if isinstance(text, str) and "\n" in text else text


# The limit stands before the function: pydantic then looks at it itself, twice as fast.
Line = Annotated[str, Field(max_length=LINE_LIMIT), BeforeValidator(_one_line)]
"""A short plain text on one line."""

Text = Annotated[str, Field(max_length=TEXT_LIMIT), BeforeValidator(clean)]
"""A plain text of any number of lines."""

Markdown = Annotated[str, Field(max_length=TEXT_LIMIT), BeforeValidator(clean)]
"""A rich text in Markdown; ``[words](ref:ID)`` refers to another item."""

Figure = Annotated[float, Field(allow_inf_nan=False, ge=-1e15, le=1e15)]
"""A finite figure."""

Year = Annotated[int, Field(ge=1900, le=2200)]


class RefersTo:
    """Marks a field that holds ids of other items, and says of which kinds (id prefixes)."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds


class Part(BaseModel):
    """A frozen piece of a dossier."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


ItemId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)+$", max_length=60)]


def new_id(kind: str) -> str:
    """A fresh id of a kind of item: its prefix and eight random characters."""
    return f"{kind}-{secrets.token_hex(4)}"


class Item(Part):
    """A part with an id of its own, stable through edits, so that others can refer to it."""

    KIND: ClassVar[str]
    """The prefix of this kind's ids."""
    id: ItemId

    @classmethod
    def new(cls, **values: Any) -> Self:
        """An item with a fresh id."""
        return cls(id=new_id(cls.KIND), **values)
