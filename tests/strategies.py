"""Hypothesis strategies for dossiers, made from the model's own fields.

``dossiers()`` draws whole ones: every field of every part can be there, ids are unique, and what
refers to an item refers to one of the right kind.
"""

from __future__ import annotations

import datetime as dt
import types
from collections import Counter, defaultdict
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from hypothesis import strategies as st

from plpmission.model import Dossier, Item, Letter, Part
from plpmission.model.base import RefersTo

Data = dict[str, Any]

WORDS = st.text(max_size=12) | st.sampled_from(
    ["Objectif stratégique", "**gras** | barre", "[renvoi](ref:obj-1)", "<b>x</b>", "=1+1", "…"]
)
"""Texts as people and machines send them, with whatever Unicode has."""

_REFERENCE = object()
"""Stands for an id until all items are known."""


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Whole dossiers."""
    data = draw(_part(Dossier))
    ids = _numbered(Dossier, data)
    _refer(draw, Dossier, data, ids)
    return Dossier.model_validate(data)


@cache
def _part(kind: type[Part]) -> st.SearchStrategy[Data]:
    fields = {
        name: _value(info.annotation, tuple(info.metadata))
        for name, info in kind.model_fields.items()
        if name != "format" and not (name == "id" and issubclass(kind, Item))
    }
    # A dossier or letter with everything in it, rather than a few fields of many.
    whole = kind in {Dossier, Letter}
    required = {n for n, info in kind.model_fields.items() if whole or info.is_required()}
    required -= {"zone"}  # a register is as large as a letter, and in half of the dossiers
    required &= fields.keys()
    return st.fixed_dictionaries(
        {name: fields[name] for name in required},
        optional={name: fields[name] for name in fields.keys() - required},
    )


def _value(annotation: Any, marks: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _value(inner, (*marks, *more))
    if any(isinstance(mark, RefersTo) for mark in marks):
        return st.just(_REFERENCE)
    if origin in {Union, types.UnionType}:
        inner = next(arm for arm in get_args(annotation) if arm is not types.NoneType)
        return st.none() | _value(inner, marks)
    if origin is tuple:
        return st.lists(_value(get_args(annotation)[0], ()), max_size=2)
    if origin is Literal:
        return st.sampled_from(get_args(annotation))
    return _plain(annotation, marks)


def _plain(kind: Any, marks: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if issubclass(kind, Part):
        return _part(kind)
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    flat = [inner for mark in marks for inner in getattr(mark, "metadata", [mark])]
    low = max((mark.ge for mark in flat if isinstance(mark, Ge)), default=-(10**15))
    high = min((mark.le for mark in flat if isinstance(mark, Le)), default=10**15)
    if kind is float:
        return st.floats(low, high)
    if kind is int:
        return st.integers(low, high)
    pattern = next((mark.pattern for mark in flat if hasattr(mark, "pattern")), None)
    if kind is str:
        # Signs that are not printed are taken out at the door, and would leave nothing.
        return st.from_regex(pattern, fullmatch=True).filter(str.isprintable) if pattern else WORDS
    return {bool: st.booleans(), dt.date: st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1))}[kind]


def _inside(kind: type[Part], data: Data) -> Iterator[tuple[type[Part], Data]]:
    """A part's data, and those of all parts in it."""
    yield kind, data
    for name, value in data.items():
        for inner in _parts_of(kind.model_fields[name].annotation):
            for element in value if isinstance(value, list) else [value]:
                if element is not None:
                    yield from _inside(inner, element)


def _parts_of(annotation: Any) -> list[type[Part]]:
    kinds = (annotation, *get_args(annotation))
    return [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Part)]


def _numbered(kind: type[Part], data: Data) -> dict[str, list[str]]:
    """Give each item an id of its own; gives the ids by kind."""
    counts: Counter[str] = Counter()
    ids: dict[str, list[str]] = defaultdict(list)
    for inner, element in _inside(kind, data):
        if issubclass(inner, Item):
            counts[inner.KIND] += 1
            element["id"] = f"{inner.KIND}-{counts[inner.KIND]}"
            ids[inner.KIND].append(element["id"])
    return ids


def _refer(draw: st.DrawFn, kind: type[Part], data: Data, ids: dict[str, list[str]]) -> None:
    """Put ids of items, or nothing, where an item is referred to."""
    for inner, element in _inside(kind, data):
        for name in [name for name, value in element.items() if value is _REFERENCE]:
            marks = _reference_of(inner.model_fields[name])
            known = [item for of_kind in marks.kinds for item in ids[of_kind]]
            many = "tuple" in repr(inner.model_fields[name].annotation)
            element[name] = draw(_choice(known, many=many))


def _reference_of(info: Any) -> RefersTo:
    marks = list(info.metadata)
    for arm in get_args(info.annotation):
        marks += get_args(arm)
    return next(mark for mark in marks if isinstance(mark, RefersTo))


def _choice(known: list[str], *, many: bool) -> st.SearchStrategy[Any]:
    if not known:
        return st.just([] if many else None)
    one = st.sampled_from(known)
    return st.lists(one, max_size=2, unique=True) if many else st.none() | one
