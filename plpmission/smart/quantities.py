"""Amounts, shares, levels, changes and frequencies read from a text, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from plpmission.i18n import Lang, as_lang
from plpmission.smart.deadlines import Deadline, read
from plpmission.smart.numbers import number_pattern, value_of
from plpmission.smart.periods import Period
from plpmission.smart.plain import composed, plain, without
from plpmission.smart.terms_of_time import Bounds
from plpmission.smart.words import compiled, data

QuantityKind = Literal["change", "level", "count", "frequency"]


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """One quantity in a text.

    ``values`` are the figures in it as written ("from 128 to 90" has two; a share in words is in
    per cent), none where it is said in other words ("halve", "every month"); ``unit`` is the word
    beside the figure, empty where there is none.
    """

    start: int
    end: int
    words: str
    kind: QuantityKind
    values: tuple[float, ...] = ()
    unit: str = ""


def quantities(text: str, lang: str) -> tuple[Quantity, ...]:
    """All quantities that a text names, in its order; dates and numbers of texts are none.

    Raises:
        InvalidValue: ``lang`` names none of the four languages.
    """
    text, code = composed(text), as_lang(lang)
    folded = plain(text)
    found, named = read(text, folded, code, Bounds(None, None))
    return measured(text, folded, code, (*found, *named))


class _Found(NamedTuple):
    start: int
    end: int
    kind: QuantityKind
    values: tuple[float, ...] = ()
    unit: str = ""


def measured(
    text: str, folded: str, lang: Lang, moments: Iterable[Deadline | Period]
) -> tuple[Quantity, ...]:
    """The quantities of a composed text, outside the moments already read from it."""
    taken = [(moment.start, moment.end) for moment in moments]
    covered = bytearray(len(folded))
    for begin, stop in taken:
        covered[begin:stop] = b"\1" * (stop - begin)
    kept: list[_Found] = []
    for found in (_clear_of(one, covered) for one in _all(without(folded, taken), lang)):
        if 1 not in covered[found.start : found.end]:
            covered[found.start : found.end] = b"\1" * (found.end - found.start)
            kept.append(found)
    return tuple(
        Quantity(
            start=one.start,
            end=one.end,
            words=text[one.start : one.end],
            kind=one.kind,
            values=one.values,
            unit=one.unit,
        )
        for one in sorted(kept)
    )


def _clear_of(found: _Found, covered: bytearray) -> _Found:
    """A figure without the word after it, where that word begins something else."""
    following = covered.find(1, found.start + 1, found.end)
    if found.kind == "frequency" or not found.unit or following < 0:
        return found
    return found._replace(end=following, unit="")


@cache
def _pattern(key: str, lang: Lang) -> re.Pattern[str]:
    number = number_pattern(lang)
    told = data("amounts", lang)[key]
    source = "|".join(told) if isinstance(told, list) else told
    for name in "ab":
        # A pattern may hold several alternatives; only the first can name its figures.
        source = source.replace(f"{{{name}}}", f"(?P<{name}>{number})", 1)
        source = source.replace(f"{{{name}}}", number)
    source = source.replace("{n}", number)
    edges = key in (
        "limits",
        "after_limits",
        "not_number",
        "ordinal",
        "rates",
        "units",
        "compared",
        "to_all",
        "told",
        "emergency",
        "no_number",
        "part_of",
    )
    return compiled(source if edges else rf"(?<![\w])(?:{source})(?!\w)")


@cache
def _change_and_number(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str]]:
    told, number = data("amounts", lang), number_pattern(lang)
    lead = rf"(?P<by>(?<![\w]){told['by']} ?)?"
    share = rf"{lead}(?<![\w.,])(?P<n>{number}) ?(?P<unit>(?:{told['percent']})(?!\w))"
    plain_number = rf"(?<![\w.,/])(?P<n>{number})(?![\w]*\d)(?=(?P<unit>(?:[ -]| ?€)?[^\W\d]*))"
    return compiled(share), compiled(plain_number)


def _all(folded: str, lang: Lang) -> Iterator[_Found]:
    # What says most comes first: a figure belongs to one quantity only.
    yield from _from_to(folded, lang)
    yield from _ratios(folded, lang)
    yield from _shares(folded, lang)
    yield from _fractions(folded, lang)
    yield from _plain("frequency", "frequency", folded, lang)
    yield from _plain("multiply", "change", folded, lang)
    yield from _plain("each", "count", folded, lang)
    yield from _plain("working_time", "count", folded, lang)
    yield from _plain("one_more", "count", folded, lang)
    yield from _counts(folded, lang)
    for found in _pattern("zero", lang).finditer(folded):
        yield _Found(found.start(), found.end(), "level", (0.0,))
    yield from _universal(folded, lang)


def _values(found: re.Match[str], lang: Lang, *names: str) -> tuple[float, ...]:
    read_ = (value_of(found[name], lang) for name in names if found[name])
    return tuple(value for value in read_ if value is not None)


def _from_to(folded: str, lang: Lang) -> Iterator[_Found]:
    for found in _pattern("from_to", lang).finditer(folded):
        values = _values(found, lang, "a", "b")
        # "From A to B" over two years or two days of a month is no change of a quantity.
        if not all(1990 <= value < 2080 for value in values):
            yield _Found(found.start(), found.end(), "change", values)


def _ratios(folded: str, lang: Lang) -> Iterator[_Found]:
    for found in _pattern("ratio", lang).finditer(folded):
        yield _Found(found.start(), found.end(), "level", _values(found, lang, "a", "b"))
    ones = data("numbers", lang)["one"]
    for found in _one_in(lang).finditer(folded):
        values = value_of(found["b"], lang)
        yield _Found(found.start(), found.end(), "level", (1.0, values or 1.0), ones[0])


@cache
def _one_in(lang: Lang) -> re.Pattern[str]:
    ones = "|".join(data("numbers", lang)["one"])
    link = {"fr": "sur", "nl": "op(?: de)?", "de": "von", "en": "(?:in|out of)"}[lang]
    return compiled(rf"\b(?:{ones}) (?:[^\W\d]+ ){{0,3}}{link} (?P<b>{number_pattern(lang)})(?!\w)")


def _shares(folded: str, lang: Lang) -> Iterator[_Found]:
    share, _ = _change_and_number(lang)
    for found in share.finditer(folded):
        change = _is_by(found, folded, lang) or _is_compared(folded, found.end(), lang)
        kind: QuantityKind = "change" if change else "level"
        yield _Found(found.start(), found.end(), kind, _values(found, lang, "n"), found["unit"])


def _is_by(found: re.Match[str], folded: str, lang: Lang) -> bool:
    """Whether a share is that of a change ("by 10%"), not of a level ("a rate of", "above")."""
    if not found["by"]:
        return False
    begin = max(0, found.start() - 40)
    if _pattern("rates", lang).search(folded[begin : found.start()]):
        return False
    lead = folded[begin : found.start("n")]
    return found["by"].strip() not in ("de", "d'") or not _pattern("limits", lang).search(lead)


def _is_compared(folded: str, end: int, lang: Lang) -> bool:
    """Whether "less", "lower" or the like stands after a figure, which makes it a change."""
    return _pattern("compared", lang).match(folded[end : end + 30]) is not None


def _fractions(folded: str, lang: Lang) -> Iterator[_Found]:
    for found in _fraction(lang).finditer(folded):
        part = _is_part(folded, found, lang)
        yield _Found(found.start(), found.end(), "level" if part else "change")


def _is_part(folded: str, found: re.Match[str], lang: Lang) -> bool:
    """Whether a fraction is that of something ("half of the journeys"), not that of a change."""
    return _pattern("part_of", lang).match(folded[found.end() : found.end() + 20]) is not None


@cache
def _fraction(lang: Lang) -> re.Pattern[str]:
    told = data("amounts", lang)
    lead = rf"(?:{told['fraction_lead']}){{1,4}}(?:{number_pattern(lang)} )?"
    return compiled(rf"\b(?:{lead})(?:{told['fractions']})(?!\w)")


def _plain(key: str, kind: QuantityKind, folded: str, lang: Lang) -> Iterator[_Found]:
    for found in _pattern(key, lang).finditer(folded):
        yield _Found(found.start(), found.end(), kind)


def _counts(folded: str, lang: Lang) -> Iterator[_Found]:
    _, number = _change_and_number(lang)
    for found in number.finditer(folded):
        left, unit = folded[max(0, found.start() - 40) : found.start()], found["unit"].strip(" -")
        if _is_a_name(left + found["n"], folded, found, lang):
            continue
        if _names_something(left, folded[found.end("n") :], lang):
            continue
        if _is_a_set(left, unit, lang) or _is_glued(folded[found.end("n") :], unit, lang):
            continue
        bounded = _pattern("limits", lang).search(left)
        bounded = bounded or _pattern("after_limits", lang).search(folded[found.end("unit") :])
        kind: QuantityKind = "level" if bounded else "count"
        if _is_compared(folded, found.end("unit"), lang):
            kind = "change"
        yield _Found(found.start(), found.end("unit"), kind, _values(found, lang, "n"), unit)


def _is_a_name(read: str, folded: str, found: re.Match[str], lang: Lang) -> bool:
    """Whether a figure is an emergency number, or a word that only looks like a number."""
    emergency = _pattern("emergency", lang).search(read)
    return bool(emergency or _pattern("no_number", lang).match(folded, found.start("n")))


def _names_something(left: str, right: str, lang: Lang) -> bool:
    """Whether a figure is part of a name: "article 72", "N4", "zone 30", "5th"."""
    return bool(
        _pattern("not_number", lang).search(left)
        or _pattern("ordinal", lang).match(right)
        or (lang == "de" and _GERMAN_ORDINAL.match(right))
    )


_GERMAN_ORDINAL = re.compile(r"\.\s+[a-z]")


@cache
def _sets(lang: Lang) -> tuple[re.Pattern[str], ...]:
    told = data("amounts", lang)
    return (
        compiled(rf"\b(?:{told['articles']}) ?$"),
        compiled(rf"(?:{told['sets']})"),
        compiled(rf"\b(?:{told['within']}) (?:{told['articles']}) ?$"),
    )


def _is_a_set(left: str, unit: str, lang: Lang) -> bool:
    """Whether a figure only tells how many there are: "the four municipalities", "with the two"."""
    articles, sets, within = _sets(lang)
    if within.search(left):
        return _pattern("units", lang).fullmatch(unit) is None
    return bool(articles.search(left) and sets.fullmatch(unit))


def _is_glued(right: str, unit: str, lang: Lang) -> bool:
    """Whether letters that are no unit stand at the figure, as in "20xx"."""
    return right[:1].isalpha() and not _pattern("units", lang).fullmatch(unit)


@cache
def _everyone(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str]]:
    told = data("amounts", lang)
    return compiled(rf"\b(?:{told['universal']})\b"), compiled(rf"(?:{told['not_universal']})")


def _universal(folded: str, lang: Lang) -> Iterator[_Found]:
    universal, general = _everyone(lang)
    for found in universal.finditer(folded):
        noun = next(word for word in found.groups() if word)
        if not general.fullmatch(noun) and not _is_told(folded, found, noun, lang):
            values = (0.0,) if "no" in found.groupdict() and found["no"] else (100.0,)
            yield _Found(found.start(), found.end(), "level", values, noun)


def _is_told(folded: str, found: re.Match[str], noun: str, lang: Lang) -> bool:
    """Whether the whole staff is only told something: "sent to all staff"."""
    before = folded[max(0, found.start() - 20) : found.start()]
    return bool(_pattern("told", lang).fullmatch(noun) and _pattern("to_all", lang).search(before))
