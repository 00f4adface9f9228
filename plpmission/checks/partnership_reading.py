"""A register as its checks read it: each partnership with its place, charter and rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial

from plpmission.checks.reading import Passage, Reading, passages_in
from plpmission.checks.remembered import Remembered
from plpmission.checks.rule import Hit, Severity
from plpmission.model.base import Part
from plpmission.model.charter import Charter, InternalRules
from plpmission.model.partnership import Partnership
from plpmission.model.terms import PartnershipState
from plpmission.model.zone import Zone
from plpmission.outline.charter import CRITERIA
from plpmission.partners.inheriting import PLANNED, blank, inherited, inherited_rules
from plpmission.partners.ticking import Ticked, ticked

SIGNED = (
    PartnershipState.SIGNED,
    PartnershipState.SENT,
    PartnershipState.RECOGNISED,
    PartnershipState.SUSPENDED,
)
"""States from which on a charter has to be whole."""
SECTIONS = {one.part: one.id for one in CRITERIA}
PLAN, TEXTS, ZONE = "plan", "texts", "zone"
"""The sections of the zone itself (see ``outline.register``)."""


@dataclass(frozen=True)
class At:
    """One partnership of the register under check; kept as long as it and its zone's plan are."""

    zone: Zone
    held: Partnership
    index: int
    _found: dict[object, tuple[Hit, ...]] = field(default_factory=dict, compare=False, repr=False)

    def once(self, rule: Callable[[At], Iterable[Hit]]) -> tuple[Hit, ...]:
        """What a rule finds here, looked for once."""
        if rule not in self._found:
            self._found[rule] = tuple(rule(self))
        return self._found[rule]

    @property
    def written(self) -> bool:
        """Whether its charter is being written or was: neither an idea nor ended."""
        return self.held.state not in {PartnershipState.IDEA, PartnershipState.ENDED}

    @property
    def signed(self) -> bool:
        """Whether its charter has to be whole."""
        return self.held.state in SIGNED

    @cached_property
    def charter(self) -> Charter:
        """Its charter, with all that it inherits."""
        return inherited(self.zone, self.held)

    @cached_property
    def rules(self) -> InternalRules:
        """Its internal rules, with all that they inherit."""
        return inherited_rules(self.zone, self.held)

    @cached_property
    def ticks(self) -> dict[str, list[Ticked]]:
        """What would be ticked in its charter, by criterion."""
        found: dict[str, list[Ticked]] = {}
        for one in ticked(self.charter):
            found.setdefault(one.criterion, []).append(one)
        return found

    @property
    def path(self) -> str:
        """Its place in the dossier."""
        return f"zone.partnerships[{self.index}]"

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.held.name.strip() or self.held.municipality.strip() or "…"

    def hit(  # noqa: PLR0913 - what a hit is made of
        self,
        section: str,
        field: str,
        message: str,
        hint: str,
        *,
        about: str = "",
        why: str = "",
        severity: Severity | None = None,
        source: str = "",
        **parameters: object,
    ) -> Hit:
        """A hit at one of its fields, put right in one of its sections."""
        return Hit(
            where=f"{self.path}.{field}",
            section=f"{self.held.id}/{section}",
            about=about or self.held.id,
            message=message,
            hint=hint,
            why=why,
            severity=severity,
            source=source,
            parameters={"partnership": self.name, **parameters},
        )


def partnerships(reading: Reading) -> tuple[At, ...]:
    """The register's partnerships, or the one whose section is looked at."""
    return reading.once(_all)


def _all(reading: Reading) -> tuple[At, ...]:
    zone = reading.dossier.zone
    wanted = None if reading.whole_letter else reading.view[0].partition("/")[0]
    around = (zone.plan, zone.officers, zone.mayors, zone.municipalities, zone.name, zone.chief)
    return tuple(
        _known.get(f"{held.id} {index}", (held, *around), partial(At, zone, held, index))
        for index, held in enumerate(zone.partnerships)
        if wanted is None or held.id == wanted
    )


_known: Remembered[At] = Remembered()
"""All that a rule on one partnership reads of its register: itself, and what it inherits from."""
_read: Remembered[tuple[Passage, ...]] = Remembered()


def own_texts(at: At) -> tuple[Passage, ...]:
    """The words that a partnership's own charter and rules say."""
    charter, rules = at.held.charter, at.held.rules
    key = f"{at.path} {at.held.id}"
    return _read.get(key, (charter, rules), partial(_texts, at, charter, rules))


def _texts(at: At, charter: Charter, rules: InternalRules) -> tuple[Passage, ...]:
    found: list[Passage] = []
    for name, section in SECTIONS.items():
        part: Part = getattr(charter, name)
        if part != blank(type(part)):
            where = f"{at.path}.charter.{name}"
            found += passages_in(f"{at.held.id}/{section}", part, where)
    if rules != blank(InternalRules):
        found += passages_in(f"{at.held.id}/rules", rules, f"{at.path}.rules")
    return tuple(found)


def plan_texts(zone: Zone) -> tuple[Passage, ...]:
    """The words of the zone's plan, which every partnership inherits."""
    return _read.get("plan", (zone.plan,), partial(_of_plan, zone))


def _of_plan(zone: Zone) -> tuple[Passage, ...]:
    found: list[Passage] = []
    for name in (*PLANNED, "internal_rules"):
        found += passages_in(PLAN, getattr(zone.plan, name), f"zone.plan.{name}")
    return tuple(found)


def all_texts(reading: Reading) -> Iterator[Passage]:
    """The words of the plan and of each partnership that is not an idea or ended."""
    if reading.whole_letter or reading.shows(PLAN):
        yield from plan_texts(reading.dossier.zone)
    for at in partnerships(reading):
        if at.written:
            yield from own_texts(at)


def in_order(*days: dt.date | None) -> bool:
    """Whether the days that are known stand in order."""
    known = [day for day in days if day]
    return known == sorted(known)
