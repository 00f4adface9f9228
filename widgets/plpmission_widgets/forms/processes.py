"""Section 3.3: tasks, processes, and how performance is followed."""

from __future__ import annotations

from plpmission.model.indicators import Indicator
from plpmission.model.letter import Control, CoreTask, WorkProcess
from plpmission.model.terms import CoreFunction, Direction, Frequency, ProcessKind
from plpmission_widgets.forms.fields import (
    Choice,
    Date,
    Detail,
    Form,
    Group,
    Lines,
    Number,
    Picks,
    Rich,
    Series,
    Table,
    Text,
    When,
)

CORE_TASKS: Form = (
    Rich(path="letter.sections[core-tasks].text", label="The tasks in a few lines"),
    Table(
        path="letter.tasks",
        label="Core tasks",
        of=CoreTask,
        add="Add a task",
        item="task",
        columns=(
            Choice(path="function", label="Basic function", options=CoreFunction),
            Text(path="task", label="Task"),
            Text(path="basis", label="Where it comes from"),
            Lines(path="how", label="How it is carried out"),
        ),
    ),
)

WORK_PROCESSES: Form = (
    Rich(path="letter.sections[work-processes].text", label="The processes in a few lines"),
    Table(
        path="letter.processes",
        label="Processes and what changes in them",
        of=WorkProcess,
        add="Add a process",
        item="process",
        columns=(
            Text(path="name", label="Process", room=9.5),
            Choice(path="kind", label="Kind", options=ProcessKind, none=False, under="name"),
            Picks(path="serves", label="Serves", kinds=("obj", "plan"), under="name"),
            Lines(path="initiative", label="What changes"),
            Lines(path="knowledge", label="How its knowledge is kept and shared"),
        ),
    ),
)

_INDICATORS = Detail(
    path="indicators",
    label="Indicators",
    of=Indicator,
    add="Add an indicator",
    item="indicator",
    position="indicator {number} of {count}",
    empty_title="No indicator yet",
    empty_text="Begin with one figure that you already follow.",
    fields=(
        Text(path="name", label="Name", words=True),
        Lines(path="definition", label="What exactly is counted"),
        Group(
            label="How it is measured",
            columns=3,
            fields=(
                Text(path="unit", label="Unit"),
                Choice(
                    path="direction",
                    label="Good direction",
                    options=Direction,
                    none=False,
                    reshapes=True,
                ),
                Choice(path="frequency", label="How often", options=Frequency, none=False),
                Text(path="formula", label="Formula"),
                Text(path="source", label="Source"),
                Text(path="disaggregation", label="Broken down by"),
            ),
        ),
        Group(
            label="Baseline",
            fields=(
                Number(path="baseline.value", label="Value"),
                Date(path="baseline.date", label="Measured on"),
                Text(path="baseline.source", label="Source"),
                Text(path="baseline.method", label="How it was worked out"),
            ),
        ),
        Group(
            label="Target",
            columns=3,
            fields=(
                When(
                    path="direction",
                    values=("up", "down"),
                    fields=(Number(path="target.value", label="Value"),),
                ),
                When(
                    path="direction",
                    values=("keep",),
                    fields=(
                        Number(path="target.low", label="At least"),
                        Number(path="target.high", label="At most"),
                    ),
                ),
                Date(path="target.deadline", label="By"),
            ),
        ),
        Series(
            path="measurements",
            label="Measurements",
            help="A period is a year (2025), a quarter (2025-Q3) or a month (2025-07). "
            "Two columns can be pasted from a spreadsheet.",
        ),
    ),
)

MANAGEMENT_CONTROL: Form = (
    Rich(path="letter.sections[management-control].text", label="How the work is followed"),
    Table(
        path="letter.controls",
        label="What is followed",
        of=Control,
        add="Add a control",
        item="control",
        columns=(
            Text(path="what", label="What"),
            Text(path="how", label="How"),
            Text(path="rhythm", label="How often"),
            Text(path="who", label="By whom"),
        ),
    ),
    _INDICATORS,
)
