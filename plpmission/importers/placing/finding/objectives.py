"""Objectives, plans, results and judgements: one a block, with what their lines say of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from plpmission.checks.folding import fold
from plpmission.importers.placing.finding.blocks import Block, blocks, label_of
from plpmission.importers.placing.finding.columns import fields_of
from plpmission.importers.placing.finding.drafting import View
from plpmission.importers.placing.finding.measures import aimed, amount
from plpmission.importers.placing.finding.told import add_told, told_plans
from plpmission.importers.placing.finding.values import (
    first_day,
    labelled,
    last_day,
    lines_of,
    unit,
)
from plpmission.importers.placing.placed import Found
from plpmission.importers.source import Passage
from plpmission.smart import smart
from plpmission.smart.quantities import quantities

_TITLE = 110
"""Characters of a sentence up to which it serves as the objective's title too."""
_PARTS = re.compile(r"(?<=[.;])\s+|\n+|(?=\()")
_LEADS = re.compile(r":$")
_LISTED_BELOW = re.compile(
    r"ci-(?:apres|dessous)|onderstaande|volgende tabel|nachstehend|folgende tabelle|table below"
)
_DETAILS = (
    *("indicator", "baseline", "target", "unit", "deadline", "owner"),
    *("definition", "formula"),
)


def read_objectives(view: View) -> None:
    """The objectives of a letter; those of tables are read already."""
    listed = {_key(one.fields["title"]) for one in view.items if one.kind == "objective"}
    held = [one for one in view.of("objectives") if one.id not in view.taken]
    found = blocks(view, held, "objective", _fits(view))
    twice = listed & {_key(_short(block.title)) for block in found}
    for block in found:
        if not listed or twice or block.sure > _ONLY_SAID:
            _objective(view, block)
    if twice:
        _withdraw(view, twice)


def _key(title: str) -> str:
    return " ".join(fold(title).split())


def _withdraw(view: View, titles: set[str]) -> None:
    """A table that lists the objectives again, which stand below in full, stays a table."""
    tables = {one.id for one in view.passages if one.kind == "table"}
    again = [
        one
        for one in view.items
        if one.kind == "objective"
        and one.passages[0] in tables
        and _key(one.fields["title"]) in titles
    ]
    gone = {one.id for one in again} | {key for one in again for key in _indicators_of(one)}
    view.items = [one for one in view.items if one.id not in gone]


def _indicators_of(one: Found) -> tuple[str, ...]:
    return one.links.get("indicators", ())


_ONLY_SAID = 0.9
"""Beside a table of objectives only what is called an objective is one."""


def _fits(view: View) -> Any:
    def fits(text: str) -> bool:
        if _LEADS.search(text.strip()) or len(text.split()) < 5 or _LISTED_BELOW.search(fold(text)):
            return False
        judged = smart(text, view.lang)
        return bool(judged.specific) and bool(judged.measurable or judged.time_bound)

    return fits


def _objective(view: View, block: Block) -> None:
    said, details = _split(block.below)
    text = " ".join([*([] if said else [block.title]), *said])
    judged = smart(text if said else block.title, view.lang)
    indicators = _known(view, details) or _indicator(view, block, details, text)
    fields = {
        "title": _short(block.title),
        "text": text,
        "number": block.number,
        "kind": judged.kind.value if judged.kind else None,
        "deadline": _deadline(view, details) or judged.deadline,
        "owner": details.get("owner", ""),
    }
    links = {"indicators": indicators} if indicators else {}
    view.add("objective", block.whole, fields, block.sure, links)


def _deadline(view: View, details: Mapping[str, str]) -> Any:
    return last_day(details["deadline"], view.lang) if "deadline" in details else None


def _split(below: Sequence[Passage]) -> tuple[list[str], dict[str, str]]:
    """The sentences below an entry, and what its labelled lines say, by field.

    A line that says where it starts or what it aims at, and no indicator's name, is the entry's
    own sentence too.
    """
    said, details = [], {}
    for one in below:
        for line in lines_of(one) if one.rows else ():
            details.update(_detailed(line))
        if one.rows:
            continue
        found = _detailed(one.plain)
        details.update(found)
        if not found or (_AIMS & set(found) and "indicator" not in found):
            said.append(one.plain.strip())
    return said, details


