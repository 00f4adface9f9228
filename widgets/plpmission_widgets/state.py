"""One open dossier and what its writer does with it; knows no widget.

Each change gives a new dossier, which is saved as a draft before the change is acknowledged. Where
somebody else has saved in between, both are merged; what both changed differently waits in
``conflicts`` until one is chosen, and neither is lost.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plpmission.diff import Conflict, changes, merge, with_mine, with_theirs
from plpmission.errors import StaleSave
from plpmission.life import locked, silently_changed
from plpmission.model import AddedSection, Dismissal, Dossier, Item, new_id
from plpmission.model.organisation import Unit
from plpmission.store import Actor, Opened, Stamp, Store
from plpmission_widgets.beside import PREFIX, VIEWS
from plpmission_widgets.holding import holding
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.summaries import summary
from plpmission_widgets.walk import order

_UNDOS = 100
_MERGES = 20


@dataclass(frozen=True)
class Step:
    """A state that one can go back to, and the place whose edits it gathers."""

    dossier: Dossier
    place: str


class LetterState:
    """An open dossier: its content, where one is in it, and its way back."""

    def __init__(self, store: Store, dossier_id: str, actor: Actor) -> None:
        opened = store.open(dossier_id)
        self.store = store
        self.id = dossier_id
        self.actor = actor
        self.dossier: Dossier = opened.dossier
        self.stamp: Stamp = opened.stamp
        self.saved_at: dt.datetime = opened.changed
        self.section = order(self.dossier)[0]
        self.item: str | None = None
        self.conflicts: tuple[Conflict, ...] = ()
        self.merged = False
        """The last save took in what somebody else had written."""
        self.others, self.others_at = "", opened.changed
        """Who that was, and when."""
        self._committed = True
        self._undo: list[Step] = []
        self._redo: list[Step] = []

    # Changes: each is saved before it returns.

    def edit(self, path: str, value: Any) -> None:
        """Set a value: ``edit_all`` with one."""
        self.edit_all({path: value})

    def edit_all(self, values: Mapping[str, Any], *, alone: bool = False) -> None:
        """Set values by their paths, all or none; ``alone``: one goes back to just before it.

        Raises:
            InvalidValue: the field does not take it.
            UnknownItem: nothing stands there.
            StoreUnavailable: it could not be saved; the dossier stays as it was.
        """
        changed = self.dossier
        for path, value in values.items():
            self._refuse_if_locked(path)
            changed = changed.with_value(path, value)
        self._change(changed, place="" if alone else next(iter(values)))

    def take_step(self, changed: Dossier) -> None:
        """Take a step in the letter's life, as ``plpmission.life`` made it."""
        self._change(changed, step=True)

    def put(self, changed: Dossier) -> None:
        """Take over a dossier as it was made elsewhere, in one step that can be undone."""
        self._change(changed)

    def _refuse_if_locked(self, path: str) -> None:
        """What is set changes by its steps and by amendments alone.

        Raises:
            LifeError: the place is frozen; the message says what to do instead.
        """
        if frozen := locked(self.dossier, path):
            raise frozen.error()

    def add(self, path: str, item: Item, at: int | None = None) -> str:
        """Add an item to a list; gives its id."""
        self._refuse_if_locked(path)
        self._change(self.dossier.with_item(path, item, at))
        return item.id

    def remove(self, item: str) -> None:
        """Remove an item, and what refers to it."""
        self._refuse_if_locked(self._list_of(item))
        self._change(self._without(self.dossier, item))
        if item == self.item:
            self.item = None
        if item == self.section:
            self.section = order(self.dossier)[0]

    def _list_of(self, item: str) -> str:
        return self.dossier.located(item)[0].rpartition("[")[0]

    @staticmethod
    def _without(dossier: Dossier, item: str) -> Dossier:
        """A removed unit's services move up to the unit above it."""
        gone = dossier.item(item)
        if isinstance(gone, Unit):
            listed = dossier.located(item)[0].rpartition("[")[0]
            for unit in dossier.value(listed):
                if unit.parent == item:
                    dossier = dossier.with_value(f"{listed}[{unit.id}].parent", gone.parent)
        return dossier.without_item(item)

    def move(self, item: str, to: int) -> None:
        """Move an item to another position of its list."""
        self._refuse_if_locked(self._list_of(item))
        self._change(self.dossier.with_moved(item, to))

    def start_tree(self, source: str, target: str) -> None:
        """Begin one organigram as a copy of another."""
        units: tuple[Unit, ...] = self.dossier.value(source)
        fresh = {unit.id: new_id(Unit.KIND) for unit in units}
        copied = tuple(
            unit.model_copy(update={"id": fresh[unit.id], "parent": fresh.get(unit.parent or "")})
            for unit in units
        )
        self._change(self.dossier.with_value(target, copied))

    def mark(self, section: str, *, done: bool) -> None:
        """Call a section finished, or not."""
        listed = "added" if section.startswith("sec-") else "sections"
        self._change(self.dossier.with_value(f"letter.{listed}[{section}].done", done))

    def leave_out(self, section: str, reason: str) -> None:
        """Leave a section of the model out, with the reason."""
        if not reason.strip():
            raise Refusal("Say in a few words why the section is left out.", where="reason")
        self._change(
            self.dossier.with_section(section, left_out=True, left_out_reason=reason, done=False)
        )

    def take_back(self, section: str) -> None:
        """Take a section that was left out back into the letter."""
        self._change(self.dossier.with_section(section, left_out=False, left_out_reason=""))

    def add_section(self, after: str) -> str:
        """Add a section of one's own after the model's one named, or the one that it follows."""
        model = after if not after.startswith("sec-") else self.dossier.item(after).after  # type: ignore[attr-defined]
        added = AddedSection.new(after=model)
        self.section, self.item = self.add("letter.added", added), None
        return added.id

    def dismiss(self, code: str, about: str, reason: str) -> None:
        """Set a piece of advice aside, with the reason, which is kept."""
        if not reason.strip():
            raise Refusal("Say in a few words why you set it aside.", where="reason")
        dismissal = Dismissal.new(
            code=code,
            about=about,
            reason=reason,
            by=self.actor.name,
            on=dt.datetime.now().astimezone().date(),
        )
        self.add("dismissals", dismissal)

    def go(self, section: str, item: str | None = None) -> None:
        """Turn to a section, to one item of its list, or to a view beside them.

        Raises:
            UnknownItem: there is no such section.
        """
        if not self._has_view(section) and section not in order(self.dossier):
            self.dossier.item(section)
        if section != self.section:
            self.pause()
        self.section, self.item = section, item

    def _has_view(self, section: str) -> bool:
        """Whether it is a view, and none of another kind of dossier's."""
        view = VIEWS.get(section)
        return view is not None and (not view.in_letter or self.dossier.holds in view.holds)

    # The way back.

    def undo(self) -> bool:
        """Go one step back; says whether there was one."""
        return self._step(self._undo, self._redo)

    def redo(self) -> bool:
        """Take back what was undone; says whether there was something."""
        return self._step(self._redo, self._undo)

    def _step(self, way: list[Step], back: list[Step]) -> bool:
        if not way:
            return False
        self._refuse_if_set(way[-1].dossier)
        here = Step(self.dossier, "")
        self._save(way[-1].dossier)
        way.pop()
        back.append(here)
        self._forget_steps_where_merged()
        self._turn_to_what_changed(here.dossier)
        self._stay_somewhere()
        return True

    def _turn_to_what_changed(self, before: Dossier) -> None:
        """A step back that happens out of sight is not seen: go to where it is."""
        place = holding(self.dossier).section_of
        sections = {place(change.path) for change in changes(before, self.dossier)}
        if sections and self.section not in sections | VIEWS.keys():
            known = [section for section in order(self.dossier) if section in sections]
            if known:
                self.section, self.item = known[0], None

    def _refuse_if_set(self, changed: Dossier) -> None:
        """For what names no place: undoing, leaving a section out, taking another's side."""
        if place := silently_changed(self.dossier, changed):
            self._refuse_if_locked(place)

    def _give_way_if_set(self, opened: Opened, merged: Dossier) -> None:
        """Somebody set the letter in between: it stays as set, what was typed is kept aside.

        Raises:
            LifeError: what was typed would change what is set.
        """
        place = silently_changed(opened.dossier, merged)
        if not place:
            return
        self.dossier, self.stamp, self.saved_at = opened.dossier, opened.stamp, opened.changed
        self._undo.clear()
        self._redo.clear()
        self._refuse_if_locked(place)

    def _forget_steps_where_merged(self) -> None:
        """A step back from there would take away what the other wrote."""
        if self.merged:
            self._undo.clear()
            self._redo.clear()

    def _stay_somewhere(self) -> None:
        """Undoing may take away the section or the item that was in view."""
        if not self.section.startswith(PREFIX) and self.section not in order(self.dossier):
            self.section, self.item = order(self.dossier)[0], None

    # Saving.

    def pause(self) -> None:
        """Make a revision of what was saved since the last one."""
        if self._committed:
            return
        try:
            self.stamp = self.store.commit(self.id, self.stamp, self.actor)
        except StaleSave:
            return  # what is here is saved already; the next edit takes in the others'
        self._committed = True

    def restore(self, number: int, note: str) -> None:
        """Take an old version up again, as a new one.

        Raises:
            StaleSave: somebody saved in between; nothing is changed.
            LifeError: it would change what is set.
        """
        before, old = self.dossier, self.store.read(self.id, number)
        if old == before:
            return
        self._refuse_if_set(old)
        self.stamp = self.store.restore_version(
            self.id, number, self.stamp, self.actor, note, summary=summary(old)
        )
        self.dossier, self.saved_at, self._committed = old, dt.datetime.now(dt.UTC), True
        self._redo.clear()
        self._undo = [*self._undo[-_UNDOS:], Step(before, "")]
        self._stay_somewhere()

    def resolve(self, choices: Mapping[str, str]) -> None:
        """Take one side of each conflict chosen by path: ``mine`` or ``theirs``."""
        chosen = [conflict for conflict in self.conflicts if conflict.path in choices]
        mine = [conflict for conflict in chosen if choices[conflict.path] == "mine"]
        theirs = [conflict for conflict in chosen if conflict not in mine]
        self._change(with_theirs(with_mine(self.dossier, mine), theirs))
        self.conflicts = tuple(conflict for conflict in self.conflicts if conflict not in chosen)

    def _change(self, changed: Dossier, place: str = "", *, step: bool = False) -> None:
        before = self.dossier
        if changed is before:
            return
        if not step:
            self._refuse_if_set(changed)
        self._save(changed)
        self._redo.clear()
        if step:
            self._undo.clear()  # a step is taken back by another step, not by a key
            return
        if not (place and self._undo and self._undo[-1].place == place):
            self._undo = [*self._undo[-_UNDOS:], Step(before, place)]
        self._forget_steps_where_merged()

    def _save(self, mine: Dossier) -> None:
        self.merged = False
        try:
            self._draft(mine, self.stamp)
        except StaleSave:
            self._merge(mine)

    def take_in(self) -> None:
        """Take in what others saved, before something is begun that they may have begun too."""
        opened = self.store.open(self.id)
        if opened.stamp == self.stamp:
            return
        self.dossier, self.stamp, self.saved_at = opened.dossier, opened.stamp, opened.changed
        self._undo.clear()
        self._redo.clear()
        self._stay_somewhere()

    def _draft(self, dossier: Dossier, stamp: Stamp) -> None:
        self.stamp = self.store.save_draft(
            self.id, dossier, stamp, self.actor, summary=summary(dossier)
        )
        self.dossier = dossier
        self.saved_at = dt.datetime.now(dt.UTC)
        self._committed = False

    def _merge(self, mine: Dossier) -> None:
        """Take in what somebody else saved in between, and again where it happens meanwhile.

        Raises:
            StaleSave: others save without a pause.
        """
        base, tries = self.dossier, iter(range(_MERGES))
        while True:
            opened = self.store.open(self.id)
            merged = merge(base, mine, opened.dossier)
            self._give_way_if_set(opened, merged.dossier)
            try:
                stamp = opened.stamp
                if merged.conflicts:  # theirs stays in the history, though mine be chosen
                    stamp = self.store.commit(self.id, stamp, self.actor)
                self._draft(merged.dossier, stamp)
                break
            except StaleSave:
                if next(tries, None) is None:
                    raise
        self.conflicts = (*self.conflicts, *merged.conflicts)
        self.merged, self.others, self.others_at = True, opened.by, opened.changed
        self._stay_somewhere()
