"""Sentence patterns for an objective: each is filled whole, or not given at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from plpmission.errors import InvalidValue
from plpmission.i18n import Lang, as_lang, day, translator
from plpmission.model.terms import Commitment


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """A sentence with gaps; ``parts`` names each gap and the question that it answers.

    Sentences and questions are English, see ``filled`` and ``questions`` for the reader's own.
    """

    id: str
    label: str
    kind: Commitment
    sentence: str
    parts: tuple[tuple[str, str], ...]


_WHO = ("who", "Who does it? (the service or the team)")
_WHERE = ("where", "Where, or for whom?")
_FROM = ("baseline", "What is the figure now, with its unit?")
_TO = ("target", "What should the figure be, with its unit?")

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        id="reduce",
        label="Reduce something",
        kind=Commitment.RESULT,
        sentence="{who} reduces {what} {where} from {baseline} to {target}, "
        "no later than {deadline}.",
        parts=(_WHO, ("what", "What should become less?"), _WHERE, _FROM, _TO),
    ),
    Pattern(
        id="raise",
        label="Raise something",
        kind=Commitment.RESULT,
        sentence="{who} raises {what} {where} from {baseline} to {target}, "
        "no later than {deadline}.",
        parts=(_WHO, ("what", "What should become more?"), _WHERE, _FROM, _TO),
    ),
    Pattern(
        id="keep",
        label="Keep a level",
        kind=Commitment.RESULT,
        sentence="{who} keeps {what} {where} at {target}, until {deadline}.",
        parts=(_WHO, ("what", "What should stay as it is?"), _WHERE, _TO),
    ),
    Pattern(
        id="create",
        label="Create something",
        kind=Commitment.EFFORT,
        sentence="{who} sets up {what} {where}, with {means}, no later than {deadline}.",
        parts=(
            _WHO,
            ("what", "What is set up?"),
            _WHERE,
            ("means", "With how many people, or how much money?"),
        ),
    ),
    Pattern(
        id="cooperate",
        label="Work with a partner",
        kind=Commitment.EFFORT,
        sentence="{who} and {partner} hold {what} {where}, {often}, until {deadline}.",
        parts=(
            _WHO,
            ("partner", "With which partner?"),
            ("what", "What do you do together?"),
            _WHERE,
            ("often", "How often?"),
        ),
    ),
    Pattern(
        id="speed_up",
        label="Do something faster",
        kind=Commitment.RESULT,
        sentence="{who} shortens {what} {where} from {baseline} to {target}, "
        "no later than {deadline}.",
        parts=(_WHO, ("what", "What should take less time?"), _WHERE, _FROM, _TO),
    ),
)
"""The patterns, in the order in which they are offered."""


def questions(pattern: Pattern, reader: str) -> tuple[tuple[str, str], ...]:
    """The gaps of a pattern with their questions in the reader's language; the deadline is last."""
    say = translator("smart", as_lang(reader))
    told = (*pattern.parts, ("deadline", "By which day?"))
    return tuple((name, say(question)) for name, question in told)


def filled(pattern: Pattern, lang: str, parts: Mapping[str, str], deadline: dt.date) -> str:
    """The sentence in ``lang`` with every gap filled.

    Raises:
        InvalidValue: a gap is empty; ``where`` names it.
    """
    code: Lang = as_lang(lang)
    words = {name: " ".join(parts.get(name, "").split()) for name, _ in pattern.parts}
    for name, said in words.items():
        if not said:
            raise InvalidValue("Fill in every part of the sentence first.", where=name)
    say = translator("smart", code)
    sentence = say(pattern.sentence, **words, deadline=day(deadline, code))
    return sentence[:1].upper() + sentence[1:]
