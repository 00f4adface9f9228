"""What speaks for each section at each passage: titles, numbers, what stands above, and words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from plpmission.importers.placing.chapters import (
    NAMED,
    below,
    coarse,
    counted,
    cover_end,
    number_of,
    title_of,
)
from plpmission.importers.placing.decoding import Seen, Step
from plpmission.importers.placing.evidence import Evidence
from plpmission.importers.placing.outlines import OWN
from plpmission.importers.source import Passage

__all__ = ["number_of", "numbered", "title_of", "weighed"]

_TITLE, _GROUP, _ABOVE, _NUMBER = 7.0, 2.0, 3.5, 3.0
_CONTENT, _IN_HEADING = 2.2, 0.8
_OWN_TITLE, _OWN_CONTENT, _OWN_LOOSE = 2.5, 0.2, 0.15
"""What speaks for a section of one's own: a heading that no title explains, words of no section."""
_EXPLAINED = 0.4
_WITNESSES, _LEAST, _ALONE = 3, 0.3, 5.0
_LEADING = 0.4
"""What the title of a heading counts that stands straight above another."""
_FOLLOWS = 3
_COVER = 6.0
"""What speaks for a section of one's own on a cover."""
_PRIOR, _COARSE_TITLE = 0.8, 0.35
"""What each passage under a coarse chapter takes from its title, and the title of itself."""
_COARSE_CONTENT, _OPENING, _FIRST_WORDS = 1.7, 2.5, 6
"""What the words of a passage there count, and its first ones as a title."""
_SHORT = 7
"""Passages up to which a chapter with one section's title holds but that one."""
_CLEARLY = 0.2
_LISTS = ("objectives", "plans", "legal-framework")
"""Sections that are long lists: any number of passages may be of one."""
_FAR = 0.6
"""What is left of what stands above at each level further up."""
_SIGNS = 4.0
_SIGNED = re.compile(
    r"^\W*(?:fait|établi|gedaan|opgemaakt|ausgefertigt|geschehen|done|signed)"
    r" (?:à|te|in|zu|at)\b|^\W*(?:veuillez agréer|hoogachtend|hochachtungsvoll|pour accord|"
    r"voor akkoord|gelesen en goedgekeurd|lu et approuvé|signature|handtekening|unterschrift)",
    re.IGNORECASE,
)
_HEADED = 25
"""With fewer than one heading in so many passages a document counts as one without headings."""


def weighed(
    passages: Sequence[Passage],
    evidence: Evidence,
    progress: Callable[[float], None],
) -> list[Seen]:
    """Every passage with what speaks for each section."""
    weigher = _Weigher(passages, evidence)
    shares = _shares(passages, evidence)
    found = []
    for at in range(len(passages)):
        found.append(weigher.seen(at, shares[at]))
        if at % 500 == 0:
            progress(at / len(passages))
    return found


def numbered(passages: Sequence[Passage], evidence: Evidence) -> bool:
    """Whether the headings' numbers are the outline's: most that can be compared agree."""
    agree = against = 0
    for one in passages:
        section = evidence.sections.numbers.get(number_of(one)) if one.kind == "heading" else None
        titles = evidence.title(title_of(one)) if section else {}
        if section and titles:
            agree += titles.get(section, 0) >= _EXPLAINED
            against += titles.get(section, 0) < _EXPLAINED
    return agree >= _FOLLOWS and agree > 2 * against


def _leads(passages: Sequence[Passage], at: int) -> bool:
    """Whether a heading stands straight above a deeper one, and so above several sections."""
    one, following = passages[at], passages[at + 1] if at + 1 < len(passages) else None
    if one.kind != "heading" or following is None or following.kind != "heading":
        return False
    return (following.level or 1) > (one.level or 1)


def _shares(passages: Sequence[Passage], evidence: Evidence) -> list[float]:
    """What each passage's words weigh: together, those under one heading are no more than some.

    What stands under one heading is of one mind, so a hundred paragraphs are not a hundred
    witnesses against their title.
    """
    shares: list[float] = []
    for begin, end in _stretches(passages):
        first = passages[begin]
        titled = max(evidence.title(title_of(first)).values(), default=0.0)
        least = _LEAST * max(0.0, 1 - titled / NAMED) if first.kind == "heading" else _ALONE
        share = max(min(1.0, _WITNESSES / max(end - begin - 1, 1)), least)
        shares += [share] * (end - begin)
    return shares


