"""What a section counts one after the other: objectives, plans, results, with what stands below.

People number them, make headings of them, list them, or write a paragraph for each. The most
explicit way that a section shows is taken, and what follows an entry belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from plpmission.checks.folding import fold
from plpmission.importers.placing.finding.drafting import View
from plpmission.importers.placing.weighing import number_of, title_of
from plpmission.importers.source import Passage

_NUMBER = (
    r"(?:n[°o.]{0,2} ?|nr\.? ?)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|(?<= )(?:[a-h]|[ivx]{1,4}))"
)
_AFTER = r" ?(?:[.:)\]–—·•-]+ ?|\t|$)"
_KINDS = {
    "objective": (
        r"(?:(?:strategi\w*|operationel\w*|operational|globale?|algemene?) )?"
        r"(?:objecti(?:f|ve)|(?:beleids)?doelstelling|doel|ziel|goal|orientation|axe|priorite|"
        r"prioriteit|ambitie|ambition|priority|defi|engagement|speerpunt|schwerpunkt)"
        r"(?: (?:strategi\w*|operationn?el\w*|general|global))?"
        r"|os|sd|so|sz|od|obj|o"
    ),
    "plan": (
        r"(?:(?:tacti\w*|taktische\w*|operationee?l\w*) )?"
        r"(?:plan(?: (?:tactique|d.action|d.actions|operationnel|van aanpak))?|actieplan|"
        r"aktionsplan|action plan|fiche(?: d.action)?|programme|projet|project|chantier|"
        r"massnahmenplan|actie|"
        r"action|the plan|le plan|het plan|der plan)"
        r"|pt|tp|pa|ap"
    ),
    "indicator": r"indicat(?:eur|or)|indikator|kpi|ind|kengetal|kennzahl",
}
_QUIET = frozenset(
    {"introduction", "inleiding", "einleitung", "methode", "method", "overzicht", "synthese"}
    | {"indicateurs", "indicatoren", "indikatoren", "indicators", "remarque", "generalites"}
    | {"algemeen", "allgemeines", "priorites", "prioriteiten"}
)


@dataclass
class Block:
    """An entry: how it begins, its number, and the passages that belong to it."""

    title: str
    number: str
    passages: list[Passage]
    below: list[Passage] = field(default_factory=list)
    sure: float = 0.0

    @property
    def whole(self) -> tuple[Passage, ...]:
        """All passages of the entry, its first one first."""
        return (*self.passages, *self.below)


def label_of(text: str, kind: str) -> tuple[str, str] | None:
    """The number of an entry and its words without the label; None where it has no label."""
    folded = fold(text)
    numbered = re.match(rf"^\W*(?:{_KINDS[kind]}) ?{_NUMBER}{_AFTER}", folded)
    if numbered:
        return numbered["number"], text[numbered.end() :].strip()
    plain = re.match(rf"^\W*(?:{_KINDS[kind]}) ?:\s*", folded)
    if plain:
        return "", text[plain.end() :].strip()
    named = kind == "plan" and re.match(rf"^\W*(?:{_KINDS[kind]}) [^:.;]{{3,70}}:\s", folded)
    return ("", text.strip()) if named else None


def blocks(
    view: View, passages: Sequence[Passage], kind: str, fits: Callable[[str], bool]
) -> list[Block]:
    """The entries of a section; ``fits`` says whether a sentence may be one that has no sign."""
    held = [one for one in passages if not _is_title(view, one) and one.kind not in _IGNORED]
    for chosen, sure in _ways(held, kind, fits):
        if chosen and sure > _TOLD:
            return _gathered(held, chosen, kind, sure)
        if chosen:
            return [block for one in chosen for block in _sentences(one, fits)]
    return []


def _sentences(one: Passage, fits: Callable[[str], bool]) -> Iterator[Block]:
    """The sentences of a paragraph that may each be an entry; the paragraph, where none may."""
    said = [text for text in _SENTENCE.split(one.plain.strip()) if fits(text)]
    for text in said or [one.plain.strip()]:
        yield Block(title=text, number="", passages=[one], sure=_TOLD)


_TOLD = 0.6
_SENTENCE = re.compile(r"(?<=[.;!])\s+(?=[A-ZÀ-Þ])")


_IGNORED = ("contents", "image", "note", "caption")


def _is_title(view: View, one: Passage) -> bool:
    if one.kind != "heading" or _any_label(one):
        return False
    return view.places[one.id].structure or view.opens(one)


def _any_label(one: Passage) -> bool:
    return any(label_of(one.plain, kind) for kind in _KINDS)


def _ways(
    held: Sequence[Passage], kind: str, fits: Callable[[str], bool]
) -> Iterator[tuple[list[Passage], float]]:
    """How the entries may be shown, the most explicit way first."""
    said = [one for one in held if one.kind in ("paragraph", "item", "heading")]
    yield _highest([p for p in said if label_of(p.plain, kind) and len(p.plain) > _BARE]), 0.95
    yield _leaves([one for one in said if one.kind == "heading"]), 0.85
    numbered = [one for one in said if _is_numbered(one)]
    yield (numbered if len(numbered) > 1 else []), 0.85
    items = [one for one in said if one.kind == "item" and not one.signs.indent]
    items = [one for one in items if len(one.plain.split()) > _FEW]
    fitting = [one for one in items if fits(one.plain)]
    yield (fitting if 0 < 2 * len(fitting) < len(items) else items), 0.8
    yield [one for one in said if one.kind == "paragraph" and fits(one.plain)], _TOLD


_BARE, _FEW = 8, 2
"""Characters of a label alone, and words that say nothing yet."""


def _is_numbered(one: Passage) -> bool:
    if one.kind == "heading" or len(one.plain.split()) < 3:
        return False
    return bool(re.match(r"^\(?\d{1,2}[.)°]*$", one.number.strip())) or bool(
        re.match(r"^\d{1,2}[.)] \S", one.plain)
    )


def _highest(labelled: list[Passage]) -> list[Passage]:
    """The entries of the highest rank: headings where there are some, of their highest level."""
    depth = min((_number(one).count(".") for one in labelled if _number(one)), default=0)
    labelled = [one for one in labelled if _number(one).count(".") <= depth]
    headings = [one for one in labelled if one.kind == "heading"]
    if headings:
        top = min(one.level or 1 for one in headings)
        numbers = {_number(one) for one in headings}
        return [
            one
            for one in labelled
            if (one.kind == "heading" and (one.level or 1) == top)
            or (one.kind != "heading" and _number(one) not in numbers)
        ]
    return labelled


def _number(one: Passage) -> str:
    found = (label_of(one.plain, kind) for kind in _KINDS)
    return next((label[0] for label in found if label), "")


def _leaves(headings: list[Passage]) -> list[Passage]:
    """Headings that name one thing each: at the deepest level that most of them have."""
    named = [one for one in headings if not set(fold(title_of(one)).split()) & _QUIET]
    if not named:
        return []
    levels = [one.level or 1 for one in named]
    usual = max(set(levels), key=levels.count)
    return [one for one in named if (one.level or 1) == usual]


def _gathered(
    held: Sequence[Passage], chosen: Sequence[Passage], kind: str, sure: float
) -> list[Block]:
    starts = {one.id for one in chosen}
    made: list[Block] = []
    last = None
    for one in held:
        if one.id in starts:
            made.append(_begun(one, kind, sure))
            last = one
        elif made and last is not None and _belongs(one, last):
            made[-1].below.append(one)
    return made


def _belongs(one: Passage, last: Passage) -> bool:
    """Whether a passage still speaks of the entry before it: a title's text does, a list's not."""
    if one.kind == "heading":
        return last.kind == "heading" and (one.level or 1) > (last.level or 1)
    if one.rows:
        return last.kind == "heading"
    return last.kind == "heading" or one.kind == "paragraph" or one.signs.indent > 0


def _begun(one: Passage, kind: str, sure: float) -> Block:
    text = one.plain.strip()
    found = label_of(text, kind)
    if found:
        number, title = found
        return Block(title=title or text, number=number, passages=[one], sure=sure)
    if one.kind == "heading":
        return Block(title=title_of(one), number=number_of(one), passages=[one], sure=sure)
    bare = re.sub(r"^\d{1,2}[.)] (?=\S)", "", text)
    number = one.number.strip("().° ") or (text[: len(text) - len(bare)].strip(".) "))
    return Block(title=bare, number=number, passages=[one], sure=sure)