_AIMS = frozenset({"baseline", "target"})


def _detailed(text: str) -> dict[str, str]:
    """What the labelled parts of a line say, where it begins with such a part."""
    found: dict[str, str] = {}
    for part in _PARTS.split(text):
        label, value = labelled(part.strip("( "))
        field = next((one for one in fields_of(label) if one in _DETAILS), "") if label else ""
        if field and value:
            found.setdefault(field, value.strip(" .;)"))
        elif not found:
            return {}
        elif not label:
            found.setdefault("rest", part.strip())
    return found


def _known(view: View, details: Mapping[str, str]) -> tuple[str, ...]:
    """The indicators defined elsewhere that an objective's lines name."""
    said = _key(details.get("indicator", ""))
    named = (one for one in view.items if one.kind == "indicator")
    return tuple(one.id for one in named if said and _key(one.fields.get("name", "-")) in said)


def _indicator(view: View, block: Block, details: Mapping[str, str], text: str) -> tuple[str, ...]:
    """The indicator that an objective's lines define."""
    name = details.get("indicator", "")
    if not name and not _AIMS & set(details):
        return ()
    beside = next((p.plain for p in block.below if "(" in p.plain and name and name in p.plain), "")
    bracket = beside[beside.find("(") :] if beside else ""
    baseline, target = details.get("baseline", ""), details.get("target", "")
    fields = {
        "name": name.split("(")[0].strip() or _short(block.title),
        "unit": details.get("unit", "") or unit(target) or unit(baseline),
        "baseline": amount(baseline or bracket),
        "target": amount(target) if target else aimed(bracket or details.get("rest", "")),
        "deadline": _deadline(view, details) or smart(text, view.lang).deadline,
    }
    return (view.add("indicator", block.whole, fields, 0.8),)


def _short(title: str) -> str:
    """A title of a line: the sentence itself, or its first words."""
    text = " ".join(title.split()).rstrip(".")
    if len(text) <= _TITLE:
        return text
    cut = text[:_TITLE].rsplit(" ", 1)[0]
    return cut.rsplit(",", 1)[0] if "," in cut[40:] else cut


def _never(_: str) -> bool:
    return False


def read_plans(view: View) -> None:
    """The plans that have a name of their own; the rows of tables are read where there are none."""
    held = view.of("plans")
    tables = any(one.kind == "table" for one in held)
    told = told_plans(view)
    shown = [one for one in held if one.id not in told]
    found = [
        block
        for block in blocks(view, shown, "plan", _never)
        if block.sure > (_NAMED if tables else _LISTED) and not _CHANGES.search(fold(block.title))
    ]
    for block in found:
        _plan(view, block)
    below = {one.id for block in found for one in block.below}
    add_told(view, {key: plans for key, plans in told.items() if key not in below}, found)


_CHANGES = re.compile(r"organ[io]gram|\bstruktur|\bstruct(?:ure|uur)\b")
"""What a heading above changes of the organisation says: they are no plans."""


_ASIDE = re.compile(r"\s*[,(]")
_LETTERS = 3
_NAMED, _LISTED = 0.9, 0.75
"""Beside tables only what is called a plan is one."""


def read_indicators(view: View) -> None:
    """Indicators that have a heading each, with a table or lines that say what they measure."""
    held = view.of("management-control", "objectives")
    named = [one for one in held if one.kind == "heading" and label_of(one.plain, "indicator")]
    for block in blocks(view, held if named else [], "indicator", _never):
        if block.sure > _NAMED and block.passages[0].kind == "heading":
            _own_indicator(view, block)


def _own_indicator(view: View, block: Block) -> None:
    details = {}
    for one in block.below:
        for line in lines_of(one):
            details.update(_detailed(line))
    baseline, target = details.get("baseline", ""), details.get("target", "")
    fields = {
        "name": _short(block.title),
        "definition": details.get("definition", ""),
        "formula": details.get("formula", ""),
        "unit": details.get("unit", "") or unit(target),
        "baseline": amount(baseline),
        "target": amount(target),
        "deadline": _deadline(view, details) or last_day(target, view.lang),
    }
    view.add("indicator", block.whole, fields, block.sure)


