"""3.1 of the letter: mission, vision and values, culture, and the holder's own functioning."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.render.blocks import Block
from plpmission.render.compose import Col, table, titled
from plpmission.render.prose import rich
from plpmission.render.scope import Scope


def mission_values(scope: Scope) -> Iterator[Block]:
    """3.1.1: why the entity exists, what it wants to become, and its values."""
    purpose = scope.letter.purpose
    yield from titled(scope, "Mission", rich(scope, purpose.mission))
    yield from titled(scope, "Vision", rich(scope, purpose.vision))
    columns = (Col("Value", 1.2), Col("What it means", 2.4), Col("How one sees it", 2.4))
    rows = [(value.name, value.meaning, value.sign) for value in purpose.values]
    yield from table(scope, columns, rows, caption=scope.say("Values"))


def culture(scope: Scope) -> Iterator[Block]:
    """3.1.2: principles, and what makes them real."""
    columns = (Col("Principle", 2), Col("How it becomes real", 3))
    rows = [(held.principle, held.practice) for held in scope.letter.culture]
    yield from table(scope, columns, rows)


def own_functioning(scope: Scope) -> Iterator[Block]:
    """3.1.3: what the holder commits to personally."""
    columns = (Col("Personal commitment", 2.4), Col("How", 2.4), Col("By", 1.2))
    rows = [(held.commitment, held.how, held.by) for held in scope.letter.commitments]
    yield from table(scope, columns, rows)
