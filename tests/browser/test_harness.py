"""The browser's side alone, in real Chromium, on screens as data: no kernel, no server of ours."""

from __future__ import annotations

import base64
import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "widgets" / "js" / "node_modules" / "axe-core" / "axe.min.js"
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

Open = Callable[..., Page]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The checkout's files over HTTP, as the browser needs them for modules."""
    handler = functools.partial(_Quiet, directory=str(ROOT))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/widgets/js/dev/index.html"
        server.shutdown()
        thread.join()


@pytest.fixture
def open_screen(chromium: Browser, address: str) -> Iterator[Open]:
    """Opens a screen; at the end no script has failed."""
    contexts = []
    failures: list[str] = []

    def opened(
        screen: str = "section", query: str = "", *, clock: bool = False, **options: Any
    ) -> Page:
        options.setdefault("viewport", {"width": 1280, "height": 800})
        options.setdefault("reduced_motion", "reduce")
        context = chromium.new_context(locale="fr-BE", **options)
        contexts.append(context)
        page = context.new_page()
        if clock:
            page.clock.install()
        page.set_default_timeout(5_000)
        page.on("pageerror", lambda error: failures.append(f"{screen}: {error}"))
        page.goto(f"{address}?screen={screen}{query}")
        page.wait_for_selector(".plp-bar")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert failures == []


def sent(page: Page, do: str) -> list[dict[str, Any]]:
    """The messages of a kind that the page has sent, without their numbers."""
    messages = page.evaluate("model.sent")
    return [
        {key: value for key, value in message.items() if key not in ("seq", "do")}
        for message in messages
        if message["do"] == do
    ]


def wait_for_sent(page: Page, do: str, count: int = 1) -> list[dict[str, Any]]:
    """The same, once there are that many."""
    page.wait_for_function(
        "([name, n]) => model.sent.filter((one) => one.do === name).length >= n", arg=[do, count]
    )
    return sent(page, do)


def violations(page: Page) -> list[str]:
    """What axe finds, in short."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]
    ]


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_accessible_in_both_themes_and_fits_every_width(
    open_screen: Open, screen: str
) -> None:
    page = open_screen(screen)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
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


def test_typing_is_sent_and_acknowledged(open_screen: Open) -> None:
    page = open_screen("kinds")
    page.get_by_label("Prénom et nom").fill("Noé Walhin")
    expect(page.locator(".plp-save")).to_have_text("Enregistre…")
    assert wait_for_sent(page, "edit") == [{"path": "letter.holder.name", "value": "Noé Walhin"}]
    expect(page.locator(".plp-save")).to_have_text("Enregistré à 14:32")


def test_rich_text_is_written_in_markdown(open_screen: Open) -> None:
    page = open_screen()
    vision = page.get_by_role("textbox", name="Vision")
    vision.click()
    page.keyboard.press("Control+End")
    page.wait_for_timeout(60)  # the browser tells of a new selection a moment later
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
    page.get_by_role("textbox", name="Vision").click()
    page.keyboard.press("Control+End")
    page.wait_for_timeout(60)  # the browser tells of a new selection a moment later
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
    page.wait_for_timeout(200)
    assert [(one["path"], one["value"]) for one in sent(page, "edit")] == [
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
    page.wait_for_timeout(100)
    page.evaluate(
        """() => {
            const section = structuredClone(model.traits.section);
            section.fields[1].value = "Repris par annulation.";
            section.version = 2;
            model.set({ section });
        }"""
    )
    expect(page.get_by_role("textbox", name="Vision")).to_have_text("Repris par annulation.")


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
