"""A zone's local prevention partnerships, which outlive mandates."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from plpmission.model.base import Item, ItemId, Line, Markdown, Part, RefersTo, Text
from plpmission.model.charter import CommunicationPlan, Contact
from plpmission.model.partnership import Partnership
from plpmission.model.partnership_terms import Structure


class Officer(Item):
    """An officer mandated by the chief of corps, reached at work (art. 8d)."""

    KIND: ClassVar[str] = "off"
    contact: Contact = Contact()
    since: dt.date | None = None
    until: dt.date | None = None


class Mayor(Item):
    """A municipality's mayor."""

    KIND: ClassVar[str] = "may"
    municipality: Line = ""
    contact: Contact = Contact()
    since: dt.date | None = None
    until: dt.date | None = None


class StructureMeeting(Item):
    """A meeting of a consultation structure (art. 11)."""

    KIND: ClassVar[str] = "smt"
    structure: Structure = Structure.PROVINCIAL
    on: dt.date | None = None
    result: Text = ""


class Campaign(Item):
    """An evaluation of many partnerships at once: who is asked, and until when."""

    KIND: ClassVar[str] = "cam"
    title: Line = ""
    start: dt.date | None = None
    """The period that is evaluated."""
    end: dt.date | None = None
    sent_on: dt.date | None = None
    answer_by: dt.date | None = None
    asked: Annotated[tuple[ItemId, ...], RefersTo("nbh")] = ()
    reminded_on: dt.date | None = None


class Zone(Part):
    """A police zone as its partnerships know it."""

    name: Line = ""
    chief: Line = ""
    """The chief of corps, who signs the charters."""
    municipalities: tuple[Line, ...] = ()
    mayors: tuple[Mayor, ...] = ()
    officers: tuple[Officer, ...] = ()
    plan: CommunicationPlan = CommunicationPlan()
    """What every partnership inherits and may change."""
    dispatching: Text = ""
    """What is agreed with the CIC or the own dispatching (art. 10)."""
    meetings: tuple[StructureMeeting, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    pzs_passage: Markdown = ""
    """What the zonal security plan says of the partnerships (art. 8d)."""
    letter_passage: Markdown = ""
    """The same for the mission letter, 3.6, where it is wished."""
    partnerships: tuple[Partnership, ...] = ()
