"""Local prevention partnerships (FR PLP, NL BIN; circular of 14 February 2019)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from plpmission.model.base import Figure, Item, ItemId, Line, Markdown, Part, RefersTo, Text, Year
from plpmission.model.charter import Charter, Contact, Count, InternalRules
from plpmission.model.partnership_evaluation import PartnershipEvaluation
from plpmission.model.partnership_terms import (
    ChangeKind,
    CoordinatorRole,
    EndReason,
    LaunchCondition,
    LaunchDocument,
    MailKind,
    MeasureStep,
    MeetingKind,
    Ruling,
    Towards,
)
from plpmission.model.terms import PartnershipKind, PartnershipState


class PartnershipYear(Part):
    """A partnership's figures of one year."""

    year: Year
    members: int | None = None
    hot_messages: int | None = None
    cold_messages: int | None = None
    satisfaction: Figure | None = None


class PartnershipReference(Item):
    """A partnership of the zone as a mandate's letter and reports name it (3.6)."""

    KIND: ClassVar[str] = "plp"
    name: Line = ""
    kind: PartnershipKind = PartnershipKind.RESIDENTS
    municipality: Line = ""
    state: PartnershipState = PartnershipState.IDEA
    since: dt.date | None = None
    years: tuple[PartnershipYear, ...] = ()
    source: Line = ""
    """The partnership's id in the zone's register, where it comes from one."""


class LaunchStep(Part):
    """One of the seven steps of a launch (annex 1)."""

    who: Line = ""
    by: dt.date | None = None
    done_on: dt.date | None = None
    place: Line = ""
    met: tuple[LaunchCondition, ...] = ()
    documents: tuple[LaunchDocument, ...] = ()
    """The documents that are written."""
    asked_town: Text = ""
    """Support asked of the municipality, and below of the zone."""
    asked_zone: Text = ""
    note: Text = ""


class Launch(Part):
    """The seven steps in their order."""

    s1: LaunchStep = LaunchStep()
    s2: LaunchStep = LaunchStep()
    s3: LaunchStep = LaunchStep()
    s4: LaunchStep = LaunchStep()
    s5: LaunchStep = LaunchStep()
    s6: LaunchStep = LaunchStep()
    s7: LaunchStep = LaunchStep()


class Coordinator(Item):
    """Who runs the partnership; dates and result of the screening stay in the store."""

    KIND: ClassVar[str] = "coo"
    role: CoordinatorRole = CoordinatorRole.COORDINATOR
    contact: Contact = Contact()
    age: Annotated[int, Field(ge=0, le=130)] | None = None
    """In whole years, on the day on which he or she was chosen."""
    since: dt.date | None = None
    until: dt.date | None = None


class SteeringMember(Item):
    """A task in the steering committee, and who has taken it on."""

    KIND: ClassVar[str] = "ste"
    name: Line = ""
    task: Line = ""


class Meeting(Item):
    """A meeting that took place."""

    KIND: ClassVar[str] = "mtg"
    kind: MeetingKind = MeetingKind.MEMBERS
    on: dt.date | None = None
    present: Count | None = None
    note: Text = ""


class Mail(Item):
    """A letter to or from the FPS Interior."""

    KIND: ClassVar[str] = "cor"
    kind: MailKind = MailKind.SENT
    on: dt.date | None = None
    reference: Line = ""
    version: Annotated[ItemId | None, RefersTo("chv")] = None
    changes: tuple[ChangeKind, ...] = ()
    """Of a notice: what it tells."""
    text: Text = ""


class CharterVersion(Item):
    """A charter as it was signed and sent: whole, with all that it had inherited."""

    KIND: ClassVar[str] = "chv"
    on: dt.date | None = None
    reason: Line = ""
    charter: Charter = Charter()
    rules: InternalRules = InternalRules()


class Appeal(Part):
    """An appeal against a definitive removal (art. 8b)."""

    arrived_on: dt.date | None = None
    registered: bool | None = None
    """By registered letter (true), or by e-mail."""
    ruled_on: dt.date | None = None
    ruling: Ruling | None = None


class Measure(Item):
    """A step after a breach (art. 8b, 8c); of a member, no name is kept."""

    KIND: ClassVar[str] = "san"
    towards: Towards = Towards.COORDINATOR
    coordinator: Annotated[ItemId | None, RefersTo("coo")] = None
    step: MeasureStep = MeasureStep.TALK
    on: dt.date | None = None
    """When it was decided or held."""
    decided_by: Line = ""
    reasons: Text = ""
    heard_on: dt.date | None = None
    """The talk of the chief of corps with the coordinator, before a removal."""
    advice_on: dt.date | None = None
    """The advice: of the officer before a reprimand, of the chief of corps before a removal."""
    written_on: dt.date | None = None
    """When it was made known in writing, with its reasons."""
    copy_on: dt.date | None = None
    """When the copy went to the FPS Interior."""
    appeal: Appeal = Appeal()
    members_told_on: dt.date | None = None
    authorities_told_on: dt.date | None = None
    chosen_on: dt.date | None = None
    """When the assembly chose another coordinator."""


class Authorisation(Part):
    """The police's standing leave to send messages, which it can take back (art. 8d)."""

    given_on: dt.date | None = None
    by: Line = ""
    covers: Text = ""
    withdrawn_on: dt.date | None = None


class NameUse(Part):
    """Use of the name PLP and its logo: once recognised only (art. 2, 13)."""

    since: dt.date | None = None
    where: Line = ""


class Ending(Part):
    """How a partnership ended; at once, and the authorities told, after militia-like acts."""

    on: dt.date | None = None
    reason: EndReason | None = None
    facts_on: dt.date | None = None
    told_on: dt.date | None = None
    into: Line = ""
    """What it went on in."""


class Partnership(Item):
    """One partnership, from the idea on."""

    KIND: ClassVar[str] = "nbh"
    name: Line = ""
    kind: PartnershipKind = PartnershipKind.RESIDENTS
    sector: Line = ""
    """Of a sector's partnership: what follows PLP in its name."""
    municipality: Line = ""
    state: PartnershipState = PartnershipState.IDEA
    begun_on: dt.date | None = None
    """When the idea came up."""
    legal_form: Line = ""
    """Another form than a de facto association (art. 15)."""
    officers: Annotated[tuple[ItemId, ...], RefersTo("off")] = ()
    """The zone's officers that follow it, the first one first."""
    launch: Launch = Launch()
    charter: Charter = Charter()
    rules: InternalRules = InternalRules()
    versions: tuple[CharterVersion, ...] = ()
    """Former charters and the one in force, oldest first."""
    mail: tuple[Mail, ...] = ()
    coordinators: tuple[Coordinator, ...] = ()
    steering: tuple[SteeringMember, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    authorisation: Authorisation = Authorisation()
    name_use: NameUse = NameUse()
    evaluations: tuple[PartnershipEvaluation, ...] = ()
    next_evaluation: dt.date | None = None
    measures: tuple[Measure, ...] = ()
    ending: Ending = Ending()
    years: tuple[PartnershipYear, ...] = ()
    """Figures of years that no evaluation holds."""
    note: Markdown = ""
