"""Who runs a partnership, who helps, who met."""

from __future__ import annotations

from plpmission.model.partnership import Coordinator, Meeting, SteeringMember
from plpmission.model.partnership_terms import CoordinatorRole, MeetingKind
from plpmission_widgets.forms.fields import (
    Choice,
    Date,
    Form,
    Group,
    Lines,
    Number,
    Shown,
    Table,
    Text,
)

PEOPLE: Form = (
    Table(
        path="coordinators",
        label="Coordinators",
        help="Former ones stay, with the day on which they left.",
        of=Coordinator,
        add="Add a coordinator",
        item="coordinator",
        columns=(
            Text(path="contact.name", label="Name", room=10),
            Choice(path="role", label="As", options=CoordinatorRole, none=False, room=7),
            Date(path="since", label="Since"),
            Date(path="until", label="Until"),
            Text(path="contact.email", label="E-mail", under="contact.name"),
            Number(path="age", label="Age", under="role"),
            Text(path="contact.phone", label="Telephone", under="since"),
            Text(path="contact.address", label="Address", under="*"),
        ),
    ),
    Shown(module="plpmission_widgets.views.partnerships.members"),
    Table(
        path="steering",
        label="Steering committee",
        of=SteeringMember,
        add="Add somebody",
        item="person",
        columns=(Text(path="name", label="Name"), Text(path="task", label="Task")),
    ),
    Table(
        path="meetings",
        label="Meetings held",
        of=Meeting,
        add="Add a meeting",
        item="meeting",
        columns=(
            Date(path="on", label="On"),
            Choice(path="kind", label="Meeting", options=MeetingKind, none=False),
            Number(path="present", label="Present"),
            Lines(path="note", label="Result"),
        ),
    ),
    Group(
        label="Standing leave of the police to send messages (art. 8d)",
        columns=3,
        fields=(
            Date(path="authorisation.given_on", label="Given on"),
            Text(path="authorisation.by", label="By"),
            Date(path="authorisation.withdrawn_on", label="Withdrawn on"),
        ),
    ),
    Lines(path="authorisation.covers", label="What it covers"),
    Group(
        label="Name and logo, once recognised only (art. 2 and 13)",
        fields=(
            Date(path="name_use.since", label="Used since"),
            Text(path="name_use.where", label="Where"),
        ),
    ),
)
