"""Views beside the sections: one goes there and back, and a letter opens without them."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from plpmission.model import read_dossier
from plpmission.store import Store
from plpmission_widgets import beside
from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import traits
from tests.widgets.conftest import ANNE, SAMPLES, ask


@pytest.fixture(autouse=True)
def view(monkeypatch: pytest.MonkeyPatch) -> beside.View:
    """A view that says the name of whoever looks at it."""
    module = ModuleType("looking_glass")
    module.fields = lambda desk: [{"kind": "note", "text": desk.who.name}]  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "looking_glass", module)
    made = beside.View(
        id="view-glass",
        title="Letter",
        about="Bin",
        domain="app",
        module="looking_glass",
        at_home=True,
    )
    monkeypatch.setitem(beside.VIEWS, made.id, made)  # type: ignore[arg-type]
    return made


def test_a_view_is_listed_under_the_sections_and_drawn_in_their_place(desk: Desk) -> None:
    assert "view-glass" in [one["id"] for one in traits(desk, "section")["outline"]["beside"]]
    ask(desk, "visit", view="view-glass")
    shown = traits(desk, "section")
    assert shown["section"]["fields"] == [{"kind": "note", "text": "Anne Wauters"}]
    assert shown["aside"] is None
    assert [one["id"] for one in shown["outline"]["beside"] if one["current"]] == ["view-glass"]


def test_one_comes_back_from_a_view_to_a_section(desk: Desk) -> None:
    ask(desk, "visit", view="view-glass")
    ask(desk, "go", section="mandate")
    assert traits(desk, "section")["section"]["id"] == "mandate"


def test_a_view_of_the_home_screen_needs_no_dossier(desk: Desk) -> None:
    ask(desk, "home")
    [pushed] = ask(desk, "visit", view="view-glass").then
    assert pushed.message == {"url": "?view=view-glass"}
    shown = traits(desk, "screen")
    assert (shown["screen"], shown["home"]) == ("beside", None)
    assert shown["section"]["id"] == "view-glass"
    ask(desk, "home")
    assert traits(desk, "screen")["screen"] == "home"


@pytest.mark.parametrize("unknown", ["view-none", "mandate", "", "letter"])
def test_a_view_that_is_none_is_refused(desk: Desk, unknown: str) -> None:
    before = traits(desk, "section")["section"]["id"]
    assert "refused" in ask(desk, "visit", view=unknown).ack
    assert traits(desk, "section")["section"]["id"] == before


def test_undoing_stays_in_the_view(desk: Desk) -> None:
    ask(desk, "edit", path="letter.place", value="Namur")
    ask(desk, "visit", view="view-glass")
    ask(desk, "undo")
    assert traits(desk, "section")["section"]["id"] == "view-glass"


@pytest.mark.parametrize("view_id", ["view-hearing", "view-map", "view-life"])
def test_a_view_of_letters_is_not_opened_in_a_register(store: Store, view_id: str) -> None:
    made, _ = store.create(read_dossier(SAMPLES / "plp-les-tilleuls.plp.json"), ANNE)
    desk = Desk(store)
    desk.open(made)
    before = desk.letter.section
    assert "refused" in ask(desk, "go", section=view_id).ack
    assert desk.letter.section == before
