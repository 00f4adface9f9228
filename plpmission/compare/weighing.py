"""What a comparison adds up to: coverage, the flow from mission to judgement, and a score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plpmission.checks import CHECKS
from plpmission.checks.trio import Trio
from plpmission.compare.rows import FLAGS, Asked, Covered, Flow, Node, Row, Score
from plpmission.i18n import Lang, number, translator

MISSION = "mission"


def coverage(held: Trio, rows: Sequence[Row]) -> tuple[Covered, ...]:
    """The objectives in each document, in the letter's order."""
    changes = [one for amendment in held.dossier.letter.amendments for one in amendment.objectives]
    amended = {one.objective for one in changes}
    return tuple(
        Covered(
            about=row.about,
            title=row.title,
            letter=bool(row.promised.text.strip()),
            amended=row.about in amended or any(one.superseded for one in row.indicators),
            planned=bool(row.promised.plans),
            measured=bool(row.indicators),
            reported=bool(row.reported.id),
            shown=bool(row.reported.evidence),
            judged=bool(row.judged.judgement),
        )
        for row in rows
        if row.kind == "objective"
    )


def flow(held: Trio) -> Flow:
    """How the mission leads to judgements; what is joined to nothing has no link."""
    links = tuple(dict.fromkeys(_links(held)))
    return Flow(nodes=tuple(_nodes(held)), links=links)


def _nodes(held: Trio) -> Iterator[Node]:
    letter = held.dossier.letter
    yield Node(id=MISSION, step=0, title=letter.purpose.mission)
    for objective in letter.objectives:
        yield Node(id=objective.id, step=1, title=objective.title)
    for plan in letter.plans:
        yield Node(id=plan.id, step=2, title=plan.title)
    for indicator in held.dossier.indicators:
        yield Node(id=indicator.id, step=3, title=indicator.name)
    for _, result in held.results:
        yield Node(id=result.id, step=4, title=result.title or result.result)
    for _, one in held.judgements:
        yield Node(id=one.id, step=5, title=one.judgement)


def _links(held: Trio) -> Iterator[tuple[str, str]]:
    shared_last = sorted(held.dossier.letter.plans, key=lambda plan: -len(plan.objectives))
    planned = {one: plan.id for plan in shared_last for one in plan.objectives}
    for objective in held.objectives.values():
        yield MISSION, objective.id
        results = held.of_objective.get(objective.id, ())
        judged = held.judged.get(objective.id)
        last = planned.get(objective.id, objective.id)
        for plan in held.dossier.letter.plans:
            if objective.id in plan.objectives:
                yield objective.id, plan.id
        for indicator in held.aims(objective):
            yield last, indicator.id
            yield from ((indicator.id, one.item.id) for one in results)
        if not held.aims(objective):
            yield from ((last, one.item.id) for one in results)
        if judged:
            yield from ((one.item.id, judged.item.id) for one in results)
            if not results:
                yield objective.id, judged.item.id


def score(held: Trio, rows: Sequence[Row], lang: Lang) -> Score:
    """Questions answered out of questions asked, each objective and each code one question.

    A code of the R family is asked where there is an activity report, of the E family where there
    is an evaluation; R003 to R006 of what is reported, E002 and E003 of what is judged.
    """
    t = translator("checks", lang)
    titles = {check.code: t(check.title) for check in CHECKS}
    parts = tuple(
        Asked(code=code, title=titles[code], asked=asked, failed=_failed(code, rows))
        for code in FLAGS
        if (asked := _asked(held, code, rows))
    )
    count = sum(len(part.asked) for part in parts)
    good = count - sum(len(part.failed) for part in parts)
    value = good / count if count else None
    formula = translator("compare", lang)(
        "{good} answered of {asked} questions asked of the rows: {share} %",
        good=good,
        asked=count,
        share=number(round(100 * value), lang) if value is not None else "–",
    )
    return Score(value=value, formula=formula, parts=parts)


def _failed(code: str, rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(row.about for row in rows if code in row.codes)


def _asked(held: Trio, code: str, rows: Sequence[Row]) -> tuple[str, ...]:
    if not (held.reports if code.startswith("R") else held.evaluations):
        return ()
    return tuple(row.about for row in rows if code in row.codes or _concerns(code, row))


def _concerns(code: str, row: Row) -> bool:
    if code in {"R001", "E001"}:
        return row.kind == "objective"
    if code.startswith("R"):
        return bool(row.reported.id)
    return bool(row.judged.judgement)
