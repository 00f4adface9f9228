"""A charter: cover, 17 criteria with their own numbers, signatures (circular, art. 6, annex 2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from plpmission.model.charter import (
    ColdMessages,
    Contact,
    HotMessages,
    Signature,
    Signatures,
)
from plpmission.outline.charter import CRITERIA, Criterion
from plpmission.partners import ticked
from plpmission.render.blocks import Block, Column, Cover, Heading, PageBreak, Paragraph, Run, Table
from plpmission.render.compose import Col, facts, figures, label, table
from plpmission.render.papers.scope import BLANK, PaperScope, bare_zone, filled
from plpmission.render.papers.territory import drawn
from plpmission.render.prose import plain, rich
from plpmission.render.sentences import euro

if TYPE_CHECKING:
    from plpmission.checks import Finding

STREETS = 8
"""Streets that stand in one line; more of them stand in a list."""


def charter(scope: PaperScope, findings: Iterable[Finding] = ()) -> Iterator[Block]:
    """The whole charter, its cover first."""
    yield cover(scope)
    yield PageBreak()
    yield from body(scope, scope.say("What is agreed"), findings)


def cover(scope: PaperScope) -> Cover:
    """What the circular wants on it: police zone, municipality, name of the partnership."""
    held, final = scope.charter.cover, scope.charter.signatures.final_on
    lines = (
        scope.called,
        _labelled(scope, "Municipality of {name}", held.municipality),
        _labelled(scope, "Police zone {name}", bare_zone(held.zone)),
        scope.say("Text of {date}", date=scope.day(final)) if final else "",
    )
    return Cover(
        title=scope.say("Charter"),
        subtitle=scope.name,
        lines=tuple(filter(None, lines)),
        mark=scope.say("Draft") if scope.draft else "",
    )


def _labelled(scope: PaperScope, sentence: str, name: str) -> str:
    said = scope.set(name)
    return scope.say(sentence, name=said) if said else ""


def body(scope: PaperScope, title: str, findings: Iterable[Finding] = ()) -> Iterator[Block]:
    """The criteria under one heading."""
    yield Heading(level=1, text=title, anchor="charter")
    yield scope.paragraph(scope.texts["charter"]["intro"])
    said = _said(scope, findings)
    for criterion in CRITERIA[1:]:
        title = scope.own(scope.words.criteria[criterion.id].title)
        yield Heading(
            level=2,
            text=title,
            number=criterion.number,
            anchor=criterion.id,
            section=f"{scope.partnership.id}/{criterion.id}",
        )
        yield from said.get(criterion.id, ())
        made = list(_MAKERS[criterion.id](scope))
        yield from made or [scope.instead(scope.say("Nothing is agreed on this yet."))]
        if criterion.id not in said:
            yield from _missing(scope, criterion)
    if outline := list(drawn(scope, scope.charter.territory.rings)):
        yield Heading(level=1, text=scope.say("Annex: map of the territory"), anchor="map")
        yield from outline
        streets = ", ".join(scope.charter.territory.streets)
        yield from facts(scope, ("Streets", streets))


def _said(scope: PaperScope, findings: Iterable[Finding]) -> dict[str, list[Block]]:
    """In a draft, what the checks say of each criterion."""
    found: dict[str, list[Block]] = {}
    for finding in findings if scope.draft else ():
        held, _, criterion = finding.section.partition("/")
        if held == scope.partnership.id:
            text = scope.own(f"{finding.message} {finding.hint}")
            head = Run(text=f"{finding.code} ", bold=True)
            said = Paragraph(runs=(head, Run(text=text)), style="finding")
            found.setdefault(criterion, []).append(said)
    return found


def _missing(scope: PaperScope, criterion: Criterion) -> Iterator[Block]:
    """In a draft, the mandatory elements that are not there yet."""
    if not scope.draft:
        return
    names = scope.words.criteria[criterion.id].elements
    open_ones = [
        names[one.element]
        for one in ticked(scope.charter)
        if one.criterion == criterion.id and one.level == "mandatory" and not one.ok
    ]
    if open_ones:
        listed = " · ".join(open_ones)
        yield scope.instead(scope.say("Still to be filled in: {elements}", elements=listed))


def _initiative(scope: PaperScope) -> Iterator[Block]:
    held = scope.charter.initiative
    initiators = scope.joined(held.initiators)
    form = scope.partnership.legal_form.strip() or scope.say("de facto association")
    yield from facts(
        scope,
        ("Initiative taken by", initiators),
        ("Association", held.association),
        ("Legal form", scope.set(form)),
    )
    if held.association.strip():
        yield scope.paragraph(scope.texts["charter"]["open_to_all"])
    if motives := scope.terms(held.motives):
        yield label(scope, "Why the partnership is created")
        yield motives
    yield from rich(scope, held.text)


def _objectives(scope: PaperScope) -> Iterator[Block]:
    held = scope.charter.objectives
    if aims := scope.terms(held.aims):
        yield label(scope, "What it is for")
        yield aims
    yield from rich(scope, held.text)
    bounds = scope.listed(scope.own(scope.words.bounds[one.value]) for one in held.bounds)
    if bounds:
        yield label(scope, "What it is not")
        yield bounds


def _territory(scope: PaperScope) -> Iterator[Block]:
    held = scope.charter.territory
    few = len(held.streets) <= STREETS
    yield from facts(
        scope,
        ("Sector or quarter", held.sector),
        ("Streets", ", ".join(held.streets) if few else ""),
        ("Other municipalities", ", ".join(held.municipalities)),
        ("Other police zones", ", ".join(held.other_zones)),
    )
    if not few:
        yield label(scope, "Streets")
        yield from filled(scope.listed(scope.set(street) for street in held.streets))
    yield from rich(scope, held.text)
    if held.map_enclosed or held.rings:
        yield scope.paragraph(scope.texts["charter"]["map_enclosed"])


def _members(scope: PaperScope) -> Iterator[Block]:
    held = scope.charter.members
    counted = (
        ("Homes", held.homes),
        ("Independents", held.independents),
        ("Companies", held.companies),
        ("Members of professional groups", held.professionals),
    )
    rows = [(scope.say(name), scope.number(count)) for name, count in counted if count is not None]
    yield from table(scope, (Col("Members", 3), figures("Number")), rows)
    if held.counted_on and rows:
        yield scope.paragraph(scope.texts["charter"]["counted"], date=scope.day(held.counted_on))


def _contact(scope: PaperScope, held: Contact, *more: tuple[str, str]) -> Iterator[Block]:
    yield from facts(
        scope,
        ("Name", held.name),
        ("Address", held.address),
        ("Telephone", held.phone),
        ("E-mail", held.email),
        *more,
    )


def _coordinator(scope: PaperScope) -> Iterator[Block]:
    held = scope.charter.coordinator
    keeper = scope.term(held.list_kept_by)
    own = ("E-mail of the partnership", held.own_email)
    yield from _contact(scope, held, own, ("List of contacts kept by", keeper))


def _officer(scope: PaperScope) -> Iterator[Block]:
    yield from _contact(scope, scope.charter.officer)


def _mayor(scope: PaperScope) -> Iterator[Block]:
    yield from _contact(scope, scope.charter.mayor)


def _to_police(scope: PaperScope) -> Iterator[Block]:
    held = scope.charter.to_police
    by = scope.joined(held.not_urgent_by)
    yield from facts(
        scope,
        ("Urgent", held.urgent),
        ("Number to call", held.urgent_number),
        ("Not urgent", held.not_urgent),
        ("By", by),
    )
    if held.direct:
        yield scope.paragraph(scope.texts["charter"]["direct"])


def _hot(scope: PaperScope) -> Iterator[Block]:
    held, texts = scope.charter.hot, scope.texts["charter"]
    if held.levels:
        yield scope.paragraph(texts["one_level" if held.levels == 1 else "two_levels"])
    yield from _plan(scope, held)


def _cold(scope: PaperScope) -> Iterator[Block]:
    yield from _plan(scope, scope.charter.cold)
    leave, texts = scope.partnership.authorisation, scope.texts["charter"]
    if leave.given_on and not leave.withdrawn_on:
        yield scope.paragraph(texts["leave"], date=scope.day(leave.given_on))
        yield from plain(scope, leave.covers)
    else:
        yield scope.paragraph(texts["no_leave"])
    if emergency := scope.zone.plan.emergency.strip():
        yield label(scope, "In an emergency")
        yield from plain(scope, emergency)


def _plan(scope: PaperScope, held: HotMessages | ColdMessages) -> Iterator[Block]:
    yield from plain(scope, held.plan)
    yield from facts(scope, ("Platform", held.platform))
    rows = [
        (one.group or scope.say("All members"), scope.joined(one.technologies))
        for one in held.reaches
    ]
    yield from table(scope, (Col("Target group", 1), Col("Reached by", 1.6)), rows)


def _meetings(scope: PaperScope) -> Iterator[Block]:
    held = scope.charter.meetings
    if held.per_year:
        yield scope.paragraph(_often(scope, "meetings", held.per_year))
    yield from plain(scope, held.text)


def _often(scope: PaperScope, what: str, times: int) -> str:
    texts = scope.texts["charter"][what]
    return str(texts["once"] if times == 1 else texts["often"].replace("{times}", str(times)))


def _consultation(scope: PaperScope) -> Iterator[Block]:
    held = scope.charter.consultation
    if held.per_year:
        yield scope.paragraph(_often(scope, "consultation", held.per_year))
    yield from facts(scope, ("How often", held.often))
    yield from plain(scope, held.how)
    if held.with_steering:
        yield scope.paragraph(scope.texts["charter"]["with_steering"])


def _support(scope: PaperScope) -> Iterator[Block]:
    held = scope.charter.support
    yield from facts(
        scope,
        ("From the municipality", held.municipality),
        ("From the police zone", held.zone),
        ("From others", held.others),
        ("Signs paid and placed by", held.signs_by),
    )
    if held.none_given:
        yield scope.paragraph(scope.texts["charter"]["no_support"])


def _cost(scope: PaperScope) -> Iterator[Block]:
    held, texts = scope.charter.cost, scope.texts["charter"]
    yield from facts(
        scope,
        ("Funding", scope.term(held.funding)),
        ("Fee a member a year", euro(scope, held.amount)),
        ("How the fee changes", held.changes),
        ("What the fee is used for", held.use),
        ("Sponsoring", held.sponsoring),
    )
    if held.fee is False:
        yield scope.paragraph(texts["no_fee"])
    if held.fee and held.only_partnership:
        yield scope.paragraph(texts["fee_only"])


def _evaluation(scope: PaperScope) -> Iterator[Block]:
    held, texts = scope.charter.evaluation, scope.texts["charter"]
    if held.every_months:
        yield scope.paragraph(_every(scope, held.every_months))
    if elements := scope.terms(held.elements):
        yield scope.paragraph(texts["elements"])
        yield elements
    yield from rich(scope, held.text)


def _every(scope: PaperScope, months: int) -> str:
    texts = scope.texts["charter"]["evaluated"]
    if months == 12:
        return str(texts["yearly"])
    whole, left = divmod(months, 12)
    key, count = ("months", months) if left or not whole else ("years", whole)
    return str(texts[key].replace("{count}", str(count)))


def _rules(scope: PaperScope) -> Iterator[Block]:
    held, texts = scope.charter.rules, scope.texts["charter"]["rules"]
    said = (
        (held.together, "together"),
        (held.subscribed, "subscribed"),
        (held.enclosed, "enclosed"),
    )
    sentences = (scope.own_text(texts[key]) for is_so, key in said if is_so)
    yield from filled(scope.listed(sentences))


def _signatures(scope: PaperScope) -> Iterator[Block]:
    yield from signatures(scope, scope.charter.signatures)


def signatures(scope: PaperScope, held: Signatures) -> Iterator[Block]:
    """Place and day, and a line to sign on for each; who signed already is said with the day."""
    place, final = scope.set(held.place), scope.day(held.final_on)
    done = scope.own_text(
        scope.texts["charter"]["done_at"], place=place or BLANK, date=final or BLANK
    )
    yield Paragraph(runs=(Run(text=done),), style="label")
    people: Mapping[str, tuple[Signature, str]] = {
        "The mayor": (held.mayor, scope.charter.mayor.name),
        "The chief of corps": (held.chief, scope.zone.chief),
        "The coordinator": (held.coordinator, scope.charter.coordinator.name),
        "The mandated officer": (held.officer, scope.charter.officer.name),
    }
    rows = tuple(
        (
            (Run(text=scope.say(role)),),
            scope.runs(one.name or name) or (Run(text=BLANK),),
            _signed(scope, one.on),
        )
        for role, (one, name) in people.items()
    )
    columns = (("In the capacity of", 1.1), ("Name", 1.2), ("Date and signature", 1.7))
    yield Table(
        columns=tuple(Column(title=scope.say(title), width=width) for title, width in columns),
        rows=rows,
        row_headers=True,
        whole=True,
    )


def _signed(scope: PaperScope, on: dt.date | None) -> tuple[Run, ...]:
    if on:
        return (Run(text=scope.say("Signed on {date}", date=scope.day(on))),)
    return (Run(text=f"\n\n{BLANK}"),)


_MAKERS: Mapping[str, Callable[[PaperScope], Iterator[Block]]] = {
    "c01": _initiative,
    "c02": _objectives,
    "c03": _territory,
    "c04": _members,
    "c05": _coordinator,
    "c06": _officer,
    "c07": _mayor,
    "c08": _to_police,
    "c09": _hot,
    "c10": _cold,
    "c11": _meetings,
    "c12": _consultation,
    "c13": _support,
    "c14": _cost,
    "c15": _evaluation,
    "c16": _rules,
    "c17": _signatures,
}


def check_list(scope: PaperScope) -> Iterator[Block]:
    """Each mandatory element, and whether it is there."""
    words = scope.words.criteria
    there, not_there = scope.say("present"), scope.say("missing")
    not_asked = scope.say("not asked here")
    rows = [
        (
            CRITERION_NUMBERS[one.criterion],
            scope.own(words[one.criterion].short_title),
            scope.own(words[one.criterion].elements[one.element]),
            not_asked if not one.applies else there if one.ok else not_there,
        )
        for one in ticked(scope.charter)
        if one.level == "mandatory"
    ]
    columns = (
        Col("No.", 0.4),
        Col("Criterion", 1.1),
        Col("Mandatory element", 2.2),
        Col("State", 0.8),
    )
    yield from table(scope, columns, rows)


CRITERION_NUMBERS = {criterion.id: criterion.number or "–" for criterion in CRITERIA}
