"""What is drawn: plain data, for every section, in both languages."""

from __future__ import annotations

import json

import pytest

from plpmission.checks import check
from plpmission.model import SECTION_IDS, Dossier, read_dossier
from plpmission.store import Store
from plpmission_widgets.desk import INTERFACE, Desk
from plpmission_widgets.forms import FORMS
from plpmission_widgets.names import names
from plpmission_widgets.page import Page
from plpmission_widgets.screen import traits
from plpmission_widgets.views.fields import form
from plpmission_widgets.views.places import by_ids, in_detail, place_of
from plpmission_widgets.views.section import section
from plpmission_widgets.walk import order
from tests.widgets.conftest import ANNE, SAMPLES, ask


def page(dossier: Dossier, section: str = "", item: str | None = None, lang: str = "fr") -> Page:
    return Page(dossier=dossier, lang=lang, section=section, item=item)


@pytest.mark.parametrize("lang", INTERFACE)
@pytest.mark.parametrize("section_id", SECTION_IDS)
def test_a_section_is_drawn_as_plain_data(section_id: str, lang: str, sample: Dossier) -> None:
    for dossier in (sample, Dossier()):
        shown = section(Page(dossier=dossier, lang=lang, section=section_id))
        assert json.loads(json.dumps(shown)) == shown
        assert shown["fields"]
        assert all(field["kind"] for field in shown["fields"])


def test_each_item_of_each_list_of_larger_items_can_be_opened(sample: Dossier) -> None:
    for section_id, path in (
        ("objectives", "letter.objectives"),
        ("plans", "letter.plans"),
        ("management-control", "indicators"),
    ):
        for item in sample.value(path):
            shown = section(page(sample, section_id, item.id))
            (detail,) = shown["fields"]
            assert detail["current"] == shown["item"]["id"] == item.id
            assert detail["fields"]


def test_an_open_item_says_which_of_how_many_it_is_and_what_stands_beside_it(
    sample: Dossier,
) -> None:
    first, second, *_ = sample.letter.objectives
    shown = section(page(sample, "objectives", first.id))["item"]
    assert shown["prev"] is None
    assert shown["next"]["id"] == second.id
    assert f"1 sur {len(sample.letter.objectives)}" in shown["over"]


def test_the_band_of_a_target_is_asked_for_only_where_the_indicator_keeps_within_one(
    sample: Dossier,
) -> None:
    path = f"indicators[{sample.indicators[0].id}]."
    drawn = {}
    for direction in ("up", "keep"):
        dossier = sample.with_value(f"{path}direction", direction)
        open_one = page(dossier, "management-control", dossier.indicators[0].id)
        drawn[direction] = json.dumps(form(FORMS["management-control"], open_one))
    assert "target.value" in drawn["up"]
    assert "target.low" not in drawn["up"]
    assert "target.low" in drawn["keep"]
    assert "target.value" not in drawn["keep"]


def test_missing_means_are_worked_out_in_the_ledger(sample: Dossier) -> None:
    ledger = next(
        field
        for field in section(page(sample, "resources"))["fields"]
        if field["path"] == "letter.means"
    )
    for row, means in zip(ledger["rows"], sample.letter.means, strict=True):
        gap = row["cells"]["gap"]
        if means.needed is None or means.granted is None:
            assert gap is None
        else:
            assert gap == pytest.approx(means.needed - means.granted)
    assert next(column for column in ledger["columns"] if column["name"] == "gap")["readonly"]


def test_what_one_can_refer_to_has_a_code_and_a_name(sample: Dossier) -> None:
    found = {name.id: name for name in names(sample, "fr")}
    for number, objective in enumerate(sample.letter.objectives, 1):
        assert found[objective.id].code.split()[-1] == str(number)
    assert all(name.label for name in found.values())


def test_the_outline_and_home_and_the_list_of_sections_count_the_same(desk: Desk) -> None:
    ask(desk, "leave_out", section="culture", reason="Décrite ailleurs")
    shown = traits(desk, "screen")["outline"]
    leaves = [
        row
        for part in shown["parts"]
        for row in ([part] if "state" in part else []) + part["children"]
        if not row.get("group")
    ]
    counted = {
        state: sum(row["state"] == state for row in leaves)
        for state in ("done", "begun", "empty", "left_out")
    }
    assert counted == shown["progress"]
    assert len(leaves) == len(order(desk.letter.dossier))
    ask(desk, "home")
    (row,) = traits(desk, "screen")["home"]["rows"]
    assert row["progress"] == counted


def test_a_section_of_one_s_own_stands_after_the_one_it_follows(desk: Desk) -> None:
    added = ask(desk, "add_section", after="culture").ack["added"]
    ids = order(desk.letter.dossier)
    assert ids.index(added) == ids.index("culture") + 1
    shown = traits(desk, "section")
    assert shown["section"]["own"]
    assert shown["section"]["id"] == added
    assert not shown["section"]["can_leave_out"]


def test_places_are_named_in_the_field_s_own_words(sample: Dossier) -> None:
    objective = sample.letter.objectives[1]
    assert place_of("letter.objectives[1].deadline", page(sample)).split() == [
        "OS",
        "2,",
        "Échéance",
    ]
    assert place_of("letter.purpose.values[2].sign", page(sample)).startswith("Valeurs, ligne 3")
    assert place_of("letter.mandate.start", page(sample, lang="nl")) == "Eerste dag"
    assert place_of("letter.sections[curriculum].text", page(sample)) == "Motivation"
    assert in_detail("letter.objectives[1].deadline", sample) == objective.id
    assert in_detail("letter.mandate.start", sample) is None
    path = by_ids("letter.objectives[1].consulted[0].date", sample)
    assert path.startswith(f"letter.objectives[{objective.id}].consulted[")


def test_findings_of_the_half_begun_letter_lead_to_their_places(desk: Desk) -> None:
    made, _ = desk.store.create(read_dossier(SAMPLES / "brouillon.plp.json"), ANNE)
    desk.open(made)
    ask(desk, "ask", dialog="findings")
    rows = [row for group in desk.dialog["groups"] for row in group["findings"]]
    assert len(rows) == len(desk.findings()) > 0
    for row in rows:
        assert row["title"]
        assert row["source"]
        answer = ask(desk, "go", **{k: v for k, v in row["go"].items() if v})
        assert "refused" not in answer.ack
        assert desk.letter.section == row["go"]["section"]


def test_a_letter_shows_no_remark_on_reports_which_have_no_place_in_it(store: Store) -> None:
    faulty = read_dossier(SAMPLES / "val-de-lorne-fautes.plp.json")
    assert {found.code[0] for found in check(faulty)} >= {"R", "E"}
    made, _ = store.create(faulty, ANNE)
    page = Desk(store)
    page.open(made)
    assert [found.code for found in page.findings() if found.code[0] in "RE"] == []


def test_what_a_page_looked_up_holds_until_something_changes(desk: Desk) -> None:
    first = desk.page()
    assert desk.page() is first
    ask(desk, "edit", path="letter.place", value="Namur")
    changed = desk.page()
    assert changed is not first
    desk.speak("nl")
    assert desk.page() is not changed
