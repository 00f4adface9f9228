"""Which column of a table is what, by its heading and by what stands below it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from plpmission.errors import KpiError
from plpmission.kpi.dates import parse_period
from plpmission.kpi.figures import MISSING
from plpmission.kpi.periods import UNREADABLE, read_periods
from plpmission.model.indicators import Profile

WIDE = 3
"""Headings that are periods from which a table is wide."""
SAMPLE = 500
"""Rows, spread over the table, by which a column without a known heading is judged."""

_CODES = re.compile(r"(^|[_ ])(nis|code|zip|cp|zone|no|nr|niscode|ins)([_ ]|$)")
_YEAR_AT_END = re.compile(r"^.*?[_ ](\d{4}(?:[-_]?(?:0[1-9]|1[0-2]))?)$")


_ROLES = ("denominator", "direction", "target", "target_low", "target_high")
"""Columns that are told by their names alone."""


@dataclass(frozen=True, kw_only=True)
class Headings:
    """The columns by what they hold; '' where there is none."""

    period: str
    part: str
    """The column of months or quarters, where ``period`` holds only the year."""
    series: tuple[str, ...]
    value: tuple[str, ...]
    denominator: str
    direction: str
    target: str
    target_low: str
    target_high: str
    wide: tuple[str, ...]
    """Headings that are periods themselves."""


@cache
def _names() -> dict[str, list[str]]:
    with Path(__file__).with_name("headings.toml").open("rb") as file:
        names: dict[str, list[str]] = tomllib.load(file)
    return names


def period_of(heading: str) -> str:
    """The period in a heading: ``2019`` in ``inw_2019``, else the heading itself."""
    found = _YEAR_AT_END.match(heading)
    return found[1] if found else heading


def known(table: Any, profile: Profile) -> Headings:
    """The headings of a table; those that the profile gives are taken, the others found.

    Raises:
        KpiError: a column that is given is not there, or none of periods or figures is found.
    """
    given = filter(None, (profile.period, profile.part, profile.denominator))
    _all_there(table, [*given, *profile.series, *profile.value])
    wide = () if profile.period or profile.value else _wide(table)
    roles = {role: _called(table, role) for role in _ROLES}
    roles["denominator"] = profile.denominator or roles["denominator"]
    taken = {*roles.values(), *wide, *_placed(table)} - {""}
    period, part = ("", "") if wide else _times(table, profile, taken)
    if not wide and not period:
        raise KpiError("No column of periods was found among: {columns}.", columns=_list(table))
    taken |= {period, part, *(_time_columns(table) if not wide else ())}
    values = profile.value or (() if wide else _values(table, taken, profile.series))
    if not wide and not values:
        raise KpiError("No column of figures was found among: {columns}.", columns=_list(table))
    return Headings(
        period=period,
        part=part,
        series=profile.series or _series(table, taken | set(values)),
        value=values,
        wide=wide,
        **roles,
    )


def _times(table: Any, profile: Profile, taken: set[str]) -> tuple[str, str]:
    """The column of periods; or that of years, and that of months or quarters beside it."""
    if profile.period:
        return profile.period, profile.part
    found = _period(table, taken)
    year, part = _called(table, "year"), _called(table, "part")
    if year and part and found in {"", year, part}:
        joined = joined_periods(table[year], table[part], part)
        if (read_periods(joined).code != UNREADABLE).all():
            return year, part
    return found, ""


def joined_periods(years: Any, parts: Any, heading: str) -> Any:
    """Years and the months or quarters beside them as periods: ``2024-03``, ``2024 mars``."""
    quarters = heading.casefold() in {"quarter", "trimestre", "kwartaal", "quartal"}
    year = years.astype(str).str.strip().str.removesuffix(".0")
    part = parts.astype(str).str.strip().str.removesuffix(".0")
    numbers = part.str.fullmatch(r"\d{1,2}")
    joined = year + "-" + ("Q" + part if quarters else part.str.zfill(2))
    return joined.where(numbers, year + " " + part)


def _time_columns(table: Any) -> set[str]:
    """Columns that say the year, month or quarter once more, and are no figures."""
    names = {*_names()["year"], *_names()["part"]}
    found = {c for c in table.columns if c.casefold() in names}
    return {column for column in found if _holds_periods(table[column])}


def code_column(table: Any, kind: str) -> str:
    """The column of codes of municipalities or zones (``municipality``, ``zone``); '' if none."""
    return _called(table, kind)


def _placed(table: Any) -> set[str]:
    return {c for c in table.columns if c.casefold() in _names()["place"]}


def _list(table: Any) -> str:
    return ", ".join(table.columns[:20])


def _all_there(table: Any, columns: Sequence[str]) -> None:
    for column in columns:
        if column not in table.columns:
            raise KpiError("There is no column “{column}”.", column=column)


def _called(table: Any, role: str) -> str:
    by_name: dict[str, str] = {c.casefold(): c for c in reversed(list(table.columns))}
    return next((by_name[name] for name in _names()[role] if name in by_name), "")


def _wide(table: Any) -> tuple[str, ...]:
    """The headings that are periods, where there are several of one frequency."""
    found = [c for c in table.columns if parse_period(period_of(c))[0] not in (None, "N")]
    return tuple(found) if len(found) >= WIDE else ()


def _period(table: Any, taken: set[str]) -> str:
    """The column of periods: the first by name that holds periods, else the first that does."""
    by_name: dict[str, str] = {c.casefold(): c for c in reversed(list(table.columns))}
    named = [by_name[name] for name in _names()["period"] if name in by_name]
    for column in named:
        if column.casefold() == "period" or _share_of_periods(table[column]) >= 0.5:
            return column
    others = (c for c in table.columns if c not in taken and not _is_figures(table[c]))
    return next((column for column in others if _holds_periods(table[column])), "")


def _holds_periods(column: Any) -> bool:
    return _share_of_periods(column) == 1


def _share_of_periods(column: Any) -> float:
    """How many of the filled cells are periods, 0 to 1."""
    texts = column.iloc[:: max(1, len(column) // SAMPLE)]
    shown = texts[texts.astype(str).str.strip() != ""].dropna()
    return float((read_periods(shown).code != UNREADABLE).mean()) if len(shown) else 0.0


def _is_figures(column: Any) -> bool:
    """Whether most cells are figures: then the others are faults, and not names."""
    if pd.api.types.is_numeric_dtype(column.dtype):
        return True
    shown = column.iloc[:: max(1, len(column) // SAMPLE)]
    texts = shown.dropna().astype(str).str.strip().str.casefold()
    texts = texts[~texts.isin(MISSING)]
    if not len(texts):
        return False
    bare = texts.str.replace(r"[\s\u00a0\u202f'’%]", "", regex=True)
    figures = bare.str.fullmatch(r"[+\-−]?\d[\d.,]*(e[+\-]?\d+)?")
    return float(figures.mean()) >= 0.5 and not _is_label(texts[~figures], len(texts))


def _is_label(texts: Any, cells: int) -> bool:
    """Whether one and the same text stands again and again, and so names something."""
    most = int(texts.value_counts().max()) if len(texts) else 0
    return most >= 3 and most > cells / 10


def _values(table: Any, taken: set[str], series: Sequence[str]) -> tuple[str, ...]:
    named = _called(table, "value")
    if named and named not in taken:
        return (named,)
    series_column = _called(table, "series")
    names = {*taken, *series, series_column}
    others = [column for column in table.columns if column not in names]
    return tuple(c for c in others if _is_figures(table[c]) and not _is_code(table[c], c))


def _is_code(column: Any, heading: str) -> bool:
    """Numbers that name something: NIS codes, postcodes, codes with zeros in front."""
    name = heading.casefold()
    if _CODES.search(name) or name in _names()["municipality"] or name in _names()["zone"]:
        return True
    texts = column.dropna().drop_duplicates().astype(str)
    return bool(texts.str.match(r"0\d").any()) and not bool(texts.str.contains(r"[.,]").any())


def _series(table: Any, taken: set[str]) -> tuple[str, ...]:
    """The column called series; else all that hold names or codes."""
    if (named := _called(table, "series")) and named.casefold() == "series":
        return (named,)
    others = [column for column in table.columns if column not in taken]
    names = [c for c in others if not _is_figures(table[c]) or _is_code(table[c], c)]
    return tuple(names)
