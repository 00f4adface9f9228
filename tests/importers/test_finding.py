"""Facts, figures, plans and acts as sentences tell them; what is not sure is no fact."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from plpmission.importers.placing import dossier_of
from plpmission.importers.placing.finding import found
from plpmission.importers.placing.finding.measures import Measure, aimed, amount, measured
from plpmission.importers.placing.finding.moments import mandate_days
from plpmission.importers.placing.placed import DocumentKind, Found, Place, Placed
from plpmission.importers.source import Passage, Source

Text = tuple[str, str, str]
"""A passage: the section that it is placed in, its kind, its words."""


def passages(*texts: Text) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            id=f"p{at}",
            kind=kind,  # type: ignore[arg-type]
            text=text,
            level=2 if kind == "heading" else None,
        )
        for at, (_, kind, text) in enumerate(texts)
    )


def placed(*texts: Text, lang: str = "fr", document: DocumentKind = "letter") -> Placed:
    """A document whose passages are surely placed."""
    held = passages(*texts)
    source = Source(name="x.txt", kind="txt", lang=lang, passages=held)  # type: ignore[arg-type]
    places = tuple(
        Place(passage=one.id, section=section, confidence=0.9, why="")
        for one, (section, _, _) in zip(held, texts, strict=True)
    )
    items = found(source, document, places)
    return Placed(source=source, document=document, places=places, items=items)


def items(kind: str, *texts: Text, lang: str = "fr") -> list[Found]:
    return [one for one in placed(*texts, lang=lang).items if one.kind == kind]


def fact(section: str, text: str, lang: str = "fr") -> dict[str, Any]:
    return {
        key: value
        for one in items("fact", (section, "paragraph", text), lang=lang)
        for key, value in one.fields.items()
    }


@pytest.mark.parametrize(
    "text",
    [
        "Version soumise au collège de police du 14 mars 2024",
        "Chaque réunion de service consacrera un quart d'heure à une bonne idée.",
        "Le nombre de blessés diminuera de moitié au terme du mandat.",
    ],
)
def test_a_sentence_that_names_no_office_is_no_mandate(text: str) -> None:
    assert fact("mandate", text) == {}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Il exerce le mandat de chef de corps (catégorie 2).", "Mandat de chef de corps"),
        ("Korpschef lokale politie, mandaatcategorie 2.", "Korpschef lokale politie"),
        (
            "Mandat als Korpschefin der lokalen Polizei",
            "Mandat als Korpschefin der lokalen Polizei",
        ),
    ],
)
def test_a_mandate_is_called_by_its_office(text: str, title: str) -> None:
    assert fact("mandate", text)["mandate"] == title


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Elle a prêté serment le 1er mars 2024. Sauf renouvellement, le mandat expire le "
            "28 février 2029.",
            {"start": dt.date(2024, 3, 1), "end": dt.date(2029, 2, 28), "basis": "oath"},
        ),
        (
            "De eed werd afgelegd op 1 juni 2023; het mandaat loopt tot en met 31 mei 2028.",
            {"start": dt.date(2023, 6, 1), "end": dt.date(2028, 5, 31), "basis": "oath"},
        ),
        ("Op 1 januari 2025 telde het korps 168 operationelen.", {}),
        ("Hernieuwing met ingang van 16 juni 2024", {"start": dt.date(2024, 6, 16),
                                                      "basis": "renewal"}),
    ],
)  # fmt: skip
def test_only_days_beside_words_that_say_so_are_those_of_the_mandate(
    text: str, days: dict[str, Any]
) -> None:
    assert mandate_days(text) == days


def test_a_family_name_before_a_comma_is_turned_round() -> None:
    assert fact("identification", "Name: Kessel, Ute", "de") == {"name": "Ute Kessel"}
    assert fact("identification", "Naam Ute Kessel", "nl") == {"name": "Ute Kessel"}


@pytest.mark.parametrize(
    "text",
    [
        "Le soussigné, Paul LORGE, premier commissaire divisionnaire, né à Dison le 8 mai 1958.",
        "Le soussigné Paul LORGE, né à Dison le 8 mai 1958, premier commissaire divisionnaire.",
    ],
)
def test_name_rank_and_birth_stand_in_one_sentence(text: str) -> None:
    assert fact("mandate", text) == {
        "name": "Paul LORGE",
        "rank": "premier commissaire divisionnaire",
        "birth_date": dt.date(1958, 5, 8),
    }


def test_a_year_is_no_target_and_an_objective_keeps_its_words_and_its_day() -> None:
    texts: tuple[Text, ...] = (
        ("objectives", "heading", "Doelstelling A: Het verzuim onder de zes procent brengen"),
        ("objectives", "paragraph", "Nulmeting 2022: 8,3 %. Streefdatum: eind 2026."),
        ("objectives", "heading", "Doelstelling B: Minder diefstallen in woningen"),
        ("objectives", "paragraph", "Nulmeting 2022: 139. Eind 2027 zijn het hoogstens 111."),
    )
    first, second = (dict(one.fields) for one in items("indicator", *texts, lang="nl"))
    objective = items("objective", *texts, lang="nl")[0].fields

    assert (first["baseline"], first.get("target")) == (8.3, None)
    assert (second["baseline"], second["target"]) == (139, 111)
    assert objective["text"] == texts[1][2]
    assert objective["deadline"] == dt.date(2026, 12, 31)


def test_figures_in_the_cell_of_an_indicator_are_no_name() -> None:
    assert measured("61 faits en 2011, 40 faits en 2015", "Vols") == Measure("Vols", 61, 40)
    assert measured("12 victimes par an, cible 8", "Route") == Measure("Route", 12, 8)
    assert measured("Moyenne d'âge de 43 ans", "Cadre") == Measure("Moyenne d'âge", None, 43)
    assert measured("Nombre de plaintes", "Accueil") == Measure("Nombre de plaintes")
    assert amount("fin 2026") is None
    assert aimed("Bis Ende 2026 sollen es höchstens 111 sein.") == 111


def test_plans_told_in_sentences_have_who_leads_them_and_their_days() -> None:
    text = (
        "Le plan « Vergers » court de 2023 à 2026, porté par le commissaire Lambot. "
        "Le plan d'action « Quais » démarre en avril 2024 ; l'inspectrice Dor en est le pilote."
    )
    first, second = (one.fields for one in items("plan", ("plans", "paragraph", text)))

    assert first["title"] == "Plan « Vergers »"
    assert first["owner"] == "commissaire Lambot"
    assert (first["start"], first["end"]) == (dt.date(2023, 1, 1), dt.date(2026, 12, 31))
    assert second["owner"] == "inspectrice Dor"
    assert second["start"] == dt.date(2024, 4, 1)


def test_changes_of_the_organisation_are_no_plan() -> None:
    texts: tuple[Text, ...] = (
        ("plans", "heading", "Wijzigingen aan het organogram"),
        ("plans", "paragraph", "Er komt een cel met vier medewerkers."),
    )
    assert items("plan", *texts, lang="nl") == []


@pytest.mark.parametrize(
    "texts",
    [
        [
            "Sterk: hechte ploegen",
            "Zwak: oude huisvesting",
            "Kans: subsidies",
            "Bedreiging: krapte",
        ],
        ["Stärken: Nähe. Schwächen: kleine Dienste. Chancen: Euregio. Risiken: Enge. Stand: 2023."],
        ["Forces : ancrage", "Faiblesses : locaux", "Opportunités : fonds", "Menaces : pensions"],
    ],
)
@pytest.mark.parametrize("section", ["analysis", "people"])
def test_a_swot_shows_by_its_labels_wherever_it_stands(texts: list[str], section: str) -> None:
    held = items("swot", *((section, "item", text) for text in texts))
    quadrants = [one.fields["quadrant"] for one in held]
    assert quadrants == ["strength", "weakness", "opportunity", "threat"]
    assert not any("Stand" in one.fields["text"] for one in held)


@pytest.mark.parametrize(
    ("kind", "texts", "titles"),
    [
        ("item", ["Omzendbrief CP 1 en CP 2"], ["Omzendbrief CP 1", "Omzendbrief CP 2"]),
        (
            "paragraph",
            ["De wet op het politieambt en de omzendbrief GPI 41 vormen de basis van deze brief."],
            ["De wet op het politieambt", "omzendbrief GPI 41"],
        ),
        (
            "item",
            ["Loi du 7 décembre", "1998 organisant un service de police intégré"],
            ["Loi du 7 décembre 1998 organisant un service de police intégré"],
        ),
    ],
)
def test_each_act_is_one_and_ends_where_its_title_ends(
    kind: str, texts: list[str], titles: list[str]
) -> None:
    held = items("legal", *(("legal-framework", kind, text) for text in texts))
    assert [one.fields["title"].removeprefix("de ") for one in held] == titles


def test_a_report_s_result_leads_to_its_objective_and_only_its_own_words_conclude_it() -> None:
    texts: tuple[Text, ...] = (
        ("", "heading", "en vue du renouvellement"),
        ("period", "paragraph", "Le rapport va du 1er mai 2020 au 30 avril 2025."),
        ("results", "heading", "Objectif par objectif"),
        ("results", "heading", "Cambriolages"),
        ("results", "paragraph", "Objectif de la lettre : Diminuer les vols de 20 %"),
        ("results", "paragraph", "Nous sommes passés de 288 à 197 faits."),
        ("results", "heading", "Réalisation hors lettre"),
        ("results", "paragraph", "Une équipe de soutien a été créée."),
        ("conclusion", "paragraph", "Je demande le renouvellement de mon mandat."),
        ("conclusion", "paragraph", "Thuin, le 2 mai 2025"),
        ("conclusion", "paragraph", "Paul Lorge, chef de corps"),
    )
    taken = dossier_of(placed(*texts, document="activity-report"))
    report = taken.dossier.activity_reports[0]
    left = "\n".join(one.what for one in taken.left)

    assert report.conclusion.endswith("Je demande le renouvellement de mon mandat.")
    assert not [one for one in ("Thuin", "1er mai", "en vue") if one in report.conclusion]
    assert report.date == dt.date(2025, 5, 2)
    assert report.results[0].title == "Cambriolages – Diminuer les vols de 20 %"
    assert report.results[0].result == "Nous sommes passés de 288 à 197 faits."
    assert report.results[1].objective is None
    assert "Paul Lorge" in left
    assert "en vue du renouvellement" in left
