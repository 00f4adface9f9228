"""A document from elsewhere on its way to becoming a dossier: what was decided of it; no widget.

Each decision gives new ``Decisions``, which are stored before it is acknowledged: one may leave in
the midst of a document and come back to it. What is shown is what ``placing.apply`` makes of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from plpmission.importers.placing import Decisions, Placed, Taken, apply, dossier_of, targets
from plpmission.importers.placing.modelling import made
from plpmission.importers.placing.placed import Found, Place
from plpmission.importers.source import Passage
from plpmission.model import Dossier
from plpmission.store import Actor, Store
from plpmission_widgets.refusals import Refusal

DOMAIN = "intake"
OWN = "own:"
"""What a move to a section of one's own begins with; its title follows."""
OFFERED: Mapping[str, tuple[str, ...]] = {
    "objective": ("deadline", "owner"),
    "plan": ("owner", "start", "end"),
    "indicator": ("unit", "baseline", "target", "deadline"),
}
"""Fields that one may fill of a kind of item though nothing was recognised for them."""
_UNDOS = 200

Json = dict[str, Any]


class IntakeRefusal(Refusal):
    """A decision that cannot be followed."""

    domain = DOMAIN


class Intake:
    """A document being placed: what was proposed, what was decided, the way back."""

    def __init__(self, store: Store, id_: str) -> None:
        stored = store.intakes.open(id_)
        self.store, self.id, self.name = store, id_, stored.name
        self.dossier = stored.dossier
        """The dossier that was made of it, if one was."""
        self.file = stored.file
        """The document itself, where it is not too large to be kept."""
        self.proposed = Placed.from_json(json.loads(stored.content))
        self.decisions = Decisions.from_json(stored.state)
        self.placed = apply(self.proposed, self.decisions)
        self.sent: Mapping[str, Json] = {}
        """The rows that the page has, by id: only what differs is sent again."""
        self._undo: list[Decisions] = []
        self._look()

    @staticmethod
    def begin(store: Store, name: str, content: bytes, placed: Json, actor: Actor) -> str:
        """Keep a document that was read, to be placed; gives its id.

        The pictures stay in the file alone.
        """
        for image in placed["source"]["images"]:
            image["content"] = ""
        return store.intakes.create(name, json.dumps(placed).encode(), actor, file=content)

    def _look(self) -> None:
        self.passages: Mapping[str, Passage] = {p.id: p for p in self.placed.source.passages}
        self.places: Mapping[str, Place] = {p.passage: p for p in self.placed.places}
        self.items: Mapping[str, Found] = {one.id: one for one in self.placed.items}
        self.counted = tuple(id_ for id_, one in self.passages.items() if self._asks(one))
        """The passages that ask for a decision: a heading that the outline has does not."""
        self.decided = {*self.decisions.accepted, *self.decisions.left_out}
        """What was accepted or left out."""

    def _asks(self, passage: Passage) -> bool:
        return passage.kind != "contents" and not self.places[passage.id].structure

    # What is decided.

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._undo)

    def over(self, confidence: float) -> tuple[str, ...]:
        """The passages not decided yet that are at least that sure."""
        sure = (p for p in self.counted if self.places[p].confidence >= confidence)
        return tuple(passage for passage in sure if passage not in self.decided)

    def items_over(self, confidence: float) -> tuple[str, ...]:
        """The same for what was recognised."""
        asked = self.decided.union(self.decisions.refused)
        return tuple(
            one.id
            for one in self.placed.items
            if one.confidence >= confidence and one.id not in asked
        )

    # Decisions: each is stored before it returns.

    def accept(self, ids: Iterable[str]) -> None:
        """Take passages, and items recognised, as they are proposed."""
        known = self._known(ids)
        if not known:
            raise IntakeRefusal("There is nothing to accept here.")
        kept = [one for one in self.decisions.left_out if one not in known]
        refused = [one for one in self.decisions.refused if one not in known]
        self._decide(
            accepted=_joined(self.decisions.accepted, known),
            left_out=tuple(kept),
            refused=tuple(refused),
        )

    def leave_out(self, ids: Iterable[str]) -> None:
        """Leave passages out of the dossier; said of an item, it stays text."""
        known = self._known(ids)
        passages = [one for one in known if one in self.passages]
        items = [one for one in known if one in self.items]
        self._decide(
            left_out=_joined(self.decisions.left_out, passages),
            refused=_joined(self.decisions.refused, items),
            accepted=tuple(one for one in self.decisions.accepted if one not in known),
        )

    def reopen(self, ids: Iterable[str]) -> None:
        """Ask again: neither accepted nor left out."""
        known = set(self._known(ids))
        named = ("accepted", "left_out", "refused")
        held = {name: getattr(self.decisions, name) for name in named}
        self._decide(**{n: tuple(i for i in ids if i not in known) for n, ids in held.items()})

    def move(self, ids: Iterable[str], section: str) -> None:
        """Put passages into another section; a person's choice is a decision."""
        leaves = (one for one in targets(self.placed.document, "en") if not one.group)
        if section not in {one.id for one in leaves} and not _names_own(section):
            raise IntakeRefusal("There is no such section.")
        passages = [one for one in self._known(ids) if one in self.passages]
        self._decide(
            moves={**self.decisions.moves, **dict.fromkeys(passages, section)},
            accepted=_joined(self.decisions.accepted, passages),
            left_out=tuple(one for one in self.decisions.left_out if one not in passages),
        )

    def split(self, id_: str, at: int) -> None:
        """Cut a passage's text in two, at a character."""
        passage = self.passages.get(id_)
        if not passage or passage.rows or not 0 < at < len(passage.text):
            raise IntakeRefusal("This passage cannot be cut here.")
        base, piece = _piece(id_)
        cuts = self.decisions.splits.get(base, ())
        begins = (0, *cuts)[piece]
        fresh = tuple(sorted({*cuts, begins + at}))
        self._decide(**_renumbered(self.decisions, base, piece, fresh))

    def join(self, id_: str) -> None:
        """Let a passage go on in the one after it."""
        ids = list(self.passages)
        at = ids.index(id_) if id_ in self.passages else len(ids)
        if at + 1 >= len(ids):
            raise IntakeRefusal("There is nothing after this to join it with.")
        if any(self.passages[one].rows for one in ids[at : at + 2]):
            raise IntakeRefusal("A table stands by itself.")
        base, piece = _piece(id_)
        cuts = self.decisions.splits.get(base, ())
        if piece < len(cuts):  # what was cut here is put together again
            rest = tuple(cut for cut in cuts if cut != cuts[piece])
            self._decide(splits=_with(self.decisions.splits, base, rest))
        else:
            self._decide(joins=_joined(self.decisions.joins, [id_]))

    def fill(self, id_: str, name: str, value: str) -> None:
        """Put a field of an item right."""
        found = self.items.get(id_)
        if not found or name not in {*found.fields, *OFFERED.get(found.kind, ())}:
            raise IntakeRefusal("This field is not known.")
        fields = {**self.decisions.fields.get(id_, {}), name: value}
        fits = made(replace(found, fields={**found.fields, name: value}), {})
        if fits is None and made(found, {}) is not None:
            raise IntakeRefusal("This value does not fit here.", where=name)
        self._decide(fields={**self.decisions.fields, id_: fields})

    def call(self, document: str) -> None:
        """Say what kind of document it is: its sections are proposed anew."""
        self._decide(document=document)

    def undo(self) -> bool:
        """Take the last decision back; says whether there was one."""
        if not self._undo:
            return False
        self._put(self._undo[-1])
        self._undo.pop()
        return True

    @property
    def holds(self) -> str:
        """What the dossier made of it is of: a mandate, or partnerships."""
        charter = self.placed.document in {"charter", "internal-rules"}
        return "partnerships" if charter else "mandate"

    def taken(self, beside: Dossier | None = None) -> Taken:
        """The dossier, with what was not looked at where it is proposed.

        A report or a charter may go into a dossier that is there: ``beside``.
        """
        return dossier_of(self.placed, beside=beside)

    def _known(self, ids: Iterable[str]) -> list[str]:
        return [one for one in ids if one in self.passages or one in self.items]

    def _decide(self, **changes: Any) -> None:
        before, after = self.decisions, replace(self.decisions, **changes)
        if after == before:
            return
        self._put(after)
        self._undo = [*self._undo[-_UNDOS:], before]

    def _put(self, decisions: Decisions) -> None:
        placed = apply(self.proposed, decisions)
        self.store.intakes.save(self.id, decisions.as_json())
        self.decisions, self.placed = decisions, placed
        self._look()


