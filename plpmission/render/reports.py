"""The activity report by the letter's objectives, and the evaluation report (PJPol VII.III.88)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from plpmission.errors import ExportError
from plpmission.model import SECTION_IDS
from plpmission.model.reports import (
    ActivityReport,
    EvaluationReport,
    Judgement,
    ReportedFigure,
    Result,
)
from plpmission.render.blocks import Block, Contents, Cover, Heading, PageBreak
from plpmission.render.compose import Col, facts, figures, joined, table, titled
from plpmission.render.cover import cover
from plpmission.render.prose import plain, rich
from plpmission.render.scope import Scope

Report = TypeVar("Report", ActivityReport, EvaluationReport)


def activity_report(scope: Scope, item: str) -> Iterator[Block]:
    """The report of that id, or the last one: each objective with what came of it.

    Raises:
        ExportError: the dossier holds no such report.
    """
    report = _chosen(scope.dossier.activity_reports, item)
    period = (scope.day(report.start), scope.day(report.end))
    lines = (" – ".join(filter(None, period)), scope.day(report.date))
    yield from _front(scope, "Activity report", lines)
    amendments = [one.title for one in scope.letter.amendments if one.id in report.amendments]
    in_force = facts(scope, ("Amendments in force", "\n".join(amendments)))
    changed = [*in_force, *rich(scope, report.context_changes)]
    yield from _chapter(scope, "What has changed around us", changed)
    yield from _chapter(scope, "Results by objective", [*_results(scope, report)])
    yield from _chapter(scope, "What came of the plans", [*_plans(scope, report)])
    yield from _chapter(scope, "Conclusion", rich(scope, report.conclusion))


def evaluation_report(scope: Scope, item: str) -> Iterator[Block]:
    """The report of that id, or the last one: what the commission judges, and on what ground.

    Raises:
        ExportError: the dossier holds no such report.
    """
    report = _chosen(scope.dossier.evaluation_reports, item)
    yield from _front(scope, "Evaluation report", (scope.day(report.date),))
    members, scale = "\n".join(report.members), ", ".join(report.scale)
    hearings = ", ".join(scope.day(day) for day in report.hearings)
    commission = facts(scope, ("Members", members), ("Hearings", hearings), ("Scale", scale))
    yield from _chapter(scope, "The commission", [*commission])
    judged = chain.from_iterable(_judged(scope, one) for one in report.judgements)
    yield from _chapter(scope, "Judgements", [*judged])
    yield from _chapter(scope, "Questions at the hearing", [*_questions(scope, report)])
    overall = facts(scope, ("Judgement", report.overall))
    yield from _chapter(scope, "Conclusion", [*overall, *rich(scope, report.conclusion)])
    advice = [*rich(scope, report.recommendations), *_advice(scope, report)]
    yield from _chapter(scope, "Recommendations", advice)


def _chosen(reports: Sequence[Report], item: str) -> Report:
    found = [report for report in reports if item in ("", report.id)]
    if not found:
        raise ExportError("The dossier holds no such report. Write it first, or name another.")
    return found[-1]


def _front(scope: Scope, title: str, lines: Iterable[str]) -> Iterator[Block]:
    first = cover(scope)
    said = tuple(line for line in (*first.lines[:2], *lines) if line)
    yield Cover(title=scope.say(title), subtitle=first.subtitle, lines=said, mark=first.mark)
    yield PageBreak()
    yield Contents(title=scope.say("Contents"), depth=2)


def _chapter(scope: Scope, title: str, body: Sequence[Block]) -> Iterator[Block]:
    if body:
        yield Heading(level=1, text=scope.say(title))
        yield from body


def _results(scope: Scope, report: ActivityReport) -> Iterator[Block]:
    """In the letter's order; what is reported for no objective comes last."""
    order = {objective.id: at for at, objective in enumerate(scope.letter.objectives)}
    for result in sorted(
        report.results, key=lambda one: order.get(one.objective or "", len(order))
    ):
        title = scope.set(result.title) or _name(scope, result.objective)
        yield Heading(level=2, text=title, anchor=result.id)
        yield from facts(scope, ("State", scope.term(result.state)))
        yield from _said(scope, result)
        yield from _figures(scope, result.figures)
        yield from _evidence(scope, result)


