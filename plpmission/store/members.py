"""Members of partnerships and the screening of their coordinators; in no dossier, no document."""

from __future__ import annotations

import builtins
import datetime as dt
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

import sqlalchemy as sa

from plpmission.errors import StoreError
from plpmission.store import apart
from plpmission.store.engine import Database
from plpmission.store.reading import AnyRow, known
from plpmission.store.records import NAME_LIMIT, Actor, line
from plpmission.store.tables import member, screening

Role = Literal["member", "coordinator", "interim", "steering"]
ROLES: tuple[Role, ...] = get_args(Role)
Result = Literal["pending", "fit", "unfit"]
RESULTS: tuple[Result, ...] = get_args(Result)
CONTACT_LIMIT = 500


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody who takes part in a partnership.

    ``adult`` is all that is kept of an age: None where it is not known. ``consent_on`` is the day
    on which he or she agreed to the internal rules and to being on this list (art. 8c).
    """

    name: str
    partnership: str = ""
    contact: str = ""
    role: Role = "member"
    adult: bool | None = None
    consent_on: dt.date | None = None
    joined: dt.date | None = None
    left: dt.date | None = None
    id: str = ""


@dataclass(frozen=True, kw_only=True)
class MemberFigures:
    """A partnership's members in figures: those who take part now, and those who left."""

    partnership: str
    now: int
    left: int
    without_consent: int
    minors: int
    """Now, and not 18 yet."""
    age_unknown: int


@dataclass(frozen=True, kw_only=True)
class Screening:
    """A coordinator's screening: its date and its result, and nothing that was found."""

    partnership: str
    person: str
    """The coordinator’s id in the dossier."""
    on: dt.date
    result: Result
    id: str = ""


class Members:
    """Lists of members. The audit tells how many were added or deleted, never who."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, dossier: str, partnership: str | None = None) -> tuple[Member, ...]:
        """The members of a partnership, or of all in a dossier, by name; those who left too."""
        wanted = sa.select(member).where(apart.of(member, dossier, partnership))
        with self._database.reading() as connection:
            known(connection, dossier)
            rows = connection.execute(wanted.order_by(member.c.name, member.c.id)).all()
        return tuple(_member(row) for row in rows)

    def figures(self, dossier: str) -> dict[str, MemberFigures]:
        """Each partnership's members in figures."""
        with self._database.reading() as connection:
            known(connection, dossier)
            rows = connection.execute(_FIGURES, {"dossier": dossier}).all()
        return {row.partnership: MemberFigures(**row._mapping) for row in rows}

    def add(
        self, dossier: str, partnership: str, members: Iterable[Member], actor: Actor
    ) -> tuple[Member, ...]:
        """Put people on a partnership's list; the same with their ids.

        Raises:
            StoreError: one of them has no name, or a role that there is not.
        """
        fresh = tuple(
            _checked(replace(one, partnership=apart.key_of(partnership), id=_new_id("mem")))
            for one in members
        )
        if not fresh:
            return ()
        with self._database.writing() as connection:
            known(connection, dossier)
            rows = [{"dossier": dossier, **_row(one)} for one in fresh]
            connection.execute(sa.insert(member), rows)
            said = f"{apart.key_of(partnership)}: {len(fresh)}"
            apart.counted(connection, actor, "members-add", dossier, said)
        return fresh

    def change(self, dossier: str, changed: Member, actor: Actor) -> Member:
        """Keep a member as given; what was there before is gone. The id says which one.

        Raises:
            StoreError: he or she is not on the list any more.
        """
        now = _checked(replace(changed, partnership=apart.key_of(changed.partnership)))
        here = sa.and_(member.c.dossier == dossier, member.c.id == now.id)
        with self._database.writing() as connection:
            apart.wiping(connection)
            told = connection.execute(sa.update(member).where(here).values(**_row(now)))
            if not told.rowcount:
                raise StoreError("This member is not on the list any more.")
            apart.counted(connection, actor, "members-change", dossier, f"{now.partnership}: 1")
        return now

    def leave(self, dossier: str, ids: Iterable[str], on: dt.date, actor: Actor) -> int:
        """Say that members left; how many of those ids. They stay on the list until deleted."""
        here = sa.and_(member.c.dossier == dossier, member.c.id.in_(builtins.list(ids)))
        with self._database.writing() as connection:
            count = connection.execute(sa.update(member).where(here).values(left_on=on)).rowcount
            if count:
                apart.counted(connection, actor, "members-leave", dossier, str(count))
        return count

    def delete(self, dossier: str, ids: Iterable[str], actor: Actor) -> int:
        """Delete members for good; how many of those ids. Only that number is left of them."""
        here = sa.and_(member.c.dossier == dossier, member.c.id.in_(builtins.list(ids)))
        with self._database.writing() as connection:
            apart.wiping(connection)
            count = connection.execute(sa.delete(member).where(here)).rowcount
            if count:
                apart.counted(connection, actor, "members-delete", dossier, str(count))
        return count

    def forget(self, dossier: str, partnership: str, actor: Actor) -> str:
        """Delete all that is kept apart of a partnership: members, screenings, messages.

        What there was in numbers, such as ``member 12, message 340``; empty where nothing was.
        """
        with self._database.writing() as connection:
            gone = apart.removed(connection, dossier, partnership)
            if gone:
                said = f"{apart.key_of(partnership)}: {gone}"
                apart.counted(connection, actor, "members-delete", dossier, said)
        return gone


