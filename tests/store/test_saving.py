from __future__ import annotations

import datetime as dt

import pytest

from plpmission.errors import InvalidValue, StaleSave, StoreError, UnknownDossier
from plpmission.model import Dossier, Letter
from plpmission.model.objectives import Objective
from plpmission.store import Actor, Stamp, Store, open_store
from tests.store.letters import ANNE, BRAM, large_letter, letter, said


def test_a_new_dossier_is_its_own_first_revision(store: Store) -> None:
    key, stamp = store.create(letter(text="un"), ANNE, summary={"done": 1})
    opened = store.open(key)
    assert (opened.stamp, opened.by, said(opened.dossier)) == (stamp, ANNE.name, "un")
    (first,) = store.revisions(key)
    assert (first.number, first.base, first.actor) == (1, 0, ANNE)
    (listed,) = store.list()
    assert (listed.id, listed.title, listed.by) == (key, "Zone de l’Exemple", ANNE.name)
    assert (listed.summary, listed.lang, listed.deleted_at) == ({"done": 1}, "fr", None)


def test_a_dossier_comes_back_as_it_was_saved(store: Store) -> None:
    dossier = large_letter(40)
    key, stamp = store.create(dossier, ANNE)
    changed = dossier.with_section("mandate", text="« Œuvre » – ½ €\t|\n\n1. été 🌍")
    store.save_draft(key, changed, stamp, ANNE)
    assert store.open(key).dossier == changed
    assert store.read(key, 1) == dossier


def test_a_draft_is_there_for_whoever_opens_the_store_next(store: Store, url: str) -> None:
    key, stamp = store.create(letter(), ANNE)
    store.save_draft(key, letter(text="gardé"), stamp, ANNE)
    other = open_store(url)
    try:
        assert said(other.open(key).dossier) == "gardé"
    finally:
        other.dispose()


