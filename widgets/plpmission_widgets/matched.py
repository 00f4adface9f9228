"""A report written elsewhere, its passages beside objectives; kept as it is worked on; no widget.

What a person corrected is kept once the passages are in a report, too: brought in again, the same
passage is proposed for the objective that was chosen for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from plpmission.compare.passages import SURE, Passage, Placed
from plpmission.store import Actor, Store
from plpmission_widgets.kept_files import MATCHED, of_kind

NAME = "text"
"""How the store calls such a file; nobody sees it."""

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a person said of a passage; ``objective`` is None where it speaks of none of them."""

    objective: str | None
    corrected: bool = False
    confirmed: bool = False


class Matched:
    """A text with the proposals for its passages, and what was said of each so far."""

    def __init__(self, store: Store, id_: str) -> None:
        stored = store.intakes.open(id_)
        self.store, self.id, self.by = store, id_, stored.by
        self.placed = _placed(json.loads(stored.content))
        self.taken = bool(stored.state.get("taken"))
        said = {int(at): Choice(**one) for at, one in stored.state.get("choices", {}).items()}
        self.choices: Sequence[Choice] = [
            said.get(at, Choice(objective=one.objective))
            for at, one in enumerate(self.placed.passages)
        ]

    @staticmethod
    def begin(store: Store, dossier: str, placed: Json, actor: Actor) -> Matched:
        """Keep a text's passages and proposals, as ``placed`` gives them as data."""
        known = dict(_learnt(store, dossier))
        choices = {
            at: Choice(objective=known[one.text], corrected=True)
            for at, one in enumerate(_placed(placed).passages)
            if one.text in known
        }
        content = json.dumps(placed).encode()
        state = _state(choices, taken=False)
        id_ = store.intakes.create(NAME, content, actor, state=state, dossier=dossier)
        return Matched(store, id_)

    @property
    def confirmed(self) -> list[tuple[str | None, str]]:
        """What was confirmed: the objective, and the passage's text."""
        held = zip(self.choices, self.placed.passages, strict=True)
        return [(said.objective, one.text) for said, one in held if said.confirmed]

    def choose(self, at: int, objective: str | None, *, confirmed: bool) -> None:
        """Say which objective a passage speaks of, and whether that is sure."""
        said = self.choices[at]
        corrected = said.corrected or objective != said.objective
        self._keep({at: Choice(objective=objective, corrected=corrected, confirmed=confirmed)})

    def confirm_sure(self) -> None:
        """Confirm each proposal that is nearly always right."""
        held = enumerate(zip(self.choices, self.placed.passages, strict=True))
        self._keep(
            {
                at: replace(said, confirmed=True)
                for at, (said, one) in held
                if not said.corrected and said.objective and one.confidence >= SURE
            }
        )

    def finish(self) -> None:
        """Its passages are in a report now: only what was corrected is still of use."""
        self.taken = True
        self._keep({})

    def forget(self) -> None:
        """Give the text up."""
        self.store.intakes.delete(self.id)

    def _keep(self, fresh: Mapping[int, Choice]) -> None:
        choices = {at: fresh.get(at, said) for at, said in enumerate(self.choices)}
        self.store.intakes.save(self.id, _state(choices, taken=self.taken))
        self.choices = list(choices.values())


def open_in(store: Store, dossier: str, actor: Actor) -> Matched | None:
    """The text that somebody is working on in a dossier; what others work on stays theirs."""
    own = (one for one in _all(store, dossier) if (one.by.name, one.by.kind) == _who(actor))
    return next((one for one in own if not one.taken), None)


def _who(actor: Actor) -> tuple[str, str]:
    return actor.name, actor.kind


def _all(store: Store, dossier: str) -> Iterator[Matched]:
    return (Matched(store, id_) for id_ in of_kind(store, dossier, MATCHED))


def _learnt(store: Store, dossier: str) -> Iterator[tuple[str, str | None]]:
    """What was corrected in texts that are in a report, the last said last."""
    for one in reversed([one for one in _all(store, dossier) if one.taken]):
        for said, passage in zip(one.choices, one.placed.passages, strict=True):
            if said.corrected and said.confirmed:
                yield passage.text, said.objective


def _placed(data: Json) -> Placed:
    passages = tuple(Passage(**one) for one in data["passages"])
    return Placed(passages=passages, lang=data["lang"], cut=data["cut"])


def _state(choices: Mapping[int, Choice], *, taken: bool) -> Json:
    said = {str(at): asdict(one) for at, one in choices.items() if one.corrected or one.confirmed}
    return {"kind": MATCHED, "choices": said, "taken": taken}
