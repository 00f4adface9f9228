"""The holder's activity report and the commission's evaluation report.

A report is drawn a part at a time, so each part is a form of its own; ``REPORT`` and
``EVALUATION`` hold them all, as the places that a screen may edit.
"""

from __future__ import annotations

from plpmission.model.reports import (
    ActivityReport,
    EvaluationReport,
    Evidence,
    Judgement,
    PlanOutcome,
    Recommendation,
    ReportedFigure,
    Result,
)
from plpmission.model.terms import Commitment, ResultState
from plpmission_widgets.forms.fields import (
    Choice,
    Date,
    Detail,
    Entries,
    Field,
    Form,
    Group,
    Lines,
    Number,
    Period,
    Picks,
    Rich,
    Table,
    Text,
)

GIVEN = "given"
"""Options that the view knows: the scale, the reports, what a ground can point at."""

_FIGURES: tuple[Field, ...] = (
    Picks(path="indicator", label="Indicator", kinds=("ind",), one=True),
    Period(path="period", label="Period"),
    Number(path="value", label="Figure"),
    Number(path="target", label="Target"),
)

REPORT_FRAME: Form = (
    Group(
        label="What the report covers",
        columns=3,
        fields=(
            Date(path="start", label="From"),
            Date(path="end", label="To"),
            Date(path="date", label="Date of the report"),
        ),
    ),
    Group(
        label="The letter that it answers",
        fields=(
            Date(path="letter_date", label="Date of the letter"),
            Picks(path="amendments", label="Amendments in force", kinds=("amd",)),
        ),
    ),
    Rich(
        path="context_changes",
        label="What changed around the mandate",
        help="Only what bears on the objectives: a merger, a law, a post that closed.",
    ),
)

RESULT: Form = (
    Choice(
        path="state", label="Where it stands", options=ResultState, style="segments", reshapes=True
    ),
    Lines(path="result", label="Result", hint="what can be seen, with its figure"),
    Lines(path="explanation", label="How it came about"),
    Lines(path="obstacles", label="What stood in the way"),
    Lines(
        path="means_received",
        label="Means received",
        help="Beside what was promised: a result is judged fairly with what was given.",
    ),
    Table(
        path="figures",
        label="Figures",
        of=ReportedFigure,
        add="Add a figure",
        item="figure",
        columns=_FIGURES,
    ),
    Table(
        path="evidence",
        label="What shows it",
        help="A file stays where it is: its hash is noted, by which one sees later that it is "
        "still the same.",
        of=Evidence,
        add="Add evidence",
        item="evidence",
        columns=(
            Text(path="title", label="Title", room=11.0),
            Choice(path="kind", label="Kind", options="evidence", none=False, room=6.0),
            Text(path="location", label="File name, link or decision", under="*"),
            Date(path="date", label="Date"),
        ),
    ),
)

BESIDE_RESULT: Form = (
    Text(path="title", label="What it is about"),
    Picks(
        path="objective",
        label="Objective that it answers, if any",
        kinds=("obj",),
        one=True,
    ),
    *RESULT,
)

PLAN_OUTCOMES = Table(
    path="plans",
    label="What came of the plans",
    of=PlanOutcome,
    add="Add a plan",
    item="plan",
    columns=(
        Picks(path="plan", label="Plan", kinds=("plan",), one=True, room=10.0),
        Choice(path="state", label="Where it stands", options=ResultState, room=8.0),
        Lines(path="outcome", label="What came of it", room=16.0),
    ),
)

REPORT_CONCLUSION: Form = (
    Rich(
        path="conclusion",
        label="Conclusion",
        help="What the authority should remember, and what comes next.",
    ),
)

REPORT: Form = (
    Detail(
        path="activity_reports",
        label="Activity reports",
        of=ActivityReport,
        add="",
        item="report",
        position="report {number} of {count}",
        empty_title="No report yet",
        empty_text="",
        fields=(
            *REPORT_FRAME,
            Detail(
                path="results",
                label="Results",
                of=Result,
                add="Add a result",
                item="result",
                position="result {number} of {count}",
                empty_title="No result yet",
                empty_text="",
                fields=BESIDE_RESULT,
            ),
            PLAN_OUTCOMES,
            *REPORT_CONCLUSION,
        ),
    ),
)

EVALUATION_FRAME: Form = (
    Group(
        label="What is judged",
        fields=(
            Choice(path="report", label="Activity report", options=GIVEN),
            Date(path="date", label="Date of the evaluation report"),
        ),
    ),
    Group(
        label="The commission",
        fields=(
            Entries(path="members", label="Members", help="Name, and whom they sit for."),
            Entries(path="hearings", label="Hearings", days=True),
        ),
    ),
)

JUDGEMENT: Form = (
    Group(
        label="",
        columns=1,
        fields=(
            Choice(path="kind", label="Judged as", options=Commitment, style="segments"),
            Choice(
                path="judgement", label="Judgement", options=GIVEN, style="segments", reshapes=True
            ),
        ),
    ),
    Lines(path="ground", label="Ground", hint="what the judgement rests on"),
    Picks(
        path="points",
        label="The ground points at",
        kinds=("res", "evi", "fig", "out", "ind", "mea"),
    ),
    Lines(path="means", label="Means granted, and what they changed"),
    Table(
        path="figures",
        label="Figures that the commission gives",
        of=ReportedFigure,
        add="Add a figure",
        item="figure",
        columns=_FIGURES,
    ),
    Lines(path="dissent", label="Divergent opinion", hint="whose, and why"),
)

EVALUATION_CONCLUSION: Form = (
    Choice(path="overall", label="Overall conclusion", options=GIVEN, style="segments"),
    Rich(path="conclusion", label="In words"),
)

ADVICE = Table(
    path="advice",
    label="Objective by objective",
    of=Recommendation,
    add="Add a recommendation",
    item="recommendation",
    columns=(
        Picks(path="about", label="About", kinds=("obj", "plan", "ind"), one=True, room=10.0),
        Choice(path="carries_over", label="In the next letter", options="carried", room=9.0),
        Lines(path="text", label="Recommendation", room=15.0),
    ),
)

NEXT_LETTER: Form = (
    Rich(path="recommendations", label="Recommendations as a whole"),
    ADVICE,
)

EVALUATION: Form = (
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
            *EVALUATION_FRAME,
            Detail(
                path="judgements",
                label="Judgements",
                of=Judgement,
                add="",
                item="judgement",
                position="judgement {number} of {count}",
                empty_title="No judgement yet",
                empty_text="",
                fields=JUDGEMENT,
            ),
            *EVALUATION_CONCLUSION,
            *NEXT_LETTER,
        ),
    ),
)