def _plan(view: View, block: Block) -> None:
    first, _, rest = block.title.partition(". ")
    name, colon, told = first.partition(":")
    said = [one for one in block.below if not one.rows]
    facts = [line for one in block.below if one.rows for line in lines_of(one)]
    whole = ". ".join([*(facts or [block.title]), *(one.plain for one in said)])
    fields = {
        "title": _short(_ASIDE.split(name)[0] if colon and len(name) > _LETTERS else first),
        "text": "\n".join(
            part for part in (told.strip(), rest, *(one.plain for one in said)) if part
        ),
        "number": block.number,
        "owner": _owner(whole),
        "start": _first(view, whole),
        "end": _end(view, whole),
    }
    view.add("plan", block.whole, fields, block.sure)


def _owner(text: str) -> str:
    for part in _PARTS.split(text):
        label, value = labelled(part)
        if label and "owner" in fields_of(label.rsplit(". ", 1)[-1]):
            return value.strip(" .;")
    return ""


def _first(view: View, text: str) -> Any:
    first, last = first_day(text, view.lang), _end(view, text)
    return first if first and last and first < last else None


def _end(view: View, text: str) -> Any:
    return last_day(text, view.lang)


def read_results(view: View) -> None:
    """What a report says of each objective: its results, or how it judges them."""
    kind, section = {
        "activity-report": ("result", "results"),
        "evaluation-report": ("judgement", "judgements"),
    }[view.document]
    for block in blocks(view, view.of(section), "objective", _never):
        about = next(filter(None, (_about(one) for one in block.below)), "")
        text = "\n".join(one.plain for one in block.below if not (about and _about(one) == about))
        fields = {
            "title": _short(block.title),
            "number": block.number,
            "about": about,
            "aside": bool(_BESIDE.search(fold(block.title))) or None,
            "text": text,
            "state": state_of(text),
            "figures": tuple(v for q in quantities(text, view.lang) for v in q.values)[:4],
        }
        view.add(kind, block.whole, fields, block.sure)  # type: ignore[arg-type]


_OBJECTIVE = r"(?:objectif|doelstelling|ziel|zielsetzung|objective)"
_ABOUT = re.compile(
    rf"^(?:rappel de l.)?{_OBJECTIVE}(?: \d{{1,2}}| [a-h])?"
    r"(?: (?:de|dans|selon) la lettre(?: de mission)?|"
    r" (?:uit|in|van|volgens) de (?:opdracht)?brief|"
    r" (?:aus|in|laut) de[mrs] \w*(?:brief|schreibens?)|"
    r" (?:of|in) the letter)\s*:\s*"
)
_BESIDE = re.compile(
    r"hors (?:de la )?(?:lettre|objectif)|non prevu|buiten de (?:opdracht)?(?:brief|doel)|"
    r"niet voorzien|"
    r"ausserhalb|nicht vorgesehen|(?:outside|beyond) the (?:letter|objectives)"
)


def _about(one: Passage) -> str:
    """The objective of the letter that a line quotes."""
    found = None if one.rows else _ABOUT.match(fold(one.plain))
    return one.plain[found.end() :].strip(" .«»“”") if found else ""


_STATES = (
    ("not_reached", r"\b(?:non|pas|n.a pas ete|niet|nicht|not) (?:ete )?(?:atteint|realis|behaald|"
                    r"bereikt|gehaald|gerealiseerd|erreicht|reached|achieved|met\b)"),
    ("partly", r"\b(?:partiellement|en partie|gedeeltelijk|deels|ten dele|teilweise|partly|"
               r"partially)"),
    ("dropped", r"\b(?:abandonn\w+|stopgezet|geschrapt|aufgegeben|dropped|abandoned)"),
    ("reached", r"\b(?:atteint|realise\b|behaald|bereikt|gehaald|gerealiseerd|erreicht|reached|"
                r"achieved)"),
)  # fmt: skip


def state_of(text: str) -> str:
    """Where an objective stands, by the first words of what is said of it."""
    beginning = fold(text[:160])
    return next((state for state, said in _STATES if re.search(said, beginning)), "")
