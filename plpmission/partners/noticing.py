"""Changes of which the FPS Interior is told at once, in writing (art. 6, annex 2).

A change of the communication system has the charter itself amended (art. 9c).

One change of an officer, a mayor or the zone's plan reaches every partnership that inherits it:
``notices`` finds them all, ``carried_out`` prepares them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from plpmission.model.base import Part, new_id
from plpmission.model.charter import Charter
from plpmission.model.partnership import CharterVersion, Mail, Partnership
from plpmission.model.partnership_terms import ChangeKind, MailKind
from plpmission.model.terms import PartnershipState
from plpmission.model.zone import Zone
from plpmission.outline.charter import CRITERIA
from plpmission.partners.inheriting import (
    current_coordinator,
    current_officer,
    inherited,
    inherited_rules,
    mayor_of,
)

KINDS: Mapping[str, ChangeKind] = {
    "cover": ChangeKind.ORGANISATION,
    "territory": ChangeKind.TERRITORY,
    "coordinator": ChangeKind.COORDINATOR,
    "officer": ChangeKind.OFFICER,
    "mayor": ChangeKind.MAYOR,
    "to_police": ChangeKind.COMMUNICATION,
    "hot": ChangeKind.COMMUNICATION,
    "cold": ChangeKind.COMMUNICATION,
    "objectives": ChangeKind.ORGANISATION,
    "meetings": ChangeKind.ORGANISATION,
    "consultation": ChangeKind.ORGANISATION,
    "support": ChangeKind.ORGANISATION,
    "cost": ChangeKind.ORGANISATION,
    "evaluation": ChangeKind.ORGANISATION,
}
"""By part of the charter; what was so at the signature (01, 04, 16, 17) does not change after."""
KNOWN_TO_FPS = (PartnershipState.SENT, PartnershipState.RECOGNISED, PartnershipState.SUSPENDED)
"""States in which the FPS Interior holds a charter, and so is told of changes."""
AMENDS = frozenset({ChangeKind.COMMUNICATION})
"""Changes after which the charter itself has to be adapted (art. 9c)."""


@dataclass(frozen=True, kw_only=True)
class ChangedField:
    """One field that two charters have differently."""

    criterion: str
    path: str
    """Its place in a charter: ``hot.platform``."""
    kind: ChangeKind
    before: object
    after: object


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What the FPS Interior is to be told of one partnership: one kind of change."""

    partnership: str
    kind: ChangeKind
    fields: tuple[ChangedField, ...]
    since: dt.date | None = None
    """Since when it is so, where the register knows."""

    @property
    def amends_charter(self) -> bool:
        """Whether the charter has to be adapted too."""
        return self.kind in AMENDS


def change_notice(before: Charter, after: Charter) -> tuple[ChangedField, ...]:
    """What a change notice tells: the fields that differ between two charters, in their order."""
    found: list[ChangedField] = []
    for one in CRITERIA:
        if one.part in KINDS:
            left, right = getattr(before, one.part), getattr(after, one.part)
            found += _changed(left, right, one.part, one.id, KINDS[one.part])
    return tuple(found)


def _changed(
    left: Part, right: Part, path: str, criterion: str, kind: ChangeKind
) -> Iterator[ChangedField]:
    if left == right:
        return
    for name in type(left).model_fields:
        one, other = getattr(left, name), getattr(right, name)
        if one != other:
            yield ChangedField(
                criterion=criterion, path=f"{path}.{name}", kind=kind, before=one, after=other
            )


def notices(before: Zone, after: Zone) -> tuple[Notice, ...]:
    """The notices that a change of the register makes owed, partnership by partnership."""
    known = {held.id: held for held in before.partnerships}
    return tuple(
        notice
        for held in after.partnerships
        if held.id in known and held.state in KNOWN_TO_FPS
        for notice in _by_kind(
            after,
            held,
            change_notice(inherited(before, known[held.id]), inherited(after, held)),
        )
    )


def sent_version(partnership: Partnership) -> CharterVersion | None:
    """The charter that the FPS Interior holds: the last one that was sent, else the last one."""
    held = {version.id: version for version in partnership.versions}
    sent = [mail.version for mail in partnership.mail if mail.version in held and mail.on]
    if sent and sent[-1]:
        return held[sent[-1]]
    return partnership.versions[-1] if partnership.versions else None


