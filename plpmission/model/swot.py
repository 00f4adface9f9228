"""The analysis that a strategy rests on (model letter, 3.2.1)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from plpmission.model.base import Item, Line, Part, Text
from plpmission.model.terms import AnalysisKind, Quadrant, Stakeholder


class SwotItem(Item):
    """One strength, weakness, opportunity or threat."""

    KIND: ClassVar[str] = "swot"

    quadrant: Quadrant = Quadrant.STRENGTH
    text: Line = ""
    weight: Annotated[int, Field(ge=1, le=3)] = 2
    """How much it weighs, from 1 (little) to 3 (much)."""
    evidence: Line = ""
    source: Line = ""
    date: dt.date | None = None


class Expectation(Item):
    """What a stakeholder expects of the entity."""

    KIND: ClassVar[str] = "exp"

    stakeholder: Stakeholder | None = None
    who: Line = ""
    expectation: Text = ""
    source: Line = ""


class OtherAnalysis(Item):
    """An analysis of another kind, in the writer's own words."""

    KIND: ClassVar[str] = "ana"

    kind: AnalysisKind = AnalysisKind.OTHER
    title: Line = ""
    date: dt.date | None = None
    findings: Text = ""


class Analysis(Part):
    """The SWOT with its date, method and participants, and what stands beside it."""

    date: dt.date | None = None
    method: Line = ""
    participants: Line = ""
    swot: tuple[SwotItem, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    others: tuple[OtherAnalysis, ...] = ()
