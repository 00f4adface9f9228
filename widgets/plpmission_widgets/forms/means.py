"""Sections 3.4 and 3.5: people and resources."""

from __future__ import annotations

from plpmission.model.letter import Initiative, StaffYear
from plpmission.model.objectives import Means
from plpmission.model.terms import MeansKind, StaffCategory
from plpmission_widgets.forms.fields import (
    Choice,
    Form,
    Gap,
    Lines,
    Number,
    Picks,
    Rich,
    Shown,
    Table,
    Text,
)


def _initiatives(path: str, section: str) -> Table:
    return Table(
        path=path,
        label="Initiatives by theme",
        of=Initiative,
        add="Add an initiative",
        item="initiative",
        columns=(
            Choice(path="theme", label="Theme", options=f"elements:{section}"),
            Lines(path="text", label="What will be done"),
            Picks(path="serves", label="Serves", kinds=("obj", "plan")),
        ),
    )


PEOPLE: Form = (
    Rich(path="letter.sections[people].text", label="Needs and staff policy"),
    Table(
        path="letter.staff",
        label="Staff by year",
        help="In full-time equivalents.",
        of=StaffYear,
        add="Add a year",
        item="line",
        columns=(
            Number(path="year", label="Year", year=True),
            Choice(path="category", label="Category", options=StaffCategory, none=False),
            Number(path="establishment", label="Posts", unit="FTE"),
            Number(path="filled", label="Filled", unit="FTE"),
            Gap(path="open", label="Open", needed="establishment", given="filled"),
            Text(path="note", label="Note"),
        ),
    ),
    Shown(module="plpmission_widgets.views.sums"),
    _initiatives("letter.people.initiatives", "people"),
    Rich(
        path="letter.people.impact",
        label="Financial impact",
        help="What it costs, and whether the money planned is enough.",
    ),
    Rich(
        path="letter.people.procedure",
        label="Procedure and calendar of the staffing table",
    ),
)

RESOURCES: Form = (
    Rich(path="letter.sections[resources].text", label="How the means will evolve"),
    Table(
        path="letter.means",
        label="Means needed, promised and granted",
        help="Staff in full-time equivalents, budget in euro, equipment in pieces.",
        of=Means,
        add="Add means",
        item="line",
        columns=(
            Number(path="year", label="Year", year=True),
            Text(path="title", label="What", room=9.0),
            Choice(path="kind", label="Kind", options=MeansKind, none=False, under="*"),
            Picks(path="objectives", label="For", kinds=("obj",), under="*"),
            Text(path="decision", label="Decision", under="*"),
            Number(path="needed", label="Needed", room=6.0),
            Number(path="promised", label="Promised", room=6.0),
            Number(path="granted", label="Granted", room=6.0),
            Gap(path="gap", label="Missing", needed="needed", given="granted", room=4.25),
        ),
    ),
    Shown(module="plpmission_widgets.views.sums"),
    _initiatives("letter.resources.initiatives", "resources"),
    Rich(
        path="letter.resources.impact",
        label="Financial impact",
        help="What it costs, and whether the money planned is enough.",
    ),
    Rich(
        path="letter.resources.procedure",
        label="Procedure and calendar of the multi-year budget and its audits",
    ),
)
