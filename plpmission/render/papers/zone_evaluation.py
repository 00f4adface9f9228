"""The zone's report over all its partnerships: who evaluated when, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plpmission.model.partnership import Partnership
from plpmission.model.partnership_evaluation import PartnershipEvaluation
from plpmission.model.terms import PartnershipState
from plpmission.partners import evaluation_due
from plpmission.partners.campaigning import progress
from plpmission.partners.evaluating import missing
from plpmission.render.blocks import Block, Cover, Heading, PageBreak
from plpmission.render.compose import Col, facts, figures, table
from plpmission.render.papers.evaluation import percent, span
from plpmission.render.papers.scope import PaperScope
from plpmission.render.prose import rich

Evaluated = tuple[Partnership, PartnershipEvaluation]


def zone_evaluation(scope: PaperScope) -> Iterator[Block]:
    """Figures of all, what falls due, what is missing, and each conclusion."""
    yield Cover(
        title=scope.say("Evaluation of the partnerships"),
        subtitle=scope.set(scope.zone.name),
        lines=(_count(scope),),
        mark=scope.say("Draft") if scope.draft else "",
    )
    yield PageBreak()
    held = [(one, one.evaluations[-1]) for one in scope.zone.partnerships if one.evaluations]
    yield Heading(level=1, text=scope.say("The partnerships at a glance"))
    yield from _whole(scope, held)
    yield from _by_partnership(scope, held)
    yield from _due(scope)
    yield from _campaigns(scope)
    yield from _incomplete(scope, held)
    yield from _conclusions(scope, held)
    yield from _passages(scope)


def _passages(scope: PaperScope) -> Iterator[Block]:
    """What the plans say of the partnerships (art. 8d asks it of the zonal security plan)."""
    held = (
        ("Passage for the zonal security plan", scope.zone.pzs_passage),
        ("Passage for the mission letter (3.6)", scope.zone.letter_passage),
    )
    for title, text in held:
        if said := rich(scope, text):
            yield Heading(level=1, text=scope.say(title))
            yield from said


def _count(scope: PaperScope) -> str:
    count = len(scope.zone.partnerships)
    return (
        scope.say("1 partnership") if count == 1 else scope.say("{count} partnerships", count=count)
    )


def _whole(scope: PaperScope, held: Sequence[Evaluated]) -> Iterator[Block]:
    recognised = sum(one.state is PartnershipState.RECOGNISED for one in scope.zone.partnerships)
    found = [evaluation.messages for _, evaluation in held]
    yield from facts(
        scope,
        ("Partnerships", scope.number(len(scope.zone.partnerships))),
        ("Recognised", scope.number(recognised)),
        ("With an evaluation", scope.number(len(held))),
        ("Urgent messages (hot)", scope.number(sum(one.hot or 0 for one in found))),
        ("Other messages (cold)", scope.number(sum(one.cold or 0 for one in found))),
        ("Members at the end", scope.number(_members(held))),
    )


def _members(held: Sequence[Evaluated]) -> int:
    return sum(evaluation.members_after or 0 for _, evaluation in held)


def _by_partnership(scope: PaperScope, held: Sequence[Evaluated]) -> Iterator[Block]:
    rows = [
        (
            _name(scope, one),
            span(scope, evaluation),
            scope.number(evaluation.messages.hot),
            scope.number(evaluation.messages.cold),
            _share(scope, evaluation.messages.followed_up, _total(evaluation)),
            scope.number(evaluation.members_after),
        )
        for one, evaluation in held
    ]
    columns = (
        Col("Partnership", 1.6),
        Col("Period", 1.5),
        figures("Hot", 0.6),
        figures("Cold", 0.6),
        figures("Followed up", 0.8),
        figures("Members", 0.8),
    )
    if rows:
        caption = scope.say("Last evaluation of each partnership")
        yield from table(scope, columns, rows, caption=caption)


def _name(scope: PaperScope, held: Partnership) -> str:
    return ", ".join(filter(None, (scope.set(held.name), scope.set(held.municipality))))


def _total(evaluation: PartnershipEvaluation) -> int:
    return (evaluation.messages.hot or 0) + (evaluation.messages.cold or 0)


def _share(scope: PaperScope, part: int | None, whole: int) -> str:
    return percent(scope, part / whole) if part is not None and 0 < part <= whole else ""


def _due(scope: PaperScope) -> Iterator[Block]:
    due = [(one, evaluation_due(one)) for one in scope.zone.partnerships]
    known = sorted(((day.at_latest, one, day) for one, day in due if day), key=lambda row: row[0])
    rows = [
        (_name(scope, one), scope.day(day.counted_from), scope.day(day.advised), scope.day(last))
        for last, one, day in known
    ]
    if not rows:
        return
    yield Heading(level=1, text=scope.say("What falls due"))
    yield scope.paragraph(scope.texts["zone"]["due"])
    columns = (
        Col("Partnership", 1.6),
        Col("Counted from", 1.1),
        Col("Advised by", 1.1),
        Col("At the latest", 1.1),
    )
    yield from table(scope, columns, rows)


def _campaigns(scope: PaperScope) -> Iterator[Block]:
    names = {one.id: _name(scope, one) for one in scope.zone.partnerships}
    for campaign in scope.zone.campaigns:
        found = progress(scope.zone, campaign)
        title = scope.set(campaign.title) or scope.say("Evaluation campaign")
        yield Heading(level=1, text=title, anchor=campaign.id)
        absent = [names[key] for key in found.missing if key in names]
        yield from facts(
            scope,
            ("Sent on", campaign.sent_on),
            ("Answers by", campaign.answer_by),
            ("Answered", scope.number(len(found.answered))),
            ("Not answered yet", scope.number(len(absent))),
        )
        if absent:
            listed = scope.listed(absent)
            yield from (listed,) if listed else ()


def _incomplete(scope: PaperScope, held: Sequence[Evaluated]) -> Iterator[Block]:
    rows = [
        (_name(scope, one), ", ".join(scope.term(element) for element in lacking))
        for one, evaluation in held
        if (lacking := missing(evaluation))
    ]
    if rows:
        yield Heading(level=1, text=scope.say("What evaluations do not say"))
        yield scope.paragraph(scope.texts["zone"]["incomplete"])
        yield from table(scope, (Col("Partnership", 1), Col("Required and not looked at", 2)), rows)


def _conclusions(scope: PaperScope, held: Sequence[Evaluated]) -> Iterator[Block]:
    said = [(one, evaluation) for one, evaluation in held if evaluation.conclusion.strip()]
    if said:
        yield Heading(level=1, text=scope.say("Conclusions"))
    for one, evaluation in said:
        yield Heading(level=2, text=_name(scope, one), anchor=f"of-{one.id}")
        yield from rich(scope, evaluation.conclusion)
