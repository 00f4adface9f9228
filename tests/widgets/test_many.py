"""Many dossiers on one screen: lines, filters' words, what resembles, two letters, files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from plpmission.model import read_dossier
from plpmission.store import Store
from plpmission_widgets.actions import Answer, across, dispatch
from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import traits
from plpmission_widgets.trends import client, shelf
from tests.widgets.conftest import ANNE, SAMPLES, ask, in_a_loop

NAMES = ("val-de-lorne", "haute-semois", "leiestreek")


@pytest.fixture(scope="module", autouse=True)
def _worker() -> Iterator[None]:
    """The process that reads dossiers beside the page; it ends with these tests."""
    yield
    client.client().close()


@pytest.fixture
def home(store: Store) -> Desk:
    """A page at home, with three dossiers."""
    store.settings.set("actor", {"name": ANNE.name, "role": ANNE.role})
    for name in NAMES:
        store.create(read_dossier(SAMPLES / f"{name}.plp.json"), ANNE)
    desk = Desk(store)
    ask(desk, "visit", view="view-many")
    return desk


def each(desk: Desk, do: str, **values: Any) -> list[Answer]:
    """All answers to a message."""

    async def answers() -> list[Answer]:
        return [one async for one in dispatch(desk, {"do": do, "seq": 1, **values})]

    return in_a_loop(answers())


def shown(desk: Desk, **asked: str) -> dict[str, Any]:
    """The table, with what was asked of it."""
    return each(desk, "many", **asked)[-1].ack["many"]


def test_each_dossier_has_a_line_and_what_it_has_no_report_of_is_not_counted(home: Desk) -> None:
    rows = {row["zone"]: row for row in shown(home)["rows"]}
    lorne, semois = rows["Zone de police Val-de-Lorne"], rows["Zone de police Haute-Semois"]
    assert lorne["counts"] == {"reached": 3, "partly": 2, "missed": 1, "not_reported": 0}
    assert (lorne["said"]["missed"], lorne["score"]) == ("1 non atteint", 1.0)
    assert set(semois["counts"].values()) == {None}
    assert "burglary" in semois["themes"]


def test_what_is_covered_leads_to_where(home: Desk) -> None:
    themes, criteria = shown(home)["covered"]
    burglary = themes["rows"][0]
    assert (burglary["count"], themes["of"]) == (3, 3)
    assert all(place["at"] for place in burglary["places"])
    assert [row["id"] for row in criteria["rows"]] == list("1234567")


def test_what_resembles_is_shown_for_one_dossier_across_languages(home: Desk) -> None:
    keys = {row["zone"]: row["key"] for row in shown(home)["rows"]}
    near = shown(home, near=keys["Zone de police Val-de-Lorne"])["near"]
    assert {one["lang"] for row in near["rows"] for one in row["others"]} == {"fr", "nl"}
    assert shown(home)["near"] is None


def test_what_was_asked_last_is_there_when_one_comes_back(home: Desk) -> None:
    key = shown(home)["rows"][0]["key"]
    shown(home, near=key)
    [frame] = traits(home, "section")["section"]["fields"]
    assert frame["asked"] == {"near": key, "before": "", "after": ""}


def test_one_letter_stands_against_another_word_by_word(home: Desk) -> None:
    keys = {row["lang"] + row["years"]: row["key"] for row in shown(home)["rows"]}
    found = shown(home, before=keys["fr2020–2025"], after=keys["fr2026–2031"])["letters"]
    assert found["other"] == ""
    kinds = [
        {piece["kind"] for row in found["rows"] for piece in row["sides"][at]} for at in (0, 1)
    ]
    assert kinds == [{"same", "removed"}, {"same", "added"}]
    other = shown(home, before=keys["fr2020–2025"], after=keys["nl2025–2030"])["letters"]["other"]
    assert "langues différentes" in other


def test_only_what_changed_is_read_again_and_one_is_told_how_far_it_is(home: Desk) -> None:
    def read() -> list[str]:
        return [one.ack["many"]["waiting"] for one in each(home, "many")[1:-1]]

    assert read() == ["0 dossiers sur 3 sont lus…"]
    assert read() == []
    key = shown(home)["rows"][0]["key"]
    ask(home, "open", dossier=key)
    ask(home, "edit", path="title", value="Autre titre")
    ask(home, "home")
    ask(home, "visit", view="view-many")
    assert read() == ["2 dossiers sur 3 sont lus…"]
    assert "Autre titre" in {row["title"] for row in shown(home)["rows"]}


def test_dossiers_are_read_ahead_while_their_list_is_looked_at(home: Desk) -> None:
    assert [one.ack for one in each(home, "many_ahead")] == [{}]
    answers = each(home, "many")
    assert not any("waiting" in one.ack.get("many", ()) for one in answers)


def test_what_the_process_forgets_is_sent_again(home: Desk) -> None:
    before = shown(home)
    client.client().close()
    assert shown(home) == before


def test_what_nobody_asked_for_in_a_long_time_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_KEPT", shelf.OrderedDict())
    monkeypatch.setattr(shelf, "ROOM", 2)
    content = (SAMPLES / "brouillon.plp.json").read_bytes()
    places = [shelf.Place(key, "0", "fr") for key in "abc"]
    shelf.keep(places, [content, b"{", content])
    assert [one.key for one in shelf.of(places)] == ["a", "c"]
    assert shelf.missing(places) == []
    shelf.of(places[:1])
    assert shelf.missing(places) == ["b"]


def test_of_a_dossier_that_is_changed_often_only_the_last_state_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shelf, "_KEPT", shelf.OrderedDict())
    content = (SAMPLES / "brouillon.plp.json").read_bytes()
    states = [shelf.Place("a", sha256, "fr") for sha256 in "123"]
    for state in states:
        shelf.keep([state], [content])
    assert shelf.missing(states) == ["a", "a"]
    assert len(shelf._KEPT) == 1


def test_a_process_that_forgets_everything_is_not_asked_for_ever(
    home: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def forgetful(task: str, *_: bytes, **__: Any) -> dict[str, Any]:
        asked.append(task)
        return {"missing": [one.id for one in home.store.list()]}

    monkeypatch.setattr(across, "asked_of", forgetful)
    assert "arrêté" in shown(home)["error"]
    assert asked.count("shelve") == across.ROUNDS


def test_the_table_is_taken_along_and_forged_requests_are_refused(home: Desk) -> None:
    keys = [row["key"] for row in shown(home)["rows"]]
    for kind, begins in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")):
        [push] = each(home, "many_take", **{"as": kind, "keys": [*keys, 3, "nowhere"]})[-1].then
        assert push.content is not None
        assert push.content.startswith(begins)
    assert "refused" in ask(home, "many_take", **{"as": "exe", "keys": keys}).ack
    assert "refused" in ask(home, "many", near="nowhere").ack
    assert "refused" in ask(home, "many", before=keys[0], after="nowhere").ack


def test_a_damaged_dossier_is_said_and_the_others_are_shown(home: Desk, tmp_path: Path) -> None:
    damaged = home.store.list()[0]
    with closing(sqlite3.connect(tmp_path / "store.db", isolation_level=None)) as raw:
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type='trigger'"
        ).fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE revision SET content = x'00' WHERE dossier = ?", (damaged.id,))
    table = shown(home)
    assert damaged.title in table["note"]
    assert damaged.id not in {row["key"] for row in table["rows"]}
    assert table["rows"]
