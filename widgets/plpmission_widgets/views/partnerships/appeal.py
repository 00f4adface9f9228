"""The appeal against a coordinator's definitive removal: its two clocks, in calendar days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plpmission.errors import UnknownItem
from plpmission.i18n import day
from plpmission.model.partnership import Measure
from plpmission.partners.clocks import AppealClock, appeal
from plpmission_widgets.views.partnerships.page import PlpPage, today

DOMAIN = "partnerships"
Json = dict[str, Any]


def fields(page: PlpPage, base: str) -> list[Json]:
    """What the clocks say of the measure in view."""
    try:
        measure = page.dossier.value(base.removesuffix("."))
    except UnknownItem:
        return []
    if not isinstance(measure, Measure):
        return []
    clock = appeal(measure, today())
    if not clock.possible:
        return []
    texts, tone = _said(clock, page)
    return [
        {
            "kind": "plp-said",
            "path": f"clock.{measure.id}",
            "label": page.t("Clock of the appeal"),
            "tone": tone,
            "texts": texts,
            "source": page.t("Circular, art. 8b: calendar days; an appeal suspends nothing."),
        }
    ]


def _said(clock: AppealClock, page: PlpPage) -> tuple[list[str], str]:
    t = page.t
    if clock.must_arrive_by is None:
        return [t("Enter the day of the decision: the three weeks are counted from it.")], "note"
    last = day(clock.must_arrive_by, page.lang)
    texts, tone = (
        _waiting(clock, last, page) if clock.arrived_on is None else _come(clock, last, page)
    )
    return [*texts, *_meanwhile(clock, page)], tone


def _waiting(clock: AppealClock, last: str, page: PlpPage) -> tuple[list[str], str]:
    t = page.t
    if clock.lapsed:
        return [t("No appeal arrived by {date}: the removal is final.", date=last)], "note"
    texts = [t("An appeal has to arrive by {date}, three weeks after the decision.", date=last)]
    if clock.days_left is not None:
        texts.append(t("{days} days are left.", days=clock.days_left))
    return texts, "note"


def _come(clock: AppealClock, last: str, page: PlpPage) -> tuple[list[str], str]:
    t = page.t
    if clock.in_time is False:
        return [t("It arrived too late: it had to arrive by {date}.", date=last)], "bad"
    texts = [t("It arrived in time: by {date}.", date=last)]
    if clock.rule_by:
        ruled = day(clock.rule_by, page.lang)
        texts.append(t("It is ruled on by {date}, thirty days after receipt.", date=ruled))
    return texts, "warning" if clock.ruled_in_time is False else "good"


def _meanwhile(clock: AppealClock, page: PlpPage) -> Iterator[str]:
    t = page.t
    if clock.stays_suspended:
        yield t("The coordinator stays away meanwhile.")
    if clock.needs_interim:
        yield t("An interim coordinator is named meanwhile.")
    if clock.needs_choice:
        yield t("The assembly is told and chooses another coordinator.")
