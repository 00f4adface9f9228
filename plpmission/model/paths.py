"""Places in a dossier, such as ``letter.objectives[obj-3f2a].deadline``.

A step into a list is an item's id, or its index counted from 0. Ids hold while items move;
indexes are what a person who reads the file counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import ValidationError

from plpmission.errors import InvalidValue, UnknownItem
from plpmission.model.base import Item, Part, RefersTo
from plpmission.model.problems import problems_of

_STEP = re.compile(r"([a-z_][a-z0-9_]*)|\[([a-z0-9-]+)\]")
_PATH = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*|\[[a-z0-9-]{1,60}\])*")

P = TypeVar("P", bound=Part)
Step = str | tuple[str]
"""A field's name, or in a tuple of one the id or index of an element."""


def steps(path: str) -> tuple[Step, ...]:
    """The steps of a path.

    Raises:
        UnknownItem: the text is no path.
    """
    if not _PATH.fullmatch(path):
        raise UnknownItem("“{path}” is not a place in a dossier.", path=path[:80])
    return tuple(name or (key,) for name, key in _STEP.findall(path))


def position(elements: tuple[Any, ...], key: str, path: str) -> int:
    """Where in a list the element of that id or index stands.

    Raises:
        UnknownItem: none has that id or index.
    """
    for index, element in enumerate(elements):
        if getattr(element, "id", None) == key:
            return index
    if key.isdigit() and int(key) < len(elements):
        return int(key)
    raise UnknownItem("Nothing stands at “{path}”: it may have been removed.", path=path)


def value_at(root: Part, path: str) -> Any:
    """What stands at a path.

    Raises:
        UnknownItem: nothing does.
    """
    node: Any = root
    for step in steps(path):
        node = _child(node, step, path)
    return node


def _child(node: Any, step: Step, path: str) -> Any:
    if isinstance(step, tuple) and isinstance(node, tuple):
        return node[position(node, step[0], path)]
    if isinstance(step, str) and isinstance(node, Part) and step in type(node).model_fields:
        return getattr(node, step)
    raise UnknownItem("Nothing stands at “{path}”: it may have been removed.", path=path)


def with_value(root: P, path: str, value: Any) -> P:
    """A copy of ``root`` with another value at ``path``; all else is shared.

    Raises:
        UnknownItem: there is no such place.
        InvalidValue: the field there does not take the value.
    """
    changed: P = _replaced(root, steps(path), value, path)
    return changed


def _replaced(node: Any, rest: tuple[Step, ...], value: Any, path: str) -> Any:
    if not rest:
        return value
    step, rest = rest[0], rest[1:]
    child = _child(node, step, path)
    changed = _replaced(child, rest, value, path)
    if isinstance(step, tuple):
        at = position(node, step[0], path)
        return (*node[:at], changed, *node[at + 1 :])
    if not rest or (len(rest) == 1 and isinstance(rest[0], tuple)):
        return with_field(node, step, changed, path)
    return node.model_copy(update={step: changed})


def with_field(part: P, field: str, value: Any, path: str = "") -> P:
    """A copy of a part with one field set, checked as the field's type asks.

    Raises:
        InvalidValue: the field does not take the value.
    """
    try:
        checked = type(part).model_validate({**dict(part), field: value})
    except ValidationError as error:
        first = problems_of(error)[0]
        raise InvalidValue(first.message, where=path or field, **dict(first.parameters)) from None
    return part.model_copy(update={field: getattr(checked, field)})


@cache
def _nested_fields(kind: type[Part]) -> tuple[str, ...]:
    """The fields of a part that can hold other parts (found by their annotation)."""
    return tuple(name for name, info in kind.model_fields.items() if _holds_parts(info.annotation))


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    return any(_holds_parts(inner) for inner in get_args(annotation))


def items(part: Part, path: str = "") -> Iterator[tuple[str, Item]]:
    """Every item under a part with its path, by id, depth first in the order of the fields."""
    for name in _nested_fields(type(part)):
        here = f"{path}.{name}" if path else name
        child = getattr(part, name)
        if isinstance(child, Part):
            yield from items(child, here)
        elif isinstance(child, tuple):
            yield from _items_in(child, here)


def _items_in(elements: tuple[Any, ...], path: str) -> Iterator[tuple[str, Item]]:
    for index, element in enumerate(elements):
        if isinstance(element, Item):
            here = f"{path}[{element.id}]"
            yield here, element
            yield from items(element, here)
        elif isinstance(element, Part):
            yield from items(element, f"{path}[{index}]")


def repeated_ids(part: Part) -> list[str]:
    """The ids that stand more than once under a part, sorted."""
    counted = Counter(_ids(part))
    return sorted(item for item, count in counted.items() if count > 1)


def _ids(part: Part) -> Iterator[str]:
    """The id of every item under a part, in no order: five times as fast as with their paths."""
    waiting = [part]
    while waiting:
        above = waiting.pop()
        for name in _nested_fields(type(above)):
            child = getattr(above, name)
            below = child if isinstance(child, tuple) else (child,)
            for one in below:
                if isinstance(one, Item):
                    yield one.id
                if isinstance(one, Part) and _nested_fields(type(one)):
                    waiting.append(one)


@cache
def reference_fields(kind: type[Part]) -> tuple[str, ...]:
    """The fields of a kind of part that hold ids of other items."""
    return tuple(
        name
        for name, info in kind.model_fields.items()
        if any(isinstance(mark, RefersTo) for mark in info.metadata)
        or "RefersTo" in repr(info.annotation)
    )


def without_references(part: P, gone: str) -> P:
    """A copy of a part in which nothing refers to the item ``gone`` any more."""
    update: dict[str, Any] = {}
    for name in reference_fields(type(part)):
        held = getattr(part, name)
        if isinstance(held, tuple) and gone in held:
            update[name] = tuple(ref for ref in held if ref != gone)
        elif held == gone:
            update[name] = None
    for name in _nested_fields(type(part)):
        child = getattr(part, name)
        changed = _without_in(child, gone)
        if changed is not child:
            update[name] = changed
    return part.model_copy(update=update) if update else part


def _without_in(child: Any, gone: str) -> Any:
    if isinstance(child, Part):
        return without_references(child, gone)
    if not isinstance(child, tuple):
        return child
    changed = tuple(without_references(e, gone) if isinstance(e, Part) else e for e in child)
    same = all(new is old for new, old in zip(changed, child, strict=True))
    return child if same else changed