def _stretches(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """From each heading to the next, as places; before the first heading too."""
    starts = [at for at, one in enumerate(passages) if one.kind == "heading" or at == 0]
    return list(pairwise([*starts, len(passages)]))


class _Weigher:
    """Goes through a document and keeps which headings stand above."""

    def __init__(self, passages: Sequence[Passage], evidence: Evidence) -> None:
        headings = sum(one.kind == "heading" for one in passages)
        headed = headings * _HEADED >= len(passages)
        self._passages = passages
        self._evidence = evidence
        self._groups = evidence.sections.groups
        self._numbered = numbered(passages, evidence)
        self._cover = cover_end(passages, evidence)
        self._few = coarse(passages, evidence, self._cover)
        self._coarse = self._few
        self._listed = self._one_list(counted(passages))
        self._above: list[tuple[int, Mapping[str, float]]] = []
        self._prior: Mapping[str, float] = {}
        self._before = 0
        self._last = ""
        self._own = _OWN_CONTENT if headed else _OWN_LOOSE
        self._goes_on: Step = "goes_on" if headed else "loose"

    def _one_list(self, listed: Mapping[int, str]) -> Mapping[int, str]:
        """The lists of headings that are of one section: not those that count the sections."""
        size = Counter(listed.values())
        named = {word for word in size if self._best(word) >= NAMED}
        apart = Counter(
            word for at, word in listed.items() if self._best(title_of(self._passages[at])) >= NAMED
        )
        other = {word for word in size if self._groups and 2 * apart[word] < size[word]}
        return {at: word for at, word in listed.items() if word in named | other}

    def _best(self, title: str) -> float:
        return max(self._evidence.title(title).values(), default=0.0)

    def seen(self, at: int, share: float) -> Seen:
        """A passage with what speaks for each section; its words count by their share."""
        one = self._passages[at]
        if at < self._cover:
            return self._row({OWN: _COVER}, "goes_on")
        if one.kind == "heading":
            return self._heading(at, one)
        if one.kind in ("contents", "image", "note"):
            return self._row({}, self._goes_on)
        return self._said(at, one, _COARSE_CONTENT if self._coarse else share)

    def _said(self, at: int, one: Passage, share: float) -> Seen:
        said = self._evidence.content(one.plain)
        found = defaultdict(float, {key: share * _CONTENT * value for key, value in said.items()})
        found[OWN] += share * _CONTENT * self._own
        for key, value in (*self._prior.items(), *self._opening(one).items()):
            found[key] += value
        if 2 * at > len(self._passages) and _SIGNED.search(one.plain):
            found["conclusion"] += _SIGNS
        return self._row(found, "coarse" if self._coarse else self._goes_on)

    def _opening(self, one: Passage) -> Mapping[str, float]:
        """What the first words of a passage name, where no heading of its own tells it."""
        if not self._coarse:
            return {}
        titles = self._evidence.title(" ".join(one.plain.split()[:_FIRST_WORDS]))
        return {k: _OPENING * v for k, v in titles.items() if k not in self._groups}

    def _heading(self, at: int, one: Passage) -> Seen:
        level = one.level or 1
        while self._above and self._above[-1][0] >= level:
            self._above.pop()
        titles = self._titles(at, one)
        self._coarse = self._few and not (self._is_one(titles) and self._is_short(at, titles))
        found = defaultdict(float, self._of_title(titles, self._counts(at)))
        self._add_number(one, found)
        for key, value in self._inherited(titles).items():
            found[key] += _ABOVE * value
        for key, value in self._evidence.content(one.plain).items():
            found[key] += _IN_HEADING * value
        self._above.append((level, self._lent(at, titles)))
        self._prior = self._spread(titles) if self._coarse else {}
        return self._row(found, self._step(at, level))

    def _titles(self, at: int, one: Passage) -> Mapping[str, float]:
        """What a heading is called; one of a list, also by the word that they share."""
        titles = self._evidence.title(title_of(one))
        word = self._listed.get(at)
        shared = self._evidence.title(word) if word else {}
        return shared if max(shared.values(), default=0.0) >= NAMED else titles

    def _is_one(self, titles: Mapping[str, float]) -> bool:
        """Whether a title is that of one section, and of no group as much."""
        leaf, group = self._most(titles)
        return leaf >= NAMED and leaf > group + _CLEARLY

    def _is_short(self, at: int, titles: Mapping[str, float]) -> bool:
        """Whether what stands under a heading may all be of the one section that it names."""
        if max(titles, key=titles.__getitem__) in _LISTS:
            return True
        ahead = self._passages[at + 1 : at + 2 + _SHORT]
        return len(ahead) <= _SHORT or any(one.kind == "heading" for one in ahead)

    def _most(self, titles: Mapping[str, float]) -> tuple[float, float]:
        """How much a title names a section at most, and a group."""
        leaves = (v for key, v in titles.items() if key not in self._groups)
        groups = (v for key, v in titles.items() if key in self._groups)
        return max(leaves, default=0.0), max(groups, default=0.0)

    def _counts(self, at: int) -> float:
        """What a title counts: less where others hang below it, or where it is a coarse one."""
        if self._coarse:
            return _COARSE_TITLE
        return _LEADING if _leads(self._passages, at) else 1.0

    def _step(self, at: int, level: int) -> Step:
        step: Step = "level" if level == self._before else "higher"
        step = "deeper" if 0 < self._before < level else step
        word = self._listed.get(at, "")
        if word and word == self._last and step != "deeper":
            step = "listed"
        self._before, self._last = level, word or (self._last if step == "deeper" else "")
        return step

    def _lent(self, at: int, titles: Mapping[str, float]) -> Mapping[str, float]:
        """What a heading says of those below: the less, the more of them have other titles."""
        if at in self._listed or not titles:
            return titles
        agree = against = 0
        for place in below(self._passages, at):
            named = self._evidence.title(title_of(self._passages[place]))
            best = max(named, key=named.__getitem__, default="")
            if place in self._listed or named.get(best, 0.0) < NAMED or best in self._groups:
                continue
            agree += titles.get(best, 0.0) >= NAMED
            against += titles.get(best, 0.0) < NAMED
        trust = (1 + agree) / (1 + agree + against)
        return {key: value * (1 if key in self._groups else trust) for key, value in titles.items()}

    def _spread(self, titles: Mapping[str, float]) -> Mapping[str, float]:
        """A coarse chapter's title as a lean to what it names, and to the sections beside."""
        found: defaultdict[str, float] = defaultdict(float)
        for key, value in titles.items():
            if key not in self._groups:
                found[key] = max(found[key], value)
            for member in self._beside(key):
                found[member] = max(found[member], 0.8 * value)
        return {key: _PRIOR * value for key, value in found.items()}

    def _beside(self, key: str) -> tuple[str, ...]:
        """The sections of a group, or those of the largest one that a section is of."""
        if key in self._groups:
            return self._groups[key]
        holding = [members for members in self._groups.values() if key in members]
        return max(holding, key=len, default=())

    def _of_title(self, titles: Mapping[str, float], counts: float) -> dict[str, float]:
        leaf, group = self._most(titles)
        counts *= 0.5 if group > leaf else 1.0
        found = {k: counts * _TITLE * v for k, v in titles.items() if k not in self._groups}
        for key, value in titles.items():
            for member in self._groups.get(key, ()):
                found[member] = max(found.get(member, 0.0), counts * _GROUP * value)
        if max(titles.values(), default=0.0) < _EXPLAINED and not self._above:
            found[OWN] = found.get(OWN, 0.0) + counts * _OWN_TITLE
        return found

    def _add_number(self, one: Passage, found: defaultdict[str, float]) -> None:
        section = self._evidence.sections.numbers.get(number_of(one)) if self._numbered else None
        if section:
            found[section] += _NUMBER

    def _inherited(self, titles: Mapping[str, float]) -> Mapping[str, float]:
        """What the nearest heading above says, as far as the heading itself says little."""
        room = 1 - self._most(titles)[0]
        for far, (_, above) in enumerate(reversed(self._above)):
            counts = room * _FAR**far
            leaves = {key: counts * v for key, v in above.items() if key not in self._groups}
            if leaves:
                return leaves
        return {}

    def _row(self, found: Mapping[str, float], step: Step) -> Seen:
        return Seen([found.get(key, 0.0) for key in self._evidence.sections.ids], step)
