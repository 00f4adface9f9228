"""The kind of commitment that an objective's text makes: effort, resources or result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plpmission.i18n import Lang
from plpmission.model.terms import Commitment
from plpmission.smart.lexicon import COMPOUNDING, Word
from plpmission.smart.predicates import Heads, bare, forms, heads, is_infinitive, pattern
from plpmission.smart.quantities import Quantity

_MOVING = ("change", "level")
_COUNTED = ("count", "change")
_NEAR = 80
"""Letters within which a thing stands beside its verb, or people beside their number."""
_WORDS_BETWEEN = 4
_COMING = ("joins", "staffed")
_KINDS = {"own": Commitment.EFFORT, "means": Commitment.RESOURCES, "outcome": Commitment.RESULT}


class Sentence(NamedTuple):
    """A folded text, what of it was left to read (see ``predicates.bare``), and its verbs."""

    folded: str
    main: str
    said: Heads

    @property
    def changes(self) -> bool:
        """Whether it has a verb of change, such as reduce, raise or keep."""
        return self.said.moves is not None


def sentence(folded: str, lang: Lang, hidden: Iterable[tuple[int, int]]) -> Sentence:
    """Find the verbs of a folded text; ``hidden`` are the places of dates, which are not read."""
    main = bare(folded, lang, hidden)
    return Sentence(folded, main, heads(main, lang))


def measures(
    read: Sentence, nouns: Sequence[Word], figures: tuple[Quantity, ...], lang: Lang
) -> bool:
    """Whether the rate of something is named, or a share of people, with its figure."""
    found = pattern("says", "measure", lang).search(read.main)
    if found and any(not found.start() <= noun.start < found.end() for noun in nouns):
        return True
    return any(_is_share(one) and _counts_people(read.main, one, lang) for one in figures)


def keeps(read: Sentence, lang: Lang) -> bool:
    """Whether a level is to be kept or reached, rather than a change made."""
    return _first("says", "keep", read.main, lang) is not None


def commitment(
    read: Sentence, lang: Lang, figures: tuple[Quantity, ...], *, acts: bool
) -> Commitment | None:
    """The kind that a text commits to; None where it commits to nothing that shows.

    What carries the sentence decides (see ``predicates``): giving is resources, a change or a
    level is a result unless the entity's own activity changes, all else is effort.
    """
    main, said = read.main, read.said
    for kind in Commitment:
        if _first("explicit", kind.value, read.folded, lang) is not None:
            return kind
    if not figures and _only_wished(read.folded, said, lang):
        return None
    return (
        _people_added(main, figures, lang)
        or _people_kept(main, figures, lang)
        or _served(main, said, figures, lang)
        or _carried(main, said, figures, lang)
        or _measured(main, said, figures, lang)
        or (Commitment.EFFORT if acts or figures or said.doing is not None else None)
    )


def _first(section: str, key: str, text: str, lang: Lang) -> int | None:
    found = pattern(section, key, lang).search(text)
    return found.start() if found else None


def _only_wished(folded: str, said: Heads, lang: Lang) -> bool:
    """Whether a wish or a slogan opens the sentence, before any verb of doing."""
    wish = _first("says", "nothing", folded, lang)
    known = (place for place in said._replace(doing=None) if place is not None)
    return wish is not None and wish <= min(known, default=wish)


def _moving(figures: tuple[Quantity, ...]) -> bool:
    """Whether a change or a level is stated, other than "all of them"."""
    return any(
        figure.kind in _MOVING and (figure.values != (100.0,) or figure.unit == "%")
        for figure in figures
    )


def _people_added(main: str, figures: tuple[Quantity, ...], lang: Lang) -> Commitment | None:
    """Resources where a stated number of people comes, is added, or makes up a unit."""
    coming = any(_first("who", key, main, lang) is not None for key in _COMING)
    for figure in figures:
        if figure.kind not in _COUNTED or not _counts_people(main, figure, lang):
            continue
        near = main[max(0, figure.start - _NEAR // 3) : figure.end + _NEAR // 2]
        if coming or _first("who", "extra", near, lang) is not None:
            return Commitment.RESOURCES
    return None


def _people_kept(main: str, figures: tuple[Quantity, ...], lang: Lang) -> Commitment | None:
    """Resources where a stated number of posts is guaranteed or kept."""
    if _first("says", "keep", main, lang) is None:
        return None
    kept = any(_counts_people(main, one, lang) for one in figures if one.values[:1] > (1,))
    return (
        Commitment.RESOURCES if kept and _first("what", "means", main, lang) is not None else None
    )


def _counts_people(main: str, figure: Quantity, lang: Lang) -> bool:
    """Whether the figure counts people: their name stands in it or within the next two words."""
    following = main[figure.start : figure.start + _NEAR]
    found = pattern("who", "people", lang).search(following)
    if found is None:
        return False
    between = following[: found.start()]
    return len(between.split()) <= _WORDS_BETWEEN and _first("who", "per", between, lang) is None


def _served(main: str, said: Heads, figures: tuple[Quantity, ...], lang: Lang) -> Commitment | None:
    """A result where it is the public that knows, feels, waits or receives."""
    if _is_share_of_public(main, said, figures, lang):
        return Commitment.RESULT
    state = _first("says", "state", main, lang)
    if state is None or _first("who", "public", main, lang) is None:
        return None
    others = [place for place in (said.gives, said.does) if place is not None]
    return Commitment.RESULT if state <= min(others, default=state) or _moving(figures) else None


def _is_share_of_public(main: str, said: Heads, figures: tuple[Quantity, ...], lang: Lang) -> bool:
    """Whether "nine visitors out of ten" are the ones who act, before any other verb.

    Not the entity's own people, what they do, or what they are given.
    """
    figure = next((one for one in figures if _is_share(one)), None)
    if figure is None or any(place < figure.start for place in said if place is not None):
        return False
    following = main[figure.start : figure.end + _NEAR // 2]
    if _first("who", "public", following, lang) is not None:
        return True
    others = (("who", "people"), ("who", "things"), ("what", "own"), ("what", "means"))
    whole = main[: figure.start] + following
    return all(_first(*other, whole, lang) is None for other in others)


def _is_share(figure: Quantity) -> bool:
    """Whether a level is one of so many, in per cent or a fraction, other than all of them."""
    if figure.kind != "level" or figure.values[:1] == (100.0,):
        return False
    return len(figure.values) != 1 or figure.unit[:1] == "%" or figure.unit.startswith("pro")


def _carried(
    main: str, said: Heads, figures: tuple[Quantity, ...], lang: Lang
) -> Commitment | None:
    """By what carries the sentence: the first verb or noun of action in it."""
    gives, moves = _gives(main, said, lang), _moves(main, said, figures, lang)
    first = min((place for place in (gives, moves, said.does) if place is not None), default=None)
    if first is None:
        return None
    if first == gives:
        return Commitment.RESOURCES
    if first == moves or (moves is not None and _is_change(figures)):
        return _of_a_change(main, lang)
    return Commitment.RESULT if _ensures(main, first, figures, lang) else Commitment.EFFORT


def _gives(main: str, said: Heads, lang: Lang) -> int | None:
    """Where something is given; after some verbs only where what is given stands beside them."""
    if said.gives_if is None or (said.gives is not None and said.gives < said.gives_if):
        return said.gives
    after = lang not in COMPOUNDING and is_infinitive(main, said.gives_if, lang)
    begin = said.gives_if if after else max(0, said.gives_if - _NEAR)
    near = main[begin : said.gives_if + _NEAR]
    named = any(_first("who", key, near, lang) is not None for key in ("things", "people"))
    return said.gives_if if named else said.gives


def _moves(main: str, said: Heads, figures: tuple[Quantity, ...], lang: Lang) -> int | None:
    places = [said.moves]
    if _moving(figures):
        places += [said.moves_if, _first("says", "better", main, lang)]
    return min((place for place in places if place is not None), default=None)


def _is_change(figures: tuple[Quantity, ...]) -> bool:
    return any(figure.kind == "change" for figure in figures)


def _of_a_change(main: str, lang: Lang) -> Commitment:
    """By what changes: the first thing named that is known to be one or the other."""
    places = {key: _first("what", key, main, lang) for key in _KINDS}
    named = {place: key for key, place in places.items() if place is not None}
    return _KINDS[named[min(named)]] if named else Commitment.RESULT


def _measured(
    main: str, said: Heads, figures: tuple[Quantity, ...], lang: Lang
) -> Commitment | None:
    """Where no verb is known: a level or a change stated, or people, money, things counted."""
    if _moving(figures):
        return _of_a_share(main, figures, lang)
    if all(_first("says", key, main, lang) is not None for key in ("limit", "ensure")):
        return Commitment.RESULT
    done = said.doing is not None or _first("what", "own", main, lang) is not None
    counted = not done and any(_counts_things(main, one, lang) for one in figures)
    return Commitment.RESOURCES if counted else None


def _counts_things(main: str, figure: Quantity, lang: Lang) -> bool:
    """Whether so many things or people are named, other than all there are ("all 64 vehicles")."""
    near = main[figure.start : figure.start + _NEAR // 2]
    named = any(_first("who", key, near, lang) is not None for key in ("things", "people"))
    before = main[max(0, figure.start - _NEAR) : figure.start].split()[-2:]
    known = any(forms(lang).each.fullmatch(word) for word in before)
    return figure.kind in _COUNTED and named and not known


def _of_a_share(main: str, figures: tuple[Quantity, ...], lang: Lang) -> Commitment:
    """A share of the entity's own people, or of their time, is an effort: theirs."""
    figure = next(one for one in figures if one.kind in _MOVING)
    own = _first("who", "people", main[: figure.end + _NEAR // 3], lang) is not None
    outcome = _first("what", "outcome", main[: figure.start], lang) is not None
    return Commitment.EFFORT if own and not outcome else _of_a_change(main, lang)


def _ensures(main: str, place: int, figures: tuple[Quantity, ...], lang: Lang) -> bool:
    """Whether a level of service is promised: "answer 90% of calls", "answer within the hour"."""
    found = pattern("says", "ensure", lang).match(main, place)
    if found is None:
        return False
    everyone = any(figure.values == (100.0,) for figure in figures)
    level = any(figure.kind == "level" and figure.values != (100.0,) for figure in figures)
    return level or (not everyone and _first("says", "limit", main, lang) is not None)
