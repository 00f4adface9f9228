"""Acts that a text refers to, held against the register."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from plpmission.checks.folding import fold, words
from plpmission.importers.placing.finding.drafting import View
from plpmission.importers.placing.finding.values import days
from plpmission.importers.source import Passage
from plpmission.outline import Act, acts

_KINDS = (
    ("law", r"\b(?:loi|lois|wet|wetten|gesetz|act|law)\b|\b\w+wet\b"),
    ("royal-decree", r"arrete royal|\bar\b|koninklijk besluit|\bkb\b|"
                     r"koniglicher? erlass|royal decree"),
    ("ministerial-decree", r"arrete ministeriel|ministerieel besluit|ministerieller erlass|\bmb\b"),
    ("circular", r"circulaire|omzendbrief|rundschreiben|circular"),
    ("eu-regulation", r"reglement (?:\(ue\)|europeen)|verordening|verordnung|rgpd|avg|gdpr"),
    ("policy", r"plan (?:national|zonal) de securite|nationaal veiligheidsplan|"
               r"zonaal veiligheidsplan|sicherheitsplan|\bpns\b|\bpzs\b|\bnvp\b|\bzvp\b|"
               r"note.cadre|kadernota|security plan"),
)  # fmt: skip
_ANY = re.compile("|".join(f"(?:{said})" for _, said in _KINDS))
_SEPARATED = re.compile(
    r"\s*;\s*|[,.]\s+(?=(?:la |le |les |l.|het |de |das |the |van |et |en )*(?:"
    + "|".join(said for _, said in _KINDS)
    + "))|(?<=[a-z)])\\.\\s+|\\n"
)
_AND = re.compile(
    r"\s(?:et|en|und|and)\s(?=(?:l.|la |het |de |das |the )?(?:loi|arret|wet|konin|"
    r"gesetz|royal|circul|omzend))"
)
_LONGEST = 1_900


def read_legal(view: View) -> None:
    """The acts of the legal framework, one an item."""
    for one in view.bodies("legal-framework"):
        for text in _references(one):
            add_reference(view, one, text, text)


def add_reference(view: View, one: Passage, text: str, title: str) -> None:
    """One act: ``text`` says which, with its date; ``title`` is what is kept of it."""
    act, day = _act(text)
    fields = {"title": _clean(title), "act": act.key if act else "", "date": day}
    view.add("legal", [one], fields, 0.95 if act else 0.75)


def _references(one: Passage) -> Iterator[str]:
    text = one.plain.strip()
    parts = [text] if one.kind == "item" else _parts(text)
    yield from (part for part in parts if _ANY.search(fold(part)) or _short(part))


def _parts(text: str) -> list[str]:
    folded, places, begin = fold(text), [], 0
    for pattern in (_SEPARATED, _AND):
        places += [(hit.start(), hit.end()) for hit in pattern.finditer(folded)]
    made = []
    for start, end in sorted(places):
        if start >= begin:
            made.append(text[begin:start])
            begin = end
    return [part.strip() for part in (*made, text[begin:]) if part.strip()]


def _clean(text: str) -> str:
    return " ".join(text.split())[:_LONGEST].rstrip(" .;,")


def _act(text: str) -> tuple[Act | None, dt.date | None]:
    """The act of the register that a reference means, and the date that the reference gives."""
    day = next(days(text), None)
    kind = next((key for key, said in _KINDS if re.search(said, fold(text))), "")
    by_date = [one for one in acts().values() if day and one.date == day]
    if len(by_date) > 1:
        by_date = [one for one in by_date if one.kind == kind] or by_date
    if len(by_date) == 1:
        return by_date[0], day
    return _short(text), day


def _short(text: str) -> Act | None:
    """The act whose abbreviation stands in the text; the longest one."""
    said = " ".join(words(text))
    found = [(len(name), key) for name, key in _shorts() if re.search(rf"\b{name}\b", said)]
    return acts()[max(found)[1]] if found else None


@cache
def _shorts() -> tuple[tuple[str, str], ...]:
    found = []
    for key, act in acts().items():
        for name in set(act.short.values()):
            spaced = " ".join(words(name))
            if len(spaced) > 2 and spaced not in ("plp", "bin"):
                found += [(re.escape(spaced), key), (re.escape(spaced.replace(" ", "")), key)]
    found += [(re.escape(said), key) for said, key in _ALSO if key in acts()]
    return tuple(found)


_ALSO = (
    ("plan national de securite", "PNS"), ("nationaal veiligheidsplan", "PNS"),
    ("nationaler sicherheitsplan", "PNS"), ("national security plan", "PNS"),
    ("plan zonal de securite", "PZS"), ("zonaal veiligheidsplan", "PZS"),
    ("zonaler sicherheitsplan", "PZS"), ("zonal security plan", "PZS"),
    ("exoduswet", "EXODUS"),
)  # fmt: skip
