"""The questions of the hearing, as an evaluation report keeps them."""

from __future__ import annotations

from plpmission.model.reports import EvaluationReport, HearingQuestion
from plpmission_widgets.forms.fields import Detail, Form, Lines, Text

QUESTION: Form = (
    Lines(path="question", label="Question"),
    Text(path="asked_by", label="Asked by"),
    Lines(path="answer", label="Answer"),
)

HEARING: Form = (
    Detail(
        path="evaluation_reports",
        label="Evaluation reports",
        of=EvaluationReport,
        add="",
        item="evaluation report",
        position="evaluation report {number} of {count}",
        empty_title="No evaluation yet",
        empty_text="",
        fields=(
            Detail(
                path="questions",
                label="Questions of the hearing",
                of=HearingQuestion,
                add="Add a question",
                item="question",
                position="question {number} of {count}",
                empty_title="No question yet",
                empty_text="",
                fields=QUESTION,
            ),
        ),
    ),
)
"""As the places that a screen may edit."""
