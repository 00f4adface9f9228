"""The outline's words: complete in each language as promised, short, and free of leftovers."""

from __future__ import annotations

import re

import pytest

from plpmission.errors import InvalidValue, UnknownSection
from plpmission.i18n import LANGUAGES, Lang
from plpmission.outline import Part, keywords, outline, texts

PLACEHOLDER = re.compile(r"\bx{2,}\b|\b20(xx|yy)\b|<[^>]+>|…|\.\.\.|lorem", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?;])\s+")
every_language = pytest.mark.parametrize("lang", LANGUAGES)


def passages(lang: Lang) -> list[tuple[str, str]]:
    """Every guidance, example and reason, with the id of what it stands for."""
    words = texts(lang)
    headings = (words.parts | words.groups | words.sections).items()
    found = [(node, heading.guidance) for node, heading in headings]
    found += [(node, text.example) for node, text in words.sections.items() if text.example]
    return found + [(str(n), c.unanswered) for n, c in words.criteria.items() if c.unanswered]


def labels(lang: Lang) -> list[str]:
    words = texts(lang)
    headings = [*words.parts.values(), *words.groups.values(), *words.sections.values()]
    found = [text for heading in headings for text in (heading.title, heading.short_title)]
    found += [label for text in words.sections.values() for label in text.prompts.values()]
    return found + [criterion.name for criterion in words.criteria.values()]


@every_language
def test_each_heading_of_the_outline_has_its_words(lang: Lang) -> None:
    words = texts(lang)
    parts = [node for node in outline().tree if isinstance(node, Part)]
    groups = [child.id for part in parts for child in part.children if hasattr(child, "children")]
    assert list(words.parts) == [part.id for part in parts]
    assert list(words.groups) == groups
    assert list(words.sections) == [spec.id for spec in outline().sections]
    assert list(words.criteria) == [1, 2, 3, 4, 5, 6, 7]


@every_language
def test_each_prompt_has_a_label_in_the_outlines_order(lang: Lang) -> None:
    for spec in outline().sections:
        assert list(texts(lang).section(spec.id).prompts) == [p.id for p in spec.prompts]


@every_language
def test_no_text_is_empty_or_badly_spaced(lang: Lang) -> None:
    for text in [*labels(lang), *(passage for _, passage in passages(lang))]:
        assert text == text.strip() != ""
        assert "  " not in text
        assert "\n" not in text


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_french_and_dutch_give_an_example_of_two_to_five_sentences(lang: Lang) -> None:
    one_line = {"identification", "mandate"}
    for spec in outline().sections:
        example = texts(lang).section(spec.id).example
        assert example is not None
        count = len(re.findall(r"[.!?]”?(?= |$)", example))
        assert count <= 5
        assert count >= 2 or spec.id in one_line


@every_language
def test_a_short_title_fits_the_narrow_outline(lang: Lang) -> None:
    words = texts(lang)
    for heading in [*words.parts.values(), *words.groups.values(), *words.sections.values()]:
        assert len(heading.short_title) <= 24


@every_language
def test_guidance_is_two_to_four_sentences_of_forty_words_at_most(lang: Lang) -> None:
    words = texts(lang)
    for heading in [*words.parts.values(), *words.groups.values(), *words.sections.values()]:
        sentences = SENTENCE.split(heading.guidance)
        assert max(len(sentence.split()) for sentence in sentences) <= 40
        assert 2 <= len(re.findall(r"[.!?](?= |$)", heading.guidance)) <= 4


@every_language
def test_no_passage_keeps_a_placeholder(lang: Lang) -> None:
    assert [node for node, text in passages(lang) if PLACEHOLDER.search(text)] == []


def test_french_signs_keep_their_narrow_spaces_and_round_apostrophes() -> None:
    for text in [*labels("fr"), *(passage for _, passage in passages("fr"))]:
        assert not re.search(r" [;:!?»%]|« |\w'\w", text), text


@every_language
def test_only_an_unanswered_criterion_says_why(lang: Lang) -> None:
    for criterion in outline().criteria:
        reason = texts(lang).efqm(criterion.number).unanswered
        assert (reason is not None) == (not criterion.answered_in)


@every_language
def test_every_prompt_has_keywords_as_a_folded_text_would_hold_them(lang: Lang) -> None:
    found = keywords(lang)
    assert list(found) == [prompt.id for spec in outline().sections for prompt in spec.prompts]
    for stems in found.values():
        assert stems
        assert len(set(stems)) == len(stems)
        assert all(re.fullmatch(r"[a-z0-9]+( [a-z0-9]+)*", stem) for stem in stems)


def test_texts_answer_by_id_and_refuse_what_is_unknown() -> None:
    words = texts("fr")
    assert words.heading("strategy") is words.group("strategy")
    assert words.heading("part-entity") is words.part("part-entity")
    assert words.heading("conclusion") is words.section("conclusion")
    for ask in (words.section, words.part, words.group, words.heading):
        with pytest.raises(UnknownSection):
            ask("nowhere")


def test_a_language_is_read_once_whatever_its_code() -> None:
    assert texts("fr-BE") is texts("fr")
    with pytest.raises(InvalidValue):
        texts("it")


def test_shared_texts_cannot_be_changed() -> None:
    words = texts("nl")
    with pytest.raises(TypeError):
        words.sections["people"] = words.section("plans")  # type: ignore[index]
    with pytest.raises(TypeError):
        words.section("people").prompts["recruitment"] = "x"  # type: ignore[index]
