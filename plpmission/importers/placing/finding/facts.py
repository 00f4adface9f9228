"""Single facts of a letter: who, which mandate, from when; and partners named in a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from plpmission.checks.folding import fold
from plpmission.importers.placing.finding.drafting import View
from plpmission.importers.placing.finding.values import days, first_day, labelled, lines_of
from plpmission.importers.source import Passage

_BORN = re.compile(
    r"\b(?:nee? (?:le|a)|ne\(e\)|geboren|geburtsdatum|geboortedatum|date de naissance|"
    r"born|date of birth|naissance)\b"
)
_RANKS = re.compile(
    r"\b(?:premier )?commissaire(?: divisionnaire)?(?: de police)?|"
    r"\b(?:eerste )?hoofdcommissaris(?: van politie)?|\bcommissaris(?: van politie)?|"
    r"\b(?:erste[rn]? )?(?:haupt)?kommissar(?:in)?(?: der polizei)?|"
    r"\b(?:chief )?(?:commissioner|superintendent|inspector)\b|\bpremier commissaire divisionnaire"
)
_LABELS = {
    "name": r"nom|naam|name|titulaire|mandataire|mandaathouder",
    "rank": r"grade|graad|dienstgrad|rank",
}
_CATEGORY = re.compile(r"\b(?:categorie|kategorie|category) (\d)\b")
_BASES = (
    ("renewal", r"renouvel|hernieuw|verlanger|erneuer|renew"),
    ("oath", r"serment|\beed|eid(?:es)?leist|vereidig|sworn|oath"),
)
_NAME = re.compile(
    r"\b(?:[A-ZÀ-Þ][\w’'-]+|van|de|der|den|du|le|la|Van|De)"
    r"(?: (?:van|de|der|den|du|le|la|[A-ZÀ-Þ][\w’'-]+)){1,4}"
)


def _add(view: View, one: Passage, found: Sequence[dict[str, Any]]) -> None:
    """One fact a passage, with the fields of all its lines."""
    fields: dict[str, Any] = {}
    for line in found:
        for name, value in line.items():
            if value and not fields.get(name):
                fields[name] = value
    if fields:
        view.add("fact", [one], fields, 0.85)


def _holder(_: View, text: str) -> dict[str, Any]:
    label, value = labelled(text)
    said = fold(label)
    for field, names in _LABELS.items():
        if label and re.search(rf"\b(?:{names})\b", said) and not days_in(value):
            return {field: _named(value) if field == "name" else value.rstrip(". ")}
    found: dict[str, Any] = {}
    if _BORN.search(fold(text)) or "°" in text:
        found["birth_date"] = next(days(text), None)
    rank = _RANKS.search(fold(text))
    if rank:
        found["rank"] = text[rank.start() : rank.end()]
        found["name"] = _name(text, rank)
    return found


def days_in(text: str) -> bool:
    """Whether a text names a day."""
    return next(days(text), None) is not None


def _named(value: str) -> str:
    return value.split(",", maxsplit=1)[0].strip(" .")


def _name(text: str, rank: re.Match[str]) -> str:
    """The name beside a rank: behind it, else before it."""
    for part in (text[rank.end() :], text[: rank.start()]):
        if found := _NAME.search(re.split(r"[,;(]", part.strip(" ,:."))[0]):
            return found[0].strip()
    return ""


def _mandate(_: View, text: str) -> dict[str, Any]:
    label, value = labelled(text)
    category = _CATEGORY.search(fold(text)) or _LABELLED.search(fold(text))
    title = re.split(r"[,;(]", value)[0].strip(" .")
    short = 1 < len(title.split()) <= 16 and (not label or bool(_TITLE.search(fold(label))))
    return {"mandate": title if short else "", "category": category[1] if category else ""}


_LABELLED = re.compile(r"^(?:categorie|kategorie|category) : .*?(\d)\b")
_TITLE = re.compile(r"mandat|fonction|functie|funktion|mandaat|benaming|intitule|title|titel")
_ENDS = re.compile(r"^(?:fin|einde|ende|end|terme|until)\b")


def _start(view: View, text: str) -> dict[str, Any]:
    start = first_day(text, view.lang)
    if start and _ENDS.search(fold(labelled(text)[0])):
        return {"end": start}
    moments = [day for day in days(text) if start and day > start]
    basis = next((key for key, said in _BASES if re.search(said, fold(text))), "")
    return {
        "start": start,
        "end": moments[-1] if moments else None,
        "basis": basis if start or labelled(text)[0] else "",
    }


_READERS: dict[str, Callable[[View, str], dict[str, Any]]] = {
    "identification": _holder,
    "mandate": _mandate,
    "start": _start,
}


def read_facts(view: View) -> None:
    """The holder, the mandate and its dates."""
    for section, reader in _READERS.items():
        for one in view.of(section):
            if one.kind in ("paragraph", "item", "table"):
                _add(view, one, [reader(view, line.strip()) for line in lines_of(one)])


def read_partners(view: View) -> None:
    """Partners of a list, with what is done together behind a colon."""
    if any(one.kind == "partner" for one in view.items):
        return
    for one in view.bodies("partners"):
        if one.kind == "item":
            name, value = labelled(one.plain.strip())
            if not name:
                name, value = _without_colon(one.plain.strip())
            if name:
                view.add("partner", [one], {"name": name, "cooperation": value}, 0.85)


def _without_colon(text: str) -> tuple[str, str]:
    parts = re.split(r"\s[–—-]\s", text, maxsplit=1)
    if len(parts) == 2 and len(parts[0].split()) <= 8:
        return parts[0], parts[1]
    return (text.rstrip(" .;"), "") if len(text.split()) <= 8 else ("", text)


_FIRST = 12
"""Passages at the beginning in which a report says its period."""


def read_period(view: View) -> None:
    """The period of a report, and the date of the letter that it reports on."""
    first = [one for one in view.passages[:_FIRST] if one.kind in ("paragraph", "item")]
    for one in (*view.bodies("period"), *first):
        moments = list(days(one.plain))
        if len(moments) >= 2:
            letter = moments[2] if len(moments) > 2 else None
            fields = {"start": moments[0], "end": moments[1], "letter_date": letter}
            view.add("fact", [one], fields, 0.85)
            return
