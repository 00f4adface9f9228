"""Documents as plain JSON data and back, for notebooks and for the exporters' templates.

Each block is an object whose ``kind`` names its class. Reading is strict: what is not a document
of ours is refused with the place that is wrong.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from functools import cache
from math import isfinite
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from plpmission.errors import ExportError
from plpmission.render import blocks

Made = TypeVar("Made")
Reader = Callable[[Any], Any]

BLOCKS: Mapping[str, type] = {
    kind.__name__: kind for kind in (*get_args(blocks.Block), blocks.Chart)
}
"""Every class of block, by its name; and what may stand in a block or be missing from it."""


@dataclasses.dataclass(frozen=True)
class Shape:
    """The fields of a class of ours: those of texts and figures, and those that hold more."""

    name: str
    plain: tuple[str, ...]
    deep: tuple[str, ...]


@cache
def shape_of(cls: type) -> Shape | None:
    """The shape of a class; None where it is none of ours. Looked up once: values are thousands."""
    if not dataclasses.is_dataclass(cls):
        return None
    hints = _hints(cls)
    plain = tuple(name for name, hint in hints.items() if _is_plain(hint))
    return Shape(cls.__name__, plain, tuple(name for name in hints if name not in plain))


def _is_plain(hint: Any) -> bool:
    return hint in (str, bool, int, float) or get_origin(hint) is Literal


def to_data(value: Any) -> Any:
    """A block, a run or a whole document as dicts, lists, texts and figures."""
    if isinstance(value, tuple | list):
        return [to_data(entry) for entry in value]
    kind: Any = type(value)
    shape = shape_of(kind)
    if shape is None:
        return dict(value) if isinstance(value, Mapping) else value
    data: dict[str, Any] = {"kind": shape.name} if shape.name in BLOCKS else {}
    if not shape.deep:  # most are runs of text
        data.update(vars(value))
        return data
    for name in shape.plain:
        data[name] = getattr(value, name)
    for name in shape.deep:
        data[name] = to_data(getattr(value, name))
    return data


def from_data(cls: type[Made], data: Any, where: str = "") -> Made:
    """The value of a class that ``to_data`` made ``data`` from.

    Raises:
        ExportError: ``data`` is not of that form; ``where`` says what part of it.
    """
    try:
        return cast("Made", _reader(cast("Any", cls))(data))
    except _MisfitError as misfit:
        place = where + misfit.place
        raise ExportError(
            "This is not a document made by this program: “{where}” is not of its form.",
            where=place,
        ) from None


class _MisfitError(Exception):
    """Data that is not of its form; ``place`` grows from the inside out."""

    place = ""

    def under(self, step: str) -> _MisfitError:
        self.place = step + self.place
        return self


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    return get_type_hints(cls)


@cache
def _reader(hint: Any) -> Reader:
    """What reads values of a type; made once a type, since a document has thousands of values."""
    origin = get_origin(hint)
    if origin is tuple:
        return _rows(_later(get_args(hint)[0]))
    if origin is dict:
        return _words
    if origin is types.UnionType:
        return _one_kind(get_args(hint))
    if dataclasses.is_dataclass(hint):
        return _fields(cast("type", hint))
    return _plain(get_args(hint) or hint)


def _later(hint: Any) -> Reader:
    """A reader that is looked up when it reads: lists hold blocks that hold lists."""

    def read(data: Any) -> Any:
        return _reader(hint)(data)

    return read


def _fields(cls: type) -> Reader:
    hints = _hints(cls)
    known = {*hints, "kind"}

    def read(data: Any) -> Any:
        if not isinstance(data, Mapping) or not known.issuperset(data):
            raise _MisfitError
        values = {}
        name = ""
        try:
            for name, value in data.items():
                if name in hints:
                    values[name] = _reader(hints[name])(value)
        except _MisfitError as misfit:
            raise misfit.under(f".{name}") from None
        try:
            return cls(**values)
        except TypeError:
            raise _MisfitError from None

    return read


def _plain(hint: Any) -> Reader:
    def read(data: Any) -> Any:
        if isinstance(hint, tuple):  # the members of a Literal
            fits = data in hint
        elif hint is str:
            fits = isinstance(data, str)
        elif hint is float:
            fits = type(data) in (int, float) and isfinite(data)
        else:
            fits = type(data) is hint
        if not fits:
            raise _MisfitError
        return data

    return read


def _rows(read: Reader) -> Reader:
    def rows(data: Any) -> tuple[Any, ...]:
        if not isinstance(data, list):
            raise _MisfitError
        made: list[Any] = []
        try:
            made.extend(read(entry) for entry in data)
        except _MisfitError as misfit:
            raise misfit.under(f"[{len(made)}]") from None
        return tuple(made)

    return rows


def _words(data: Any) -> dict[str, str]:
    if not isinstance(data, Mapping) or not all(isinstance(word, str) for word in data.values()):
        raise _MisfitError
    return {str(key): word for key, word in data.items()}


def _one_kind(members: tuple[Any, ...]) -> Reader:
    def read(data: Any) -> Any:
        if data is None and type(None) in members:
            return None
        kind = BLOCKS.get(data.get("kind", "")) if isinstance(data, Mapping) else None
        if kind not in members:
            raise _MisfitError
        return _reader(kind)(data)

    return read
