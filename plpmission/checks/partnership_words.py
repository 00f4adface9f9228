"""What a sentence of a charter or of internal rules speaks of, in the register's language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plpmission.checks.folding import fold
from plpmission.checks.lexicon import lexicon
from plpmission.checks.moments import sentences
from plpmission.i18n import Lang

# Parties as they write their names; a word that is also a common one counts in capitals only.
_PARTY = re.compile(
    r"(?<![\w.-])(?:MR|PS(?!\s?:)|PTB(?:-PVDA)?|PVDA(?:\+)?|Ecolo|ECOLO|DéFI|cdH|N-VA|CD&V|CD\\&V"
    r"|Open Vld|Open VLD|Vlaams Belang|Les Engagés|LDD|ProDG|PFF-MR|"
    r"(?<=[a-zé,] )(?:Vooruit|Groen))(?![\w-])"
    r"|\b[Mm]ouvement [Rr]éformateur\b|\b[Pp]arti [Ss]ocialiste\b|\b[Pp]arti du [Tt]ravail\b"
    r"|\b[Ll]iste (?:électorale|communale) «"
)
_PERSONAL = re.compile(
    r"\b\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}\b"  # national register number
    r"|\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}\b"
    r"|(?<![\d.])(?:\+32|0)\s?4\d{2}(?:[ /.]?\d{2}){3}(?!\d)"  # mobile telephone
    r"|\bBE\d{2}(?: ?\d{4}){3}\b"
)


def _refused(sentence: str, lang: Lang) -> bool:
    """Whether a folded sentence forbids what it speaks of; “only to …” allows it after all."""
    allowed = lexicon("only_to", lang).search(sentence)
    kept = sentence[: allowed.start()] + sentence[allowed.end() :] if allowed else sentence
    return _forbids(kept, lang)


def _forbids(sentence: str, lang: Lang) -> bool:
    return bool(re.search(rf"{lexicon('refused', lang).pattern}(?!\w)", sentence))


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    for sentence in sentences(text):
        if sentence.strip():
            yield sentence.strip(), fold(sentence)


def patrols(text: str, lang: Lang) -> tuple[str, ...]:
    """The sentences that have members patrol, or do other work of the police."""
    return tuple(
        sentence
        for sentence, folded in _sentences(text)
        if lexicon("patrol", lang).search(folded)
        and not lexicon("by_police", lang).search(folded)
        and not _refused(folded, lang)
    )


def parties(text: str, _: Lang) -> tuple[str, ...]:
    """The names of political parties in a text."""
    return tuple(found[0] for found in _PARTY.finditer(text))


def pictures(text: str, lang: Lang) -> tuple[str, ...]:
    """The sentences that let pictures of people or plates be shared."""
    return tuple(
        sentence
        for sentence, folded in _sentences(text)
        if lexicon("picture", lang).search(folded)
        and lexicon("recognisable", lang).search(folded)
        and not _refused(folded, lang)
    )


def privileges(text: str, lang: Lang) -> tuple[str, ...]:
    """The sentences that promise members more than others, or keep others out."""
    return tuple(
        sentence
        for sentence, folded in _sentences(text)
        if lexicon("privilege", lang).search(folded) and not _forbids(folded, lang)
    )


def personal(text: str, _: Lang) -> tuple[str, ...]:
    """What in a text identifies a person: numbers, addresses of mail, accounts.

    Only its first signs are given: a finding is read by more people than the text.
    """
    return tuple(f"{found[0][:2]}…" for found in _PERSONAL.finditer(text))


def gains(text: str, lang: Lang) -> bool:
    """Whether a fee is said to serve a gain, or a feast."""
    return any(
        lexicon("gain", lang).search(folded) and not _refused(folded, lang)
        for _, folded in _sentences(text)
    )
