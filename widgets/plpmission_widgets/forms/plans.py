"""Section 3.2.3: tactical plans."""

from __future__ import annotations

from plpmission.model.objectives import Action, Milestone, TacticalPlan
from plpmission.model.terms import PlanStatus
from plpmission_widgets.forms.fields import (
    Check,
    Choice,
    Date,
    Detail,
    Form,
    Group,
    Lines,
    Number,
    Picks,
    Rich,
    Shown,
    Table,
    Text,
)

_ACTIONS = Table(
    path="actions",
    label="Actions",
    of=Action,
    add="Add an action",
    item="action",
    columns=(
        Text(path="title", label="Action", words=True),
        Text(path="owner", label="Carried by"),
        Date(path="start", label="Start"),
        Date(path="end", label="End"),
        Check(path="done", label="Done"),
    ),
)
_MILESTONES = Table(
    path="milestones",
    label="Milestones",
    of=Milestone,
    add="Add a milestone",
    item="milestone",
    columns=(
        Text(path="title", label="What is there", words=True),
        Date(path="date", label="Date"),
    ),
)

PLANS: Form = (
    Shown(module="plpmission_widgets.views.gantt"),
    Detail(
        path="letter.plans",
        label="Tactical plans",
        of=TacticalPlan,
        add="Add a plan",
        item="plan",
        position="plan {number} of {count}",
        empty_title="No plan yet",
        empty_text="The letter lists the plans in place at its start; an objective may have none.",
        fields=(
            Text(path="title", label="Short title", words=True),
            Lines(path="text", label="What the plan does"),
            Picks(path="objectives", label="Objectives that it carries", kinds=("obj",)),
            Group(
                label="Who and when",
                columns=3,
                fields=(
                    Text(path="owner", label="Carried by"),
                    Date(path="start", label="Start"),
                    Date(path="end", label="End"),
                ),
            ),
            Picks(path="after", label="Plans that must be there first", kinds=("plan",)),
            _ACTIONS,
            _MILESTONES,
            Group(
                label="What it takes",
                columns=3,
                fields=(
                    Number(path="staff", label="Staff", unit="FTE"),
                    Number(path="budget", label="Budget over the whole plan", unit="€"),
                    Text(path="resources", label="Other means"),
                ),
            ),
            Group(
                label="Where it stands",
                fields=(
                    Choice(path="status", label="Status", options=PlanStatus),
                    Text(path="status_reason", label="Why"),
                ),
            ),
        ),
    ),
    Rich(
        path="letter.sections[plans].text",
        label="Introduction",
        help="It stands before the plans.",
    ),
)
