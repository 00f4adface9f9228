"""Paths name places; whatever else is typed is refused with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plpmission.errors import MissionError, UnknownItem
from plpmission.model import Dossier
from plpmission.model import paths as places
from tests.strategies import dossiers

STEP = st.sampled_from(
    ["letter", "title", "objectives", "[0]", "[obj-1]", "[99]", ".", "[", "]", "id", "..", "-", "é"]
)
PATHS = st.lists(STEP, max_size=6).map("".join) | st.text(max_size=30)


@settings(max_examples=150, deadline=None)
@given(PATHS)
def test_any_text_is_a_place_or_is_refused(path: str) -> None:
    dossier = Dossier(title="Z")
    try:
        found = dossier.value(path)
    except UnknownItem:
        return
    assert dossier.value(path) is found


@settings(max_examples=150, deadline=None)
@given(PATHS, st.none() | st.text(max_size=5) | st.integers() | st.just([]) | st.just({}))
def test_any_change_gives_a_valid_dossier_or_is_refused(path: str, value: object) -> None:
    try:
        changed = Dossier().with_value(path, value)
    except MissionError:
        return
    assert Dossier.model_validate(changed.model_dump()) == changed


@pytest.mark.parametrize(
    "path",
    [
        "",
        "letter\n",
        "letter.",
        ".letter",
        "letter..date",
        "letter[0]",
        "letter.objectives[]",
        "letter.objectives[-1]",
        "letter.objectives[0",
        "letter.objectives[" + "9" * 5000 + "]",
        "letter.model_fields",
        "letter.__class__",
        "letter.note",
        "title.upper",
    ],
)
def test_what_is_no_place_is_said(path: str) -> None:
    with pytest.raises(UnknownItem):
        Dossier(title="Z").value(path)


@settings(max_examples=20, deadline=None)
@given(dossiers())
def test_the_path_of_each_item_leads_to_it(dossier: Dossier) -> None:
    for path, item in places.items(dossier):
        assert dossier.value(path) is item
