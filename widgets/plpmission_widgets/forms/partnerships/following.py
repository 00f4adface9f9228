"""What follows recognition: evaluations, measures, letters, the end."""

from __future__ import annotations

from plpmission.model.partnership import CharterVersion, Mail, Measure
from plpmission.model.partnership_evaluation import FigureSeries, PartnershipEvaluation
from plpmission.model.partnership_terms import (
    EndReason,
    MailKind,
    MeasureStep,
    Ruling,
    SurveyQuestion,
    Towards,
)
from plpmission.model.terms import Direction
from plpmission_widgets.forms.fields import (
    Choice,
    Column,
    Date,
    Detail,
    Form,
    Group,
    Level,
    Lines,
    Number,
    Picks,
    Rich,
    Rows,
    Shown,
    Table,
    Text,
    When,
    YesNo,
)

_FIGURES = (
    Column(name="period", label="Period"),
    Column(name="value", label="Figure", kind="number"),
)
_ANSWERS = (
    Column(name="question", label="Question", kind="choice", options=SurveyQuestion),
    Column(name="counts", label="Not at all", kind="number", at=0),
    Column(name="counts", label="Rather not", kind="number", at=1),
    Column(name="counts", label="Between", kind="number", at=2),
    Column(name="counts", label="Rather", kind="number", at=3),
    Column(name="counts", label="Fully", kind="number", at=4),
)

_SERIES = Detail(
    path="series",
    label="Figures of crime and nuisance",
    of=FigureSeries,
    add="Add figures",
    item="figures",
    position="figures {number} of {count}",
    empty_title="No figures yet",
    empty_text="Give those of before and after, and of an area to compare with.",
    fields=(
        Group(
            label="",
            fields=(
                Text(path="title", label="What is counted"),
                Text(path="unit", label="Unit"),
                Text(path="source", label="Source"),
                Text(
                    path="start", label="First period with the partnership", help="2025 or 2025-04."
                ),
                Choice(path="direction", label="Good is", options=Direction, none=False),
                Text(path="comparison_name", label="Area to compare with"),
            ),
        ),
        Rows(path="measurements", label="In the territory", columns=_FIGURES, add="Add a period"),
        Rows(path="comparison", label="In the other area", columns=_FIGURES, add="Add a period"),
    ),
)

_EVALUATION: Form = (
    Group(
        label="",
        columns=3,
        fields=(
            Date(path="start", label="Period from"),
            Date(path="end", label="to"),
            Date(path="on", label="Evaluated on"),
            Text(path="officer", label="Officer"),
            Text(path="coordinator", label="Coordinator"),
            Date(path="shared_on", label="Report spread on"),
        ),
    ),
    Lines(path="tasks", label="Who does what"),
    Level(label="1 Urgent and other messages", text="required"),
    Shown(module="plpmission_widgets.views.partnerships.messages"),
    Group(
        label="",
        columns=3,
        fields=(
            Number(path="messages.hot", label="Urgent messages"),
            Number(path="messages.cold", label="Other messages"),
            Number(path="messages.median_delay", label="Delay in the middle", unit="min"),
            Number(path="messages.one_level", label="By one level"),
            Number(path="messages.two_levels", label="By two levels"),
        ),
    ),
    Rich(path="messages_text", label="What it says"),
    Level(label="2 Quality of the messages", text="required"),
    Group(
        label="",
        fields=(
            Number(path="messages.rated", label="Messages judged"),
            Number(path="messages.good", label="Of which good"),
        ),
    ),
    Lines(path="quality_criteria", label="By which criteria"),
    Rich(path="quality", label="What it says"),
    Level(label="3 What came of them", text="required"),
    Number(path="messages.followed_up", label="Messages with a known result"),
    Rich(path="follow_up", label="What it says"),
    Level(label="4 Crime and nuisance", text="required"),
    _SERIES,
    Shown(module="plpmission_widgets.views.partnerships.figures"),
    Rich(path="crime", label="What it says"),
    Level(label="5 Feeling of safety", text="required"),
    Group(
        label="Survey",
        columns=3,
        fields=(
            Date(path="survey.held_on", label="Held on"),
            Number(path="survey.asked", label="Asked"),
            Number(path="survey.population", label="People who could have been asked"),
            Date(path="survey.before_held_on", label="Same questions asked before, on"),
        ),
    ),
    Rows(path="survey.answers", label="Answers", columns=_ANSWERS, add="Add a question"),
    Rows(path="survey.before", label="Answers before", columns=_ANSWERS, add="Add a question"),
    Shown(module="plpmission_widgets.views.partnerships.survey"),
    Rich(path="safety", label="What it says"),
    Level(label="6 Citizens and police", text="required"),
    Rich(path="relation", label="What it says"),
    Level(label="Positive results", text="optional"),
    Rich(path="results", label="What it says"),
    Level(label="Members", text="optional"),
    Group(
        label="",
        fields=(
            Number(path="members_before", label="Members at the start"),
            Number(path="members_after", label="Members at the end"),
        ),
    ),
    Rich(path="members", label="What it says"),
    Level(label="What follows"),
    Rich(path="conclusion", label="Conclusion"),
    Rich(path="actions", label="What will be done"),
    Picks(path="campaign", label="Part of the campaign", kinds=("cam",), one=True),
)

