"""The mission letter: each section's typed content, beside the rich texts of its notes."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from plpmission.model.base import (
    Figure,
    Item,
    ItemId,
    Line,
    Markdown,
    Part,
    RefersTo,
    Text,
    Year,
)
from plpmission.model.life import Amendment, Setting
from plpmission.model.objectives import Means, Objective, TacticalPlan
from plpmission.model.organisation import Organisation, StructureChange
from plpmission.model.sections import (
    SECTION_IDS,
    AddedSection,
    SectionId,
    SectionNote,
    completed,
    every_note,
)
from plpmission.model.swot import Analysis
from plpmission.model.terms import (
    AuthorityKind,
    BudgetKind,
    CoreFunction,
    EntityKind,
    MandateKind,
    ProcessKind,
    ProtocolState,
    StaffCategory,
    StartBasis,
)

Serves = Annotated[tuple[ItemId, ...], RefersTo("obj", "plan")]
Count = Annotated[int, Field(ge=0, le=10**9)]


class Holder(Part):
    """Who holds the mandate (1.1)."""

    name: Line = ""
    rank: Line = ""
    birth_date: dt.date | None = None


class Mandate(Part):
    """The mandate, its category, its authority and its dates (1.2, 1.3)."""

    title: Line = ""
    kind: MandateKind = MandateKind.CHIEF_OF_CORPS
    category: Line = ""
    authority: AuthorityKind | None = None
    authority_name: Line = ""
    start: dt.date | None = None
    start_basis: StartBasis | None = None
    end: dt.date | None = None


class CareerStep(Item):
    """One line of the curriculum (1.4)."""

    KIND: ClassVar[str] = "car"
    period: Line = ""
    function: Line = ""
    employer: Line = ""


class LegalReference(Item):
    """An act that frames the mandate (1.5); ``act`` is its key in the register, if any."""

    KIND: ClassVar[str] = "law"
    act: Line = ""
    title: Line = ""
    date: dt.date | None = None
    article: Line = ""
    note: Line = ""


class Municipality(Item):
    """A municipality of the zone (2.1)."""

    KIND: ClassVar[str] = "mun"
    name: Line = ""
    nis: Annotated[str, Field(pattern=r"^(\d{5})?$")] = ""
    inhabitants: Count | None = None
    area: Annotated[Figure, Field(ge=0)] | None = None
    """Square kilometres."""


class Site(Item):
    """A police station or another building (2.1)."""

    KIND: ClassVar[str] = "site"
    name: Line = ""
    place: Line = ""
    services: Line = ""
    opening: Line = ""


class Entity(Part):
    """The police entity (2.1)."""

    name: Line = ""
    number: Line = ""
    """The zone's number, such as 5301."""
    kind: EntityKind | None = None
    municipalities: tuple[Municipality, ...] = ()
    sites: tuple[Site, ...] = ()


class GoverningBody(Item):
    """A body to which the entity answers (2.2)."""

    KIND: ClassVar[str] = "body"
    name: Line = ""
    role: Line = ""
    rhythm: Line = ""


class BudgetLine(Item):
    """One kind of revenue or expense in one year, in euro (2.2 and 3.5)."""

    KIND: ClassVar[str] = "bud"
    year: Year | None = None
    kind: BudgetKind = BudgetKind.STAFF
    planned: Figure | None = None
    actual: Figure | None = None
    note: Line = ""


class ContextElement(Item):
    """A feature of the surroundings, and what it means for the work (2.3)."""

    KIND: ClassVar[str] = "ctx"
    element: Line = ""
    """The id of one of the outline's elements of 2.3, or empty."""
    fact: Text = ""
    consequence: Text = ""


class Value(Item):
    """A value, what it means, and how one sees it (3.1.1)."""

    KIND: ClassVar[str] = "val"
    name: Line = ""
    meaning: Text = ""
    sign: Text = ""


class Purpose(Part):
    """Mission, vision and values (3.1.1)."""

    mission: Markdown = ""
    vision: Markdown = ""
    values: tuple[Value, ...] = ()


class CulturePrinciple(Item):
    """A principle of the culture aimed at, and what makes it real (3.1.2)."""

    KIND: ClassVar[str] = "cul"
    principle: Line = ""
    practice: Text = ""


class PersonalCommitment(Item):
    """What the holder commits to personally (3.1.3)."""

    KIND: ClassVar[str] = "per"
    commitment: Text = ""
    how: Text = ""
    by: dt.date | None = None


class ConsultationMoment(Item):
    """A consultation on the letter that the letter itself provides (3.2.5)."""

    KIND: ClassVar[str] = "moc"
    subject: Line = ""
    with_whom: Line = ""
    rhythm: Line = ""
    first: dt.date | None = None


class AmendmentProcedure(Part):
    """How results are evaluated, objectives adjusted, and the authority consulted (3.2.5)."""

    evaluation: Text = ""
    adjustment: Text = ""
    coordination: Text = ""
    moments: tuple[ConsultationMoment, ...] = ()


