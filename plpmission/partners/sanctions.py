"""The steps that may follow a breach, who decides each, and what it needs (art. 8b and 8c)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plpmission.model.partnership import Measure, Partnership
from plpmission.model.partnership_terms import MeasureStep, Towards

ART_8B = "Circular of 14 February 2019, art. 8b"
ART_8C = "Circular of 14 February 2019, art. 8c"


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One step: ``decided_by`` is a sentence of the domain ``partners``."""

    step: MeasureStep
    decided_by: str
    needs: tuple[str, ...]
    """The fields of a ``Measure`` that have to be filled."""
    source: str
    appealable: bool = False


LADDER: Mapping[Towards, tuple[Rung, ...]] = {
    Towards.COORDINATOR: (
        Rung(
            step=MeasureStep.TALK,
            decided_by="The mandated officer, in a talk with the coordinator",
            needs=("on",),
            source=ART_8B,
        ),
        Rung(
            step=MeasureStep.REPRIMAND,
            decided_by="The chief of corps, on the advice of the mandated officer",
            needs=("on", "advice_on", "written_on"),
            source=ART_8B,
        ),
        Rung(
            step=MeasureStep.REPORT,
            decided_by="The police, which sends its report to the public prosecutor",
            needs=("on",),
            source=ART_8B,
        ),
        Rung(
            step=MeasureStep.SUSPENSION,
            decided_by="Where offences may harm the partnership: temporary, beside the report",
            needs=("on",),
            source=ART_8B,
        ),
        Rung(
            step=MeasureStep.REMOVAL,
            decided_by="The administrative authority, after a talk with the chief of corps and "
            "his or her advice; in writing, with reasons",
            needs=("on", "heard_on", "advice_on", "reasons", "written_on", "copy_on"),
            source=ART_8B,
            appealable=True,
        ),
    ),
    Towards.MEMBER: (
        Rung(
            step=MeasureStep.TALK,
            decided_by="Coordinator and mandated officer, in a talk with the member",
            needs=("on",),
            source=ART_8C,
        ),
        Rung(
            step=MeasureStep.REPRIMAND,
            decided_by="The chief of corps, on the advice of the mandated officer",
            needs=("on", "advice_on", "written_on"),
            source=ART_8C,
        ),
        Rung(
            step=MeasureStep.REPORT,
            decided_by="The police, which sends its report to the public prosecutor",
            needs=("on",),
            source=ART_8C,
        ),
        Rung(
            step=MeasureStep.SUSPENSION,
            decided_by="Where offences may harm the partnership: temporary, beside the report",
            needs=("on",),
            source=ART_8C,
        ),
        Rung(
            step=MeasureStep.REMOVAL,
            decided_by="Coordinator and mandated officer sign, the chief of corps endorses; "
            "in writing, with reasons",
            needs=("on", "reasons", "written_on"),
            source=ART_8C,
        ),
    ),
}
"""Each ladder from its mildest step on; a graver breach need not pass through all of them."""


def rung(measure: Measure) -> Rung:
    """The rung that a measure stands on."""
    return next(one for one in LADDER[measure.towards] if one.step is measure.step)


def unmet(measure: Measure) -> tuple[str, ...]:
    """The fields that its rung asks for and that are empty."""
    return tuple(name for name in rung(measure).needs if not getattr(measure, name))


def next_rungs(partnership: Partnership, towards: Towards) -> tuple[Rung, ...]:
    """The steps above the gravest one that was taken so far."""
    order = list(MeasureStep)
    taken = [order.index(m.step) for m in partnership.measures if m.towards is towards]
    return tuple(one for one in LADDER[towards] if order.index(one.step) > max(taken, default=-1))
