"""A zone's register of partnerships, taken over from the table in which it was kept.

``read_register`` shows what each column means and what is not clear, and changes nothing;
``taken_over`` puts all of it into the zone in one go. Sentences are of the domain ``papers``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plpmission.errors import KpiError, Problem
from plpmission.model.charter import Contact
from plpmission.model.partnership import Coordinator, Mail, Partnership
from plpmission.model.partnership_evaluation import PartnershipEvaluation
from plpmission.model.partnership_terms import MailKind
from plpmission.model.terms import PartnershipKind, PartnershipState
from plpmission.model.zone import Mayor, Officer, Zone
from plpmission.partners.columns import (
    Column,
    count_of,
    day_of,
    doubt,
    folded,
    meaning,
    table_of,
)

NOT_A_DAY = "“{text}” is not a day; it is left out."
NOT_KNOWN = "“{text}” is not a word known in its column; it is left out."
NOT_A_NUMBER = "“{text}” is not a number; it is left out."
NO_NAME = "The row has no name; it is not taken over."
THERE_ALREADY = "{name} is in the register already; it stays as it is."
TWICE = "{name} stands in the file twice; the first row counts."
STATE_WITHOUT_DAY = "{name} is said to be recognised, but no day of recognition is given."

_STATES = {
    "idea": PartnershipState.IDEA,
    "launching": PartnershipState.LAUNCHING,
    "signed": PartnershipState.SIGNED,
    "sent": PartnershipState.SENT,
    "recognised": PartnershipState.RECOGNISED,
    "suspended": PartnershipState.SUSPENDED,
    "ended": PartnershipState.ENDED,
}
_KINDS = {
    "residents": PartnershipKind.RESIDENTS,
    "independents": PartnershipKind.INDEPENDENTS,
    "sector_kind": PartnershipKind.SECTOR,
}
_MEMBERS = {
    PartnershipKind.RESIDENTS: "homes",
    PartnershipKind.INDEPENDENTS: "independents",
    PartnershipKind.SECTOR: "professionals",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the file as it would be taken over."""

    number: int
    """In the file, from 1 on."""
    partnership: Partnership
    officer: Contact
    mayor: str


@dataclass(frozen=True, kw_only=True)
class Register:
    """What is read of a file before anything is taken over."""

    name: str
    problem: Problem | None
    """Why nothing can be read; None where all is well."""
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    doubts: tuple[Problem, ...] = ()
    """What is not clear, each with its row (``where``)."""


@dataclass
class _Reading:
    """One row while it is read: what is not clear is gathered."""

    number: int
    texts: Mapping[str, str]
    doubts: list[Problem]

    def text(self, field: str) -> str:
        return self.texts.get(field, "")

    def day(self, field: str) -> dt.date | None:
        found: dt.date | None = self._understood(field, day_of, NOT_A_DAY)
        return found

    def count(self, field: str) -> int | None:
        found: int | None = self._understood(field, count_of, NOT_A_NUMBER)
        return found

    def term(self, field: str, words: Mapping[str, Any], default: Any) -> Any:
        text = self.text(field)
        if not text:
            return default
        found = words.get(meaning(text, *words))
        if found is None:
            self.doubts.append(doubt(self.number, NOT_KNOWN, text=text[:60]))
        return found or default

    def _understood(self, field: str, read: Callable[[str], Any], otherwise: str) -> Any:
        text = self.text(field)
        found = read(text) if text else None
        if text and found is None:
            self.doubts.append(doubt(self.number, otherwise, text=text[:60]))
        return found


def read_register(raw: bytes, *, name: str, zone: Zone, sheet: str = "") -> Register:
    """What a file holds of partnerships, and what is not clear; nothing is changed by it."""
    try:
        table = table_of(raw, name=name, kind="register", sheet=sheet)
    except KpiError as error:
        said = Problem(where="", message=error.message, parameters=tuple(error.parameters.items()))
        return Register(name=name, problem=said)
    if "name" not in table.places:
        none = Problem(where="", message="No column of names of partnerships was found.")
        return Register(name=name, problem=none, columns=table.columns)
    doubts: list[Problem] = []
    readings = (_Reading(number, table.texts(row), doubts) for number, row in table.rows)
    rows = tuple(_fresh(map(_row, _named(readings)), zone, doubts))
    return Register(name=name, problem=None, columns=table.columns, rows=rows, doubts=tuple(doubts))


def _named(readings: Iterator[_Reading]) -> Iterator[_Reading]:
    for reading in readings:
        if reading.text("name"):
            yield reading
        elif reading.texts:
            reading.doubts.append(doubt(reading.number, NO_NAME))


def _fresh(rows: Iterator[Row], zone: Zone, doubts: list[Problem]) -> Iterator[Row]:
    there = {_key(one) for one in zone.partnerships}
    seen: set[tuple[str, str]] = set()
    for row in rows:
        key = _key(row.partnership)
        if key in there or key in seen:
            message = THERE_ALREADY if key in there else TWICE
            doubts.append(doubt(row.number, message, name=row.partnership.name))
            continue
        seen.add(key)
        yield row


def _key(partnership: Partnership) -> tuple[str, str]:
    name = re.sub(r"^(plp( i)?|bin( z)?) ", "", folded(partnership.name))
    return name, folded(partnership.municipality)


