"""The fields alone, in real Chromium, on screens as data: typed, picked, moved, refused."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import Open, sent, violations, wait_for_sent

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("harness")]


def at_the_end(page: Page, label: str) -> None:
    """Put the cursor at the end of a rich text; the browser tells of it a moment later."""
    page.get_by_role("textbox", name=label).click()
    page.keyboard.press("Control+End")
    page.evaluate("new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(d)))")


def test_typing_is_sent_and_acknowledged(open_screen: Open) -> None:
    page = open_screen("kinds")
    page.get_by_label("Prénom et nom").fill("Noé Walhin")
    expect(page.locator(".plp-save")).to_have_text("Enregistre…")
    assert wait_for_sent(page, "edit") == [{"path": "letter.holder.name", "value": "Noé Walhin"}]
    expect(page.locator(".plp-save")).to_have_text("Enregistré à 14:32")


def test_rich_text_is_written_in_markdown(open_screen: Open) -> None:
    page = open_screen()
    at_the_end(page, "Vision")
    page.keyboard.press("Enter")
    page.keyboard.type("Un | deux ")
    page.keyboard.press("Control+b")
    page.keyboard.type("gras")
    page.keyboard.press("Tab")
    page.wait_for_function("model.sent.some((one) => one.value?.endsWith('gras**'))")
    last = sent(page, "edit")[-1]
    assert last["path"] == "letter.purpose.vision"
    assert last["value"].endswith("une réponse.\n\nUn \\| deux **gras**")
    expect(page.locator("[data-path='letter.purpose.vision'] .plp-label small")).to_have_text(
        "28 mots"
    )


def test_a_reference_is_picked_and_stands_as_a_link_to_an_item(open_screen: Open) -> None:
    page = open_screen()
    at_the_end(page, "Vision")
    vision = page.locator("[data-path='letter.purpose.vision']")
    vision.get_by_role("button", name="Renvoyer à un élément du dossier").click()
    page.keyboard.type("cambriol")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    value = wait_for_sent(page, "edit")[-1]["value"]
    assert value.endswith("[IND 1 Faits de cambriolage par an](ref:ind-1)")


def test_a_date_is_typed_in_the_readers_format_and_refused_with_a_sentence(
    open_screen: Open,
) -> None:
    page = open_screen("kinds")
    last = page.get_by_label("Dernier jour")
    last.fill("31/06/2031")
    last.blur()
    expect(page.get_by_text("Ce jour n’existe pas : 31/06/2031")).to_be_visible()
    expect(last).to_have_attribute("aria-invalid", "true")
    assert sent(page, "edit") == []
    last.fill("30.6.2031")
    last.blur()
    expect(last).to_have_value("30/06/2031")
    assert wait_for_sent(page, "edit") == [{"path": "letter.mandate.end", "value": "2031-06-30"}]


def test_the_calendar_is_an_aid_for_the_keyboard_too(open_screen: Open) -> None:
    page = open_screen("kinds")
    page.get_by_role("button", name="Choisir dans le calendrier").first.press("Enter")
    calendar = page.get_by_role("dialog", name="Choisir un jour")
    expect(calendar.get_by_text("septembre 2026", exact=True)).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("PageDown")
    assert violations(page) == []
    page.keyboard.press("Enter")
    assert wait_for_sent(page, "edit") == [{"path": "letter.mandate.start", "value": "2026-10-02"}]
    expect(calendar).to_be_hidden()


def test_a_figure_takes_a_comma_and_refuses_words(open_screen: Open) -> None:
    page = open_screen("kinds")
    staff = page.get_by_label("Personnel", exact=True)
    staff.fill("1 234,5")
    staff.blur()
    assert wait_for_sent(page, "edit") == [{"path": "x.staff", "value": 1234.5}]
    staff.fill("beaucoup")
    staff.blur()
    expect(page.get_by_text("Écrivez un nombre, comme 12,5")).to_be_visible()


def test_choices_are_sent_at_once(open_screen: Open) -> None:
    page = open_screen("kinds")
    page.get_by_label("Ce qui l’ouvre").select_option("renewal")
    page.get_by_text("des moyens", exact=True).click()
    page.get_by_label("Deux niveaux").check()
    page.get_by_role("button", name="Retirer le choix").click()
    page.get_by_label("Note-cadre").check()
    page.get_by_label("Copie envoyée").check()
    page.get_by_role("button", name="Retirer OS 2 Moins de cambriolages").first.click()
    assert [(one["path"], one["value"]) for one in wait_for_sent(page, "edit", 7)] == [
        ("letter.mandate.start_basis", "renewal"),
        ("x.kind", "means"),
        ("x.levels", "two"),
        ("x.levels", None),
        ("x.follows", ["pzs", "note"]),
        ("x.done", True),
        ("x.answers", ["gone-1"]),
    ]


def test_a_picker_searches_without_accents_and_marks_what_is_chosen(open_screen: Open) -> None:
    page = open_screen("kinds")
    page.get_by_role("button", name="Choisir : Ce à quoi il répond").click()
    page.keyboard.type("societal")
    options = page.get_by_role("listbox", name="Ce à quoi il répond").get_by_role("option")
    expect(options).to_have_count(1)
    assert violations(page) == []
    options.click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    assert wait_for_sent(page, "edit")[-1]["value"] == ["obj-2", "gone-1", "context"]


def test_a_table_is_edited_in_place(open_screen: Open) -> None:
    page = open_screen()
    page.get_by_label("À quoi on le voit, ligne 3").fill("On rappelle le lendemain")
    page.get_by_role("button", name="Ajouter une valeur").click()
    fresh = page.get_by_label("Valeur, ligne 4")
    expect(fresh).to_be_focused()
    page.keyboard.type("Mesure")
    page.get_by_role("button", name="Retirer : Franchise", exact=True).focus()
    page.keyboard.press("Enter")
    assert sent(page, "add") == [{"path": "letter.purpose.values", "values": {}}]
    assert wait_for_sent(page, "remove") == [{"id": "val-2"}]
    edits = sent(page, "edit")
    assert edits[0] == {
        "path": "letter.purpose.values[val-3].sign",
        "value": "On rappelle le lendemain",
    }
    assert edits[1]["value"] == "Mesure"


def test_rows_move_by_alt_and_arrows_by_menu_and_by_dragging(open_screen: Open) -> None:
    page = open_screen()
    page.get_by_label("Valeur, ligne 1").press("Alt+ArrowDown")
    expect(page.get_by_label("Valeur, ligne 2")).to_have_value("Proximité")
    expect(page.get_by_label("Valeur, ligne 2")).to_be_focused()
    page.get_by_role("button", name="Déplacer ou retirer : Soin").click()
    page.get_by_role("menuitem", name="Monter").click()
    expect(page.get_by_label("Valeur, ligne 2")).to_have_value("Soin")
    grip = page.get_by_role("button", name="Déplacer ou retirer : Proximité")
    first = page.get_by_label("Valeur, ligne 1").bounding_box()
    held = grip.bounding_box()
    assert first
    assert held
    page.mouse.move(held["x"] + 10, held["y"] + 10)
    page.mouse.down()
    for height in range(int(held["y"]), int(first["y"]) - 8, -4):
        page.mouse.move(held["x"] + 12, height)
    page.mouse.up()
    assert [(one["id"], one["to"]) for one in wait_for_sent(page, "move", 3)] == [
        ("val-1", 1),
        ("val-3", 1),
        ("val-1", 0),
    ]
    expect(page.get_by_label("Valeur, ligne 1")).to_have_value("Proximité")


def test_an_organigram_is_indented_by_alt_and_arrows(open_screen: Open) -> None:
    page = open_screen("tree")
    page.get_by_label("Service, ligne 3").press("Alt+ArrowRight")
    assert wait_for_sent(page, "edit") == [
        {"path": "letter.organisation.as_is[unit-3].parent", "value": "unit-2"}
    ]
    page.get_by_label("Service, ligne 3").press("Alt+ArrowLeft")
    assert wait_for_sent(page, "edit", 2)[-1]["value"] == "unit-1"
    page.get_by_label("Service, ligne 6").press("Alt+ArrowUp")
    assert wait_for_sent(page, "move") == [{"id": "unit-6", "to": 2}]
    expect(page.get_by_label("Service, ligne 3")).to_have_value("Enquête et recherche")


def test_a_swot_item_changes_square_by_arrows_by_menu_and_by_dragging(open_screen: Open) -> None:
    page = open_screen("swot")
    page.get_by_role("textbox", name="Fo 2").press("Alt+ArrowRight")
    assert wait_for_sent(page, "edit") == [
        {"path": "letter.analysis.swot[swot-2].quadrant", "value": "weakness"}
    ]
    expect(page.get_by_role("textbox", name="Fa 3")).to_be_focused()
    page.get_by_role("button", name="Déplacer ou retirer : Op 1").click()
    page.get_by_role("menuitem", name="Vers Menaces").click()
    grip = page.get_by_role("button", name="Déplacer ou retirer : Fo 1").bounding_box()
    target = page.get_by_role("textbox", name="Fa 1").bounding_box()
    assert grip
    assert target
    page.mouse.move(grip["x"] + 8, grip["y"] + 8)
    page.mouse.down()
    page.mouse.move(target["x"], target["y"] + 40, steps=10)
    page.mouse.move(target["x"], target["y"] + 4, steps=6)
    page.mouse.up()
    assert [one["value"] for one in wait_for_sent(page, "edit", 3)] == [
        "weakness",
        "threat",
        "weakness",
    ]
    expect(page.get_by_role("region", name="Forces").locator("li")).to_have_count(0)
    expect(page.get_by_role("region", name="Faiblesses").locator("li")).to_have_count(4)


def test_a_swot_item_opens_for_its_weight_and_proof(open_screen: Open) -> None:
    page = open_screen("swot")
    page.get_by_role("button", name="Poids 1 sur 3").click()
    page.get_by_label("Ce qui le montre").fill("Horaires 2026")
    page.get_by_text("2", exact=True).last.click()
    assert violations(page) == []
    values = {one["path"].rsplit(".", 1)[1]: one["value"] for one in wait_for_sent(page, "edit", 2)}
    assert values == {"evidence": "Horaires 2026", "weight": 2}


def test_a_series_takes_a_selection_of_a_spreadsheet(open_screen: Open) -> None:
    page = open_screen("kinds")
    cell = page.get_by_label("Période, ligne 1", exact=True)
    cell.evaluate(
        """(el) => {
            const data = new DataTransfer();
            data.setData("text/plain", "2025\\t130\\n2026\\t118,5\\nTotal\\t9");
            const paste = { clipboardData: data, bubbles: true, cancelable: true };
            el.dispatchEvent(new ClipboardEvent("paste", paste));
        }"""
    )
    value = wait_for_sent(page, "edit")[-1]["value"]
    assert value[-2:] == [
        {"period": "2025", "value": 130, "denominator": None},
        {"period": "2026", "value": 118.5, "denominator": None},
    ]
    assert len(value) == 11


def test_a_refused_edit_says_why_at_its_field(open_screen: Open) -> None:
    page = open_screen("kinds")
    page.evaluate(
        "void (model.answers.edit = ({ path }) => ({ refused: { path, message: 'Trop long.' } }))"
    )
    name = page.get_by_label("Prénom et nom")
    name.fill("x")
    expect(page.get_by_text("Trop long.")).to_be_visible()
    expect(name).to_have_value("x")
    expect(name).to_have_attribute("aria-invalid", "true")


def test_switching_the_language_loses_no_word(open_screen: Open) -> None:
    page = open_screen()
    page.evaluate("model.silent = true")
    page.get_by_role("textbox", name="Vision").press_sequentially("Neuf. ")
    page.get_by_label("Valeur, ligne 1").fill("Présence")
    page.evaluate(
        """model.set({
            ui: { ...model.traits.ui, lang: "nl", texts: { Export: "Exporteren" } },
            section: { ...structuredClone(model.traits.section), version: 2 },
        })"""
    )
    expect(page.get_by_role("button", name="Exporteren")).to_be_visible()
    expect(page.locator(".plp").first).to_have_attribute("lang", "nl")
    expect(page.get_by_role("textbox", name="Vision")).to_contain_text("Neuf. ")
    expect(page.locator("[data-path='letter.purpose.values[val-1].name'] textarea")).to_have_value(
        "Présence"
    )


def test_a_newer_section_shows_what_python_holds(open_screen: Open) -> None:
    page = open_screen()
    page.get_by_role("textbox", name="Vision").press_sequentially("Neuf. ")
    page.get_by_role("textbox", name="Vision").blur()
    wait_for_sent(page, "edit")
    expect(page.locator(".plp-save")).to_have_text("Enregistré à 14:32")
    page.evaluate(
        """() => {
            const section = structuredClone(model.traits.section);
            section.fields[1].value = "Repris par annulation.";
            section.version = 2;
            model.set({ section });
        }"""
    )
    expect(page.get_by_role("textbox", name="Vision")).to_have_text("Repris par annulation.")
