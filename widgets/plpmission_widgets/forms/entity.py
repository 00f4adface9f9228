"""Part 2: the police entity."""

from __future__ import annotations

from plpmission.model.letter import BudgetLine, ContextElement, GoverningBody, Municipality, Site
from plpmission.model.organisation import Unit
from plpmission.model.terms import BudgetKind, EntityKind
from plpmission_widgets.forms.fields import (
    Choice,
    Field,
    Form,
    Group,
    Lines,
    Number,
    Rich,
    Table,
    Text,
    Tree,
)

ENTITY: Form = (
    Group(
        label="The entity",
        columns=3,
        fields=(
            Text(path="letter.entity.name", label="Name"),
            Text(path="letter.entity.number", label="Number", hint="such as 5301"),
            Choice(path="letter.entity.kind", label="Kind", options=EntityKind),
        ),
    ),
    Rich(path="letter.sections[entity].text", label="Description"),
    Table(
        path="letter.entity.municipalities",
        label="Municipalities",
        of=Municipality,
        add="Add a municipality",
        item="municipality",
        columns=(
            Text(path="name", label="Municipality"),
            Text(path="nis", label="NIS code", hint="five digits"),
            Number(path="inhabitants", label="Inhabitants"),
            Number(path="area", label="Area", unit="km²"),
        ),
    ),
    Table(
        path="letter.entity.sites",
        label="Stations and other buildings",
        of=Site,
        add="Add a building",
        item="building",
        columns=(
            Text(path="name", label="Name"),
            Text(path="place", label="Place"),
            Text(path="services", label="Services"),
            Text(path="opening", label="Opening hours"),
        ),
    ),
)

GOVERNANCE: Form = (
    Rich(path="letter.sections[governance].text", label="Governance and financing"),
    Table(
        path="letter.bodies",
        label="To whom the entity answers",
        of=GoverningBody,
        add="Add a body",
        item="body",
        columns=(
            Text(path="name", label="Body"),
            Text(path="role", label="Role"),
            Text(path="rhythm", label="How often it meets"),
        ),
    ),
    Table(
        path="letter.budget",
        label="Budget by year",
        help="In euro. Section 3.5 goes back to it.",
        of=BudgetLine,
        add="Add a line",
        item="line",
        columns=(
            Number(path="year", label="Year", year=True),
            Choice(path="kind", label="Kind", options=BudgetKind, none=False),
            Number(path="planned", label="Planned", unit="€"),
            Number(path="actual", label="Spent or received", unit="€"),
            Text(path="note", label="Note"),
        ),
    ),
)

CONTEXT: Form = (
    Rich(path="letter.sections[context].text", label="The surroundings in a few lines"),
    Table(
        path="letter.context",
        label="What marks the territory",
        help="Only what helps to understand your objectives.",
        of=ContextElement,
        add="Add an element",
        item="element",
        columns=(
            Choice(path="element", label="Element", options="elements:context"),
            Lines(path="fact", label="What there is"),
            Lines(path="consequence", label="What it means for the work"),
        ),
    ),
)

UNIT_COLUMNS: tuple[Field, ...] = (
    Text(path="name", label="Service"),
    Text(path="head", label="Led by"),
    Number(path="staff", label="Staff", unit="FTE"),
)

ORGANISATION: Form = (
    Tree(
        path="letter.organisation.as_is",
        label="Organigram on the first day",
        of=Unit,
        add="Add a service",
        item="service",
        columns=UNIT_COLUMNS,
    ),
    Rich(path="letter.sections[organisation].text", label="What the drawing does not show"),
)
