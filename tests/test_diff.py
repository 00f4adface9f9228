from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plpmission.diff import Conflict, Merged, changes, merge, with_mine, with_theirs
from plpmission.model import Dossier, Item, Part, dumps, loads
from plpmission.model.indicators import Indicator, Measurement
from plpmission.model.objectives import Consultation, Objective, TacticalPlan
from plpmission.model.organisation import Unit
from plpmission.model.paths import items
from plpmission.model.swot import SwotItem
from plpmission.model.terms import Stakeholder
from tests.strategies import dossiers

BASE = (
    Dossier(title="Zone de l’Exemple")
    .with_section("mandate", text="Texte du mandat.")
    .with_value(
        "letter.objectives",
        tuple(
            Objective(
                id=f"obj-{n}",
                title=f"Objectif {n}",
                consulted=(Consultation(id=f"con-{n}", body=f"Comité {n}"),),
            )
            for n in range(1, 5)
        ),
    )
    .with_value("letter.plans", (TacticalPlan(id="plan-1", title="Plan"),))
    .with_value("indicators", (Indicator(id="ind-1", name="Accidents"),))
    .with_value("letter.organisation.as_is", (Unit(id="unit-1", name="Accueil"),))
)


def shown(merged: Merged) -> list[tuple[str, Any, Any]]:
    return [(found.path, found.mine, found.theirs) for found in merged.conflicts]


def ids(dossier: Dossier) -> list[str]:
    return [objective.id for objective in dossier.letter.objectives]


def test_nothing_changed_gives_no_changes() -> None:
    assert changes(BASE, loads(dumps(BASE))) == ()


def test_changes_name_the_field_by_the_items_id_and_its_section() -> None:
    after = (
        BASE.with_value("letter.objectives[obj-2].deadline", dt.date(2027, 6, 30))
        .with_value("letter.objectives[obj-3].consulted[con-3].note", "D’accord")
        .with_section("mandate", text="Autre texte.")
        .with_value("title", "Autre titre")
        .with_value("indicators[ind-1].target.value", 12.5)
    )
    found = {
        change.path: (change.before, change.after, change.section)
        for change in changes(BASE, after)
    }
    assert found == {
        "title": ("Zone de l’Exemple", "Autre titre", ""),
        "letter.sections[mandate].text": ("Texte du mandat.", "Autre texte.", "mandate"),
        "letter.objectives[obj-2].deadline": (None, dt.date(2027, 6, 30), "objectives"),
        "letter.objectives[obj-3].consulted[con-3].note": ("", "D’accord", "objectives"),
        "indicators[ind-1].target.value": (None, 12.5, "management-control"),
    }


def test_an_item_added_removed_or_moved_is_a_change_of_its_list() -> None:
    new = Objective(id="obj-9", title="Nouveau")
    after = BASE.with_item("letter.objectives", new, at=0).without_item("obj-2")
    old = BASE.item("obj-2")
    assert [(change.path, change.before, change.after) for change in changes(BASE, after)] == [
        ("letter.objectives[obj-9]", None, new),
        ("letter.objectives[obj-2]", old, None),
    ]
    moved = BASE.with_moved("obj-4", 0)
    (change,) = changes(BASE, moved)
    assert change.path == "letter.objectives"
    assert [objective.id for objective in change.before] == ["obj-1", "obj-2", "obj-3", "obj-4"]
    assert [objective.id for objective in change.after] == ["obj-4", "obj-1", "obj-2", "obj-3"]


def test_moving_an_item_changes_nothing_in_it() -> None:
    after = BASE.with_moved("obj-4", 0).with_value("letter.objectives[obj-1].title", "Autre")
    assert [change.path for change in changes(BASE, after)] == [
        "letter.objectives[obj-1].title",
        "letter.objectives",
    ]


def test_changes_in_different_places_are_both_taken() -> None:
    mine = BASE.with_section("mandate", text="de moi").with_value("letter.place", "Namur")
    theirs = BASE.with_value("letter.objectives[obj-1].title", "d’eux")
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert merged.dossier == mine.with_value("letter.objectives[obj-1].title", "d’eux")


