"""A mission letter made of a placed document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from pydantic import ValidationError

from plpmission.checks.folding import fold, words
from plpmission.importers.placing.markdown import portions
from plpmission.importers.placing.modelling import made, municipality
from plpmission.importers.placing.placed import Found
from plpmission.importers.placing.taking import Draft
from plpmission.importers.source import Passage
from plpmission.model import SECTION_IDS, AddedSection, Dossier, Item, Letter, SectionNote
from plpmission.model.indicators import Indicator
from plpmission.model.letter import Entity, Holder, Mandate
from plpmission.model.objectives import Objective
from plpmission.model.swot import Analysis, SwotItem
from plpmission.outline import texts as outline_texts

Made = TypeVar("Made")

_LISTS = {
    "objective": "objectives",
    "plan": "plans",
    "legal": "legal",
    "partner": "partners",
    "staff": "staff",
    "budget": "budget",
    "means": "means",
}
_ORDER = ("indicator", "objective", "plan")
"""What others refer to is made before them."""
_OWN_TITLE = {
    "fr": "Autres textes",
    "nl": "Andere teksten",
    "de": "Weitere Texte",
    "en": "Other texts",
}
_LINKED = 2
"""Words that an indicator's name and an objective have in common where it measures that."""


def letter(draft: Draft, _: Dossier | None) -> Dossier:
    """A dossier with the letter."""
    lists, facts = _items(draft)
    held: dict[str, Any] = {name: tuple(lists[kind]) for kind, name in _LISTS.items()}
    swot = tuple(one for one in lists["swot"] if isinstance(one, SwotItem))
    texts = draft.texts()
    notes, more = _notes(draft, texts)
    return Dossier(
        title=draft.title(),
        lang=draft.lang,
        indicators=tuple(one for one in lists["indicator"] if isinstance(one, Indicator)),
        letter=Letter(
            **held,
            **facts,
            analysis=Analysis(swot=swot),
            sections=notes,
            added=(*more, *_added(draft, texts)),
        ),
    )


def _items(draft: Draft) -> tuple[dict[str, list[Item]], dict[str, Any]]:
    lists: defaultdict[str, list[Item]] = defaultdict(list)
    ids: dict[str, str] = {}
    facts = [one for one in draft.items if one.kind == "fact"]
    named: dict[tuple[str, Any], str] = {}
    rank = {kind: at for at, kind in enumerate(_ORDER)}
    objectives = [one for one in draft.items if one.kind == "objective"]
    for found in sorted(draft.items, key=lambda one: rank.get(one.kind, 9)):
        if found.kind == "fact":
            continue
        if known := named.get(_measure(found)):
            ids[found.id] = known
            draft.done(found, known)
        elif (item := made(_led(found, objectives, ids), ids)) is None:
            draft.not_made(found)
        else:
            lists[found.kind].append(item)
            ids[found.id] = named[_measure(found)] = item.id
            draft.done(found, item.id)
    lists["objective"] = _measured(lists["objective"], lists["indicator"])
    return lists, _facts(draft, facts)


def _measure(found: Found) -> tuple[str, Any]:
    """What tells an item from others: an indicator that stands twice has one name and target."""
    if found.kind != "indicator":
        return found.id, None
    return fold(str(found.fields.get("name", ""))), found.fields.get("target")


def _led(found: Found, objectives: Sequence[Found], ids: Mapping[str, str]) -> Found:
    """A plan with the objectives that its cell names, by number or title."""
    said = str(found.fields.get("objective", "")).strip()
    if found.kind != "plan" or not said:
        return found
    numbers = set(words(said))
    wanted = [
        one.id
        for one in objectives
        if one.id in ids
        and (
            str(one.fields.get("number") or "-") in numbers
            or fold(str(one.fields.get("title"))) == fold(said)
        )
    ]
    links = {**found.links, "objectives": tuple(wanted)}
    kept = {key: value for key, value in found.fields.items() if key != "objective" or not wanted}
    return Found(
        id=found.id,
        kind=found.kind,
        passages=found.passages,
        fields=kept,
        confidence=found.confidence,
        links=links,
    )