EVALUATION: Form = (
    Detail(
        path="evaluations",
        label="Evaluations",
        of=PartnershipEvaluation,
        add="Begin an evaluation",
        item="evaluation",
        position="evaluation {number} of {count}",
        empty_title="No evaluation yet",
        empty_text="Every three years at the latest; every year is advised.",
        fields=_EVALUATION,
    ),
    Date(path="next_evaluation", label="Next evaluation planned on"),
    Rows(
        path="years",
        label="Figures of years that no evaluation holds",
        add="Add a year",
        columns=(
            Column(name="year", label="Year", kind="number"),
            Column(name="members", label="Members", kind="number"),
            Column(name="hot_messages", label="Urgent messages", kind="number"),
            Column(name="cold_messages", label="Other messages", kind="number"),
            Column(name="satisfaction", label="Satisfaction", kind="number"),
        ),
    ),
)

_MEASURE: Form = (
    Group(
        label="",
        columns=3,
        fields=(
            Choice(path="towards", label="Towards", options=Towards, none=False, reshapes=True),
            Choice(path="step", label="Step", options=MeasureStep, none=False, reshapes=True),
            Date(path="on", label="Decided or held on"),
        ),
    ),
    When(
        path="towards",
        values=("coordinator",),
        fields=(Picks(path="coordinator", label="Which coordinator", kinds=("coo",), one=True),),
    ),
    Group(
        label="",
        fields=(
            Text(path="decided_by", label="Decided by"),
            Lines(path="reasons", label="Reasons; no name of a member"),
            Date(path="heard_on", label="Talk with the chief of corps"),
            Date(path="advice_on", label="Advice asked"),
            Date(path="written_on", label="Made known in writing, with reasons"),
            Date(path="copy_on", label="Copy to the FPS Interior"),
            Date(path="authorities_told_on", label="Authorities told"),
            Date(path="members_told_on", label="Members told"),
        ),
    ),
    When(
        path="step",
        values=("removal",),
        fields=(
            Shown(module="plpmission_widgets.views.partnerships.appeal"),
            Group(
                label="Appeal",
                fields=(
                    Date(path="appeal.arrived_on", label="Arrived on"),
                    YesNo(path="appeal.registered", label="By registered letter?"),
                    Date(path="appeal.ruled_on", label="Ruled on"),
                    Choice(path="appeal.ruling", label="Ruling", options=Ruling),
                ),
            ),
            Date(path="chosen_on", label="The assembly chose another coordinator on"),
        ),
    ),
)

MEASURES: Form = (
    Shown(module="plpmission_widgets.views.partnerships.ladder"),
    Detail(
        path="measures",
        label="Measures taken",
        of=Measure,
        add="Note a measure",
        item="measure",
        position="measure {number} of {count}",
        empty_title="No measure",
        empty_text="May it stay so.",
        fields=_MEASURE,
    ),
    Level(label="The end", text="at once after militia-like acts, and the authorities are told"),
    Group(
        label="",
        columns=3,
        fields=(
            Date(path="ending.on", label="Ended on"),
            Choice(path="ending.reason", label="Because", options=EndReason),
            Text(path="ending.into", label="Goes on in"),
            Date(path="ending.facts_on", label="Facts known on"),
            Date(path="ending.told_on", label="Authorities told on"),
        ),
    ),
)

LETTERS: Form = (
    Shown(module="plpmission_widgets.views.partnerships.letters"),
    Table(
        path="mail",
        label="Letters to and from the FPS Interior",
        of=Mail,
        add="Add a letter",
        item="letter",
        columns=(
            Date(path="on", label="On"),
            Choice(path="kind", label="What", options=MailKind, none=False),
            Text(path="reference", label="Reference"),
            Lines(path="text", label="What it says"),
        ),
    ),
    Table(
        path="versions",
        label="Charters as they were signed and sent",
        of=CharterVersion,
        add="",
        item="version",
        columns=(Date(path="on", label="On"), Text(path="reason", label="Why it was laid down")),
    ),
)
