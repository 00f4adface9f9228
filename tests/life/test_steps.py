"""Each step in its turn, with its dates; what an amendment replaces stays visible."""

from __future__ import annotations

import pytest

from plpmission import life
from plpmission.errors import LifeError
from plpmission.i18n import say
from plpmission.life import Stage
from plpmission.model import Dossier
from plpmission.model.life import RenewalDocument, SupersededObjective
from plpmission.model.objectives import Objective
from plpmission.model.reports import ActivityReport
from plpmission.model.terms import AmendedPart, AuthorityKind
from tests.life import letters
from tests.life.letters import COUNCIL, DAY


def test_a_letter_goes_from_draft_to_closed_step_by_step() -> None:
    stages = [
        life.stage(made())
        for made in (
            letters.letter,
            letters.proposed,
            letters.as_first_set,
            letters.in_force,
            letters.amended,
        )
    ]
    assert stages == [Stage.DRAFT, Stage.PROPOSED, Stage.SET, Stage.IN_FORCE, Stage.AMENDED]
    closed = life.close(letters.amended(), DAY(2031, 8, 31), "Fin du mandat")
    assert life.stage(closed) is Stage.CLOSED
    assert [move.name for move in life.moves(closed)] == ["begin_from"]


def test_a_letter_without_objectives_or_means_is_not_proposed() -> None:
    with pytest.raises(LifeError, match="no objective") as refused:
        life.propose(Dossier(), DAY(2026, 5, 18))
    assert refused.value.source == "Exodus Act, art. 72"


def test_dates_that_disagree_are_said_with_both_dates_in_the_readers_writing() -> None:
    with pytest.raises(LifeError) as refused:
        life.set_by_authority(letters.proposed(), DAY(2026, 5, 17), COUNCIL, "Point 4")
    assert "17/05/2026" in say(refused.value, "fr")
    assert "18/05/2026" in say(refused.value, "fr")
    copied = life.record_copy(letters.as_first_set(), DAY(2026, 7, 1), "Recommandé")
    with pytest.raises(LifeError, match="before the start of the mandate"):
        life.put_in_force(copied, DAY(2026, 8, 31))
    with pytest.raises(LifeError, match="in the future"):
        life.put_in_force(copied, DAY(2026, 9, 1), today=DAY(2026, 8, 1))
    with pytest.raises(LifeError, match="after the end of the mandate"):
        life.propose(letters.letter(), DAY(2031, 9, 1))


@pytest.mark.parametrize("by", [AuthorityKind.MINISTER, AuthorityKind.MUNICIPAL_COUNCIL])
def test_another_authority_than_the_one_that_decides_is_refused(by: AuthorityKind) -> None:
    with pytest.raises(LifeError) as refused:
        life.set_by_authority(letters.proposed(), DAY(2026, 6, 24), by, "Point 4")
    assert refused.value.where == "step.by"


def test_a_proposal_can_be_taken_back_until_the_authority_decides() -> None:
    assert life.stage(life.withdraw_proposal(letters.proposed())) is Stage.DRAFT
    with pytest.raises(LifeError):
        life.withdraw_proposal(letters.as_first_set())


def test_what_is_set_is_locked_and_what_is_followed_up_is_not() -> None:
    draft, dossier = letters.letter(), letters.as_first_set()
    assert life.locked(draft, "letter.objectives[obj-1].title") is None
    assert life.locked(draft, "letter.setting.set_on")
    for path in (
        "letter.objectives[obj-1].title",
        "letter.objectives",
        "letter.sections[context].text",
        "letter.means[mea-1].promised",
        "indicators[ind-1].target.value",
        "indicators[0]",
        "letter",
        "letter.amendments",
        "letter.setting.set_on",
    ):
        assert life.locked(dossier, path), path
    for path in (
        "letter.plans[plan-1].status",
        "letter.plans[0].actions[act-1].done",
        "letter.means[mea-1].granted",
        "indicators[ind-1].measurements",
        "indicators[ind-2].target.value",
        "indicators",
        "title",
        "dismissals",
        "activity_reports[rep-1].conclusion",
    ):
        assert life.locked(dossier, path) is None, path


def test_an_amendment_under_way_can_be_written_and_one_that_is_set_cannot() -> None:
    dossier = letters.amending()
    here = f"letter.amendments[{dossier.letter.amendments[0].id}]"
    assert life.locked(dossier, f"{here}.reason") is None
    assert life.locked(dossier, f"{here}.means[0].new_promised") is None
    assert life.locked(dossier, f"{here}.setting.set_on")
    assert life.locked(dossier, f"{here}.proposed_on")
    assert life.locked(dossier, here)
    done = letters.amended()
    assert life.locked(done, f"letter.amendments[{done.letter.amendments[0].id}].reason")


def test_a_shortfall_starts_an_amendment_and_the_means_promised_stay_visible() -> None:
    dossier = letters.amended()
    [held] = dossier.letter.amendments
    assert held.shortfall == "mea-1"
    assert dossier.value("letter.means[mea-1].promised") == 2
    assert (held.means[0].promised, held.means[0].reason) == (4, "Gel des recrutements")
    assert life.as_set(dossier).value("letter.means[mea-1].promised") == 4
    with pytest.raises(LifeError, match="no less was granted"):
        life.start_amendment(letters.in_force(), from_shortfall="mea-2")


