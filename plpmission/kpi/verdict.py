"""Verdicts: is the latest figure a signal, for better or worse, and is the target assured?

*Verdict*, as the NHS gives it: by the latest point of the last phase. Marked by a rule, it is a
special cause: ``improvement`` or ``concern`` by the indicator's direction, ``special_cause`` where
no direction is known. Not marked, it is ``common_cause``: the usual noise. Of fewer than 13 points
nothing is said: ``too_few_points``.

*Assurance*, by the limits at the latest point: all of what the process gives meets the target
(``consistently_met``), none (``consistently_missed``), or some (``hit_or_miss``). ``none`` where
there is no target, no direction, or too few points.

Source: NHS England, Making Data Count; NHSRplotthedots, ``ptd_calculate_assurance_type``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from plpmission.errors import KpiError
from plpmission.i18n import Lang, translator
from plpmission.kpi.constants import MINIMUM
from plpmission.kpi.ragged import Bools, Floats, Ints
from plpmission.kpi.words import written

Verdict = Literal["improvement", "concern", "special_cause", "common_cause", "too_few_points"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
Assurance = Literal["consistently_met", "consistently_missed", "hit_or_miss", "none"]
ASSURANCES: tuple[Assurance, ...] = get_args(Assurance)

_UP = ("up", "higher", "increase", "hausse", "hoger", "stijgen", "höher", "+", "1")
_DOWN = ("down", "lower", "decrease", "baisse", "lager", "dalen", "niedriger", "-", "−", "-1")
_NEITHER = ("", "keep", "neutral", "none", "nan", "0")
_SIGNS: dict[str, int] = {
    **dict.fromkeys(_UP, 1),
    **dict.fromkeys(_DOWN, -1),
    **dict.fromkeys(_NEITHER, 0),
}


def direction_sign(direction: object) -> int:
    """1 where higher is better, −1 where lower is, 0 where neither.

    Raises:
        KpiError: the word is none of ``up``, ``down``, ``keep`` and their like.
    """
    word = "" if direction is None else str(direction).strip().casefold()
    if word not in _SIGNS:
        raise KpiError(
            "“{direction}” is not a direction: say up, down or keep.", direction=str(direction)
        )
    return _SIGNS[word]


def verdicts(side: Floats, points: Ints, sign: Ints) -> Ints:
    """Places in ``VERDICTS``, one a series.

    Arguments: ``side`` of the latest point's mark (1 up, −1 down, 0 none), ``points`` from which
    the last phase's limits come, ``sign`` of the direction.
    """
    better = side * sign
    found = np.select([side == 0, better > 0, better < 0], [3, 0, 1], default=2)
    return np.where(points < MINIMUM, 4, found)


@dataclass(frozen=True, kw_only=True)
class Goals:
    """The figures that meet each series' target, from ``low`` to ``high``; NaN without a target."""

    low: Floats
    high: Floats

    @property
    def bands(self) -> Bools:
        """Series whose target is closed on both sides."""
        return np.isfinite(self.low) & np.isfinite(self.high)

    @property
    def given(self) -> Bools:
        """Series that have a target."""
        return ~np.isnan(self.low)

    def met(self, series: int, value: float) -> bool:
        """Whether a figure meets a series' target."""
        return bool(self.low[series] <= value <= self.high[series])

    def words(self, series: int, lang: Lang) -> str:
        """A target as a sentence names it: ``90``, ``95 – 100``."""
        low, high = float(self.low[series]), float(self.high[series])
        if np.isfinite(low) and np.isfinite(high):
            return f"{written(low, lang)} – {written(high, lang)}"
        return written(low if np.isfinite(low) else high, lang)


def goals(target: Floats, low: Floats, high: Floats, sign: Ints) -> Goals:
    """Each series' goal: its band where one is given, else its value and all that is better.

    A value without a direction is no goal: it does not say which side of it is meant.
    """
    banded = ~(np.isnan(low) & np.isnan(high))
    valued = ~np.isnan(target) & (sign != 0) & ~banded
    bottom = np.select([banded, valued & (sign > 0), valued], [low, target, -np.inf], np.nan)
    top = np.select([banded, valued & (sign > 0), valued], [high, np.inf, target], np.nan)
    bottom = np.where(banded & np.isnan(bottom), -np.inf, bottom)
    top = np.where(banded & np.isnan(top), np.inf, top)
    return Goals(low=np.fmin(bottom, top), high=np.fmax(bottom, top))


def assurances(lower: Floats, upper: Floats, goal: Goals, points: Ints) -> Ints:
    """Places in ``ASSURANCES``, one a series, by the limits at the latest point.

    A limit on a single target is neither met nor missed (as NHSRplotthedots); one on the edge of a
    band is within it.
    """
    band = goal.bands
    met = np.where(
        band, (goal.low <= lower) & (upper <= goal.high), (goal.low < lower) & (upper < goal.high)
    )
    missed = (upper < goal.low) | (lower > goal.high)
    found = np.select([met, missed], [0, 1], default=2)
    told = goal.given & (points >= MINIMUM) & ~np.isnan(lower) & ~np.isnan(upper)
    return np.where(told, found, 3)


_SENTENCES: dict[Verdict, str] = {
    "improvement": "{series}: the latest figure ({period}: {value}) is part of a change for the "
    "better that is more than the usual variation.",
    "concern": "{series}: the latest figure ({period}: {value}) is part of a change for the worse "
    "that is more than the usual variation.",
    "special_cause": "{series}: the latest figure ({period}: {value}) is part of a change that is "
    "more than the usual variation.",
    "common_cause": "{series}: the latest figure ({period}: {value}) is within the usual "
    "variation, between {lower} and {upper}.",
    "too_few_points": "{series}: too few figures to tell a change from the usual variation "
    "({count}; {minimum} are needed).",
}
_TARGETS: dict[Assurance, str] = {
    "consistently_met": "As things go, the target of {target} is met every time.",
    "consistently_missed": "As things go, the target of {target} cannot be met without a change.",
    "hit_or_miss": "As things go, the target of {target} is sometimes met and sometimes missed.",
    "none": "",
}
_OUTGROWN: dict[tuple[Assurance, bool], str] = {
    ("consistently_missed", True): "The latest figure meets the target of {target}, which the "
    "limits drawn from all figures lie outside: where the change has a known reason, draw the "
    "limits anew from it on.",
    ("consistently_met", False): "The latest figure misses the target of {target}, which the "
    "limits drawn from all figures lie within: where the change has a known reason, draw the "
    "limits anew from it on.",
}
"""Where a change has left the limits behind, they say nothing of the target any more; by the
assurance, and by whether the latest figure meets the target."""


def sentence(  # noqa: PLR0913 - what a sentence is made of
    verdict: Verdict,
    assurance: Assurance,
    lang: Lang,
    *,
    series: str,
    period: str,
    figures: dict[str, float],
    target: str,
    meets: bool,
    count: int,
) -> str:
    """The sentence that a report can quote, with the target's where there is one.

    ``figures``: ``value``, ``lower`` and ``upper``, as charted; three figures that count are
    written. ``target`` in words; ``meets`` where the latest figure does.
    """
    t = translator("kpi", lang)
    changed = verdict in {"improvement", "concern", "special_cause"}
    goal = (_OUTGROWN.get((assurance, meets)) if changed else None) or _TARGETS[assurance]
    words = _SENTENCES[verdict]
    shown = {
        name: written(value, lang) for name, value in figures.items() if f"{{{name}}}" in words
    }
    said = t(words, series=series, period=period, count=count, minimum=MINIMUM, **shown)
    return f"{said} {t(goal, target=target)}" if goal else said
