"""The rows of a comparison: what was promised, done and concluded, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from plpmission.checks import Finding
from plpmission.checks.signals import analyse, analysis_of, latest, meets
from plpmission.checks.trio import At, Trio
from plpmission.compare.rows import (
    FLAGS,
    Flag,
    Former,
    Given,
    Judged,
    Measured,
    Promised,
    Reported,
    Row,
    State,
)
from plpmission.diff import words
from plpmission.i18n import Lang
from plpmission.ledger import Row as Means
from plpmission.ledger import ledger
from plpmission.model import SECTION_IDS
from plpmission.model.indicators import Indicator
from plpmission.model.objectives import Objective
from plpmission.model.reports import Judgement, Result
from plpmission.model.terms import ResultState
from plpmission.outline import outline, texts

_STATES: Mapping[ResultState | None, State] = {
    ResultState.REACHED: "reached",
    ResultState.PARTLY: "partly",
    ResultState.NOT_REACHED: "missed",
    ResultState.DROPPED: "dropped",
    ResultState.NEW: "new",
    None: "unclear",
}


def rows(held: Trio, findings: Sequence[Finding], lang: Lang) -> tuple[Row, ...]:
    """Objectives in the letter's order, then sections, then results beside both."""
    codes = _codes(held, findings)
    analyse(held.indicators.values())  # all at once, rather than one by one
    return (
        *_objectives(held, codes, lang),
        *_sections(held, codes, lang),
        *_beside(held, codes),
    )


