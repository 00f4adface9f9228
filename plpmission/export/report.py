"""What to know before an export: whether all can read the document, and whether it is complete.

Light enough to run while a dialog opens: nothing is made, texts are looked at where they stand.
What the law and the model letter ask is said by ``checks``; this is about the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from plpmission.export.glyphs import missing
from plpmission.i18n import Lang, translator
from plpmission.model import Document, Dossier, Part
from plpmission.model.sections import SECTION_IDS
from plpmission.outline.contents import section_of, states

CAPITALS = 40
"""Letters from which words in capitals are hard to read."""
LONG_WORD = 60
"""Letters from which a word is cut at the end of a line."""
ROWS = 300
"""Rows of a typed table from which it runs over many pages."""
MOST = 100
"""Remarks at most: who has more begins with these."""

_BARE_LINK = re.compile(r"\[\s*(?:https?://|www\.)[^\]]*\]\(")
_HEAD = re.compile(r"^\s*\|(.*)\|\s*\n\s*\|[\s:|-]+\|\s*$", re.MULTILINE)
_CAPITALS = re.compile(r"(?:[^\W\d_a-zà-öø-ÿœ]+[\s,;:’'-]+){3,}[^\W\d_a-zà-öø-ÿœ]+")
_WORD = re.compile(rf"[^\s/\\-]{{{LONG_WORD},}}")


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One thing to know, in the reader's language, with the place that it is about."""

    code: str
    where: str
    section: str
    message: str
    hint: str
    source: str


@dataclass(frozen=True)
class _Look:
    """What is looked for in a text: what is said with what was found, and what to do."""

    code: str
    message: str
    hint: str
    source: str
    find: Callable[[str], str]


def report(dossier: Dossier, document: Document, lang: Lang) -> list[Remark]:
    """What to know before a document is exported, in the document's order."""
    part = dossier.part_for(document)
    found = [*_empty(part, lang), *_texts(part, lang)]
    order: dict[str, int] = {section: at for at, section in enumerate(SECTION_IDS)}
    return sorted(found, key=lambda remark: order.get(remark.section, len(order)))[:MOST]


def _empty(dossier: Dossier, lang: Lang) -> Iterator[Remark]:
    t = translator("export", lang)
    for section, state in states(dossier).items():
        if state == "empty" and section in SECTION_IDS:
            yield Remark(
                code="F001",
                where=f"letter.sections[{section}].text",
                section=section,
                message=t("This section is empty and will not stand in the document."),
                hint=t("Fill it in, or leave it out with a reason."),
                source="",
            )


def _texts(dossier: Dossier, lang: Lang) -> Iterator[Remark]:
    t = translator("export", lang)
    for where, text in _every_text(dossier, ""):
        for look in LOOKS:
            if found := look.find(text):
                yield Remark(
                    code=look.code,
                    where=where,
                    section=section_of(where),
                    message=t(look.message, found=found),
                    hint=t(look.hint),
                    source=look.source,
                )


def _every_text(part: Part, path: str) -> Iterator[tuple[str, str]]:
    for name in type(part).model_fields:
        value, here = getattr(part, name), f"{path}.{name}".strip(".")
        if isinstance(value, str):
            if name not in ("id", "lang") and len(value) > 1:
                yield here, str(value)
        elif isinstance(value, Part):
            yield from _every_text(value, here)
        elif isinstance(value, tuple):
            yield from _in_list(value, here)


def _in_list(values: Iterable[Any], path: str) -> Iterator[tuple[str, str]]:
    for at, value in enumerate(values):
        if isinstance(value, Part):
            key = value.id if path == "letter.sections" and hasattr(value, "id") else at
            yield from _every_text(value, f"{path}[{key}]")
        elif isinstance(value, str) and not _is_id(value):
            yield path, value


def _is_id(text: str) -> bool:
    return bool(re.fullmatch(r"[a-z]+-[\w-]+", text))


def _bare_link(text: str) -> str:
    found = _BARE_LINK.search(text) if "](" in text else None
    return found[0][1:-2].strip()[:80] if found else ""


def _empty_head(text: str) -> str:
    heads = _HEAD.findall(text) if "|" in text else []
    return next((head.strip() for head in heads if not all(c.strip() for c in head.split("|"))), "")


def _capitals(text: str) -> str:
    found = (match[0] for match in _CAPITALS.finditer(text) if len(match[0]) >= CAPITALS)
    return next((words[:60] for words in found), "")


def _long_word(text: str) -> str:
    found = _WORD.search(text)
    is_address = found and ("://" in found[0] or "](" in found[0] or "@" in found[0])
    return found[0][:30] + "…" if found and not is_address else ""


def _many_rows(text: str) -> str:
    rows = text.count("\n|")
    return str(rows) if rows > ROWS else ""


LOOKS: tuple[_Look, ...] = (
    _Look(
        "A001",
        "No font that is shipped has these signs: {found}. The PDF shows □ in their place.",
        "Write them in Latin, Greek, Cyrillic or Arabic letters, or export as Word.",
        "PDF/UA-1, 7.21",
        missing,
    ),
    _Look(
        "A002",
        "A link shows its address, “{found}”: read aloud, it says nothing.",
        "Give the link words that say where it leads.",
        "WCAG 2.2, 2.4.4",
        _bare_link,
    ),
    _Look(
        "A003",
        "A table has a column without a title: “{found}”.",
        "Give each column a title: a screen reader says it with each cell.",
        "WCAG 2.2, 1.3.1",
        _empty_head,
    ),
    _Look(
        "A004",
        "A passage stands in capitals: “{found}”. Capitals are hard to read, and some screen "
        "readers spell them.",
        "Write it in small letters, and make it bold if it matters.",
        "WCAG 2.2, 3.1.5",
        _capitals,
    ),
    _Look(
        "A005",
        "A word is longer than a line: “{found}”. It will be cut.",
        "Look whether spaces are missing.",
        "WCAG 2.2, 1.4.10",
        _long_word,
    ),
    _Look(
        "A006",
        "A table has {found} rows: it runs over many pages.",
        "Keep what the text needs, and add the whole table as an annex.",
        "WCAG 2.2, 1.3.1",
        _many_rows,
    ),
)