def test_different_fields_of_the_same_item_are_both_taken() -> None:
    mine = BASE.with_value("letter.objectives[obj-1].title", "de moi")
    theirs = BASE.with_value("letter.objectives[obj-1].owner", "d’eux")
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert merged.dossier == mine.with_value("letter.objectives[obj-1].owner", "d’eux")


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    both = BASE.with_section("mandate", text="pareil").without_item("obj-2")
    merged = merge(BASE, both, loads(dumps(both)))
    assert (merged.dossier, merged.conflicts) == (both, ())


def test_the_same_field_changed_differently_is_a_conflict_and_can_be_decided() -> None:
    mine = BASE.with_section("mandate", text="de moi")
    theirs = BASE.with_section("mandate", text="d’eux")
    merged = merge(BASE, mine, theirs)
    assert merged.dossier == theirs
    assert merged.conflicts == (
        Conflict(
            path="letter.sections[mandate].text",
            base="Texte du mandat.",
            mine="de moi",
            theirs="d’eux",
            section="mandate",
        ),
    )
    assert with_mine(merged.dossier, merged.conflicts) == mine
    assert with_theirs(merged.dossier, merged.conflicts) == theirs


def test_what_both_added_is_all_there_each_after_what_it_followed() -> None:
    mine = BASE.with_item("letter.objectives", Objective(id="obj-m", title="de moi"))
    mine = mine.with_item("letter.objectives", Objective(id="obj-n", title="de moi"), at=1)
    theirs = BASE.with_item("letter.objectives", Objective(id="obj-t", title="d’eux"))
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert ids(merged.dossier) == ["obj-1", "obj-n", "obj-2", "obj-3", "obj-4", "obj-t", "obj-m"]


def test_what_one_removed_and_nobody_touched_is_gone() -> None:
    mine = BASE.without_item("obj-2")
    theirs = BASE.without_item("obj-3").with_value("letter.objectives[obj-1].title", "d’eux")
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert ids(merged.dossier) == ["obj-1", "obj-4"]


def test_what_one_removed_and_the_other_changed_is_kept_and_is_a_conflict() -> None:
    removed = BASE.without_item("obj-2")
    changed = BASE.with_value("letter.objectives[obj-2].consulted[con-2].note", "vu")
    item = changed.item("obj-2")
    by_me, by_them = merge(BASE, removed, changed), merge(BASE, changed, removed)
    assert shown(by_me) == [("letter.objectives[obj-2]", None, item)]
    assert shown(by_them) == [("letter.objectives[obj-2]", item, None)]
    assert by_me.dossier == by_them.dossier == changed
    assert with_mine(by_me.dossier, by_me.conflicts) == removed
    assert with_theirs(by_me.dossier, by_me.conflicts) == changed
    assert with_mine(by_them.dossier, by_them.conflicts) == changed
    assert with_theirs(by_them.dossier, by_them.conflicts) == removed
    twice = [*by_me.conflicts, *by_me.conflicts]
    assert with_mine(by_me.dossier, twice) == removed, "what is gone already stays so"


def test_what_one_removed_and_the_other_began_to_refer_to_is_kept() -> None:
    removed = BASE.without_item("obj-2")
    linked = BASE.with_value("letter.plans[plan-1].objectives", ("obj-2",))
    merged = merge(BASE, removed, linked)
    assert shown(merged) == [("letter.objectives[obj-2]", None, BASE.item("obj-2"))]
    assert merged.dossier == linked
    assert with_mine(merged.dossier, merged.conflicts) == removed
    assert merge(BASE, linked, removed).dossier == linked


def test_choices_of_both_are_united() -> None:
    base = BASE.with_value("letter.plans[plan-1].objectives", ("obj-1", "obj-2"))
    stakeholders = "letter.objectives[obj-1].stakeholders"
    mine = base.with_value("letter.plans[plan-1].objectives", ("obj-1", "obj-3"))
    theirs = base.with_value("letter.plans[plan-1].objectives", ("obj-1", "obj-2", "obj-4"))
    mine = mine.with_value(stakeholders, (Stakeholder.STAFF,))
    theirs = theirs.with_value(stakeholders, (Stakeholder.PARTNERS,))
    merged = merge(base, mine, theirs)
    assert merged.conflicts == ()
    assert merged.dossier.value("letter.plans[plan-1].objectives") == ("obj-1", "obj-4", "obj-3")
    assert set(merged.dossier.value(stakeholders)) == {Stakeholder.STAFF, Stakeholder.PARTNERS}


