"""What the rules of partnerships say, where, and to whom they stay silent."""

from __future__ import annotations

from typing import Any

import pytest

from plpmission.checks import Finding, check
from plpmission.checks.partnership_words import (
    parties,
    patrols,
    personal,
    pictures,
    privileges,
)
from plpmission.i18n import LANGUAGES
from plpmission.model import Dismissal, Dossier
from plpmission.outline.charter import CRITERIA


def register(lang: str = "fr", state: str = "recognised", **held: Any) -> Dossier:
    partnership = {"id": "par-1", "name": "Les Tilleuls", "state": state, **held}
    zone = {"name": "Val de Lorne", "partnerships": [partnership]}
    return Dossier.model_validate({"lang": lang, "holds": "partnerships", "zone": zone})


def found(code: str, dossier: Dossier, lang: str = "en") -> list[Finding]:
    return [one for one in check(dossier, lang) if one.code == code]


# Words of charters and rules


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Les membres patrouillent dans le quartier le week-end."),
        ("fr", "Une ronde de nuit est organisée par les voisins."),
        ("fr", "Nous voulons interpeller les rôdeurs."),
        ("fr", "Le groupe assure des tours de garde, sans déranger personne."),
        ("nl", "De leden doen ’s nachts rondes door de wijk."),
        ("nl", "Wij richten een burgerwacht op."),
        ("de", "Mitglieder gehen abends auf Streife."),
        ("en", "Members patrol the streets at night."),
    ],
)
def test_police_work_for_members_is_noticed(lang: Any, text: str) -> None:
    assert patrols(text, lang) == (text,)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Les membres ne patrouillent pas."),
        ("fr", "Aucune ronde n’est organisée ; les patrouilles de police continuent."),
        ("fr", "Les membres veillent sans jamais patrouiller."),
        ("fr", "Chacun respecte la loi du 29 juillet 1934 (milices privées)."),
        ("fr", "La ronde des saisons, fête du quartier, réunit les voisins."),
        ("nl", "Er zijn geen patrouilles; politiepatrouilles blijven."),
        ("fr", "La question nous interpelle ; une ronde de table suit."),
        ("nl", "De aanhoudende overlast stoort de buurt."),
        ("nl", "Een tweede ronde van overleg volgt."),
        ("en", "A round of talks follows in the autumn."),
        ("de", "Mitglieder gehen nicht auf Streife; die Polizeistreife kommt."),
        ("en", "Members never patrol, and the police patrols as before."),
    ],
)
def test_patrols_that_are_refused_or_the_police_s_are_let_pass(lang: Any, text: str) -> None:
    assert patrols(text, lang) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Avec le soutien du PS.", ("PS",)),
        ("Steun van N-VA en CD&V.", ("N-VA", "CD&V")),
        ("met Vooruit en Groen", ("Vooruit", "Groen")),
        ("Groen licht voor de wijk; de wijk gaat vooruit.", ()),
        ("PS : apportez une chaise.", ()),
        ("M. et Mme, le MRI et la PSY de garde.", ()),
        ("Aucun parti politique n’est servi.", ()),
        ("Rue du Défi 4", ()),
    ],
)
def test_a_party_is_known_by_the_name_it_writes(text: str, named: tuple[str, ...]) -> None:
    assert parties(text, "fr") == named


@pytest.mark.parametrize(
    ("lang", "text", "shared"),
    [
        ("fr", "La photo du suspect circule dans le groupe.", True),
        ("fr", "Une photo de la plaque n’est envoyée qu’aux membres.", True),
        ("fr", "Les photos de suspects sont interdites.", False),
        ("fr", "Une photo de la fête orne le dépliant.", False),
        ("nl", "Deel een foto van de nummerplaat in de groep.", True),
        ("nl", "Deel nooit een foto van een verdachte.", False),
        ("de", "Ein Foto des Kennzeichens wird geteilt.", True),
        ("de", "Kein Foto eines Verdächtigen wird geteilt.", False),
        ("en", "Share a picture of the suspect at once.", True),
        ("en", "Don’t share pictures of suspects.", False),
    ],
)
def test_pictures_of_people_and_plates_stay_with_the_police(
    lang: Any, text: str, *, shared: bool
) -> None:
    assert bool(pictures(text, lang)) is shared


