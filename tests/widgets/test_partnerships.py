"""Partnerships on screen: drawn as plain data, changed only as the register allows."""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from plpmission.model import dumps, read_dossier
from plpmission.model.partnership_terms import ChangeKind
from plpmission.model.terms import PartnershipState
from plpmission.model.zone import Zone
from plpmission.partners.figures import years
from plpmission.partners.noticing import KNOWN_TO_FPS
from plpmission.store import Store
from plpmission_widgets.app import PartnershipApp
from plpmission_widgets.desk import INTERFACE, Desk
from plpmission_widgets.forms.partnerships import FORMS, ZONE_FORMS
from plpmission_widgets.screen import traits
from plpmission_widgets.summaries import summary
from plpmission_widgets.views.partnerships.page import section_of
from plpmission_widgets.walk import order
from tests import partnerships
from tests.widgets.conftest import ANNE, SAMPLES, ask

FIRST = "nbh-tilleuls"
BASE = f"zone.partnerships[{FIRST}]."
SECTIONS = ["overview", *ZONE_FORMS, *(f"{FIRST}/{key}" for key in FORMS)]
SQUARE = {"type": "Polygon", "coordinates": [[[5.3, 49.7], [5.4, 49.7], [5.4, 49.8], [5.3, 49.7]]]}


@pytest.fixture
def register(store: Store) -> Desk:
    """A page open on the sample's register."""
    store.settings.set("actor", {"name": ANNE.name, "role": ANNE.role})
    sample = read_dossier(SAMPLES / "plp-les-tilleuls.plp.json")
    made, _ = store.create(sample, ANNE, summary=summary(sample))
    page = Desk(store)
    page.open(made)
    return page


@pytest.fixture
def of_eight(store: Store) -> Desk:
    """A page open on a register of eight invented partnerships, all asked in a campaign."""
    store.settings.set("actor", {"name": ANNE.name, "role": ANNE.role})
    made, _ = store.create(partnerships.register(count=8), ANNE)
    page = Desk(store)
    page.open(made)
    return page


def zone_of(desk: Desk) -> Zone:
    return desk.open_letter.dossier.zone


def drawn(desk: Desk, path: str) -> Any:
    """The field of the section in view that has this path."""
    fields = traits(desk, "section")["section"]["fields"]
    return next((one for one in fields if one.get("path") == path), None)


