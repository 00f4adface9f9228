"""What explains a row at a glance: by how much it was missed, and what stood in the way.

Short pieces for a line under the row's state; the findings themselves stand beside it in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from plpmission.checks.trio import aimed, same
from plpmission.compare.rows import Given, Measured, Row
from plpmission.i18n import Lang, Translate, number, translator
from plpmission.model.indicators import Target
from plpmission.model.terms import MeansKind

MOST = 2
"""Pieces that a line holds."""
SHORT = 90
"""Characters of a text that is quoted."""


def why(row: Row, lang: Lang) -> tuple[str, ...]:
    """At most two pieces, what weighs most first; none where the row needs no explanation."""
    t = translator("compare", lang)
    return tuple(dict.fromkeys(_pieces(row, lang, t)))[:MOST]


def _pieces(row: Row, lang: Lang, t: Translate) -> Iterator[str]:
    if row.kind == "section":
        return
    if row.kind == "beside":
        yield t("Answers no objective of the letter")
    if "not_reported" in row.flags:
        yield t("The report does not speak of it")
    yield from _disagreeing(row, lang, t)
    yield from _old_target(row, lang, t)
    settled = row.state in {"reached", "not_reported"}
    for one in row.indicators:
        if settled or one.meets is False:
            yield from said_beside_target(one, lang, t)
    yield from short_of_means(row.means, lang, t)
    yield from _told(row)
    for one in row.indicators:
        yield from said_beside_target(one, lang, t)


def _told(row: Row) -> Iterator[str]:
    """What the holder says of it, where it was not reached."""
    texts = {
        "partly": (row.reported.obstacles,),
        "missed": (row.reported.obstacles, row.reported.explanation),
        "dropped": (row.reported.obstacles, row.reported.explanation),
    }
    for text in texts.get(row.state, ()):
        if text.strip():
            yield first_words(text)


def _disagreeing(row: Row, lang: Lang, t: Translate) -> Iterator[str]:
    if "figures_disagree" not in row.flags:
        return
    for figure in row.reported.figures:
        known = next((one for one in row.indicators if one.id == figure.indicator), None)
        if known is None or known.period != figure.period:
            continue
        given, measured = figure.value, known.value
        if given is not None and measured is not None and not same(given, measured):
            yield t(
                "Two figures: {one} or {other}",
                one=number(given, lang),
                other=number(measured, lang),
            )


def _old_target(row: Row, lang: Lang, t: Translate) -> Iterator[str]:
    if "old_target" not in row.flags:
        return
    for figure in row.reported.figures:
        known = next((one for one in row.indicators if one.id == figure.indicator), None)
        now = aimed(known.target) if known else None
        if figure.target is not None and now is not None and not same(figure.target, now):
            yield t(
                "Held against {former}, replaced by {now}",
                former=number(figure.target, lang),
                now=number(now, lang),
            )


def said_beside_target(one: Measured, lang: Lang, t: Translate) -> Iterator[str]:
    """An indicator's latest figure beside its target; nothing where either lacks."""
    aim = target_in_words(one.target, lang, t)
    if one.value is not None and aim:
        yield t(
            "{value}, for a target of {target}",
            value=with_unit(round(one.value, 2), one.unit, lang),
            target=aim,
        )


def target_in_words(target: Target, lang: Lang, t: Translate) -> str:
    """A target as a figure, or a band from one to another."""
    low, high = target.low, target.high
    if target.value is not None:
        return number(target.value, lang)
    if low is not None and high is not None:
        return t("{low} to {high}", low=number(low, lang), high=number(high, lang))
    only = aimed(target)
    return "" if only is None else number(only, lang)


def with_unit(value: float, unit: str, lang: Lang) -> str:
    """A figure and what it counts."""
    return f"{number(value, lang)}\u00a0{unit}" if unit else number(value, lang)


def short_of_means(means: tuple[Given, ...], lang: Lang, t: Translate) -> Iterator[str]:
    """Means of which less was granted than promised, a kind at a time."""
    for kind in MeansKind:
        held = [one for one in means if one.kind is kind and one.granted is not None]
        promised = fsum(one.promised or 0.0 for one in held)
        granted = fsum(one.granted or 0.0 for one in held)
        if granted < promised:
            yield given_in_words(kind, promised, granted, lang, t)


def given_in_words(
    kind: MeansKind, promised: float, granted: float, lang: Lang, t: Translate
) -> str:
    """How much of what was promised came."""
    said = {"granted": number(granted, lang), "promised": number(promised, lang)}
    if kind is MeansKind.BUDGET:
        return t("{granted} of {promised} euro promised", **said)
    if kind is MeansKind.STAFF:
        one, many = (
            t("{granted} post of {promised} promised", **said),
            t("{granted} posts of {promised} promised", **said),
        )
    else:
        one, many = (
            t("{granted} piece of equipment of {promised} promised", **said),
            t("{granted} pieces of equipment of {promised} promised", **said),
        )
    return one if granted <= 1 else many


def first_words(text: str) -> str:
    """The first sentence of a text, cut where it is long."""
    first = text.strip().split("\n", 1)[0]
    sentence = first.split(". ", 1)[0].rstrip(".")
    if len(sentence) <= SHORT:
        return sentence
    return sentence[:SHORT].rsplit(" ", 1)[0] + "…"
