"""Municipalities and zones that merge: their figures followed through time.

Before a merger the parts' counts (and denominators) are summed, so that the series reads as if the
merged area had always been one. Where a part has no figure for a period, no sum is made up: the
period is left out, and the break is shown. Only counts can be summed; rates are made afterwards
from counts and denominators.

Source of the codes: Statbel's REFNIS for municipalities; decrees on zones for their numbers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from plpmission.errors import KpiError
from plpmission.kpi.dates import FREQUENCIES, first_day
from plpmission.kpi.periods import UNREADABLE, read_periods
from plpmission.kpi.ragged import Bools

FIGURES = ("value", "denominator")


@dataclass(frozen=True, kw_only=True)
class Merger:
    """Areas that became one: NIS codes, or zone numbers."""

    new: str
    old: tuple[str, ...]
    """The parts' codes; the merged area may carry one of them on."""
    date: dt.date


@dataclass(frozen=True, kw_only=True)
class Followed:
    """A table in the areas of today."""

    table: Any
    breaks: Any
    """One row a period that could not be summed: code, the other columns, period, missing."""


def mergers_of_refnis(table: Any) -> tuple[Merger, ...]:
    """The mergers in a table of codes with ``nis``, ``valid_from``, ``refnis2019_codes``.

    Rows of which the predecessors are one and the same code are no mergers.
    """
    found = []
    shown = table.astype(str)
    for row in zip(shown["nis"], shown["valid_from"], shown["refnis2019_codes"], strict=True):
        code, since, before = row[0], row[1], tuple(row[2].split())
        if len(before) > 1:
            found.append(Merger(new=code, old=before, date=dt.date.fromisoformat(since)))
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
