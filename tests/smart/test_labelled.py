"""The labelled objectives are whole, their halves are those of the rule, and the goals are held."""

from __future__ import annotations

import hashlib

import pytest

from plpmission.i18n import LANGUAGES
from tests.bench.smart import CRITERIA, GOALS, labelled, ours, shares

LEAST = {"fr": 150, "nl": 150, "de": 60, "en": 60}
LATER = {"fr": 40, "nl": 40, "de": 20, "en": 20}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_label_has_a_reason_and_there_are_enough_objectives(lang: str) -> None:
    rows = [*labelled(lang, "development"), *labelled(lang, "test")]
    later = labelled(lang, "later")
    assert len(rows) >= LEAST[lang]
    assert len(later) >= LATER[lang]
    assert len({row["text"] for row in (*rows, *later)}) == len(rows) + len(later)
    for row in (*rows, *later):
        assert set(row["labels"]) == set(row["why"]) == set(CRITERIA)
        assert all(row["why"].values())
        assert row["labels"]["time_bound"] == (row["labels"]["deadline"] is not None)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_halves_are_split_by_the_hash_of_the_text(lang: str) -> None:
    halves = [
        {hashlib.sha256(row["text"].encode()).hexdigest() for row in labelled(lang, half)}
        for half in ("development", "test")
    ]
    assert max(halves[0]) < min(halves[1])


@pytest.mark.parametrize("part", ["test", "later"])
@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_precision_and_recall_hold(lang: str, part: str) -> None:
    for (criterion, measure), (hits, of) in shares(lang, part, ours).items():
        assert hits / of >= GOALS[measure], (criterion, measure)
