"""Which passages are headings, and how deep: by everything that shows one, never a style alone.

Each sign adds to a score or takes from it; from ``HEADING`` on a passage is one. What people do in
place of styles counts as much: bold, a larger size, capitals, a number typed by hand, a line that
the contents list has too, words like a title of the model.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plpmission.importers.draft import Draft
from plpmission.importers.titles import likeness
from plpmission.importers.typed import Typed, split, typed

HEADING = 0.5
DEEPEST = 6
LONGEST = 24
"""Words that a heading may have."""
_ENDING = re.compile(r"(?:[\s.…_·\t]*)\b\d{1,3}\s*$")
_SENTENCES = re.compile(r"(?<!\d)[.!?]\s+[A-ZÀ-Ý]\w*\s+\w+\s+\w+\s")
_STYLE = re.compile(r"^(heading|titre|kop|überschrift|title|titel|tussenkop|intertitre)", re.I)
_NOT_STYLE = re.compile(r"^(list|liste|lijst|quote|caption|légende|bijschrift|beschriftung)", re.I)


@dataclass(slots=True)
class Weighed:
    """A draft with what was found of it."""

    draft: Draft
    text: str
    typed: Typed | None
    score: float = 0.0
    in_contents: bool = False

    @property
    def is_heading(self) -> bool:
        return self.score >= HEADING

    @property
    def is_candidate(self) -> bool:
        return self.draft.kind == "paragraph" and bool(self.text)


@dataclass(frozen=True, slots=True)
class Page:
    """What is usual in the document: the size of its body, and its contents list."""

    size: float
    bold: float
    contents: frozenset[str]
    bare: bool
    """Nothing is bold, larger or a style: then only words and places tell."""


def weighed(drafts: Sequence[Draft]) -> list[Weighed]:
    """Every draft with its score."""
    found = [_seen(draft) for draft in drafts]
    page = _page(found)
    for at, one in enumerate(found):
        if one.is_candidate:
            before = found[at - 1] if at else None
            after = found[at + 1] if at + 1 < len(found) else None
            one.score = _score(one, page, before, after)
    return found


def _seen(draft: Draft) -> Weighed:
    text = " ".join(draft.text.split())
    return Weighed(draft=draft, text=text, typed=typed(draft.text) if draft.text.strip() else None)


def _page(found: Sequence[Weighed]) -> Page:
    sizes: Counter[float] = Counter()
    bold = letters = 0.0
    for one in found:
        if one.draft.kind == "paragraph":
            sizes[one.draft.size or 0.0] += len(one.text)
            bold += len(one.text) * one.draft.bold
            letters += len(one.text)
    lines = (one.text for one in found if one.draft.kind == "contents")
    return Page(
        size=sizes.most_common(1)[0][0] if sizes else 0.0,
        bold=bold / letters if letters else 0.0,
        bare=all(_is_bare(one.draft) for one in found),
        contents=frozenset(key for line in lines if (key := _key(_ENDING.sub("", line[:400])))),
    )


def _is_bare(draft: Draft) -> bool:
    return not (draft.outline or draft.bold or draft.underlined or _STYLE.match(draft.style))


def _key(line: str) -> str:
    """A line as a contents list and a heading both have it: without number, case, and signs."""
    return re.sub(r"\W+", " ", split(line[:400].strip())[1].casefold()).strip()


def _score(one: Weighed, page: Page, before: Weighed | None, after: Weighed | None) -> float:
    one.in_contents = bool(page.contents) and _key(one.text) in page.contents
    score = _of_style(one.draft) + _of_look(one.draft, page) + _of_words(one)
    score += 0.55 * one.in_contents + _of_number(one) + _of_place(one, before, after)
    score += 0.2 * (page.bare and _stands_over(one, after))
    return round(min(max(score, 0.0), 1.0), 3)


def _of_style(draft: Draft) -> float:
    if draft.outline:
        return 0.6
    if _STYLE.match(draft.style):
        return 0.4
    return -0.2 if _NOT_STYLE.match(draft.style) else 0.0


def _of_look(draft: Draft, page: Page) -> float:
    score = 0.0
    if draft.bold > 0.9 and page.bold < 0.5:
        score += 0.35
    if draft.size and page.size:
        ratio = draft.size / page.size
        score += 0.4 if ratio >= 1.35 else 0.3 if ratio >= 1.12 else 0.0
        score -= 0.1 if ratio < 0.9 else 0.0
    score += 0.25 * draft.caps + 0.2 * draft.underlined + 0.1 * draft.kept_with_next
    return score + 0.05 * draft.centred + 0.05 * draft.at_top


def _of_words(one: Weighed) -> float:
    said = one.text.split()
    body = split(one.text)[1]
    score = 0.15 if len(said) <= 12 else 0.0 if len(said) <= LONGEST else -1.0
    if not any(map(str.isalpha, one.text)):
        return -1.0
    score += {".": -0.35, ";": -0.6, ",": -0.6, ":": -0.15}.get(one.text[-1], 0.0)
    score -= 0.35 if body[:1].islower() else 0.0
    score -= 0.5 if _SENTENCES.search(body) else 0.0
    like = likeness(body) if len(said) <= LONGEST else 0.0
    return score + (0.4 if like >= 0.8 else 0.25 if like >= 0.6 else 0.0)


def _of_number(one: Weighed) -> float:
    if one.typed:
        known = {
            "deep": 0.35,
            "chapter": 0.4,
            "flat": 0.12,
            "roman": 0.2,
            "letter": 0.05,
            "bare": 0.05,
            "dot": -0.5,
        }
        return known[one.typed.how]
    if not one.draft.listed:
        return 0.0
    deep = re.match(r"^\d+(\.\d+)+\.?$", one.draft.number)
    return 0.3 if deep else -0.5 if not one.draft.number else 0.0


def _of_place(one: Weighed, before: Weighed | None, after: Weighed | None) -> float:
    """Entries of a list stand next to each other; a heading stands over something."""
    near = [other for other in (before, after) if other and other.is_candidate]
    score = 0.1 * (before is None)
    if _in_a_row(one) and any(_in_a_row(other) and _like(one, other) for other in near):
        score -= 0.35
    if after is None:
        score -= 0.15
    elif len(after.text) > 2 * len(one.text) and after.draft.bold < 0.5:
        score += 0.1
    return score


def _stands_over(one: Weighed, after: Weighed | None) -> bool:
    """Whether a few words without an end stand over a sentence."""
    few = len(one.text.split()) <= 10 and one.text[-1:].isalnum() and ": " not in one.text
    return few and after is not None and len(after.text) > 40 and not one.draft.listed


def _in_a_row(one: Weighed) -> bool:
    flat = one.typed and one.typed.how in ("flat", "letter", "roman", "dot")
    return bool(flat or one.draft.listed) and not one.draft.outline


def _like(one: Weighed, other: Weighed) -> bool:
    return abs(one.draft.bold - other.draft.bold) < 0.5 and one.draft.size == other.draft.size


Look = tuple[float, bool, bool, bool, str]


def levels(found: Sequence[Weighed]) -> list[int | None]:
    """The level of each heading, None for what is none.

    An outline level says it; else the number in front; else what headings that look the same have,
    and at last the size: the larger, the higher.
    """
    heads = [one for one in found if one.is_heading]
    deep = any(one.typed and one.typed.how == "deep" for one in heads)
    known: dict[Look, Counter[int]] = {}
    for one in heads:
        if level := _own_level(one, deep):
            known.setdefault(_look(one), Counter())[level] += 1
    looks = _ranked({_look(one) for one in heads}, known)
    made = [
        (_own_level(one, deep) or looks[_look(one)]) if one.is_heading else None for one in found
    ]
    return _without_gaps(made)


def _own_level(one: Weighed, deep: bool) -> int | None:
    """The level that a heading says itself; ``deep`` where others count 1.1 under a 1."""
    if one.typed and one.typed.how == "flat" and deep and not one.draft.outline:
        return 1
    if one.draft.outline:
        return one.draft.outline
    if one.typed and one.typed.how in ("deep", "chapter", "bare"):
        return min(one.typed.depth, DEEPEST)
    if re.match(r"^\d+(\.\d+)*\.?$", one.draft.number):
        return min(one.draft.number.strip(".").count(".") + 1, DEEPEST)
    return None


def _look(one: Weighed) -> Look:
    draft = one.draft
    how = one.typed.how if one.typed else "number" if draft.number else ""
    return (-(draft.size or 0.0), not draft.caps, draft.bold <= 0.9, not draft.underlined, how)


def _ranked(looks: set[Look], known: dict[Look, Counter[int]]) -> dict[Look, int]:
    """A level for each look: what is known of it, else one that its rank leaves."""
    made: dict[Look, int] = {}
    last = 0
    for look in sorted(looks):
        if look in known:
            made[look] = last = known[look].most_common(1)[0][0]
        else:
            last = min(last + 1, DEEPEST)
            made[look] = last
    return made


def _without_gaps(made: Sequence[int | None]) -> list[int | None]:
    """Levels that begin at 1 and go down one step at a time."""
    open_: list[int] = []
    result: list[int | None] = []
    for level in made:
        if level is None:
            result.append(None)
            continue
        while open_ and open_[-1] >= level:
            open_.pop()
        open_.append(level)
        result.append(len(open_))
    return result
