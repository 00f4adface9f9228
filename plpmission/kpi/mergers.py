"""Municipalities and zones that merge: their figures followed through time.

Before a merger the parts' counts (and denominators) are summed, so that the series reads as if the
merged area had always been one. Where a part has no figure for a period, no sum is made up: the
period is left out, and the break is shown. Only counts can be summed; rates are made afterwards
from counts and denominators.

``known_mergers`` are those of ``mergers.toml``, which says where they are from; ``followed_table``
follows them and says in words, and as lines across a chart, what became of each area.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd

from plpmission.errors import KpiError
from plpmission.i18n import Lang, day, translator
from plpmission.kpi.dates import FREQUENCIES, first_day
from plpmission.kpi.descriptions import Mark
from plpmission.kpi.notes import listed
from plpmission.kpi.periods import UNREADABLE, read_periods
from plpmission.kpi.ragged import Bools

FIGURES = ("value", "denominator")
FIRST, LAST = "2019-01-01", "9999-12-31"
"""The day of which REFNIS tells the former codes, and its day for what has not ended."""


@dataclass(frozen=True, kw_only=True)
class Merger:
    """Areas that became one: NIS codes, or zone numbers."""

    new: str
    old: tuple[str, ...]
    """The parts' codes; the merged area may carry one of them on."""
    date: dt.date
    name: str = ""


Kind = Literal["municipality", "zone"]
"""Municipalities by their NIS code; police zones by their number."""


@cache
def known_mergers(kind: Kind) -> tuple[Merger, ...]:
    """The mergers and renumberings that are known, oldest first (``mergers.toml``)."""
    with Path(__file__).with_name("mergers.toml").open("rb") as file:
        told = tomllib.load(file)[kind]
    return tuple(
        Merger(new=one["new"], old=tuple(one["old"]), date=at["date"], name=one["name"])
        for at in told
        for one in at["into"]
    )


@dataclass(frozen=True, kw_only=True)
class Followed:
    """A table in the areas of today."""

    table: Any
    breaks: Any
    """One row a period that could not be summed: code, the other columns, period, missing."""


def mergers_of_refnis(table: Any) -> tuple[Merger, ...]:
    """The mergers in a table of codes: ``nis, valid_from, valid_to, refnis2019_codes``.

    Rows of which the predecessors are one and the same code are no mergers.
    """
    found = []
    shown = table.astype(str)
    columns = (shown[name] for name in ("nis", "valid_from", "valid_to", "refnis2019_codes"))
    for row in zip(*columns, strict=True):
        code, since, until, before = row[0], row[1], row[2], tuple(row[3].split())
        if len(before) > 1:
            # Codes of 2019 that merged did so later: such rows have their dates the wrong way.
            date = until if since <= FIRST <= until < LAST else since
            found.append(Merger(new=code, old=before, date=dt.date.fromisoformat(date)))
    return tuple(sorted(found, key=lambda merger: (merger.date, merger.new)))


def follow(table: Any, mergers: Iterable[Merger], *, code: str = "code") -> Followed:
    """The table in the areas of after the mergers.

    Arguments: ``table`` with a column of codes, ``period``, ``value`` and perhaps ``denominator``;
    all other columns tell series apart (such as the kind of fact). Mergers are taken in the
    order of their dates, so that an area may merge again.

    Raises:
        KpiError: a column is missing, or a period cannot be read.
    """
    missing = [name for name in (code, "period", "value") if name not in table.columns]
    if missing:
        raise KpiError("There is no column “{column}”.", column=missing[0])
    table, breaks = table.assign(**{code: table[code].astype(str)}), []
    for merger in sorted(mergers, key=lambda one: one.date):
        table, broken = _merged(table, merger, code)
        breaks.append(broken)
    shown = [broken for broken in breaks if len(broken)]
    none = pd.DataFrame(columns=[code, "period", "missing"])
    return Followed(
        table=table.reset_index(drop=True),
        breaks=pd.concat(shown, ignore_index=True) if shown else none,
    )


