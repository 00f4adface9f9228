"""What each rule says, where, and to whom it stays silent."""

from __future__ import annotations

from typing import Any

import pytest

from plpmission.checks import Finding, check, touched_prompts
from plpmission.checks.citations import citations, cited
from plpmission.checks.folding import fold, word_places, words
from plpmission.checks.leftovers import left_in
from plpmission.model import Dossier


def found(code: str, lang: str = "en", **letter: Any) -> list[Finding]:
    """What one rule says of a letter, in one call."""
    dossier = Dossier.model_validate({"letter": letter})
    return [one for one in check(dossier, lang) if one.code == code]


def section(name: str, text: str = "", **note: Any) -> list[dict[str, Any]]:
    return [{"id": name, "text": text, **note}]


SENTENCE = "The zone grows older, above all in the villages far away from its central station."


def test_folding_keeps_every_place() -> None:
    text = "Où l’ŒUVRE d’Été – ÎLE\u00a0: İ"
    assert len(fold(text)) == len(text)
    assert words(text) == ("ou", "l", "oeuvre", "d", "ete", "ile", "i")
    assert [text[begin:end] for begin, end in word_places(text)][2] == "ŒUVRE"


def test_missing_fields_are_named_one_by_one() -> None:
    missing = found("L003")
    assert [one.where for one in missing] == [
        "letter.holder.name",
        "letter.holder.rank",
        "letter.mandate.title",
        "letter.mandate.category",
        "letter.mandate.start",
    ]
    assert [one.section for one in missing] == ["identification"] * 2 + ["mandate"] * 2 + ["start"]


def test_the_missing_plan_is_said_alone_where_the_other_is_there() -> None:
    [neither] = found("L002")
    [zonal] = found("L002", sections=section("objectives", "Voir le PNS."))
    [national] = found("L002", sections=section("objectives", "Voir le PZS."))
    assert len({neither.message, zonal.message, national.message}) == 3
    assert "zonal" in zonal.message
    assert "zonal" not in national.message


@pytest.mark.parametrize(
    "text",
    [
        "les plans national et zonal de sécurité",
        "le plan de sécurité national et le plan zonal",
        "het NVP en het zonaal veiligheidsplan 2026-2031",
        "de nationale en zonale veiligheidsplannen",
        "der Nationale und der Zonale Sicherheitsplan",
        "the national and the zonal security plan",
    ],
)
def test_both_plans_are_heard_in_one_breath(text: str) -> None:
    assert found("L002", sections=section("objectives", f"Voir {text}.")) == []


def test_an_amendment_is_set_by_the_same_rules_and_is_named() -> None:
    amendment = {"id": "amd-1", "setting": {"set_on": "2027-04-01", "set_by": "minister"}}
    told = found("L004", amendments=[amendment])
    assert [one.where for one in told] == [
        "letter.amendments[0].setting.set_by",
        "letter.amendments[0].setting.copy_sent_on",
    ]
    assert {one.about for one in told} == {"amd-1"}
    assert {one.section for one in told} == {"amendment-procedure"}


def test_an_own_section_has_its_name_in_the_message() -> None:
    [*_, own] = found("L010", added=[{"id": "sec-1", "title": "Shooting range"}])
    assert "Shooting range" in own.message
    assert (own.section, own.where) == ("sec-1", "letter.added[0].text")


def test_the_later_place_is_told_where_a_passage_stood_first() -> None:
    texts = section("context", SENTENCE) + section("people", f"Staff. {SENTENCE}")
    [repeated] = found("L013", sections=texts)
    assert repeated.section == "people"
    assert "2.3" in repeated.message
    assert "The zone grows older, above all" in repeated.message


def test_a_passage_repeated_from_an_own_section_names_it() -> None:
    added = [{"id": "sec-1", "title": "Shooting range", "text": SENTENCE, "after": "entity"}]
    [repeated] = found("L013", sections=section("people", SENTENCE), added=added)
    assert "Shooting range" in repeated.message


def test_questions_not_touched_are_listed_in_one_finding() -> None:
    [untouched] = found("G001", "fr", purpose={"mission": "Protéger."})
    assert "Vision" in untouched.hint
    assert "Valeurs" in untouched.hint
    assert "Mission" not in untouched.hint


def test_elements_are_examples_once_one_is_touched() -> None:
    text = "Notre morphologie aide à comprendre nos objectifs."
    [none] = found("G001", "fr", sections=section("context", text))
    assert none.hint.startswith("Par exemple")
    with_one = section("context", f"{text} La prison compte.")
    assert found("G001", "fr", sections=with_one) == []


def test_typed_content_and_words_both_touch_prompts() -> None:
    dossier = Dossier.model_validate(
        {
            "letter": {
                "sections": section("people", "Le recrutement et le bien-être comptent."),
                "people": {
                    "initiatives": [{"id": "ini-1", "theme": "absenteeism"}],
                    "impact": "Neutre.",
                },
            }
        }
    )
    touched = touched_prompts(dossier, "people")
    assert {"recruitment", "wellbeing", "absenteeism", "staff-financial-impact"} <= touched
    assert "staff-needs" not in touched
    assert touched_prompts(dossier, "sec-1") == frozenset()


def test_the_letter_s_own_language_decides_which_words_count() -> None:
    texts = section("partners", "De samenwerking met het parket wordt in een protocol gegoten.")
    dutch = Dossier.model_validate({"lang": "nl", "letter": {"sections": texts}})
    assert "protocols" in touched_prompts(dutch, "partners")
    assert "public-prosecutor" in touched_prompts(dutch, "partners")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Réduire de xx % d’ici 20yy", ("xx", "20yy")),
        ("<nom> et <b>gras</b>", ("<nom>",)),
        ("&lt;objectif&gt;", ("<objectif>",)),
        ("Établi le xx/xx/2026", ("xx/xx",)),
        ("À compléter", ("À compléter",)),
        ("| Agents | … |", ("…",)),
        ("fin 202x", ("202x",)),
        ("Aux XIXe et XX siècles", ()),
        ("Alexx et Xxavier", ()),
        ("de 10 x 20 cm", ()),
        ("Et après ?", ()),
    ],
)
def test_leftovers_are_quoted_as_they_stand(text: str, left: tuple[str, ...]) -> None:
    assert left_in(text) == left


@pytest.mark.parametrize(
    ("text", "act", "date"),
    [
        ("Loi sur la fonction de police du 5 août 1992", "LFP", "1992-08-05"),
        ("wet van 5 augustus 1992 op het politieambt", "LFP", "1992-08-05"),
        ("Gesetz vom 5. August 1992 über das Polizeiamt", "LFP", "1992-08-05"),
        ("LPI, art. 44", "LPI", None),
        ("Circulaire CP 2 du 3 novembre 2004", "CP2", "2004-11-03"),
        ("omzendbrief CP2 van 03/11/2004", "CP2", "2004-11-03"),
        ("Arrêté royal du 31 février 2001", None, None),
        ("Accord avec les communes", None, None),
        ("Arrêté royal du 5 août 1992 (LFP)", None, "1992-08-05"),
    ],
)
def test_acts_are_recognised_as_people_cite_them(
    text: str, act: str | None, date: str | None
) -> None:
    citation = cited(text)
    assert (citation.act and citation.act.key) == act
    assert (citation.date and citation.date.isoformat()) == date


def test_acts_cited_one_after_the_other_are_told_apart() -> None:
    text = "La loi sur la fonction de police du 5 août 1992 et la loi du 7 décembre 1998 (LPI)."
    assert [citation.act and citation.act.key for citation in citations(text)] == ["LFP", "LPI"]
