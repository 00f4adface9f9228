"""Is a target realistic? The chance that it is reached by its deadline, from its own history.

*As now*: the figure of the period in which the deadline lies is forecast (``outlook``: the Theta
method); the chance is Student's t of the forecast's distance from the target, in its standard
errors. *As ever*: the same, had the level moved the way asked for by as much as it ever did in as
long a time. Levels are the yearly figures, or the means of each year's months or quarters without
their season; where they cover less time than is left, their largest change over all of it is
taken at its pace.

Without pandas or NumPy, so that a letter that asks for it stays quick.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace
from functools import lru_cache

from plpmission.i18n import Lang, day, translator
from plpmission.kpi.constants import FEWEST, MINIMUM, YEARS
from plpmission.kpi.dates import PER_YEAR, label, ordinal_of
from plpmission.kpi.goal import Goal, goal
from plpmission.kpi.history import Figures, history
from plpmission.kpi.notes import listed
from plpmission.kpi.outlook import fitted, steps_ahead
from plpmission.kpi.words import likely, signed, written
from plpmission.model.indicators import Indicator

_SHORT = "Too few figures to say: they cover {covered} years, and the target lies {years} ahead."
_PACE = (
    "It asks for a change of {needed} a year; the most ever seen in as long a time is {seen} a "
    "year."
)
_NEVER = "It asks for a change of {needed} a year; in as long a time, it never moved that way."

REACH = 2.0
"""The deadline may lie at most so many times as far ahead as the figures go back."""


@dataclass(frozen=True, kw_only=True)
class History:
    """The figures that were looked at."""

    n: int
    first: str
    last: str
    """Periods."""


@dataclass(frozen=True, kw_only=True)
class Chances:
    """How likely a target is to be reached; see the module."""

    as_now: float
    """The chance, 0 to 1, if things go on as they are."""
    as_ever: float
    """The chance if they change as much as they ever did in as long a time."""
    needed: float
    """The change a year that the target asks for, in the indicator's unit; 0 where it is met."""
    seen: float
    """The largest change a year the way asked for, seen in as long a time."""
    level: float
    """Where the indicator stands now."""
    expected: float
    """Where it is at the deadline, if things go on as they are."""
    period: str
    """The period in which the deadline lies."""
    ahead: int
    """Periods from the last figure to it."""
    low: float
    high: float
    """The figures that meet the target; infinite where it is open."""
    history: History
    assumptions: tuple[str, ...]
    """What was taken for granted, a sentence each."""
    sentence: str


@dataclass(frozen=True, kw_only=True)
class TooFew:
    """Nothing can be told, and why."""

    n: int
    sentence: str


@lru_cache(maxsize=2048)
def chances(indicator: Indicator, *, lang: Lang) -> Chances | TooFew:
    """The chance that an indicator's target is reached by its deadline; formula: module.

    ``TooFew`` where there is no target or deadline, or where the figures cannot tell; its sentence
    says which.
    """
    told = history(indicator)
    asked = goal(indicator.target, indicator.direction)
    refused = _refused(indicator, asked, told, lang)
    if refused or asked is None:
        return TooFew(n=len(told.values), sentence=refused)
    view = _View(indicator, told, asked)
    return _worded(view, lang)


class _View:
    """What is computed of one indicator, before it is put in words."""

    def __init__(self, indicator: Indicator, told: Figures, asked: Goal) -> None:
        self.indicator, self.told, self.asked = indicator, told, asked
        deadline = indicator.target.deadline or dt.date.max
        self.cycle = PER_YEAR[told.frequency]
        self.ahead = ordinal_of(told.frequency, deadline) - told.times[-1]
        self.fitted = fitted(told.values, told.times, self.cycle)
        self.outlook = self.fitted.ahead(self.ahead)
        self.base = self.outlook.level + self.outlook.season
        self.way = _way(asked, self.base)
        self.most, self.whole = self._most()

    @property
    def years(self) -> float:
        """From the last figure to the deadline."""
        return self.ahead / self.cycle

    @property
    def as_ever(self) -> float:
        """The chance after the largest change ever seen."""
        most = max(self.most, self.way * self.outlook.drift)
        if self.asked.is_band:
            most = min(max(most, 0.0), abs(_middle(self.asked) - self.base))
        center = self.base + self.way * most
        return self.outlook.chance(self.asked.low, self.asked.high, center)

    def _most(self) -> tuple[float, bool]:
        """The largest change the way asked for, in as long a time; whether the figures cover it."""
        levels = self._levels()
        steps = max(round(steps_ahead(self.told.times, self.ahead)), 1)
        window = min(steps, len(levels) - 1)
        pairs = zip(levels, levels[window:], strict=False)
        most = max(self.way * (after - before) for before, after in pairs)
        return max(most, 0.0) * steps / window, window == steps

    def _levels(self) -> list[float]:
        """The course without seasons and noise within the year."""
        flat = self.fitted.flat
        year = self.cycle if self.cycle in (4, 12) and len(flat) >= YEARS * self.cycle else 1
        return [sum(flat[at : at + year]) / year for at in range(len(flat) - year + 1)]


