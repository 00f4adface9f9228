"""A file of figures as the page's preview shows it: how it is read, and what would be taken over.

Imported where pandas may be. Nothing of a file is taken here; what is taken over later is exactly
what the preview shows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plpmission.errors import KpiError
from plpmission.i18n import Lang, Translate, number, say, translator
from plpmission.kpi.dates import parse_period
from plpmission.kpi.loading import load
from plpmission.kpi.panel import panel
from plpmission.kpi.preview import Place, Preview, Taken, preview, read_with
from plpmission.kpi.reading import tidied
from plpmission.model.indicators import Measurement, Profile
from plpmission_widgets.charts.axes import written

DOMAIN = "trends"
MOST_SERIES = 2000
"""Series that are listed; a file with more is looked at in JupyterLab."""
MOST_PLACES = 12
"""Cells left out that are named."""

Json = dict[str, Any]
Held = Mapping[str, Measurement]

_ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}


def look(  # noqa: PLR0913 - a file, how to read it, and what it is held against
    content: bytes, name: str, profile: Profile, *, lang: Lang, held: Held, today: dt.date
) -> Json:
    """What the file says, in the reader's words; ``error`` in place of rows where it is refused."""
    seen = preview(content, profile, name=name, lang=lang, today=today)
    t = translator(DOMAIN, lang)
    names = () if seen.problem else _names(seen, content, lang, today)
    chosen, missing = _chosen(profile, [one["name"] for one in names])
    asked = seen.profile.model_copy(update={"chosen": tuple(chosen) if len(names) > 1 else ()})
    shown: Json = {
        "profile": asked.model_dump(mode="json"),
        "facts": list(_facts(seen, t)),
        "choices": list(_choices(seen, t)),
        "series": names,
        "chosen": chosen,
        "left_out": [
            *(t("“{series}” is not in this file.", series=one) for one in missing),
            *_places(seen.left_out, seen.left_out_count, t),
        ],
        "rows": [],
        "error": None,
    }
    if seen.problem:
        places = _places(seen.problems, len(seen.problems), t, most=len(seen.problems))
        return shown | {"error": {"text": seen.problem, "places": list(places)}}
    if not chosen:
        return shown
    try:
        taken = read_with(asked, content, name=name, lang=lang, today=today)
    except KpiError as error:
        return shown | {"error": {"text": say(error, lang), "places": []}}
    return shown | _table(taken, held, shown["left_out"], lang)


def _names(seen: Preview, content: bytes, lang: Lang, today: dt.date) -> list[Json]:
    """The file's series, each with how many figures it has, and from when to when."""
    if seen.series_count == len(seen.series):
        return [_named(one.name, one.n, one.first, one.last, lang) for one in seen.series]
    read = tidied(load(content, name=seen.name, sheet=seen.sheet), seen.profile)
    data, found = panel(read.frame, today=today), []
    for place, name in enumerate(data.names[:MOST_SERIES]):
        periods = data.labels(place) or [""]
        found.append(_named(str(name), int(data.lengths[place]), periods[0], periods[-1], lang))
    return found


def _named(name: str, count: int, first: str, last: str, lang: Lang) -> Json:
    ends = f" · {written(first, lang)} – {written(last, lang)}" if first else ""
    return {"name": name, "about": f"{count}{ends}"}


def _chosen(profile: Profile, names: Sequence[str]) -> tuple[list[str], list[str]]:
    """The series chosen (the only one where none is), and those that are not there."""
    if len(names) == 1:
        return list(names), []
    there = set(names)
    return (
        [name for name in profile.chosen if name in there],
        [name for name in profile.chosen if name not in there],
    )


def _facts(seen: Preview, t: Translate) -> Iterator[str]:
    between = {
        ";": t("semicolons between cells"),
        ",": t("commas between cells"),
        "\t": t("tabs between cells"),
        "|": t("bars between cells"),
    }
    shapes = {
        "wide": t("a column a period"),
        "columns": t("a column a series"),
        "long": t("a row a figure"),
    }
    if seen.shape:
        yield shapes[seen.shape]
    if seen.separator in between:
        yield between[seen.separator]
    if seen.encoding:
        yield t("letters as {encoding}", encoding=_ENCODINGS.get(seen.encoding, seen.encoding))


