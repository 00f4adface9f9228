"""Sections 3.6, 3.7 and 4: partners, communication, conclusion."""

from __future__ import annotations

from plpmission.model.letter import CommunicationLine, Partner, Protocol
from plpmission.model.terms import ProtocolState
from plpmission_widgets.forms.fields import (
    Choice,
    Date,
    Form,
    Group,
    Lines,
    Note,
    Picks,
    Rich,
    Table,
    Text,
)
from plpmission_widgets.forms.strategy import RECORDED

PARTNERS: Form = (
    Rich(path="letter.sections[partners].text", label="Cooperation in a few lines"),
    Table(
        path="letter.partners",
        label="Partners",
        of=Partner,
        add="Add a partner",
        item="partner",
        columns=(
            Text(path="name", label="Partner"),
            Lines(path="cooperation", label="What you do together"),
            Lines(path="change", label="What will change"),
            Picks(path="serves", label="Serves", kinds=("obj", "plan")),
        ),
    ),
    Table(
        path="letter.protocols",
        label="Protocols and agreements",
        of=Protocol,
        add="Add a protocol",
        item="protocol",
        columns=(
            Text(path="title", label="Title"),
            Picks(path="partners", label="With", kinds=("par",)),
            Choice(path="state", label="State", options=ProtocolState, none=False),
            Date(path="date", label="Date"),
            Text(path="note", label="Note"),
        ),
    ),
)

COMMUNICATION: Form = (
    Rich(
        path="letter.sections[communication].text",
        label="Accountability, satisfaction and image",
    ),
    Table(
        path="letter.communication",
        label="Who is told what",
        of=CommunicationLine,
        add="Add a line",
        item="line",
        columns=(
            Text(path="audience", label="To whom"),
            Text(path="subject", label="About what"),
            Text(path="channel", label="How"),
            Text(path="rhythm", label="How often"),
        ),
    ),
)

CONCLUSION: Form = (
    Rich(path="letter.sections[conclusion].text", label="Conclusion"),
    Group(
        label="Place and date of the letter",
        help="Ages of analyses and figures are counted from this date.",
        fields=(
            Text(path="letter.place", label="Place"),
            Date(path="letter.date", label="Date"),
        ),
    ),
    Note(text=RECORDED),
)
