"""Evaluations: what they cover, what their figures bear, and how many are asked at once."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from plpmission.errors import PartnershipError
from plpmission.i18n import LANGUAGES, say
from plpmission.model import Dossier
from plpmission.model.indicators import Measurement
from plpmission.model.partnership_evaluation import (
    Answers,
    FigureSeries,
    MessageFigures,
    PartnershipEvaluation,
    Survey,
)
from plpmission.model.partnership_terms import REQUIRED_ELEMENTS, EvaluationElement, SurveyQuestion
from plpmission.model.zone import Campaign, Zone
from plpmission.partners import campaigning
from plpmission.partners.evaluating import charted, elements, missing, series_verdict, summary
from plpmission.partners.survey import QUESTIONS, intervals
from tests.partnerships import register


def evaluation(**held: object) -> PartnershipEvaluation:
    return PartnershipEvaluation(id="pev-1", **held)


def years(*values: float, start: int = 2019) -> tuple[Measurement, ...]:
    return tuple(
        Measurement(period=str(start + at), value=value) for at, value in enumerate(values)
    )


# Elements


def test_six_elements_are_required_and_two_are_not() -> None:
    states = elements(evaluation())
    assert [one.element for one in states if one.required] == list(REQUIRED_ELEMENTS)
    assert len(states) == 8
    assert missing(evaluation()) == REQUIRED_ELEMENTS


def test_figures_or_a_sentence_cover_an_element() -> None:
    whole = evaluation(
        messages=MessageFigures(hot=0, cold=0, followed_up=0),
        quality="Clairs.",
        series=(FigureSeries(id="crs-1", measurements=years(1)),),
        survey=Survey(
            answers=(
                Answers(question=SurveyQuestion.SAFE_DAY, counts=(0, 0, 0, 1, 0)),
                Answers(question=SurveyQuestion.CLOSER, counts=(1,)),
            )
        ),
    )
    assert missing(whole) == ()
    only_hot = whole.model_copy(update={"messages": MessageFigures(hot=3, followed_up=1)})
    assert missing(only_hot) == (EvaluationElement.MESSAGES,)


def test_every_question_of_the_survey_answers_one_element() -> None:
    asked = [question for listed in QUESTIONS.values() for question in listed]
    assert sorted(asked) == sorted(SurveyQuestion)


# Before and after


def test_a_fall_is_told_apart_from_what_fell_everywhere() -> None:
    series = FigureSeries(
        id="crs-1",
        start="2023",
        measurements=years(60, 58, 63, 61, 30, 28, 31),
        comparison=years(600, 580, 630, 610, 300, 280, 310),
    )
    told = series_verdict(series)
    assert told.verdict == "better"
    assert told.compared.verdict == "too_few_to_say"  # it fell by half everywhere
    assert told.compared.value == pytest.approx(1, abs=0.02)
    elsewhere = series.model_copy(update={"comparison": years(600, 580, 630, 610, 600, 610, 590)})
    told = series_verdict(elsewhere)
    assert told.compared.verdict == "better"
    assert told.compared.low < told.compared.value < told.compared.high < 1


def test_nothing_is_said_without_a_start_or_with_too_little() -> None:
    assert series_verdict(FigureSeries(id="crs-1")).problem
    no_start = series_verdict(FigureSeries(id="crs-1", measurements=years(3, 4)))
    assert (no_start.around, bool(no_start.problem)) == (None, True)
    short = series_verdict(FigureSeries(id="crs-1", start="2020", measurements=years(9, 2)))
    assert short.verdict == "too_few_to_say"
    mixed = (*years(3, 4), Measurement(period="2021-03", value=1.0))
    assert series_verdict(FigureSeries(id="crs-1", start="2020", measurements=mixed)).verdict == (
        "too_few_to_say"
    )


def test_the_control_chart_s_sentence_can_be_quoted() -> None:
    months = tuple(
        Measurement(period=f"{2023 + at // 12}-{at % 12 + 1:02}", value=float(9 + at % 3))
        for at in range(24)
    )
    series = FigureSeries(id="crs-1", title="Vols", measurements=months)
    assert charted(series, "fr").startswith("Vols")
    assert "usual variation" in charted(series, "en")
    assert charted(FigureSeries(id="crs-1"), "fr") == ""
    assert "too few" in charted(series.model_copy(update={"measurements": months[:3]}), "en")


def test_a_share_is_not_made_of_figures_that_cannot_be() -> None:
    told = summary(evaluation(messages=MessageFigures(hot=2, cold=2, followed_up=9)))
    assert (told.messages, told.followed_up) == (4, None)
    assert summary(evaluation()).messages is None


# Survey


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=5, max_size=5), st.none() | st.integers(1, 400))
def test_a_share_lies_in_its_interval_and_few_answers_are_not_shown(
    counts: list[int], population: int | None
) -> None:
    answers = Answers(question=SurveyQuestion.SAFER, counts=tuple(counts))
    told = intervals(Survey(answers=(answers,), population=population))
    if not sum(counts):
        assert told == ()
        return
    [share] = told
    assert share.n == sum(counts)
    if share.n < 5:
        assert (share.share, share.low, share.high) == (None, None, None)
        return
    assert 0 <= share.low <= share.share + 1e-12
    assert share.share - 1e-12 <= share.high <= 1
    assert share.few is (share.n < 30)


def test_wilson_s_interval_is_the_published_one() -> None:
    # 81 of 263: Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    answers = Answers(question=SurveyQuestion.SAFER, counts=(182, 0, 0, 81, 0))
    [share] = intervals(Survey(answers=(answers,)))
    assert (round(share.low, 4), round(share.high, 4)) == (0.2553, 0.3662)


def test_a_change_needs_enough_answers_on_both_sides() -> None:
    def asked(good: int, other: int) -> tuple[Answers, ...]:
        return (Answers(question=SurveyQuestion.SAFER, counts=(other, 0, 0, good, 0)),)

    [few] = intervals(Survey(answers=asked(6, 4), before=asked(4, 6)))
    assert few.verdict == "too_few_to_say"
    [many] = intervals(Survey(answers=asked(120, 80), before=asked(80, 120)))
    assert many.verdict == "up"
    [none] = intervals(Survey(answers=asked(6, 4), before=asked(1, 1)))
    assert (none.verdict, none.change) == ("", None)


# A campaign


@pytest.fixture
def zone() -> Zone:
    return register(12).zone


@pytest.fixture
def campaign(zone: Zone) -> Campaign:
    return zone.campaigns[0]


def filled(content: bytes, change: Callable[[str, list[object]], None]) -> bytes:
    """A questionnaire with its cells written anew, as a spreadsheet does."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            cells = [*row, *[""] * (7 - len(row))]
            change(str(cells[0]), cells)
            sheet.write_row(at, 0, cells)
    return file.getvalue()


