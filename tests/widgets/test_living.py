"""The life of a letter on the screens: each step checked again, frozen, told; nothing leaks."""

from __future__ import annotations

import base64
import logging
from typing import Any

import icalendar
import pytest

from plpmission import life
from plpmission.life import Stage
from plpmission.model import Dossier
from plpmission.store import Actor, Store
from plpmission_widgets.actions import Answer, dispatch
from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import traits
from plpmission_widgets.summaries import summary
from tests.export.keys import NAME, PASSPHRASE, key_file
from tests.life import letters
from tests.widgets.conftest import ask, in_a_loop


def opened(store: Store, dossier: Dossier) -> Desk:
    store.settings.set("actor", {"name": "Anne Wauters", "role": ""})
    made, _ = store.create(dossier, Actor("Anne Wauters"), summary=summary(dossier))
    desk = Desk(store)
    desk.open(made)
    desk.letter.go("view-life")
    return desk


def step(desk: Desk, name: str, about: str = "", **values: Any) -> Answer:
    return ask(desk, "step", step=name, about=about, values=values)


DECISION = {"on": "2026-06-24", "by": "police_council", "reference": "Point 4"}


def test_a_letter_is_set_frozen_and_told_in_the_audit(store: Store) -> None:
    desk = opened(store, letters.proposed())
    assert "refused" not in step(desk, "set", **DECISION).ack
    [frozen] = store.frozen(desk.letter.id)
    assert (frozen.kind, frozen.reference) == ("set", "Point 4")
    assert store.read(desk.letter.id, frozen.revision) == desk.letter.dossier
    assert "life" in {entry.action for entry in store.audit.entries(dossier=desk.letter.id)}


def test_a_forged_set_of_a_draft_is_refused_and_nothing_is_frozen(store: Store) -> None:
    desk = opened(store, letters.letter())
    refused = step(desk, "set", **DECISION).ack["refused"]
    assert "proposé" in refused["message"]
    assert life.stage(desk.letter.dossier) is Stage.DRAFT
    assert store.frozen(desk.letter.id) == ()
    edit = ask(desk, "edit", path="letter.setting.set_on", value="2026-06-24")
    assert "refused" in edit.ack


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"on": "2026-02-30"},
        {"on": 20260624},
        {**DECISION, "by": "the_king"},
        {**DECISION, "reference": " "},
        {**DECISION, "on": "2026-05-17"},
        {**DECISION, "on": "2099-01-01"},
        {**DECISION, "by": ["police_council"]},
    ],
)
def test_a_step_that_says_something_wrong_is_refused(store: Store, values: Any) -> None:
    desk = opened(store, letters.proposed())
    assert step(desk, "set", **values).ack["refused"]["message"]
    assert life.stage(desk.letter.dossier) is Stage.PROPOSED


def test_the_field_at_fault_is_named(store: Store) -> None:
    desk = opened(store, letters.proposed())
    assert step(desk, "set", **{**DECISION, "reference": ""}).ack["refused"]["path"] == (
        "step.reference"
    )
    assert "refused" in step(desk, "make_tea").ack


def test_what_is_set_is_locked_until_an_amendment_changes_it(store: Store) -> None:
    desk = opened(store, letters.in_force())
    locked = ask(desk, "edit", path="letter.objectives[obj-1].title", value="Autre")
    assert "amendement" in locked.ack["refused"]["message"]
    step(desk, "amend", reason="Moins d’agents", proposed_by="holder", shortfall="mea-1")
    [held] = desk.letter.dossier.letter.amendments
    here = f"letter.amendments[{held.id}].means[{held.means[0].id}].reason"
    assert "saved" in ask(desk, "edit", path=here, value="Gel").ack
    assert "taken" in step(desk, "propose_amendment", held.id, on="2026-09-15").ack
    decided = {**DECISION, "on": "2026-10-01"}
    assert "taken" in step(desk, "set_amendment", held.id, **decided).ack
    assert desk.letter.dossier.value("letter.means[mea-1].promised") == 2
    assert [one.kind for one in store.frozen(desk.letter.id)] == ["amended"]


