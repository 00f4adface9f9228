"""R001 to R006: the activity report beside the letter and the data."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.checks.letter_duty import EXODUS
from plpmission.checks.reading import Reading
from plpmission.checks.rule import Amount, Check, Hit
from plpmission.checks.trio import ACTIVITY, EVALUATION, At, Trio, aimed, same
from plpmission.ledger import Row, ledger
from plpmission.model import Dossier
from plpmission.model.objectives import Objective
from plpmission.model.reports import ReportedFigure, Result
from plpmission.model.terms import ResultState

RENEWING = "PJPol, art. VII.III.88"
AMENDING = "PJPol, art. VII.III.40"
COHERENCE = "Coherence of the three documents"


def trio(reading: Reading) -> Trio:
    """The three documents of the dossier that is read."""
    return Trio(reading.dossier)


def read_together(reading: Reading, section: str) -> Trio | None:
    """The three documents where a report is in view; None where there is nothing to compare."""
    held = reading.once(trio)
    there = held.reports if section == ACTIVITY else held.evaluations
    return held if there and reading.shows_report(section) else None


def reported(reading: Reading) -> Iterator[Hit]:
    """R001: the report speaks of each objective of the letter."""
    held = read_together(reading, ACTIVITY)
    if held is None or held.report is None:
        return
    for objective in held.objectives.values():
        if objective.id not in held.of_objective:
            yield Hit(
                where=f"{held.report.where}.results",
                section=ACTIVITY,
                about=objective.id,
                message="The activity report does not mention “{objective}”",
                hint="Say what came of it, even in one sentence, or that it was dropped and why.",
                parameters={"objective": named(objective)},
            )


def promised(reading: Reading) -> Iterator[Hit]:
    """R002: each result belongs to an objective, or says that it is new."""
    held = read_together(reading, ACTIVITY)
    for where, result in held.results if held else ():
        if held and result.objective not in held.known and result.state is not ResultState.NEW:
            yield Hit(
                where=f"{where}.objective",
                section=ACTIVITY,
                about=result.id,
                message="A result is reported for no objective of the letter: “{result}”",
                hint="Choose the objective that it answers, or mark it as new.",
                parameters={"result": _short(result.title or result.result) or result.id},
            )


def figures_agree(reading: Reading) -> Iterator[Hit]:
    """R003: the same figure of the same period is the same everywhere."""
    held = reading.once(trio)
    given: dict[tuple[str, str], float] = {}
    for where, figure in held.figures:
        section = EVALUATION if where.startswith("evaluation") else ACTIVITY
        indicator = held.indicators.get(figure.indicator or "")
        if figure.value is None or figure.period is None or indicator is None:
            continue
        known = held.measured(figure)
        first = given.setdefault((indicator.id, figure.period), figure.value)
        other = first if known is None else known
        if reading.shows_report(section) and not same(figure.value, other):
            yield Hit(
                where=f"{where}.value",
                section=section,
                about=figure.id,
                message="“{indicator}”, {period}: {said} here, {other} in the indicator’s data"
                if known is not None
                else "“{indicator}”, {period}: {said} here, {other} in the activity report",
                hint="Correct the one or the other, or say why they differ.",
                parameters={
                    "indicator": indicator.name,
                    "period": figure.period,
                    "said": float(figure.value),
                    "other": float(other),
                },
            )


def present_target(reading: Reading) -> Iterator[Hit]:
    """R004: the report judges against the target that holds, not against a former one."""
    held = reading.once(trio)
    for where, figure in held.figures:
        section = EVALUATION if where.startswith("evaluation") else ACTIVITY
        found = _former(held, figure)
        if found and reading.shows_report(section):
            yield _old_target(held, At(where, figure), section, found)


Former = tuple[float, float, object]


def _former(held: Trio, figure: ReportedFigure) -> Former | None:
    """The former target that a figure is held against, the present one, and since when."""
    indicator = held.indicators.get(figure.indicator or "")
    if indicator is None or figure.target is None:
        return None
    now = aimed(indicator.target)
    if now is None or same(figure.target, now):
        return None
    for day, old in held.superseded.get(indicator.id, ()):
        before = aimed(old.target)
        if before is not None and same(figure.target, before) and _ended_after(figure, day.year):
            return before, now, day
    return None


def _ended_after(figure: ReportedFigure, year: int) -> bool:
    """A figure from before the amendment was rightly held against the target of its time."""
    return figure.period is None or int(figure.period[:4]) >= year


def _old_target(held: Trio, at: At[ReportedFigure], section: str, found: Former) -> Hit:
    before, now, day = found
    return Hit(
        where=f"{at.where}.target",
        section=section,
        about=at.item.id,
        message="“{indicator}” is judged against {before}, and its target is {now} since {day}",
        hint="Judge it against the present target, and say what became of the former one.",
        parameters={
            "indicator": held.indicators[at.item.indicator or ""].name,
            "before": before,
            "now": now,
            "day": day,
        },
    )


def shown(reading: Reading) -> Iterator[Hit]:
    """R005: a result that is claimed has evidence."""
    held = read_together(reading, ACTIVITY)
    for where, result in held.results if held else ():
        if held and _claims(result) and not result.evidence:
            objective = held.objectives.get(result.objective or "")
            yield Hit(
                where=f"{where}.evidence",
                section=ACTIVITY,
                about=result.id,
                message="Nothing shows the result of “{objective}”",
                hint="Add a file, a link or a decision in which it can be seen.",
                parameters={"objective": named(objective) if objective else _title(result)},
            )


def _claims(result: Result) -> bool:
    return result.state in {ResultState.REACHED, ResultState.PARTLY, ResultState.NEW}


def means_told(reading: Reading) -> Iterator[Hit]:
    """R006: where less or more was granted than promised, the report says so."""
    held = read_together(reading, ACTIVITY)
    if held is None or held.report is None:
        return
    years = (held.report.item.start, held.report.item.end)
    for objective, rows in differing(held.dossier, *(day.year if day else None for day in years)):
        results = held.of_objective.get(objective, ())
        if results and not any(result.item.means_received.strip() for result in results):
            yield _untold(held, objective, rows, results[0])


def differing(
    dossier: Dossier, first: int | None, last: int | None
) -> Iterator[tuple[str, list[Row]]]:
    """Objectives whose means were promised and granted differently in those years, and which."""
    found: dict[str, list[Row]] = {}
    for row in ledger(dossier).rows:
        in_time = row.year is None or (first or 0) <= row.year <= (last or 9999)
        told = row.promised is not None and row.granted is not None
        if row.objective and in_time and told and row.promised != row.granted:
            found.setdefault(row.objective, []).append(row)
    yield from found.items()


def _untold(held: Trio, objective: str, rows: list[Row], result: At[Result]) -> Hit:
    row = rows[0]
    return Hit(
        where=f"{result.where}.means_received",
        section=ACTIVITY,
        about=result.item.id,
        message="“{objective}”: {promised} promised and {granted} granted for “{means}”, and the "
        "report does not say so",
        hint="Say which means came and what the difference changed.",
        parameters={
            "objective": named(held.objectives[objective]),
            "promised": Amount(row.promised or 0.0, row.kind),
            "granted": Amount(row.granted or 0.0, row.kind),
            "means": row.title,
        },
    )


def named(objective: Objective) -> str:
    """What a sentence calls an objective."""
    return objective.title or _short(objective.text) or objective.id


def _title(result: Result) -> str:
    return result.title or _short(result.result) or result.id


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


R001 = Check(
    code="R001",
    severity="advice",
    source=RENEWING,
    title="Objectives that are reported",
    why="The report is written notably by the letter’s objectives: what is passed over is asked "
    "at the hearing.",
    run=reported,
)
R002 = Check(
    code="R002",
    severity="advice",
    source=RENEWING,
    title="Results that were promised",
    why="Read by objectives, a result without one is easily overlooked.",
    run=promised,
)
R003 = Check(
    code="R003",
    severity="warning",
    source=COHERENCE,
    title="Figures that agree",
    why="Two figures for one thing make readers doubt both.",
    run=figures_agree,
)
R004 = Check(
    code="R004",
    severity="warning",
    source=AMENDING,
    title="The target that holds",
    why="The mandate is exercised under the letter as amended: the former target no longer counts.",
    run=present_target,
)
R005 = Check(
    code="R005",
    severity="advice",
    source=COHERENCE,
    title="Evidence for results",
    why="A commission believes what it can look up.",
    run=shown,
)
R006 = Check(
    code="R006",
    severity="advice",
    source=EXODUS,
    title="Means promised and granted",
    why="The letter states objectives and means: a result is judged fairly beside what was given.",
    run=means_told,
)
