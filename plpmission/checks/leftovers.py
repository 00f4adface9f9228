"""L012: what an example left behind, such as ``20xx`` or ``<partner>``."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from plpmission.checks.folding import fold
from plpmission.checks.reading import Passage, Reading
from plpmission.checks.remembered import Remembered
from plpmission.checks.rule import Check, Hit

# Patterns read folded text; it is as long as the text itself, so that places agree.
_TAGS = (
    "a|b|i|u|p|s|br|em|hr|li|ol|ul|td|th|tr|col|del|div|img|ins|kbd|pre|sub|sup|svg|body|code|font"
    "|form|html|link|math|meta|span|style|table|tbody|thead|script|strong|iframe|embed|details"
)
_NAMES = (
    "nom|prenom|date|lieu|montant|nombre|chiffre|partenaire|objectif|naam|datum|plaats|bedrag"
    "|aantal|partner|doelstelling|name|place|amount|number|objective|ort|betrag|zahl|ziel"
)
_LITTLE_WORDS = (
    "de|des|du|a|au|aux|le|la|les|un|une|par|pour|en|vers|van|het|een|te|ter|tot|door|voor|met"
    "|op|naar|von|der|die|das|dem|den|zu|bis|durch|mit|fur|of|to|by|the|for|from|until"
)
_EXAMPLE = re.compile(
    rf"""
      \b (?:19|20) [xyz?]{{2}}  |  \b 20\d[xyz] \b  |  \b 20\.\.(?!\.)     # 20xx, 202x, 20..
    | (?<![\w.,/-]) x{{2,}} (?![\w/-])  |  \b xx([./-])xx\b                # xx, xx/xx/2026
    | (?<![\w.,]) x\ ?%                                                    # x %
    | \b xyz \b
    | \b lorem \s+ ipsum \b  |  \b dolor \s+ sit \s+ amet \b
    | (?<!\w) < (?!/? (?:{_TAGS}) \b) [^\W\d_] [^<>=@:/\n]{{0,60}} >       # <partner>
    | \[ (?:{_NAMES}) \] (?!\()                                            # [name]
    | \b (?:{_LITTLE_WORDS}) \s (?:…|\.{{3}}) (?!\w)                       # composed of …
    | \.{{5,}}  |  …{{2,}}  |  _{{4,}}                                     # dots to write on
    """,
    re.VERBOSE,
)
_LATER = (
    "a (?:completer|confirmer|preciser|definir|determiner|ajouter|inserer)"
    "|(?:nog )?(?:aan|in) te vullen|(?:nog )?te (?:bepalen|bevestigen|vervolledigen)"
    "|(?:noch )?(?:zu (?:erganzen|bestatigen|bestimmen)|einzufugen|auszufullen)"
    r"|to be (?:completed|confirmed|defined|added|filled in)|todo|to do|tbd|tbc|…|\.{3}"
)
# Alone in a field, on a line, in an entry of a list or in a cell.
_CELL = re.compile(r"[^\n|]+")
_ALONE = re.compile(rf"[\s>*+_-]*(?:\d+[.)]\s*)?({_LATER})[\s.;,!*_]*")
_AFTER_COLON = re.compile(rf"[:=]\s*({_LATER})[\s.;,!*_]*$")
_IN_BRACKETS = re.compile(rf"[\[(<]\s*(?:{_LATER})[\s.!]*[\])>](?!\()")
_SHOUTED = re.compile(r"\b(?:TODO|TBD|TBC|FIXME|À COMPLÉTER|A COMPLETER|IN TE VULLEN)\b")

# XX is twenty in « titre XX » and « XX. Jahrhundert ».
_ROMAN_BEFORE = re.compile(
    r"(?:titre|livre|chapitre|partie|section|annexe|article|art\.|titel|boek|hoofdstuk|deel"
    r"|afdeling|bijlage|artikel|buch|kapitel|teil|abschnitt|anlage|title|book|chapter|part|annex"
    r"|[ivxlcdm]+\s?[,/-]|[ivxlcdm]+ (?:et|en|und|and))\s*$"
)
_ROMAN_AFTER = re.compile(
    r"\s?\.?\s?(?:eme|e|de|ste)?\s(?:siecles?|eeuwe?n?|jahrhunderte?|centur(?:y|ies))\b"
)
# A text without any of these holds nothing of what the patterns look for: most texts, and fast.
_SIGNS_OF_EXAMPLE = (
    *("xx", "yy", "zz", "??", "20x", "20y", "20z", "202", "203", "..", "x%", "x %", "xyz"),
    *("lorem", "dolor", "<", "[", "…", "__"),
)
_SIGNS_OF_LATER = (
    *("complet", "confirm", "preciser", "definir", "determiner", "ajouter", "inserer", "vullen"),
    *("bepalen", "bevestig", "vervolledig", "erganz", "bestatig", "bestimm", "fugen", "fullen"),
    *("to be ", "to do", "todo", "tbd", "tbc", "fixme", "…", "..."),
)
_QUOTES = (("«", "»"), ("“", "”"), ("„", "“"))


def leftovers(reading: Reading) -> Iterator[Hit]:
    """L012: a text holds what an example left to be replaced."""
    for section in reading.view:
        passages = reading.texts(section)
        yield from _found.get(section, (passages,), partial(_in_section, passages))


_found: Remembered[tuple[Hit, ...]] = Remembered()


def _in_section(passages: Iterable[Passage]) -> tuple[Hit, ...]:
    found = ((passage, left_in(passage.text)) for passage in passages)
    return tuple(_hit(passage, left) for passage, left in found if left)


def _hit(passage: Passage, left: tuple[str, ...]) -> Hit:
    return Hit(
        where=passage.where,
        section=passage.section,
        about=passage.about,
        message="Left over from an example: {leftovers}",
        hint="Put your own words or figures there, or take it out.",
        parameters={"leftovers": ", ".join(dict.fromkeys(left[:3]))},
    )


@lru_cache(maxsize=16_384)
def left_in(text: str) -> tuple[str, ...]:
    """What examples left in a text, as it stands there."""
    plain = _unescaped(text)
    folded = fold(plain)
    found: list[str] = []
    if any(sign in folded for sign in _SIGNS_OF_EXAMPLE):
        found += _left_of_example(plain, folded)
    if any(sign in folded for sign in _SIGNS_OF_LATER):
        found += _SHOUTED.findall(plain)
        found += _left_for_later(plain, folded)
    return tuple(found)


def _left_of_example(plain: str, folded: str) -> Iterator[str]:
    for hit in _EXAMPLE.finditer(folded):
        if not _is_numeral(plain, folded, hit):
            yield plain[hit.start() : hit.end()]


def _unescaped(text: str) -> str:
    """Markdown without the signs that keep ``<`` and ``[`` from meaning something."""
    if "\\" in text:
        text = re.sub(r"\\(?=[^\w\s])", "", text)
    return html.unescape(text) if "&" in text else text


def _is_numeral(plain: str, folded: str, hit: re.Match[str]) -> bool:
    """Whether what was found is a Roman numeral."""
    if set(plain[hit.start() : hit.end()]) != {"X"}:
        return False
    before = folded[max(0, hit.start() - 40) : hit.start()]
    return bool(_ROMAN_BEFORE.search(before) or _ROMAN_AFTER.match(folded, hit.end()))


def _left_for_later(plain: str, folded: str) -> Iterator[str]:
    """Notes such as “to be completed”, alone, after a colon, in brackets; else it is prose."""
    for cell in _CELL.finditer(folded):
        note = _ALONE.fullmatch(cell[0]) or _AFTER_COLON.search(cell[0])
        if note:
            yield plain[cell.start() + note.start(1) : cell.start() + note.end(1)]
    for hit in _IN_BRACKETS.finditer(folded):
        if not _quoted(plain, hit.start()):
            yield plain[hit.start() : hit.end()]


def _quoted(text: str, at: int) -> bool:
    """Whether a place stands in a quotation, where […] marks what was cut."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    curled = any(before.count(opening) > before.count(closing) for opening, closing in _QUOTES)
    return curled or before.count('"') % 2 == 1


L012 = Check(
    code="L012",
    severity="warning",
    source="Examples of the model letter",
    title="Leftovers of an example",
    why="The reader takes it for an oversight, and what it should say stays open.",
    run=leftovers,
)
