"""Dates and figures as readers of each language write them (CLDR)."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from plpmission.i18n.catalogue import Lang

# Belgian conventions, where CLDR has a territory of its own for the language.
_LOCALES: dict[Lang, str] = {"fr": "fr_BE", "nl": "nl_BE", "de": "de_BE", "en": "en_GB"}
_SEPARATORS: dict[Lang, tuple[str, str]] = {
    "fr": ("\u202f", ","),
    "nl": (".", ","),
    "de": (".", ","),
    "en": (",", "."),
}
"""Between thousands, and before decimals (CLDR 48, for the locales above)."""
_DAY = re.compile(r"^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})$", re.ASCII)
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$", re.ASCII)


def day(value: dt.date, lang: Lang, *, long: bool = False) -> str:
    """A date: ``31/12/2029``, or with ``long`` ``31 décembre 2029``."""
    if long:
        from babel.dates import format_date

        return format_date(value, "d MMMM y", locale=_LOCALES[lang])
    between = "." if lang == "de" else "/"
    return between.join((f"{value.day:02}", f"{value.month:02}", f"{value.year:04}"))


def moment(value: dt.datetime, lang: Lang) -> str:
    """A date with the time of day, to the minute."""
    return f"{day(value.date(), lang)} {value:%H:%M}"


def number(value: float, lang: Lang, *, digits: int | None = None) -> str:
    """A figure with the language's separators; ``digits`` fixes the decimals, else six at most.

    Written here and not by Babel, which a letter's kernel would load for it; a test compares both.
    """
    thousands, point = _SEPARATORS[lang]
    said = f"{Decimal(str(value)):,.{6 if digits is None else digits}f}"
    whole, _, decimals = said.partition(".")
    decimals = decimals.rstrip("0") if digits is None else decimals
    return whole.replace(",", thousands) + (point + decimals if decimals else "")


def parse_day(text: str) -> dt.date | None:
    """A date typed as day, month, year (any separator) or in ISO form; None where it is neither."""
    text = text.strip()
    try:
        if found := _ISO.match(text):
            return dt.date(*(int(part) for part in found.groups()))
        if found := _DAY.match(text):
            day_, month, year = (int(part) for part in found.groups())
            return dt.date(year, month, day_)
    except ValueError:
        return None
    return None
