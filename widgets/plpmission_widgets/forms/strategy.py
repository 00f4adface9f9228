"""Section 3.2: analysis, objectives, structure, and how the letter is amended."""

from __future__ import annotations

from plpmission.model.letter import ConsultationMoment
from plpmission.model.life import Amendment, SupersededMeans, SupersededObjective, SupersededTarget
from plpmission.model.objectives import Consultation, Means, Objective
from plpmission.model.organisation import StructureChange, Unit
from plpmission.model.swot import Expectation, OtherAnalysis, SwotItem
from plpmission.model.terms import (
    AmendedPart,
    AnalysisKind,
    Commitment,
    MeansKind,
    ProposedBy,
    Quadrant,
    Source,
    Stakeholder,
)
from plpmission_widgets.forms.entity import UNIT_COLUMNS
from plpmission_widgets.forms.fields import (
    Check,
    Choice,
    Choices,
    Date,
    Detail,
    Form,
    Group,
    Lines,
    Note,
    Number,
    Picks,
    Rich,
    Shown,
    Swot,
    Table,
    Text,
    Tree,
)

ANALYSIS: Form = (
    Swot(
        path="letter.analysis.swot",
        label="Strengths, weaknesses, opportunities and threats",
        of=SwotItem,
        add="Add",
        item="element",
        columns=(
            Choice(path="quadrant", label="Quadrant", options=Quadrant, none=False),
            Text(path="text", label="In one sentence", words=True),
            Number(path="weight", label="Weight"),
            Text(path="evidence", label="What shows it"),
            Text(path="source", label="Source"),
            Date(path="date", label="Date"),
        ),
    ),
    Date(path="letter.analysis.date", label="Date of the analysis"),
    Text(path="letter.analysis.method", label="Method"),
    Text(path="letter.analysis.participants", label="Who took part"),
    Table(
        path="letter.analysis.expectations",
        label="What others expect",
        of=Expectation,
        add="Add an expectation",
        item="expectation",
        columns=(
            Choice(path="stakeholder", label="Group", options=Stakeholder),
            Text(path="who", label="Who"),
            Lines(path="expectation", label="Expectation"),
            Text(path="source", label="Source"),
        ),
    ),
    Table(
        path="letter.analysis.others",
        label="Other analyses",
        of=OtherAnalysis,
        add="Add an analysis",
        item="analysis",
        columns=(
            Choice(path="kind", label="Kind", options=AnalysisKind, none=False),
            Text(path="title", label="Title"),
            Date(path="date", label="Date"),
            Lines(path="findings", label="What it shows"),
        ),
    ),
    Rich(path="letter.sections[analysis].text", label="What follows from it"),
)

OBJECTIVES: Form = (
    Detail(
        path="letter.objectives",
        label="Strategic objectives",
        of=Objective,
        add="Add an objective",
        item="objective",
        position="objective {number} of {count}",
        empty_title="No objective yet",
        empty_text="Start from your analysis, or write the first one as it comes.",
        fields=(
            Text(path="title", label="Short title", words=True),
            Lines(
                path="text",
                label="The objective in one sentence",
                hint="verb first, then who, how much, when",
            ),
            Group(
                label="Commitment",
                columns=3,
                fields=(
                    Choice(
                        path="kind",
                        label="You commit to",
                        options=Commitment,
                        style="segments",
                    ),
                    Date(path="deadline", label="Deadline"),
                    Text(path="owner", label="Carried by"),
                ),
            ),
            Shown(module="plpmission_widgets.views.cards"),
            Picks(
                path="indicators",
                label="Indicators",
                help="Their definition and figures stand in section 3.3.3.",
                kinds=("ind",),
            ),
            Picks(path="answers", label="What it answers in the analysis", kinds=("swot", "exp")),
            Choices(
                path="stakeholders", label="Whose expectations it answers", options=Stakeholder
            ),
            Choices(path="follows", label="What it follows from", options=Source),
            Text(path="follows_note", label="Which priority or passage"),
            Table(
                path="consulted",
                label="Who was consulted",
                help="Those who will have to reach it.",
                of=Consultation,
                add="Add a consultation",
                item="consultation",
                columns=(
                    Text(path="body", label="Body or person"),
                    Date(path="date", label="Date"),
                    Text(path="note", label="Note"),
                ),
            ),
        ),
    ),
    Shown(module="plpmission_widgets.views.starts"),
    Rich(
        path="letter.sections[objectives].text",
        label="Introduction",
        help="It stands before the objectives: how they hang together and follow the plans.",
    ),
)


