"""3.2.2 of the letter: the strategic objectives, each as a card that says all about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plpmission.ledger import summed
from plpmission.model import Item
from plpmission.model.indicators import Indicator
from plpmission.model.objectives import Consultation, Means, Objective
from plpmission.model.terms import MeansKind, Source, Term
from plpmission.render.blocks import Block, Heading, Paragraph, Run, Runs
from plpmission.render.compose import Col, facts, joined, table
from plpmission.render.letter_indicators import figure_of
from plpmission.render.letter_means import amount
from plpmission.render.prose import plain
from plpmission.render.scope import Said, Scope
from plpmission.render.sentences import aim, baseline, spans

OVERVIEW_FROM = 3
"""Objectives from which an overview stands before them."""
LINES = 8
"""Lines of a fact; what is beyond stands elsewhere in the letter."""


def objectives(scope: Scope) -> Iterator[Block]:
    """3.2.2: an overview, what the objectives follow from, and a card each."""
    held = scope.letter.objectives
    if len(held) >= OVERVIEW_FROM:
        yield from _overview(scope)
    yield from _conformity(scope)
    shown: set[str] = set()
    for objective in held:
        yield from _card(scope, objective, shown)


def _overview(scope: Scope) -> Iterator[Block]:
    columns = (
        Col("No.", 0.8),
        Col("Objective", 3),
        Col("Commitment", 1.1),
        Col("Deadline", 1.5),
        Col("Plans", 1.3),
    )
    rows = [
        (
            scope.refs([held.id]),
            held.title or held.text[:200],
            scope.term(held.kind),
            held.deadline,
            scope.refs(_carrying(scope, held)),
        )
        for held in scope.letter.objectives
    ]
    yield from table(scope, columns, rows, caption=scope.say("The objectives at a glance"))


def _carrying(scope: Scope, objective: Objective) -> list[str]:
    return [plan.id for plan in scope.letter.plans if objective.id in plan.objectives]


def _conformity(scope: Scope) -> Iterator[Block]:
    """How the letter conforms to the security plans, as the law asks (EXODUS art. 72)."""
    rows = []
    for source in Source:
        following = [o.id for o in scope.letter.objectives if source in o.follows]
        if following:
            rows.append((scope.term(source), scope.refs(following)))
    columns = (Col("Source", 1.6), Col("Objectives that follow it", 3))
    yield from table(scope, columns, rows, caption=scope.say("What the objectives follow"))


def _card(scope: Scope, objective: Objective, shown: set[str]) -> Iterator[Block]:
    title = _title(scope, objective.id, objective.title)
    lang = scope.lang_of(objective.title)
    yield Heading(level=4, text=title, anchor=objective.id, lang=lang)
    first, *rest = plain(scope, objective.text) or (None,)
    if isinstance(first, Paragraph):
        first = replace(first, style="lead")
    yield from (block for block in (first, *rest) if block)
    yield from facts(
        scope,
        ("Commitment", scope.term(objective.kind)),
        ("Deadline", objective.deadline),
        ("Owner", objective.owner),
        ("Follows", _follows(scope, objective)),
        ("Serves", _terms(scope, objective.stakeholders)),
        ("Answers", _named(scope, objective.answers)),
        ("Indicators", _lines(scope, [*_indicators(scope, objective)])),
        ("Consulted", _lines(scope, [_consulted(scope, c) for c in objective.consulted])),
        ("Carried by", _named(scope, _carrying(scope, objective))),
        ("Means", _lines(scope, _means(scope, objective))),
    )
    for key in objective.indicators:
        if key not in shown:
            shown.add(key)
            yield from figure_of(scope, key)


def _title(scope: Scope, item: str, title: str) -> str:
    said = scope.set(title)
    return f"{scope.short(item)} · {said}" if said else scope.short(item)


def _terms(scope: Scope, terms: Iterable[Term]) -> Runs:
    return scope.runs(Said(", ".join(map(scope.term, terms))))


def _follows(scope: Scope, objective: Objective) -> Runs:
    return joined(_terms(scope, objective.follows), scope.runs(objective.follows_note), by="\n")


def _named(scope: Scope, ids: Iterable[str]) -> Runs:
    """References with what each is about, one a line."""
    rows = []
    for key in ids:
        if label := scope.labels.get(key):
            name = _about(scope.items[key])
            rows.append(joined(scope.refs([key]), scope.runs(name) if name != label.short else ()))
    return _lines(scope, rows)


def _about(item: Item) -> str:
    found = next(
        (
            getattr(item, field)
            for field in ("title", "text", "expectation")
            if hasattr(item, field)
        ),
        "",
    )
    text = " ".join(str(found)[:300].split())
    return text if len(text) <= 120 else text[:119].rstrip() + "…"


def _lines(scope: Scope, rows: Sequence[Runs]) -> Runs:
    shown = [row for row in rows if row]
    found = joined(*shown[:LINES], by="\n")
    if len(shown) <= LINES:
        return found
    return joined(
        found, scope.runs(scope.say("… and {count} more", count=len(shown) - LINES)), by="\n"
    )


def _indicators(scope: Scope, objective: Objective) -> Iterator[Runs]:
    known = {indicator.id: indicator for indicator in scope.dossier.indicators}
    for key in objective.indicators:
        if indicator := known.get(key):
            way = " → ".join(filter(None, (baseline(scope, indicator), aim(scope, indicator))))
            name = joined(scope.runs(indicator.name), scope.runs(way), by=": ")
            yield (*joined(scope.refs([key]), name), *_source(scope, indicator))


def _source(scope: Scope, indicator: Indicator) -> Runs:
    """Where the baseline comes from, as a footnote."""
    held = indicator.baseline
    said = "; ".join(filter(None, (held.source.strip(), held.method.strip())))
    return (Run(text="", note=scope.set(said)),) if said and held.value is not None else ()


def _consulted(scope: Scope, held: Consultation) -> Runs:
    return joined(
        scope.runs(held.body), scope.runs(scope.day(held.date)), scope.runs(held.note), by=", "
    )


def _means(scope: Scope, objective: Objective) -> list[Runs]:
    """What the objective needs and gets, a line for each thing over its years."""
    things: dict[tuple[MeansKind, str], list[Means]] = {}
    for held in scope.letter.means:
        if objective.id in held.objectives:
            things.setdefault((held.kind, held.title.strip()), []).append(held)
    return [line for listed in things.values() for line in _thing(scope, listed)]


def _thing(scope: Scope, listed: list[Means]) -> list[Runs]:
    """One line; several for staff whose number changes from year to year."""
    if listed[0].kind is not MeansKind.STAFF:
        return [_mean(scope, listed, *_quantities(listed))]
    same: dict[tuple[float | None, ...], list[Means]] = {}
    for held in listed:
        same.setdefault((held.needed, held.promised, held.granted), []).append(held)
    return [_mean(scope, years, *quantities) for quantities, years in same.items()]


def _quantities(listed: list[Means]) -> tuple[float | None, ...]:
    """Budget and equipment of all years together."""
    return (
        summed([held.needed for held in listed]),
        summed([held.promised for held in listed]),
        summed([held.granted for held in listed]),
    )


def _mean(scope: Scope, listed: list[Means], *quantities: float | None) -> Runs:
    kind, title = listed[0].kind, listed[0].title
    sentences = ("{amount} needed", "{amount} promised", "{amount} granted")
    said = [
        scope.say(sentence, amount=amount(scope, kind, value))
        for sentence, value in zip(sentences, quantities, strict=True)
        if value is not None
    ]
    if len(said) == len(sentences) and len(set(quantities)) == 1:
        given = amount(scope, kind, quantities[0])
        said = [scope.say("{amount} needed, promised and granted", amount=given)]
    years = spans(held.year for held in listed)
    name = title or scope.term(kind)
    head = f"{name} ({years})" if years else name
    return joined(scope.runs(head), scope.runs(", ".join(said)), by=": ")
