"""Section 3.1: leadership."""

from __future__ import annotations

from plpmission.model.letter import CulturePrinciple, PersonalCommitment, Value
from plpmission_widgets.forms.fields import Date, Form, Lines, Rich, Table, Text

MISSION_VALUES: Form = (
    Rich(path="letter.purpose.mission", label="Mission"),
    Rich(path="letter.purpose.vision", label="Vision"),
    Table(
        path="letter.purpose.values",
        label="Values",
        of=Value,
        add="Add a value",
        item="value",
        columns=(
            Text(path="name", label="Value", words=True),
            Lines(path="meaning", label="What it means"),
            Lines(path="sign", label="How one sees it"),
        ),
    ),
    Rich(path="letter.sections[mission-values].text", label="Anything to add"),
)

CULTURE: Form = (
    Rich(path="letter.sections[culture].text", label="The culture you aim at"),
    Table(
        path="letter.culture",
        label="Principles",
        of=CulturePrinciple,
        add="Add a principle",
        item="principle",
        columns=(
            Text(path="principle", label="Principle", words=True),
            Lines(path="practice", label="What makes it real"),
        ),
    ),
)

OWN_FUNCTIONING: Form = (
    Rich(path="letter.sections[own-functioning].text", label="How you will do your work"),
    Table(
        path="letter.commitments",
        label="What you commit to yourself",
        of=PersonalCommitment,
        add="Add a commitment",
        item="commitment",
        columns=(
            Lines(path="commitment", label="Commitment"),
            Lines(path="how", label="How it can be seen"),
            Date(path="by", label="By"),
        ),
    ),
)
