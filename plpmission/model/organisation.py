"""The organisation as a tree, as it is and as it will be."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from plpmission.model.base import Figure, Item, ItemId, Line, Part, RefersTo, Text


class Unit(Item):
    """A box of the organigram; ``parent`` is the id of the unit above, or empty."""

    KIND: ClassVar[str] = "unit"
    name: Line = ""
    parent: Annotated[ItemId | None, RefersTo("unit")] = None
    head: Line = ""
    staff: Annotated[Figure, Field(ge=0)] | None = None
    """Full-time equivalents."""


class Organisation(Part):
    """The organigram at the mandate's start (2.4), and the one aimed at (3.2.4)."""

    as_is: tuple[Unit, ...] = ()
    to_be: tuple[Unit, ...] = ()


class StructureChange(Item):
    """A change of structure, and which objective or plan it serves (3.2.4)."""

    KIND: ClassVar[str] = "chg"
    change: Text = ""
    reason: Text = ""
    serves: Annotated[tuple[ItemId, ...], RefersTo("obj", "plan")] = ()
    by: dt.date | None = None
