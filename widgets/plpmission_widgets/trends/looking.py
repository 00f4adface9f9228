"""A file of figures as a preview: how it is read, which series it has, what becomes measurements.

Imported where pandas may be. Nothing of a file is taken here; what is taken over later is exactly
what the preview shows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plpmission.errors import KpiError
from plpmission.i18n import Lang, Translate, number, say, translator
from plpmission.kpi.loading import Loaded, load
from plpmission.kpi.panel import Panel, panel
from plpmission.kpi.reading import Tidied, tidied
from plpmission.model.indicators import Measurement, Profile
from plpmission_widgets.charts.axes import written

DOMAIN = "trends"
MOST_SERIES = 2000
"""Series that are listed; a file with more is looked at in JupyterLab."""
KEPT = ("Y", "Q", "M")
"""Frequencies that a dossier keeps."""

Json = dict[str, Any]
Held = Mapping[str, Measurement]


class LookingRefusal(KpiError):
    """A series that a dossier cannot keep."""

    domain = DOMAIN


@dataclass(frozen=True)
class Looked:
    """A file as it was read, or why it was not."""

    loaded: Loaded
    found: Tidied | None
    data: Panel | None
    error: KpiError | None


def look(  # noqa: PLR0913 - a file, how to read it, and what it is held against
    content: bytes, name: str, profile: Profile, *, lang: Lang, held: Held, today: dt.date
) -> Json:
    """What the file says, in the reader's words; ``error`` in place of rows where it is refused.

    Raises:
        KpiError: it is no table at all.
    """
    seen = _read(load(content, name=name, sheet=profile.sheet), profile, today)
    shown: Json = {
        "profile": profile.model_dump(mode="json"),
        "facts": _facts(seen.loaded, translator(DOMAIN, lang)),
        "choices": _choices(seen, profile, lang),
        "series": [],
        "chosen": [],
        "left_out": [],
        "rows": [],
        "error": refusal(seen.error, lang) if seen.error else None,
    }
    if seen.data is None or seen.found is None:
        return shown
    places, missing = _chosen(seen.data, profile)
    shown |= {
        "series": _series(seen.data, lang),
        "chosen": [str(seen.data.names[place]) for place in places],
        "left_out": [*_missing(missing, lang), *_left_out(seen, places, lang)],
    }
    if not places:
        return shown
    try:
        measured, gaps = measurements(seen.data, places)
    except KpiError as error:
        return shown | {"error": refusal(error, lang)}
    if gaps:
        t = translator(DOMAIN, lang)
        periods = ", ".join(written(period, lang) for period in gaps[:8])
        shown["left_out"].append(
            t("Not in every series, so not added up: {periods}", periods=periods)
        )
    return shown | _table(measured, held, lang)


def _read(loaded: Loaded, profile: Profile, today: dt.date) -> Looked:
    try:
        found = tidied(loaded, profile)
        return Looked(loaded, found, panel(found.frame, today=today), None)
    except KpiError as error:
        return Looked(loaded, None, None, error)


def refusal(error: KpiError, lang: Lang) -> Json:
    """Why nothing was read: the sentence, and each place by row and column."""
    told, t = translator(error.domain, lang), translator(DOMAIN, lang)
    places = []
    for problem in error.problems:
        parameters = dict(problem.parameters)
        said = told(problem.message, **parameters)
        if {"row", "column"} <= set(parameters):
            row, column = parameters["row"], parameters["column"]
            said = t("Row {row}, column “{column}”: {said}", row=row, column=column, said=said)
        places.append(said)
    return {"text": say(error, lang), "places": places}


def _facts(loaded: Loaded, t: Translate) -> list[str]:
    between = {
        ";": t("semicolons between cells"),
        ",": t("commas between cells"),
        "\t": t("tabs between cells"),
        "|": t("bars between cells"),
    }
    facts = [between[loaded.separator]] if loaded.separator in between else []
    if loaded.encoding:
        facts.append(t("letters as {encoding}", encoding=loaded.encoding.upper()))
    if loaded.first_row > 2:
        facts.append(t("headings in row {row}", row=loaded.first_row - 1))
    return facts


def _choices(seen: Looked, profile: Profile, lang: Lang) -> list[Json]:
    """What the reader may set right; each with what was found."""
    t = translator(DOMAIN, lang)
    columns = [str(name) for name in seen.loaded.table.columns][:200]
    listed = [{"value": name, "label": name} for name in columns]
    choices: list[Json] = []
    if len(seen.loaded.sheets) > 1:
        sheets = [{"value": name, "label": name} for name in seen.loaded.sheets]
        shown = profile.sheet or seen.loaded.sheet or seen.loaded.sheets[0]
        choices.append({"name": "sheet", "label": t("Sheet"), "value": shown, "options": sheets})
    if not (seen.found and seen.found.headings.wide):
        period = profile.period or (seen.found.headings.period if seen.found else "")
        choices.append(_choice("period", t("Column of periods"), period, listed, t("Found out")))
        below = profile.denominator or (seen.found.headings.denominator if seen.found else "")
        choices.append(_choice("denominator", t("Out of (column)"), below, listed, t("None")))
    marks = [{"value": ",", "label": t("A comma")}, {"value": ".", "label": t("A point")}]
    choices.append(_choice("decimal", t("Before decimals"), profile.decimal, marks, t("Found out")))
    return choices


def _choice(name: str, label: str, value: str, options: list[Json], without: str) -> Json:
    first = {"value": "", "label": without}
    return {"name": name, "label": label, "value": value, "options": [first, *options]}


def _series(data: Panel, lang: Lang) -> list[Json]:
    found = []
    for place, name in enumerate(data.names[:MOST_SERIES]):
        periods = data.labels(place)
        ends = (
            " – ".join(written(one, lang) for one in (periods[0], periods[-1])) if periods else ""
        )
        found.append({"name": str(name), "about": f"{len(periods)} · {ends}" if ends else "0"})
    return found


def _chosen(data: Panel, profile: Profile) -> tuple[list[int], list[str]]:
    """The places of the series chosen (the only one where none is), and those not there."""
    names = {str(name): place for place, name in enumerate(data.names)}
    if not profile.chosen:
        return ([0] if len(names) == 1 else []), []
    there = [names[name] for name in profile.chosen if name in names]
    return there, [name for name in profile.chosen if name not in names]


def _missing(names: Sequence[str], lang: Lang) -> list[str]:
    t = translator(DOMAIN, lang)
    return [t("“{series}” is not in this file.", series=name) for name in names]


def _left_out(seen: Looked, places: Sequence[int], lang: Lang) -> list[str]:
    """What the reading left out of the series chosen, and of the file."""
    t = translator(DOMAIN, lang)
    if seen.found is None or seen.data is None:
        return []
    notes = [n.text(lang) for n in seen.data.notes if n.series < 0 or n.series in places]
    below = [
        t("Row {row}: “{text}” (read as a note below the table)", row=row, text=text[:80])
        for row, text in seen.found.footnotes
    ]
    return [*notes, *below]


def measurements(data: Panel, places: Sequence[int]) -> tuple[list[Measurement], list[str]]:
    """The series added up, oldest first; and the periods that not all of them have.

    Raises:
        KpiError: they are not of one frequency, or of one that a dossier does not keep.
    """
    rhythms = {data.frequency_of(place) for place in places}
    if len(rhythms) > 1:
        raise LookingRefusal(
            "These series are of different rhythms, such as months and years: choose those of one."
        )
    if not rhythms <= set(KEPT):
        raise LookingRefusal(
            "A dossier keeps figures by month, quarter or year: add these up before bringing them "
            "in."
        )
    sums: dict[str, list[tuple[float, float | None]]] = {}
    for place in places:
        start = int(data.starts[place])
        for at, period in enumerate(data.labels(place), start):
            below = None if data.denominators is None else float(data.denominators[at])
            sums.setdefault(period, []).append((float(data.values[at]), below))
    kept = {period: held for period, held in sums.items() if len(held) == len(places)}
    gaps = sorted(set(sums) - set(kept))
    return [_measured(period, kept[period]) for period in sorted(kept)], gaps


def _measured(period: str, held: Sequence[tuple[float, float | None]]) -> Measurement:
    below = [one for _, one in held if one is not None]
    return Measurement(
        period=period,
        value=_plain(sum(value for value, _ in held)),
        denominator=_plain(sum(below)) if len(below) == len(held) else None,
    )


def _plain(value: float) -> float:
    return round(value, 10)


def _table(measured: Sequence[Measurement], held: Held, lang: Lang) -> Json:
    """What would become measurements, beside what stands there now."""
    t = translator(DOMAIN, lang)
    below = any(one.denominator is not None for one in measured)
    rows, new, changed = [], 0, 0
    for one in measured:
        before = held.get(one.period)
        new += before is None
        changed += before is not None and before != one
        cells = [written(one.period, lang), number(one.value, lang)]
        cells += [number(one.denominator, lang) if one.denominator is not None else "–"] * below
        cells += [number(before.value, lang) if before else "–"] * bool(held)
        rows.append(cells)
    heading = [t("Period"), t("Figure")]
    heading += [t("Out of")] * below
    heading += [t("Until now")] * bool(held)
    return {
        "heading": heading,
        "rows": rows,
        "summary": _summary(measured, new, changed, bool(held), lang),
        "take": t("Take over {count} figures", count=len(measured)),
        "replaces": bool(set(held) - {one.period for one in measured}),
        "measurements": [one.model_dump(mode="json") for one in measured],
    }


def _summary(
    measured: Sequence[Measurement], new: int, changed: int, some: bool, lang: Lang
) -> str:
    t = translator(DOMAIN, lang)
    if not measured:
        return t("There is no figure in it.")
    first, last = (written(one.period, lang) for one in (measured[0], measured[-1]))
    said = t(
        "{count} figures, from {first} to {last}.", count=len(measured), first=first, last=last
    )
    if not some:
        return said
    return f"{said} " + t("New: {new}. Changed: {changed}.", new=new, changed=changed)
