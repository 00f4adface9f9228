"""Numbers in digits and in words."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from plpmission.i18n import Lang
from plpmission.smart.words import data, either

_DIGITS = (
    r"\d{1,3}(?:[ .']\d{3})+(?:,\d+)?(?!\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"
)
_GROUPED = re.compile(r"^\d{1,3}(?:([ .',])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$")


@cache
def number_words(lang: Lang) -> dict[str, float]:
    """Each number in words of a language, with its value; "one" is left out (it is an article)."""
    told = data("numbers", lang)
    small = dict(zip(told["units"], range(20), strict=True))
    table: dict[str, float] = {**small, **told["tens"], **told["extra"]}
    for (ten, ten_value), unit in product(told["tens"].items(), told["units"][1:10]):
        for form in told["joined"]:
            table[form.format(ten=ten, unit=unit)] = ten_value + small[unit]
    for (ten, ten_value), unit in product(told.get("teens", {}).items(), told["units"][10:]):
        table |= {f"{ten}{link}{unit}": ten_value + small[unit] for link in ("-", "-et-", " et ")}
    table |= _multiples(told, small)
    return {word: value for word, value in table.items() if value >= 2}


def _multiples(told: dict[str, list[str]], small: dict[str, int]) -> dict[str, float]:
    glue = told["glue"][0] if told["glue"] else ""
    found: dict[str, float] = {}
    for names, size in ((told["hundred"], 100), (told["thousand"], 1000)):
        for name in names:
            found[name] = size
            found |= {f"{word}{glue}{name}": value * size for word, value in small.items() if value}
    return found


@cache
def number_pattern(lang: Lang) -> str:
    """A pattern, without groups of its own, of a number in digits or in words."""
    by_letter: dict[str, list[str]] = {}
    for word in number_words(lang):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
    # Grouped by their first letter, so that most words of a text are passed over at once.
    words = "|".join(letter + either(rests) for letter, rests in by_letter.items())
    return rf"(?:{_DIGITS}|\b(?:{words})\b)"


def value_of(text: str, lang: Lang) -> float | None:
    """The value of what ``number_pattern`` found; None for anything else."""
    told = " ".join(text.split())
    in_words = number_words(lang).get(told)
    if in_words is not None:
        return in_words
    if told in data("numbers", lang)["one"]:
        return 1
    return _digits(told, lang)


def _digits(told: str, lang: Lang) -> float | None:
    if grouped := _GROUPED.match(told):
        mark = grouped[1]
        if mark != "," or lang == "en":
            told = told.replace(mark, "")
    try:
        return float(told.replace(",", "."))
    except ValueError:
        return None