def _joined(held: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*held, *more)))


def _names_own(section: str) -> bool:
    return section.startswith(OWN) and 0 < len(section.removeprefix(OWN).strip()) <= 200


def _piece(id_: str) -> tuple[str, int]:
    """The passage that a piece was cut from, and which piece it is, from 0."""
    base, _, number = id_.partition(".")
    return base, int(number) - 1 if number.isdecimal() else 0


def _with(
    splits: Mapping[str, tuple[int, ...]], base: str, cuts: tuple[int, ...]
) -> Mapping[str, tuple[int, ...]]:
    rest = {key: held for key, held in splits.items() if key != base}
    return {**rest, base: cuts} if cuts else rest


def _renumbered(decisions: Decisions, base: str, piece: int, cuts: tuple[int, ...]) -> Json:
    """The decisions once a piece is two: later pieces are counted on, both halves ask again."""

    def pieces(id_: str) -> tuple[str, ...]:
        whose, number = _piece(id_)
        if whose != base:
            return (id_,)
        if number == piece:
            return (f"{base}.{piece + 1}", f"{base}.{piece + 2}")
        return (f"{base}.{number + 1 + (number > piece)}",)

    split = f"{base}.{piece + 1}" if decisions.splits.get(base) else base
    rename: Callable[[Iterable[str]], tuple[str, ...]] = lambda ids: tuple(  # noqa: E731
        new for old in ids if old != split for new in pieces(old)
    )
    return {
        "splits": _with(decisions.splits, base, cuts),
        "accepted": rename(decisions.accepted),
        "left_out": rename(decisions.left_out),
        "moves": {new: to for old, to in decisions.moves.items() for new in pieces(old)},
    }