def _way(asked: Goal, base: float) -> int:
    if asked.is_band:
        return 1 if base < _middle(asked) else -1
    return 1 if asked.low > -math.inf else -1


def _middle(band: Goal) -> float:
    return (band.low + band.high) / 2


def _refused(indicator: Indicator, asked: Goal | None, told: Figures, lang: Lang) -> str:
    """Why no chance can be told; '' where it can."""
    t = translator("kpi", lang)
    deadline, n = indicator.target.deadline, len(told.values)
    if asked is None or deadline is None:
        return t("There is no target with a date: nothing can be told about reaching it.")
    fewest = FEWEST.get(told.frequency, MINIMUM)
    if n < fewest:
        return t(
            "Too few figures to say: {count}, and {minimum} are needed.", count=n, minimum=fewest
        )
    ahead = ordinal_of(told.frequency, deadline) - told.times[-1]
    if ahead < 1:
        return t(
            "The target’s date is not after the last figure ({period}).", period=told.period(-1)
        )
    if ahead > REACH * (told.times[-1] - told.times[0]):
        return t(
            _SHORT,
            covered=written((told.times[-1] - told.times[0] + 1) / PER_YEAR[told.frequency], lang),
            years=written(ahead / PER_YEAR[told.frequency], lang),
        )
    return ""


def _worded(view: _View, lang: Lang) -> Chances:
    seen, told, asked = view.outlook, view.told, view.asked
    needed = (asked.nearest(view.base) - view.base) / view.years
    found = Chances(
        as_now=seen.chance(asked.low, asked.high),
        as_ever=view.as_ever,
        needed=needed,
        seen=view.way * view.most / view.years,
        level=view.base,
        expected=seen.value,
        period=label(told.frequency, told.times[-1] + view.ahead),
        ahead=view.ahead,
        low=asked.low,
        high=asked.high,
        history=History(n=len(told.values), first=told.period(0), last=told.period(-1)),
        assumptions=_assumptions(view, lang),
        sentence="",
    )
    return replace(found, sentence=_sentence(found, view, lang))


def _sentence(found: Chances, view: _View, lang: Lang) -> str:
    t = translator("kpi", lang)
    deadline = view.indicator.target.deadline
    said = t(
        "If things go on as they are, the chance of reaching the target ({target}, {date}) is "
        "{now}; if they change as much as they ever did in as long a time, {ever}.",
        target=in_words(view.asked, lang),
        date=day(deadline, lang) if deadline else "–",
        now=likely(found.as_now, lang),
        ever=likely(found.as_ever, lang),
    )
    if not found.needed:
        return said
    pace = t(
        _PACE if found.seen else _NEVER,
        needed=signed(found.needed, lang),
        seen=signed(found.seen, lang),
    )
    return f"{said} {pace}"


def in_words(asked: Goal, lang: Lang) -> str:
    """The figures that meet a target: ``≥ 90``, ``≤ 12``, ``95 – 100``."""
    if asked.is_band:
        return f"{written(asked.low, lang)} – {written(asked.high, lang)}"
    if asked.low > -math.inf:
        return f"≥\u00a0{written(asked.low, lang)}"
    return f"≤\u00a0{written(asked.high, lang)}"


def _assumptions(view: _View, lang: Lang) -> tuple[str, ...]:
    t, told = translator("kpi", lang), view.told
    said = [
        t(
            "From {count} figures, {first} to {last}.",
            count=len(told.values),
            first=told.period(0),
            last=told.period(-1),
        ),
        t(
            "What counts is the figure of {period}, in which the target’s date lies.",
            period=label(told.frequency, told.times[-1] + view.ahead),
        ),
        t("What else bears on it (law, way of counting, practice) stays as it is."),
    ]
    if view.fitted.season:
        said.append(t("The figures follow the time of the year, and so does what is expected."))
    if len(told.values) < MINIMUM:
        said.append(t("The figures are few: take the chance as a rough one."))
    if not view.whole:
        said.append(
            t(
                "The figures cover less time than is left: their largest change is taken to go on "
                "at its pace."
            )
        )
    if told.since:
        said.append(
            t(
                "Figures before {period} do not count: limits were drawn anew then.",
                period=told.since,
            )
        )
    if told.left_out:
        said.append(t("Left out: {periods}.", periods=listed(told.left_out)))
    return tuple(said)
