"""Plans that running text tells of: “The plan X runs from … to …, led by …”."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plpmission.checks.folding import fold
from plpmission.i18n import Lang
from plpmission.importers.placing.finding.blocks import Block
from plpmission.importers.placing.finding.columns import fields_of
from plpmission.importers.placing.finding.drafting import View
from plpmission.importers.placing.finding.values import labelled
from plpmission.importers.source import Passage
from plpmission.smart.periods import periods
from plpmission.smart.plain import plain

_SURE, _ELSEWHERE = 0.85, 0.7
_KIND = (
    r"(?:[Pp]lans?(?: tactiques?| d[’']actions?| opérationnels?| van aanpak)?|[Aa]ctieplan(?:nen)?|"
    r"[Tt]actische? plan(?:nen)?|Aktionspl(?:a|ä)ne?|Maßnahmenplan|[Aa]ction plans?|"
    r"[Ff]iche d[’']action)"
)
_QUOTED = r"[«“„‘\"]\s?[^»”“’\"]{2,80}?\s?[»”“’\"]"
_SMALL = r"(?:de|du|des|van|en|et|und|&|la|le|les|der|die|het|and|of|op|sur)"
_PROPER = rf"[A-ZÀ-Þ][\w’'-]*(?: (?:{_SMALL} )?[A-ZÀ-Þ0-9][\w’'.-]*){{0,6}}"
_MENTION = re.compile(
    rf"(?:(?<=^)|(?<=[.;,:]\s)|(?<=\bet )|(?<=\ben )|(?<=\bund )|(?<=\band ))"
    rf"(?:(?:[Ll]es?|[Hh]et|[Dd]e[rn]?|[Dd]ie|[Uu]n|[Ee]in|[Tt]he|[Nn]otre|[Oo]ns|[Uu]nser|[Aa]) )?"
    rf"(?P<kind>{_KIND}) (?P<name>{_QUOTED}|{_PROPER})(?![\w’'-])(?![^.;()]{{0,70}}:\s)"
)
_ALSO = re.compile(rf"\s?(?:,|et|en|und|and)\s(?P<name>{_QUOTED})")
_LED = re.compile(
    r"(?:sous (?:la )?(?:conduite|direction|responsabilite|houlette)|(?:porte|pilote|dirige|"
    r"mene|conduit|coordonne|gere)e? par|onder (?:de )?(?:leiding|verantwoordelijkheid) van|"
    r"(?:getrokken|geleid|gecoordineerd) door|"
    r"unter (?:der )?(?:leitung|fuhrung|verantwortung) (?:von|des|der)|"
    r"(?:geleitet|gefuhrt) von|led by|managed by|headed by|under(?: the \w+ of)?)\s+"
)
_LEADS = re.compile(
    r"(?:^|[;,.]\s+)(?P<who>[^;,.]{4,60}?) (?:en est (?:le|la) "
    r"(?:pilote|responsable|porteu(?:r|se))|"
    r"(?:is|ist) (?:de |die |der )?(?:trekker|verantwoordelijke|verantwortlich\w*|the lead))\b"
)
_RANK = re.compile(
    r"^(?:premier |premiere |eerste |erste[rn]? )?\w*(?:commissa|kommissa|inspect|inspek)"
)
_ARTICLE = re.compile(
    r"^(?:de la |de l[’']|du |des |de |d[’']|le |la |l[’']|der |dem |den |het |the )", re.I
)
_FROM = re.compile(
    r"(?:depuis|des|demarre|debute|commence|lance|a partir|start|begin|vanaf|sinds|\bab\b|seit|"
    r"\bfrom|since|\bvan|\bvon|\bde)\b[^.;]{0,30}$"
)
_UNTIL = re.compile(
    r"(?:jusqu|\btot|\bbis|until|\bto\b|d.ici|\btegen|\bavant|\bvoor|\ba|\bau|eind\w*)[^.;]{0,12}$"
)


@dataclass(frozen=True)
class Told:
    """A plan that a sentence tells of: its name, and all that is said of it there."""

    title: str
    said: str


def told_plans(view: View) -> dict[str, list[Told]]:
    """The plans that paragraphs tell of, by passage: of the plans' section, or dated or led."""
    found = {}
    for one in view.passages:
        if one.kind not in ("paragraph", "item"):
            continue
        plans = list(_told(one.plain))
        if view.places[one.id].section != "plans":
            plans = [plan for plan in plans if view.document == "letter" and _says(view, plan)]
        if plans:
            found[one.id] = plans
    return found


