"""What every part of a document needs to speak: the dossier, the language, the names of items."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from plpmission.i18n import Lang, day, number, translator
from plpmission.model import Dossier, Item, Letter
from plpmission.model.paths import items
from plpmission.model.terms import Term
from plpmission.outline import OutlineTexts, texts
from plpmission.render.blocks import Run, Runs
from plpmission.render.labels import Label, labels
from plpmission.render.passages import language_of
from plpmission.render.typography import NO_BREAK, typeset

_LETTERS = re.compile(r"[^\W\d_]{2}")


class Said(str):
    """Words in the document's own language and well set: ours, not typed by the writer."""

    __slots__ = ()


@cache
def _fixed(lang: Lang, sentence: str) -> Said:
    return Said(typeset(translator("render", lang)(sentence), lang))


@cache
def _term(lang: Lang, label: str) -> Said:
    return Said(typeset(translator("model", lang)(label), lang))


@lru_cache(maxsize=4096)
def _number(lang: Lang, value: float) -> Said:
    return Said(number(value, lang))


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A dossier being put into words in one language."""

    dossier: Dossier
    lang: Lang
    draft: bool = False

    @property
    def letter(self) -> Letter:
        return self.dossier.letter

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        return labels(self.dossier, self.lang)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every item of the dossier by id."""
        return {item.id: item for _, item in items(self.dossier)}

    @cached_property
    def outline(self) -> OutlineTexts:
        return texts(self.lang)

    def say(self, sentence: str, /, **parameters: object) -> str:
        """An English sentence of this room in the document's language, well set."""
        if not parameters:
            return _fixed(self.lang, sentence)
        said = translator("render", self.lang)(sentence, **parameters)
        return Said(typeset(said.strip(), self.lang))

    def term(self, term: Term | None) -> str:
        """The name of a value of a closed list; empty where there is none."""
        return _term(self.lang, term.label) if term else ""

    def own(self, text: str) -> Said:
        """A text that comes in the document's language, such as the model's titles, well set."""
        return Said(typeset(text.strip(), self.lang))

    def set(self, text: str) -> str:
        """A typed text, well set in the language that it was typed in."""
        if isinstance(text, Said):
            return text
        return typeset(text.strip(), self.dossier.lang) if text else ""

    def runs(self, text: str) -> Runs:
        """A text as runs, with its language where it is not the document's; none where empty."""
        said = self.set(text)
        return (Run(text=said, lang=self.lang_of(text)),) if said else ()

    def lang_of(self, text: str) -> str:
        """The language of a text, where it is not the document's."""
        if isinstance(text, Said) or not _LETTERS.search(text):
            return ""
        lang = language_of(text, self.dossier.lang)
        return lang if lang != self.lang else ""

    def day(self, value: dt.date | None) -> str:
        """A date in words; empty where there is none."""
        if not value:
            return ""
        said = day(value, self.lang, long=True)
        if self.lang == "fr" and value.day == 1:
            said = "1er" + said[1:]
        return Said(said.replace(" ", NO_BREAK))

    def number(self, value: float | None) -> str:
        """A figure as the language writes it; empty where there is none."""
        return "" if value is None else _number(self.lang, value)

    def amount(self, value: float | None, unit: str) -> str:
        """A figure with its unit, which stays beside it."""
        said = self.number(value)
        return Said(self.set(f"{said}{NO_BREAK}{unit}")) if said and unit else said

    def refs(self, ids: Iterable[str]) -> Runs:
        """References to items, parted by commas; what is gone is left out."""
        found: list[Run] = []
        for label in (self.labels[key] for key in ids if key in self.labels):
            found += [Run(text=", ")] if found else []
            found.append(Run(text=self.set(label.short), ref=label.anchor))
        return tuple(found)

    def short(self, item: str) -> str:
        """The short name of an item, such as SO 2."""
        return Said(self.set(self.labels[item].short))
