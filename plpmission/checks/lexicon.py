"""The words of the rules, by language, from ``words.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from plpmission.i18n import Lang


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    path = files("plpmission.checks").joinpath("words.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def lexicon(subject: str, lang: Lang) -> re.Pattern[str]:
    """What shows, in a folded text, that it speaks of a subject of ``words.toml``."""
    return re.compile(rf"\b(?:{'|'.join(_words()[subject][lang])})")
