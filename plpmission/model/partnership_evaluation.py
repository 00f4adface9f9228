"""A partnership's evaluation (circular, art. 7): six required elements and two optional ones."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from plpmission.model.base import Figure, Item, ItemId, Line, Markdown, Part, RefersTo, Text
from plpmission.model.charter import Count
from plpmission.model.indicators import Measurement, Period
from plpmission.model.partnership_terms import SurveyQuestion
from plpmission.model.terms import Direction


class MessageFigures(Part):
    """The messages of a period, counted; single messages stay in the store."""

    hot: Count | None = None
    cold: Count | None = None
    one_level: Count | None = None
    """Of the urgent ones, those that went from the police to every member."""
    two_levels: Count | None = None
    median_delay: Annotated[Figure, Field(ge=0)] | None = None
    """Minutes from the fact known to the urgent message, in the middle of all."""
    followed_up: Count | None = None
    """Messages of which one knows what came of them."""
    rated: Count | None = None
    good: Count | None = None
    """Of the rated ones, those that met the criteria of quality."""


class FigureSeries(Item):
    """Crime or nuisance in the territory, and the same in an area to compare it with."""

    KIND: ClassVar[str] = "crs"
    title: Line = ""
    unit: Line = ""
    source: Line = ""
    direction: Direction = Direction.DOWN
    start: Period | None = None
    """The first period with the partnership."""
    measurements: tuple[Measurement, ...] = ()
    comparison_name: Line = ""
    """An area without a partnership, or the whole zone."""
    comparison: tuple[Measurement, ...] = ()


class Answers(Part):
    """How often each of five answers was given to a question, from “not at all” to “fully”."""

    question: SurveyQuestion
    counts: Annotated[tuple[Count, ...], Field(max_length=5)] = ()


class Survey(Part):
    """A survey of the feeling of safety and of the relation with the police."""

    held_on: dt.date | None = None
    asked: Count | None = None
    population: Count | None = None
    """People that could have been asked."""
    answers: tuple[Answers, ...] = ()
    before_held_on: dt.date | None = None
    before: tuple[Answers, ...] = ()
    """The same questions asked before, where they were."""


class PartnershipEvaluation(Item):
    """What officer and coordinator find of a period, and what they decide."""

    KIND: ClassVar[str] = "pev"
    start: dt.date | None = None
    end: dt.date | None = None
    on: dt.date | None = None
    """The day of the evaluation."""
    officer: Line = ""
    coordinator: Line = ""
    tasks: Text = ""
    """Who does what, as they agreed."""
    messages: MessageFigures = MessageFigures()
    messages_text: Markdown = ""
    quality_criteria: Text = ""
    quality: Markdown = ""
    follow_up: Markdown = ""
    series: tuple[FigureSeries, ...] = ()
    crime: Markdown = ""
    survey: Survey = Survey()
    safety: Markdown = ""
    relation: Markdown = ""
    results: Markdown = ""
    members_before: Count | None = None
    members_after: Count | None = None
    members: Markdown = ""
    conclusion: Markdown = ""
    actions: Markdown = ""
    shared_on: dt.date | None = None
    """When the officer spread the report among the coordinators."""
    campaign: Annotated[ItemId | None, RefersTo("cam")] = None