STRUCTURE: Form = (
    Rich(path="letter.sections[structure].text", label="The organisation you aim at"),
    Tree(
        path="letter.organisation.to_be",
        label="Organigram aimed at",
        of=Unit,
        add="Add a service",
        item="service",
        columns=UNIT_COLUMNS,
        start_from="letter.organisation.as_is",
        start_label="Start from the organigram of the first day",
    ),
    Table(
        path="letter.structure_changes",
        label="What changes, and for which objective or plan",
        of=StructureChange,
        add="Add a change",
        item="change",
        columns=(
            Lines(path="change", label="Change"),
            Lines(path="reason", label="Reason"),
            Picks(path="serves", label="Serves", kinds=("obj", "plan")),
            Date(path="by", label="By"),
        ),
    ),
)


RECORDED = "How it is proposed, set and copied is recorded in “Life of the letter”."

_AMENDED_OBJECTIVES = Table(
    path="objectives",
    label="Objectives that change",
    of=SupersededObjective,
    add="Add an objective",
    item="objective",
    columns=(
        Picks(path="objective", label="Objective", kinds=("obj",), one=True),
        Lines(path="new_text", label="From now on"),
        Date(path="new_deadline", label="New deadline"),
        Lines(path="reason", label="Reason"),
        Check(path="dropped", label="Dropped"),
    ),
)
_ADDED_OBJECTIVES = Table(
    path="added_objectives",
    label="New objectives",
    of=Objective,
    add="Add an objective",
    item="objective",
    columns=(
        Text(path="title", label="Short title", words=True),
        Lines(path="text", label="The objective in one sentence"),
        Date(path="deadline", label="Deadline"),
    ),
)
_AMENDED_TARGETS = Table(
    path="targets",
    label="Targets that change",
    help="What held until now stays in the dossier, with the reason.",
    of=SupersededTarget,
    add="Add a target",
    item="target",
    columns=(
        Picks(path="indicator", label="Indicator", kinds=("ind",), one=True),
        Number(path="new_target.value", label="New target"),
        Number(path="new_target.low", label="From"),
        Number(path="new_target.high", label="To"),
        Date(path="new_target.deadline", label="Deadline"),
        Lines(path="reason", label="Reason"),
    ),
)
_AMENDED_MEANS = Table(
    path="means",
    label="Means that change",
    of=SupersededMeans,
    add="Add means",
    item="means",
    columns=(
        Picks(path="means", label="Means", kinds=("mea",), one=True),
        Number(path="new_promised", label="Promised from now on"),
        Lines(path="reason", label="Reason"),
    ),
)
_ADDED_MEANS = Table(
    path="added_means",
    label="New means",
    of=Means,
    add="Add means",
    item="means",
    columns=(
        Choice(path="kind", label="Kind", options=MeansKind, none=False),
        Text(path="title", label="Means"),
        Number(path="year", label="Year", year=True),
        Number(path="promised", label="Promised"),
    ),
)

AMENDMENT_PROCEDURE: Form = (
    Rich(path="letter.sections[amendment-procedure].text", label="The procedure in short"),
    Lines(path="letter.procedure.evaluation", label="How and when results are evaluated"),
    Lines(path="letter.procedure.adjustment", label="How objectives and plans are adjusted"),
    Lines(path="letter.procedure.coordination", label="How this is agreed with the authority"),
    Table(
        path="letter.procedure.moments",
        label="Consultation moments",
        of=ConsultationMoment,
        add="Add a moment",
        item="moment",
        columns=(
            Text(path="subject", label="About what"),
            Text(path="with_whom", label="With whom"),
            Text(path="rhythm", label="How often"),
            Date(path="first", label="First time"),
        ),
    ),
    Detail(
        path="letter.amendments",
        label="Amendments to the letter",
        help="Once the letter is set, each change of objectives or means stands here.",
        of=Amendment,
        add="",
        item="amendment",
        position="amendment {number} of {count}",
        empty_title="No amendment",
        empty_text="As long as the letter is not set, change it directly. Afterwards, an amendment "
        "is begun in “Life of the letter”.",
        fields=(
            Text(path="title", label="Title"),
            Group(
                label="Proposal",
                fields=(
                    Choice(path="proposed_by", label="Proposed by", options=ProposedBy),
                    Choice(path="changes", label="What changes", options=AmendedPart),
                ),
            ),
            Lines(path="reason", label="Reason"),
            Lines(path="text", label="Text of the amendment"),
            _AMENDED_OBJECTIVES,
            _ADDED_OBJECTIVES,
            _AMENDED_TARGETS,
            _AMENDED_MEANS,
            _ADDED_MEANS,
            Note(text=RECORDED),
        ),
    ),
)
