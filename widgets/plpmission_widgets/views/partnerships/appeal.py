"""The appeal against a coordinator's definitive removal: its two clocks, in calendar days."""

from __future__ import annotations

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
    if clock.in_time is False:
        texts = [t("It arrived too late: it had to arrive by {date}.", date=last)]
        tone = "bad"
    elif clock.arrived_on is None:
        texts = [t("An appeal has to arrive by {date}, three weeks after the decision.", date=last)]
        if clock.lapsed:
            texts = [t("No appeal arrived by {date}: the removal is final.", date=last)]
        elif clock.days_left is not None:
            texts.append(t("{days} days are left.", days=clock.days_left))
        tone = "note"
    else:
        texts = [t("It arrived in time: by {date}.", date=last)]
        if clock.rule_by:
            ruled = day(clock.rule_by, page.lang)
            texts.append(t("It is ruled on by {date}, thirty days after receipt.", date=ruled))
        tone = "warning" if clock.ruled_in_time is False else "good"
    if clock.stays_suspended:
        texts.append(t("The coordinator stays away meanwhile."))
    if clock.needs_interim:
        texts.append(t("An interim coordinator is named meanwhile."))
    if clock.needs_choice:
        texts.append(t("The assembly is told and chooses another coordinator."))
    return texts, tone
