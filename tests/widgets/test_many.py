"""Many dossiers on one screen: lines, filters' words, what resembles, two letters, files."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from plpmission.model import read_dossier
from plpmission.store import Store
from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import traits
from plpmission_widgets.views import many
from tests.widgets.conftest import ANNE, SAMPLES, ask

NAMES = ("val-de-lorne", "haute-semois", "leiestreek")


@pytest.fixture
def home(store: Store) -> Desk:
    """A page at home, with three dossiers."""
    store.settings.set("actor", {"name": ANNE.name, "role": ANNE.role})
    for name in NAMES:
        store.create(read_dossier(SAMPLES / f"{name}.plp.json"), ANNE)
    desk = Desk(store)
    ask(desk, "visit", view="view-many")
    return desk


def shown(desk: Desk) -> dict[str, Any]:
    [field] = traits(desk, "section")["section"]["fields"]
    json.dumps(field)
    return field


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
    ask(home, "many", near=keys["Zone de police Val-de-Lorne"])
    near = shown(home)["near"]
    assert {one["lang"] for row in near["rows"] for one in row["others"]} == {"fr", "nl"}
    ask(home, "many")
    assert shown(home)["near"] is None


def test_one_letter_stands_against_another_word_by_word(home: Desk) -> None:
    keys = {row["lang"] + row["years"]: row["key"] for row in shown(home)["rows"]}
    ask(home, "many", before=keys["fr2020–2025"], after=keys["fr2026–2031"])
    found = shown(home)["letters"]
    assert found["other"] == ""
    kinds = [
        {piece["kind"] for row in found["rows"] for piece in row["sides"][at]} for at in (0, 1)
    ]
    assert kinds == [{"same", "removed"}, {"same", "added"}]
    ask(home, "many", before=keys["fr2020–2025"], after=keys["nl2025–2030"])
    assert "langues différentes" in shown(home)["letters"]["other"]


def test_only_what_changed_is_worked_out_again(home: Desk, monkeypatch: Any) -> None:
    shown(home)
    asked: list[int] = []
    real = many.shelved

    def counting(dossiers: Any, lang: str) -> Any:
        listed = list(dossiers)
        asked.append(len(listed))
        return real(listed, lang)

    monkeypatch.setattr(many, "shelved", counting)
    shown(home)
    key = shown(home)["rows"][0]["key"]
    ask(home, "open", dossier=key)
    ask(home, "edit", path="title", value="Autre titre")
    ask(home, "home")
    ask(home, "visit", view="view-many")
    assert "Autre titre" in {row["title"] for row in shown(home)["rows"]}
    assert asked == [0, 0, 1]


def test_the_table_is_taken_along_and_forged_requests_are_refused(home: Desk) -> None:
    keys = [row["key"] for row in shown(home)["rows"]]
    for kind, begins in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")):
        [push] = ask(home, "many_take", **{"as": kind, "keys": [*keys, 3, "nowhere"]}).then
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
    note, table = many.fields(home)
    assert damaged.title in note["text"]
    assert damaged.id not in {row["key"] for row in table["rows"]}
    assert table["rows"]
