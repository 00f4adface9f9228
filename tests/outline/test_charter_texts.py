"""The charter’s words: whole in four languages, and free of what they forbid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from plpmission.checks.partnership_words import parties, patrols, personal, pictures, privileges
from plpmission.errors import InvalidValue
from plpmission.i18n import LANGUAGES, Lang
from plpmission.model.partnership_terms import Bound, RuleDuty, SocialDuty
from plpmission.outline.charter import BY_ID, CRITERIA, DISAGREEMENTS, CharterTexts, charter_texts


def said(words: object) -> Iterator[str]:
    """Every text of the charter's words."""
    if isinstance(words, str):
        yield words
    elif isinstance(words, Mapping):
        for value in words.values():
            yield from said(value)
    elif is_dataclass(words):
        for field in fields(words):
            if field.name != "lang":
                yield from said(getattr(words, field.name))


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> CharterTexts:
    return charter_texts(request.param)


def test_every_criterion_duty_and_step_has_its_words(words: CharterTexts) -> None:
    assert list(words.criteria) == [one.id for one in CRITERIA]
    assert set(words.duties) == set(RuleDuty)
    assert set(words.social) == set(SocialDuty)
    assert set(words.bounds) == set(Bound)
    assert list(words.steps) == [1, 2, 3, 4, 5, 6, 7]
    assert set(words.disagreements) == {one.id for one in DISAGREEMENTS}
    assert all(text.strip() for text in said(words))


def test_short_titles_fit_a_narrow_list(words: CharterTexts) -> None:
    assert all(len(one.short_title) <= 24 for one in words.criteria.values())


def test_texts_are_set_with_their_own_marks(words: CharterTexts) -> None:
    found = [text for text in said(words) if re.search(r"  |\s$|^\s|\n", text)]
    assert found == []
    if words.lang == "fr":
        wrong = [text for text in said(words) if re.search(r"'| [:;?!»]|« ", text)]
        assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_rules_print_does_not_set_off_the_checks(lang: Lang) -> None:
    printed = charter_texts(lang)
    for texts in (printed.duties, printed.social, printed.bounds):
        for text in texts.values():
            for seek in (patrols, parties, pictures, privileges, personal):
                assert seek(text, lang) == (), text
    for criterion in printed.criteria.values():
        assert patrols(criterion.example, lang) == parties(criterion.example, lang) == ()


def test_languages_do_not_repeat_each_other() -> None:
    guidance = [
        [one.guidance for one in charter_texts(lang).criteria.values()] for lang in LANGUAGES
    ]
    assert len({text for listed in guidance for text in listed}) == len(LANGUAGES) * len(CRITERIA)


def test_where_the_circular_disagrees_two_different_places_are_named() -> None:
    for one in DISAGREEMENTS:
        assert one.one != one.other
        assert all(key in BY_ID or key == "rules" for key in one.criteria)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(InvalidValue):
        charter_texts("it")
