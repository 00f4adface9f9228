"""Each passage is in its own language: for voices, hyphens and quotation marks."""

from __future__ import annotations

import pytest

from plpmission.i18n import Lang
from plpmission.model import Dossier
from plpmission.render import render
from plpmission.render.blocks import Heading, Paragraph
from plpmission.render.passages import language_of

SENTENCES: dict[Lang, str] = {
    "fr": "La zone assure une présence dans chaque village et répond aux appels de la population.",
    "nl": "De zone is aanwezig in elk dorp en antwoordt op de oproepen van de bevolking.",
    "de": "Die Zone ist in jedem Dorf vertreten und antwortet auf die Anrufe der Bevölkerung.",
    "en": "The zone is present in each village and answers the calls of the people who live there.",
}


@pytest.mark.parametrize("around", SENTENCES)
@pytest.mark.parametrize("lang", SENTENCES)
def test_a_sentence_tells_its_language(lang: Lang, around: Lang) -> None:
    assert language_of(SENTENCES[lang], around) == lang


def test_a_name_or_a_few_words_are_in_the_language_around_them() -> None:
    assert language_of("Vlaamse Gemeenschap van de provincie", "fr") == "fr"


def test_what_was_typed_keeps_its_language_in_a_letter_of_another() -> None:
    dossier = Dossier(lang="fr").with_section("conclusion", text=f'{SENTENCES["fr"]} "Oui"')
    blocks = render(dossier, lang="nl").blocks
    runs = [run for block in blocks if isinstance(block, Paragraph) for run in block.runs]
    assert {run.lang for run in runs} == {"fr"}
    assert "«" in runs[-1].text
    assert all(not block.lang for block in blocks if isinstance(block, Heading))


def test_a_quotation_in_another_language_is_marked_and_the_rest_is_not() -> None:
    text = f"{SENTENCES['fr']}\n\n> {SENTENCES['nl']}"
    blocks = render(Dossier(lang="fr").with_section("conclusion", text=text)).blocks
    found = [block.runs[0].lang for block in blocks if isinstance(block, Paragraph)]
    assert found == ["", "nl"]