def as_asked(key: str, cells: list[object]) -> None:
    answers = {"messages.hot": 4, "messages.cold": "12", "quality": "=1+1", "members_after": 64.0}
    if key in answers:
        cells[2] = answers[key]
    if key == "answers.safer":
        cells[2:7] = [1, 2, 3, 20, 9]


def test_a_questionnaire_that_comes_back_is_an_evaluation(zone: Zone, campaign: Campaign) -> None:
    asked = campaigning.asked(zone, campaign)
    assert {one.id for one in asked} == set(campaign.asked)
    held = next(one for one in asked if one.id in campaigning.progress(zone, campaign).missing)
    for lang in LANGUAGES:
        content = filled(campaigning.questionnaire(campaign, held, lang), as_asked)
        back = campaigning.bring_back(zone, content)
        assert (back.campaign.id, back.partnership.id) == (campaign.id, held.id)
        assert (back.evaluation.messages.hot, back.evaluation.messages.cold) == (4, 12)
        assert (back.evaluation.start, back.evaluation.end) == (campaign.start, campaign.end)
        assert back.evaluation.quality == "=1+1"  # text is text
        assert intervals(back.evaluation.survey)[0].n == 35
    after = campaigning.accepted(zone, back)
    assert held.id in campaigning.progress(after, campaign).answered
    again = campaigning.bring_back(after, content)
    twice = campaigning.accepted(after, again)
    assert again.replaces == back.evaluation.id
    assert Dossier(zone=twice).zone.partnerships  # no id stands twice


def test_a_questionnaire_names_no_member(zone: Zone, campaign: Campaign) -> None:
    held = campaigning.asked(zone, campaign)[0]
    content = campaigning.questionnaire(campaign, held, "fr")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        said = b"".join(packed.read(name) for name in packed.namelist()).decode(errors="replace")
    contact = held.coordinators[0].contact
    assert not any(text in said for text in (contact.name, contact.email, contact.phone))


def test_an_unreadable_questionnaire_is_refused_with_a_sentence(
    zone: Zone, campaign: Campaign
) -> None:
    held = campaigning.asked(zone, campaign)[0]
    good = campaigning.questionnaire(campaign, held, "nl")

    def half(key: str, cells: list[object]) -> None:
        if key == "messages.hot":
            cells[2] = "quatre"

    def foreign(key: str, cells: list[object]) -> None:
        if key.startswith(campaign.id):
            cells[0] = f"{campaign.id} par-nowhere"

    def unmarked(key: str, cells: list[object]) -> None:
        cells[0] = ""

    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (25 * 1024 * 1024))
    for content in (
        b"",
        b"no file",
        good[: len(good) // 2],
        bomb.getvalue(),
        filled(good, half),
        filled(good, foreign),
        filled(good, unmarked),
        b"PK" + b"0" * (3 * 1024 * 1024),
    ):
        with pytest.raises(PartnershipError) as refused:
            campaigning.bring_back(zone, content)
        assert say(refused.value, "fr").endswith(".")
    with pytest.raises(PartnershipError, match="Row"):
        campaigning.bring_back(zone, filled(good, half))


def test_who_is_missing_is_who_was_asked_and_has_not_answered(
    zone: Zone, campaign: Campaign
) -> None:
    told = campaigning.progress(zone, campaign)
    assert set(told.answered) | set(told.missing) == set(campaign.asked)
    assert not set(told.answered) & set(told.missing)
    assert campaign.answer_by is not None
    assert campaign.answer_by > dt.date(2026, 1, 1)
