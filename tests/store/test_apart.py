"""What is kept apart from dossiers is counted where it lies, and goes without leaving a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from plpmission.errors import StoreError, UnknownDossier
from plpmission.store import Actor, Member, Message, Screening, Store, open_store
from plpmission.store.messages import Added, Counted, Judged
from tests.store.letters import ANNE, BRAM, letter

HERE = "par-0a0a0a0a"
THERE = "par-0b0b0b0b"
NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
DAY = dt.date(2026, 3, 2)
PLANTED = ("Zéphyrine Plantée", "0499 12 34 56", "Camionnette blanche rue Introuvable")


def person(name: str = PLANTED[0], **values: object) -> Member:
    return Member(name=name, contact=PLANTED[1], **values)  # type: ignore[arg-type]


def said(text: str = PLANTED[2], **values: object) -> Message:
    return Message(**{"kind": "hot", "sent": NOON, "text": text, **values})  # type: ignore[arg-type]


@pytest.fixture
def key(store: Store) -> str:
    return store.create(letter(), ANNE)[0]


def test_members_are_added_changed_leave_and_are_counted(store: Store, key: str) -> None:
    adult = person(adult=True, consent_on=DAY, joined=DAY)
    first, minor, _ = store.members.add(
        key, HERE, [adult, person("B\nMineur\x00", adult=False), person("C")], ANNE
    )
    store.members.add(key, THERE, [person("Ailleurs")], ANNE)
    assert [one.name for one in store.members.list(key, HERE)] == ["B Mineur", "C", PLANTED[0]]
    assert len(store.members.list(key)) == 4
    figures = store.members.figures(key)[HERE]
    assert (figures.now, figures.left, figures.without_consent) == (3, 0, 2)
    assert (figures.minors, figures.age_unknown) == (1, 1)
    changed = store.members.change(key, Member(**{**vars(minor), "role": "steering"}), BRAM)
    assert changed.role == "steering"
    assert store.members.leave(key, [first.id, "mem-none"], DAY, BRAM) == 1
    assert store.members.figures(key)[HERE].left == 1
    assert {one.left for one in store.members.list(key, HERE)} == {None, DAY}
    assert store.members.delete(key, [first.id, minor.id], BRAM) == 2
    assert [one.name for one in store.members.list(key, HERE)] == ["C"]
    assert store.verify() == ()


def test_a_screening_is_a_date_and_a_result(store: Store, key: str) -> None:
    done = Screening(partnership=HERE, person="coo-1", on=DAY, result="fit")
    kept = store.screenings.add(key, done, ANNE)
    assert store.screenings.list(key, HERE) == (kept,)
    assert store.screenings.delete(key, kept.id, ANNE)
    assert not store.screenings.delete(key, kept.id, ANNE)
    assert store.screenings.list(key) == ()


def test_messages_are_summed_up_by_partnership_and_time(store: Store, key: str) -> None:
    minutes = [dt.timedelta(minutes=minute) for minute in (2, 4, 9)]
    hot = [said(f"m{m}", relayed=NOON + m, levels=2, quality={"clear": True}) for m in minutes]
    cold = said("c", kind="cold", levels=1, followed_up=NOON, quality={"clear": False})
    store.messages.add_many(key, HERE, [*hot, cold], ANNE)
    late = dt.datetime(2026, 12, 31, 23, 30, tzinfo=dt.UTC)
    store.messages.add_many(key, THERE, [said(sent=late)], ANNE)
    figures = store.messages.summary(key)
    here = figures[HERE]
    assert (here.hot, here.cold, here.one_level, here.two_levels) == (3, 1, 0, 3)
    assert (here.delays, here.median_delay, here.followed_up) == (3, minutes[1], 1)
    assert (here.rated, here.good) == (4, 3)
    assert here.quality == (Judged(criterion="clear", met=3, of=4),)
    assert (here.first, here.last) == (DAY, DAY)
    assert figures[THERE].median_delay is None
    assert figures[THERE].first == dt.date(2027, 1, 1), "it is the new year in Belgium"
    assert store.messages.summary(key, since=dt.date(2026, 3, 3)).keys() == {THERE}
    assert store.messages.summary(key, HERE, DAY, DAY)[HERE] == here
    assert store.messages.months(key, until=DAY) == (
        Counted(partnership=HERE, year=2026, month=3, hot=3, cold=1),
    )
    assert store.messages.years(key) == {2026: (3, 1), 2027: (1, 0)}
    last = store.messages.list(key, limit=1)
    assert [one.partnership for one in last] == [THERE]


def test_an_even_number_of_delays_has_its_middle_between_two(store: Store, key: str) -> None:
    for seconds in (10, 20):
        relayed = NOON + dt.timedelta(seconds=seconds)
        store.messages.add_many(key, HERE, [said(f"{seconds}", relayed=relayed)], ANNE)
    assert store.messages.summary(key)[HERE].median_delay == dt.timedelta(seconds=15)


def test_a_message_brought_in_again_is_completed_and_not_counted_twice(
    store: Store, key: str
) -> None:
    assert store.messages.add_many(key, HERE, [said(), said()], ANNE) == Added(fresh=1, known=0)
    again = [said(relayed=NOON, quality={"timely": True}), said("autre")]
    assert store.messages.add_many(key, HERE, again, ANNE) == Added(fresh=1, known=1)
    assert store.messages.add_many(key, HERE, [said()], ANNE) == Added(fresh=0, known=1)
    (kept,) = (one for one in store.messages.list(key, HERE) if one.text == PLANTED[2])
    assert (kept.relayed, kept.quality) == (NOON, {"timely": True})


def test_a_note_is_its_writers_own(store: Store, key: str) -> None:
    verified = Actor(ANNE.name, ANNE.role, "verified")
    store.notes.set(key, "res-1", "Douter\x00", ANNE)
    store.notes.set(key, "res-1", "À demander", verified)
    assert store.notes.of(key, ANNE) == {"res-1": "Douter"}
    assert store.notes.of(key, verified) == {"res-1": "À demander"}
    assert store.notes.of(key, BRAM) == {}
    store.notes.set(key, "res-1", "  ", ANNE)
    assert store.notes.of(key, ANNE) == {}
    assert [entry.action for entry in store.audit.entries()] == ["create"]


def test_a_document_being_placed_waits_until_a_dossier_is_made(store: Store, key: str) -> None:
    made = store.intakes.create("plan\n2024.docx", b'{"read": 1}', ANNE, file=b"PK\x03\x04")
    assert store.intakes.open(made).state == {}
    store.intakes.save(made, {"moves": {"p0001": "\ud800é"}})
    opened = store.intakes.open(made)
    assert (opened.name, opened.content) == ("plan 2024.docx", b'{"read": 1}')
    assert (opened.state["moves"].keys(), opened.file) == ({"p0001"}, b"PK\x03\x04")
    assert [one.id for one in store.intakes.list()] == [made]
    store.intakes.finish(made, key)
    assert store.intakes.list() == ()
    assert [one.dossier for one in store.intakes.of(key)] == [key]
    assert store.verify() == ()
    assert store.intakes.delete(made)
    for ask in (
        lambda: store.intakes.open(made),
        lambda: store.intakes.save(made, {}),
        lambda: store.intakes.finish(made, key),
    ):
        with pytest.raises(StoreError, match="not there any more"):
            ask()


@pytest.mark.parametrize(
    ("ask", "why"),
    [
        (lambda s, k: s.members.add(k, HERE, [person(" \n")], ANNE), "a name"),
        (lambda s, k: s.members.add(k, HERE, [person(role="chief")], ANNE), "role"),
        (lambda s, k: s.members.change(k, person(id="mem-none"), ANNE), "not on the list"),
        (lambda s, k: s.messages.add_many(k, HERE, [said(kind="warm")], ANNE), "hot or cold"),
        (
            lambda s, k: s.messages.add_many(k, HERE, [said(sent=NOON.replace(tzinfo=None))], ANNE),
            "time zone",
        ),
        (
            lambda s, k: s.messages.add_many(
                k, HERE, [said("ok"), said(relayed=NOON - dt.timedelta(seconds=1))], ANNE
            ),
            "before it was sent",
        ),
        (
            lambda s, k: s.screenings.add(
                k, Screening(partnership=HERE, person="", on=DAY, result="guilty"), ANNE
            ),
            "three results",
        ),
        (lambda s, k: s.members.list("dos-none"), "no dossier"),
        (lambda s, k: s.messages.summary("dos-none"), "no dossier"),
        (lambda s, k: s.notes.of("dos-none", ANNE), "no dossier"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_half_done(
    store: Store, key: str, ask: Callable[[Store, str], object], why: str
) -> None:
    with pytest.raises((StoreError, UnknownDossier), match=why):
        ask(store, key)
    assert store.members.list(key) == store.messages.list(key) == ()
    assert [entry.action for entry in store.audit.entries()] == ["create"]


def _fill(store: Store, key: str) -> None:
    store.members.add(key, HERE, [person(), *(person(f"Membre {n}") for n in range(60))], ANNE)
    store.screenings.add(
        key, Screening(partnership=HERE, person="coo-1", on=DAY, result="fit"), ANNE
    )
    texts = (f"{PLANTED[2]} {n}" for n in range(60))
    store.messages.add_many(key, HERE, map(said, texts), ANNE)
    store.notes.set(key, "res-1", PLANTED[2], ANNE)


def test_the_audit_counts_people_and_messages_and_names_none(store: Store, key: str) -> None:
    _fill(store, key)
    gone = store.members.forget(key, HERE, ANNE)
    assert gone == "member 61, screening 1, message 60"
    assert store.members.forget(key, HERE, ANNE) == ""
    assert store.notes.of(key, ANNE), "a note on a hearing is of no partnership"
    told = [(entry.action, entry.detail) for entry in store.audit.entries()][1:]
    assert told == [
        ("members-add", f"{HERE}: 61"),
        ("screening-add", f"{HERE}: 1"),
        ("messages-add", f"{HERE}: 60"),
        ("members-delete", f"{HERE}: {gone}"),
    ]


def test_with_a_dossier_goes_all_that_was_kept_apart_of_it(store: Store, key: str) -> None:
    _fill(store, key)
    store.intakes.finish(store.intakes.create("a.docx", b"", ANNE), key)
    copy, _ = store.duplicate(key, "Copie", ANNE)
    assert store.members.list(copy) == store.messages.list(copy) == ()
    store.bin(key, ANNE)
    store.purge(key, ANNE)
    (entry,) = store.audit.entries(action="purge")
    assert entry.detail == "1; member 61, screening 1, message 60, note 1, intake 1"
    assert not any(planted in str(store.audit.entries()) for planted in PLANTED)
    assert store.verify() == ()


def test_nothing_that_was_deleted_is_left_in_the_file(in_file: Store, file: Path) -> None:
    key, _ = in_file.create(letter(), ANNE)
    _fill(in_file, key)
    planted = [text.encode() for text in PLANTED]
    assert all(text in file.read_bytes() for text in planted)
    _, *others = in_file.members.list(key)
    in_file.members.change(key, Member(**{**vars(others[0]), "name": "X"}), ANNE)
    in_file.notes.set(key, "res-1", "", ANNE)
    in_file.members.forget(key, HERE, ANNE)
    in_file.dispose()
    assert not any(text in file.read_bytes() for text in [*planted, b"Membre"])


def test_what_is_kept_apart_is_in_a_backup_and_comes_back(
    store: Store, key: str, tmp_path: Path
) -> None:
    _fill(store, key)
    made = store.intakes.create("a.docx", b"{}", ANNE, file=b"PK")
    path = tmp_path / "all.plpstore"
    store.back_up(path, ANNE)
    fresh = open_store(f"sqlite:///{tmp_path / 'fresh.sqlite3'}")
    try:
        fresh.restore_backup(path, BRAM)
        assert fresh.members.list(key) == store.members.list(key)
        assert fresh.screenings.list(key) == store.screenings.list(key)
        assert fresh.messages.list(key) == store.messages.list(key)
        assert fresh.messages.summary(key) == store.messages.summary(key)
        assert fresh.notes.of(key, ANNE) == store.notes.of(key, ANNE)
        assert fresh.intakes.open(made) == store.intakes.open(made)
        assert fresh.verify() == ()
    finally:
        fresh.dispose()
