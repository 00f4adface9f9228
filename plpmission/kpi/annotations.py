"""What a dossier writes on an indicator's chart by itself: where it starts, its targets, its plans.

Without pandas. Amendments count from the day they are set; a target that one replaced is shown
until then. Of amendments, those are shown that touch the indicator, an objective that it serves or
means of one; and those that name nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from plpmission.i18n import Lang, Translate, day, translator
from plpmission.kpi.chance import in_words
from plpmission.kpi.dates import first_day, label, ordinal_of, parse_period
from plpmission.kpi.descriptions import BaselineLine, GoalLine, Mark, MarkKind
from plpmission.kpi.goal import goal
from plpmission.kpi.words import labelled, written
from plpmission.model.dossier import Dossier
from plpmission.model.indicators import Indicator, Target
from plpmission.model.life import Amendment


@dataclass(frozen=True, kw_only=True)
class Annotations:
    """What stands on an indicator's chart besides its figures."""

    marks: tuple[Mark, ...]
    """In order of time."""
    goals: tuple[GoalLine, ...]
    """In order of time; the last one holds now."""
    baseline: BaselineLine | None


def annotate(dossier: Dossier, indicator: Indicator, *, lang: Lang) -> Annotations:
    """The lines that the dossier itself draws on the chart of one of its indicators."""
    t = translator("kpi", lang)
    marks = (*_bounds(dossier, indicator, t), *_plans(dossier, indicator, t))
    later = (*_amendments(dossier, indicator, t), *_rebases(indicator, t))
    return Annotations(
        marks=tuple(sorted((*marks, *later), key=lambda mark: mark.day or dt.date.min)),
        goals=tuple(_goals(dossier, indicator, t, lang)),
        baseline=_baseline(indicator, t, lang),
    )


def _mark(when: dt.date, words: str, kind: MarkKind) -> Mark:
    return Mark(period=label("M", ordinal_of("M", when)), words=words, kind=kind, day=when)


def _bounds(dossier: Dossier, indicator: Indicator, t: Translate) -> Iterator[Mark]:
    mandate, deadline = dossier.letter.mandate, indicator.target.deadline
    if mandate.start:
        yield _mark(mandate.start, t("Start of the mandate"), "start")
    if mandate.end and mandate.end != deadline:
        yield _mark(mandate.end, t("End of the mandate"), "end")
    if deadline:
        yield _mark(deadline, t("Date of the target"), "deadline")


def _served(dossier: Dossier, indicator: Indicator) -> set[str]:
    return {one.id for one in dossier.letter.objectives if indicator.id in one.indicators}


def _plans(dossier: Dossier, indicator: Indicator, t: Translate) -> Iterator[Mark]:
    served = _served(dossier, indicator)
    for plan in dossier.letter.plans:
        if plan.start and served & set(plan.objectives):
            yield _mark(plan.start, t("Plan: {title}", title=plan.title or "–"), "plan")


def _amendments(dossier: Dossier, indicator: Indicator, t: Translate) -> Iterator[Mark]:
    for amendment in dossier.letter.amendments:
        since = _since(amendment)
        if since and _touches(dossier, amendment, indicator):
            yield _mark(since, t("Amendment: {title}", title=amendment.title or "–"), "amendment")


def _since(amendment: Amendment) -> dt.date | None:
    return amendment.setting.set_on and (amendment.setting.in_force_on or amendment.setting.set_on)


def _touches(dossier: Dossier, amendment: Amendment, indicator: Indicator) -> bool:
    served = _served(dossier, indicator)
    means = {one.id for one in dossier.letter.means if served & set(one.objectives)}
    named = {
        *(one.indicator for one in amendment.targets),
        *(one.objective for one in amendment.objectives),
        *(one.means for one in amendment.means),
        *amendment.added,
    } - {None}
    return not named or bool(named & {indicator.id, *served, *means})


def _rebases(indicator: Indicator, t: Translate) -> Iterator[Mark]:
    for made in indicator.rebases:
        frequency, number = parse_period(made.period)
        words = t("Limits drawn anew: {reason} ({by})", reason=made.reason, by=made.by)
        when = first_day(frequency, number) if frequency else None
        yield Mark(period=made.period, words=words, kind="rebase", day=when)


def _goals(dossier: Dossier, indicator: Indicator, t: Translate, lang: Lang) -> Iterator[GoalLine]:
    since = dossier.letter.mandate.start
    for amendment in sorted(dossier.letter.amendments, key=lambda one: _since(one) or dt.date.max):
        until = _since(amendment)
        for former in amendment.targets:
            if until and former.indicator == indicator.id:
                words = t("Former target, until {date}", date=day(until, lang))
                yield from _goal(former.target, indicator, (since, until), words, lang, old=True)
                since = until
    by = indicator.target.deadline
    words = t("Target, {date}", date=day(by, lang)) if by else t("Target")
    yield from _goal(indicator.target, indicator, (since, by), words, lang, old=False)


def _goal(  # noqa: PLR0913 - what a target's line is made of
    target: Target,
    indicator: Indicator,
    held: tuple[dt.date | None, dt.date | None],
    words: str,
    lang: Lang,
    *,
    old: bool,
) -> Iterator[GoalLine]:
    asked = goal(target, indicator.direction)
    if asked is None:
        return
    yield GoalLine(
        low=asked.low,
        high=asked.high,
        words=labelled(words, in_words(asked, lang), lang),
        first=held[0],
        last=held[1],
        superseded=old,
    )


def _baseline(indicator: Indicator, t: Translate, lang: Lang) -> BaselineLine | None:
    start = indicator.baseline
    if start.value is None:
        return None
    words = labelled(t("Baseline"), written(start.value, lang), lang)
    return BaselineLine(value=start.value, words=words, day=start.date)
