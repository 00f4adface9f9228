"""How figures stand in a sentence."""

from __future__ import annotations

import math
from functools import lru_cache

from plpmission.i18n import Lang, number, translator

LESS, MORE, ABOUT = "less than {percent} %", "more than {percent} %", "about {percent} %"


VERDICT_WORDS: dict[str, str] = {
    "improvement": "a change for the better",
    "concern": "a change for the worse",
    "special_cause": "a change",
    "common_cause": "the usual variation",
    "too_few_points": "too few figures",
}
ASSURANCE_WORDS: dict[str, str] = {
    "consistently_met": "target met every time",
    "consistently_missed": "target missed every time",
    "hit_or_miss": "target sometimes met",
    "none": "–",
}
"""What verdicts and assurances are called, by their names."""
MEANING_WORDS: dict[str, str] = {
    "usual": VERDICT_WORDS["common_cause"],
    "better": VERDICT_WORDS["improvement"],
    "worse": VERDICT_WORDS["concern"],
    "change": VERDICT_WORDS["special_cause"],
}
"""What a point's meaning is called."""


AREA_WORDS: dict[str, str] = {
    "usual": "within chance",
    "better": "better than chance would have it",
    "worse": "worse than chance would have it",
    "change": "other than chance would have it",
}
"""What an area's meaning is called, in a funnel plot."""


@lru_cache(maxsize=4096)
def written(value: float, lang: Lang) -> str:
    """A figure as a report writes it: whole from 1,000 on, else with three digits that count."""
    if not math.isfinite(value):
        return "–"
    if value == int(value) or abs(value) >= 1000:
        return number(round(value), lang)
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return number(round(value, digits), lang)


def signed(change: float, lang: Lang) -> str:
    """A change with its sign: ``+3,5``, ``−12``."""
    return ("+" if change > 0 else "−" if change < 0 else "") + written(abs(change), lang)


def labelled(name: str, value: str, lang: Lang) -> str:
    """What a figure is, and the figure: ``Mean: 12``."""
    return translator("kpi", lang)("{name}: {value}", name=name, value=value)


def likely(chance: float, lang: Lang) -> str:
    """A chance in words: by steps of 5 %, and no surer than "less than 5 %" or "more than 95 %".

    A forecast is not known closer than that.
    """
    t = translator("kpi", lang)
    if chance < 0.05:
        return t(LESS, percent=5)
    if chance > 0.95:
        return t(MORE, percent=95)
    return t(ABOUT, percent=5 * round(chance * 20))
