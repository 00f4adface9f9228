"""E001 to E003: the evaluation report beside the letter, the activity report and the data."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.checks.reading import Reading
from plpmission.checks.reports import COHERENCE, named, read_together
from plpmission.checks.rule import Check, Hit
from plpmission.checks.signals import analyse, sign
from plpmission.checks.trio import EVALUATION, At, Trio
from plpmission.model.indicators import Indicator
from plpmission.model.paths import items
from plpmission.model.reports import Judgement
from plpmission.model.terms import Commitment

EXERCISE = "PJPol, art. VII.III.96"


def judged(reading: Reading) -> Iterator[Hit]:
    """E001: the evaluation judges each objective."""
    held = read_together(reading, EVALUATION)
    if held is None or held.evaluation is None:
        return
    for objective in held.objectives.values():
        one = held.judged.get(objective.id)
        if one is None or not one.item.judgement.strip():
            yield Hit(
                where=f"{one.where}.judgement" if one else f"{held.evaluation.where}.judgements",
                section=EVALUATION,
                about=objective.id,
                message="The evaluation does not judge “{objective}”",
                hint="Judge it by its kind of commitment, or say why it cannot be judged.",
                parameters={"objective": named(objective)},
            )


def grounded(reading: Reading) -> Iterator[Hit]:
    """E002: a judgement points at the report, at evidence or at the data."""
    held = read_together(reading, EVALUATION)
    if held is None:
        return
    known = {item.id for _, item in items(held.dossier)}
    for where, judgement in held.judgements:
        if judgement.judgement.strip() and known.isdisjoint(judgement.points):
            yield Hit(
                where=f"{where}.points",
                section=EVALUATION,
                about=judgement.id,
                message="The judgement “{judgement}” on “{what}” points at nothing in the report "
                "or the data",
                hint="Choose the result, the evidence or the indicator that it rests on.",
                parameters={"judgement": judgement.judgement, "what": _what(held, judgement)},
            )


def with_the_data(reading: Reading) -> Iterator[Hit]:
    """E003: a judgement on a result agrees with what its figures say.

    An effort is judged by what was done and resources by what was given: there, figures of the
    result are no contradiction.
    """
    held = read_together(reading, EVALUATION)
    if held is None or held.evaluation is None:
        return
    scale = held.evaluation.item
    analyse(held.indicators.values())
    for one in held.judgements:
        said = one.item.judgement
        against = "bad" if said in scale.kept else "good" if said in scale.missed else None
        if against is None:
            continue
        for indicator in _measures(held, one.item):
            if sign(indicator) == against:
                yield _contradiction(held, one, indicator, kept=against == "bad")
                break


def _measures(held: Trio, judgement: Judgement) -> tuple[Indicator, ...]:
    """The indicators by which a result is judged; none for efforts and resources."""
    about = held.indicators.get(judgement.about or "")
    if about is not None:
        return (about,)
    objective = held.objectives.get(judgement.about or "")
    if objective is None:
        return ()
    kind = judgement.kind or objective.kind
    return held.aims(objective) if kind in {None, Commitment.RESULT} else ()


def _contradiction(held: Trio, one: At[Judgement], indicator: Indicator, *, kept: bool) -> Hit:
    return Hit(
        where=f"{one.where}.judgement",
        section=EVALUATION,
        about=one.item.id,
        message="“{what}” is judged “{judgement}”, and the figures of “{indicator}” say otherwise: "
        "they do not meet the target, or get worse"
        if kept
        else "“{what}” is judged “{judgement}”, and the figures of “{indicator}” say otherwise: "
        "they meet the target",
        hint="Look at the chart, and say in the ground why the judgement differs.",
        parameters={
            "what": _what(held, one.item),
            "judgement": one.item.judgement,
            "indicator": indicator.name,
        },
    )


def _what(held: Trio, judgement: Judgement) -> str:
    """What is judged, by its name."""
    about = judgement.about or judgement.section
    if about in held.objectives:
        return named(held.objectives[about])
    found = held.indicators.get(about)
    plans = {plan.id: plan.title for plan in held.dossier.letter.plans}
    return found.name if found else plans.get(about) or about or judgement.id


E001 = Check(
    code="E001",
    severity="advice",
    source=EXERCISE,
    title="Objectives that are judged",
    why="The mandate is exercised under the letter: each of its objectives awaits a conclusion.",
    run=judged,
)
E002 = Check(
    code="E002",
    severity="advice",
    source=COHERENCE,
    title="Judgements with a ground",
    why="A judgement that can be followed back to its ground is understood, and holds.",
    run=grounded,
)
E003 = Check(
    code="E003",
    severity="advice",
    source=COHERENCE,
    title="Judgements and data",
    why="Who reads the chart beside the judgement will ask.",
    run=with_the_data,
)