def test_privileges_and_closed_doors_are_noticed() -> None:
    assert privileges("Les membres n’ont aucune priorité auprès de la police.", "fr") == ()
    assert privileges("Une priorité auprès de la police est donnée aux membres.", "fr")
    assert privileges("Alleen leden van de vereniging kunnen instappen.", "nl")
    assert not privileges("Niet alleen leden van de vereniging kunnen instappen.", "nl")


@pytest.mark.parametrize(
    "text", ["85.07.30-033.28", "berthe@val-de-lorne.invalid", "0470 12 34 56", "+32470123456"]
)
def test_what_identifies_a_person_is_found_in_a_text_and_not_in_its_own_field(text: str) -> None:
    assert personal(f"Voir {text} pour la liste.", "fr") == (f"{text[:2]}…",)
    rules = register(rules={"own": f"Membre : {text}"})
    [one] = found("N11", rules)
    assert text not in repr(one)
    assert one.where == "zone.partnerships[0].rules.own"
    coordinator = {"name": "Odile Vaubrun", "phone": text, "email": text, "address": text}
    assert found("N11", register(charter={"coordinator": coordinator})) == []


def test_the_call_number_of_the_police_is_nobody_s_data() -> None:
    assert personal("Formez le 101 ou le 112, le 1er mars 2025, rue Haute 12 à 4500.", "fr") == ()


# Where and how heavy


def test_an_idea_and_what_ended_are_left_alone() -> None:
    for state in ("idea", "ended"):
        assert {one.code for one in check(register(state=state))} <= {"N10"}


def test_while_a_charter_is_written_what_is_missing_is_advice() -> None:
    launching = check(register(state="launching"))
    assert {one.severity for one in launching if one.code.startswith("P")} == {"advice"}
    assert "P17" not in {one.code for one in launching}
    signed = check(register(state="signed"))
    assert {one.code for one in signed if one.severity == "warning"} >= {
        f"P{number:02}" for number in range(1, 18)
    } - {"P00"}


def test_findings_name_the_section_in_which_they_are_put_right() -> None:
    dossier = register()
    sections = {one.section for one in check(dossier) if one.code.startswith("P")}
    assert sections <= {f"par-1/{criterion.id}" for criterion in CRITERIA}
    [platform] = [one for one in found("P09", dossier) if "platform" in one.message]
    assert (platform.section, platform.about) == ("par-1/c09", "par-1")
    assert platform.where == "zone.partnerships[0].charter.hot.platform"


def test_each_source_is_an_article_or_an_annex_in_every_language() -> None:
    dossier = register(charter={"evaluation": {"every_months": 48}})
    for lang in LANGUAGES:
        for one in check(dossier, lang):
            assert any(part in one.source.lower() for part in ("art", "anne", "bijlage", "anlage"))
    [seldom] = found("P15", dossier, "fr")
    assert "48" in seldom.message
    assert seldom.source.endswith("art. 7")


def test_advice_on_a_partnership_is_set_aside_for_that_one() -> None:
    dossier = register(charter={"territory": {"streets": ["Rue Haute"]}})
    [advice] = found("P03", dossier)
    assert advice.severity == "advice"
    aside = Dismissal(id="dis-1", code="P03", about="par-1", reason="Le plan est au guichet")
    kept = dossier.with_value("dismissals", (aside,))
    assert found("P03", kept) == []
    assert [one.code for one in check(kept, dismissed=True)] == ["P03"]


def test_a_fault_of_the_plan_is_said_once_for_all_who_inherit_it() -> None:
    dossier = register().with_value("zone.plan.objectives.text", "Une ronde de nuit par semaine.")
    twice = dossier.with_value(
        "zone.partnerships",
        (*dossier.zone.partnerships, {"id": "par-2", "name": "Autre", "state": "recognised"}),
    )
    [one] = found("N01", twice)
    assert (one.where, one.section) == ("zone.plan.objectives.text", "plan")


def test_where_the_circular_disagrees_both_places_are_named() -> None:
    by_two = {role: {"on": "2025-03-02"} for role in ("coordinator", "officer")}
    rules = {"rules": {"signatures": by_two}}
    [one] = [o for o in found("P16", register(**rules)) if "both places" in o.message]
    assert one.severity == "advice"
    assert "art. 2" in one.source
    assert "criterion 16" in one.source
    hot = {"hot": {"reaches": [{"technologies": ["social_media"]}]}}
    [urgent] = found("N05", register(charter=hot))
    assert "9b" in urgent.source
    assert "annex 4" in urgent.source
