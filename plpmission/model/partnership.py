"""Local prevention partnerships: the place that a dossier keeps for a reference to each."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from plpmission.model.base import Figure, Item, Line, Part, Year
from plpmission.model.terms import PartnershipKind, PartnershipState


class PartnershipYear(Part):
    """A partnership's figures of one year."""

    year: Year
    members: int | None = None
    hot_messages: int | None = None
    cold_messages: int | None = None
    satisfaction: Figure | None = None


class PartnershipReference(Item):
    """A partnership of the zone (FR PLP, NL BIN; circular of 14 February 2019)."""

    KIND: ClassVar[str] = "plp"
    name: Line = ""
    kind: PartnershipKind = PartnershipKind.RESIDENTS
    municipality: Line = ""
    state: PartnershipState = PartnershipState.IDEA
    since: dt.date | None = None
    years: tuple[PartnershipYear, ...] = ()
