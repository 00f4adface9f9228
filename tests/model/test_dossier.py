"""A dossier never changes: each change is a new one, and all that is the same is shared."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plpmission.errors import InvalidValue, UnknownItem
from plpmission.model import Document, Dossier, Item, dumps, loads
from plpmission.model import paths as places
from plpmission.model.letter import CareerStep, LegalReference
from plpmission.model.objectives import Means, Objective, TacticalPlan
from plpmission.model.terms import Source
from tests.strategies import dossiers

OBJECTIVES = tuple(Objective(id=f"obj-{number}", title=f"OS {number}") for number in "123")
DOSSIER = (
    Dossier()
    .with_value("letter.objectives", OBJECTIVES)
    .with_value("letter.plans", (TacticalPlan(id="plan-1", objectives=("obj-1", "obj-2")),))
    .with_value("letter.means", (Means(id="mea-1", objectives=("obj-2",)),))
)


def titles(dossier: Dossier) -> list[str]:
    return [objective.title for objective in dossier.letter.objectives]


def test_a_value_is_replaced_by_id_or_by_index() -> None:
    by_id = DOSSIER.with_value("letter.objectives[obj-2].title", "Autre")
    assert by_id == DOSSIER.with_value("letter.objectives[1].title", "Autre")
    assert titles(by_id) == ["OS 1", "Autre", "OS 3"]
    assert titles(DOSSIER) == ["OS 1", "OS 2", "OS 3"]


def test_what_did_not_change_is_shared() -> None:
    changed = DOSSIER.with_value("letter.objectives[obj-2].title", "Autre")
    assert changed.letter.plans is DOSSIER.letter.plans
    assert changed.letter.objectives[0] is DOSSIER.letter.objectives[0]


def test_a_value_is_read_as_its_field_asks() -> None:
    dossier = DOSSIER.with_value("letter.objectives[obj-1].deadline", "2029-12-31")
    assert dossier.letter.objectives[0].deadline == dt.date(2029, 12, 31)
    dossier = dossier.with_value("letter.objectives[obj-1].follows", ["pns", "pzs"])
    assert dossier.letter.objectives[0].follows == (Source.PNS, Source.PZS)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("letter.objectives[obj-1].deadline", "soon"),
        ("letter.objectives[obj-1].follows", ["somewhere"]),
        ("letter.objectives[obj-1]", "an objective"),
        ("letter.objectives", [{"id": "obj-9", "colour": "blue"}]),
        ("letter.sections[context]", "text"),
        ("letter.means[mea-1].granted", -1),
        ("letter.means[mea-1].granted", float("nan")),
        ("lang", "it"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_at_its_place(path: str, value: object) -> None:
    with pytest.raises(InvalidValue) as refused:
        DOSSIER.with_value(path, value)
    assert refused.value.where == path


def test_an_id_stays_what_it_is() -> None:
    with pytest.raises(InvalidValue):
        DOSSIER.with_value("letter.objectives[obj-1].id", "obj-9")
    with pytest.raises(InvalidValue):
        DOSSIER.with_value("letter.sections[context].id", "people")


def test_an_id_cannot_come_in_twice() -> None:
    with pytest.raises(InvalidValue, match="obj-1"):
        DOSSIER.with_item("letter.objectives", Objective(id="obj-1"))
    with pytest.raises(InvalidValue, match="obj-1"):
        DOSSIER.with_value("letter.career", [{"id": "obj-1"}])


def test_an_item_is_put_where_it_is_asked() -> None:
    added = Objective.new(title="Nouveau")
    assert titles(DOSSIER.with_item("letter.objectives", added))[-1] == "Nouveau"
    assert titles(DOSSIER.with_item("letter.objectives", added, at=0))[0] == "Nouveau"


def test_an_item_of_another_kind_is_refused() -> None:
    with pytest.raises(InvalidValue):
        DOSSIER.with_item("letter.objectives", CareerStep.new())


def test_nothing_refers_to_an_item_that_is_gone() -> None:
    without = DOSSIER.without_item("obj-2")
    assert titles(without) == ["OS 1", "OS 3"]
    assert without.letter.plans[0].objectives == ("obj-1",)
    assert without.letter.means[0].objectives == ()


@pytest.mark.parametrize(
    ("to", "order"), [(0, "312"), (1, "132"), (2, "123"), (9, "123"), (-1, "312")]
)
def test_a_moved_item_keeps_its_references(to: int, order: str) -> None:
    moved = DOSSIER.with_moved("obj-3", to)
    assert titles(moved) == [f"OS {number}" for number in order]
    assert moved.letter.plans == DOSSIER.letter.plans


def test_an_item_that_is_not_there_is_said() -> None:
    for change in (DOSSIER.without_item, DOSSIER.item, lambda item: DOSSIER.with_moved(item, 0)):
        with pytest.raises(UnknownItem):
            change("obj-9")


def test_a_section_is_left_out_and_taken_back() -> None:
    left = DOSSIER.with_section("partners", left_out=True, left_out_reason="Voir 2.2")
    assert left.letter.note("partners").left_out
    assert not DOSSIER.letter.note("partners").left_out
    assert left.with_section("partners", left_out=False, left_out_reason="") == DOSSIER


def test_a_letter_carries_neither_reports_nor_what_was_set_aside() -> None:
    dossier = loads(
        b'{"format": 1, "title": "Z", "activity_reports": [{"id": "rep-1"}],'
        b'"dismissals": [{"id": "dis-1", "code": "L010", "about": "context", "reason": "x"}]}'
    )
    assert dossier.part_for("letter") == Dossier(title="Z")


def test_a_public_copy_carries_neither_birth_date_nor_curriculum() -> None:
    dossier = loads(
        b'{"format": 1, "letter": {"holder": {"name": "A", "birth_date": "1970-01-01"},'
        b'"career": [{"id": "car-1", "function": "Chef"}],'
        b'"sections": [{"id": "curriculum", "text": "Vie"}]}}'
    )
    part = dossier.part_for("public-copy")
    assert part == loads(b'{"format": 1, "letter": {"holder": {"name": "A"}}}')
    assert part.part_for("public-copy") == part


def test_every_document_has_its_part_and_the_part_of_a_part_is_itself() -> None:
    dossier = loads(b'{"format": 1, "title": "Z", "activity_reports": [{"id": "rep-1"}]}')
    for document in get_args(Document):
        part = dossier.part_for(document)
        assert part.part_for(document) == part


def test_new_items_have_ids_of_their_own() -> None:
    assert len({LegalReference.new().id for _ in range(100)}) == 100


@settings(max_examples=30, deadline=None)
@given(dossiers(), st.data())
def test_every_item_is_found_moved_and_removed_without_a_change_to_the_dossier(
    dossier: Dossier, data: st.DataObject
) -> None:
    found = list(places.items(dossier))
    if not found:
        return
    before = dumps(dossier)
    path, item = data.draw(st.sampled_from(found))
    assert dossier.located(item.id) == (path, item)
    assert dossier.value(path) is item
    assert dossier.with_value(path, item) == dossier
    gone = dossier.without_item(item.id)
    assert item.id not in referred(gone)
    assert item.id not in {other.id for _, other in places.items(gone)}
    ids = sorted(other.id for _, other in places.items(dossier))
    moved = dossier.with_moved(item.id, data.draw(st.integers(-1, 3)))
    assert sorted(other.id for _, other in places.items(moved)) == ids
    assert loads(dumps(gone)) == gone
    assert dumps(dossier) == before


def referred(dossier: Dossier) -> set[str]:
    """All ids that some item of a dossier refers to."""
    found: set[str] = set()
    for _, item in places.items(dossier):
        for name in places.reference_fields(type(item)):
            held = getattr(item, name)
            found.update(held if isinstance(held, tuple) else [held] if held else [])
    return found


def test_every_kind_of_item_has_a_prefix_of_its_own() -> None:
    kinds = [kind for kind in Item.__subclasses__() if hasattr(kind, "KIND")]
    prefixes = [kind.KIND for kind in kinds]
    assert len(set(prefixes)) == len(prefixes)
    for kind in kinds:
        assert kind.new().id.startswith(f"{kind.KIND}-") if not needs_more(kind) else True


def needs_more(kind: type[Item]) -> bool:
    required = {name for name, info in kind.model_fields.items() if info.is_required()}
    return required != {"id"}
