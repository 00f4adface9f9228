"""Part 1: the mandate and its holder."""

from __future__ import annotations

from plpmission.model.letter import CareerStep, LegalReference
from plpmission.model.terms import AuthorityKind, MandateKind, StartBasis
from plpmission_widgets.forms.fields import Choice, Date, Form, Group, Picks, Rich, Table, Text

IDENTIFICATION: Form = (
    Group(
        label="The holder",
        columns=3,
        fields=(
            Text(path="letter.holder.name", label="First name and name"),
            Text(path="letter.holder.rank", label="Rank"),
            Date(path="letter.holder.birth_date", label="Date of birth"),
        ),
    ),
    Group(
        label="This dossier",
        fields=(
            Text(
                path="title",
                label="Its name in your list",
                help="For you alone: it is not printed.",
            ),
            Choice(
                path="lang",
                label="Language of the letter",
                help="The language of these screens is chosen at the top.",
                options="languages",
                none=False,
            ),
        ),
    ),
    Rich(
        path="letter.sections[identification].text",
        label="Anything to add",
        help="Seldom needed: the fields say it all.",
    ),
)

MANDATE: Form = (
    Text(
        path="letter.mandate.title",
        label="Title of the mandate",
        help="As the act of appointment gives it.",
    ),
    Group(
        label="Kind and category",
        fields=(
            Choice(
                path="letter.mandate.kind", label="Kind of mandate", options=MandateKind, none=False
            ),
            Text(path="letter.mandate.category", label="Category"),
        ),
    ),
    Group(
        label="Who sets the letter",
        help="For a chief of corps it is the municipal council or the police council.",
        fields=(
            Choice(path="letter.mandate.authority", label="Authority", options=AuthorityKind),
            Text(path="letter.mandate.authority_name", label="Its full name"),
        ),
    ),
    Rich(path="letter.sections[mandate].text", label="Anything to add"),
)

START: Form = (
    Group(
        label="Dates of the mandate",
        columns=3,
        fields=(
            Date(path="letter.mandate.start", label="First day"),
            Choice(
                path="letter.mandate.start_basis",
                label="What opens it",
                options=StartBasis,
            ),
            Date(path="letter.mandate.end", label="Last day"),
        ),
    ),
    Rich(path="letter.sections[start].text", label="Anything to add"),
)

CURRICULUM: Form = (
    Table(
        path="letter.career",
        label="Career",
        help="The steps that matter for this mandate, the latest first.",
        of=CareerStep,
        add="Add a step",
        item="step",
        columns=(
            Text(path="period", label="Period"),
            Text(path="function", label="Function"),
            Text(path="employer", label="Service or employer"),
        ),
    ),
    Rich(path="letter.sections[curriculum].text", label="Motivation"),
)

LEGAL: Form = (
    Table(
        path="letter.legal",
        label="Laws, decrees, circulars and plans",
        help="Pick an act from the register: its title and date follow.",
        of=LegalReference,
        add="Add a text",
        item="text",
        columns=(
            Picks(path="act", label="In the register", acts=True, one=True),
            Text(path="title", label="Title"),
            Date(path="date", label="Date"),
            Text(path="article", label="Articles"),
            Text(path="note", label="Note"),
        ),
    ),
    Rich(path="letter.sections[legal-framework].text", label="How they frame the mandate"),
)