def _measured(objectives: Sequence[Item], indicators: Sequence[Item]) -> list[Item]:
    """The objectives with the indicators of other tables that clearly measure them."""
    found = [one for one in objectives if isinstance(one, Objective)]
    said = [_stems(f"{one.title} {one.text}") for one in found]
    linked = {key for one in found for key in one.indicators}
    for indicator in indicators:
        if not isinstance(indicator, Indicator) or indicator.id in linked:
            continue
        named = _stems(indicator.name)
        counts = [len(named & stems) for stems in said]
        best = max(counts, default=0)
        if best >= _LINKED and counts.count(best) == 1:
            at = counts.index(best)
            held = (*found[at].indicators, indicator.id)
            found[at] = found[at].model_copy(update={"indicators": held})
    return list(found)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in words(text) if len(word) > 4)


def _facts(draft: Draft, facts: Sequence[Found]) -> dict[str, Any]:
    holder: dict[str, Any] = {}
    mandate: dict[str, Any] = {}
    municipalities = []
    for found in facts:
        if "municipality" in found.fields:
            if (one := _checked(partial(municipality, found.fields))) is not None:
                municipalities.append(one)
                draft.done(found, one.id)
        elif _kept(found, holder, mandate):
            draft.done(found, found.section)
    return {
        "holder": _checked(partial(Holder, **holder)) or Holder(),
        "mandate": _checked(partial(Mandate, **mandate)) or Mandate(),
        "entity": Entity(municipalities=tuple(municipalities)),
    }


def _kept(found: Found, holder: dict[str, Any], mandate: dict[str, Any]) -> bool:
    """Put a fact where it belongs; says whether all of it found an empty place."""
    fresh = True
    for name, value in found.fields.items():
        mine = name in _HOLDER
        held, field = (holder, name) if mine else (mandate, _MANDATE.get(name, name))
        kind: type[Holder | Mandate] = Holder if mine else Mandate
        if _checked(partial(kind, **{field: value})) is None:
            fresh = False
        else:
            fresh &= held.setdefault(field, value) == value
    return fresh


_HOLDER = ("name", "rank", "birth_date")
_MANDATE = {
    "mandate": "title",
    "category": "category",
    "start": "start",
    "end": "end",
    "basis": "start_basis",
}


def _checked(make: Callable[[], Made]) -> Made | None:
    try:
        return make()
    except ValidationError:
        return None


def _notes(
    draft: Draft, texts: Mapping[tuple[str, str], Sequence[Passage]]
) -> tuple[tuple[SectionNote, ...], list[AddedSection]]:
    """The sections' texts; what is too long for one goes on in sections of one's own after it."""
    notes, more = [], []
    for section in SECTION_IDS:
        passages = texts.get((section, ""), ())
        first, *rest = portions(passages) or [""]
        if first:
            draft.origin(section, passages[0].id)
            notes.append(SectionNote(id=section, text=first))
        title = outline_texts(draft.lang).section(section).title
        for number, text in enumerate(rest, 2):
            more.append(AddedSection.new(title=f"{title} ({number})", text=text, after=section))
    return tuple(notes), more


def _added(
    draft: Draft, texts: Mapping[tuple[str, str], Sequence[Passage]]
) -> Iterator[AddedSection]:
    for (section, own), passages in texts.items():
        if section in SECTION_IDS:
            continue
        title = (own or _OWN_TITLE[draft.lang])[:200]
        kept = [p for p in passages if not (p.kind == "heading" and _is(p, title))]
        made_of_it = portions(kept)
        for text in made_of_it:
            one = AddedSection.new(title=title, text=text)
            draft.origin(one.id, passages[0].id)
            yield one
        if made_of_it:
            draft.unsure(_UNSURE, title, passages)
        else:
            draft.leave("\n".join(p.plain for p in passages), _EMPTY)


_UNSURE = "“{title}” became a section of your own, its place is not sure. It begins: “{text}”."
_EMPTY = "A heading without text below it."


def _is(passage: Passage, title: str) -> bool:
    return passage.plain.strip().endswith(title)
