"""Single facts of a letter: who, which mandate, from when; and partners named in a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from plpmission.checks.folding import fold
from plpmission.importers.placing.finding.drafting import View
from plpmission.importers.placing.finding.moments import basis_of, is_start, mandate_days
from plpmission.importers.placing.finding.values import days, labelled, lines_of
from plpmission.importers.source import Passage

_BORN = re.compile(
    r"\b(?:nee? (?:le|a)|ne\(e\)|geboren|geburtsdatum|geboortedatum|date de naissance|"
    r"born|date of birth|naissance)\b"
)
_RANKS = re.compile(
    r"\b(?:premiere? )?commissaire(?: divisionnaire)?(?: de police)?|"
    r"\b(?:eerste )?hoofdcommissaris(?: van politie)?|\b(?:eerste )?commissaris(?: van politie)?|"
    r"\b(?:erste[rn]? )?(?:polizei)?(?:haupt|ober)?kommissar(?:in)?(?: der polizei)?|"
    r"\b(?:chief )?(?:commissioner|superintendent|inspector)\b"
)
_LABELS = {
    "name": r"nom|naam|name|titulaire|mandataire|mandaathouder",
    "rank": r"grade|graad|dienstgrad|rank",
}
_CATEGORY = re.compile(r"\b\w*(?:categorie|kategorie|category):? (\d)\b")
_SMALL = "van|de|der|den|du|le|la|von|zu"
_NAME = re.compile(
    rf"(?:(?:van|de|der|den|du|le|la|von|Van|De) )*[A-ZÀ-Þ][\w.’'-]+"
    rf"(?: (?:{_SMALL}|[A-ZÀ-Þ][\w’'-]+)){{1,4}}"
)
_CALLED = re.compile(
    r"^(?:(?:le|la|de|der|die) )?(?:monsieur|madame|mme|mr|mrs|ms|m\.|mevrouw|dhr\.?|heer|"
    r"herr|frau) "
)
_NO_NAME = re.compile(r"\b(?:zone|police|politie\w*|polizei\w*|corps|korps|commune|gemeente)\b")


_BARE = re.compile(
    rf"^(?:Nom(?: et prénom)?|Naam|Name)\s+(?P<name>(?:[A-ZÀ-Þ][\w’'-]+, )?{_NAME.pattern})$"
)
"""A table's label and its cell, as a PDF gives them on one line."""


def _add(view: View, one: Passage, found: Sequence[dict[str, Any]]) -> None:
    """One fact a passage, with the fields of all its lines."""
    fields: dict[str, Any] = {}
    for line in found:
        for name, value in line.items():
            if value and not fields.get(name):
                fields[name] = value
    if fields:
        view.add("fact", [one], fields, 0.85)


def _holder(text: str) -> dict[str, Any]:
    label, value = labelled(text)
    said = fold(label)
    for field, names in _LABELS.items():
        if label and re.search(rf"\b(?:{names})\b", said) and not days_in(value):
            return {field: _named(value) if field == "name" else value.rstrip(". ")}
    if bare := _BARE.match(text):
        return {"name": _named(bare["name"])}
    found: dict[str, Any] = {}
    born = _BORN.search(fold(text))
    if born or "°" in text:
        at = born.start() if born else text.find("°")
        found["birth_date"] = next(days(text[at:]), None)
    rank = _RANKS.search(fold(text))
    if rank:
        found["rank"] = text[rank.start() : rank.end()]
        found["name"] = _name(text, rank)
    return found


def days_in(text: str) -> bool:
    """Whether a text names a day."""
    return next(days(text), None) is not None


def _named(value: str) -> str:
    """The name of a line; “Schmetz, Birgit” is turned round."""
    family, *given = [part.strip(" .") for part in value.split(",")]
    if given and len(family.split()) == 1 and _GIVEN.match(given[0]):
        return f"{given[0]} {family}"
    return family


_GIVEN = re.compile(r"^[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}$")


def _name(text: str, rank: re.Match[str]) -> str:
    """The name beside a rank: right behind it, else in the nearest words before that are one."""
    behind = _ENDED.split(text[rank.end() :].lstrip(" ,:"))[0]
    if (found := _NAME.match(behind)) and not _NO_NAME.search(fold(found[0])):
        return found[0]
    for part in reversed(_ENDED.split(text[: rank.start()])):
        if _BORN.search(fold(part)) or days_in(part):
            continue
        said = part.strip(" .:")
        said = said[len(called[0]) :] if (called := _CALLED.match(fold(said))) else said
        whole = next((hit for hit in _NAME.finditer(said) if hit.end() == len(said)), None)
        if whole and not _NO_NAME.search(fold(whole[0])):
            return whole[0]
    return ""


_ENDED = re.compile(r"[,;(]|\s[–—-]\s")


def _mandate(text: str) -> dict[str, Any]:
    label, value = labelled(text)
    category = _CATEGORY.search(fold(text)) or _LABELLED.search(fold(text))
    title = _title_of(value, named=bool(label and _TITLE.search(fold(label))))
    return {"mandate": title, "category": category[1] if category else ""}


def _title_of(text: str, *, named: bool) -> str:
    """What the mandate is called: behind a label, or as the words that name an office."""
    first = re.split(r"[,;(]|\.(?:\s|$)", text)[0].strip(" .")
    if named:
        title = first
    elif found := _OFFICE.search(fold(first)):
        title = first[found.start() :]
    else:
        return ""
    short = 1 < len(title.split()) <= _WORDS and not days_in(title)
    return title[:1].upper() + title[1:] if short else ""


_WORDS = 16
"""Words of a mandate's title at most."""
_OFFICES = (
    r"(?:chefs? de (?:la )?(?:corps|police)|cheffe de corps|korpschef\w*|zonechef\w*|"
    r"directeur|directrice|directeur-\w+|direkt(?:or|eur)\w*|director|inspecteur general|"
    r"commissaire general\w*|chief (?:constable|of police)|corps commander|"
    r"bestuurlijk directeur|gerechtelijk directeur|coordinateur|head of)"
)
_OFFICE = re.compile(
    rf"\b(?:mandat|mandaat|mandate|fonction|functie|funktion|ambt|amt|office|post)"
    rf" (?:\w+ ){{0,2}}?(?:d.|l.)?{_OFFICES}\b|^{_OFFICES}\b"
)
_LABELLED = re.compile(r"^(?:categorie|kategorie|category) : .*?(\d)\b")
_TITLE = re.compile(r"mandat|fonction|functie|funktion|mandaat|benaming|intitule|title|titel")


def _start(text: str) -> dict[str, Any]:
    label, _ = labelled(text)
    found = mandate_days(text)
    return found or ({"basis": basis_of(text)} if label else {})


_READERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "identification": _holder,
    "mandate": _mandate,
    "start": _start,
}


def read_facts(view: View) -> None:
    """The holder, the mandate and its dates."""
    for section in _READERS:
        for one in view.of(section):
            if one.kind in ("paragraph", "item", "table"):
                _add(view, one, [_read(section, line.strip()) for line in lines_of(one)])


def _read(section: str, line: str) -> dict[str, Any]:
    """What a line says; who was born, and who took an oath, is plain in the sections beside."""
    found = _READERS[section](line)
    if section != "identification" and _BORN.search(fold(line)) and days_in(line):
        found = {**_holder(line), **found}
    if section == "mandate" and is_start(line):
        found = {**_start(line), **found}
    return found


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
