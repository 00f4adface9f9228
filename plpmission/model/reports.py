"""Activity report and evaluation report: the place that a dossier keeps for each."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from plpmission.model.base import Item, ItemId, Line, Markdown, RefersTo, Text
from plpmission.model.terms import ResultState


class Evidence(Item):
    """What shows a result: a file with its hash, a link or a decision."""

    KIND: ClassVar[str] = "evi"
    title: Line = ""
    location: Line = ""
    sha256: Line = ""


class Result(Item):
    """What the holder reports on one objective (PJPol VII.III.88)."""

    KIND: ClassVar[str] = "res"
    objective: Annotated[ItemId | None, RefersTo("obj")] = None
    state: ResultState | None = None
    result: Text = ""
    explanation: Text = ""
    obstacles: Text = ""
    means_received: Text = ""
    evidence: tuple[Evidence, ...] = ()


class ActivityReport(Item):
    """The holder's report, by the letter's objectives."""

    KIND: ClassVar[str] = "rep"
    start: dt.date | None = None
    end: dt.date | None = None
    date: dt.date | None = None
    context_changes: Markdown = ""
    results: tuple[Result, ...] = ()
    conclusion: Markdown = ""


class Judgement(Item):
    """What the commission concludes on one item."""

    KIND: ClassVar[str] = "jud"
    about: Annotated[ItemId | None, RefersTo("obj", "plan", "ind")] = None
    judgement: Line = ""
    ground: Text = ""
    dissent: Text = ""


class EvaluationReport(Item):
    """The commission's report on the mandate."""

    KIND: ClassVar[str] = "eva"
    date: dt.date | None = None
    members: tuple[Line, ...] = ()
    scale: tuple[Line, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    conclusion: Markdown = ""
    recommendations: Markdown = ""
