"""Languages: every text that a person reads goes through a catalogue here.

An English sentence is the message id; each room has a domain of its own (``checks``, ``render``,
``app``, …), so that a room's words stand in one file a language.
"""

from plpmission.i18n.catalogue import LANGUAGES, Lang, Translate, as_lang, say, translator
from plpmission.i18n.formats import day, moment, number, parse_day

__all__ = [
    "LANGUAGES",
    "Lang",
    "Translate",
    "as_lang",
    "day",
    "moment",
    "number",
    "parse_day",
    "say",
    "translator",
]