def _said(scope: Scope, result: Result) -> Iterator[Block]:
    parts = (
        ("Result", result.result),
        ("Explanation", result.explanation),
        ("Obstacles", result.obstacles),
        ("Means received", result.means_received),
    )
    for label, text in parts:
        yield from titled(scope, label, plain(scope, text))


def _evidence(scope: Scope, result: Result) -> Iterator[Block]:
    rows = [(one.title, one.location, one.sha256[:16]) for one in result.evidence]
    columns = (Col("Evidence", 2), Col("Where", 2), Col("Fingerprint", 1.2))
    yield from table(scope, columns, rows, caption=scope.say("Evidence"))


def _figures(scope: Scope, held: Sequence[ReportedFigure]) -> Iterator[Block]:
    """Figures with the target that they are held against."""
    rows = []
    for one in held:
        indicator = scope.items.get(one.indicator or "")
        name, unit = (str(getattr(indicator, field, "")) for field in ("name", "unit"))
        target = scope.amount(one.target, unit)
        rows.append((name, one.period or "", scope.amount(one.value, unit), target))
    columns = (Col("Indicator", 2), Col("Period", 0.7), figures("Value"), figures("Target"))
    yield from table(scope, columns, rows, caption=scope.say("Figures"))


def _plans(scope: Scope, report: ActivityReport) -> Iterator[Block]:
    rows = [(_name(scope, one.plan), scope.term(one.state), one.outcome) for one in report.plans]
    yield from table(scope, (Col("Plan", 1.6), Col("State", 0.8), Col("Result", 2)), rows)


def _questions(scope: Scope, report: EvaluationReport) -> Iterator[Block]:
    rows = [(one.question, one.asked_by, one.answer) for one in report.questions]
    yield from table(scope, (Col("Question", 1.6), Col("Asked by", 0.8), Col("Answer", 1.6)), rows)


def _advice(scope: Scope, report: EvaluationReport) -> Iterator[Block]:
    """What is advised for the next letter, and whether the objective goes on in it."""
    goes_on = {True: scope.say("goes on"), False: scope.say("comes to an end"), None: ""}
    rows = [
        (_name(scope, one.about) if one.about else "", one.text, goes_on[one.carries_over])
        for one in report.advice
    ]
    columns = (Col("Objective", 1.2), Col("Recommendation", 2), Col("In the next letter", 0.8))
    yield from table(scope, columns, rows)


def _judged(scope: Scope, judgement: Judgement) -> Iterator[Block]:
    section = judgement.section if judgement.section in SECTION_IDS else ""
    title = scope.outline.section(section).title if section else _name(scope, judgement.about)
    yield Heading(level=2, text=scope.own(title), anchor=judgement.id)
    yield from facts(
        scope,
        ("Judgement", judgement.judgement),
        ("Kind of commitment", scope.term(judgement.kind)),
        ("Rests on", "\n".join(_pointed(scope, one) for one in judgement.points)),
    )
    yield from titled(scope, "Means granted", plain(scope, judgement.means))
    yield from titled(scope, "Ground", plain(scope, judgement.ground))
    yield from titled(scope, "Divergent opinion", plain(scope, judgement.dissent))


def _pointed(scope: Scope, item: str) -> str:
    """What a judgement rests on, by its name: a result is called as its objective."""
    held = scope.items.get(item)
    if isinstance(held, Result):
        return scope.say("Result: {objective}", objective=_name(scope, held.objective))
    if isinstance(held, ReportedFigure):
        return _name(scope, held.indicator)
    return scope.set(str(getattr(held, "title", "") or getattr(held, "name", "") or ""))


def _name(scope: Scope, item: str | None) -> str:
    """What a passage is about, by its short name and its title."""
    held = scope.items.get(item or "")
    if held is None:
        return scope.say("Beside the letter’s objectives")
    title = scope.runs(str(getattr(held, "title", "") or getattr(held, "name", "")))
    parts = joined(scope.runs(scope.short(held.id)), title)
    return "".join(run.text for run in parts)
