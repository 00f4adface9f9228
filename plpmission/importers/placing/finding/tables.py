"""Tables of data: each row an item of the model, by what the columns are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from plpmission.checks.folding import fold
from plpmission.importers.placing.finding.columns import Grid, fields_of, grid
from plpmission.importers.placing.finding.drafting import View
from plpmission.importers.placing.finding.legal import add_reference
from plpmission.importers.placing.finding.measures import Measure, measured
from plpmission.importers.placing.finding.values import figure, first_day, last_day, unit, year
from plpmission.importers.source import Passage, plain

_SURE = 0.92
_BUDGET = {
    "revenue": "revenue",
    "staff_cost": "staff",
    "operating": "operating",
    "investment": "investment",
}


def read_tables(view: View) -> None:
    """Every table that is recognised becomes items."""
    for one in view.passages:
        if one.kind != "table" or one.id in view.taken:
            continue
        if _sheet(view, one):
            continue
        held = grid(one.rows)
        if held is None or _is_by_year(held):
            _budget_by_year(view, one)
        if held:
            for fits, take in _KINDS:
                if fits(held, view.places[one.id].section):
                    take(view, one, held)
                    break


def _sheet(view: View, one: Passage) -> bool:
    """A sheet of one objective or plan: a column of labels and one of what they say."""
    section = view.places[one.id].section
    if len(one.rows) < _LABELS or any(len(row) != 2 for row in one.rows):
        return False
    if section not in ("objectives", "plans"):
        return False
    said: dict[str, str] = {}
    for label, value in ((plain(row[0]), plain(row[1]).strip()) for row in one.rows):
        for field in fields_of(label)[:1]:
            said.setdefault(field, value)
    kind = next((key for key in ("objective", "plan") if _worded(said.get(key, ""))), "")
    if len(said) < _LABELS or not kind:
        return False
    held = Grid({field: at for at, field in enumerate(said)}, (), (tuple(said.values()),))
    (_objectives if kind == "objective" else _plans)(view, one, held)
    return True


_LABELS = 3
"""Rows whose labels name fields, from which a table of two columns is a sheet."""


def _objectives(view: View, one: Passage, held: Grid) -> None:
    for row, *more in _by_objective(held):
        title = held.cell(row, "objective")
        measures = [part for part in (row, *more) if _measures(held, part)]
        indicators = tuple(_indicator(view, one, held, part) for part in measures)
        links = {"indicators": indicators} if indicators else {}
        fields = {
            "title": title,
            "text": title,
            "deadline": last_day(held.cell(row, "deadline") or held.cell(row, "date"), view.lang),
            "owner": held.cell(row, "owner"),
            "number": held.cell(row, "number"),
        }
        view.add("objective", [one], fields, _SURE, links)


def _by_objective(held: Grid) -> Iterator[list[Sequence[str]]]:
    """The rows of each objective: one whose cell is merged has a row for each indicator."""
    rows: list[Sequence[str]] = []
    for row in held.rows:
        title = held.cell(row, "objective")
        if not title and rows and _worded(held.cell(row, "indicator")):
            rows.append(row)
        elif _worded(title):
            if rows:
                yield rows
            rows = [row]
    if rows:
        yield rows


def _worded(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) > 5


def _measures(held: Grid, row: Sequence[str]) -> bool:
    return bool(held.cell(row, "indicator") or held.cell(row, "target"))


def _indicator(view: View, one: Passage, held: Grid, row: Sequence[str]) -> str:
    baseline, target = held.cell(row, "baseline"), held.cell(row, "target")
    said = held.cell(row, "indicator") or held.cell(row, "objective")
    alone = held.has("objective") and not held.has_any("baseline", "target")
    seen = measured(said, held.cell(row, "objective")) if alone else Measure(said)
    fields = {
        "name": seen.name,
        "definition": said if seen.name != said else "",
        "unit": held.cell(row, "unit") or unit(target) or unit(baseline) or seen.unit,
        "baseline": figure(baseline) if baseline else seen.baseline,
        "target": figure(target) if target else seen.target,
        "deadline": last_day(held.cell(row, "deadline") or held.cell(row, "date"), view.lang),
    }
    return view.add("indicator", [one], fields, _SURE)


def _indicators(view: View, one: Passage, held: Grid) -> None:
    for row in held.rows:
        if _worded(held.cell(row, "indicator")):
            _indicator(view, one, held, row)


def _plans(view: View, one: Passage, held: Grid) -> None:
    for row in held.rows:
        title = held.cell(row, "plan")
        if not _worded(title):
            continue
        fields = {
            "title": title,
            "owner": held.cell(row, "owner"),
            "start": first_day(held.cell(row, "start"), view.lang),
            "end": last_day(held.cell(row, "end") or held.cell(row, "deadline"), view.lang),
            "objective": held.cell(row, "objective"),
            "state": held.cell(row, "state"),
        }
        view.add("plan", [one], fields, _SURE)


def _partners(view: View, one: Passage, held: Grid) -> None:
    for row in held.rows:
        if name := held.cell(row, "partner"):
            others = [c for at, c in enumerate(row) if at != held.columns["partner"] and c.strip()]
            view.add("partner", [one], {"name": name, "cooperation": "\n".join(others)}, _SURE)


def _staff(view: View, one: Passage, held: Grid) -> None:
    for row in _lines(held):
        for fields in _staff_of(held, row):
            view.add("staff", [one], fields, _SURE)


def _staff_of(held: Grid, row: Sequence[str]) -> Iterator[dict[str, Any]]:
    """One a category: named in the row, or in the headings of several columns."""
    found: dict[str, dict[str, Any]] = {}
    named = " ".join(held.cell(row, one) for one in ("category",)) or row[0]
    for at, heading in enumerate(held.headings[: len(row)]):
        fields = [one for one in fields_of(heading) if one in ("establishment", "filled")]
        if fields and (value := figure(row[at])) is not None:
            key = _category(f"{heading} {named}")
            found.setdefault(key, {})[fields[0]] = value
    for key, values in found.items():
        yield {"year": year(held.cell(row, "year") or row[0]), "category": key, **values}


def _category(text: str) -> str:
    said = text.lower()
    signs = ("calog", "admin", "civil", "burger", "logist", "zivil")
    return "administrative" if any(sign in said for sign in signs) else "operational"


def _lines(held: Grid) -> Iterator[Sequence[str]]:
    """The rows without those that add others up."""
    return (row for row in held.rows if not _SUM.match(fold(row[0])))


_SUM = re.compile(r"^(?:sous-)?(?:total|totaal|som\b|summe|sum\b|gesamt)")


def _is_by_year(held: Grid) -> bool:
    return sum(year(heading) is not None for heading in held.headings) > 1


def _budget_by_year(view: View, one: Passage) -> None:
    """A budget with a column a year: its rows are kinds of revenue and expense."""
    rows = [[plain(cell) for cell in row] for row in one.rows]
    years = [(at, year(cell), "actual" in fields_of(_YEAR.sub("", cell)))
             for at, cell in enumerate(rows[0])]  # fmt: skip
    if sum(one_year is not None for _, one_year, _ in years) < 2:
        return
    found: dict[tuple[int, str], dict[str, float]] = {}
    for row in rows[1:]:
        kind = next((_BUDGET[key] for key in fields_of(row[0]) if key in _BUDGET), "")
        for at, of, actual in years:
            value = figure(row[at]) if kind and of and at < len(row) else None
            if of and value is not None:
                found.setdefault((of, kind), {})["actual" if actual else "planned"] = value
    for (of, kind), amounts in found.items():
        view.add("budget", [one], {"year": of, "kind": kind, **amounts}, _SURE)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b,?")


def _laws(view: View, one: Passage, held: Grid) -> None:
    for row in held.rows:
        if text := held.cell(row, "law"):
            add_reference(view, [one], f"{text} {held.cell(row, 'date')}".strip(), text)


def _budget(view: View, one: Passage, held: Grid) -> None:
    for row in _lines(held):
        for column, kind in _BUDGET.items():
            amount = figure(held.cell(row, column))
            if amount is not None:
                fields = {"year": year(held.cell(row, "year")), "kind": kind, "planned": amount}
                view.add("budget", [one], fields, _SURE)


def _means(view: View, one: Passage, held: Grid) -> None:
    caption = fold(view.before(one, "caption"))
    for row in _lines(held):
        title = held.cell(row, "means")
        amounts = {key: held.cell(row, key) for key in ("needed", "promised", "granted", "amount")}
        values = {key: figure(text) for key, text in amounts.items() if text}
        if not title or all(value is None for value in values.values()):
            continue
        if "amount" in values:
            values["needed"] = values.pop("amount")
        kind = _kind_of_means(f"{caption} {' '.join(amounts.values())}")
        fields = {"title": title, "year": year(held.cell(row, "year")), "kind": kind, **values}
        view.add("means", [one], fields, _SURE)


def _kind_of_means(said: str) -> str:
    if re.search(r"temps plein|voltijds|vollzeit|full-time|\betp\b|\bvte\b", said):
        return "staff"
    return "budget" if re.search(r"€|\beuros?\b|\beur\b", said) else "equipment"


def _municipalities(view: View, one: Passage, held: Grid) -> None:
    for row in _lines(held):
        if name := held.cell(row, "municipality"):
            count = figure(held.cell(row, "inhabitants"))
            fields = {
                "municipality": name,
                "inhabitants": int(count) if count is not None else None,
                "area": figure(held.cell(row, "area")),
            }
            view.add("fact", [one], fields, _SURE)


_Fits = Callable[[Grid, str], bool]
_Take = Callable[[View, Passage, Grid], None]
_KINDS: tuple[tuple[_Fits, _Take], ...] = (
    (
        lambda held, _: held.has("municipality") and held.has_any("inhabitants", "area"),
        _municipalities,
    ),
    (lambda held, at: held.has("law") and at == "legal-framework", _laws),
    (
        lambda held, at: (
            at == "plans" and held.has("plan") and held.has_any("owner", "start", "end", "state")
        ),
        _plans,
    ),
    (
        lambda held, at: (
            held.has("objective") and (held.has_any("indicator", "target") or at == "objectives")
        ),
        _objectives,
    ),
    (
        lambda held, _: held.has("indicator") and held.has_any("baseline", "target", "unit"),
        _indicators,
    ),
    (lambda held, _: held.has("partner"), _partners),
    (lambda held, _: held.has_any("establishment", "filled"), _staff),
    (lambda held, _: held.has("year") and held.has_any(*_BUDGET), _budget),
    (
        lambda held, _: (
            held.has("means") and held.has_any("granted", "promised", "needed", "amount")
        ),
        _means,
    ),
)
