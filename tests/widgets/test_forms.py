"""The forms reach the whole letter, and nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest

from plpmission.model import SECTION_IDS, Dossier, Part
from plpmission.outline.contents import CONTENTS, section_of
from plpmission_widgets.forms import FORMS, editable, entries, lists, partnerships
from plpmission_widgets.forms.fields import Rows

MARKED_OTHERWISE = {
    "format",
    "holds",
    "letter.sections[].done",
    "letter.sections[].left_out",
    "letter.sections[].left_out_reason",
    "letter.added[].done",
}
"""Set by messages of their own, or by nobody."""
BESIDE = ("activity_reports[]", "evaluation_reports[]", "partnerships[]", "zone.")
"""Written on screens of their own."""
KEPT = ("dismissals[]", "origins[]")
"""What was decided of the letter, and where it came from."""
FIGURES = ("indicators[].profile.", "indicators[].rebases[]")
"""Set by the dialogs of an indicator's figures."""
STEPS = ("letter.setting.", "letter.amendments[]", "follow_up.")
"""Recorded step by step, in the life of the letter."""
OF_A_REGISTER = (
    "zone.campaigns[].asked",
    "zone.partnerships[].charter.territory.rings",
    "zone.partnerships[].mail[].changes",
    "zone.partnerships[].mail[].version",
    "zone.partnerships[].versions[].",
    "zone.plan.internal_rules.signatures.",
)
"""Set by steps, files and campaigns; the plan of a zone is signed by nobody."""
WHOLE = {"indicators[].measurements"} | {
    place for place, field in partnerships.places() if isinstance(field, Rows)
}


def parts_in(annotation: Any) -> list[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [part for inner in get_args(annotation) for part in parts_in(inner)]


def places(kind: type[Part], base: str = "") -> Iterator[str]:
    """Every place of a dossier that holds a value of its own."""
    for name, info in kind.model_fields.items():
        here = base + name
        inside = parts_in(info.annotation)
        if not inside or here in WHOLE:
            yield here
        elif get_origin(info.annotation) is tuple:
            yield from places(inside[0], f"{here}[].")
        else:
            yield from places(inside[0], f"{here}.")


def test_every_field_of_the_letter_is_reached_by_a_form() -> None:
    expected = {
        place
        for place in places(Dossier)
        if not place.endswith(".id") and not place.startswith((*BESIDE, *KEPT, *STEPS, *FIGURES))
    }
    assert expected - set(editable()) == MARKED_OTHERWISE


def test_no_form_reaches_a_place_that_the_model_does_not_have() -> None:
    assert set(editable()) <= set(places(Dossier))


def test_ids_and_the_format_cannot_be_edited() -> None:
    assert not [place for place in editable() if place.endswith(".id") or place == "format"]


def test_every_section_of_the_model_has_a_form_in_its_order() -> None:
    assert tuple(FORMS) == SECTION_IDS


@pytest.mark.parametrize("section", SECTION_IDS)
def test_a_section_s_content_stands_in_its_own_form(section: str) -> None:
    reached = {place for place, _ in entries(FORMS[section])}
    for content in CONTENTS[section]:
        if content == "letter.setting":
            continue  # recorded step by step
        assert any(place == content or place.startswith(content + ".") for place in reached)
    for place in reached:
        assert section_of(place.replace("[]", "[x]", 1)) in {section, "", "x"}


def test_every_list_of_the_letter_can_be_added_to() -> None:
    for place, field in lists().items():
        new = field.of.new()
        assert new.id.startswith(f"{field.of.KIND}-"), place