def test_an_objective_is_dropped_and_another_takes_its_place() -> None:
    dossier = letters.amending()
    here = f"letter.amendments[{dossier.letter.amendments[0].id}]"
    dropped = SupersededObjective.new(objective="obj-1", dropped=True, reason="Plus de vols")
    dossier = dossier.with_item(f"{here}.objectives", dropped)
    dossier = dossier.with_item(f"{here}.added_objectives", Objective(id="obj-3", title="Jeunes"))
    held = dossier.letter.amendments[0]
    assert life.consolidated(dossier).letter.amendments == ()
    dossier = life.propose_amendment(dossier, held.id, DAY(2027, 2, 1))
    dossier = life.set_amendment(dossier, held.id, DAY(2027, 3, 10), COUNCIL, "Point 2")
    assert [one.id for one in dossier.letter.objectives] == ["obj-2", "obj-3"]
    [kept] = dossier.letter.amendments[0].dropped_objectives
    assert kept.title == "Vols"
    assert life.consolidated(dossier) == dossier
    assert [one.id for one in life.as_set(dossier).letter.objectives] == ["obj-1", "obj-2"]


def test_an_amendment_that_says_means_and_changes_objectives_is_not_proposed() -> None:
    dossier = letters.amending()
    held = dossier.letter.amendments[0]
    here = f"letter.amendments[{held.id}]"
    dossier = dossier.with_value(f"{here}.changes", AmendedPart.OBJECTIVES)
    with pytest.raises(LifeError, match="only objectives change"):
        life.propose_amendment(dossier, held.id, DAY(2027, 2, 1))


def test_an_amendment_put_aside_changes_nothing_and_stays_with_its_reason() -> None:
    dossier = letters.amending()
    held = dossier.letter.amendments[0]
    put = life.put_aside(dossier, held.id, DAY(2027, 2, 1), "Moyens retrouvés")
    assert life.frozen_part(put) == life.frozen_part(letters.in_force())
    assert put.letter.amendments[0].setting.closed_reason == "Moyens retrouvés"
    assert life.open_amendment(put) is None


def test_follow_up_leaves_the_hash_as_it_was_and_an_amendment_does_not() -> None:
    dossier, changed = letters.in_force(), letters.amended()
    followed = dossier.with_value("letter.plans[plan-1].status", "blocked")
    followed = followed.with_value("letter.means[mea-2].granted", 100.0)
    assert life.content_hash(followed) == life.content_hash(dossier)
    assert life.content_hash(letters.amending()) == life.content_hash(dossier)
    assert life.content_hash(changed) != life.content_hash(dossier)
    assert life.silently_changed(dossier, followed) is None
    changed = dossier.with_value("letter.holder.name", "X")
    assert life.silently_changed(dossier, changed) == "letter.holder"


def test_an_export_says_how_far_the_letter_has_come_and_its_hash() -> None:
    assert life.imprint(letters.letter(), None, "en") == "Draft: not proposed and not set yet."
    assert "18 May 2026" in life.imprint(letters.proposed(), None, "en")
    dossier = letters.amended()
    said = life.imprint(dossier, None, "en")
    assert said.startswith("Set on 24 June 2026, with one amendment since.")
    assert life.content_hash(dossier) in said.replace(" ", "")


def test_a_renewal_needs_an_activity_report_and_lies_in_the_window_that_was_entered() -> None:
    dossier = letters.in_force()
    with pytest.raises(LifeError, match="activity report"):
        life.request_renewal(dossier, DAY(2030, 9, 1), "rep-1")
    dossier = dossier.with_item("activity_reports", ActivityReport(id="rep-1"))
    dossier = life.enter_window(dossier, DAY(2030, 8, 1), DAY(2030, 9, 30), "Décision")
    with pytest.raises(LifeError, match="opens on"):
        life.request_renewal(dossier, DAY(2030, 7, 31), "rep-1")
    papers = [RenewalDocument.new(title="Enquête")]
    asked = life.request_renewal(dossier, DAY(2030, 9, 1), "rep-1", papers)
    with pytest.raises(LifeError, match="already"):
        life.request_renewal(asked, DAY(2030, 9, 2), "rep-1")
    decided = life.decide_renewal(
        asked, DAY(2031, 1, 15), renewed=True, carried_on=True, end=DAY(2036, 8, 31)
    )
    assert decided.follow_up.renewals[0].carried_on
    assert len(decided.follow_up.renewals) == 1
    assert decided.part_for("letter").follow_up == Dossier().follow_up


def test_a_new_letter_is_begun_from_the_one_before_without_what_belonged_to_its_mandate() -> None:
    begun = life.begun_from(letters.amended())
    assert life.stage(begun) is Stage.DRAFT
    assert begun.letter.objectives[0].title == "Vols"
    assert begun.letter.means == ()
    assert begun.letter.mandate.start is None
    assert begun.indicators[0].target.deadline is None


def test_a_consultation_is_recorded_among_those_that_the_letter_provides() -> None:
    held = life.record_consultation(letters.in_force(), DAY(2027, 1, 20), "moc-1", "Maintenu")
    assert held.follow_up.consultations[0].result == "Maintenu"
    with pytest.raises(LifeError, match="does not provide"):
        life.record_consultation(letters.in_force(), DAY(2027, 1, 20), "moc-9")
