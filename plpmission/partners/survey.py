"""A small survey of the feeling of safety and of the relation with the police (art. 7).

Five answers, from “not at all” (1) to “fully” (5); 4 and 5 are in favour. Intervals of shares are
Wilson's, those of a change Newcombe's: formulas and sources in ``kpi.short``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from plpmission.kpi.constants import SMALL_NUMBER
from plpmission.model.partnership_evaluation import Answers, Survey
from plpmission.model.partnership_terms import EvaluationElement as Element
from plpmission.model.partnership_terms import SurveyQuestion as Question

QUESTIONS: Mapping[Element, tuple[Question, ...]] = {
    Element.SAFETY: (Question.SAFE_DAY, Question.SAFE_NIGHT, Question.SAFER),
    Element.RELATION: (Question.REACH_POLICE, Question.TRUST_POLICE, Question.CLOSER),
    Element.QUALITY: (Question.USEFUL,),
}
"""The questions by the element of the evaluation that they answer."""
FEW = 30
"""Answers below which a share is said to rest on few."""
Change = Literal["up", "down", "too_few_to_say", ""]


@dataclass(frozen=True, kw_only=True)
class Share:
    """Those in favour of a question: a share from 0 to 1 with its interval, 95 %.

    ``share`` and its bounds are None below five answers: they would tell who said what.
    """

    question: Question
    n: int
    share: float | None
    low: float | None
    high: float | None
    few: bool
    before: float | None = None
    before_n: int = 0
    change: float | None = None
    """Later less earlier, as a share, with its interval."""
    change_low: float | None = None
    change_high: float | None = None
    verdict: Change = ""


def intervals(survey: Survey) -> tuple[Share, ...]:
    """Each question's share in favour, with its interval and, where asked before, its change."""
    earlier = {answers.question: answers for answers in survey.before}
    return tuple(
        _share(answers, earlier.get(answers.question), survey.population)
        for answers in survey.answers
        if sum(answers.counts)
    )


def in_favour(answers: Answers) -> tuple[int, int]:
    """How many were in favour, and how many answered."""
    return sum(answers.counts[3:]), sum(answers.counts)


def _share(answers: Answers, earlier: Answers | None, population: int | None) -> Share:
    from plpmission.kpi.short import survey_change, survey_interval

    good, n = in_favour(answers)
    if n < SMALL_NUMBER:
        return Share(question=answers.question, n=n, share=None, low=None, high=None, few=True)
    within = population if population and population >= n else None
    found = survey_interval(good / n, n, population=within)
    told = {
        "question": answers.question,
        "n": n,
        "share": good / n,
        "low": max(float(found.low), 0.0),
        "high": min(float(found.high), 1.0),
        "few": n < FEW,
    }
    good_before, n_before = in_favour(earlier) if earlier else (0, 0)
    if n_before < SMALL_NUMBER:
        return Share(**told)  # type: ignore[arg-type]
    change = survey_change((good_before / n_before, n_before), (good / n, n))
    low, high = float(change.low), float(change.high)
    return Share(
        **told,  # type: ignore[arg-type]
        before=good_before / n_before,
        before_n=n_before,
        change=float(change.value),
        change_low=low,
        change_high=high,
        verdict="up" if low > 0 else "down" if high < 0 else "too_few_to_say",
    )
