"""Texts without ids find each other by what they say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import plpmission as plp
from plpmission.compare import Pair, match
from plpmission.errors import InvalidValue
from plpmission.outline import texts
from tests.bench.match import accuracy, plain
from tests.compare.labelled import Half
from tests.growth import growth
from tests.strategies import WORDS

PROMISED = [
    "OS 1 – Ramener les cambriolages dans les habitations de 120 à 90 par an d’ici fin 2029",
    "OS 2 – Répondre aux appels urgents en moins de 13 minutes",
    "OS 3 – Former 40 collègues à l’accueil",
]


@pytest.mark.parametrize("lang", ["fr", "nl"])
@pytest.mark.parametrize("half", ["test", "samples", "zones", "trial", "weights", "unseen"])
def test_nine_of_ten_rewritten_sentences_find_their_own_and_plain_tf_idf_does_not(
    lang: str, half: Half
) -> None:
    hits, count = accuracy(lang, half)
    assert hits / count >= 0.9
    assert accuracy(lang, half, plain)[0] < hits


def test_a_text_finds_itself_with_full_confidence() -> None:
    found = match(PROMISED, PROMISED)
    assert [(one.left, one.right) for one in found] == [(0, 0), (1, 1), (2, 2)]
    assert all(one.confidence > 0.9 for one in found)


def test_an_objective_that_was_split_finds_both_its_parts() -> None:
    parts = [
        "Former 20 collègues de Pierrelorne à l’accueil du public",
        "Réduire les cambriolages dans les habitations de 120 à 90",
        "Former 20 collègues de Marchevaux à l’accueil du public",
        "Arriver plus vite aux appels urgents : 13 minutes",
    ]
    found = match(PROMISED, parts)
    assert {one.right for one in found if one.left == 2} == {0, 2}
    assert {one.right for one in found if one.left == 0} == {1}


def test_objectives_that_were_merged_share_one_passage() -> None:
    merged = ["Moins de cambriolages (90 par an) et appels urgents servis en 13 minutes"]
    found = match(PROMISED, merged)
    assert [(one.left, one.right) for one in found[:2]] == [(0, 0), (1, 0)]


def test_what_has_no_partner_is_in_no_pair_or_hardly_believed() -> None:
    found = match(PROMISED, ["Le rapport remercie les imprimeurs et les relecteurs de ce volume."])
    assert all(one.confidence < 0.3 for one in found)


def test_a_report_in_the_other_language_is_matched_by_its_sense() -> None:
    dutch = [
        "Veertig medewerkers volgden een opleiding aan het onthaal van de zone",
        "Bij een dringende oproep zijn de ploegen binnen 13 minuten ter plaatse",
        "Er werd in de woningen van de zone minder ingebroken: van 120 naar 90",
    ]
    best = {one.left: one.right for one in reversed(match(PROMISED, dutch))}
    assert best == {0: 2, 1: 1, 2: 0}


def test_texts_that_others_wrote_in_two_languages_find_each_other_mostly() -> None:
    sections = [texts("fr").section(name) for name in ("people", "resources", "communication")]
    others = [texts("nl").section(name) for name in ("communication", "people", "resources")]
    said = [f"{one.title} {one.guidance}" for one in sections]
    found = match(said, [f"{one.title} {one.guidance}" for one in others])
    assert {(one.left, one.right) for one in found} >= {(0, 1), (2, 0)}


@pytest.mark.parametrize(("left", "right"), [([], []), (["a"], []), ([], ["a"]), ([""], [""])])
def test_nothing_matches_nothing(left: list[str], right: list[str]) -> None:
    assert match(left, right) == []


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(InvalidValue):
        plp.match(["a"], ["b"], lang="it")


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5))
def test_pairs_are_places_of_the_lists_and_confidences_are_chances(
    left: list[str], right: list[str]
) -> None:
    found = match(left, right)
    assert len({(one.left, one.right) for one in found}) == len(found)
    for one in found:
        assert isinstance(one, Pair)
        assert left[one.left]
        assert right[one.right]
        assert 0 <= one.confidence <= 1


@pytest.mark.parametrize("piece", ["vol ", "a-", "1 000 ", "violence x y z ", "Él ", "\n"])
def test_a_text_made_to_be_slow_is_read_in_time(piece: str) -> None:
    def read(length: int) -> None:
        match([piece * (length // len(piece))], ["vols dans une habitation"])

    assert growth(read, 4_000, runs=1) < 8
