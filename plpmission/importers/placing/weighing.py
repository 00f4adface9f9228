"""What speaks for each section at each passage: titles, numbers, what stands above, and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from plpmission.importers.placing.decoding import Seen, Step
from plpmission.importers.placing.evidence import Evidence
from plpmission.importers.placing.outlines import OWN
from plpmission.importers.source import Passage

_TITLE, _GROUP, _ABOVE, _NUMBER = 7.0, 2.0, 3.5, 3.0
_CONTENT, _IN_HEADING = 2.2, 0.8
_OWN_TITLE, _OWN_CONTENT, _OWN_LOOSE = 2.5, 0.2, 0.15
"""What speaks for a section of one's own: a heading that no title explains, words of no section."""
_EXPLAINED = 0.4
_NAMED = 0.6
_WITNESSES, _LEAST, _ALONE = 3, 0.3, 5.0
_LEADING = 0.4
"""What the title of a heading counts that stands straight above another."""
_FOLLOWS = 3
_HEADED = 25
"""With fewer than one heading in so many passages a document counts as one without headings."""
_NUMBERED = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=\S)")


def weighed(
    passages: Sequence[Passage],
    evidence: Evidence,
    progress: Callable[[float], None],
) -> list[Seen]:
    """Every passage with what speaks for each section."""
    headings = sum(one.kind == "heading" for one in passages)
    weigher = _Weigher(
        evidence,
        numbered=numbered(passages, evidence),
        headed=headings * _HEADED >= len(passages),
    )
    shares = _shares(passages, evidence)
    found = []
    for at, one in enumerate(passages):
        found.append(weigher.seen(one, shares[at], leads=_leads(passages, at)))
        if at % 500 == 0:
            progress(at / len(passages))
    return found


def number_of(heading: Passage) -> str:
    """The number in front of a heading, such as ``3.2.1``; empty where there is none."""
    typed = _NUMBERED.match(heading.plain)
    return (heading.number or (typed[1] if typed else "")).rstrip(".) ")


def title_of(heading: Passage) -> str:
    """A heading's words without the number in front."""
    return _NUMBERED.sub("", " ".join(heading.plain.split()))


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
        least = _LEAST * max(0.0, 1 - titled / _NAMED) if first.kind == "heading" else _ALONE
        share = max(min(1.0, _WITNESSES / max(end - begin - 1, 1)), least)
        shares += [share] * (end - begin)
    return shares


def _stretches(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """From each heading to the next, as places; before the first heading too."""
    starts = [at for at, one in enumerate(passages) if one.kind == "heading" or at == 0]
    return list(pairwise([*starts, len(passages)]))


class _Weigher:
    """Goes through a document and keeps which headings stand above."""

    def __init__(self, evidence: Evidence, *, numbered: bool, headed: bool) -> None:
        self._evidence = evidence
        self._numbered = numbered
        self._above: list[tuple[int, Mapping[str, float]]] = []
        self._before = 0
        self._own = _OWN_CONTENT if headed else _OWN_LOOSE
        self._goes_on: Step = "goes_on" if headed else "loose"

    def seen(self, one: Passage, share: float, *, leads: bool) -> Seen:
        """A passage with what speaks for each section; its words count by their share."""
        if one.kind == "heading":
            return self._heading(one, _LEADING if leads else 1.0)
        if one.kind in ("contents", "image", "note"):
            return self._row({}, self._goes_on)
        said = self._evidence.content(one.plain)
        found = {key: share * _CONTENT * value for key, value in said.items()}
        found[OWN] = found.get(OWN, 0.0) + share * _CONTENT * self._own
        return self._row(found, self._goes_on)

    def _heading(self, one: Passage, counts: float) -> Seen:
        level = one.level or 1
        while self._above and self._above[-1][0] >= level:
            self._above.pop()
        titles = self._evidence.title(title_of(one))
        found = {key: counts * value for key, value in self._of_title(titles).items()}
        self._add_number(one, found)
        for key, value in self._inherited(titles).items():
            found[key] = found.get(key, 0.0) + _ABOVE * value
        for key, value in self._evidence.content(one.plain).items():
            found[key] = found.get(key, 0.0) + _IN_HEADING * value
        self._above.append((level, titles))
        step: Step = "level" if level == self._before else "higher"
        step = "deeper" if 0 < self._before < level else step
        self._before = level
        return self._row(found, step)

    def _of_title(self, titles: Mapping[str, float]) -> dict[str, float]:
        groups = self._evidence.sections.groups
        found = {key: _TITLE * value for key, value in titles.items() if key not in groups}
        for key, value in titles.items():
            for member in groups.get(key, ()):
                found[member] = max(found.get(member, 0.0), _GROUP * value)
        if max(titles.values(), default=0.0) < _EXPLAINED and not self._above:
            found[OWN] = found.get(OWN, 0.0) + _OWN_TITLE
        return found

    def _add_number(self, one: Passage, found: dict[str, float]) -> None:
        section = self._evidence.sections.numbers.get(number_of(one)) if self._numbered else None
        if section:
            found[section] = found.get(section, 0.0) + _NUMBER

    def _inherited(self, titles: Mapping[str, float]) -> Mapping[str, float]:
        """What the nearest heading above says, as far as the heading itself says little."""
        groups = self._evidence.sections.groups
        room = 1 - max((v for key, v in titles.items() if key not in groups), default=0.0)
        for _, above in reversed(self._above):
            leaves = {key: room * value for key, value in above.items() if key not in groups}
            if leaves:
                return leaves
        return {}

    def _row(self, found: Mapping[str, float], step: Step) -> Seen:
        return Seen([found.get(key, 0.0) for key in self._evidence.sections.ids], step)
