"""Building a strategy: what the screens draw of it, what one can do, and what is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plpmission.model import Dossier
from plpmission.model.terms import Commitment
from plpmission_widgets.desk import Desk
from plpmission_widgets.page import Page
from plpmission_widgets.screen import traits
from plpmission_widgets.views.builder import beside
from tests.widgets.conftest import ask

OBJECTIVE = "obj-cambriolages"
TEXT = f"letter.objectives[{OBJECTIVE}].text"
VAGUE = "La zone ramène les cambriolages dans les habitations de 128 à 90 par an, au plus vite."
FROM_A_SENTENCE = {
    "who": "Le service de circulation",
    "what": "les accidents avec blessés",
    "where": "sur la N 89",
    "baseline": "31 par an",
    "target": "20 par an",
}


def aside(desk: Desk) -> dict[str, Any]:
    return traits(desk, "quiet")["aside"]


def part(desk: Desk, kind: str) -> dict[str, Any]:
    return next(one for one in aside(desk)["parts"] if one["kind"] == kind)


def drawn(desk: Desk, kind: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = list(traits(desk, "section")["section"]["fields"])
    for field in found:
        found += field.get("fields", [])
        if field["kind"] == kind:
            return field
    raise AssertionError(kind)


def dials(desk: Desk) -> dict[str, dict[str, Any]]:
    return {dial["letter"]: dial for dial in part(desk, "dials")["dials"]}


def nobody_asked(desk: Desk) -> None:
    for one in desk.letter.dossier.item(OBJECTIVE).consulted:
        ask(desk, "remove", id=one.id)


def with_edits(desk: Desk, **values: Any) -> None:
    for name, value in values.items():
        assert (
            "saved"
            in ask(desk, "edit", path=f"letter.objectives[{OBJECTIVE}].{name}", value=value).ack
        )


@pytest.fixture
def objective(desk: Desk) -> Desk:
    ask(desk, "go", section="objectives", item=OBJECTIVE)
    return desk


# The crossing.


def test_the_board_can_be_crossed_in_four_ways_that_say_what_answers_them(desk: Desk) -> None:
    ask(desk, "go", section="analysis")
    cross = part(desk, "cross")
    assert [cell["label"] for cell in cross["cells"]] == [
        "Saisir", "Parer", "Rattraper", "Se prémunir",
    ]  # fmt: skip
    inside, outside = ({one["id"] for one in cross[side]} for side in ("inside", "outside"))
    for cell in cross["cells"]:
        assert set(cell["suggest"]) <= inside | outside
        assert len(cell["suggest"]) == 2


def test_an_objective_grown_from_a_pair_is_linked_to_both_and_opened(desk: Desk) -> None:
    answer = ask(desk, "cross", inside="swot-fa-prevention", outside="swot-me-bandes")
    grown = desk.letter.dossier.item(answer.ack["added"])
    assert set(grown.answers) == {"swot-fa-prevention", "swot-me-bandes"}
    assert grown.title == "Une seule personne formée au conseil en prévention"
    assert "bandes itinérantes" in grown.text
    assert not set("{}<>_…").intersection(grown.text + grown.title)
    shown = traits(desk, "section")["section"]
    assert (shown["id"], shown["item"]["id"]) == ("objectives", grown.id)
    ask(desk, "undo")
    assert len(desk.letter.dossier.letter.objectives) == 5
    assert aside(desk)["parts"] == []


@pytest.mark.parametrize(
    "pair",
    [
        {"inside": "swot-me-bandes", "outside": "swot-fa-prevention"},
        {"inside": "swot-fo-quartier", "outside": "swot-fa-prevention"},
        {"inside": OBJECTIVE, "outside": "swot-me-bandes"},
        {"inside": "nobody", "outside": "swot-me-bandes"},
        {"inside": 3, "outside": None},
    ],
)
def test_a_pair_that_is_none_is_refused(desk: Desk, pair: dict[str, Any]) -> None:
    before = desk.letter.dossier
    assert "refused" in ask(desk, "cross", **pair).ack
    assert desk.letter.dossier is before


def test_an_element_without_words_grows_nothing(desk: Desk) -> None:
    ask(desk, "edit", path="letter.analysis.swot[swot-me-bandes].text", value=" ")
    assert (
        "refused" in ask(desk, "cross", inside="swot-fa-prevention", outside="swot-me-bandes").ack
    )
    ask(desk, "go", section="analysis")
    assert "swot-me-bandes" not in [one["id"] for one in part(desk, "cross")["outside"]]


# The dials.


def test_the_five_dials_say_a_word_a_reason_and_the_passage(objective: Desk) -> None:
    told = dials(objective)
    assert list(told) == ["S", "M", "A", "R", "T"]
    assert {dial["state"] for dial in told.values()} <= {"held", "refine", "weigh", "open"}
    assert told["T"]["passage"] == "au plus tard le 31 décembre 2029"
    held = objective.letter.dossier.value(TEXT)
    start, end = told["T"]["span"]
    assert held[start:end] == told["T"]["passage"]


def test_the_dials_follow_what_is_typed(objective: Desk) -> None:
    with_edits(objective, text=VAGUE, deadline=None, indicators=[])
    nobody_asked(objective)
    told = dials(objective)
    assert (told["T"]["word"], told["T"]["passage"]) == ("À préciser", "au plus vite")
    assert told["A"]["word"] == "À dire"
    assert (told["S"]["word"], told["M"]["word"]) == ("Tenu", "Tenu")
    with_edits(objective, text="Mieux travailler.")
    told = dials(objective)
    assert (told["S"]["word"], told["M"]["word"]) == ("À préciser", "À dire")
    with_edits(objective, text="")
    assert {dial["word"] for dial in dials(objective).values()} >= {"À dire"}


def test_a_remark_that_a_dial_says_is_not_said_twice(objective: Desk) -> None:
    nobody_asked(objective)
    said = aside(objective)
    assert dials(objective)["A"]["finding"]["code"] == "S003"
    assert "S003" not in [one["code"] for one in said["findings"]]


def test_an_undated_consultation_is_to_refine(objective: Desk) -> None:
    nobody_asked(objective)
    ask(
        objective,
        "add",
        path=f"letter.objectives[{OBJECTIVE}].consulted",
        values={"body": "Le personnel"},
    )
    dial = dials(objective)["A"]
    assert (dial["word"], "Le personnel" in dial["reason"]) == ("À préciser", True)


def test_a_target_that_its_figures_make_unlikely_is_to_weigh(objective: Desk) -> None:
    dial = dials(objective)["R"]
    assert dial["state"] == "weigh"
    assert "IND" in dial["reason"]


# Proposals.


def test_a_proposal_shows_its_difference_and_takes_the_day_that_is_known(objective: Desk) -> None:
    with_edits(objective, text=VAGUE)
    offer = aside(objective)["offers"][0]
    assert offer["removed"] == "au plus vite"
    assert "31/12/2029" in offer["added"]
    assert offer["value"] == VAGUE.replace("au plus vite", offer["added"])
    ask(objective, "take_over", objective=OBJECTIVE, key=offer["key"])
    assert objective.letter.dossier.value(TEXT) == offer["value"]
    assert dials(objective)["T"]["state"] == "held"
    ask(objective, "undo")
    assert objective.letter.dossier.value(TEXT) == VAGUE


def test_a_proposal_for_a_figure_takes_those_of_the_indicator(objective: Desk) -> None:
    with_edits(objective, text="La zone réduit les cambriolages dans les habitations.")
    added = [offer["added"] for offer in aside(objective)["offers"] if "added" in offer]
    assert ", de 128 à 90" in added


def test_what_the_sentence_says_is_proposed_for_the_empty_fields(objective: Desk) -> None:
    with_edits(objective, deadline=None, kind=None)
    offers = {offer["path"].rpartition(".")[2]: offer for offer in aside(objective)["offers"]}
    assert offers["deadline"]["value"] == "2029-12-31"
    assert offers["kind"]["value"] == "result"


@pytest.mark.parametrize(
    "message",
    [
        {"objective": OBJECTIVE, "key": "time_bound:never"},
        {"objective": "plan-visites", "key": "kind:effort"},
        {"objective": OBJECTIVE, "key": None},
    ],
)
def test_a_proposal_that_does_not_stand_is_refused(desk: Desk, message: dict[str, Any]) -> None:
    before = desk.letter.dossier
    assert "refused" in ask(desk, "take_over", **message).ack
    assert desk.letter.dossier is before


def test_an_empty_objective_is_offered_the_sentences(objective: Desk) -> None:
    with_edits(objective, text="")
    assert [offer["act"]["do"] for offer in aside(objective)["offers"]] == ["patterns"]


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.text(max_size=120) | st.sampled_from([VAGUE, "d’ici fin 2020", "de moitié", "¿ 🙂 ?"]),
    lang=st.sampled_from(["fr", "nl", "de", "en"]),
)
def test_whatever_is_written_has_dials_and_proposals_that_apply(
    sample: Dossier, text: str, lang: Any
) -> None:
    dossier = sample.with_value(TEXT, text).with_value("lang", lang)
    page = Page(dossier=dossier, lang="nl", section="objectives", item=OBJECTIVE)
    written = dossier.value(TEXT)
    shown = beside(page, ())
    for dial in shown["parts"][0]["dials"]:
        assert dial["reason"]
        assert dial["passage"] in dial["reason"]
    for offer in shown["offers"]:
        if "added" in offer:
            assert offer["from"] == written
            kept = written.replace(offer["removed"], "", 1) if offer["removed"] else written
            assert len(offer["value"]) == len(kept) + len(offer["added"])


# Sentence patterns.


def test_a_pattern_leaves_no_gap_behind(desk: Desk) -> None:
    ask(desk, "patterns")
    assert [one["id"] for one in desk.dialog["patterns"]] == [
        "reduce", "raise", "keep", "create", "cooperate", "speed_up",
    ]  # fmt: skip
    answer = ask(
        desk, "write_pattern", pattern="reduce", parts=FROM_A_SENTENCE, deadline="2028-12-31"
    )
    made = desk.letter.dossier.item(answer.ack["added"])
    assert made.kind is Commitment.RESULT
    assert made.deadline == dt.date(2028, 12, 31)
    assert made.title == "Les accidents avec blessés"
    assert "{" not in made.text
    assert desk.dialog is None
    assert {letter: dial["state"] for letter, dial in dials(desk).items()} | {
        "S": "held", "M": "held", "T": "held",
    } == {letter: dial["state"] for letter, dial in dials(desk).items()}  # fmt: skip


def test_a_pattern_rewrites_the_open_objective_in_one_step(objective: Desk) -> None:
    ask(
        objective,
        "write_pattern",
        pattern="reduce",
        parts=FROM_A_SENTENCE,
        deadline="2028-12-31",
        item=OBJECTIVE,
    )
    made = objective.letter.dossier.item(OBJECTIVE)
    assert (made.title, made.deadline) == ("Moins de cambriolages", dt.date(2028, 12, 31))
    ask(objective, "undo")
    assert objective.letter.dossier.item(OBJECTIVE).deadline == dt.date(2029, 12, 31)


@pytest.mark.parametrize(
    ("message", "where"),
    [
        ({"parts": {**FROM_A_SENTENCE, "who": " "}, "deadline": "2028-12-31"}, "who"),
        ({"parts": FROM_A_SENTENCE}, "deadline"),
        ({"parts": FROM_A_SENTENCE, "deadline": "tomorrow"}, "deadline"),
        ({"parts": {"who": 3}, "deadline": "2028-12-31"}, ""),
        ({"parts": FROM_A_SENTENCE, "deadline": "2028-12-31", "pattern": "wish"}, "pattern"),
        ({"parts": FROM_A_SENTENCE, "deadline": "2028-12-31", "item": "plan-visites"}, ""),
    ],
)
def test_a_sentence_with_a_gap_is_refused_at_the_gap(
    desk: Desk, message: dict[str, Any], where: str
) -> None:
    before = desk.letter.dossier
    refused = ask(desk, "write_pattern", **{"pattern": "reduce", **message}).ack["refused"]
    assert refused["path"] == where
    assert desk.letter.dossier is before


# What an objective is tied to.


def test_an_objective_shows_its_indicators_with_what_is_likely(objective: Desk) -> None:
    cards = drawn(objective, "cards")["cards"]
    assert [card["id"] for card in cards] == ["ind-cambriolages", "ind-visites"]
    assert "%" in cards[0]["sentence"]
    assert cards[0]["assumptions"]
    assert cards[0]["chart"]["expected"]["period"] == "2029"


def test_an_indicator_is_made_beside_its_objective(objective: Desk) -> None:
    made = ask(objective, "measure", objective=OBJECTIVE).ack["added"]
    assert made in objective.letter.dossier.item(OBJECTIVE).indicators
    assert drawn(objective, "cards")["cards"][-1]["id"] == made
    ask(objective, "undo")
    assert made not in [one.id for one in objective.letter.dossier.indicators]


@pytest.mark.parametrize(("do", "section"), [("carry", "plans"), ("need", "resources")])
def test_a_plan_and_means_are_made_for_an_objective(objective: Desk, do: str, section: str) -> None:
    made = ask(objective, do, objective=OBJECTIVE).ack["added"]
    assert objective.letter.dossier.item(made).objectives == (OBJECTIVE,)
    assert objective.letter.section == section


@pytest.mark.parametrize("do", ["carry", "need", "measure"])
@pytest.mark.parametrize("item", ["plan-visites", "obj-gone", 7])
def test_what_is_made_for_no_objective_is_refused(desk: Desk, do: str, item: Any) -> None:
    before = desk.letter.dossier
    assert "refused" in ask(desk, do, objective=item).ack
    assert desk.letter.dossier is before
