"""Acts that a text refers to, held against the register."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
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
_HEAD = "(?=(?:la |le |les |l.|het |de |das |the |van |et |en )*(?:{}))".format(
    "|".join(said for _, said in _KINDS)
)
_SEPARATED = re.compile(rf"\s*;\s*|[,.]\s+{_HEAD}|(?<=[a-z)])\.\s+|\n\W*{_HEAD}")
_CODE = r"(?:cp|plp|gpi|mfo|col|omp) ?\d+[a-z]*\b"
_CIRCULAR = r"(?:circulaires?|omzendbrie(?:f|ven)|rundschreiben|circulars?)"
_NEXT_CODE = re.compile(
    rf"\s*(?:,|/|&|\b(?:et|en|und|and)\b)\s*(?:(?:la |les |de |das |die |the )?{_CIRCULAR} )?"
    rf"(?={_CODE})"
)
_ENDED = re.compile(
    r"\s+(?:(?:ne |se |s.)?(?:constitu\w+t?|form(?:e|ent|s)|vorm(?:t|en)|bilde(?:t|n)|"
    r"complete(?:nt)?|"
    r"regi(?:t|ssent)|appliquent|applique|est|sont|restent|reste|is|zijn|blijft|blijven|ist|sind|are|"
    r"gel(?:dt|den|ten)|gilt|dien(?:t|en)|serv(?:ent|es?)|sert|guide(?:nt)?|determinent|determine|"
    r"fixe(?:nt)?|encadre(?:nt)?|regelt|regelen|bepaalt|bepalen))\s"
)
_AND = re.compile(
    r"\s(?:et|en|und|and)\s(?:sur |op |auf |on )?(?=(?:l.|la |het |de |das |the )?(?:loi|arret|"
    r"wet|konin|gesetz|royal|circul|omzend))"
)
_LONGEST = 1_900


def read_legal(view: View) -> None:
    """The acts of the legal framework, one an item."""
    for held in _whole(list(view.bodies("legal-framework"))):
        text = " ".join(one.plain.strip() for one in held)
        for said in _references(text, listed=held[0].kind == "item"):
            add_reference(view, held, said, said)


def _whole(bodies: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Passages with those that only go on with the act before: a line cut in two."""
    held: list[Passage] = []
    for one in bodies:
        if held and _goes_on(held[-1].plain.strip(), one.plain.strip()):
            held.append(one)
            continue
        if held:
            yield held
        held = [one]
    if held:
        yield held


def _goes_on(before: str, text: str) -> bool:
    if before.endswith((".", ";", ":")) or _ANY.search(fold(text)):
        return False
    return text[:1].islower() or bool(re.match(r"(?:19|20)\d\d\b", text))


def add_reference(view: View, held: Sequence[Passage], text: str, title: str) -> None:
    """One act: ``text`` says which, with its date; ``title`` is what is kept of it."""
    act, day = _act(" ".join(text.split()))
    fields = {"title": _clean(title), "act": act.key if act else "", "date": day}
    view.add("legal", held, fields, 0.95 if act else 0.75)


def _references(text: str, *, listed: bool) -> Iterator[str]:
    parts = _parts(text)
    if listed:
        parts = parts if _each_its_own(parts) else [text]
    else:
        parts = [_within(part) for part in parts]
    for part in parts:
        if _ANY.search(fold(part)) or _short(part):
            yield from _codes(part)


def _each_its_own(parts: list[str]) -> bool:
    """Whether the parts of a line are acts of the register, each another one."""
    known = [act.key for act, _ in map(_act, parts) if act]
    return len(set(known)) == len(parts) > 1


def _codes(text: str) -> list[str]:
    """“Circular CP 1 and CP 2” is two circulars."""
    folded, made, begin, called = fold(text), [], 0, ""
    if not (first := re.search(rf"(?:{_CIRCULAR}) (?={_CODE})", folded)):
        return [text]
    called = text[first.start() : first.end()]
    for hit in _NEXT_CODE.finditer(folded, first.end()):
        made.append(text[begin : hit.start()])
        begin = hit.end()
    made.append(text[begin:])
    return [made[0], *(f"{called}{part}" for part in made[1:])]


def _within(text: str) -> str:
    """A part of a sentence without what is said before the act and after it."""
    found = _ANY.search(fold(text))
    begin = found.start() if found and len(text[: found.start()].split()) > _ARTICLES else 0
    ended = _ENDED.search(fold(text), found.end() if found else 0)
    return text[begin : ended.start() if ended else None].strip()


_ARTICLES = 2


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