def filled(questionnaire: bytes, answers: dict[str, object]) -> bytes:
    """A questionnaire as a coordinator sends it back."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(questionnaire)).get_sheet_by_index(0)
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate(rows.to_python(skip_empty_area=False)):
        sheet.write_row(at, 0, row)
        if row[0] in answers:
            sheet.write(at, 2, answers[row[0]])
    book.close()
    return kept.getvalue()


def bring(desk: Desk, what: str, name: str, content: bytes) -> Any:
    data = base64.b64encode(content).decode()
    return ask(desk, "plp_part", about=what, name=name, at=0, of=1, data=data)


def refused(answer: Any) -> str:
    return str(answer.ack.get("refused", {}).get("message", ""))


def here(desk: Desk, key: str = FIRST) -> Any:
    return next(one for one in desk.open_letter.dossier.zone.partnerships if one.id == key)


def begun(desk: Desk) -> str:
    """A new partnership, at its idea."""
    return str(ask(desk, "plp_new").ack["added"])


@pytest.mark.parametrize("lang", INTERFACE)
def test_every_section_is_drawn_as_plain_data(register: Desk, lang: str) -> None:
    ask(register, "lang", code=lang)
    for section in SECTIONS:
        ask(register, "go", section=section)
        shown = traits(register, "screen")
        assert json.loads(json.dumps(shown)) == shown, section
        assert shown["section"]["fields"], section


def test_the_outline_and_the_check_list_agree(register: Desk) -> None:
    begun_here = begun(register)
    ask(register, "go", section=f"{begun_here}/c09")
    shown = traits(register, "section")
    leaves = {leaf["id"].partition("/")[2]: leaf["state"] for leaf in shown["outline"]["parts"]}
    assert leaves["c01"] == "empty"
    assert leaves["c09"] == "done"
    assert shown["section"]["facts"][0]["go"] == {"section": "plan"}
    ticked = shown["aside"]["parts"][0]
    assert {row["state"] for row in ticked["rows"]} <= {"yes", "open"}


def test_what_the_zone_says_stands_there_until_it_is_changed_here(register: Desk) -> None:
    new = begun(register)
    ask(register, "go", section=f"{new}/c11")
    path = f"zone.partnerships[{new}].charter.meetings.per_year"
    field = next(
        one for one in traits(register, "section")["section"]["fields"] if one.get("path") == path
    )
    assert field["value"] is None
    assert field["hint"].startswith("Repris")
    ask(register, "edit", path=path, value=3)
    assert here(register, new).charter.meetings.per_year == 3
    shown = traits(register, "section")["section"]
    assert "1 changement" in shown["facts"][0]["text"]


def test_a_step_out_of_its_turn_is_refused_in_a_sentence(register: Desk) -> None:
    new = begun(register)
    for step in ("approved", "sent", "withdrawn", "resume"):
        answer = ask(register, "plp_step", step=step, about=new, values={"on": "2026-01-01"})
        assert "pas possible" in refused(answer)
    assert "obligatoires manquent" in refused(ask(register, "plp_step", step="signed", about=new))
    tomorrow = (dt.date.today() + dt.timedelta(days=2)).isoformat()
    late = ask(register, "plp_step", step="launch", about=new, values={"on": tomorrow})
    assert "pas encore venu" in refused(late)
    assert here(register, new).state is PartnershipState.IDEA
    ask(register, "plp_step", step="launch", about=new, values={"on": "2026-01-05"})
    assert here(register, new).state is PartnershipState.LAUNCHING


FORGED = [
    {"do": "plp_step", "step": "forged"},
    {"do": "plp_step", "step": "launch", "about": "par-nobody", "values": {"on": "2026-01-01"}},
    {"do": "plp_step", "step": "end", "about": FIRST, "values": {"on": ["2026"]}},
    {"do": "plp_step", "step": "end", "about": FIRST, "values": {"on": "2026-02-31"}},
    {"do": "plp_step", "step": "member", "about": FIRST, "values": {"name": ""}},
    {"do": "plp_step", "step": "screened", "about": FIRST, "values": {"person": "coo-x"}},
    {"do": "plp_count", "id": "pev-nothing", "about": FIRST},
    {"do": "plp_ask", "id": "cam-nothing"},
    {"do": "plp_questions", "id": "cam-nothing"},
    {"do": "plp_member_delete", "id": "mem-nobody"},
    {"do": "plp_member_left", "id": 3},
    {"do": "plp_unscreen", "id": "scr-nothing"},
    {"do": "plp_take", "about": "register"},
    {"do": "plp_part", "about": "forged", "name": "a", "at": 0, "of": 1, "data": ""},
    {"do": "plp_part", "about": "members", "name": "a", "at": 4, "of": 1, "data": ""},
    {"do": "plp_show", "what": "forged"},
    {"do": "plp_bring", "dossier": "dos-nothing"},
    {"do": "edit", "path": f"{BASE}versions", "value": []},
    {"do": "edit", "path": f"{BASE}charter.territory.rings", "value": ["x"]},
    {"do": "edit", "path": f"{BASE}charter.hot.levels", "value": 4},
    {"do": "edit", "path": f"{BASE}charter.hot.reaches", "value": [{"forged": 1}]},
    {"do": "remove", "id": FIRST},
    {"do": "export", "formats": ["pdf"], "document": "letter"},
]


def test_a_forged_message_changes_nothing(register: Desk) -> None:
    ask(register, "go", section=f"{FIRST}/people")
    before = register.open_letter.dossier
    for message in FORGED:
        assert refused(ask(register, **message)), message
        assert register.open_letter.dossier == before, message


def test_a_mandate_s_dossier_takes_none_of_this(desk: Desk) -> None:
    before = desk.open_letter.dossier
    for message in FORGED:
        if str(message["do"]).startswith("plp_"):
            ask(desk, **message)
    assert desk.open_letter.dossier == before


def test_members_are_read_shown_and_taken_without_a_word_in_the_dossier(register: Desk) -> None:
    ask(register, "go", section=f"{FIRST}/people")
    rows = "Nom;E-mail;Né le;Accord\nRosalinde Nulpart;r@x.example;01/02/1980;01/01/2026\n"
    rows += (
        "Rosalinde Nulpart;r@x.example;01/02/1980;01/01/2026\nPetit Jeune;p@x.example;01/02/2015;\n"
    )
    bring(register, "members", "membres.csv", rows.encode())
    drawn = traits(register, "section")["section"]["fields"]
    read = next(one for one in drawn if one.get("path") == "taking.members")["read"]
    assert [row[-1] for row in read["rows"]] == ["repris", "laissé", "laissé"]
    key = register.open_letter.id
    assert not register.store.members.list(key, FIRST)
    ask(register, "plp_take", about="members")
    assert [one.name for one in register.store.members.list(key, FIRST)] == ["Rosalinde Nulpart"]
    ask(register, "pause")
    kept = dumps(register.store.open(key).dossier).decode()
    told = " ".join(one.detail for one in register.store.audit.entries(dossier=key))
    ask(register, "go", section=f"{FIRST}/letters")
    shown = json.dumps(traits(register, "screen"))
    assert not [text for text in (kept, told, shown) if "Rosalinde" in text or "r@x" in text]


def test_a_file_read_for_one_partnership_is_not_taken_over_in_another(register: Desk) -> None:
    ask(register, "go", section=f"{FIRST}/c03")
    bring(register, "geometry", "a.geojson", json.dumps(SQUARE).encode())
    other = begun(register)
    assert "autre partenariat" in refused(ask(register, "plp_take", about="geometry"))
    assert not here(register, other).charter.territory.rings


def test_messages_of_a_period_become_an_evaluation_s_figures(register: Desk) -> None:
    added = ask(register, "add", path=f"{BASE}evaluations").ack
    ask(register, "go", section=f"{FIRST}/evaluation")
    evaluation = added["added"]
    for end, day in (("start", "2026-01-01"), ("end", "2026-03-31")):
        ask(register, "edit", path=f"{BASE}evaluations[{evaluation}].{end}", value=day)
    lines = [f"{day:02}/02/2026;{'chaud' if day % 2 else 'froid'}" for day in range(1, 11)]
    bring(register, "messages", "m.csv", "\n".join(["Date;Type", *lines]).encode())
    ask(register, "plp_take", about="messages")
    ask(register, "plp_count", id=evaluation)
    counted = next(one for one in here(register).evaluations if one.id == evaluation).messages
    assert (counted.hot, counted.cold) == (5, 5)


def test_one_change_of_officer_makes_the_notice_it_owes(register: Desk) -> None:
    officer = register.open_letter.dossier.zone.officers[0].id
    path = f"zone.officers[{officer}].contact.name"
    ask(register, "edit", path=path, value="Inspectrice Nouvelle")
    ask(register, "go", section=f"{FIRST}/letters")
    drawn = traits(register, "section")["section"]["fields"]
    assert any(one.get("path") == "owed" for one in drawn)
    ask(register, "plp_notify")
    waiting = [one for one in here(register).mail if one.on is None]
    assert len(waiting) == 1
    ask(register, "plp_step", step="notified", about=FIRST, values={"on": "2026-02-01"})
    assert not [one for one in here(register).mail if one.on is None]


def test_a_campaign_asks_all_and_knows_who_is_missing(of_eight: Desk) -> None:
    made = ask(of_eight, "add", path="zone.campaigns").ack["added"]
    base = f"zone.campaigns[{made}]"
    for field, value in (("title", "Évaluation 2026"), ("start", "2026-01-01")):
        ask(of_eight, "edit", path=f"{base}.{field}", value=value)
    ask(of_eight, "go", section="campaigns")
    (act,) = drawn(of_eight, f"ask.{made}")["acts"]
    assert act["label"].endswith("(8)")
    ask(of_eight, **act["message"])
    shown = drawn(of_eight, f"progress.{made}")
    assert shown["label"].endswith("revenus, 0 sur 8")

    (sent,) = ask(of_eight, **shown["acts"][0]["message"]).then
    with zipfile.ZipFile(io.BytesIO(sent.content)) as packed:
        files = [packed.read(name) for name in packed.namelist()]
    assert len(files) == 8
    (alone,) = ask(of_eight, **shown["rows"][2]["acts"][0]["message"]).then
    asked = shown["rows"][2]["id"]
    answers = {"messages.hot": 4, "messages.cold": 11, "quality": "Clairs et à temps."}
    for back in (filled(alone.content, answers), filled(alone.content, {"messages.hot": 5})):
        bring(of_eight, "answers", "questionnaire.xlsx", back)
        assert len(drawn(of_eight, "taking.answers")["read"]["acts"]) == 2
        assert not refused(ask(of_eight, "plp_take", about="answers"))
    (taken,) = [one for one in here(of_eight, asked).evaluations if one.campaign == made]
    assert (taken.messages.hot, taken.messages.cold, taken.quality) == (5, None, "")
    shown = drawn(of_eight, f"progress.{made}")
    assert shown["label"].endswith("revenus, 1 sur 8")
    assert shown["rows"][-1]["id"] == asked

    before = of_eight.open_letter.dossier
    for wrong in (b"not a file", filled(alone.content, {"messages.hot": "beaucoup"})):
        assert refused(bring(of_eight, "answers", "questionnaire.xlsx", wrong))
        assert refused(ask(of_eight, "plp_take", about="answers"))
    assert of_eight.open_letter.dossier == before


def test_a_passage_is_drafted_once_and_what_is_written_stays(of_eight: Desk) -> None:
    ask(of_eight, "go", section="texts")
    written = zone_of(of_eight).pzs_passage
    assert "écrit" in refused(ask(of_eight, "plp_draft", what="pzs_passage"))
    ask(of_eight, "edit", path="zone.pzs_passage", value="")
    for what in ("pzs_passage", "letter_passage"):
        assert not refused(ask(of_eight, "plp_draft", what=what))
        assert "8" in getattr(zone_of(of_eight), what)
    assert zone_of(of_eight).pzs_passage != written
    ask(of_eight, "undo")
    assert not zone_of(of_eight).letter_passage


def test_one_change_of_system_prepares_every_notice_and_amends_the_charters(
    of_eight: Desk,
) -> None:
    ask(of_eight, "go", section="zone")
    assert drawn(of_eight, "owing") is None
    told = [one.id for one in zone_of(of_eight).partnerships if one.state in KNOWN_TO_FPS]
    versions = {key: len(here(of_eight, key).versions) for key in told}
    changed = "Une autre plateforme"
    answer = ask(of_eight, "edit", path="zone.plan.hot.platform", value=changed)
    assert answer.refresh == "later"
    mayor = next(one for one in zone_of(of_eight).mayors if one.municipality == "Grande-Haie")
    ask(of_eight, "edit", path=f"zone.mayors[{mayor.id}].contact.name", value="Aline Neuve")
    (act,) = drawn(of_eight, "owing")["acts"]
    ask(of_eight, **act["message"])
    for key in told:
        held = here(of_eight, key)
        (waiting,) = [one for one in held.mail if one.on is None]
        assert (ChangeKind.MAYOR in waiting.changes) is (held.municipality == "Grande-Haie")
        assert ChangeKind.COMMUNICATION in waiting.changes
        assert waiting.version == held.versions[-1].id
        assert len(held.versions) == versions[key] + 1
        assert held.versions[-1].charter.hot.platform == changed
    before = of_eight.open_letter.dossier
    assert "déjà prêts" in refused(ask(of_eight, "plp_notify_all"))
    assert of_eight.open_letter.dossier == before


def test_a_letter_takes_the_partnerships_and_their_years_over(desk: Desk) -> None:
    sample = read_dossier(SAMPLES / "plp-les-tilleuls.plp.json")
    made, _ = desk.store.create(sample, ANNE, summary=summary(sample))
    year = max(held.year for one in sample.zone.partnerships for held in years(one))
    ask(desk, "start_report", start=f"{year}-01-01", end=f"{year}-12-31", bare=True)
    for _ in range(2):
        ask(desk, "plp_bring", dossier=made)
    dossier = desk.open_letter.dossier
    said = dossier.activity_reports[-1].context_changes
    assert said.count(f"chiffres de {year}") == 1
    assert any(one.source == FIRST for one in dossier.partnerships)
    assert any(one.name == "Partenariats reconnus" for one in dossier.indicators)
    ask(desk, "visit", view="view-partnerships")
    assert "Les Tilleuls" in json.dumps(traits(desk, "section")["section"], ensure_ascii=False)


def test_remarks_on_the_zone_s_plan_stand_beside_it(register: Desk) -> None:
    ask(register, "go", section="plan")
    assert not traits(register, "section")["aside"]["findings"]
    ask(register, "edit", path="zone.plan.cost.fee", value=True)
    path = "zone.plan.objectives.text"
    ask(register, "edit", path=path, value="Les membres organisent des patrouilles le soir.")
    beside = traits(register, "section")["aside"]
    assert beside["findings"]
    answer = ask(register, "ask", dialog="findings")
    assert not refused(answer)


def test_the_list_of_dossiers_and_the_app_know_registers(register: Desk, tmp_path: Path) -> None:
    ask(register, "home")
    (row,) = traits(register, "screen")["home"]["rows"]
    assert row["stage"] == "Partenariats"
    app = PartnershipApp(f"sqlite:///{tmp_path / 'store.db'}")
    assert app.screen == "letter"
    assert app.section["id"] == "overview"
    app.close()


def test_history_and_comments_speak_of_the_criteria(register: Desk) -> None:
    ask(register, "go", section=f"{FIRST}/c09")
    path = f"{BASE}charter.hot.platform"
    ask(register, "edit", path=path, value="Une autre plateforme")
    ask(register, "comment", where=path, text="Est-elle en service ?")
    held = traits(register, "section")["aside"]["comments"]
    assert [row["text"] for row in held["rows"]] == ["Est-elle en service ?"]
    ask(register, "pause")
    ask(register, "visit", view="view-history")
    numbers = [one.number for one in register.store.revisions(register.open_letter.id)]
    ask(register, "compare", before=numbers[0], after=numbers[-1])
    (drawn,) = traits(register, "section")["section"]["fields"]
    (changed,) = drawn["compared"]["places"]
    assert changed["label"] == "Plateforme d’envoi"
    assert changed["section"] == "Les Tilleuls · Messages chauds"


def test_every_place_of_a_register_belongs_to_a_section_that_there_is() -> None:
    sample = read_dossier(SAMPLES / "plp-les-tilleuls.plp.json")
    known = set(order(sample))
    for rest in ("charter.hot.plan", "launch.s3.who", "mail", "measures", "years", "name"):
        assert section_of(f"{BASE}{rest}") in known
    assert section_of("zone.officers") == "zone"
    assert section_of("letter.holder.name") == ""