def _says(view: View, plan: Told) -> bool:
    start, end = _days(plan.said, view.lang)
    return bool(_owner(plan.said) and (start or end))


def _told(text: str) -> Iterator[Told]:
    hits = list(_MENTION.finditer(text))
    for at, hit in enumerate(hits):
        end = hits[at + 1].start() if at + 1 < len(hits) else len(text)
        said = _TAIL.sub("", text[hit.end() : end]).strip()
        if not said:
            continue
        yield Told(_title(hit["kind"], hit["name"]), said)
        begin = hit.end()
        while also := _ALSO.match(text, begin, end):
            yield Told(_title(hit["kind"], also["name"]), said)
            begin = also.end()


_TAIL = re.compile(r"[\s,;]*(?:et|en|und|and)?[\s,]*$")


def _title(kind: str, name: str) -> str:
    title = f"{kind} {name}"
    return title[:1].upper() + title[1:]


def add_told(view: View, told: Mapping[str, Sequence[Told]], found: Sequence[Block]) -> None:
    """The plans told of as items; those that stand as entries of their own are there already."""
    known = {_key(block.title) for block in found}
    for one in view.passages:
        for plan in told.get(one.id, ()):
            key = _key(plan.title)
            if not any(key in other or other in key for other in known):
                _add(view, one, plan)
                known.add(key)


def _key(title: str) -> str:
    said = re.sub(r"[«»“”„\"]", " ", fold(title))
    return " ".join(re.sub(rf"^\W*{fold(_KIND)}\b", "", said).split()) or said


def _add(view: View, one: Passage, plan: Told) -> None:
    start, end = _days(plan.said, view.lang)
    fields = {
        "title": plan.title,
        "text": plan.said,
        "owner": _owner(plan.said),
        "start": start,
        "end": end,
    }
    here = view.places[one.id].section == "plans"
    view.add("plan", [one], fields, _SURE if here else _ELSEWHERE)


def _owner(said: str) -> str:
    """Who leads it: in brackets, behind words that say so, or as the subject of them."""
    if bracket := re.match(r"\s*\(([^)]{4,80})\)", said):
        label, value = labelled(bracket[1])
        if label and "owner" in fields_of(label):
            return value.strip(" .")
        if not label and _RANK.match(fold(bracket[1])):
            return bracket[1].strip()
    folded = fold(said)
    if led := _LED.search(folded):
        return _ARTICLE.sub("", re.split(r"[,;.)(]", said[led.end() :])[0].strip())
    if leads := _LEADS.search(folded):
        return _ARTICLE.sub("", said[leads.start("who") : leads.end("who")].strip())
    return ""


def _days(said: str, lang: Lang) -> tuple[dt.date | None, dt.date | None]:
    """From when until when, where the words before each moment say which it is."""
    text = plain(said)
    folded, start, end, before = fold(text), None, None, 0
    for moment in periods(text, lang):
        lead = folded[before : moment.start]
        if moment.grain == "years":
            start, end = start or moment.first, end or moment.last
        elif start and _UNTIL.search(lead):
            end = end or moment.last
        elif _FROM.search(lead) and not start:
            start = moment.first
        elif _UNTIL.search(lead) or moment.at_end:
            end = end or moment.last
        before = moment.end
    return (start, end) if not (start and end and end < start) else (None, None)
