"""Which kind of document a foreign one is: by its title, else by what its headings name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plpmission.checks.folding import words
from plpmission.importers.placing.outlines import Entry, entry
from plpmission.importers.placing.placed import DocumentKind
from plpmission.importers.source import Source

_TITLE = 14
_FIRST = 15
"""Passages at the beginning in which a document says what it is."""
_LEAST = 0.2
"""What the naming of a kind must weigh: a mention in the midst of a page is no title."""
_PROGRAM = re.compile(
    r"[{}=<>`]|[a-z]_[a-z]|\w\(\)|;$|\"{3}|'{3}|//|^#!|^\s*(?:import|from|def|class) \w"
)
"""Signs of a program's text, which names things and is none of them."""

_NAMED: Mapping[DocumentKind, tuple[str, ...]] = {
    "internal-rules": (
        "reglement ordre interieur", "~huishoudelijk reglement", "reglement orde", "hausordnung",
        "geschaftsordnung", "internal rules",
    ),
    "charter": (
        "charte partenariat", "charte plp", "charter buurt", "charter bin", "bin charter",
        "charta", "charter partnership", "charte local prevention",
    ),
    "evaluation-report": (
        "rapport evaluation", "~evaluatieverslag", "evaluatierapport", "bewertungsbericht",
        "evaluierungsbericht", "evaluation report", "rapport commission evaluation",
    ),
    "activity-report": (
        "rapport activite", "~activiteitenverslag", "activiteitenrapport", "tatigkeitsbericht",
        "activity report", "rapport d activites", "report activities",
    ),
    "letter": (
        "lettre mission", "~opdrachtbrief", "auftragsschreiben", "mandatsbrief", "mission letter",
        "mission statement", "projet mandat", "beleidsnota", "plan strategique", "beleidsplan",
    ),
}  # fmt: skip


def kind_of(source: Source) -> DocumentKind:
    """The kind that the document's beginning clearly names most; a letter where it names none."""
    found: dict[DocumentKind, float] = dict.fromkeys(_NAMED, 0.0)
    shown = [one for one in source.passages if one.kind != "contents"][:_FIRST]
    for at, one in enumerate(shown):
        if _PROGRAM.search(one.plain):
            continue
        said = words(one.plain)[:40]
        weight = (2.0 if one.kind == "heading" else 1.0) / (1 + at) / (1 + len(said) / 12)
        for kind, named in _NAMED.items():
            if any(_holds(entry(text), said) for text in named):
                found[kind] += weight
    kind = max(_NAMED, key=lambda kind: (found[kind], kind == "letter"))
    return kind if found[kind] >= _LEAST else "letter"


def names_itself(text: str, kind: DocumentKind) -> bool:
    """Whether a short line only says which document this is."""
    said = words(text)
    return 0 < len(said) <= _TITLE and any(_holds(entry(one), said) for one in _NAMED[kind])


def _holds(one: Entry, said: tuple[str, ...]) -> bool:
    return all(any(part.fits(word) for word in said) for part in one)
