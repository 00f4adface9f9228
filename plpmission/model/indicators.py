"""Indicators: what is measured, from where it starts, and where it should go."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from plpmission.model.base import Figure, Item, Line, Part, Text
from plpmission.model.terms import Direction, Frequency

Period = Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$")]
"""A year ``2025``, a quarter ``2025-Q3`` or a month ``2025-07``."""


class Measurement(Part):
    """One figure of a series; ``denominator`` where the value is a count out of it."""

    period: Period
    value: Figure
    denominator: Figure | None = None


class Baseline(Part):
    """The value that the mandate starts from (FR mesure de référence, NL nulmeting)."""

    value: Figure | None = None
    date: dt.date | None = None
    source: Line = ""
    method: Line = ""


class Target(Part):
    """What the indicator should reach: a value, or a band from ``low`` to ``high``."""

    value: Figure | None = None
    low: Figure | None = None
    high: Figure | None = None
    deadline: dt.date | None = None


Said = Annotated[Line, Field(pattern=r"\S")]
"""A line that is not empty."""


class Rebasing(Part):
    """A decision to draw the control chart's limits anew from a period on."""

    period: Period
    by: Said
    """The name of who decided it."""
    reason: Said


class Profile(Part):
    """How a file of figures is read, so that the next quarter's is read the same way.

    Every field that is left empty is found out from the file's headings.
    """

    period: Line = ""
    """The column of periods."""
    part: Line = ""
    """The column of months or quarters, where ``period`` holds only the year."""
    series: tuple[Line, ...] = ()
    """The columns whose texts, one after the other, name the series."""
    value: tuple[Line, ...] = ()
    """The columns of figures."""
    denominator: Line = ""
    decimal: Literal["", ",", "."] = ""
    """The mark before decimals, where the file does not show which."""
    sheet: Line = ""
    """The sheet of an Excel file; the first one where it is empty."""
    chosen: tuple[Line, ...] = ()
    """The series of the file that are this indicator, summed where there are several; the only one
    there is where it is empty."""


class Indicator(Item):
    """A key performance indicator with its definition, baseline, target and figures."""

    KIND: ClassVar[str] = "ind"

    name: Line = ""
    definition: Text = ""
    formula: Line = ""
    unit: Line = ""
    direction: Direction = Direction.UP
    source: Line = ""
    frequency: Frequency = Frequency.YEARLY
    disaggregation: Line = ""
    """By what the figures are broken down, such as municipality or age."""
    baseline: Baseline = Baseline()
    target: Target = Target()
    measurements: tuple[Measurement, ...] = ()
    """The series, oldest first."""
    rebases: tuple[Rebasing, ...] = ()
    """From where on limits are drawn anew, by whose decision and why."""
    profile: Profile | None = None
    """How the last file of figures was read; None where they were typed."""
