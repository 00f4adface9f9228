"""Words are found as a lexicon says them; topics are told in four languages."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from plpmission.checks.folding import fold, words
from plpmission.compare.lexicon import Lexicon
from plpmission.compare.vocabulary import read

TOPICS = {
    lang: tomllib.loads(
        files("plpmission.compare").joinpath("topics", f"{lang}.toml").read_text("utf-8")
    )["topics"]
    for lang in ("fr", "nl")
}


def found(text: str, *entries: str) -> int:
    return len(list(Lexicon({"one": entries}).found(words(text))))


def test_a_word_is_a_beginning_a_whole_or_inside_a_compound() -> None:
    assert found("Deux cambriolages", "cambriol")
    assert not found("Un bustier", "bus$")
    assert found("Le bus", "bus$")
    assert found("De woninginbraken", "~inbra")
    assert not found("De woninginbraken", "inbra")


def test_words_of_a_phrase_stand_near_each_other_in_their_order() -> None:
    assert found("les caméras portées par un piéton", "camera pieton")
    assert not found("le piéton devant une caméra", "camera pieton")
    assert not found("une caméra que l’on voit de loin quand passe un piéton", "camera pieton")


def test_each_word_counts_once_whatever_says_it() -> None:
    assert found("cambriolage et cambrioleur", "cambriol", "cambriolage") == 2


def test_both_files_know_the_same_topics_and_say_each_in_many_ways() -> None:
    assert list(TOPICS["fr"]) == list(TOPICS["nl"])
    assert min(len(said) for one in TOPICS.values() for said in one.values()) >= 40


@pytest.mark.parametrize("lang", TOPICS)
def test_entries_are_written_as_texts_are_read(lang: str) -> None:
    for said in TOPICS[lang].values():
        assert said == [fold(one) for one in said]
        assert max(Counter(said).values()) == 1


@pytest.mark.parametrize(
    ("lang", "text", "topic"),
    [
        ("fr", "Le stade n’a connu aucun heurt entre supporters.", "football"),
        ("nl", "De kweek van dieren werd stilgelegd; de katten gingen naar een asiel.",
         "animal_welfare"),
        ("de", "Die Hundestaffel kam bei der Suche zum Einsatz.", "dog_unit"),
        ("en", "Shoplifters were caught at the supermarket.", "shop_theft"),
    ],
)  # fmt: skip
def test_a_text_is_about_a_topic_in_any_language(lang: str, text: str, topic: str) -> None:
    topics = read(text, lang).topics  # type: ignore[arg-type]
    assert topics[topic] == max(topics.values())