def test_series_changed_on_both_sides_are_a_conflict_as_a_whole() -> None:
    mine, theirs = (
        BASE.with_value("indicators[ind-1].measurements", (Measurement(period=period, value=1.0),))
        for period in ("2024", "2025")
    )
    merged = merge(BASE, mine, theirs)
    assert [found.path for found in merged.conflicts] == ["indicators[ind-1].measurements"]
    assert with_mine(merged.dossier, merged.conflicts) == mine


def test_an_order_that_one_side_changed_is_taken_with_the_others_additions() -> None:
    mine = BASE.with_moved("obj-4", 0)
    theirs = BASE.with_item("letter.objectives", Objective(id="obj-t"), at=2)
    for merged in (merge(BASE, mine, theirs), merge(BASE, theirs, mine)):
        assert merged.conflicts == ()
        assert ids(merged.dossier) == ["obj-4", "obj-1", "obj-2", "obj-t", "obj-3"]


def test_an_order_that_both_changed_differently_is_a_conflict() -> None:
    mine, theirs = BASE.with_moved("obj-4", 0), BASE.with_moved("obj-1", 3)
    theirs = theirs.with_item("letter.objectives", Objective(id="obj-t"))
    merged = merge(BASE, mine, theirs)
    assert [found.path for found in merged.conflicts] == ["letter.objectives"]
    assert ids(merged.dossier) == ["obj-2", "obj-3", "obj-4", "obj-1", "obj-t"]
    decided = with_mine(merged.dossier, merged.conflicts)
    assert [key for key in ids(decided) if key != "obj-t"] == ids(mine)
    assert "obj-t" in ids(decided)
    assert ids(with_theirs(merged.dossier, merged.conflicts)) == ids(theirs)


def test_the_same_item_added_by_both_with_other_words_is_a_conflict() -> None:
    mine = BASE.with_item("letter.analysis.swot", SwotItem(id="swot-1", text="de moi"))
    theirs = BASE.with_item("letter.analysis.swot", SwotItem(id="swot-1", text="d’eux"))
    merged = merge(BASE, mine, theirs)
    assert [found.path for found in merged.conflicts] == ["letter.analysis.swot[swot-1]"]
    assert with_mine(merged.dossier, merged.conflicts) == mine


def test_an_item_that_one_moved_to_another_list_and_the_other_changed_is_in_both() -> None:
    unit = BASE.item("unit-1")
    mine = BASE.without_item("unit-1").with_item("letter.organisation.to_be", unit)
    theirs = BASE.with_value("letter.organisation.as_is[unit-1].name", "Accueil central")
    merged = merge(BASE, mine, theirs)
    (kept,), (moved,) = (
        merged.dossier.letter.organisation.as_is,
        merged.dossier.letter.organisation.to_be,
    )
    assert (kept.name, moved.name) == ("Accueil central", "Accueil")
    assert kept.id != moved.id
    assert loads(dumps(merged.dossier)) == merged.dossier


# What holds whatever was written.

TEXTS = st.sampled_from(["un", "deux", "trois", "quatre", ""])
LISTS = st.sampled_from(
    ["letter.objectives", "letter.organisation.as_is", "letter.organisation.to_be"]
)


@st.composite
def edited(draw: st.DrawFn) -> Dossier:
    """``BASE`` after what somebody may do to it in a while; ids and texts of both sides meet."""
    dossier = BASE
    for _ in range(draw(st.integers(0, 5))):
        dossier = draw(_edit(dossier))
    return dossier


def _edit(dossier: Dossier) -> st.SearchStrategy[Dossier]:
    objectives = st.sampled_from(ids(dossier) or [""])
    new = st.sampled_from(["obj-m", "obj-n", "obj-1"])
    return st.one_of(
        st.builds(lambda text: dossier.with_section("mandate", text=text), TEXTS),
        st.builds(lambda key, text: _titled(dossier, key, text), objectives, TEXTS),
        st.builds(lambda key: _without(dossier, key), objectives),
        st.builds(lambda key, text: _added(dossier, key, text), new, TEXTS),
        st.builds(lambda key, to: _moved(dossier, key, to), objectives, st.integers(0, 4)),
        st.builds(lambda key: _linked(dossier, key), objectives),
        st.builds(lambda text: _unit_moved(dossier, text), TEXTS),
    )


