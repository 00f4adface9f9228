"""What the zone says once for all its partnerships."""

from __future__ import annotations

from plpmission.model.partnership_terms import Structure
from plpmission.model.zone import Campaign, Mayor, Officer, StructureMeeting
from plpmission_widgets.forms.fields import (
    Choice,
    Date,
    Form,
    Group,
    Level,
    Lines,
    Listed,
    Rich,
    Shown,
    Table,
    Text,
)
from plpmission_widgets.forms.partnerships import inherited

ZONE: Form = (
    Group(
        label="",
        fields=(
            Text(path="zone.name", label="Police zone"),
            Text(path="zone.chief", label="Chief of corps"),
        ),
    ),
    Listed(path="zone.municipalities", label="Municipalities", help="One a line."),
    Table(
        path="zone.officers",
        label="Mandated officers",
        help="One change here shows which notices it owes, and to whom.",
        of=Officer,
        add="Add an officer",
        item="officer",
        columns=(
            Text(path="contact.name", label="Name"),
            Text(path="contact.phone", label="Telephone"),
            Text(path="contact.email", label="E-mail"),
            Date(path="since", label="Since"),
            Date(path="until", label="Until"),
            Text(path="contact.address", label="Address at work", under="*"),
        ),
    ),
    Table(
        path="zone.mayors",
        label="Mayors",
        of=Mayor,
        add="Add a mayor",
        item="mayor",
        columns=(
            Text(path="municipality", label="Municipality"),
            Text(path="contact.name", label="Name"),
            Date(path="since", label="Since"),
            Date(path="until", label="Until"),
            Text(path="contact.address", label="Address at work", under="*"),
            Text(path="contact.phone", label="Telephone", under="since"),
            Text(path="contact.email", label="E-mail", under="contact.name"),
        ),
    ),
    Shown(module="plpmission_widgets.views.partnerships.owing"),
    Lines(path="zone.dispatching", label="Agreed with the CIC or the own dispatching (art. 10)"),
    Table(
        path="zone.meetings",
        label="Consultation structures (art. 11)",
        of=StructureMeeting,
        add="Add a meeting",
        item="meeting",
        columns=(
            Choice(path="structure", label="Structure", options=Structure, none=False),
            Date(path="on", label="On"),
            Lines(path="result", label="Result"),
        ),
    ),
    Group(
        label="This register",
        fields=(
            Text(path="title", label="Its name in your list"),
            Choice(path="lang", label="Language of its documents", options="languages", none=False),
        ),
    ),
)

_PARTS = (
    ("02 Objectives", inherited.objectives("zone.plan.objectives")),
    ("08 From citizen to police", inherited.to_police("zone.plan.to_police")),
    ("09 Urgent messages", inherited.hot("zone.plan.hot")),
    ("10 Messages that are not urgent", inherited.cold("zone.plan.cold")),
    ("11 Members’ meetings", inherited.meetings("zone.plan.meetings")),
    ("12 Officer and coordinator", inherited.consultation("zone.plan.consultation")),
    ("13 Support", inherited.support("zone.plan.support")),
    ("14 Cost for members", inherited.cost("zone.plan.cost")),
    ("15 Evaluation", inherited.evaluation("zone.plan.evaluation")),
    ("16 Internal rules", inherited.rules_note("zone.plan.rules")),
    ("Internal rules", inherited.rules("zone.plan.internal_rules")),
)

PLAN: Form = (
    *(
        entry
        for title, fields in _PARTS
        for entry in (
            Level(label=title),
            *(one for one in fields if not isinstance(one, Level)),
        )
    ),
    Level(
        label="Emergency", text="by the authorities in charge only, in their own words (art. 9d)"
    ),
    Lines(path="zone.plan.emergency", label="Use in an emergency"),
    Shown(module="plpmission_widgets.views.partnerships.owing"),
)
"""The communication plan and the texts that every partnership inherits."""

CAMPAIGNS: Form = (
    Table(
        path="zone.campaigns",
        label="Evaluation campaigns",
        of=Campaign,
        add="Add a campaign",
        item="campaign",
        columns=(
            Text(path="title", label="Title"),
            Date(path="start", label="Period from"),
            Date(path="end", label="to"),
            Date(path="sent_on", label="Sent on"),
            Date(path="answer_by", label="Answer by"),
            Date(path="reminded_on", label="Reminded on", under="*"),
        ),
    ),
    Shown(module="plpmission_widgets.views.partnerships.campaigns"),
)

TEXTS: Form = (
    Shown(module="plpmission_widgets.views.partnerships.drafts"),
    Rich(path="zone.pzs_passage", label="For the zonal security plan (art. 8d)"),
    Rich(path="zone.letter_passage", label="For the mission letter, 3.6, where you wish"),
)
