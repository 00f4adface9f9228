"""An indicator's own figures, cleaned: one frequency, each period once, from the last rebasing on.

The same is left out as in ``panel``, which does it for whole tables; this one needs no pandas.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from plpmission.kpi.dates import FREQUENCIES, Frequency, first_day, label, ordinal_of, parse_period
from plpmission.kpi.goal import figure_of
from plpmission.model.indicators import Indicator, Measurement


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Figures in order of time, in the indicator's unit."""

    frequency: Frequency
    times: tuple[int, ...]
    """Ordinals (see ``dates``)."""
    values: tuple[float, ...]
    left_out: tuple[str, ...]
    """Periods whose figures do not count."""
    since: str = ""
    """The period from which limits were last drawn anew; '' where never."""

    def period(self, place: int) -> str:
        """The period of a figure, as the dossier writes it."""
        return label(self.frequency, self.times[place])


def history(indicator: Indicator) -> Figures:
    """The figures that tell how the indicator goes."""
    read = [(parse_period(one.period), one) for one in indicator.measurements]
    usable = [(period, one) for period, one in read if _usable(one)]
    counts = Counter(frequency for (frequency, _), _ in usable)
    # Of two as frequent, the finer one: FREQUENCIES go from coarse to fine.
    leading = max(FREQUENCIES, key=lambda name: (counts[name], FREQUENCIES.index(name)))
    frequency: Frequency = leading if counts else "Y"
    found: dict[int, set[float]] = {}
    for (kind, number), one in usable:
        if kind == frequency:
            value = figure_of(one.value, one.denominator, indicator)
            found.setdefault(number, set()).add(value)
    since, first = _since(indicator, frequency)
    times = tuple(sorted(t for t, said in found.items() if len(said) == 1 and t >= first))
    kept = {label(frequency, time) for time in times}
    early = {label(frequency, time) for time in found if time < first}
    return Figures(
        frequency=frequency,
        times=times,
        values=tuple(next(iter(found[time])) for time in times),
        left_out=tuple(
            dict.fromkeys(
                one.period for one in indicator.measurements if one.period not in kept | early
            )
        ),
        since=since,
    )


def _usable(one: Measurement) -> bool:
    return one.denominator is None or (one.denominator > 0 and one.value >= 0)


def _since(indicator: Indicator, frequency: Frequency) -> tuple[str, int]:
    """The latest period of a rebasing, and the first ordinal that counts."""
    days = {}
    for rebase in indicator.rebases:
        kind, number = parse_period(rebase.period)
        if kind is not None:
            days[first_day(kind, number)] = rebase.period
    if not days:
        return "", -(10**9)
    last = max(days)
    return days[last], ordinal_of(frequency, last)
