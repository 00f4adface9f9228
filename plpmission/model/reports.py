"""Activity report and evaluation report: the place that a dossier keeps for each."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar, Literal

from plpmission.model.base import Figure, Item, ItemId, Line, Markdown, RefersTo, Text
from plpmission.model.indicators import Period
from plpmission.model.terms import Commitment, ResultState


class Evidence(Item):
    """What shows a result: a file with its hash, a link or a decision."""

    KIND: ClassVar[str] = "evi"
    kind: Literal["", "file", "link", "decision"] = ""
    title: Line = ""
    location: Line = ""
    sha256: Line = ""
    date: dt.date | None = None


class ReportedFigure(Item):
    """A figure as a report gives it, and the target that the report holds it against."""

    KIND: ClassVar[str] = "fig"
    indicator: Annotated[ItemId | None, RefersTo("ind")] = None
    period: Period | None = None
    value: Figure | None = None
    target: Figure | None = None


class Result(Item):
    """What the holder reports on one objective (PJPol VII.III.88)."""

    KIND: ClassVar[str] = "res"
    objective: Annotated[ItemId | None, RefersTo("obj")] = None
    title: Line = ""
    """What it is about where it is no objective of the letter."""
    state: ResultState | None = None
    result: Text = ""
    explanation: Text = ""
    obstacles: Text = ""
    means_received: Text = ""
    figures: tuple[ReportedFigure, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class PlanOutcome(Item):
    """What came of a tactical plan."""

    KIND: ClassVar[str] = "out"
    plan: Annotated[ItemId | None, RefersTo("plan")] = None
    state: ResultState | None = None
    outcome: Text = ""


class ActivityReport(Item):
    """The holder's report, by the letter's objectives."""

    KIND: ClassVar[str] = "rep"
    start: dt.date | None = None
    end: dt.date | None = None
    date: dt.date | None = None
    letter_date: dt.date | None = None
    """The date of the letter that it reports on, as the report says it."""
    amendments: Annotated[tuple[ItemId, ...], RefersTo("amd")] = ()
    """The amendments that were in force in its period."""
    context_changes: Markdown = ""
    results: tuple[Result, ...] = ()
    plans: tuple[PlanOutcome, ...] = ()
    conclusion: Markdown = ""


class Judgement(Item):
    """What the commission concludes on one item, or on one section of the letter."""

    KIND: ClassVar[str] = "jud"
    about: Annotated[ItemId | None, RefersTo("obj", "plan", "ind")] = None
    section: Line = ""
    """The id of the section that is judged, such as ``own-functioning``; empty for an item."""
    kind: Commitment | None = None
    """The kind of commitment that it is judged by, where it is not the objective's own."""
    judgement: Line = ""
    """One of the report's scale."""
    means: Text = ""
    """What was given of the means, beside what was promised."""
    ground: Text = ""
    points: Annotated[tuple[ItemId, ...], RefersTo("res", "evi", "fig", "out", "ind", "mea")] = ()
    """What the ground points at in the report, its evidence or the data."""
    figures: tuple[ReportedFigure, ...] = ()
    dissent: Text = ""


class HearingQuestion(Item):
    """A question for the hearing, and what was answered."""

    KIND: ClassVar[str] = "ask"
    about: Annotated[ItemId | None, RefersTo("obj", "plan", "ind", "res")] = None
    section: Line = ""
    question: Text = ""
    asked_by: Line = ""
    answer: Text = ""


class Recommendation(Item):
    """A recommendation for the next letter."""

    KIND: ClassVar[str] = "rec"
    about: Annotated[ItemId | None, RefersTo("obj", "plan", "ind")] = None
    text: Text = ""
    carries_over: bool | None = None
    """Whether the objective goes on in the next letter; None where nothing is said of it."""


class EvaluationReport(Item):
    """The commission's report on the mandate; its scale and its members are its own choice."""

    KIND: ClassVar[str] = "eva"
    date: dt.date | None = None
    report: Annotated[ItemId | None, RefersTo("rep")] = None
    """The activity report that it judges."""
    members: tuple[Line, ...] = ()
    hearings: tuple[dt.date, ...] = ()
    scale: tuple[Line, ...] = ()
    kept: tuple[Line, ...] = ()
    """The levels of the scale by which a commitment was kept."""
    missed: tuple[Line, ...] = ()
    """The levels by which it was not; a level in neither says neither."""
    questions: tuple[HearingQuestion, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    overall: Line = ""
    """The overall conclusion, one of the scale."""
    conclusion: Markdown = ""
    recommendations: Markdown = ""
    advice: tuple[Recommendation, ...] = ()