def by_row(held: Trio, findings: Sequence[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """The findings of each row: one on a result, a figure or a judgement is its objective's."""
    owner: dict[str, str] = {}
    for _, result in held.results:
        key = result.objective if result.objective in held.objectives else result.id
        owner |= dict.fromkeys((result.id, *(one.id for one in result.figures)), key or result.id)
    for _, one in held.judgements:
        key = one.about or one.section
        owner |= dict.fromkeys((one.id, *(figure.id for figure in one.figures)), key)
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(owner.get(finding.about, finding.about), []).append(finding)
    return {key: tuple(said) for key, said in found.items()}


def _codes(held: Trio, findings: Sequence[Finding]) -> Mapping[str, tuple[str, ...]]:
    return {
        key: tuple(dict.fromkeys(one.code for one in said))
        for key, said in by_row(held, findings).items()
    }


def _objectives(held: Trio, codes: Mapping[str, tuple[str, ...]], lang: Lang) -> Iterator[Row]:
    means = _means(held)
    for number, objective in enumerate(held.objectives.values(), 1):
        results = held.of_objective.get(objective.id, ())
        indicators = tuple(_measured(held, one, lang) for one in held.aims(objective))
        own = codes.get(objective.id, ())
        yield Row(
            kind="objective",
            about=objective.id,
            number=str(number),
            title=objective.title or objective.text,
            state=_STATES[results[0].item.state] if results else "not_reported",
            flags=_flags(own, missed=any(_missed(held, one) for one in indicators)),
            promised=_promised(held, objective),
            means=means.get(objective.id, ()),
            reported=_reported(results),
            judged=_judged(held.judged.get(objective.id)),
            indicators=indicators,
            codes=own,
        )


def _missed(held: Trio, one: Measured) -> bool:
    """Whether a target is missed: not before its deadline, nor before anything is reported."""
    report, evaluation = held.report, held.evaluation
    told = [report.item.end or report.item.date] if report else []
    told += [evaluation.item.date] if evaluation else []
    if not told or one.meets is not False:
        return False
    known = [day for day in told if day]
    return one.target.deadline is None or not known or one.target.deadline <= max(known)


def _flags(codes: Iterable[str], *, missed: bool = False) -> tuple[Flag, ...]:
    found = [FLAGS[code] for code in codes]
    return (*found, "target_missed") if missed else tuple(found)


def _promised(held: Trio, objective: Objective) -> Promised:
    letter = held.dossier.letter
    changes = (one for amendment in letter.amendments for one in amendment.objectives)
    before = next((one.text for one in changes if one.objective == objective.id and one.text), "")
    changed = before and before != objective.text
    return Promised(
        text=objective.text,
        kind=objective.kind,
        deadline=objective.deadline,
        wording=words(before, objective.text) if changed else (),
        plans=tuple(plan.title for plan in letter.plans if objective.id in plan.objectives),
    )


def _means(held: Trio) -> Mapping[str, tuple[Given, ...]]:
    found: dict[str, list[Means]] = {}
    for row in ledger(held.dossier).rows:
        found.setdefault(row.objective or "", []).append(row)
    return {
        key: tuple(
            Given(
                title=row.title,
                kind=row.kind,
                year=row.year,
                promised=row.promised,
                granted=row.granted,
            )
            for row in of_it
        )
        for key, of_it in found.items()
    }


def _measured(held: Trio, one: Indicator, lang: Lang) -> Measured:
    found = analysis_of(one)
    result = found[0].result(found[1], lang, name=one.name) if found else None
    former = held.superseded.get(one.id, ())
    return Measured(
        id=one.id,
        name=one.name,
        unit=one.unit,
        baseline=one.baseline.value,
        target=one.target,
        superseded=tuple(
            Former(target=old.target, until=day, reason=old.reason) for day, old in former
        ),
        period=one.measurements[-1].period if one.measurements else "",
        value=latest(one),
        meets=meets(one),
        verdict=result.verdict if result else "",
        assurance=result.assurance if result else "",
        sentence=result.sentence if result else "",
    )


def _reported(results: Sequence[At[Result]]) -> Reported:
    """The first result; the texts of further parts come after it."""
    if not results:
        return Reported()
    parts = [one.item for one in results]
    first = parts[0]
    return Reported(
        id=first.id,
        state=first.state,
        result=_together(one.result for one in parts),
        explanation=_together(one.explanation for one in parts),
        obstacles=_together(one.obstacles for one in parts),
        means_received=_together(one.means_received for one in parts),
        figures=tuple(figure for one in parts for figure in one.figures),
        evidence=tuple(piece for one in parts for piece in one.evidence),
        parts=len(parts),
    )


def _together(texts_: Iterable[str]) -> str:
    return "\n\n".join(text for text in texts_ if text.strip())


def _judged(at: At[Judgement] | None) -> Judged:
    if at is None:
        return Judged()
    one = at.item
    return Judged(
        id=one.id,
        judgement=one.judgement,
        kind=one.kind,
        means=one.means,
        ground=one.ground,
        points=one.points,
        dissent=one.dissent,
    )


def _sections(held: Trio, codes: Mapping[str, tuple[str, ...]], lang: Lang) -> Iterator[Row]:
    """The sections that the letter holds, or that are judged."""
    letter, said = held.dossier.letter, texts(lang)
    context = held.report.item.context_changes if held.report else ""
    for section in SECTION_IDS:
        judged = held.judged.get(section)
        if letter.note(section).left_out and not judged:
            continue
        yield Row(
            kind="section",
            about=section,
            number=outline().section(section).number,
            title=said.section(section).title,
            state="none",
            flags=_flags(codes.get(section, ())),
            promised=Promised(text=letter.note(section).text),
            reported=Reported(result=context) if section == "context" else Reported(),
            judged=_judged(judged),
            codes=codes.get(section, ()),
        )


def _beside(held: Trio, codes: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """Results that answer no objective of the letter."""
    for at in held.results:
        result = at.item
        if result.objective not in held.objectives:
            yield Row(
                kind="beside",
                about=result.id,
                number="",
                title=result.title or result.result,
                state=_STATES[result.state],
                flags=_flags(codes.get(result.id, ())),
                reported=_reported([at]),
                codes=codes.get(result.id, ()),
            )