class Screenings:
    """Screenings of coordinators: date and result only (art. 8b)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, dossier: str, partnership: str | None = None) -> tuple[Screening, ...]:
        """The screenings in a partnership, or in all of a dossier, the first first."""
        wanted = sa.select(screening).where(apart.of(screening, dossier, partnership))
        with self._database.reading() as connection:
            known(connection, dossier)
            rows = connection.execute(wanted.order_by(screening.c.done_on, screening.c.id)).all()
        return tuple(_screening(row) for row in rows)

    def add(self, dossier: str, done: Screening, actor: Actor) -> Screening:
        """Keep that a coordinator was screened, when, and with which result.

        Raises:
            StoreError: the result is none of ``RESULTS``.
        """
        if done.result not in RESULTS:
            raise StoreError("A screening has one of three results: pending, fit or unfit.")
        key, person = apart.key_of(done.partnership), apart.key_of(done.person)
        fresh = replace(done, id=_new_id("scr"), partnership=key, person=person)
        row = {"id": fresh.id, "partnership": key, "person": person}
        found = {"done_on": fresh.on, "result": fresh.result}
        with self._database.writing() as connection:
            known(connection, dossier)
            connection.execute(sa.insert(screening).values(dossier=dossier, **row, **found))
            apart.counted(connection, actor, "screening-add", dossier, f"{key}: 1")
        return fresh

    def delete(self, dossier: str, key: str, actor: Actor) -> bool:
        """Delete a screening for good; whether it was there."""
        here = sa.and_(screening.c.dossier == dossier, screening.c.id == key)
        with self._database.writing() as connection:
            apart.wiping(connection)
            there = bool(connection.execute(sa.delete(screening).where(here)).rowcount)
            if there:
                apart.counted(connection, actor, "screening-delete", dossier, "1")
        return there


def _sum(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.coalesce(sa.func.sum(sa.case((sa.and_(*conditions), 1), else_=0)), 0)


_STAYS = member.c.left_on.is_(None)
_FIGURES = (
    sa.select(
        member.c.partnership,
        _sum(_STAYS).label("now"),
        _sum(member.c.left_on.is_not(None)).label("left"),
        _sum(_STAYS, member.c.consent_on.is_(None)).label("without_consent"),
        _sum(_STAYS, member.c.adult.is_(sa.false())).label("minors"),
        _sum(_STAYS, member.c.adult.is_(None)).label("age_unknown"),
    )
    .where(member.c.dossier == sa.bindparam("dossier"))
    .group_by(member.c.partnership)
)


def _new_id(kind: str) -> str:
    return f"{kind}-{secrets.token_hex(6)}"


def _checked(one: Member) -> Member:
    name = line(one.name)[:NAME_LIMIT]
    if not name:
        raise StoreError("A member needs a name.")
    if one.role not in ROLES:
        raise StoreError(
            "A member’s role is member, coordinator, interim coordinator or steering committee."
        )
    return replace(one, name=name, contact=line(one.contact)[:CONTACT_LIMIT])


def _row(one: Member) -> dict[str, object]:
    return {
        "id": one.id,
        "partnership": one.partnership,
        "name": one.name,
        "contact": one.contact,
        "role": one.role,
        "adult": one.adult,
        "consent_on": one.consent_on,
        "joined": one.joined,
        "left_on": one.left,
    }


def _member(row: AnyRow) -> Member:
    return Member(
        id=row.id,
        partnership=row.partnership,
        name=row.name,
        contact=row.contact,
        role=row.role,
        adult=row.adult,
        consent_on=row.consent_on,
        joined=row.joined,
        left=row.left_on,
    )


def _screening(row: AnyRow) -> Screening:
    return Screening(
        id=row.id,
        partnership=row.partnership,
        person=row.person,
        on=row.done_on,
        result=row.result,
    )
