"""No path through a letter's life sets, freezes or amends out of order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from plpmission import life
from plpmission.errors import LifeError
from plpmission.life import AmendmentState, Stage
from plpmission.model import Dossier, dumps, loads
from plpmission.model.life import SupersededMeans, SupersededObjective, SupersededTarget
from plpmission.model.objectives import Objective
from plpmission.model.terms import AmendedPart, AuthorityKind, ProposedBy
from tests.life.letters import amended, amending, as_first_set, in_force, letter

DAYS = st.integers(0, 40).map(lambda weeks: dt.date(2026, 3, 1) + dt.timedelta(weeks=weeks * 3))
TODAY = dt.date(2029, 1, 1)
NEXT = {
    "propose": ({Stage.DRAFT}, Stage.PROPOSED),
    "withdraw": ({Stage.PROPOSED}, Stage.DRAFT),
    "set": ({Stage.PROPOSED}, Stage.SET),
    "copy": ({Stage.SET}, Stage.COPIED),
    "in_force": ({Stage.COPIED}, Stage.IN_FORCE),
    "close": ({Stage.IN_FORCE, Stage.AMENDED}, Stage.CLOSED),
}
"""The order, said a second time: from which stages each step may be taken, and where it leads."""


class Life(RuleBasedStateMachine):
    """Any step at any time, on any day."""

    first: Dossier | None

    def __init__(self) -> None:
        super().__init__()
        self.dossier = letter()
        self.first = None
        self.fresh = 0

    @initialize(start=st.sampled_from([letter, amending, in_force, amending, amended]))
    def begin(self, start: Callable[[], Dossier]) -> None:
        self.dossier = start()
        self.first = as_first_set() if self.dossier.letter.setting.set_on else None

    def step(self, name: str, taken: Dossier) -> None:
        """A step that was not refused had its turn."""
        allowed, then = NEXT[name]
        assert life.stage(self.dossier) in allowed
        assert life.stage(taken) is then
        self.dossier = taken

    @rule(on=DAYS)
    def propose(self, on: dt.date) -> None:
        try:
            taken = life.propose(self.dossier, on, today=TODAY)
        except LifeError:
            return
        self.step("propose", taken)

    @rule()
    def withdraw(self) -> None:
        try:
            taken = life.withdraw_proposal(self.dossier)
        except LifeError:
            return
        self.step("withdraw", taken)

    @rule(on=DAYS, by=st.sampled_from(AuthorityKind), reference=st.sampled_from(["", "Point 4"]))
    def set(self, on: dt.date, by: AuthorityKind, reference: str) -> None:
        try:
            taken = life.set_by_authority(self.dossier, on, by, reference, today=TODAY)
        except LifeError:
            return
        assert reference
        assert by is AuthorityKind.POLICE_COUNCIL
        self.step("set", taken)
        self.first = taken

    @rule(on=DAYS)
    def copy(self, on: dt.date) -> None:
        try:
            taken = life.record_copy(self.dossier, on, "Recommandé", today=TODAY)
        except LifeError:
            return
        self.step("copy", taken)

    @rule(on=DAYS)
    def in_force(self, on: dt.date) -> None:
        try:
            taken = life.put_in_force(self.dossier, on, today=TODAY)
        except LifeError:
            return
        self.step("in_force", taken)

    @rule(on=DAYS)
    def close(self, on: dt.date) -> None:
        try:
            taken = life.close(self.dossier, on, "Fin", today=TODAY)
        except LifeError:
            return
        assert life.open_amendment(self.dossier) is None
        self.step("close", taken)

    @rule(shortfall=st.sampled_from([None, "mea-1", "mea-2"]))
    def start_amendment(self, shortfall: str | None) -> None:
        try:
            taken = life.start_amendment(
                self.dossier,
                proposed_by=ProposedBy.HOLDER,
                changes=AmendedPart.BOTH,
                reason="Moins de moyens",
                from_shortfall=shortfall,
            )
        except LifeError:
            return
        assert life.stage(self.dossier) in {Stage.IN_FORCE, Stage.AMENDED}
        assert life.open_amendment(self.dossier) is None
        self.dossier = taken

    @precondition(lambda self: life.open_amendment(self.dossier))
    @rule(
        value=st.integers(1, 9), listed=st.sampled_from(["targets", "means", "objectives", "new"])
    )
    def change(self, value: int, listed: str) -> None:
        held = life.open_amendment(self.dossier)
        assert held
        self.fresh += 1
        item = {
            "targets": SupersededTarget(
                id=f"sut-{self.fresh}", indicator="ind-1", new_target={"value": value}, reason="r"
            ),
            "means": SupersededMeans(
                id=f"sum-{self.fresh}", means="mea-2", new_promised=value, reason="r"
            ),
            "objectives": SupersededObjective(
                id=f"suo-{self.fresh}",
                objective=f"obj-{value % 2 + 1}",
                new_title=f"T{value}",
                dropped=value > 6,
                reason="r",
            ),
            "new": Objective(id=f"obj-new{self.fresh}", title="Neuf"),
        }[listed]
        name = "added_objectives" if listed == "new" else listed
        self.dossier = self.dossier.with_item(f"letter.amendments[{held.id}].{name}", item)

    @rule(on=DAYS, at=st.sampled_from([-1, -1, 0]))
    def propose_amendment(self, on: dt.date, at: int) -> None:
        state = self.amendment(at)
        try:
            taken = life.propose_amendment(self.dossier, self.id_at(at), on, today=TODAY)
        except LifeError:
            return
        assert state is AmendmentState.DRAFT
        self.dossier = taken

    @rule(on=DAYS, at=st.sampled_from([-1, -1, 0]))
    def set_amendment(self, on: dt.date, at: int) -> None:
        state, council = self.amendment(at), AuthorityKind.POLICE_COUNCIL
        try:
            taken = life.set_amendment(
                self.dossier, self.id_at(at), on, council, "Point 2", today=TODAY
            )
        except LifeError:
            return
        assert state is AmendmentState.PROPOSED
        assert life.stage(taken) is Stage.AMENDED
        assert life.frozen_part(taken) != life.frozen_part(self.dossier)
        self.dossier = taken

    @rule(on=DAYS, at=st.sampled_from([-1, -1, 0]), reason=st.sampled_from(["", " ", "Refusé"]))
    def put_aside(self, on: dt.date, at: int, reason: str) -> None:
        before, state = life.frozen_part(self.dossier), self.amendment(at)
        try:
            taken = life.put_aside(self.dossier, self.id_at(at), on, reason, today=TODAY)
        except LifeError:
            return
        assert reason.strip()
        assert state in {AmendmentState.DRAFT, AmendmentState.PROPOSED}
        assert life.frozen_part(taken) == before
        self.dossier = taken

    @rule(path=st.sampled_from(["letter.holder.name", "letter.plans[0].status_reason"]))
    def edit(self, path: str) -> None:
        """What is not locked can be edited, and then nothing that is set has changed."""
        before = self.dossier
        if life.locked(before, path):
            assert self.first
            return
        self.dossier = before.with_value(path, "Autrement")
        assert life.silently_changed(before, self.dossier) is None

    def id_at(self, at: int) -> str:
        held = self.dossier.letter.amendments
        return held[at].id if held else "amd-none"

    def amendment(self, at: int) -> AmendmentState | None:
        held = self.dossier.letter.amendments
        return life.amendment_state(held[at]) if held else None

    @invariant()
    def dates_are_in_order(self) -> None:
        setting = self.dossier.letter.setting
        days = [setting.proposed_on, setting.set_on, setting.copy_sent_on]
        recorded = [day for day in days if day]
        assert recorded == sorted(recorded)
        decided = [held.setting.set_on for held in self.dossier.letter.amendments]
        set_on = [day for day in decided if day]
        assert set_on == sorted(set_on)

    @invariant()
    def the_letter_as_set_can_be_read_for_ever(self) -> None:
        if self.first:
            then = life.as_set(self.dossier).letter
            assert then.objectives == self.first.letter.objectives
            assert then.means == self.first.letter.means
            assert life.as_set(self.dossier).indicators == self.first.indicators

    @invariant()
    def a_move_that_is_possible_misses_nothing_and_all_are_kept(self) -> None:
        assert loads(dumps(self.dossier)) == self.dossier
        names = [move.name for move in life.moves(self.dossier)]
        assert len(names) - len(set(names)) == max(0, names.count("copy_amendment") - 1)


Life.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
TestLife = Life.TestCase
