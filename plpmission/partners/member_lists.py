"""A list of members as somebody kept it: read, looked at, and only then put on the store's list.

No member is ever in a dossier. Sentences are of the domain ``papers``, and name nobody: a row of
the file says whom they are about.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from plpmission.errors import KpiError, Problem
from plpmission.partners.columns import Column, count_of, day_of, doubt, folded, meaning, table_of
from plpmission.store.members import Member, Role

ADULT_AGE = 18
NOT_A_DAY = "A day in this row cannot be read; it is left out."
TWICE = "The same person stands in row {first} already."
THERE_ALREADY = "This person is on the list already."
MINOR = "This person is not 18 yet, and cannot be a member (art. 8c)."
NO_CONSENT = "No agreement to the internal rules is noted; ask for it before anything is sent."
CONSENT_WITHOUT_DAY = "The agreement has no day; the day of joining, or else today, is noted."
AGE_UNKNOWN = "Nothing says whether this person is 18."
LEFT_BEFORE = "This person left before joining: look at both days."

_ROLES: tuple[Role, ...] = ("interim", "steering", "coordinator", "member")
Fault = Literal["twice", "there", "minor", "consent", "age", "day"]


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the file as a member, and what is wrong with it."""

    number: int
    member: Member
    faults: frozenset[Fault]

    @property
    def taken(self) -> bool:
        """Whether it is put on the list unless somebody says otherwise."""
        return not self.faults & {"twice", "there", "minor"}


@dataclass(frozen=True, kw_only=True)
class MemberList:
    """What is read of a file before anybody is put on the list."""

    name: str
    problem: Problem | None
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    doubts: tuple[Problem, ...] = ()

    def members(self, also: Iterable[int] = ()) -> tuple[Member, ...]:
        """Those to put on the list; ``also`` names rows that would be left out."""
        wanted = set(also)
        return tuple(row.member for row in self.rows if row.taken or row.number in wanted)


def read_members(
    raw: bytes,
    *,
    name: str,
    today: dt.date,
    there: Iterable[Member] = (),
    sheet: str = "",
) -> MemberList:
    """What a file says of members; ``there`` are those on the list already.

    A date of birth only tells whether somebody is 18 on ``today``: it is not kept.
    """
    try:
        table = table_of(raw, name=name, kind="members", sheet=sheet)
    except KpiError as error:
        said = Problem(where="", message=error.message, parameters=tuple(error.parameters.items()))
        return MemberList(name=name, problem=said)
    if not {"name", "first_name"} & table.places.keys():
        none = Problem(where="", message="No column of names of members was found.")
        return MemberList(name=name, problem=none, columns=table.columns)
    doubts: list[Problem] = []
    reading = _Reading(today, {_key(one): 0 for one in there if one.left is None}, doubts)
    rows = [reading.row(number, table.texts(row)) for number, row in table.rows]
    kept = tuple(row for row in rows if row is not None)
    return MemberList(
        name=name, problem=None, columns=table.columns, rows=kept, doubts=tuple(doubts)
    )


class _Reading:
    def __init__(
        self, today: dt.date, seen: dict[tuple[str, str], int], doubts: list[Problem]
    ) -> None:
        self.today, self.seen, self.doubts = today, seen, doubts

    def row(self, number: int, texts: dict[str, str]) -> Row | None:
        member = self._member(number, texts)
        if not member.name:
            return None
        faults = frozenset(self._faults(number, member))
        return Row(number=number, member=member, faults=faults)

    def _member(self, number: int, texts: dict[str, str]) -> Member:
        joined, left = self._day(number, texts, "joined"), self._day(number, texts, "left")
        return Member(
            name=" ".join(filter(None, (texts.get("first_name"), texts.get("name")))),
            contact=", ".join(
                texts[field] for field in ("email", "phone", "address") if field in texts
            ),
            role=_role(texts.get("role", "")),
            adult=_adult(texts, self.today),
            consent_on=self._consent(number, texts, joined),
            joined=joined,
            left=left,
        )

    def _day(self, number: int, texts: dict[str, str], field: str) -> dt.date | None:
        found = day_of(texts.get(field, ""))
        if found is None and texts.get(field):
            self.doubts.append(doubt(number, NOT_A_DAY))
        return found

    def _consent(
        self, number: int, texts: dict[str, str], joined: dt.date | None
    ) -> dt.date | None:
        text = texts.get("consent", "")
        if found := day_of(text):
            return found
        if meaning(text, "yes", "no") != "yes":
            return None
        self.doubts.append(doubt(number, CONSENT_WITHOUT_DAY))
        return joined or self.today

    def _faults(self, number: int, member: Member) -> Iterator[Fault]:
        key = _key(member)
        first = self.seen.setdefault(key, number)
        if first != number:
            yield "twice" if first else "there"
            said = doubt(number, TWICE, first=first) if first else doubt(number, THERE_ALREADY)
            self.doubts.append(said)
        faults: tuple[tuple[bool, Fault, str], ...] = (
            (member.adult is False, "minor", MINOR),
            (member.adult is None, "age", AGE_UNKNOWN),
            (member.consent_on is None, "consent", NO_CONSENT),
            (_left_before(member), "day", LEFT_BEFORE),
        )
        for is_so, fault, message in faults:
            if is_so:
                yield fault
                self.doubts.append(doubt(number, message))


def _left_before(member: Member) -> bool:
    return bool(member.joined and member.left and member.left < member.joined)


def _key(member: Member) -> tuple[str, str]:
    """Two rows are one person where names agree (in any order) and contacts do not disagree."""
    words = sorted(folded(member.name).split())
    address = re.search(r"[\w.+-]+@[\w.-]+", member.contact)
    return " ".join(words), folded(address[0]) if address else ""


def _role(text: str) -> Role:
    found = meaning(text, *_ROLES)
    return next((role for role in _ROLES if role == found), "member")


def _adult(texts: dict[str, str], today: dt.date) -> bool | None:
    if born := day_of(texts.get("born", "")):
        return _age(born, today) >= ADULT_AGE
    if (age := count_of(texts.get("age", ""))) is not None:
        return age >= ADULT_AGE
    answer = meaning(texts.get("adult", ""), "yes", "no")
    return {"yes": True, "no": False}.get(answer)


def _age(born: dt.date, today: dt.date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
