"""How figures stand in a sentence."""

from __future__ import annotations

import math
from functools import lru_cache

from plpmission.i18n import Lang, number, translator

LESS, MORE, ABOUT = "less than {percent} %", "more than {percent} %", "about {percent} %"


@lru_cache(maxsize=4096)
def written(value: float, lang: Lang) -> str:
    """A figure as a report writes it: whole from 1,000 on, else with three digits that count."""
    if not math.isfinite(value):
        return "–"
    if value == int(value) or abs(value) >= 1000:
        return number(round(value), lang)
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return number(round(value, digits), lang)


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
