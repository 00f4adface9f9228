"""The life of a letter: how it was set, to whom copied, how amended, what follows from it.

Set and copied by PJPol VII.III.39, amended by VII.III.40, renewed by VII.III.88 and 96. What a
``plpmission.life`` step records stands here; the steps themselves, and their order, stand there.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from plpmission.model.base import Figure, Item, ItemId, Line, Part, RefersTo, Text
from plpmission.model.indicators import Target
from plpmission.model.objectives import Means, Objective
from plpmission.model.terms import AmendedPart, AuthorityKind, ProposedBy


class Setting(Part):
    """When a letter or an amendment was proposed, set, copied, applied and closed; by whom."""

    proposed_on: dt.date | None = None
    set_on: dt.date | None = None
    set_by: AuthorityKind | None = None
    reference: Line = ""
    copy_sent_on: dt.date | None = None
    copy_sent_by: Line = ""
    copy_means: Line = ""
    """How the copy went to the inspector general, such as by registered letter."""
    in_force_on: dt.date | None = None
    closed_on: dt.date | None = None
    """When the letter stopped to apply; of an amendment, when it was put aside."""
    closed_reason: Line = ""


class SupersededTarget(Item):
    """A target that an amendment replaces, and by what."""

    KIND: ClassVar[str] = "sut"
    indicator: Annotated[ItemId | None, RefersTo("ind")] = None
    target: Target = Target()
    """The former target, kept when the amendment is set."""
    new_target: Target = Target()
    reason: Text = ""


class SupersededMeans(Item):
    """Means that an amendment replaces, and by what; a figure not given stays as it was."""

    KIND: ClassVar[str] = "sum"
    means: Annotated[ItemId | None, RefersTo("mea")] = None
    promised: Figure | None = None
    granted: Figure | None = None
    new_promised: Annotated[Figure, Field(ge=0)] | None = None
    new_granted: Annotated[Figure, Field(ge=0)] | None = None
    reason: Text = ""


class SupersededObjective(Item):
    """An objective that an amendment words anew or drops; what is not given stays as it was."""

    KIND: ClassVar[str] = "suo"
    objective: Annotated[ItemId | None, RefersTo("obj")] = None
    title: Line = ""
    text: Text = ""
    deadline: dt.date | None = None
    new_title: Line = ""
    new_text: Text = ""
    new_deadline: dt.date | None = None
    dropped: bool = False
    position: Annotated[int, Field(ge=0, le=10_000)] | None = None
    """Where a dropped objective stood among the others."""
    reason: Text = ""


class Amendment(Item):
    """A change of a set letter, on proposal of the authority or the holder (VII.III.40)."""

    KIND: ClassVar[str] = "amd"
    title: Line = ""
    proposed_by: ProposedBy | None = None
    proposed_on: dt.date | None = None
    changes: AmendedPart | None = None
    reason: Text = ""
    text: Text = ""
    objectives: tuple[SupersededObjective, ...] = ()
    targets: tuple[SupersededTarget, ...] = ()
    means: tuple[SupersededMeans, ...] = ()
    added_objectives: tuple[Objective, ...] = ()
    """Objectives that wait here until the amendment is set, and then stand in the letter."""
    added_means: tuple[Means, ...] = ()
    """Means that wait here until the amendment is set."""
    added: Annotated[tuple[ItemId, ...], RefersTo("obj", "mea")] = ()
    """What the amendment brought into the letter when it was set."""
    dropped_objectives: tuple[Objective, ...] = ()
    """Objectives that the letter held until the amendment was set."""
    shortfall: Annotated[ItemId | None, RefersTo("mea")] = None
    """The means that fell short and so gave rise to it."""
    setting: Setting = Setting()


class HeldConsultation(Item):
    """A consultation on the letter that took place, as 3.2.5 provides."""

    KIND: ClassVar[str] = "hel"
    moment: Annotated[ItemId | None, RefersTo("moc")] = None
    date: dt.date | None = None
    result: Text = ""


class RenewalDocument(Item):
    """A document that the holder adds to a renewal request, finding it pertinent."""

    KIND: ClassVar[str] = "doc"
    title: Line = ""
    date: dt.date | None = None
    note: Line = ""


class Renewal(Item):
    """A request to renew the mandate (VII.III.88); its window is what the user enters."""

    KIND: ClassVar[str] = "ren"
    window_start: dt.date | None = None
    window_end: dt.date | None = None
    window_source: Line = ""
    """Where the window is written."""
    requested_on: dt.date | None = None
    report: Annotated[ItemId | None, RefersTo("rep")] = None
    documents: tuple[RenewalDocument, ...] = ()
    decided_on: dt.date | None = None
    renewed: bool | None = None
    carried_on: bool | None = None
    """The letter is carried on (true), or a new one is begun from it (false)."""
    start: dt.date | None = None
    """When the renewed mandate starts, and below ends, where the letter is carried on."""
    end: dt.date | None = None
    reference: Line = ""


class FollowUp(Part):
    """What happens with a letter that is set, and stands on none of its pages."""

    consultations: tuple[HeldConsultation, ...] = ()
    renewals: tuple[Renewal, ...] = ()