def test_drafts_become_one_revision_when_they_are_committed(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    for text in ("a", "ab", "abc"):
        stamp = store.save_draft(key, letter(text=text), stamp, ANNE)
    assert len(store.revisions(key)) == 1
    stamp = store.commit(key, stamp, ANNE, note="Après la réunion")
    assert [entry.note for entry in store.revisions(key)] == ["", "Après la réunion"]
    assert said(store.read(key, 2)) == "abc"
    assert store.commit(key, stamp, ANNE) == stamp == store.open(key).stamp
    assert len(store.revisions(key)) == 2


def test_a_save_with_a_note_is_a_revision_at_once(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    stamp = store.save(key, letter(text="deux"), stamp, BRAM, "Repris")
    assert stamp.head == 2
    assert store.revisions(key)[1].actor == BRAM
    assert said(store.read(key, 2)) == "deux"


def test_a_stale_save_is_refused_and_both_sides_are_kept(store: Store) -> None:
    key, seen_by_both = store.create(letter(), ANNE)
    store.save_draft(key, letter(text="d’Anne"), seen_by_both, ANNE)
    with pytest.raises(StaleSave) as refused:
        store.save_draft(key, letter(text="de Bram"), seen_by_both, BRAM)
    assert said(store.open(key).dossier) == "d’Anne"
    assert said(store.aside(key, refused.value.aside)) == "de Bram"
    (kept,) = store.asides(key)
    assert (kept.number, kept.actor, kept.base) == (refused.value.aside, BRAM, seen_by_both)
    with pytest.raises(StaleSave) as again:
        store.save(key, letter(text="de Bram"), seen_by_both, BRAM)
    assert again.value.aside == kept.number, "the same content is kept once"


def test_a_revision_made_of_what_one_has_in_view_makes_nothing_stale(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    seen_by_both = store.save_draft(key, letter(text="a"), stamp, ANNE)
    store.commit(key, seen_by_both, ANNE)
    after = store.save_draft(key, letter(text="b"), seen_by_both, BRAM)
    assert after.head == 2
    assert not store.asides(key)


def test_a_save_sent_twice_is_saved_once(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    saved = store.save_draft(key, letter(text="une fois"), stamp, ANNE)
    assert store.save_draft(key, letter(text="une fois"), stamp, ANNE) == saved
    assert not store.asides(key)


def test_saving_what_is_there_already_makes_no_revision(store: Store) -> None:
    key, stamp = store.create(letter(text="pareil"), ANNE)
    assert store.save(key, letter(text="pareil"), stamp, ANNE) == stamp
    assert len(store.revisions(key)) == 1


def test_each_persons_words_stay_under_their_own_name(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    stamp = store.save_draft(key, letter(text="d’Anne"), stamp, ANNE)
    stamp = store.save_draft(key, letter(text="d’Anne et de Bram"), stamp, BRAM)
    store.commit(key, stamp, BRAM)
    assert [entry.actor for entry in store.revisions(key)] == [ANNE, ANNE, BRAM]
    assert said(store.read(key, 2)) == "d’Anne"


def test_a_pause_ends_no_draft_of_somebody_else_but_a_note_does(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    stamp = store.save_draft(key, letter(text="d’Anne"), stamp, ANNE)
    assert store.commit(key, stamp, BRAM) == stamp
    store.commit(key, stamp, BRAM, note="Proposition")
    last = store.revisions(key)[-1]
    assert (last.number, last.actor, last.note) == (2, ANNE, "Proposition")


def test_a_stale_commit_says_so_and_puts_nothing_aside(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    mine = store.save_draft(key, letter(text="a"), stamp, ANNE)
    store.save_draft(key, letter(text="b"), mine, BRAM)
    with pytest.raises(StaleSave) as refused:
        store.commit(key, mine, ANNE)
    assert refused.value.aside == 0
    assert not store.asides(key)


def test_a_stamp_from_the_future_is_stale(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    with pytest.raises(StaleSave):
        store.save_draft(key, letter(text="x"), Stamp(stamp.head + 4, stamp.draft), ANNE)


def test_the_list_keeps_a_summary_until_another_is_given(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE, summary={"done": 1, "over": "é\x00"})
    stamp = store.save_draft(key, letter("Autre titre", "x"), stamp, BRAM)
    (listed,) = store.list()
    assert (listed.title, listed.by) == ("Autre titre", BRAM.name)
    assert listed.summary == {"done": 1, "over": "é\x00"}
    store.save_draft(key, letter(text="y"), stamp, BRAM, summary={"done": 2})
    assert store.list()[0].summary == {"done": 2}


def test_the_list_begins_with_what_was_changed_last(store: Store) -> None:
    first, stamp = store.create(letter("Première"), ANNE)
    store.create(letter("Seconde"), ANNE)
    store.save_draft(first, letter("Première", "x"), stamp, ANNE)
    assert [listed.title for listed in store.list()] == ["Première", "Seconde"]
    assert store.list()[0].changed <= dt.datetime.now(dt.UTC)


def test_a_copy_has_another_title_and_a_history_of_its_own(store: Store) -> None:
    key, stamp = store.create(letter(text="tel quel"), ANNE)
    store.save_draft(key, letter(text="avec le brouillon"), stamp, ANNE)
    copy, _ = store.duplicate(key, "Copie", BRAM, summary={"done": 0})
    opened = store.open(copy)
    assert (opened.dossier.title, said(opened.dossier)) == ("Copie", "avec le brouillon")
    assert [entry.actor for entry in store.revisions(copy)] == [BRAM]
    with pytest.raises(InvalidValue):
        store.duplicate(key, "trop long " * 400, ANNE)


def test_what_is_in_the_bin_can_be_looked_at_saved_and_taken_out(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    store.bin(key, BRAM)
    assert not store.list()
    (binned,) = store.list(deleted=True)
    assert binned.deleted_at is not None
    store.save_draft(key, letter(text="encore un mot"), stamp, ANNE)
    store.restore(key, ANNE)
    assert not store.list(deleted=True)
    assert said(store.open(key).dossier) == "encore un mot"


def test_only_what_is_in_the_bin_is_deleted_for_good(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    other, _ = store.create(letter("Une autre"), ANNE)
    with pytest.raises(StoreError, match="in the bin"):
        store.purge(key, ANNE)
    store.save_draft(key, letter(text="x"), stamp, ANNE)
    store.bin(key, ANNE)
    store.purge(key, ANNE)
    with pytest.raises(UnknownDossier):
        store.open(key)
    with pytest.raises(UnknownDossier):
        store.save_draft(key, letter(text="y"), stamp, BRAM)
    assert [listed.id for listed in store.list()] == [other]
    assert store.verify() == ()


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.open("dos-none"),
        lambda store: store.revisions("dos-none"),
        lambda store: store.read("dos-none", 1),
        lambda store: store.asides("dos-none"),
        lambda store: store.commit("dos-none", Stamp(1, 0), ANNE),
        lambda store: store.bin("dos-none", ANNE),
        lambda store: store.purge("dos-none", ANNE),
        lambda store: store.duplicate("dos-none", "Copie", ANNE),
    ],
)
def test_an_unknown_id_is_said_whatever_is_asked(store: Store, ask: object) -> None:
    with pytest.raises(UnknownDossier, match="dos-none"):
        ask(store)  # type: ignore[operator]


def test_a_revision_or_aside_that_is_not_there_is_said(store: Store) -> None:
    key, _ = store.create(letter(), ANNE)
    for ask in (store.read, store.aside):
        with pytest.raises(StoreError, match="no version 7"):
            ask(key, 7)


def test_settings_are_remembered(store: Store, url: str) -> None:
    assert store.settings.get("lang", "fr") == "fr"
    store.settings.set("lang", "nl")
    store.settings.set("last", {"dossier": "dos-1", "section": "mandate"})
    store.settings.set("lang", "de")
    other = open_store(url)
    try:
        assert other.settings.get("lang") == "de"
        assert other.settings.get("last") == {"dossier": "dos-1", "section": "mandate"}
    finally:
        other.dispose()


def test_names_and_notes_are_kept_clean(store: Store) -> None:
    actor = Actor("Anne\x00\n\u202eExemple\ud800", "h" * 300)
    assert actor == Actor("Anne Exemple", "h" * 200)
    key, stamp = store.create(letter(), actor)
    store.save(key, letter(text="x"), stamp, actor, "une\x00 \udfff\nnote\u2066")
    assert store.revisions(key)[-1].note == "une note"
    assert store.open(key).by == "Anne Exemple"


def test_a_text_that_passed_no_check_is_refused_with_a_sentence(store: Store) -> None:
    key, stamp = store.create(letter(), ANNE)
    rough = Dossier().model_copy(update={"title": "\ud800"})
    with pytest.raises(StoreError, match="cannot be kept"):
        store.save_draft(key, rough, stamp, ANNE)
    with_nul = Dossier().model_copy(update={"title": "avec\x00NUL"})
    store.save_draft(key, with_nul, stamp, ANNE)
    assert store.open(key).dossier.title == store.list()[0].title == "avecNUL"


def test_what_could_not_be_read_again_is_not_saved(store: Store) -> None:
    twins = (Objective(id="obj-1", title="un"), Objective(id="obj-1", title="deux"))
    rough = Dossier().model_copy(
        update={"letter": Letter().model_copy(update={"objectives": twins})}
    )
    with pytest.raises(StoreError, match="same id"):
        store.create(rough, ANNE)
    assert not store.list()
    namesake = Objective(id="core-tasks", title="nommé comme une section")
    named = letter().with_section("core-tasks", text="x").with_item("letter.objectives", namesake)
    key, _ = store.create(named, ANNE)
    assert store.open(key).dossier == named