def _merged(table: Any, merger: Merger, code: str) -> tuple[Any, Any]:
    parts = table[code].isin([*merger.old, merger.new]).to_numpy()
    early = parts & _before(table["period"], merger.date)
    old = early & table[code].isin(merger.old).to_numpy()
    if not old.any():
        return table, table.iloc[:0]
    figures = [name for name in FIGURES if name in table.columns]
    keys = [name for name in table.columns if name not in (*figures, code)]
    groups = table[old].groupby(keys, dropna=False, sort=False)
    sums = groups[figures].sum(min_count=1)
    present = groups[code].agg(frozenset).rename("present")
    whole = (present.map(len) == len(merger.old)).to_numpy() & _all_known(groups, figures)
    if len(merger.old) > 1:
        whole &= _are_counts(table[old]["value"])
    told = sums.reset_index().assign(**{code: merger.new})
    broken = present[~whole].reset_index().assign(**{code: merger.new})
    broken["missing"] = [_absent(merger.old, there) for there in broken.pop("present")]
    # An area that ended keeps no series of its own, not even where it was counted on by mistake.
    ended = table[code].isin(set(merger.old) - {merger.new}).to_numpy()
    kept = table[~(early | ended)]
    return pd.concat([told[whole][table.columns], kept], ignore_index=True), broken


def _all_known(groups: Any, figures: Sequence[str]) -> Bools:
    counts, sizes = groups[list(figures)].count(), groups.size().to_numpy()
    return np.asarray((counts.to_numpy() == sizes[:, None]).all(axis=1))


def _are_counts(values: Any) -> bool:
    """Whether figures can be summed: whole numbers, and no rates or means."""
    known = values.dropna().to_numpy(dtype=np.float64)
    return bool((known == np.floor(known)).all())


def _absent(old: Sequence[str], there: frozenset[str]) -> str:
    return ", ".join(part for part in old if part not in there)


def _before(periods: Any, date: dt.date) -> Bools:
    """Periods that begin before a day."""
    read = read_periods(periods)
    if (read.code == UNREADABLE).any():
        at = int(np.flatnonzero(read.code == UNREADABLE)[0])
        raise KpiError("“{text}” is not a period.", text=str(periods.iloc[at]))
    pairs = pd.Series(list(zip(read.code.tolist(), read.ordinal.tolist(), strict=True)))
    early = {pair: first_day(FREQUENCIES[pair[0]], pair[1]) < date for pair in pairs.unique()}
    return np.asarray(pairs.map(early), dtype=np.bool_)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A table in the areas of today, with what is to be said of each area that changed."""

    table: Any
    notes: dict[str, tuple[str, ...]]
    """By the area's code."""
    marks: dict[str, tuple[Mark, ...]]
    """Lines across the area's charts, where it merged."""


def followed_table(table: Any, *, kind: Kind, lang: Lang, code: str = "code") -> Told:
    """The table in the areas of today (see ``follow``), and what became of each.

    Raises:
        KpiError: a column is missing, or a period cannot be read.
    """
    merged = [one for one in known_mergers(kind) if set(one.old) & set(table[code].astype(str))]
    found = follow(table, merged, code=code)
    notes: dict[str, tuple[str, ...]] = {}
    marks: dict[str, tuple[Mark, ...]] = {}
    for merger in merged:
        broken = found.breaks[found.breaks[code] == merger.new] if len(found.breaks) else ()
        said = _merger_said(merger, broken, lang)
        mark = Mark(
            period=f"{merger.date:%Y-%m}",
            words=translator("kpi", lang)("Merger: {name}", name=merger.name or merger.new),
            kind="break",
            day=merger.date,
        )
        notes[merger.new] = (*notes.get(merger.new, ()), said)
        if len(merger.old) > 1:
            marks[merger.new] = (*marks.get(merger.new, ()), mark)
    return Told(table=found.table, notes=notes, marks=marks)


def _merger_said(merger: Merger, broken: Any, lang: Lang) -> str:
    t = translator("kpi", lang)
    told = {"name": merger.name or merger.new, "date": day(merger.date, lang)}
    if not len(broken):
        return t(
            "{name}: figures before {date} are those of {parts} together.",
            parts=", ".join(merger.old),
            **told,
        )
    periods = listed(sorted({str(period) for period in broken["period"]}))
    absent = {part for parts in broken["missing"] for part in parts.split(", ") if part}
    missing = listed(sorted(absent))
    if missing:
        return t(_ABSENT, parts=missing, periods=periods, **told)
    return t(_NO_SUM, periods=periods, **told)


_ABSENT = "{name}, {date}: a break. Without figures of {parts}, these are left out: {periods}."
_NO_SUM = (
    "{name}, {date}: a break. Rates cannot be added up: give counts and inhabitants. Left out: "
    "{periods}."
)
