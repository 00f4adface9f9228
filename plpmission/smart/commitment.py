"""The kind of commitment that an objective's text makes: effort, resources or result."""

from __future__ import annotations

import re
from functools import cache

from plpmission.i18n import Lang
from plpmission.model.terms import Commitment
from plpmission.smart.quantities import Quantity
from plpmission.smart.words import compiled, data

_VERBS = ("resources", "result", "effort")
_WHAT = ("own", "means", "outcome")
_MOVING = ("change", "level")


@cache
def _pattern(key: str, lang: Lang) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{data('commitment', lang)[key]})(?!\w)")


@cache
def _how(lang: Lang) -> re.Pattern[str]:
    return compiled(data("commitment", lang)["how"] + r"(?!\w)")


def commitment(
    folded: str, lang: Lang, figures: tuple[Quantity, ...], *, acts: bool
) -> Commitment | None:
    """The kind that a folded text commits to; None where it commits to nothing that shows.

    A change or a level is a result, unless what changes is the entity's own activity (an effort)
    or its people and money (resources).
    """
    main = _before_how(folded, lang)
    first = {key: _first(key, main, lang) for key in _VERBS}
    if not figures and _only_wished(main, first, lang):
        return None
    if figures and _first("served", main, lang) is not None:
        return Commitment.RESULT
    if _is_change(main, first, figures, lang):
        return _of_a_change(main, lang)
    return _of_an_act(main, first, figures, lang) or (
        Commitment.EFFORT if acts or figures else None
    )


def _only_wished(main: str, first: dict[str, int | None], lang: Lang) -> bool:
    """Whether a wish or a slogan opens the sentence, before any verb of doing."""
    wish = _first("nothing", main, lang)
    return wish is not None and wish <= min(
        (place for place in first.values() if place is not None), default=wish
    )


def changes(folded: str, lang: Lang) -> bool:
    """Whether a folded text has a verb of change, such as reduce, raise or keep."""
    return _first("result", folded, lang) is not None


def _before_how(folded: str, lang: Lang) -> str:
    """The sentence up to where it says how ("by training…"), unless it opens with it."""
    found = _how(lang).search(folded, len(folded) // 4)
    return folded[: found.start()] if found else folded


def _first(key: str, text: str, lang: Lang) -> int | None:
    found = _pattern(key, lang).search(text)
    return found.start() if found else None


def _moving(figures: tuple[Quantity, ...]) -> bool:
    """Whether a change or a level is stated, other than "all of them"."""
    return any(
        figure.kind in _MOVING and (figure.values != (100.0,) or figure.unit == "%")
        for figure in figures
    )


def _is_change(
    main: str, first: dict[str, int | None], figures: tuple[Quantity, ...], lang: Lang
) -> bool:
    """Whether a verb of change or a measure carries the sentence, not one of doing or giving."""
    places = [first["result"]]
    if _moving(figures):
        places += [_first("better", main, lang), _first("measure", main, lang)]
    change = min((place for place in places if place is not None), default=None)
    if change is None:
        return False
    others = [place for key, place in first.items() if key != "result" and place is not None]
    return change < min(others, default=change + 1) or any(
        figure.kind == "change" for figure in figures
    )


def _of_a_change(main: str, lang: Lang) -> Commitment:
    """By what changes: the first thing named that is known to be one or the other."""
    places = {key: _first(key, main, lang) for key in _WHAT}
    named = {place: key for key, place in places.items() if place is not None}
    if not named:
        return Commitment.RESULT
    kinds = {"own": Commitment.EFFORT, "means": Commitment.RESOURCES, "outcome": Commitment.RESULT}
    return kinds[named[min(named)]]


def _of_an_act(
    main: str, first: dict[str, int | None], figures: tuple[Quantity, ...], lang: Lang
) -> Commitment | None:
    given, done = first["resources"], first["effort"]
    if (given is not None and (done is None or given <= done)) or _gives_people(
        main, figures, lang
    ):
        return Commitment.RESOURCES
    if done is not None and _ensures_a_level(main, done, figures, lang):
        return Commitment.RESULT
    if done is not None:
        return Commitment.EFFORT
    if _moving(figures):
        return _of_a_change(main, lang)
    if _first("better", main, lang) is not None:
        return Commitment.EFFORT
    return Commitment.RESOURCES if _first("means", main, lang) is not None else None


def _gives_people(main: str, figures: tuple[Quantity, ...], lang: Lang) -> bool:
    """Whether a stated number of people is added, or a unit of so many is set up."""
    if _first("staffed", main, lang) is None and _first("extra", main, lang) is None:
        return False
    if _first("own", main, lang) is not None:
        return False
    return any(figure.kind == "count" and _people_follow(main, figure, lang) for figure in figures)


def _people_follow(main: str, figure: Quantity, lang: Lang) -> bool:
    """Whether the figure counts people: their name stands in it or within the next two words."""
    following = " ".join(main[figure.start :].split()[:4])
    return _pattern("people", lang).search(following) is not None


def _ensures_a_level(main: str, done: int, figures: tuple[Quantity, ...], lang: Lang) -> bool:
    """Whether a level of service is promised: "ensure that 90% of calls…"."""
    return _first("ensure", main[done:], lang) == 0 and any(
        figure.kind == "level" and figure.values != (100.0,) for figure in figures
    )
