"""Documents as plain JSON data and back, for notebooks and for the exporters' templates.

Each block is an object whose ``kind`` names its class. Reading is strict: what is not a document
of ours is refused with the place that is wrong.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from functools import cache
from math import isfinite
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from plpmission.errors import ExportError
from plpmission.render import blocks

Made = TypeVar("Made")

BLOCKS: Mapping[str, type] = {kind.__name__: kind for kind in get_args(blocks.Block)}
"""Every class of block, by its name."""


def to_data(value: Any) -> Any:
    """A block, a run or a whole document as dicts, lists, texts and figures."""
    if isinstance(value, tuple | list):
        return [to_data(entry) for entry in value]
    if not dataclasses.is_dataclass(value):
        return dict(value) if isinstance(value, Mapping) else value
    cls: Any = type(value)
    data = {name: to_data(getattr(value, name)) for name in _hints(cls)}
    return {"kind": cls.__name__, **data} if cls.__name__ in BLOCKS else data


def from_data(cls: type[Made], data: Any, where: str = "") -> Made:
    """The value of a class that ``to_data`` made ``data`` from.

    Raises:
        ExportError: ``data`` is not of that form; ``where`` says what part of it.
    """
    hints = _hints(cast("Any", cls))
    if not isinstance(data, Mapping) or not set(data) - {"kind"} <= set(hints):
        raise _foreign(where)
    values = {
        name: _read(hints[name], value, f"{where}.{name}")
        for name, value in data.items()
        if name in hints
    }
    try:
        return cls(**values)
    except TypeError:
        raise _foreign(where) from None


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    return get_type_hints(cls)


def _foreign(where: str) -> ExportError:
    return ExportError(
        "This is not a document made by this program: “{where}” is not of its form.", where=where
    )


def _read(hint: Any, data: Any, where: str) -> Any:
    origin = get_origin(hint)
    if origin is tuple:
        return _rows(get_args(hint)[0], data, where)
    if origin is dict:
        return _words(data, where)
    if origin is types.UnionType:
        return _one_kind(get_args(hint), data, where)
    if dataclasses.is_dataclass(hint):
        return from_data(cast("type", hint), data, where)
    return _plain(get_args(hint) or hint, data, where)


def _plain(hint: Any, data: Any, where: str) -> Any:
    if isinstance(hint, tuple):  # the members of a Literal
        fits = data in hint
    elif hint is float:
        fits = type(data) in (int, float) and isfinite(data)
    else:
        fits = type(data) is hint
    if not fits:
        raise _foreign(where)
    return data


def _rows(hint: Any, data: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise _foreign(where)
    return tuple(_read(hint, entry, f"{where}[{at}]") for at, entry in enumerate(data))


def _words(data: Any, where: str) -> dict[str, str]:
    if not isinstance(data, Mapping):
        raise _foreign(where)
    return {str(key): str(_plain(str, word, where)) for key, word in data.items()}


def _one_kind(members: tuple[Any, ...], data: Any, where: str) -> Any:
    if data is None and type(None) in members:
        return None
    kind = BLOCKS.get(data.get("kind", "")) if isinstance(data, Mapping) else None
    if kind not in members:
        raise _foreign(where)
    return from_data(cast("type", kind), data, where)
