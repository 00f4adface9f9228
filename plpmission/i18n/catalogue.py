"""gettext catalogues, loaded once a domain and language."""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from plpmission.errors import InvalidValue, MissionError

Lang = Literal["fr", "nl", "de", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)
LOCALE = Path(__file__).parent / "locale"

Translate = Callable[..., str]
"""From an English sentence and the parameters that fill its ``{placeholders}`` to the reader's."""


def as_lang(code: str) -> Lang:
    """The language of a code such as ``fr``, ``nl-BE`` or ``de_DE``.

    Raises:
        InvalidValue: the code names none of the four languages.
    """
    short = code.lower().replace("_", "-").split("-")[0]
    if short not in LANGUAGES:
        raise InvalidValue("“{code}” is not one of the languages fr, nl, de, en.", code=code)
    return LANGUAGES[LANGUAGES.index(short)]


@cache
def _catalogue(domain: str, lang: Lang) -> gettext.NullTranslations:
    return gettext.translation(domain, LOCALE, languages=[lang], fallback=True)


@cache
def translator(domain: str, lang: Lang) -> Translate:
    """The function that puts a room's English sentences into ``lang``."""
    catalogue = _catalogue(domain, lang)

    def translate(sentence: str, /, **parameters: object) -> str:
        text = catalogue.gettext(sentence)
        return text.format(**parameters) if parameters else text

    return translate


def say(error: MissionError, lang: Lang) -> str:
    """An error's sentence in the reader's language, with dates as the reader writes them."""
    from plpmission.i18n.formats import day

    written = {
        name: day(value, lang) if isinstance(value, dt.date) else value
        for name, value in error.parameters.items()
    }
    return translator(error.domain, lang)(error.message, **written)
