"""From when until when a mandate runs: only days beside words that say so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from plpmission.checks.folding import fold
from plpmission.importers.placing.finding.values import dated

_OATH = r"serment|eedaflegging|\beed\b|\beid\b|eid(?:es)?leist|vereidig|sworn|\boath\b"
_RENEWED = r"renouvel|hernieuw|verlanger|erneuer|renew|verleng"
_STARTS = re.compile(
    rf"{_OATH}|{_RENEWED}|entree en (?:fonction|service|vigueur)|entre en|"
    r"prise (?:d.effet|de cours)|"
    r"prend (?:cours|effet|ses fonctions)|debut|commence|a partir du|\bdes le\b|\bdepuis le\b|"
    r"designe|designation|nomme|nomination|installe|"
    r"aanvang|aanstelling|aangesteld|aangewezen|aanwijzing|benoemd|benoeming|ingang|"
    r"\bbegin(?:n|t|datum)?\b|\bstart|vanaf|\bgaat in\b|\bneemt\b.*\baan\b|"
    r"antritt|angetreten|beginnt|ernannt|ernennung|\btritt\b|bestellt|amtseinfuhrung|\bab dem\b|"
    r"appoint|takes? effect|commenc|effective|takes? office|took office"
)
_ENDS = re.compile(
    r"\bfin\b|prend fin|jusqu|expir|echeance|echoit|\bterme\b|s.acheve|se termine|"
    r"\beinde\b|eindigt|einddatum|\btot\b|verstrijkt|loopt af|"
    r"\bende\b|\bendet\b|\bbis\b|lauft\b.*\baus\b|ablauf|"
    r"\bends?\b|\buntil\b|expir"
)
_SPAN = re.compile(r"\bmandat|\bmandaat|\bmandate|periode|period|looptijd|laufzeit|amtszeit|duree")
_JOINED = re.compile(r"^\W*(?:au|tot(?: en met)?|t/m|bis(?: zum)?|to|until)?\W*$")
_UNLESS = re.compile(
    rf"(?:sauf|hormis|sous reserve|behoudens|tenzij|vorbehalt\w*|unless|except|demande|aanvra\w+|"
    rf"eventuel\w*|mogelijk\w*)\W+(?:\w+\W+){{0,4}}?(?:{_RENEWED})"
)
_CLAUSE = re.compile(r"(?<=[^\d\s])[.;]\s+(?=\S)|;\s+|(?<=\d{4})\.\s+")


def mandate_days(text: str) -> dict[str, Any]:
    """The start and the end of a mandate, and on what it rests, where the words say them."""
    found: dict[str, Any] = {}
    for clause in _CLAUSE.split(text):
        for name, value in _clause(clause):
            found.setdefault(name, value)
    if found.get("end") and found.get("start") and found["end"] <= found["start"]:
        del found["end"]
    return found


def _clause(clause: str) -> Iterator[tuple[str, Any]]:
    said = _UNLESS.sub("", fold(clause))
    started = False
    for name, value in _told(clause):
        started = started or name == "start"
        yield name, value
    if started and re.search(_OATH, said):
        yield "basis", "oath"
    elif started and re.search(_RENEWED, said):
        yield "basis", "renewal"


def _told(clause: str) -> Iterator[tuple[str, dt.date]]:
    """What each day of a clause is: by the words before it, for a single day by all of them."""
    folded, before, last = fold(clause), 0, ""
    held = list(dated(clause))
    for begin, end, day in held:
        lead = _UNLESS.sub("", folded[before:begin])
        last = _role(lead, last)
        if not last and len(held) == 1:
            last = _role(_UNLESS.sub("", folded[end:]), "")
        if last:
            yield last, day
        before = end


def _role(lead: str, last: str) -> str:
    starts, ends = list(_STARTS.finditer(lead)), list(_ENDS.finditer(lead))
    if last == "start" and _JOINED.match(lead):
        return "end"
    if ends and (not starts or ends[-1].start() > starts[-1].start()):
        return "end"
    return "start" if starts or _SPAN.search(lead) else ""


def basis_of(text: str) -> str:
    """On what a mandate rests, as a line with a label says it."""
    said = _UNLESS.sub("", fold(text))
    if re.search(_RENEWED, said):
        return "renewal"
    return "oath" if re.search(_OATH, said) else ""


def is_start(text: str) -> bool:
    """Whether a sentence tells of the oath, which begins a mandate wherever it stands."""
    return bool(re.search(_OATH, fold(text)))
