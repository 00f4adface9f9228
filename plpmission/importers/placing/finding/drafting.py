"""What the finders share: the passages of a section, and items with numbers of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plpmission.i18n import Lang
from plpmission.importers.placing.placed import DocumentKind, Found, FoundKind, Place
from plpmission.importers.source import Passage, Source


class View:
    """A source with its places, as the finders look at it; ``items`` is what they found."""

    def __init__(self, source: Source, document: DocumentKind, places: Sequence[Place]) -> None:
        self.passages = source.passages
        self.lang: Lang = source.lang
        self.document = document
        self.places = dict(zip((one.id for one in source.passages), places, strict=True))
        self._at = {one.id: at for at, one in enumerate(source.passages)}
        self.items: list[Found] = []
        self._count: Counter[tuple[str, str]] = Counter()
        self.taken: set[str] = set()

    def of(self, *sections: str) -> list[Passage]:
        """The passages of some sections, in their order."""
        return [one for one in self.passages if self.places[one.id].section in sections]

    def opens(self, one: Passage) -> bool:
        """Whether a section begins with this passage."""
        at = self._at[one.id]
        before = self.places[self.passages[at - 1].id].section if at else None
        return before != self.places[one.id].section

    def bodies(self, *sections: str) -> Iterator[Passage]:
        """The passages of some sections that are text: no heading, table or contents."""
        for one in self.of(*sections):
            if one.kind in ("paragraph", "item"):
                yield one

    def before(self, one: Passage, kind: str) -> str:
        """The words of the passage before, where it is of that kind."""
        at = self._at[one.id]
        before = self.passages[at - 1] if at else None
        return before.plain if before and before.kind == kind else ""

    def add(
        self,
        kind: FoundKind,
        passages: Sequence[Passage],
        fields: Mapping[str, Any],
        confidence: float,
        links: Mapping[str, tuple[str, ...]] | None = None,
    ) -> str:
        """One item more; gives its id, which stays while its passages do."""
        first = passages[0].id
        self._count[kind, first] += 1
        key = f"{kind}-{first}-{self._count[kind, first]}"
        sure = min((self.places[one.id].confidence for one in passages), default=1.0)
        kept = {name: value for name, value in fields.items() if value not in (None, "", (), [])}
        self.items.append(
            Found(
                id=key,
                kind=kind,
                passages=tuple(one.id for one in passages),
                fields=kept,
                confidence=round(confidence * (0.75 + 0.25 * sure), 3),
                links=links or {},
                section=self.places[first].section,
            )
        )
        self.taken.update(one.id for one in passages)
        return key