def _titled(dossier: Dossier, key: str, text: str) -> Dossier:
    return dossier.with_value(f"letter.objectives[{key}].title", text) if key else dossier


def _without(dossier: Dossier, key: str) -> Dossier:
    return dossier.without_item(key) if key else dossier


def _moved(dossier: Dossier, key: str, to: int) -> Dossier:
    return dossier.with_moved(key, to) if key else dossier


def _linked(dossier: Dossier, key: str) -> Dossier:
    held = dossier.value("letter.plans[plan-1].objectives")
    new = () if not key or key in held else (key,)
    return dossier.with_value("letter.plans[plan-1].objectives", (*held, *new))


def _added(dossier: Dossier, key: str, text: str) -> Dossier:
    if key in ids(dossier):
        return dossier
    return dossier.with_item("letter.objectives", Objective(id=key, title=f"{key} {text}"), at=1)


def _unit_moved(dossier: Dossier, text: str) -> Dossier:
    unit = Unit(id="unit-1", name=f"Unité {text}")
    gone = dossier.without_item("unit-1") if "unit-1" in _all_ids(dossier) else dossier
    return gone.with_item(f"letter.organisation.{'as_is' if text else 'to_be'}", unit)


def _all_ids(dossier: Dossier) -> set[str]:
    return {item.id for _, item in items(dossier)}


def _texts(value: Any) -> Iterator[str]:
    """All texts of a value that somebody may have written."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            if name != "id":
                yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for element in value:
            yield from _texts(element)


def _in_conflicts(merged: Merged) -> Iterator[Any]:
    for found in merged.conflicts:
        yield from (found.mine, found.theirs)


def holds_what_both_wrote(base: Dossier, mine: Dossier, theirs: Dossier) -> None:
    merged = merge(base, mine, theirs)
    left = {*_texts(merged.dossier)}.union(*(_texts(side) for side in _in_conflicts(merged)))
    for side in (mine, theirs):
        assert {*_texts(side)} - {*_texts(base)} <= left
    there = _all_ids(merged.dossier) | _ids_in(_in_conflicts(merged))
    for side in (mine, theirs):
        assert _all_ids(side) - _all_ids(base) <= there
    both_kept = _all_ids(base) & _all_ids(mine) & _all_ids(theirs)
    assert both_kept <= there
    assert loads(dumps(merged.dossier)) == merged.dossier


def _ids_in(values: Iterator[Any]) -> set[str]:
    found: set[str] = set()
    for value in values:
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Item):
                found |= {part.id, *(inner.id for _, inner in items(part))}
    return found


@settings(max_examples=40, deadline=None)
@given(edited(), edited())
def test_one_sides_changes_alone_are_taken_as_they_are(base: Dossier, changed: Dossier) -> None:
    assert merge(base, changed, base) == Merged(dossier=changed, conflicts=())
    assert merge(base, base, changed) == Merged(dossier=changed, conflicts=())
    assert merge(base, changed, changed) == Merged(dossier=changed, conflicts=())


@settings(max_examples=40, deadline=None)
@given(edited(), edited())
def test_nothing_that_either_side_wrote_vanishes(mine: Dossier, theirs: Dossier) -> None:
    holds_what_both_wrote(BASE, mine, theirs)


@settings(max_examples=15, deadline=None)
@given(dossiers(), dossiers(), dossiers())
def test_nothing_vanishes_even_between_dossiers_that_have_little_in_common(
    base: Dossier, mine: Dossier, theirs: Dossier
) -> None:
    holds_what_both_wrote(base, mine, theirs)


@settings(max_examples=40, deadline=None)
@given(edited(), edited())
def test_conflicts_decided_for_one_side_leave_that_sides_words(
    mine: Dossier, theirs: Dossier
) -> None:
    merged = merge(BASE, mine, theirs)
    places = [found for found in merged.conflicts if not found.about_item]
    for found in places:
        decided = with_mine(merged.dossier, [found])
        if isinstance(found.mine, str):
            assert decided.value(found.path) == found.mine
        assert with_theirs(decided, [found]) == merged.dossier


@settings(max_examples=40, deadline=None)
@given(edited(), edited())
def test_changes_are_empty_only_where_nothing_changed(before: Dossier, after: Dossier) -> None:
    assert (changes(before, after) == ()) == (before == after)
