"""P00 to P17: the charter's cover and criteria, as the FPS Interior ticks them (annex 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from plpmission.checks.partnership_reading import At, partnerships
from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, ElementName, Hit, Terms
from plpmission.model.partnership_terms import REQUIRED_ELEMENTS, RuleDuty
from plpmission.outline.charter import BY_ID, CRITERIA, Criterion
from plpmission.partners.inheriting import coordinators_on
from plpmission.partners.ticking import LATEST, Ticked

MAJORITY = 18
_ART_2 = "Circular of 14 February 2019, art. 2, and annex 2, criterion 16"
_ART_6 = "Circular of 14 February 2019, art. 6"
_ART_8B = "Circular of 14 February 2019, art. 8b"
_ART_7 = "Circular of 14 February 2019, art. 7"

Extra = Callable[[At], Iterable[Hit]]


def _run(criterion: Criterion, extra: Extra | None) -> Callable[[Reading], Iterator[Hit]]:
    def of_one(at: At) -> Iterator[Hit]:
        yield from _missing(at, criterion)
        if extra:
            yield from extra(at)

    def hits(reading: Reading) -> Iterator[Hit]:
        for at in partnerships(reading):
            if at.written:
                yield from at.once(of_one)

    return hits


def _missing(at: At, criterion: Criterion) -> Iterator[Hit]:
    if criterion.id == "c17" and not at.signed:
        return  # nothing to sign while the text is being written
    said: set[str] = set()
    for one in at.ticks.get(criterion.id, ()):
        if one.ok or one.level == "optional" or (criterion.id == "c15" and _too_seldom(at)):
            continue
        hit = _left_open(at, criterion, one)
        # What is recommended of a field that is not there yet goes unsaid.
        if one.level == "mandatory" or hit.where not in said:
            said.add(hit.where)
            yield hit


def _too_seldom(at: At) -> bool:
    return (at.charter.evaluation.every_months or 0) > LATEST


def _left_open(at: At, criterion: Criterion, one: Ticked) -> Hit:
    spec = next(element for element in criterion.elements if element.id == one.element)
    recommended = one.level == "recommended"
    message = "“{partnership}”, recommended: {element}"
    if not recommended:
        message = "“{partnership}”, not there yet: {element}"
    return at.hit(
        criterion.id,
        f"charter.{spec.fields[0]}",
        message,
        "Fill it in here, or in the zone’s plan for all partnerships.",
        severity="advice" if recommended or not at.signed else None,
        element=ElementName(criterion.id, one.element),
    )


def _cover(at: At) -> Iterator[Hit]:
    town = at.held.municipality.strip()
    known = [name.strip().casefold() for name in at.zone.municipalities]
    if town and known and town.casefold() not in known:
        yield at.hit(
            "cover",
            "municipality",
            "“{partnership}” lies in {town}, which is not among the zone’s municipalities",
            "Did the municipality merge? Give the new one here, or add it to the zone.",
            town=town,
        )


def _territory(at: At) -> Iterator[Hit]:
    territory = at.charter.territory
    if territory.other_zones:
        yield at.hit(
            "c03",
            "charter.territory.other_zones",
            "“{partnership}” reaches into another police zone: {zones}",
            "Agree with that zone who follows it, or make a partnership on each side.",
            why="A charter names one zone, one chief of corps and one point of contact.",
            zones=", ".join(territory.other_zones),
        )
    known = {name.strip().casefold() for name in at.zone.municipalities}
    beyond = [one for one in territory.municipalities if one.strip().casefold() not in known]
    if known and beyond and not territory.other_zones:
        yield at.hit(
            "c03",
            "charter.territory.municipalities",
            "“{partnership}” reaches into {town}, which is not among the zone’s municipalities",
            "Did the municipality merge? Give the new one here, or add it to the zone.",
            town=", ".join(beyond),
        )


def _coordinator(at: At) -> Iterator[Hit]:
    for index, one in enumerate(at.held.coordinators):
        if one.age is not None and one.age < MAJORITY:
            yield at.hit(
                "c05",
                f"coordinators[{index}].age",
                "“{partnership}”: the coordinator was {age} when chosen; 18 is the least",
                "Let the members choose a coordinator who is 18 or older.",
                about=one.id,
                why="A coordinator is at least 18, and screened by the police.",
                source=_ART_8B,
                age=one.age,
            )
    leading = [one for one in coordinators_on(at.held) if one.role.value == "coordinator"]
    if len(leading) > 1:
        place = at.held.coordinators.index(leading[1])
        yield at.hit(
            "c05",
            f"coordinators[{place}].role",
            "“{partnership}” has {count} coordinators at once",
            "Say until when the former one served, or make the others co-coordinators.",
            why="The charter names one coordinator, whom the police and the members turn to.",
            source=_ART_8B,
            count=len(leading),
        )


def _evaluation(at: At) -> Iterator[Hit]:
    plan = at.charter.evaluation
    if _too_seldom(at):
        yield at.hit(
            "c15",
            "charter.evaluation.every_months",
            "“{partnership}” plans an evaluation every {months} months; 36 is the most",
            "Plan it every three years at the latest; every year is advised.",
            why="An evaluation is due every three years at the latest.",
            source=_ART_7,
            months=plan.every_months,
        )
    missing = tuple(one for one in REQUIRED_ELEMENTS if one not in plan.elements)
    if plan.elements and missing:
        yield at.hit(
            "c15",
            "charter.evaluation.elements",
            "“{partnership}”: the evaluation will have to look at this too: {elements}",
            "Add these elements to the criteria.",
            why="Article 7 names six elements that every evaluation looks at.",
            severity="advice",
            source=_ART_7,
            elements=Terms(missing),
        )


def _rules(at: At) -> Iterator[Hit]:
    missing = tuple(duty for duty in _duties(at) if duty not in at.rules.duties)
    if missing:
        yield at.hit(
            "c16",
            "rules.duties",
            "“{partnership}”: the internal rules do not take in: {duties}",
            "Take these duties of the circular into the rules, here or in the zone’s plan.",
            why="The rules take in the circular’s duties, and the partnership’s own.",
            severity=None if at.signed else "advice",
            source=_ART_6,
            duties=Terms(missing),
        )
    if at.signed:
        yield from _rules_signed(at)


def _duties(at: At) -> tuple[RuleDuty, ...]:
    """What the rules must say; of the fee, only where there is one."""
    asks = at.charter.cost.fee is not False
    return tuple(duty for duty in RuleDuty if asks or duty is not RuleDuty.FEE)


def _rules_signed(at: At) -> Iterator[Hit]:
    held = at.rules.signatures
    by_both = held.coordinator.on and held.officer.on
    by_three = held.mayor.on and held.chief.on and held.coordinator.on
    if by_both and by_three:
        return
    neither = not by_both and not by_three
    yield at.hit(
        "c16",
        "rules.signatures",
        "“{partnership}”: the internal rules are not signed as both places of the circular ask",
        "Let mayor, chief of corps, coordinator and officer sign the rules: both are then met.",
        why="Article 2 has mayor, chief of corps and coordinator sign them; "
        "criterion 16 has coordinator and officer do so.",
        severity=None if neither else "advice",
        source=_ART_2,
    )


_EXTRAS: Mapping[str, Extra] = {
    "cover": _cover,
    "c03": _territory,
    "c05": _coordinator,
    "c15": _evaluation,
    "c16": _rules,
}
_SAID: Mapping[str, tuple[str, str]] = {
    "cover": ("Circular of 14 February 2019, annex 2, cover page", "The charter’s cover"),
    "c01": ("Circular of 14 February 2019, annex 2, criterion 01", "Initiator and motive"),
    "c02": (
        "Circular of 14 February 2019, annex 2, criterion 02",
        "What the partnership is for, and what it is not",
    ),
    "c03": ("Circular of 14 February 2019, annex 2, criterion 03", "The partnership’s territory"),
    "c04": ("Circular of 14 February 2019, annex 2, criterion 04", "Members at the signature"),
    "c05": ("Circular of 14 February 2019, annex 2, criterion 05", "The partnership’s coordinator"),
    "c06": ("Circular of 14 February 2019, annex 2, criterion 06", "The mandated officer’s data"),
    "c07": ("Circular of 14 February 2019, annex 2, criterion 07", "The mayor’s data"),
    "c08": ("Circular of 14 February 2019, annex 2, criterion 08", "From citizen to police"),
    "c09": (
        "Circular of 14 February 2019, annex 2, criterion 09",
        "From police to citizen: urgent messages",
    ),
    "c10": (
        "Circular of 14 February 2019, annex 2, criterion 10",
        "From police to citizen: other messages",
    ),
    "c11": ("Circular of 14 February 2019, annex 2, criterion 11", "Meetings of all members"),
    "c12": ("Circular of 14 February 2019, annex 2, criterion 12", "Officer and coordinator"),
    "c13": ("Circular of 14 February 2019, annex 2, criterion 13", "Support by others"),
    "c14": ("Circular of 14 February 2019, annex 2, criterion 14", "Cost for the members"),
    "c15": ("Circular of 14 February 2019, annex 2, criterion 15", "Evaluation in the charter"),
    "c16": ("Circular of 14 February 2019, annex 2, criterion 16", "The partnership’s rules"),
    "c17": ("Circular of 14 February 2019, annex 2, criterion 17", "Signatures of the charter"),
}


def _check(number: int, criterion: Criterion) -> Check:
    source, title = _SAID[criterion.id]
    return Check(
        code=f"P{number:02}",
        severity="warning",
        source=source,
        title=title,
        why="A charter is recognised once all that is mandatory is in it.",
        run=_run(BY_ID[criterion.id], _EXTRAS.get(criterion.id)),
        of="partnerships",
    )


CRITERION_CHECKS: tuple[Check, ...] = tuple(
    _check(number, criterion) for number, criterion in enumerate(CRITERIA)
)
"""P00 for the cover, P01 to P17 for the criteria."""
