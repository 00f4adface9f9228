"""A letter that is set changes by its steps alone, whatever the page asks."""

from __future__ import annotations

import datetime as dt

import pytest

from plpmission import life
from plpmission.errors import LifeError
from plpmission.model import Dossier
from plpmission.model.terms import AuthorityKind
from plpmission.store import Store
from plpmission_widgets.desk import Desk
from plpmission_widgets.state import LetterState
from tests.widgets.conftest import ANNE, BEN, ask

TODAY = dt.date(2026, 11, 1)


@pytest.fixture
def set_letter(sample: Dossier) -> Dossier:
    day = dt.date(2026, 6, 24)
    return life.set_by_authority(sample, day, AuthorityKind.POLICE_COUNCIL, "p. 4", today=TODAY)


@pytest.fixture
def opened(store: Store, set_letter: Dossier) -> LetterState:
    made, _ = store.create(set_letter, ANNE)
    return LetterState(store, made, ANNE)


def test_an_edit_an_addition_a_removal_and_a_move_are_refused(opened: LetterState) -> None:
    before = opened.dossier
    objective = before.letter.objectives[0]
    attempts = (
        lambda: opened.edit("letter.place", "Ailleurs"),
        lambda: opened.add("letter.objectives", objective.model_copy(update={"id": "obj-new"})),
        lambda: opened.remove(objective.id),
        lambda: opened.move(objective.id, 2),
        lambda: opened.leave_out("culture", "Trop long"),
        lambda: opened.add_section("culture"),
        lambda: opened.edit("letter.setting.set_on", None),
    )
    for attempt in attempts:
        with pytest.raises(LifeError):
            attempt()
    assert opened.dossier == before


def test_what_is_followed_up_can_still_be_written(opened: LetterState) -> None:
    plan = opened.dossier.letter.plans[0].id
    opened.edit(f"letter.plans[{plan}].status", "at_risk")
    indicator = opened.dossier.indicators[0]
    opened.edit(f"indicators[{indicator.id}].measurements", [{"period": "2027", "value": 3}])
    opened.dismiss("S001", plan, "Vu")


def test_a_step_cannot_be_undone_by_a_key(letter: LetterState, set_letter: Dossier) -> None:
    letter.edit("title", "Autre")
    letter.take_step(set_letter.with_value("title", "Autre"))
    assert not letter.undo()


def test_what_is_typed_while_another_sets_the_letter_does_not_change_it(
    store: Store, sample: Dossier, set_letter: Dossier
) -> None:
    made, _ = store.create(sample, ANNE)
    anne, ben = LetterState(store, made, ANNE), LetterState(store, made, BEN)
    ben.take_step(set_letter)
    with pytest.raises(LifeError):
        anne.edit("letter.place", "Ailleurs")
    assert store.open(made).dossier == set_letter
    assert anne.dossier == set_letter
    kept = [store.aside(made, aside.number) for aside in store.asides(made)]
    assert "Ailleurs" in [dossier.letter.place for dossier in kept]


def test_a_forged_message_is_refused_with_what_to_do(desk: Desk, set_letter: Dossier) -> None:
    assert desk.letter
    desk.letter.take_step(set_letter)
    refused = ask(desk, "edit", path="letter.place", value="Ailleurs").ack["refused"]
    assert refused["path"] == "letter.place"
    assert "amendement" in refused["message"]
