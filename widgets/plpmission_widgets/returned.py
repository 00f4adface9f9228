"""A Word file of ours that came back: what it would change, what was chosen of it; no widget."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal, cast

from plpmission.importers.returned import Change, Remark, Returned
from plpmission.model import Dossier
from plpmission.store import Actor, Store
from plpmission_widgets.kept_files import RETURNED, of_kind
from plpmission_widgets.refusals import Refusal

DOMAIN = "intake"
Choice = Literal["theirs", "mine"]
Json = dict[str, Any]


class ReturnedRefusal(Refusal):
    """A choice that cannot be followed."""

    domain = DOMAIN


class Return:
    """A file that came back, as the store keeps it; none of it is in the dossier before a yes."""

    def __init__(self, store: Store, id_: str) -> None:
        stored = store.intakes.open(id_)
        if stored.state.get("kind") != RETURNED:
            raise ReturnedRefusal("This is not a file that came back.")
        self.store, self.id, self.name = store, id_, stored.name
        self.by, self.at = stored.by, stored.at
        self.content = stored.content
        self.dossier = stored.dossier
        self.choices: dict[str, Choice] = dict(stored.state.get("choices", {}))
        self.taken: tuple[str, ...] = tuple(stored.state.get("taken", ()))
        self.found: Returned | None = None
        """What it would change; None until somebody has read it."""
        self.against: Dossier | None = None
        """The dossier that it was compared with."""

    @staticmethod
    def begin(store: Store, name: str, content: bytes, actor: Actor) -> str:
        """Keep a file that came back; gives its id."""
        return store.intakes.create(name, content, actor, state={"kind": RETURNED})

    def compared(self, found: Json, against: Dossier) -> None:
        """Take note of what it would change in a dossier."""
        self.found, self.against = _with_keys(Returned.from_json(found)), against

    @property
    def changes(self) -> tuple[Change, ...]:
        """What it would change and is not there yet."""
        held = self.found.sections if self.found else ()
        return tuple(one for one in held if one.id not in self.taken and one.after != one.current)

    @property
    def comments(self) -> tuple[Remark, ...]:
        """The comments that were not taken over yet."""
        held = self.found.comments if self.found else ()
        return tuple(one for one in held if one.id not in self.taken)

    @property
    def _open(self) -> list[str]:
        return [one.id for one in self.changes] + [one.id for one in self.comments]

    @property
    def waiting(self) -> tuple[str, ...]:
        """What nobody has chosen about."""
        return tuple(id_ for id_ in self._open if id_ not in self.choices)

    @property
    def wanted(self) -> tuple[str, ...]:
        """What is to be taken over."""
        return tuple(id_ for id_ in self._open if self.choices.get(id_) == "theirs")

    def choose(self, ids: Iterable[str], choice: str) -> None:
        """Say of proposals whether they are taken: ``theirs``, ``mine``, or nothing yet.

        Raises:
            ReturnedRefusal: there is no such proposal, or no such answer.
        """
        wanted = list(ids)
        if choice not in {"theirs", "mine", ""} or not set(self._open).issuperset(wanted):
            raise ReturnedRefusal("This proposal is not there any more.")
        kept = {id_: held for id_, held in self.choices.items() if id_ not in wanted}
        fresh: Mapping[str, Choice] = dict.fromkeys(wanted, cast("Choice", choice))
        self._keep({**kept, **fresh} if choice else kept, self.taken)

    def take(self, ids: Iterable[str]) -> None:
        """Take note of what became a comment: it does not show in the letter."""
        self._keep(self.choices, (*self.taken, *ids))

    def _keep(self, choices: dict[str, Choice], taken: tuple[str, ...]) -> None:
        state = {"kind": RETURNED, "choices": choices, "taken": taken}
        self.store.intakes.save(self.id, json.loads(json.dumps(state)))
        self.choices, self.taken = choices, taken


def of(store: Store, dossier: str) -> tuple[str, ...]:
    """The ids of the files that came back for a dossier, the last first."""
    return of_kind(store, dossier, RETURNED)


def _with_keys(found: Returned) -> Returned:
    """Changes by what they say: what is taken over is not counted the next time."""
    seen: Counter[str] = Counter()
    named = []
    for one in found.sections:
        said = "\0".join((one.where, one.section, one.kind, one.before, one.after, one.follows))
        key = hashlib.sha256(said.encode()).hexdigest()[:12]
        seen[key] += 1
        named.append(replace(one, id=f"c-{key}-{seen[key]}"))
    return replace(found, sections=tuple(named))
