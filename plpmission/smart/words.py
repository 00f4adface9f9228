"""The data files of each language, and patterns made from them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from plpmission.i18n import Lang


@cache
def data(name: str, lang: Lang) -> dict[str, Any]:
    """The contents of ``data/<name>.<lang>.toml``."""
    source = files("plpmission.smart").joinpath("data", f"{name}.{lang}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


_BLANKS = re.compile(r"\[[^\]]*\]| [?*]| ")
_SPACES = {" ": r"\s+", " ?": r"\s*", " *": r"\s*"}


def spaced(pattern: str) -> str:
    """A pattern in which a blank stands for any white space, an optional one for none too."""
    return _BLANKS.sub(lambda found: _SPACES.get(found[0], found[0]), pattern)


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern on folded text."""
    return re.compile(spaced(pattern))


def either(words: Iterable[str]) -> str:
    """A group that matches any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"
