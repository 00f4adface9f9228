"""The description of where an indicator goes until its target's date (see ``chance``).

Without pandas or NumPy: the objective's builder shows it while one types.
"""

from __future__ import annotations

import math

from plpmission.i18n import Lang, translator
from plpmission.kpi.chance import TooFew, chances, in_words
from plpmission.kpi.dates import PER_YEAR, first_day, label
from plpmission.kpi.descriptions import Ahead, ChanceFigure, Dot, GoalLine
from plpmission.kpi.goal import Goal
from plpmission.kpi.history import Figures, history
from plpmission.kpi.outlook import fitted
from plpmission.kpi.words import written
from plpmission.model.indicators import Indicator

LIKELY = 0.8
"""The share of outcomes that the interval drawn holds."""
HEADINGS = ("Period", "Figure", "From", "To")


def chance_figure(indicator: Indicator, *, lang: Lang) -> ChanceFigure | TooFew:
    """The indicator's figures, what is expected, and its target; or why there is no such figure."""
    found = chances(indicator, lang=lang)
    if isinstance(found, TooFew):
        return found
    told, t = history(indicator), translator("kpi", lang)
    ahead = _ahead(told, found.ahead)
    deadline = indicator.target.deadline
    dots = tuple(_dot(told, place) for place in range(len(told.values)))
    then = found.level + found.seen * found.ahead / PER_YEAR[told.frequency]
    return ChanceFigure(
        title=indicator.name,
        unit=indicator.unit,
        lang=lang,
        dots=dots,
        ahead=ahead,
        ever=((dots[-1].day, found.level), (ahead[-1].day, then)),
        goal=GoalLine(
            low=found.low,
            high=found.high,
            words=in_words(Goal(found.low, found.high), lang),
            last=deadline,
        ),
        as_now=found.as_now,
        as_ever=found.as_ever,
        sentence=found.sentence,
        assumptions=found.assumptions,
        alt=" ".join((found.sentence, *found.assumptions)),
        heading=tuple(map(t, HEADINGS)),
        rows=(
            *((d.period, written(d.value, lang), "–", "–") for d in dots),
            *((a.period, *(written(v, lang) for v in (a.value, a.low, a.high))) for a in ahead),
        ),
    )


def _dot(told: Figures, place: int) -> Dot:
    return Dot(
        period=told.period(place),
        day=first_day(told.frequency, told.times[place]),
        value=told.values[place],
        center=math.nan,
        lower=math.nan,
        upper=math.nan,
        phase=1,
        meaning="usual",
        rules=(),
    )


def _ahead(told: Figures, ahead: int) -> tuple[Ahead, ...]:
    seen = fitted(told.values, told.times, PER_YEAR[told.frequency])
    wide = seen.ahead(1).reach(LIKELY)
    found = []
    for step in range(1, ahead + 1):
        then, time = seen.ahead(step), told.times[-1] + step
        reach = wide * then.error
        found.append(
            Ahead(
                period=label(told.frequency, time),
                day=first_day(told.frequency, time),
                value=then.value,
                low=then.value - reach,
                high=then.value + reach,
            )
        )
    return tuple(found)
