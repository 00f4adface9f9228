"""A letter beside an earlier version of it: what was taken out and what was put in.

Both versions are put into blocks as they would be printed; blocks that say the same are kept, and
in those that changed the words that changed are marked. Rejecting every mark gives the earlier
version, accepting every mark the later one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeVar

from plpmission.diff import words
from plpmission.render.blocks import (
    Block,
    Change,
    Contents,
    Cover,
    Fact,
    Facts,
    Figure,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Table,
)

LIKE = 0.3
"""The share of common words from which two passages are one passage that was changed."""

Some = TypeVar("Some")


@dataclass(frozen=True)
class Pair:
    """What stood at a place, and what stands there now; None where there was or is nothing."""

    before: object
    after: object


def redlined(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Block]:
    """The blocks of both versions as one, with what changed marked."""
    for pair in _aligned(before, after, _same_place):
        yield from _merged(pair)


def marked(block: Block, change: Change) -> Block:
    """A block that was put in or taken out as a whole."""
    if isinstance(block, Heading | Figure):
        return replace(block, change=change)
    if isinstance(block, Paragraph):
        return replace(block, runs=_all(block.runs, change))
    if isinstance(block, ListBlock):
        entries = tuple(tuple(marked(part, change) for part in entry) for entry in block.entries)
        return replace(block, entries=entries)
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row, change) for row in block.rows))
    if isinstance(block, Facts):
        return replace(block, facts=tuple(_fact(fact, change) for fact in block.facts))
    return block


def is_changed(block: Block) -> bool:
    """Whether anything in a block is marked."""
    if isinstance(block, Heading | Figure):
        return bool(block.change)
    if isinstance(block, ListBlock):
        return any(is_changed(part) for entry in block.entries for part in entry)
    return any(run.change for runs in _runs_of(block) for run in runs)


def _runs_of(block: Block) -> Iterable[Runs]:
    if isinstance(block, Paragraph):
        return (block.runs,)
    if isinstance(block, Table):
        return (cell for row in block.rows for cell in row)
    return (fact.runs for fact in block.facts) if isinstance(block, Facts) else ()


# ---- which passages belong together


def _aligned(
    before: Sequence[Some], after: Sequence[Some], alike: Callable[[Some, Some], bool]
) -> Iterator[Pair]:
    """Both sides in one order: equal ones together, then those between that are alike."""
    old, new = [_key(one) for one in before], [_key(one) for one in after]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, begin, end, start, stop in matcher.get_opcodes():
        if kind == "equal":
            yield from map(Pair, before[begin:end], after[start:stop])
        else:
            yield from _between(before[begin:end], after[start:stop], alike)


def _between(
    before: Sequence[Some], after: Sequence[Some], alike: Callable[[Some, Some], bool]
) -> Iterator[Pair]:
    """Passages that differ: each with the first one on the other side that is like it."""
    at = 0
    for one in after:
        found = next((to for to in range(at, len(before)) if alike(before[to], one)), None)
        if found is None:
            yield Pair(None, one)
            continue
        yield from (Pair(gone, None) for gone in before[at:found])
        yield Pair(before[found], one)
        at = found + 1
    yield from (Pair(gone, None) for gone in before[at:])


def _key(one: object) -> Hashable:
    """What makes two passages the same; a drawing is what it shows."""
    if isinstance(one, Figure):
        return (one.alt, one.caption, one.svg)
    return repr(one)


def _same_place(left: Block, right: Block) -> bool:
    """Whether two blocks are two versions of one."""
    if type(left) is not type(right):
        return False
    if isinstance(left, Heading) and isinstance(right, Heading):
        return bool(left.anchor) and left.anchor == right.anchor
    if isinstance(left, Table) and isinstance(right, Table):
        shared = {one.title for one in left.columns} & {one.title for one in right.columns}
        return len(shared) * 2 >= max(len(left.columns), len(right.columns))
    if isinstance(left, Facts) and isinstance(right, Facts):
        return left.anchor == right.anchor
    if isinstance(left, Figure) and isinstance(right, Figure):
        return left.caption == right.caption
    return _like(_text(left), _text(right))


def _like(left: str, right: str) -> bool:
    ours, theirs = set(left.lower().split()), set(right.lower().split())
    return len(ours & theirs) >= LIKE * max(len(ours), len(theirs), 1)


def _text(block: Block) -> str:
    if isinstance(block, ListBlock):
        return " ".join(_text(part) for entry in block.entries for part in entry)
    return " ".join(_said(runs) for runs in _runs_of(block))


def _said(runs: Runs) -> str:
    return "".join(run.text for run in runs)


# ---- one passage out of two


def _merged(pair: Pair) -> Iterator[Block]:
    before, after = pair.before, pair.after
    if isinstance(before, PageBreak | Contents | Cover) and after is None:
        return  # the frame of a document is the later version's
    if before is None or after is None or before == after:
        yield from _alone(pair)
    elif isinstance(before, Paragraph) and isinstance(after, Paragraph):
        yield replace(after, runs=_woven(before.runs, after.runs))
    elif isinstance(before, ListBlock) and isinstance(after, ListBlock):
        yield replace(after, entries=tuple(_entries(before, after)))
    elif isinstance(before, Table) and isinstance(after, Table):
        yield _table(before, after)
    elif isinstance(before, Facts) and isinstance(after, Facts):
        yield replace(after, facts=tuple(_facts(before, after)))
    elif isinstance(before, Cover | Contents):
        yield after  # type: ignore[misc]  # of the same kind
    else:
        yield _gone(before)  # type: ignore[arg-type]
        yield marked(after, "added")  # type: ignore[arg-type]


def _alone(pair: Pair) -> Iterator[Block]:
    """What stands on one side, or the same on both."""
    if pair.before is None:
        yield marked(pair.after, "added")  # type: ignore[arg-type]
    elif pair.after is None:
        yield _gone(pair.before)  # type: ignore[arg-type]
    else:
        yield pair.after  # type: ignore[misc]


def _gone(block: Block) -> Block:
    """A block taken out: nothing leads to it, and its heading counts no more."""
    if isinstance(block, Heading):
        said = f"{block.number} {block.text}".strip()
        return Paragraph(runs=(Run(text=said, change="removed"),), style="label")
    out = marked(block, "removed")
    if isinstance(out, Paragraph | Table | Figure | Facts):
        return replace(out, anchor="")
    return out


def _woven(before: Runs, after: Runs) -> Runs:
    """The runs of two versions of a passage, changed words marked, each in its own style."""
    old, new = _Reader(before), _Reader(after)
    found: list[Run] = []
    for piece in words(_said(before), _said(after)):
        length = len(piece.text)
        if piece.kind == "removed":
            found += _all(old.take(length), "removed")
        elif piece.kind == "added":
            found += _all(new.take(length), "added")
        else:
            old.take(length)
            found += new.take(length)
    return tuple(found)


class _Reader:
    """Takes runs off the front of a row, letter by letter."""

    def __init__(self, runs: Runs) -> None:
        self._left = list(runs)

    def take(self, length: int) -> Runs:
        taken: list[Run] = []
        while length and self._left:
            run = self._left.pop(0)
            if len(run.text) > length:
                self._left.insert(0, replace(run, text=run.text[length:]))
                run = replace(run, text=run.text[:length])
            length -= len(run.text)
            taken.append(run)
        return tuple(taken)


def _all(runs: Runs, change: Change) -> Runs:
    """Runs marked as a whole; what was taken out leads nowhere any more."""
    if change == "removed":
        return tuple(replace(run, change=change, ref="", href="") for run in runs)
    return tuple(replace(run, change=change) for run in runs)


def _row(row: tuple[Runs, ...], change: Change) -> tuple[Runs, ...]:
    return tuple(_all(cell, change) for cell in row)


def _fact(fact: Fact, change: Change) -> Fact:
    return replace(fact, runs=_all(fact.runs, change))


def _entries(before: ListBlock, after: ListBlock) -> Iterator[tuple[Block, ...]]:
    def alike(left: tuple[Block, ...], right: tuple[Block, ...]) -> bool:
        return _like(" ".join(map(_text, left)), " ".join(map(_text, right)))

    for pair in _aligned(before.entries, after.entries, alike):
        old, new = pair.before or (), pair.after or ()
        yield tuple(redlined(old, new))  # type: ignore[arg-type]


def _table(before: Table, after: Table) -> Table:
    """One table with the columns of both; rows belong together that begin alike."""
    columns = list(after.columns)
    known = {column.title for column in columns}
    columns += [column for column in before.columns if column.title not in known]
    titles = [column.title for column in columns]
    old, new = (_spread(one, titles) for one in (before, after))

    def alike(left: tuple[Runs, ...], right: tuple[Runs, ...]) -> bool:
        first = _said(left[0]).strip()
        if first and first == _said(right[0]).strip():
            return True
        return _like(" ".join(map(_said, left)), " ".join(map(_said, right)))

    rows: list[tuple[Runs, ...]] = []
    for pair in _aligned(old, new, alike):
        was: tuple[Runs, ...] = pair.before or ((),) * len(titles)  # type: ignore[assignment]
        now: tuple[Runs, ...] = pair.after or ((),) * len(titles)  # type: ignore[assignment]
        rows.append(tuple(map(_woven, was, now)))
    return replace(after, columns=tuple(columns), rows=tuple(rows))


def _spread(table: Table, titles: Sequence[str]) -> list[tuple[Runs, ...]]:
    """A table's rows in the order of some columns, empty where it has none of that title."""
    at = {column.title: index for index, column in enumerate(table.columns)}
    return [tuple(row[at[title]] if title in at else () for title in titles) for row in table.rows]


def _facts(before: Facts, after: Facts) -> Iterator[Fact]:
    for pair in _aligned(before.facts, after.facts, lambda old, new: old.label == new.label):
        was, now = pair.before, pair.after
        if isinstance(was, Fact) and isinstance(now, Fact):
            yield replace(now, runs=_woven(was.runs, now.runs))
        elif isinstance(was, Fact):
            yield _fact(was, "removed")
        elif isinstance(now, Fact):
            yield _fact(now, "added")
