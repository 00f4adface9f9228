"""The activity report by the letter's objectives, and the evaluation report (PJPol VII.III.88)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from plpmission.errors import ExportError
from plpmission.model.reports import ActivityReport, EvaluationReport, Judgement, Result
from plpmission.render.blocks import Block, Contents, Cover, Heading, PageBreak
from plpmission.render.compose import Col, facts, joined, table, titled
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
    yield from _chapter(scope, "What has changed around us", rich(scope, report.context_changes))
    yield from _chapter(scope, "Results by objective", [*_results(scope, report)])
    yield from _chapter(scope, "Conclusion", rich(scope, report.conclusion))


def evaluation_report(scope: Scope, item: str) -> Iterator[Block]:
    """The report of that id, or the last one: what the commission judges, and on what ground.

    Raises:
        ExportError: the dossier holds no such report.
    """
    report = _chosen(scope.dossier.evaluation_reports, item)
    yield from _front(scope, "Evaluation report", (scope.day(report.date),))
    members, scale = "\n".join(report.members), ", ".join(report.scale)
    commission = facts(scope, ("Members", members), ("Scale", scale))
    yield from _chapter(scope, "The commission", [*commission])
    judged = chain.from_iterable(_judged(scope, one) for one in report.judgements)
    yield from _chapter(scope, "Judgements", [*judged])
    yield from _chapter(scope, "Conclusion", rich(scope, report.conclusion))
    yield from _chapter(scope, "Recommendations", rich(scope, report.recommendations))


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
        yield Heading(level=2, text=_name(scope, result.objective), anchor=result.id)
        yield from facts(scope, ("State", scope.term(result.state)))
        yield from _said(scope, result)
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


def _judged(scope: Scope, judgement: Judgement) -> Iterator[Block]:
    yield Heading(level=2, text=_name(scope, judgement.about), anchor=judgement.id)
    yield from facts(scope, ("Judgement", judgement.judgement))
    yield from titled(scope, "Ground", plain(scope, judgement.ground))
    yield from titled(scope, "Divergent opinion", plain(scope, judgement.dissent))


def _name(scope: Scope, item: str | None) -> str:
    """What a passage is about, by its short name and its title."""
    held = scope.items.get(item or "")
    if held is None:
        return scope.say("Beside the letter’s objectives")
    title = scope.runs(str(getattr(held, "title", "") or getattr(held, "name", "")))
    parts = joined(scope.runs(scope.short(held.id)), title)
    return "".join(run.text for run in parts)