def owed(zone: Zone, partnership: Partnership) -> tuple[Notice, ...]:
    """What the FPS Interior was not told yet: the charter as it reads against the one it holds.

    A notice covers its kinds of change from the day that it is dated on; where the register knows
    since when a person is in office, a notice from before that day does not cover the change.
    """
    version = sent_version(partnership)
    if version is None or partnership.state not in KNOWN_TO_FPS:
        return ()
    changed = change_notice(version.charter, inherited(zone, partnership))
    told = [mail for mail in partnership.mail if mail.kind is MailKind.NOTICE and mail.on]
    return tuple(
        notice
        for notice in _by_kind(zone, partnership, changed)
        if not any(_covers(mail, notice, version.on) for mail in told)
    )


def _covers(mail: Mail, notice: Notice, version: dt.date | None) -> bool:
    days = [day for day in (notice.since, version) if day]
    in_time = bool(mail.on) and all(mail.on >= day for day in days if mail.on)
    return notice.kind in mail.changes and in_time


def _by_kind(
    zone: Zone, partnership: Partnership, changed: Iterable[ChangedField]
) -> Iterator[Notice]:
    order = list(ChangeKind)
    by_kind = sorted(changed, key=lambda one: order.index(one.kind))
    for kind, fields in groupby(by_kind, key=lambda one: one.kind):
        yield Notice(
            partnership=partnership.id,
            kind=kind,
            fields=tuple(fields),
            since=_since(zone, partnership, kind),
        )


def _since(zone: Zone, partnership: Partnership, kind: ChangeKind) -> dt.date | None:
    people = {
        ChangeKind.COORDINATOR: current_coordinator(partnership),
        ChangeKind.OFFICER: current_officer(zone, partnership),
        ChangeKind.MAYOR: mayor_of(zone, partnership),
    }
    person = people.get(kind)
    return person.since if person else None


def with_version(
    zone: Zone, partnership: Partnership, on: dt.date, reason: str, version: str = ""
) -> Partnership:
    """The partnership with its charter and rules of this day kept whole, under a fresh id."""
    kept = CharterVersion(
        id=version or new_id(CharterVersion.KIND),
        on=on,
        reason=reason,
        charter=inherited(zone, partnership),
        rules=inherited_rules(zone, partnership),
    )
    return partnership.model_copy(update={"versions": (*partnership.versions, kept)})


def carried_out(zone: Zone, due: Iterable[Notice], on: dt.date, reason: str) -> Zone:
    """The register with every notice prepared: one letter a partnership, not dated yet.

    Where the charter has to be adapted, its new text is kept (art. 9c). A letter that is prepared
    already takes the new kinds of change in; where it holds them all, nothing changes.
    """
    by_partnership: dict[str, list[Notice]] = {}
    for notice in due:
        by_partnership.setdefault(notice.partnership, []).append(notice)
    changed = tuple(
        _prepared(zone, held, by_partnership[held.id], on, reason)
        if held.id in by_partnership
        else held
        for held in zone.partnerships
    )
    return zone.model_copy(update={"partnerships": changed})


def _prepared(
    zone: Zone, partnership: Partnership, due: list[Notice], on: dt.date, reason: str
) -> Partnership:
    version: str | None = None
    if any(notice.amends_charter for notice in due):
        if not _is_kept(zone, partnership):
            partnership = with_version(zone, partnership, on, reason)
        version = partnership.versions[-1].id
    waiting = next((mail for mail in partnership.mail if _is_draft(mail)), None)
    mail = waiting or Mail(id=new_id(Mail.KIND), kind=MailKind.NOTICE)
    kinds = tuple(dict.fromkeys((*mail.changes, *(notice.kind for notice in due))))
    update = {"changes": kinds, "version": version or mail.version, "text": mail.text or reason}
    rest = tuple(held for held in partnership.mail if held is not waiting)
    return partnership.model_copy(update={"mail": (*rest, mail.model_copy(update=update))})


def _is_kept(zone: Zone, partnership: Partnership) -> bool:
    """Whether the charter as it reads now is the last one kept: asked twice, it is kept once."""
    kept = partnership.versions[-1:]
    return any(one.charter == inherited(zone, partnership) for one in kept)


def _is_draft(mail: Mail) -> bool:
    return mail.kind is MailKind.NOTICE and mail.on is None