def _choices(seen: Preview, t: Translate) -> Iterator[Json]:
    """What the reader may set right, each as it was found."""
    columns = [{"value": one.heading, "label": one.heading} for one in seen.columns[:200]]
    found = seen.profile
    if len(seen.sheets) > 1:
        sheets = [{"value": name, "label": name} for name in seen.sheets]
        yield {"name": "sheet", "label": t("Sheet"), "value": seen.sheet, "options": sheets}
    if seen.shape != "wide":
        label, without = t("Column of periods"), t("To be found")
        yield _choice("period", label, found.period, columns, without)
        yield _choice("denominator", t("Out of (column)"), found.denominator, columns, t("None"))
    marks = [{"value": ",", "label": t("A comma")}, {"value": ".", "label": t("A point")}]
    yield _choice("decimal", t("Before decimals"), found.decimal, marks, t("To be found"))


def _choice(name: str, label: str, value: str, options: list[Json], without: str) -> Json:
    first = {"value": "", "label": without}
    return {"name": name, "label": label, "value": value, "options": [first, *options]}


def _places(
    places: Sequence[Place], count: int, t: Translate, *, most: int = MOST_PLACES
) -> Iterator[str]:
    """Cells with what is wrong with each; of many, how many more."""
    for one in places[:most]:
        said = f"“{one.text}”: {one.reason}" if one.text and one.text not in one.reason else ""
        known = {"row": one.row, "column": one.column, "said": said or one.reason}
        if one.column:
            yield t("Row {row}, column “{column}”: {said}", **known)
        else:
            yield t("Row {row}: {said}", **known)
    if count > most:
        yield t("And {count} more.", count=count - most)


def _table(taken: Taken, held: Held, left_out: Sequence[str], lang: Lang) -> Json:
    """What would become measurements, beside what stands there now."""
    t, measured = translator(DOMAIN, lang), taken.measurements
    fits = {_rhythm(one.period) for one in measured} >= {_rhythm(period) for period in held}
    said = [*left_out, *taken.notes] if not left_out else [*left_out]
    return {
        **_cells(measured, held, lang),
        "summary": _summary(measured, held, lang),
        "take": t("Take over {count} figures", count=len(measured)),
        "adds": bool(measured) and fits,
        "replaces": bool(measured) and bool(set(held) - {one.period for one in measured}),
        "left_out": [*said, *([] if fits else [_other_rhythm(t)])],
        "measurements": [one.model_dump(mode="json") for one in measured],
    }


def _rhythm(period: str) -> str:
    return str(parse_period(period)[0])


def _other_rhythm(t: Translate) -> str:
    return t(
        "The figures that stand there now have another rhythm, such as years beside months: these "
        "can only take their place."
    )


def _cells(measured: Sequence[Measurement], held: Held, lang: Lang) -> Json:
    t = translator(DOMAIN, lang)
    below = any(one.denominator is not None for one in measured)
    heading = [t("Period"), t("Figure")]
    heading += [t("Out of")] * below
    heading += [t("Until now")] * bool(held)
    rows = []
    for one in measured:
        before = held.get(one.period)
        cells = [written(one.period, lang), number(one.value, lang)]
        cells += [number(one.denominator, lang) if one.denominator is not None else "–"] * below
        cells += [number(before.value, lang) if before else "–"] * bool(held)
        rows.append(cells)
    return {"heading": heading, "rows": rows}


def _summary(measured: Sequence[Measurement], held: Held, lang: Lang) -> str:
    t = translator(DOMAIN, lang)
    if not measured:
        return t("There is no figure in it.")
    ends = {name: written(measured[at].period, lang) for name, at in (("first", 0), ("last", -1))}
    said = t("{count} figures, from {first} to {last}.", count=len(measured), **ends)
    if not held:
        return said
    new = sum(one.period not in held for one in measured)
    changed = sum(one.period in held and held[one.period] != one for one in measured)
    return f"{said} " + t("New: {new}. Changed: {changed}.", new=new, changed=changed)
