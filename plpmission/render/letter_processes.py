"""3.3 of the letter: core tasks, work processes, and how their performance is followed."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.model.letter import WorkProcess
from plpmission.render.blocks import Block
from plpmission.render.compose import Col, Value, table
from plpmission.render.letter_indicators import definitions
from plpmission.render.scope import Scope


def core_tasks(scope: Scope) -> Iterator[Block]:
    """3.3.1: the tasks, what they rest on, and how they are carried out."""
    columns = (Col("Function", 1.3), Col("Task", 2), Col("Basis", 1.4), Col("How", 3))
    rows = [(scope.term(t.function), t.task, t.basis, t.how) for t in scope.letter.tasks]
    yield from table(scope, columns, rows)


def work_processes(scope: Scope) -> Iterator[Block]:
    """3.3.2: what changes in the processes, and how their knowledge is kept."""
    columns = (
        Col("Process", 1.8),
        Col("Kind", 1.1),
        Col("Initiative", 2.4),
        Col("How the knowledge is kept", 2.4),
        Col("Serves", 1.2),
    )
    yield from table(scope, columns, [_process(scope, held) for held in scope.letter.processes])


def _process(scope: Scope, held: WorkProcess) -> tuple[Value, ...]:
    if not (held.name or held.initiative or held.knowledge):
        return ((),) * 5
    kind = scope.term(held.kind)
    return held.name, kind, held.initiative, held.knowledge, scope.refs(held.serves)


def management_control(scope: Scope) -> Iterator[Block]:
    """3.3.3: what is followed and how, and the definition of each indicator."""
    columns = (
        Col("What is followed", 2.2),
        Col("How", 2.4),
        Col("Rhythm", 1.2),
        Col("By whom", 1.4),
    )
    rows = [(held.what, held.how, held.rhythm, held.who) for held in scope.letter.controls]
    yield from table(scope, columns, rows, caption=scope.say("How performance is followed"))
    yield from definitions(scope)
