"""Single facts of a letter: who, which mandate, from when; and partners named in a list."""

from __future__ import annotations

import re
from typing import Any

from plpmission.checks.folding import fold
from plpmission.importers.placing.finding.drafting import View
from plpmission.importers.placing.finding.values import days, first_day, labelled
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


def read_facts(view: View) -> None:
    """The holder, the mandate and its dates."""
    for one in view.bodies("identification"):
        _add(view, one, _holder(one))
    for one in view.bodies("mandate"):
        _add(view, one, _mandate(one))
    for one in view.bodies("start"):
        _add(view, one, _start(view, one))


def _add(view: View, one: Passage, fields: dict[str, Any]) -> None:
    if any(fields.values()):
        view.add("fact", [one], fields, 0.85)


def _holder(one: Passage) -> dict[str, Any]:
    label, value = labelled(one.plain.strip())
    said = fold(label)
    for field, names in _LABELS.items():
        if label and re.search(rf"\b(?:{names})\b", said) and not days_in(value):
            return {field: _named(value) if field == "name" else value.rstrip(". ")}
    found: dict[str, Any] = {}
    if _BORN.search(fold(one.plain)) or "°" in one.plain:
        found["birth_date"] = next(days(one.plain), None)
    rank = _RANKS.search(fold(one.plain))
    if rank:
        found["rank"] = one.plain[rank.start() : rank.end()]
        found["name"] = _name(one.plain, rank)
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


def _mandate(one: Passage) -> dict[str, Any]:
    category = _CATEGORY.search(fold(one.plain))
    title = re.split(r"[,;(]", one.plain.strip())[0].strip(" .")
    short = len(title.split()) <= 16
    return {"mandate": title if short else "", "category": category[1] if category else ""}


def _start(view: View, one: Passage) -> dict[str, Any]:
    start = first_day(one.plain, view.lang)
    moments = [day for day in days(one.plain) if start and day > start]
    basis = next((key for key, said in _BASES if re.search(said, fold(one.plain))), "")
    return {
        "start": start,
        "end": moments[-1] if moments else None,
        "basis": basis if start else "",
    }


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


def read_period(view: View) -> None:
    """The period of a report, and the date of the letter that it reports on."""
    for one in view.bodies("period"):
        moments = list(days(one.plain))
        if len(moments) >= 2:
            letter = moments[2] if len(moments) > 2 else None
            fields = {"start": moments[0], "end": moments[1], "letter_date": letter}
            view.add("fact", [one], fields, 0.85)
            return
