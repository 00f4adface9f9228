"""What people remarked on sections, as a draft shows it: plain data, whoever keeps it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from plpmission.render.blocks import Block, Paragraph, Run
from plpmission.render.scope import Scope


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A comment that is not dealt with yet, and what was answered."""

    section: str
    """The outline's id; what is in none stands before the first section."""
    text: str
    who: str = ""
    on: dt.date | None = None
    quote: str = ""
    """The passage that it is about."""
    assigned: str = ""
    """Whom it is for."""
    replies: tuple[tuple[str, str], ...] = ()
    """Who answered, and what."""


def remark(scope: Scope, said: Remark) -> Iterator[Block]:
    """A comment as paragraphs of a draft."""
    who, day = scope.set(said.who), scope.day(said.on)
    head = scope.say("Comment by {name}, {date}: ", name=who, date=day)
    if said.assigned:
        name = scope.set(said.assigned)
        head = scope.say("Comment by {name}, {date}, for {whom}: ", name=who, date=day, whom=name)
    quote = [Run(text=f"{scope.set(said.quote)} – ", italic=True)] if said.quote else []
    yield _paragraph(
        Run(text=f"{head.strip()} ", bold=True), *quote, Run(text=scope.set(said.text))
    )
    for name, text in said.replies:
        answer = scope.say("Reply by {name}: ", name=scope.set(name))
        yield _paragraph(Run(text=f"{answer.strip()} ", bold=True), Run(text=scope.set(text)))


def _paragraph(*runs: Run) -> Paragraph:
    return Paragraph(runs=runs, style="finding")
