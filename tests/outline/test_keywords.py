"""The keywords find in the examples what the examples were written to answer."""

from __future__ import annotations

import re
import unicodedata

import pytest

from plpmission.i18n import LANGUAGES, Lang
from plpmission.outline import Prompt, keywords, outline, texts


def words_of(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return re.findall(r"[a-z0-9]+", "".join(c for c in decomposed if not unicodedata.combining(c)))


def touches(text: str, prompt: Prompt, lang: Lang) -> bool:
    words = words_of(text)
    return any(_in_a_row(words, stem.split()) for stem in keywords(lang)[prompt.id])


def _in_a_row(words: list[str], stems: list[str]) -> bool:
    starts = range(len(words) - len(stems) + 1)
    return any(
        all(word.startswith(stem) for word, stem in zip(words[at:], stems, strict=False))
        for at in starts
    )


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_an_example_touches_every_question_of_its_section(lang: Lang) -> None:
    untouched = {
        prompt.id
        for spec in outline().sections
        for prompt in spec.questions
        if not touches(texts(lang).section(spec.id).example or "", prompt, lang)
    }
    assert untouched == {"holder-name"}  # a name cannot be known beforehand


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_label_of_an_element_touches_the_element(lang: Lang) -> None:
    for spec in outline().sections:
        for prompt in spec.elements:
            assert touches(texts(lang).section(spec.id).prompts[prompt.id], prompt, lang), prompt.id


@pytest.mark.parametrize(
    ("lang", "text", "section", "touched"),
    [
        ("fr", "Une prison et deux sites Seveso.", "context", {"prisons", "seveso"}),
        (
            "nl",
            "Het uitgaansleven rond de hogeschool.",
            "context",
            {"nightlife", "higher-education"},
        ),
        ("fr", "Un plan de lutte contre l’absentéisme.", "people", {"absenteeism"}),
        ("nl", "Drie dienstwagens en een nieuw serverpark.", "resources", {"vehicles"}),
    ],
)
def test_a_sentence_touches_what_it_speaks_of(
    lang: Lang, text: str, section: str, touched: set[str]
) -> None:
    elements = outline().section(section).elements
    assert {prompt.id for prompt in elements if touches(text, prompt, lang)} >= touched


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_about_nothing_of_it_touches_no_element(lang: Lang) -> None:
    nothing = {
        "fr": "Le soleil brille depuis lundi.",
        "nl": "De zon schijnt sinds maandag.",
        "de": "Die Sonne scheint seit Montag.",
        "en": "The sun has shone since Monday.",
    }[lang]
    for spec in outline().sections:
        assert not [p.id for p in spec.prompts if touches(nothing, p, lang)]
