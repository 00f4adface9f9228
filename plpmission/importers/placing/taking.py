"""A dossier made of a placed document: texts and items, what is doubtful, what is left."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plpmission.importers.placing.covering import uncovered
from plpmission.importers.placing.markdown import portions
from plpmission.importers.placing.placed import Doubt, Found, Place, Placed, Taken
from plpmission.importers.placing.weighing import title_of
from plpmission.importers.source import Left, Passage
from plpmission.model import Dossier
from plpmission.model.origins import Origin

DOUBTFUL = 0.6
"""Below this confidence what was taken over is listed as doubtful."""

_HEADINGS = "Headings: the model’s own titles take their place."
_NAMES = "Names of fields: the form names them itself."
_CONTENTS = "The table of contents is made anew."
_OUT = "Left out by choice."
_PICTURE = "A picture: it stays in the source."
_TOO_LONG = "It is too long for the field that takes it."
_NO_ITEM = "“{text}” could not be taken as an item; its text stays."
_UNSURE_ITEM = "“{text}” was taken as an item; please look at it."
_DOUBTED = "“{text}” was put under “{section}”; please look at it."
_DOUBTED_ALL = "“{text}” and {n} more were put under “{section}”; please look at them."


def dossier_of(
    placed: Placed,
    over: float = 0.0,
    *,
    beside: Dossier | None = None,
    on: dt.date | None = None,
) -> Taken:
    """A dossier that holds the document's text and the items recognised.

    What is less sure than ``over`` (0 to 1), and was not accepted, goes to sections of one's own;
    such items stay text. A report goes into ``beside``, the dossier of its letter, where one is
    given: its results are matched with the letter's objectives. ``on`` is the day that origins
    carry. Each item has an ``Origin``.
    """
    from plpmission.importers.placing.taking_charters import charter, rules
    from plpmission.importers.placing.taking_letters import letter
    from plpmission.importers.placing.taking_reports import activity, evaluation

    makers = {
        "letter": letter,
        "activity-report": activity,
        "evaluation-report": evaluation,
        "charter": charter,
        "internal-rules": rules,
    }
    draft = Draft(placed, over, on)
    dossier = makers[placed.document](draft, beside)
    origins = (*dossier.origins, *draft.origins)
    return Taken(
        dossier=dossier.model_copy(update={"origins": origins}),
        doubts=tuple(draft.doubts),
        left=(*placed.source.left, *draft.left()),
        document=placed.document,
        below=tuple(one for one in placed.items if draft.is_below(one)),
        recognised=bool(placed.items) or any(_is_known(one) for one in placed.places),
    )


def _is_known(place: Place) -> bool:
    return bool(place.structure or (place.section and place.confidence >= DOUBTFUL))


class Draft:
    """What is taken of a placed document, and what is said of it."""

    def __init__(self, placed: Placed, over: float, on: dt.date | None) -> None:
        self.placed = placed
        self.lang = placed.source.lang
        self.doubts: list[Doubt] = []
        self.origins: list[Origin] = []
        self._over, self._on = over, on
        self._left: dict[str, list[str]] = {}
        self._unsure: dict[str, float] = {}
        self._doubted: defaultdict[str, list[tuple[Passage, Place]]] = defaultdict(list)
        self._passages = {one.id: one for one in placed.source.passages}
        self._places = _where(placed.source.passages)
        self.items = [one for one in placed.items if self._is_taken(one)]
        self.aside: dict[str, str] = {}
        """Why passages are left whose words have no place in the model, by passage."""
        self.made: set[str] = set()
        """Ids of the items found that became items of the model."""

    def _is_taken(self, one: Found) -> bool:
        return not self._is_out(one) and not self.is_below(one)

    def _is_out(self, one: Found) -> bool:
        out = set(one.passages) & set(self.placed.left_out)
        return one.id in self.placed.refused or bool(out)

    def is_below(self, one: Found) -> bool:
        """Whether an item is less sure than what was asked for, and nobody decided on it."""
        if self._is_out(one) or one.id in self.placed.accepted:
            return False
        return one.confidence < self._over

    def title(self) -> str:
        """How the document calls itself, else its file's name."""
        first = next(iter(self.placed.source.passages), None)
        if first and first.kind == "heading" and len(first.plain) < 200:
            return title_of(first)
        return self.placed.source.name.rpartition(".")[0] or self.placed.source.name

    def left(self) -> Iterator[Left]:
        """What the dossier does not hold of the passages, and why."""
        for why, texts in self._left.items():
            yield Left(where="", what="\n".join(texts), why=why)

    def one_text(self, passages: Sequence[Passage]) -> str:
        """Some passages as one rich text; what is too long for it is left."""
        first, *rest = portions(passages) or [""]
        for text in rest:
            self.leave(text, _TOO_LONG)
        return first

    def leave(self, text: str, why: str) -> None:
        """Words that the dossier does not hold."""
        if text.strip():
            self._left.setdefault(why, []).append(text.strip())

    def done(self, found: Found, item: str) -> None:
        """An item was made: it has an origin, and is doubted where it is not sure."""
        self.made.add(found.id)
        self.origin(item, found.passages[0])
        if found.confidence < DOUBTFUL:
            said = str(found.fields.get("title") or found.fields.get("name") or found.kind)
            self.doubt(_UNSURE_ITEM, {"text": excerpt(said)}, found.passages[0], found.confidence)

    def not_made(self, found: Found) -> None:
        """An item whose fields do not fit the model."""
        said = str(found.fields.get("title") or found.fields.get("name") or found.kind)
        self.doubt(_NO_ITEM, {"text": excerpt(said)}, found.passages[0], 0.0)

    def origin(self, about: str, passage: str) -> None:
        """Where something stood in the source."""
        self.origins.append(
            Origin.new(
                about=about,
                source=self.placed.source.name,
                place=self._places.get(passage, passage),
                on=self._on,
            )
        )

    def doubt(self, said: str, values: Mapping[str, Any], passage: str, sure: float) -> None:
        """Something that a person should look at."""
        self.doubts.append(
            Doubt(sentence=said, values=values, passage=passage, confidence=round(sure, 3))
        )

    def texts(self) -> dict[tuple[str, str], list[Passage]]:
        """The passages that stay text, by section and title of one's own, in their order."""
        held: defaultdict[tuple[str, str], list[Passage]] = defaultdict(list)
        items = self._by_passage()
        for one, where in zip(self.placed.source.passages, self.placed.places, strict=True):
            if self._goes(one, where, items.get(one.id, ())):
                held[self._target(one, where)].append(one)
        self._doubt_sections()
        return dict(held)

    def unsure(self, said: str, title: str, passages: Sequence[Passage]) -> None:
        """A doubt of texts of one place whose section is not sure; ``said`` says where they are."""
        doubtful = [one for one in passages if one.id in self._unsure]
        if not doubtful:
            return
        bodies = [one for one in doubtful if one.kind != "heading"]
        text = excerpt((bodies or doubtful)[0].plain)
        sure = min(self._unsure[one.id] for one in doubtful)
        self.doubt(said, {"title": excerpt(title), "text": text}, doubtful[0].id, sure)

    def _doubt_sections(self) -> None:
        """One doubt for each section that passages were put under without much to go by."""
        for section, held in self._doubted.items():
            sure = min(where.confidence for _, where in held)
            first = held[0][0]
            values = {"text": excerpt(first.plain), "section": section, "n": len(held) - 1}
            self.doubt(_DOUBTED_ALL if len(held) > 1 else _DOUBTED, values, first.id, sure)

    def _by_passage(self) -> dict[str, list[Found]]:
        held: defaultdict[str, list[Found]] = defaultdict(list)
        for item in self.items:
            if item.id in self.made:
                for key in item.passages:
                    held[key].append(item)
        return held

    def _goes(self, one: Passage, where: Place, items: Sequence[Found]) -> bool:
        """Whether a passage stays text; what it says is else left, or said by its items."""
        why = self._why_left(one, where)
        if why:
            self.leave(one.plain, why)
            return False
        if not items:
            return True
        missing, names = uncovered(one, items)
        if missing:
            return True
        self.leave(" ".join(names), _NAMES)
        return False

    def _why_left(self, one: Passage, where: Place) -> str:
        if one.id in self.placed.left_out:
            return _OUT
        if one.id in self.aside:
            return self.aside[one.id]
        if one.kind == "contents":
            return _CONTENTS
        if one.kind == "image":
            return _PICTURE
        return _HEADINGS if where.structure else ""

    def _target(self, one: Passage, where: Place) -> tuple[str, str]:
        sure = one.id in self.placed.accepted or where.confidence >= self._over
        if not sure:
            self._unsure[one.id] = where.confidence
            return "", where.own or where.heading
        if where.section and where.confidence < DOUBTFUL and one.kind != "heading":
            self._doubted[where.section].append((one, where))
        return where.section, "" if where.section else where.own


def excerpt(text: str) -> str:
    """The beginning of a text, to be quoted: whole words, without quotes of its own."""
    said = " ".join(_QUOTES.sub("", text).split())
    if len(said) <= _SHOWN:
        return said
    return said[: _SHOWN + 1].rpartition(" ")[0].rstrip(" ,;:.–—-(") + "…"


_SHOWN = 60
_QUOTES = re.compile('[«»“”„"]')


def _where(passages: Sequence[Passage]) -> dict[str, str]:
    """Where each passage stands, as one says it: its page, else the heading above."""
    found, above = {}, ""
    for at, one in enumerate(passages, 1):
        if one.kind == "heading":
            above = title_of(one)[:80]
        page = f"p. {one.signs.page}" if one.signs.page else ""
        found[one.id] = " · ".join(part for part in (page, above) if part) or f"§ {at}"
    return found


def replaced(dossier: Dossier, **changes: object) -> Dossier:
    """The dossier with other fields, each checked."""
    return Dossier.model_validate({**dict(dossier), **changes})
