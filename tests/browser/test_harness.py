"""The browser's side alone, in real Chromium, on screens as data: no kernel, no server of ours."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.screens import (
    Open,
    sent,
    violations,
    violations_in_both_themes,
    wait_for_sent,
)

SECTIONS = [
    "section",
    "kinds",
    "tree",
    "swot",
    "objective",
    "objectives",
    "void",
    "leftout",
    "trends",
]
DIALOGS = [
    f"dialog-{kind}"
    for kind in [
        "actor",
        "new",
        "leave_out",
        "dismiss",
        "export",
        "exporting",
        "preview",
        "findings",
        "conflict",
        "problem",
        "confirm",
        "figures",
        "figures-first",
        "figures-refused",
    ]
]
SCREENS = [*SECTIONS, "home", *DIALOGS]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("harness")]


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_accessible_in_both_themes_and_fits_every_width(
    open_screen: Open, screen: str
) -> None:
    page = open_screen(screen)
    assert violations_in_both_themes(page) == []
    for width in (960, 640, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("#plp-main").evaluate("(el) => el.scrollWidth <= el.clientWidth")


@pytest.mark.parametrize("screen", DIALOGS)
def test_a_dialog_fits_a_small_screen(open_screen: Open, screen: str) -> None:
    page = open_screen(screen, viewport={"width": 320, "height": 480})
    box = page.locator("dialog").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 480


def test_a_section_is_visited_from_the_outline_and_begins_at_its_title(open_screen: Open) -> None:
    page = open_screen()
    page.get_by_role("textbox", name="Vision").press_sequentially("!")
    page.get_by_role("navigation").get_by_role("button", name="Culture voulue").click()
    assert wait_for_sent(page, "go") == [{"section": "culture"}]
    assert page.evaluate("model.sent.map((one) => one.do)")[:2] == ["edit", "go"]
    page.evaluate("model.set({ section: { ...model.traits.section, id: 'culture', version: 2 } })")
    expect(page.locator("h1")).to_be_focused()


def test_a_finding_leads_to_its_place_and_can_be_set_aside(open_screen: Open) -> None:
    page = open_screen()
    advice = page.get_by_role("complementary").get_by_role("listitem")
    advice.filter(has_text="signe visible").get_by_role("button", name="Voir").click()
    go = {
        "section": "mission-values",
        "path": "letter.purpose.values[val-3].sign",
        "item": None,
    }
    assert wait_for_sent(page, "go") == [go]
    page.evaluate("model.receive({ focus: 'letter.purpose.values[val-3].sign' })")
    expect(page.get_by_label("À quoi on le voit, ligne 3")).to_be_focused()
    advice.filter(has_text="signe visible").get_by_role("button", name="Écarter").click()
    asked = wait_for_sent(page, "ask")[0]
    assert (asked["dialog"], asked["code"]) == ("dismiss", "G001")


def test_a_dialog_holds_the_focus_and_gives_it_back(open_screen: Open) -> None:
    page = open_screen()
    leave = page.get_by_role("button", name="Laisser de côté…")
    leave.focus()
    page.evaluate(
        "model.set({ dialog: { kind: 'leave_out', section: 'structure', title: 'Structure' } })"
    )
    why = page.get_by_label("Pourquoi ?")
    expect(why).to_be_focused()
    page.get_by_role("button", name="Laisser de côté", exact=True).click()
    expect(page.get_by_text("Dites pourquoi en quelques mots.")).to_be_visible()
    assert sent(page, "leave_out") == []
    why.fill("Rien ne change")
    page.keyboard.press("Escape")
    assert len(wait_for_sent(page, "close")) == 1
    page.evaluate("model.set({ dialog: null })")
    expect(page.locator("dialog")).to_have_count(0)
    expect(leave).to_be_focused()


def test_a_conflict_must_be_answered_row_by_row(open_screen: Open) -> None:
    page = open_screen("dialog-conflict")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_visible()
    page.get_by_role("group", name="Dernier jour").get_by_label("L’autre").check()
    page.get_by_role("button", name="Continuer avec ces choix").click()
    assert wait_for_sent(page, "resolve") == [
        {"choices": {"letter.purpose.vision": "mine", "letter.mandate.end": "theirs"}}
    ]
    assert sent(page, "close") == []


def test_a_silent_server_turns_the_indicator_red_and_the_text_leaves_when_it_is_back(
    open_screen: Open,
) -> None:
    page = open_screen("kinds", clock=True)
    page.evaluate("model.silent = true")
    page.get_by_label("Prénom et nom").fill("Texte précieux")
    page.clock.run_for(12_000)
    expect(page.get_by_role("alert")).to_contain_text("Le serveur ne répond pas.")
    expect(page.locator(".plp-save--not")).to_be_visible()
    kept = page.evaluate("localStorage.getItem('plpmission:draft:dos-1')")
    assert "Texte précieux" in kept
    assert violations(page) == []
    page.evaluate("model.silent = false")
    page.get_by_role("button", name="Réessayer").click()
    page.clock.run_for(2_000)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert sent(page, "edit")[-1] == {"path": "letter.holder.name", "value": "Texte précieux"}
    page.clock.run_for(1_000)
    assert page.evaluate("localStorage.getItem('plpmission:draft:dos-1')") is None


def test_text_without_acknowledgement_is_offered_again_after_a_reload(open_screen: Open) -> None:
    page = open_screen("kinds")
    page.evaluate("model.silent = true")
    page.get_by_label("Prénom et nom").fill("Texte précieux")
    page.reload()
    banner = page.get_by_role("status").filter(has_text="gardé un texte")
    expect(banner).to_contain_text("Texte précieux")
    expect(page.get_by_label("Prénom et nom")).to_have_value("Maëlle Rensonnet")
    assert violations(page) == []
    banner.get_by_role("button", name="Le reprendre").click()
    expect(page.get_by_label("Prénom et nom")).to_have_value("Texte précieux")
    assert wait_for_sent(page, "edit")[-1]["value"] == "Texte précieux"
    expect(banner).to_have_count(0)


def test_the_removal_can_be_undone_from_a_short_notice(open_screen: Open) -> None:
    page = open_screen()
    page.evaluate("model.receive({ toast: { text: 'Retiré', undo: true } })")
    notice = page.locator(".plp-toast")
    expect(notice).to_be_visible()
    assert violations(page) == []
    notice.get_by_role("button", name="Annuler").click()
    assert wait_for_sent(page, "undo") == [{}]
    expect(notice).to_have_count(0)


def test_an_export_is_saved_by_the_browser(open_screen: Open) -> None:
    page = open_screen("dialog-export")
    page.get_by_label("HTML").uncheck()
    page.get_by_role("button", name="Exporter", exact=True).last.click()
    assert wait_for_sent(page, "export") == [
        {"formats": ["pdf", "docx"], "draft": False, "lang": "fr", "document": "letter"}
    ]
    with page.expect_download() as download:
        page.evaluate(
            """model.receive({ download: { name: "lettre.pdf", mime: "application/pdf" } },
                [new DataView(new TextEncoder().encode("%PDF").buffer)])"""
        )
    assert download.value.suggested_filename == "lettre.pdf"
    assert Path(download.value.path()).read_bytes() == b"%PDF"


def test_a_file_is_brought_in_and_one_that_is_too_large_refused(
    open_screen: Open, tmp_path: Path
) -> None:
    page = open_screen("home")
    small = tmp_path / "lettre.plp.json"
    small.write_text('{"format": 1}', encoding="utf-8")
    page.set_input_files("input[type=file]", small)
    data = base64.b64encode(b'{"format": 1}').decode()
    part = {"name": "lettre.plp.json", "at": 0, "of": 1, "data": data}
    assert wait_for_sent(page, "bring_part") == [part]
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    page.set_input_files("input[type=file]", large)
    expect(page.get_by_text("large.json dépasse la taille")).to_be_visible()
    assert len(sent(page, "bring_part")) == 1


def test_a_dossier_is_opened_copied_and_thrown_away(open_screen: Open) -> None:
    page = open_screen("home")
    menu = page.get_by_role("button", name="Actions pour Haute-Semois 2021–2026")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Dupliquer")).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert wait_for_sent(page, "bin") == [{"dossier": "dos-2"}]
    page.get_by_role("link", name="Haute-Semois 2026–2031").click()
    assert wait_for_sent(page, "open") == [{"dossier": "dos-1"}]
    page.get_by_role("button", name="Corbeille (1)").click()
    page.get_by_role("button", name="Supprimer pour de bon…").click()
    assert wait_for_sent(page, "ask") == [{"dialog": "confirm", "dossier": "dos-9"}]


def test_the_panes_fold_behind_a_button_on_a_small_screen(open_screen: Open) -> None:
    page = open_screen(viewport={"width": 640, "height": 800})
    fold = page.get_by_role("button", name="Sections de la lettre : section 3.1.1")
    culture = page.get_by_role("navigation").get_by_role("button", name="Culture voulue")
    expect(culture).to_be_hidden()
    fold.click()
    expect(culture).to_be_visible()
    assert violations(page) == []


def test_the_address_and_the_title_follow_the_section(open_screen: Open) -> None:
    page = open_screen()
    expect(page).to_have_title("3.1.1 Mission, vision et valeurs · ZP Haute-Semois")
    page.evaluate("model.receive({ url: '?dossier=dos-1&section=mission-values' })")
    page.evaluate("model.receive({ url: '?dossier=dos-1&section=culture' })")
    page.go_back()
    assert wait_for_sent(page, "go") == [{"section": "mission-values", "item": None}]


def test_in_a_notebooks_cell_the_app_is_as_high_as_its_content(open_screen: Open) -> None:
    page = open_screen("section", "&cell")
    box = page.locator(".plp").first.bounding_box()
    assert box is not None
    assert box["height"] > 900
    page.get_by_role("button", name="Mandat et titulaire").focus()
    assert page.evaluate("document.activeElement.hasAttribute('data-lm-suppress-shortcuts')")
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    expect(page.locator(".plp").first).to_have_attribute("data-theme", "dark")
    assert page.title() == "Harness"


def test_the_skip_link_comes_first_and_leads_to_the_content(open_screen: Open) -> None:
    page = open_screen()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#plp-main")).to_be_focused()


def test_an_opened_chart_is_as_wide_as_what_is_seen_of_the_table(open_screen: Open) -> None:
    page = open_screen("trends", viewport={"width": 320, "height": 800})
    page.locator(".plp-sparks__toggle").nth(1).click()
    page.locator(".plp-plot__area[data-drawn]").wait_for()
    frame, plot = page.locator(".plp-sparks__frame"), page.locator(".plp-plot .main-svg").first
    assert frame.evaluate("(el) => el.scrollWidth > el.clientWidth")
    assert plot.bounding_box()["width"] <= frame.bounding_box()["width"]