def fields(desk: Desk) -> dict[str, Any]:
    shown = traits(desk, "section")["section"]["fields"]
    return {field["path"]: field for field in shown}


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_the_view_shows_the_steps_and_what_no_longer_holds(store: Store, lang: str) -> None:
    desk = opened(store, letters.amended())
    desk.speak(lang)
    shown = fields(desk)
    states = [one["state"] for one in shown["life"]["steps"]]
    assert states == ["done", "done", "done", "done", "now", "next"]
    assert life.content_hash(desk.letter.dossier) in shown["life"]["imprint"].replace(" ", "")
    cells = [cell["text"] for cell in shown["life.superseded"]["rows"][0]["cells"]]
    assert cells[1:] == ["4", "2", "Gel des recrutements"]


def test_a_new_letter_is_begun_from_a_set_one_alone(store: Store) -> None:
    desk = opened(store, letters.proposed())
    assert "refused" in step(desk, "begin_from").ack
    desk = opened(store, letters.amended())
    before = desk.letter.id
    step(desk, "begin_from")
    assert desk.letter.id != before
    assert life.stage(desk.letter.dossier) is Stage.DRAFT


def test_what_falls_due_is_on_the_home_screen_and_in_a_calendar(store: Store) -> None:
    desk = opened(store, letters.in_force())
    [file] = ask(desk, "calendar").then
    events = icalendar.Calendar.from_ical(file.content).walk("VEVENT")
    ask(desk, "home")
    due = traits(desk, "screen")["home"]["due"]
    assert due[0]["dossier"]
    assert due[0]["go"]["section"]
    [all_of_them] = ask(desk, "calendar").then
    again = icalendar.Calendar.from_ical(all_of_them.content).walk("VEVENT")
    assert {str(one["uid"]) for one in events} == {str(one["uid"]) for one in again}


def run(desk: Desk, **message: Any) -> list[Answer]:
    async def collect() -> list[Answer]:
        return [answer async for answer in dispatch(desk, {"seq": 1, **message})]

    return in_a_loop(collect())


def test_a_signed_letter_is_known_again_and_its_passphrase_is_nowhere(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    desk = opened(store, letters.as_first_set())
    key = base64.b64encode(key_file()).decode()
    with caplog.at_level(logging.DEBUG):
        answers = run(desk, do="sign", key=key, passphrase=PASSPHRASE)
        desk.exporter.close()
    [file] = [push for answer in answers for push in answer.then]
    assert store.signed.of(desk.letter.id)[0].signer == NAME
    written = repr([(a.ack, a.refresh, [p.message for p in a.then]) for a in answers])
    assert PASSPHRASE not in caplog.text + written + repr(desk.dialog)
    ask(desk, "home")
    ask(desk, "visit", view="view-verify")
    data = base64.b64encode(file.content).decode()
    run(desk, do="verify_part", name="lettre.pdf", at=0, of=1, data=data)
    read = fields(desk)["verify"]["read"]
    assert read["good"]
    assert any("octet pour octet" in sentence for sentence in read["sentences"])


def test_a_wrong_passphrase_is_said_in_the_dialog(store: Store) -> None:
    desk = opened(store, letters.as_first_set())
    key = base64.b64encode(b"no key").decode()
    run(desk, do="sign", key=key, passphrase="x")
    desk.exporter.close()
    assert "phrase secrète" in desk.dialog["error"]
    assert "refused" in ask(desk, "sign", key="%%%", passphrase="x").ack


def test_parts_of_a_file_that_come_in_disorder_are_refused(store: Store) -> None:
    desk = opened(store, letters.letter())
    for at, of in ((1, 2), (0, 0), (0, 1000), (-1, 1)):
        answer = ask(desk, "verify_part", name="a.pdf", at=at, of=of, data="AAAA")
        assert "refused" in answer.ack


def test_what_the_checks_say_of_a_step_leads_to_the_life_of_the_letter(store: Store) -> None:
    desk = opened(store, letters.as_first_set())
    ask(desk, "ask", dialog="findings")
    rows = [row for group in desk.dialog["groups"] for row in group["findings"]]
    [copy] = [row for row in rows if row["go"]["section"] == "view-life"]
    assert copy["severity"] == "error"
    assert "refused" not in ask(desk, "go", **copy["go"]).ack
