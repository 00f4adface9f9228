"""The screens of the reports: begun, written, judged, carried on; what is forged is refused."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from plpmission.compare.shelf import shelved
from plpmission.model import Dossier, read_dossier
from plpmission.store import Store, open_store
from plpmission_widgets.desk import Desk
from plpmission_widgets.page import Page
from plpmission_widgets.screen import traits
from plpmission_widgets.views.many_rows import table
from plpmission_widgets.views.report_cards import CARDS
from tests.strategies import dossiers
from tests.widgets.conftest import ANNE, SAMPLES, ask

FAULTY = SAMPLES / "val-de-lorne-fautes.plp.json"


@pytest.fixture(scope="session")
def trio() -> Dossier:
    return read_dossier(FAULTY)


@pytest.fixture
def judged(store: Store, trio: Dossier) -> Desk:
    """A page open on a mandate with both reports."""
    store.settings.set("actor", {"name": ANNE.name, "role": ANNE.role})
    made, _ = store.create(trio, ANNE)
    page = Desk(store)
    page.open(made)
    return page


def shown(desk: Desk, view: str, item: str | None = None) -> dict[str, Any]:
    """What a view draws of a part."""
    ask(desk, "go", section=view, item=item)
    [field] = traits(desk, "section")["section"]["fields"]
    json.dumps(field)
    return field


def beside(desk: Desk, view: str, item: str) -> list[dict[str, Any]]:
    """What is worked out beside a part."""
    asked = shown(desk, view, item)["beside"]
    page = Page(dossier=desk.letter.dossier, lang=desk.lang)
    found = list(CARDS[asked["view"]](page, asked["report"], asked["about"]))
    json.dumps(found)
    return found


def test_a_forged_kind_of_report_is_refused(judged: Desk) -> None:
    answer = ask(judged, "beside", view="letter", report="rep-2025", about="", id="x")
    assert "refused" in answer.ack


def marks(field: dict[str, Any]) -> dict[str, str]:
    """What the list of parts says of each, by the end of its item."""
    rows = [row for group in field["groups"] for row in group["rows"]]
    return {row["item"].split(":")[-1]: row["mark"]["label"] for row in rows if row["mark"]}


def test_a_report_is_begun_from_the_letter_and_written_by_objective(desk: Desk) -> None:
    begin = shown(desk, "view-report")
    assert [act["do"] for act in begin["acts"]] == ["start_report", "start_report"]
    made = ask(desk, "start_report", start="2026-09-01", end="2026-12-31").ack["added"]
    first = desk.letter.dossier.letter.objectives[0].id
    part = shown(desk, "view-report", f"{made}:{first}")
    assert part["title"].startswith("OS\u00a01")
    cards = beside(desk, "view-report", f"{made}:{first}")
    assert cards[0]["title"] == "Ce qui était promis"
    state = f"activity_reports[{made}].results[0].state"
    result = desk.letter.dossier.value(f"activity_reports[{made}].results")[0].id
    ask(desk, "edit", path=state.replace("[0]", f"[{result}]"), value="reached")
    assert marks(shown(desk, "view-report", made))[first] == "Atteint"


def test_an_empty_report_asks_for_each_objective(desk: Desk) -> None:
    made = ask(desk, "start_report", bare=True, start="2026-09-01", end="2026-12-31").ack["added"]
    first = desk.letter.dossier.letter.objectives[0].id
    [void] = shown(desk, "view-report", f"{made}:{first}")["fields"]
    act = void["acts"][0]
    ask(desk, **{name: value for name, value in act.items() if name != "label"})
    [result] = desk.letter.dossier.item(made).results
    assert result.objective == first
    kinds = [one["kind"] for one in shown(desk, "view-report", f"{made}:{first}")["fields"]]
    assert kinds == ["choice", "lines", "lines", "lines", "lines", "table", "evidence"]


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"start": "2026-13-01", "end": "2027-01-01"}, "begin.start"),
        ({"start": "2027-01-01", "end": "2026-01-01"}, "begin.end"),
        ({"start": "", "end": ""}, "begin.start"),
    ],
)
def test_a_period_that_is_none_is_refused_beside_its_field(
    desk: Desk, values: dict[str, str], where: str
) -> None:
    assert ask(desk, "start_report", **values).ack["refused"]["path"] == where
    assert desk.letter.dossier.activity_reports == ()


def test_every_part_of_both_reports_is_drawn(judged: Desk) -> None:
    for view in ("view-report", "view-evaluation"):
        field = shown(judged, view)
        items = [row["item"] for group in field["groups"] for row in group["rows"]]
        titles = [shown(judged, view, item)["title"] for item in items]
        assert all(titles)
        assert shown(judged, view, "nowhere:else")["item"] == items[0]


def test_what_the_rules_say_stands_beside_the_objective(judged: Desk) -> None:
    def remarks(view: str, item: str) -> list[str]:
        cards = beside(judged, view, item)
        return [one["title"] for card in cards for one in card.get("remarks", ())]

    assert "ne parle pas" in remarks("view-report", "rep-2025:obj-route")[0]
    assert len(remarks("view-evaluation", "eva-2025:obj-victimes")) == 2
    assert remarks("view-report", "rep-2025:obj-suivi") == []


def test_a_commitment_is_judged_by_its_kind(judged: Desk) -> None:
    def order(about: str) -> tuple[str, str]:
        item = f"eva-2025:{about}"
        titles = [card["title"] for card in beside(judged, "view-evaluation", item)]
        return shown(judged, "view-evaluation", item)["over"], titles[
            titles.index("Ce qui était promis") + 1
        ]

    assert order("obj-victimes") == (
        "Un effort\u00a0: jugé par ce qui a été fait",
        "Ce qui est rapporté",
    )
    assert order("obj-accueil") == ("Des moyens\u00a0: jugés par ce qui a été donné", "Moyens")
    assert order("obj-suivi")[1] == "Plaignants satisfaits du suivi"


def test_a_renewal_request_says_what_misses_and_leads_there(judged: Desk) -> None:
    [points] = shown(judged, "view-report", "rep-2025:renewal")["fields"]
    assert not points["good"]
    [missing] = [one for one in points["points"] if not one["met"]]
    assert missing["go"] == {
        "section": "view-report",
        "item": "rep-2025:obj-route",
        "path": None,
    }
    ask(judged, "report_on", report="rep-2025", objective="obj-route")
    result = judged.letter.dossier.item("rep-2025").results[-1].id
    ask(judged, "edit", path=f"activity_reports[rep-2025].results[{result}].result", value="Fait.")
    [points] = shown(judged, "view-report", "rep-2025:renewal")["fields"]
    assert points["good"]


def test_a_file_s_hash_is_noted_and_the_file_is_not_kept(judged: Desk, tmp_path: Path) -> None:
    content = b"annee;faits\n2024;20\n" * 1000
    halves = content[:9000], content[9000:]

    def sent(name: str, *parts: bytes) -> list[dict[str, Any]]:
        answers = [
            ask(
                judged,
                "evidence_part",
                result="res-accueil",
                name=name,
                at=at,
                of=len(parts),
                data=base64.b64encode(part).decode(),
            )
            for at, part in enumerate(parts)
        ]
        return [push.message for push in answers[-1].then]

    sent("faits.csv", *halves)
    held = judged.letter.dossier.item("res-accueil").evidence
    assert (held[-1].location, held[-1].kind) == ("faits.csv", "file")
    assert held[-1].sha256 == hashlib.sha256(content).hexdigest()
    [said] = sent("faits.csv", content)
    assert "n’a pas changé" in said["toast"]["text"]
    [said] = sent("faits.csv", b"autre")
    assert "autre contenu" in said["toast"]["text"]
    assert len(judged.letter.dossier.item("res-accueil").evidence) == len(held) + 1


@pytest.mark.parametrize(
    "forged",
    [
        {"result": "obj-route"},
        {"result": "res-nowhere"},
        {"at": 1},
        {"of": 0},
        {"at": -1},
        {"data": "é"},
        {"of": 100_000},
    ],
)
def test_a_forged_part_of_a_file_is_refused(judged: Desk, forged: dict[str, Any]) -> None:
    part = {"result": "res-accueil", "name": "x", "at": 0, "of": 2, "data": "eA=="}
    before = judged.letter.dossier
    if forged.get("at") != 1 and "of" not in forged:
        ask(judged, "evidence_part", **part)
        part["at"] = 1
    assert "refused" in ask(judged, "evidence_part", **{**part, **forged}).ack
    assert judged.letter.dossier is before


def test_a_level_is_chosen_the_ground_comes_after(judged: Desk) -> None:
    [void] = shown(judged, "view-evaluation", "eva-2025:obj-victimes")["fields"]
    assert [act["label"] for act in void["acts"][:3]] == ["Tenu", "Tenu en partie", "Non tenu"]
    ask(judged, "judge", evaluation="eva-2025", about="obj-victimes", level="Tenu en partie")
    assert marks(shown(judged, "view-evaluation"))["obj-victimes"] == "Tenu en partie"
    fields = shown(judged, "view-evaluation", "eva-2025:obj-victimes")["fields"]
    points = next(one for one in fields if one.get("path", "").endswith(".points"))
    groups = [one["group"] for one in points["options"]]
    assert groups == sorted(groups, key="De cet objectif".__ne__)
    ask(judged, "judge", evaluation="eva-2025", section="people")
    assert "people" in marks(shown(judged, "view-evaluation"))
    assert ask(judged, "undo").refresh == "section"
    assert "people" not in marks(shown(judged, "view-evaluation"))


@pytest.mark.parametrize(
    "forged",
    [
        {"about": "obj-nowhere"},
        {"section": "nowhere"},
        {"about": "obj-route", "section": "people"},
        {},
        {"about": "obj-route", "level": "Parfait"},
        {"about": "obj-route", "evaluation": "eva-nowhere"},
        {"about": "plan-visites"},
    ],
)
def test_a_forged_judgement_is_refused(judged: Desk, forged: dict[str, str]) -> None:
    before = judged.letter.dossier
    assert "refused" in ask(judged, "judge", **{"evaluation": "eva-2025", **forged}).ack
    assert judged.letter.dossier is before


def test_a_renamed_level_is_renamed_in_the_judgements(judged: Desk) -> None:
    levels = [
        {"name": "Respecté", "means": "kept", "was": "Tenu"},
        {"name": "En partie", "means": "", "was": "Tenu en partie"},
        {"name": "Non tenu", "means": "missed", "was": "Non tenu"},
    ]
    ask(judged, "set_scale", evaluation="eva-2025", levels=levels)
    report = judged.letter.dossier.item("eva-2025")
    assert report.scale == ("Respecté", "En partie", "Non tenu")
    assert (report.kept, report.missed) == (("Respecté",), ("Non tenu",))
    assert {one.judgement for one in report.judgements} <= {*report.scale, ""}
    assert report.overall == "En partie" or report.overall in report.scale
    for forged in ([{"name": ""}], ["x"], [{"name": 3}], [{"name": "a"}, {"name": "a "}]):
        assert "refused" in ask(judged, "set_scale", evaluation="eva-2025", levels=forged).ack


def test_members_and_hearings_are_sent_whole(judged: Desk) -> None:
    base = "evaluation_reports[eva-2025]"
    ask(judged, "edit", path=f"{base}.members", value=["Une présidente", "", "Un membre"])
    ask(judged, "edit", path=f"{base}.hearings", value=["2025-04-29", "2025-05-06"])
    report = judged.letter.dossier.item("eva-2025")
    assert report.members == ("Une présidente", "Un membre")
    assert [day.day for day in report.hearings] == [29, 6]
    assert "refused" in ask(judged, "edit", path=f"{base}.hearings", value=["demain"]).ack


def test_the_next_letter_begins_with_what_goes_on(judged: Desk) -> None:
    before = judged.letter.id
    ask(judged, "advise", evaluation="eva-2025")
    advice = judged.letter.dossier.item("eva-2025").advice
    assert {one.about for one in advice} == {
        one.id for one in judged.letter.dossier.letter.objectives
    }
    gone = next(one for one in advice if one.about == "obj-route")
    path = f"evaluation_reports[eva-2025].advice[{gone.id}].carries_over"
    ask(judged, "edit", path=path, value=False)
    table = next(
        one
        for one in shown(judged, "view-evaluation", "eva-2025:next")["fields"]
        if one["kind"] == "table"
    )
    assert next(r for r in table["rows"] if r["id"] == gone.id)["cells"]["carries_over"] is False
    made = ask(judged, "next_letter").ack["added"]
    assert judged.letter.id == made != before
    assert "obj-route" not in {one.id for one in judged.letter.dossier.letter.objectives}


def test_a_report_s_version_is_kept_as_official(judged: Desk) -> None:
    ask(judged, "edit", path="evaluation_reports[eva-2025].conclusion", value="Tenue.")
    for key, kind in (("eva-2025", "evaluation"), ("rep-2025", "report")):
        ask(judged, "keep_report", report=key)
        [*_, frozen] = judged.store.frozen(judged.letter.id)
        assert (frozen.kind, frozen.reference) == (kind, key)
        assert judged.store.read(judged.letter.id, frozen.revision) == judged.letter.dossier
    cards = shown(judged, "view-evaluation", "eva-2025:conclusion")["cards"]
    assert frozen.hash[:16] in cards[-1]["facts"][0]["text"]
    ask(judged, "visit", view="view-life")
    assert traits(judged, "section")["section"]["fields"]
    assert "refused" in ask(judged, "keep_report", report="obj-route").ack


def test_a_letter_that_was_not_set_has_no_next_one(desk: Desk) -> None:
    before = desk.letter.id
    assert "refused" in ask(desk, "next_letter").ack
    assert desk.letter.id == before


def test_an_objective_by_another_kind_of_id_is_judged_as_one(store: Store, trio: Dossier) -> None:
    other = Dossier.model_validate_json(trio.model_dump_json().replace("obj-", "goal-"))
    page = Desk(store)
    page.open(store.create(other.with_value("evaluation_reports", ()), ANNE)[0])
    made = ask(page, "start_evaluation").ack["added"]
    [void] = shown(page, "view-evaluation", f"{made}:goal-route")["fields"]
    assert void["acts"][0]["about"] == "goal-route"


def test_two_evaluations_keep_their_judgements_apart(judged: Desk) -> None:
    made = [ask(judged, "start_evaluation").ack["added"] for _ in range(2)]
    for one in made:
        level = judged.letter.dossier.item(one).scale[0]
        ask(judged, "judge", evaluation=one, about="obj-route", level=level)
    ids = [judged.letter.dossier.item(one).judgements[0].id for one in made]
    assert len(set(ids)) == 2


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dossiers())
def test_every_dossier_s_reports_are_drawn(
    tmp_path_factory: pytest.TempPathFactory, dossier: Dossier
) -> None:
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('reports') / 'store.db'}")
    made, _ = store.create(dossier.model_copy(update={"holds": "mandate"}), ANNE)
    page = Desk(store)
    page.open(made)
    for view in ("view-report", "view-evaluation"):
        field = shown(page, view)
        for row in [row for group in field.get("groups", ()) for row in group["rows"]]:
            field = shown(page, view, row["item"])
            assert field["item"] == row["item"]
            if field["beside"]:
                beside(page, view, row["item"])
    [held] = shelved([(made, page.letter.dossier)], page.lang)
    json.dumps(table([held], page.lang))
    store.dispose()


def test_a_report_as_long_as_a_book_is_drawn_and_compared(judged: Desk) -> None:
    book = "Les équipes ont poursuivi leur travail dans les trois communes. " * 3000
    for result in judged.letter.dossier.item("rep-2025").results[:3]:
        path = f"activity_reports[rep-2025].results[{result.id}].result"
        assert "refused" not in ask(judged, "edit", path=path, value=book).ack
    assert shown(judged, "view-report", "rep-2025:obj-habitat")["fields"][1]["value"] == book
    assert beside(judged, "view-evaluation", "eva-2025:obj-habitat")
