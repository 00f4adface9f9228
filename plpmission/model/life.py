"""The life of a letter: how it was set, to whom copied, how amended (PJPol VII.III.39 and 40)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from plpmission.model.base import Figure, Item, ItemId, Line, Part, RefersTo, Text
from plpmission.model.indicators import Target
from plpmission.model.terms import AmendedPart, AuthorityKind, ProposedBy


class Setting(Part):
    """When the letter was proposed and set, by whom, and when it went to the inspector general."""

    proposed_on: dt.date | None = None
    set_on: dt.date | None = None
    set_by: AuthorityKind | None = None
    reference: Line = ""
    copy_sent_on: dt.date | None = None
    copy_sent_by: Line = ""


class SupersededTarget(Item):
    """A target that an amendment replaced."""

    KIND: ClassVar[str] = "sut"
    indicator: Annotated[ItemId | None, RefersTo("ind")] = None
    target: Target = Target()
    reason: Text = ""


class SupersededMeans(Item):
    """Means that an amendment replaced."""

    KIND: ClassVar[str] = "sum"
    means: Annotated[ItemId | None, RefersTo("mea")] = None
    promised: Figure | None = None
    granted: Figure | None = None
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
    targets: tuple[SupersededTarget, ...] = ()
    means: tuple[SupersededMeans, ...] = ()
    setting: Setting = Setting()
