"""The comparison and the hearing: what the screens show, what is typed there, what is refused."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plpmission.compare.judging import begun_by, place_of_judgement
from plpmission.model import Dossier, read_dossier
from plpmission.model.indicators import Indicator
from plpmission.model.letter import Letter
from plpmission.model.objectives import Objective
from plpmission.model.reports import ActivityReport, EvaluationReport, Judgement
from plpmission.store import Store
from plpmission_widgets import CompareApp
from plpmission_widgets.actions import Answer, dispatch
from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import traits
from plpmission_widgets.trends.client import client
from plpmission_widgets.views.compare_rows import unmarked
from plpmission_widgets.views.compare_whole import compared
from tests.widgets.conftest import ANNE, BEN, SAMPLES, ask, in_a_loop

pytestmark = pytest.mark.xdist_group("trends")


@pytest.fixture(scope="module")
def faulty() -> Dossier:
    return read_dossier(SAMPLES / "val-de-lorne-fautes.plp.json")


@pytest.fixture(scope="module")
def shown(faulty: Dossier) -> dict[str, Any]:
    return compared(faulty, "fr")


@pytest.fixture
def commission(store: Store, faulty: Dossier) -> Desk:
    """A page open on the faulty sample."""
    return on(store, faulty)


def on(store: Store, dossier: Dossier) -> Desk:
    store.settings.set("actor", {"name": ANNE.name, "role": ANNE.role})
    made, _ = store.create(dossier, ANNE)
    desk = Desk(store)
    desk.open(made)
    return desk


def row(shown: dict[str, Any], about: str) -> dict[str, Any]:
    return next(one for one in (*shown["rows"], *shown["sections"]) if one["id"] == about)


def edit(desk: Desk, about: str, name: str, value: Any) -> Answer:
    base = place_of_judgement(desk.letter.dossier, about)
    return ask(desk, "edit", path=f"{base}.{name}", value=value)


def judged(desk: Desk) -> dict[str, Judgement]:
    """The judgements of the latest evaluation, by what is judged."""
    [*_, last] = desk.letter.dossier.evaluation_reports
    return {one.about or one.section: one for one in last.judgements}


# What is seen.


def test_what_was_missed_and_why_is_said_before_a_row_is_opened(shown: dict[str, Any]) -> None:
    missed = row(shown, "obj-suivi")
    assert missed["state"]["word"] == "Manqué"
    assert missed["why"][0] == "65\u00a0%, pour une cible de 70"
    assert row(shown, "obj-urgence")["why"][0] == "Jugé par rapport à 12, remplacé par 13"
    assert row(shown, "obj-accueil")["why"][1] == "24\u202f000 euros sur 32\u202f000 promis"
    assert [one["text"] for one in shown["states"]] == [
        "1 manqué", "1 non rapporté", "2 en partie", "2 atteints",
    ]  # fmt: skip


def test_each_filter_counts_the_rows_that_it_keeps(shown: dict[str, Any]) -> None:
    assert len(shown["filters"]) == 11
    for one in shown["filters"]:
        kept = [held for held in shown["rows"] if not one["id"] or one["id"] in held["flags"]]
        assert len(kept) == one["count"] > 0


def test_a_meeting_reads_what_is_open_first(shown: dict[str, Any]) -> None:
    ordered = sorted(shown["rows"], key=lambda held: held["rank"])
    assert ordered[0]["id"] == "obj-suivi"
    openness = [held["open"] for held in ordered]
    assert openness == sorted(openness, reverse=True)


def test_a_row_opens_to_what_is_behind_it(shown: dict[str, Any]) -> None:
    urgent = row(shown, "obj-urgence")
    kinds = [piece["kind"] for piece in urgent["letter"]["pieces"]]
    assert kinds == ["same", "removed", "added", "same"]
    facts = {fact["label"]: [line["text"] for line in fact["lines"]] for fact in urgent["facts"]}
    assert facts["Ancienne cible"] == ["12, jusqu’au 01/06/2022"]
    assert [found["code"] for found in urgent["findings"]] == ["R004"]
    assert [one["id"] for one in urgent["indicators"]] == ["ind-delai"]


def test_the_score_is_the_sum_of_its_questions(shown: dict[str, Any]) -> None:
    parts = shown["score"]["parts"]
    good, asked = (sum(part[name] for part in parts) for name in ("good", "asked"))
    assert f"{good} réponses pour {asked} questions" in shown["score"]["formula"]
    assert all(part["asked"] - part["good"] == len(part["failed"]) for part in parts)


def test_the_flow_leaves_the_place_of_a_missing_step_open(shown: dict[str, Any]) -> None:
    flow = shown["flow"]
    gaps = {box["id"] for box in flow["boxes"] if box["gap"]}
    assert gaps == {"gap-obj-route-4", "gap-obj-victimes-5"}
    assert sum(line["broken"] for line in flow["lines"]) == 3
    lane = next(one for one in flow["lanes"] if one["id"] == "obj-route")
    assert lane["cells"][2:] == [["Non rapporté"], ["Tenu en partie"]]
    assert {box["row"] for box in flow["boxes"] if not box["gap"]} >= {"own-functioning"}


def test_what_a_text_says_stays_text(faulty: Dossier) -> None:
    """Evidence leads to the web only by an address of the web."""
    evidence = faulty.activity_reports[0].results[0].evidence[0]
    path, _ = faulty.located(evidence.id)
    for location in ("javascript:alert(1)", "file:///etc/passwd", "<b>"):
        changed = faulty.with_value(f"{path}.location", location)
        facts = row(compared(changed, "fr"), "obj-habitat")["facts"]
        assert [line["href"] for line in facts[-1]["lines"]] == [""]


def test_rich_text_is_read_as_plain() -> None:
    text = "Elle **protège**, voir [3.2](ref:analysis), 3 * 4 * 5."
    assert unmarked(text) == "Elle protège, voir 3.2, 3 * 4 * 5."


BAD = {
    "nothing": Dossier(),
    "no_report": Dossier(letter=Letter(objectives=(Objective.new(text="Moins."),))),
    "empty_report": Dossier(
        letter=Letter(objectives=(Objective.new(text="Moins."),)),
        activity_reports=(ActivityReport.new(), ActivityReport.new()),
        evaluation_reports=(EvaluationReport.new(),),
    ),
    "bare": Dossier(
        letter=Letter(objectives=(Objective.new(),)),
        indicators=(Indicator.new(),),
        evaluation_reports=(EvaluationReport.new(judgements=(Judgement.new(),)),),
    ),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_what_can_be_compared_is_and_the_rest_is_said(name: str, lang: str) -> None:
    found = compared(BAD[name], lang)  # type: ignore[arg-type]
    assert found["notes"]
    assert len(found["rows"]) == len(BAD[name].letter.objectives)
    assert json.loads(json.dumps(found)) == found


def test_the_rows_are_worked_out_beside_the_page(commission: Desk) -> None:
    async def each() -> list[Answer]:
        return [one async for one in dispatch(commission, {"do": "compared", "seq": 1})]

    try:
        first, last = in_a_loop(each())
    finally:
        client().close()
    assert (first.ack, [*last.ack]) == ({}, ["compared"])
    assert last.ack["compared"]["count"] == "6 objectifs"


# What is typed.


def test_judging_changes_the_report_and_is_undone(commission: Desk) -> None:
    ask(commission, "visit", view="view-compare")
    noted = edit(commission, "obj-victimes", "judgement", "Tenu")
    assert ("refused" in noted.ack, noted.then[0].message["toast"]["undo"]) == (False, True)
    edit(commission, "obj-victimes", "ground", "Le registre le montre.")
    edit(commission, "obj-victimes", "points", ["ind-rappels"])
    made = judged(commission)["obj-victimes"]
    assert (made.judgement, made.ground, made.points) == (
        "Tenu", "Le registre le montre.", ("ind-rappels",),
    )  # fmt: skip
    codes = row(compared(commission.letter.dossier, "fr"), "obj-victimes")["findings"]
    assert [found["code"] for found in codes] == ["R005"]
    for _ in range(3):
        ask(commission, "undo")
    assert "obj-victimes" not in judged(commission)
    assert traits(commission, "section")["section"]["id"] == "view-compare"


def test_the_first_judgement_begins_the_evaluation(store: Store, faulty: Dossier) -> None:
    without = faulty.with_value("evaluation_reports", ())
    desk = on(store, without)
    edit(desk, "obj-route", "ground", "Pas de rapport.")
    edit(desk, "own-functioning", "judgement", "Tenu en partie")
    [report] = desk.letter.dossier.evaluation_reports
    assert report.report == without.activity_reports[0].id
    assert report.scale == ("Tenu", "Tenu en partie", "Non tenu")
    assert {key: one.judgement for key, one in judged(desk).items()} == {
        "obj-route": "", "own-functioning": "Tenu en partie",
    }  # fmt: skip


def test_a_second_evaluation_judges_anew(store: Store, faulty: Dossier) -> None:
    first, later = (
        EvaluationReport.new(scale=("Oui",), date=dt.date(year, 5, 1)) for year in (2023, 2025)
    )
    desk = on(store, faulty.with_value("evaluation_reports", (first,)))
    edit(desk, "obj-route", "judgement", "Oui")
    desk.letter.add("evaluation_reports", later)
    edit(desk, "obj-route", "ground", "Vu.")
    edit(desk, "obj-route", "judgement", "Oui")
    assert [len(one.judgements) for one in desk.letter.dossier.evaluation_reports] == [1, 1]
    assert judged(desk)["obj-route"].ground == "Vu."


def test_an_evaluation_without_a_date_is_under_way_and_judged(commission: Desk) -> None:
    before = commission.letter.dossier.evaluation_reports[0]
    made = ask(commission, "start_evaluation").ack["added"]
    edit(commission, "obj-route", "ground", "Vu.")
    dossier = commission.letter.dossier
    assert dossier.item(before.id) == before
    assert [one.ground for one in dossier.item(made).judgements] == ["Vu."]
    ask(commission, "go", section="view-evaluation")
    [field] = traits(commission, "section")["section"]["fields"]
    assert field["choose"]["value"] == made


def test_two_members_who_judge_at_once_write_one_judgement(store: Store, faulty: Dossier) -> None:
    one = on(store, faulty.with_value("evaluation_reports", ()))
    other = Desk(store)
    other.open(one.letter.id)
    edit(one, "obj-route", "judgement", "Non tenu")
    edit(other, "obj-route", "ground", "La série baisse.")
    [made] = judged(other).values()
    assert (made.judgement, made.ground) == ("Non tenu", "La série baisse.")


def test_what_another_began_meanwhile_is_shown_before_more_is_typed(
    store: Store, faulty: Dossier
) -> None:
    one = on(store, faulty.with_value("evaluation_reports", ()))
    other = Desk(store)
    other.open(one.letter.id)
    typed = place_of_judgement(other.letter.dossier, "obj-route")
    ask(one, "start_evaluation")
    edit(one, "obj-route", "dissent", "Anne ne suit pas.")
    assert ask(other, "edit", path=f"{typed}.ground", value="Vu.").refresh == "section"
    [made] = judged(other).values()
    assert (made.dissent, made.ground) == ("Anne ne suit pas.", "Vu.")
    assert ask(other, "edit", path=f"{typed}.ground", value="Lu.").refresh == "quiet"


def test_a_ground_that_points_at_what_is_gone_is_still_drawn(store: Store, faulty: Dossier) -> None:
    gone = Judgement.new(about="obj-route", points=("res-gone",))
    held = EvaluationReport.new(scale=("Oui",), judgements=(gone,))
    desk = on(store, faulty.with_value("evaluation_reports", (held,)))
    for view in ("view-compare", "view-hearing", "view-evaluation"):
        ask(desk, "go", section=view)
        assert traits(desk, "section")["section"]["id"] == view


def test_two_members_who_ask_at_once_ask_both(store: Store, faulty: Dossier) -> None:
    one = on(store, faulty.with_value("evaluation_reports", ()))
    other = Desk(store)
    other.open(one.letter.id)
    for desk, about in ((one, "obj-route"), (other, "general")):
        ask(desk, "question", about=about)
    [report] = other.letter.dossier.evaluation_reports
    assert (len(report.questions), other.letter.conflicts) == (2, ())


def test_a_judgement_s_place_avoids_an_id_that_is_taken(store: Store, faulty: Dossier) -> None:
    taken = Judgement(id="jud-obj-route", about="obj-suivi")
    held = EvaluationReport.new(scale=("Oui",), judgements=(taken,))
    desk = on(store, faulty.with_value("evaluation_reports", (held,)))
    edit(desk, "obj-route", "ground", "Vu.")
    assert judged(desk)["obj-route"].ground == "Vu."


FORGED = [
    ("evaluation_reports[eva-none].judgements[jud-obj-route].ground", "x"),
    ("evaluation_reports[eva-first].judgements[jud-obj-none].ground", "x"),
    ("evaluation_reports[eva-first].judgements[jud-obj-route].about", "obj-suivi"),
    ("evaluation_reports[eva-first].judgements[jud-obj-route].id", "jud-own"),
    ("evaluation_reports[eva-first].judgements[jud-obj-route].judgement", "Parfait"),
    ("evaluation_reports[eva-first].judgements[jud-obj-route].kind", "promise"),
    ("evaluation_reports[eva-first].judgements[jud-obj-route].ground", ["x"]),
    ("evaluation_reports[eva-first].judgements[jud-obj-route].points", ["x y"]),
    ("evaluation_reports[eva-first].judgements", []),
    ("evaluation_reports", []),
    ("notes[obj-none]", "x"),
    ("notes[obj-route]", {"text": "x"}),
]


@pytest.mark.parametrize(("path", "value"), FORGED)
def test_a_forged_judgement_changes_nothing(
    store: Store, faulty: Dossier, path: str, value: Any
) -> None:
    desk = on(store, faulty.with_value("evaluation_reports", ()))
    before = desk.letter.dossier
    assert "refused" in ask(desk, "edit", path=path, value=value).ack
    assert desk.letter.dossier == before


@pytest.mark.parametrize("place", ["judgements[0].judgement", "overall"])
def test_a_forged_level_is_refused_wherever_it_is_set(commission: Desk, place: str) -> None:
    held = commission.letter.dossier.evaluation_reports[0]
    for report in ("0", held.id):
        path = f"evaluation_reports[{report}].{place}"
        assert "refused" in ask(commission, "edit", path=path, value="Parfait").ack
        assert "saved" in ask(commission, "edit", path=path, value=held.scale[0]).ack


@pytest.mark.parametrize("about", ["obj-none", "", "general]", "letter", None, 3])
def test_a_question_about_nothing_is_refused(commission: Desk, about: Any) -> None:
    before = commission.letter.dossier
    assert "refused" in ask(commission, "question", about=about).ack
    assert commission.letter.dossier == before


def test_a_place_that_is_there_begins_nothing(faulty: Dossier) -> None:
    for about in ("obj-suivi", "own-functioning"):
        assert begun_by(faulty, place_of_judgement(faulty, about) + ".ground") == {}


def test_the_app_of_the_comparison_begins_with_the_last_dossier(
    commission: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QUERY_STRING", raising=False)
    store = f"sqlite:///{tmp_path / 'store.db'}"
    assert CompareApp(store).section["id"] == "view-compare"
    commission.store.settings.set("last", None)
    assert CompareApp(store).screen == "home"
    monkeypatch.setenv("QUERY_STRING", f"dossier={commission.letter.id}&section=mandate")
    assert CompareApp(store).section["id"] == "mandate"


# The hearing.


def sheet(desk: Desk) -> dict[str, dict[str, Any]]:
    ask(desk, "visit", view="view-hearing")
    [field] = traits(desk, "section")["section"]["fields"]
    return {one["id"]: one for one in field["rows"]}


def test_a_note_is_its_writers_alone_until_it_is_asked(commission: Desk, store: Store) -> None:
    words = "Demander qui a décidé du retard."
    ask(commission, "edit", path="notes[obj-suivi]", value=words)
    assert sheet(commission)["obj-suivi"]["note"]["value"] == words
    assert words not in commission.letter.dossier.model_dump_json()
    assert all(words not in entry.detail for entry in store.audit.entries())
    other = Desk(store)
    other.actor = BEN
    other.open(commission.letter.id)
    assert words not in json.dumps(sheet(other))
    assert "refused" in ask(other, "question", about="obj-suivi", note=True).ack
    ask(commission, "question", about="obj-suivi", note=True)
    [*_, asked] = commission.letter.dossier.evaluation_reports[0].questions
    assert (asked.question, asked.asked_by, asked.about) == (words, ANNE.name, "obj-suivi")
    ask(commission, "undo")
    assert len(commission.letter.dossier.evaluation_reports[0].questions) == 1


def test_a_question_is_answered_and_taken_away(store: Store, faulty: Dossier) -> None:
    desk = on(store, faulty.with_value("evaluation_reports", ()))
    for about in ("general", "own-functioning"):
        added = ask(desk, "question", about=about).ack["added"]
        path = sheet(desk)[about]["questions"][0]["fields"][2]["path"]
        ask(desk, "edit", path=path, value="Oui.")
    [report] = desk.letter.dossier.evaluation_reports
    assert [(one.section, one.answer) for one in report.questions] == [
        ("", "Oui."), ("own-functioning", "Oui."),
    ]  # fmt: skip
    ask(desk, "remove", id=added)
    assert len(desk.letter.dossier.evaluation_reports[0].questions) == 1


def test_nobody_in_particular_keeps_no_note(store: Store, faulty: Dossier) -> None:
    desk = on(store, faulty)
    desk.actor = None
    assert "refused" in ask(desk, "edit", path="notes[obj-suivi]", value="x").ack
    assert sheet(desk)["obj-suivi"]["note"]["value"] == ""


def tabs(desk: Desk) -> Iterator[tuple[str, bool]]:
    yield from ((one["id"], one["current"]) for one in traits(desk, "section")["bar"]["apps"])


def test_the_bar_says_in_which_part_one_is(commission: Desk) -> None:
    assert dict(tabs(commission))["letter"]
    ask(commission, "visit", view="view-hearing")
    assert [name for name, current in tabs(commission) if current] == ["compare"]
    siblings = traits(commission, "section")["section"]["siblings"]
    assert [one["id"] for one in siblings if one["current"]] == ["view-hearing"]
