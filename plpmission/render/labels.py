"""How items and sections are called in the letter, and where a reference to each leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from plpmission.i18n import Lang, translator
from plpmission.model import Dossier, Item, Letter
from plpmission.model.paths import items
from plpmission.model.terms import Quadrant
from plpmission.outline import Group, Part, SectionSpec, outline
from plpmission.outline.contents import section_of
from plpmission.render.typography import NO_BREAK

_ANY_NUMBER = r"\d+(?:\.\d+)*(?:[a-z]+|/\d+)?"
NAME_LIMIT = 60
"""Characters of an item's own name in a running text."""
_LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")

SWOT_ANCHOR = "analysis-swot"
EXPECTATIONS_ANCHOR = "analysis-expectations"


@dataclass(frozen=True, kw_only=True)
class Label:
    """An item's name: ``short`` in tables and cards ("SO 2"), ``spoken`` in a sentence."""

    short: str
    spoken: str
    anchor: str
    number: str = ""
    """The number in both; empty for what has only a name."""

    def live(self, typed: str, *, bracketed: bool = False) -> str:
        """The words of a reference as they stand in a sentence, with the number of today.

        What was typed may hold the number of yesterday ("objective 1", "SO 1", "3.2.1"): it is
        replaced. It may be the writer's own words: the number follows in brackets, or after a
        comma where the words stand in brackets already.
        """
        if not typed.strip():
            return self.spoken
        if not self.number:
            return typed
        for said in (self.spoken, self.short, self.number):
            form = re.escape(said).replace(re.escape(self.number), _ANY_NUMBER)
            form = form.replace(NO_BREAK, r"\s")
            found = re.search(rf"(?<!\w){form}(?!\w)", typed, re.IGNORECASE)
            if found:
                start = said[:1].upper() if found[0][:1].isupper() else said[:1]
                return typed[: found.start()] + start + said[1:] + typed[found.end() :]
        noun = self.spoken.removesuffix(self.number).strip()
        if re.search(rf"(?<!\w){re.escape(noun)}$", typed, re.IGNORECASE):
            return f"{typed}{NO_BREAK}{self.number}"
        number = self.number if self.spoken == self.short else self.short
        return f"{typed}, {number}" if bracketed else f"{typed} ({number})"


def numbers(letter: Letter) -> dict[str, str]:
    """The number of each part, group and section, by id; the model's never change.

    A section of the writer's own gets the next number where its neighbour is the last of its
    group (3.8 after 3.7), else the neighbour's with bis, ter, … as Belgian acts do (3.5bis).
    """
    found = {node.id: node.number for node in every_node()}
    last = {_group_of(number): number for number in found.values()}
    counts: dict[str, int] = {}
    for added in letter.added:
        beside = found[added.after]
        counts[beside] = count = counts.get(beside, 0) + 1
        found[added.id] = _next(beside, count, free=last[_group_of(beside)] == beside)
    return found


def every_node() -> Iterable[Part | Group | SectionSpec]:
    """Parts, groups and sections in reading order."""
    waiting: list[Part | Group | SectionSpec] = list(reversed(outline().tree))
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, SectionSpec):
            waiting += reversed(node.children)


def _group_of(number: str) -> str:
    return number.rpartition(".")[0]


def _next(beside: str, count: int, *, free: bool) -> str:
    if free:
        group, dot, last = beside.rpartition(".")
        return f"{group}{dot}{int(last) + count}"
    return beside + (_LATIN[count - 1] if count <= len(_LATIN) else f"/{count}")


def labels(dossier: Dossier, lang: Lang) -> Mapping[str, Label]:
    """The label of every section and every item of a dossier, by id."""
    numbered = numbers(dossier.letter)
    found = {key: _section(key, number, lang) for key, number in numbered.items()}
    for path, item in items(dossier):
        if item.id not in numbered:
            name, section = _name(item), section_of(path)
            place = found.get(section)  # none of what no section holds, such as a zone's
            spoken = name or (place.spoken if place else item.id)
            found[item.id] = Label(short=spoken, spoken=spoken, anchor=section)
    return found | _counted(dossier, lang)


def _section(key: str, number: str, lang: Lang) -> Label:
    say = translator("render", lang)
    said = say("section {number}", number=number).replace(" ", NO_BREAK)
    return Label(short=said, spoken=said, anchor=key, number=number)


def _name(item: Item) -> str:
    for field in _naming(type(item)):
        text = getattr(item, field)
        if isinstance(text, str) and text.strip():
            line = " ".join(text[: NAME_LIMIT * 2].split())
            return line if len(line) <= NAME_LIMIT else line[: NAME_LIMIT - 1].rstrip() + "…"
    return ""


@cache
def _naming(kind: type[Item]) -> tuple[str, ...]:
    """The fields of a kind of item that may say what it is called."""
    return tuple(field for field in _NAMING if field in kind.model_fields)


_NAMING = ("title", "name", "text", "what", "subject", "commitment", "principle", "change")


def _counted(dossier: Dossier, lang: Lang) -> dict[str, Label]:
    """The items that are called by a number: objectives, plans, indicators, what was analysed."""
    letter, say = dossier.letter, translator("render", lang)
    listed: tuple[tuple[Sequence[Item], str, str, str], ...] = (
        (letter.objectives, say("SO {number}"), say("objective {number}"), ""),
        (letter.plans, say("TP {number}"), say("plan {number}"), ""),
        (dossier.indicators, say("IND {number}"), say("indicator {number}"), ""),
        (
            letter.analysis.expectations,
            say("E {number}"),
            say("expectation {number}"),
            EXPECTATIONS_ANCHOR,
        ),
        *_swot(letter, lang),
    )
    return {
        item.id: _numbered(at, short, spoken, anchor or item.id)
        for items_, short, spoken, anchor in listed
        for at, item in enumerate(items_, 1)
    }


def _numbered(at: int, short: str, spoken: str, anchor: str) -> Label:
    number = str(at)
    said = (form.format(number=number).replace(" ", NO_BREAK) for form in (short, spoken))
    return Label(short=next(said), spoken=next(said), anchor=anchor, number=number)


def _swot(letter: Letter, lang: Lang) -> list[tuple[Sequence[Item], str, str, str]]:
    say = translator("render", lang)
    words = {
        Quadrant.STRENGTH: (say("S {number}"), say("strength {number}")),
        Quadrant.WEAKNESS: (say("W {number}"), say("weakness {number}")),
        Quadrant.OPPORTUNITY: (say("O {number}"), say("opportunity {number}")),
        Quadrant.THREAT: (say("T {number}"), say("threat {number}")),
    }
    return [
        ([item for item in letter.analysis.swot if item.quadrant is quadrant], *said, SWOT_ANCHOR)
        for quadrant, said in words.items()
    ]
