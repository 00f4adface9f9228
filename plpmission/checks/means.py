"""M003: means that an objective needs and nobody granted; means granted to no objective."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from plpmission.checks.letter_duty import EXODUS
from plpmission.checks.reading import Reading
from plpmission.checks.remembered import Remembered
from plpmission.checks.rule import Amount, Check, Hit
from plpmission.ledger import Ledger, Row, ledger
from plpmission.model.objectives import Objective

_SECTION = "resources"


def means_meet(reading: Reading) -> Iterator[Hit]:
    """M003: what objectives need is granted, and what is granted serves an objective.

    Years in which the same means lack are told together, at the first of them.
    """
    if not reading.shows(_SECTION):
        return
    held = held_means(reading)
    places = {means.id: index for index, means in enumerate(reading.letter.means)}
    named = {objective.id: objective for objective in reading.letter.objectives}
    lacking: dict[tuple[object, ...], list[Row]] = {}
    for row in held.gaps:
        lacking.setdefault((row.objective, row.kind, row.title), []).append(row)
    for rows in lacking.values():
        yield _not_granted(reading, rows, places, named[rows[0].objective or ""])
    for row in held.rows:
        if row.objective is None and any((row.needed, row.promised, row.granted)):
            yield _serves_nothing(row, places)


_ledgers: Remembered[Ledger] = Remembered()


def held_means(reading: Reading) -> Ledger:
    """The letter's ledger of means."""
    letter = reading.letter
    return _ledgers.get("", (letter.means, letter.objectives), partial(ledger, reading.dossier))


_YEARS = "From {first} to {last}, “{objective}” needs {gap} more than is granted: “{means}”"
_YEAR = "In {first}, “{objective}” needs {gap} more than is granted: “{means}”"
_NO_YEAR = "“{objective}” needs {gap} more than is granted: “{means}”"


def _not_granted(
    reading: Reading, rows: Sequence[Row], places: dict[str, int], objective: Objective
) -> Hit:
    years = [row.year for row in rows if row.year]
    largest = max(row.gap or 0.0 for row in rows)
    proposed = reading.letter.setting.set_on is None
    return Hit(
        where=f"letter.means[{places[rows[0].means]}].granted",
        section=_SECTION,
        about=rows[0].means,
        message=_NO_YEAR if not years else _YEAR if len(set(years)) == 1 else _YEARS,
        hint="Ask for what is missing, adapt the objective, or say how it will be reached without."
        if proposed
        else "Propose an amendment, or say how the objective will be reached without.",
        parameters={
            "means": rows[0].title,
            "objective": objective.title or objective.text[:60],
            "gap": Amount(largest, rows[0].kind),
            "first": min(years, default=0),
            "last": max(years, default=0),
        },
    )


def _serves_nothing(row: Row, places: dict[str, int]) -> Hit:
    return Hit(
        where=f"letter.means[{places[row.means]}].objectives",
        section=_SECTION,
        about=row.means,
        message="“{means}”: granted, but for no objective"
        if row.granted
        else "“{means}”: asked for, but for no objective",
        hint="Choose the objective that it serves.",
        parameters={"means": row.title},
    )


M003 = Check(
    code="M003",
    severity="advice",
    source=EXODUS,
    title="Means and objectives",
    why="The law asks for objectives and for the means to reach them: each should find the other.",
    run=means_meet,
)
