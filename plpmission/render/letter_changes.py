"""The letter with its changes since an earlier version, in the text or in two columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plpmission.render.blocks import Block, Cover, PageBreak, Paragraph, Run
from plpmission.render.letter import letter
from plpmission.render.redline import is_changed, redlined
from plpmission.render.scope import Scope
from plpmission.render.side_by_side import side_by_side


def redline(
    scope: Scope, earlier: Scope, names: tuple[str, str], *, beside: bool
) -> Iterator[Block]:
    """A letter compared with an earlier version of it; ``names`` are those of both versions."""
    cover, *blocks = redlined(tuple(letter(earlier)), tuple(letter(scope)))
    changed = any(is_changed(block) for block in blocks)
    yield _cover(scope, cover, names, _legend(scope) if changed else "")
    if not changed:
        said = scope.say("Nothing in the letter has changed between the two versions.")
        yield from (PageBreak(), Paragraph(runs=(Run(text=said),), style="lead"))
        return
    yield PageBreak()
    yield from side_by_side(scope, blocks) if beside else blocks[1:]


def _legend(scope: Scope) -> str:
    return scope.say("What was taken out is struck through, what was added is underlined.")


def _cover(scope: Scope, cover: Block, names: tuple[str, str], legend: str) -> Cover:
    assert isinstance(cover, Cover)  # noqa: S101 - a letter begins with one
    before, after = names
    span = scope.say("From {before} to {after}", before=before, after=after)
    lines = (*cover.lines, span if before and after else "", legend)
    title = scope.say("Mission letter with its changes")
    return replace(cover, title=title, lines=tuple(line for line in lines if line))
