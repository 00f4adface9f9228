"""D02, D03, D04, D08 and D10: measures after a breach, and appeals against them (art. 8b, 8c)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plpmission.checks.partnership_reading import At, in_order
from plpmission.checks.rule import Hit
from plpmission.model.partnership import Measure
from plpmission.model.partnership_terms import CoordinatorRole, MeasureStep
from plpmission.partners.clocks import appeal
from plpmission.partners.sanctions import unmet


def appeal_in_time(at: At, measure: Measure, where: str) -> Iterator[Hit]:
    """D02: an appeal arrives within three weeks of the decision."""
    clock = appeal(measure, measure.on or dt.date.max)
    if clock.in_time is False:
        yield at.hit(
            "measures",
            f"{where}.appeal.arrived_on",
            "“{partnership}”: the appeal arrived on {arrived}; the last day was {last}",
            "Check both dates: it counts when the appeal arrives, not when it is sent.",
            about=measure.id,
            arrived=clock.arrived_on,
            last=clock.must_arrive_by,
        )


def ruled_in_time(at: At, measure: Measure, where: str) -> Iterator[Hit]:
    """D03: an appeal is ruled on within thirty days of its receipt."""
    clock = appeal(measure, measure.on or dt.date.max)
    if clock.ruled_in_time is False:
        yield at.hit(
            "measures",
            f"{where}.appeal.ruled_on",
            "“{partnership}”: the appeal was ruled on on {ruled}; the last day was {last}",
            "Check both dates: thirty calendar days from the day of receipt.",
            about=measure.id,
            ruled=clock.ruled_on,
            last=clock.rule_by,
        )


def appeal_possible(at: At, measure: Measure, where: str) -> Iterator[Hit]:
    """D04: only a coordinator's definitive removal can be appealed."""
    clock = appeal(measure, measure.on or dt.date.max)
    if not clock.possible and measure.appeal.arrived_on:
        yield at.hit(
            "measures",
            f"{where}.appeal.arrived_on",
            "“{partnership}”: an appeal is noted against a measure that has none",
            "Only the definitive removal of a coordinator can be appealed.",
            about=measure.id,
        )


def measure_in_order(at: At, measure: Measure, where: str) -> Iterator[Hit]:
    """D08: each step of the ladder with all that it needs, and in its order."""
    left = unmet(measure)
    if left:
        yield at.hit(
            "measures",
            f"{where}.{left[0]}",
            _LACKS[left[0]],
            "Note it, with its date; where it was not done, the measure may not stand.",
            about=measure.id,
            step=measure.step,
        )
    if not in_order(measure.heard_on, measure.on, measure.written_on):
        yield at.hit(
            "measures",
            f"{where}.on",
            "“{partnership}”: talk, decision and letter are not in this order ({step})",
            "Check the three dates.",
            about=measure.id,
            step=measure.step,
        )
    reported = any(
        one.step is MeasureStep.REPORT and one.towards is measure.towards
        for one in at.held.measures
    )
    if measure.step is MeasureStep.SUSPENSION and not reported:
        yield at.hit(
            "measures",
            f"{where}.step",
            "“{partnership}”: a temporary suspension goes with a police report, and none is noted",
            "Note the report, or take the suspension out.",
            about=measure.id,
        )


_LACKS = {
    "on": "“{partnership}”: the day of this step is not noted ({step})",
    "heard_on": "“{partnership}”: the talk with the chief of corps is not noted ({step})",
    "advice_on": "“{partnership}”: the advice that goes before it is not noted ({step})",
    "reasons": "“{partnership}”: no reasons are noted ({step})",
    "written_on": "“{partnership}”: when it was made known in writing is not noted ({step})",
    "copy_on": "“{partnership}”: the copy to the FPS Interior is not noted ({step})",
}


def replaced(at: At, measure: Measure, where: str) -> Iterator[Hit]:
    """D10: an interim coordinator during the appeal, and a new choice after it."""
    clock = appeal(measure, measure.on or dt.date.max)
    interim = any(one.role is CoordinatorRole.INTERIM for one in at.held.coordinators)
    if clock.needs_interim and not interim:
        yield at.hit(
            "people",
            f"{where}.appeal",
            "“{partnership}”: an appeal runs, and there is no interim coordinator",
            "The steering committee names one; add him or her among the people.",
            about=measure.id,
        )
    if measure.appeal.ruling and clock.needs_choice:
        yield at.hit(
            "measures",
            f"{where}.chosen_on",
            "“{partnership}”: the removal stands, and no other coordinator was chosen yet",
            "Tell the members in an assembly, and let them choose.",
            about=measure.id,
        )
    if measure.appeal.ruling and measure.authorities_told_on is None:
        yield at.hit(
            "measures",
            f"{where}.authorities_told_on",
            "“{partnership}”: the local authorities were not told of the ruling yet",
            "Tell them, and note the day.",
            about=measure.id,
        )