def _row(read: _Reading) -> Row:
    kind = read.term("kind", _KINDS, _kind_in(read.text("name")))
    partnership = Partnership.new(
        name=read.text("name"),
        kind=kind,
        sector=read.text("sector"),
        municipality=read.text("municipality"),
        begun_on=read.day("begun_on"),
        coordinators=_coordinators(read),
        mail=_mail(read),
        evaluations=_evaluations(read),
        next_evaluation=read.day("next_evaluation"),
    )
    partnership = _with_charter(partnership, read)
    state = read.term("state", _STATES, _state_by(partnership))
    partnership = partnership.model_copy(update={"state": state})
    if state is PartnershipState.RECOGNISED and not _has(partnership, MailKind.APPROVED):
        read.doubts.append(doubt(read.number, STATE_WITHOUT_DAY, name=partnership.name))
    officer = Contact(
        name=read.text("officer"),
        phone=read.text("officer_phone"),
        email=read.text("officer_email"),
    )
    return Row(
        number=read.number, partnership=partnership, officer=officer, mayor=read.text("mayor")
    )


def _kind_in(name: str) -> PartnershipKind:
    """What a name says of itself: PLP-I and BIN-Z are independents'."""
    independents = re.match(r"(plp i|bin z)\b", folded(name))
    return PartnershipKind.INDEPENDENTS if independents else PartnershipKind.RESIDENTS


def _coordinators(read: _Reading) -> tuple[Coordinator, ...]:
    contact = Contact(
        name=read.text("coordinator"),
        address=read.text("coordinator_address"),
        phone=read.text("coordinator_phone"),
        email=read.text("coordinator_email"),
    )
    return (Coordinator.new(contact=contact),) if contact.name else ()


def _mail(read: _Reading) -> tuple[Mail, ...]:
    days = ((MailKind.SENT, read.day("sent_on")), (MailKind.APPROVED, read.day("recognised_on")))
    return tuple(Mail.new(kind=kind, on=on) for kind, on in days if on)


def _evaluations(read: _Reading) -> tuple[PartnershipEvaluation, ...]:
    on = read.day("evaluated_on")
    return (PartnershipEvaluation.new(on=on, end=on),) if on else ()


def _has(partnership: Partnership, kind: MailKind) -> bool:
    return any(one.kind is kind for one in partnership.mail)


def _state_by(partnership: Partnership) -> PartnershipState:
    """The state that the days speak of, where no column says it."""
    if _has(partnership, MailKind.APPROVED):
        return PartnershipState.RECOGNISED
    if _has(partnership, MailKind.SENT):
        return PartnershipState.SENT
    signed = partnership.charter.signatures.final_on is not None
    return PartnershipState.SIGNED if signed else PartnershipState.IDEA


def _with_charter(partnership: Partnership, read: _Reading) -> Partnership:
    signed, levels, members = read.day("signed_on"), read.count("levels"), read.count("members")
    values: dict[str, Any] = {
        "territory.streets": _listed(read.text("streets")),
        "territory.sector": read.text("territory"),
        "coordinator.own_email": read.text("own_email"),
        "hot.platform": read.text("platform"),
        "hot.levels": levels if levels in {1, 2} else None,
        f"members.{_MEMBERS[partnership.kind]}": members,
        "members.counted_on": signed if members is not None else None,
        "signatures.final_on": signed,
        **_fee(read),
    }
    charter = partnership.charter
    for path, value in values.items():
        if value not in (None, "", ()):
            part, field = path.split(".")
            held = getattr(charter, part)
            changed = type(held)(**{**held.model_dump(), field: value})
            charter = charter.model_copy(update={part: changed})
    return partnership.model_copy(update={"charter": charter})


def _fee(read: _Reading) -> dict[str, Any]:
    text = read.text("fee")
    if not text:
        return {}
    amount = re.search(r"\d+(?:[.,]\d+)?", text)
    if amount:
        euro = float(amount[0].replace(",", "."))
        return {"cost.fee": euro > 0, "cost.amount": euro or None}
    answer = read.term("fee", {"yes": "yes", "no": "no"}, "")
    return {"cost.fee": answer == "yes"} if answer else {}


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in re.split(r"[;,\n/]", text))))


def taken_over(zone: Zone, register: Register) -> Zone:
    """The zone with all partnerships of the file, their officers, mayors and municipalities."""
    officers = {folded(one.contact.name): one for one in zone.officers}
    mayors = {folded(one.municipality): one for one in zone.mayors}
    towns = {folded(town): town for town in zone.municipalities}
    added = []
    for row in register.rows:
        town = row.partnership.municipality
        if town:
            towns.setdefault(folded(town), town)
        if row.mayor and town:
            mayor = Mayor.new(municipality=town, contact=Contact(name=row.mayor))
            mayors.setdefault(folded(town), mayor)
        added.append(_followed(row, officers))
    return zone.model_copy(
        update={
            "partnerships": (*zone.partnerships, *added),
            "officers": tuple(officers.values()),
            "mayors": tuple(mayors.values()),
            "municipalities": tuple(towns.values()),
        }
    )


def _followed(row: Row, officers: dict[str, Officer]) -> Partnership:
    if not row.officer.name:
        return row.partnership
    officer = Officer.new(contact=row.officer)
    officer = officers.setdefault(folded(row.officer.name), officer)
    return row.partnership.model_copy(update={"officers": (officer.id,)})
