"""An objective's text judged: specific, measurable, time-bound, and what it commits to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from re import Pattern

from plpmission.i18n import Lang, Translate, as_lang, day, translator
from plpmission.model.terms import Commitment
from plpmission.smart.commitment import commitment, keeps, sentence
from plpmission.smart.deadlines import Deadline, final, read
from plpmission.smart.periods import Period
from plpmission.smart.plain import composed, plain
from plpmission.smart.proposals import Gap, Proposal, Written, proposals
from plpmission.smart.quantities import Quantity, measured
from plpmission.smart.specific import Specificity, specificity
from plpmission.smart.terms_of_time import Bounds
from plpmission.smart.words import compiled, data


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One criterion: whether it is met, why, and the passage looked at (``start`` to ``end``).

    Places count letters of the text in its composed form (NFC). True where ``ok`` is.
    """

    ok: bool
    reason: str
    start: int
    end: int

    def __bool__(self) -> bool:
        return self.ok


@dataclass(frozen=True, kw_only=True)
class Smart:
    """What a text says by itself; A and R of SMART stand in the objective's other fields."""

    specific: Judged
    measurable: Judged
    time_bound: Judged
    kind: Commitment | None
    """None where the text commits to nothing that shows."""
    deadline: dt.date | None
    """The day on which it must be reached; None where none is named or it cannot be counted."""
    proposals: tuple[Proposal, ...]
    """One for the deadline and one for the figure, where they are missing."""
    further: tuple[Proposal, ...] = ()
    """One for what is done, where the text is not specific, and one for the kind of commitment."""


def smart(
    text: str,
    lang: str = "fr",
    *,
    start: dt.date | None = None,
    end: dt.date | None = None,
    reader: str | None = None,
) -> Smart:
    """Judge an objective's text by SMART, as far as the text itself can tell.

    Args:
        text: the objective, in one sentence or a few.
        lang: the language of the text.
        start: first day of the mandate; terms such as "within two years" count from it.
        end: last day of the mandate; a deadline after it is not inside the mandate.
        reader: the language of the reasons; that of the text where it is not given.

    Raises:
        InvalidValue: a language is none of fr, nl, de, en.
    """
    text, code = composed(text), as_lang(lang)
    said_in = as_lang(reader) if reader else code
    bounds = Bounds(start, end)
    folded = plain(text)
    found, named = read(text, folded, code, bounds)
    moments: tuple[Deadline | Period, ...] = (*found, *named)
    figures = measured(text, folded, code, moments)
    said = sentence(folded, code, [(one.start, one.end) for one in moments])
    passage = specificity(text, said, code, moments, figures)
    judge = _Judge(text, folded, code, said_in)
    kind = commitment(said, code, figures, acts=passage.ok or passage.vague)
    last = final(found)
    timely = judge.time_bound(last, bounds, bool(named))
    counted = judge.measurable(figures)
    written = Written(text=text, folded=folded, lang=code, reader=said_in, kind=kind, end=end)
    gaps = [] if timely else [Gap(about="time_bound", place=judge.words_of_time(last))]
    if not counted and passage.ok:
        held = keeps(said, code)
        gaps.append(Gap(about="measurable", place=judge.vague_amount, level=held))
    further = [] if passage.ok else [Gap(about="specific")]
    further += [Gap(about="kind")] if kind is None else []
    return Smart(
        specific=judge.specific(passage),
        measurable=counted,
        time_bound=timely,
        kind=kind,
        deadline=last.date if last else None,
        proposals=proposals(written, gaps),
        further=proposals(written, further),
    )


@cache
def _vague(key: str, lang: Lang) -> Pattern[str]:
    return compiled(rf"(?<!\w)(?:{data('vague', lang)[key]})(?!\w)")


class _Judge:
    """Puts what was found in one text into reasons."""

    def __init__(self, text: str, folded: str, lang: Lang, reader: Lang) -> None:
        self.text = text
        self.reader = reader
        self.say: Translate = translator("smart", reader)
        amount, time = (_vague(key, lang).search(folded) for key in ("amounts", "times"))
        self.vague_amount = amount.span() if amount else None
        self.vague_time = time.span() if time else None

    def words_of_time(self, last: Deadline | None) -> tuple[int, int] | None:
        """The words that a better deadline would replace."""
        return (last.start, last.end) if last else self.vague_time

    def _judged(
        self, sentence: str, place: tuple[int, int] | None, *, ok: bool = False, date: str = ""
    ) -> Judged:
        begin, stop = place or (0, len(self.text))
        reason = self.say(sentence, passage=self.text[begin:stop].strip(), date=date)
        return Judged(ok=ok, reason=reason, start=begin, end=stop)

    def specific(self, found: Specificity) -> Judged:
        """The S: who does what, for whom or where."""
        place = found.start, found.end
        if found.ok:
            return self._judged(
                "It says what is done or what changes: “{passage}”.", place, ok=True
            )
        if found.vague:
            return self._judged(
                "“{passage}” leaves open what will be done, and for whom or where.", place
            )
        return self._judged("Nothing says yet who does what, for whom or where.", place)

    def measurable(self, figures: tuple[Quantity, ...]) -> Judged:
        """The M: a figure, a share or a frequency in the text."""
        if figures:
            place = figures[0].start, figures[0].end
            return self._judged("It can be measured: “{passage}”.", place, ok=True)
        if self.vague_amount:
            return self._judged("“{passage}” does not say how much.", self.vague_amount)
        return self._judged("No figure says yet how much, how many or how often.", None)

    def time_bound(self, last: Deadline | None, bounds: Bounds, dated: bool) -> Judged:
        """The T: a deadline, inside the mandate."""
        if last is None:
            return self._undated(dated)
        place = last.start, last.end
        if last.date is None:
            return self._judged(
                "“{passage}” is a deadline; its day follows from the mandate’s dates.",
                place,
                ok=True,
            )
        date = day(last.date, self.reader)
        if bounds.start and last.date < bounds.start:
            return self._judged(
                "“{passage}” means {date}: that is before the mandate starts.", place, date=date
            )
        if bounds.end and last.date > bounds.end:
            return self._judged(
                "“{passage}” means {date}: that is after the mandate ends.", place, date=date
            )
        return self._judged("“{passage}” means {date} at the latest.", place, ok=True, date=date)

    def _undated(self, dated: bool) -> Judged:
        if self.vague_time:
            return self._judged("“{passage}” names no day.", self.vague_time)
        if dated:
            return self._judged("A date is named, but none by which it must be reached.", None)
        return self._judged("No deadline is named yet.", None)