class CoreTask(Item):
    """A core task and how it is carried out (3.3.1)."""

    KIND: ClassVar[str] = "task"
    function: CoreFunction | None = None
    task: Line = ""
    basis: Line = ""
    how: Text = ""


class WorkProcess(Item):
    """A primary or supporting process, and what changes in it (3.3.2)."""

    KIND: ClassVar[str] = "proc"
    name: Line = ""
    kind: ProcessKind = ProcessKind.PRIMARY
    initiative: Text = ""
    knowledge: Text = ""
    """How the knowledge of it is kept and made accessible."""
    serves: Serves = ()


class Control(Item):
    """How a process's performance is followed (3.3.3)."""

    KIND: ClassVar[str] = "ctl"
    what: Line = ""
    how: Line = ""
    rhythm: Line = ""
    who: Line = ""


class StaffYear(Item):
    """Staff in one year, in full-time equivalents (3.4)."""

    KIND: ClassVar[str] = "stf"
    year: Year | None = None
    category: StaffCategory = StaffCategory.OPERATIONAL
    establishment: Annotated[Figure, Field(ge=0)] | None = None
    """Posts of the staffing table."""
    filled: Annotated[Figure, Field(ge=0)] | None = None
    note: Line = ""


class Initiative(Item):
    """What will be done for staff (3.4) or for means (3.5), under one of the model's themes."""

    KIND: ClassVar[str] = "ini"
    theme: Line = ""
    """The id of one of the outline's elements, or empty."""
    text: Text = ""
    serves: Serves = ()


class Management(Part):
    """What 3.4 and 3.5 share: initiatives, financial impact, and procedure with its calendar."""

    initiatives: tuple[Initiative, ...] = ()
    impact: Markdown = ""
    """The financial impact, and whether the means suffice."""
    procedure: Markdown = ""
    """Procedure and calendar: of the staffing table (3.4), of the budget and its audits (3.5)."""


class Partner(Item):
    """A partner and the cooperation with it (3.6)."""

    KIND: ClassVar[str] = "par"
    name: Line = ""
    cooperation: Text = ""
    change: Text = ""
    serves: Serves = ()


class Protocol(Item):
    """An agreement that formalises a cooperation (3.6)."""

    KIND: ClassVar[str] = "pro"
    title: Line = ""
    partners: Annotated[tuple[ItemId, ...], RefersTo("par")] = ()
    state: ProtocolState = ProtocolState.EXISTING
    date: dt.date | None = None
    note: Line = ""


class CommunicationLine(Item):
    """What is told to whom, how and how often (3.7)."""

    KIND: ClassVar[str] = "com"
    audience: Line = ""
    subject: Line = ""
    channel: Line = ""
    rhythm: Line = ""


class Letter(Part):
    """A mission letter: rich texts in ``sections``, typed content beside."""

    sections: Annotated[tuple[SectionNote, ...], AfterValidator(completed)] = Field(
        default_factory=every_note
    )
    added: tuple[AddedSection, ...] = ()
    date: dt.date | None = None
    """The letter's own date; ages are counted from it."""
    place: Line = ""

    holder: Holder = Holder()
    mandate: Mandate = Mandate()
    career: tuple[CareerStep, ...] = ()
    legal: tuple[LegalReference, ...] = ()
    entity: Entity = Entity()
    bodies: tuple[GoverningBody, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    context: tuple[ContextElement, ...] = ()
    organisation: Organisation = Organisation()
    purpose: Purpose = Purpose()
    culture: tuple[CulturePrinciple, ...] = ()
    commitments: tuple[PersonalCommitment, ...] = ()
    analysis: Analysis = Analysis()
    objectives: tuple[Objective, ...] = ()
    plans: tuple[TacticalPlan, ...] = ()
    structure_changes: tuple[StructureChange, ...] = ()
    procedure: AmendmentProcedure = AmendmentProcedure()
    tasks: tuple[CoreTask, ...] = ()
    processes: tuple[WorkProcess, ...] = ()
    controls: tuple[Control, ...] = ()
    staff: tuple[StaffYear, ...] = ()
    people: Management = Management()
    means: tuple[Means, ...] = ()
    resources: Management = Management()
    partners: tuple[Partner, ...] = ()
    protocols: tuple[Protocol, ...] = ()
    communication: tuple[CommunicationLine, ...] = ()

    setting: Setting = Setting()
    amendments: tuple[Amendment, ...] = ()

    def note(self, section: SectionId) -> SectionNote:
        """What the writer says about a section of the model: each has a note."""
        return self.sections[SECTION_IDS.index(section)]


def without_private_life(letter: Letter) -> Letter:
    """The letter without the holder's birth date and curriculum, for those outside."""
    holder = letter.holder.model_copy(update={"birth_date": None})
    notes = [SectionNote(id=n.id) if n.id == "curriculum" else n for n in letter.sections]
    return letter.model_copy(update={"holder": holder, "career": (), "sections": tuple(notes)})
