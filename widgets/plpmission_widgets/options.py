"""What fields let one choose from, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from plpmission.i18n import LANGUAGES, Lang, day, translator
from plpmission.model import Dossier
from plpmission.model.terms import Term
from plpmission.outline import Act, acts, outline, texts
from plpmission_widgets.forms.fields import Options, Picks
from plpmission_widgets.names import Name
from plpmission_widgets.page import Page
from plpmission_widgets.walk import order

Json = dict[str, Any]

LANGUAGE_NAMES: Mapping[Lang, str] = {
    "fr": "French",
    "nl": "Dutch",
    "de": "German",
    "en": "English",
}


def options(source: Options, dossier: Dossier, lang: Lang) -> list[Json]:
    """What a choice offers: ``{value, label}`` each."""
    if not isinstance(source, str):
        return terms(source, lang)
    kind, _, section = source.partition(":")
    return _SOURCES[kind](section, dossier, lang)


def terms(kind: type[Term], lang: Lang) -> list[Json]:
    """A closed list of the model."""
    t = translator("model", lang)
    return [{"value": term.value, "label": t(term.label)} for term in kind]


def _elements(section: str, _: Dossier, lang: Lang) -> list[Json]:
    words = texts(lang).section(section).prompts
    elements = outline().section(section).elements
    return [{"value": prompt.id, "label": words[prompt.id]} for prompt in elements]


def _languages(_: str, __: Dossier, lang: Lang) -> list[Json]:
    t = translator("app", lang)
    return [{"value": code, "label": t(LANGUAGE_NAMES[code])} for code in LANGUAGES]


def _sections(_: str, __: Dossier, lang: Lang) -> list[Json]:
    words = texts(lang)
    return [
        {"value": spec.id, "label": f"{spec.number} {words.section(spec.id).short_title}"}
        for spec in outline().sections
    ]


def _evidence(_: str, __: Dossier, lang: Lang) -> list[Json]:
    t = translator("app", lang)
    return [
        {"value": "file", "label": t("File")},
        {"value": "link", "label": t("Link")},
        {"value": "decision", "label": t("Decision")},
    ]


def _carried(_: str, __: Dossier, lang: Lang) -> list[Json]:
    t = translator("app", lang)
    return [{"value": True, "label": t("Goes on")}, {"value": False, "label": t("Ends")}]


def _levels(lang: Lang) -> list[Json]:
    from plpmission_widgets.views.partnerships.words import levels

    return levels(lang)


_SOURCES: Mapping[str, Callable[[str, Dossier, Lang], list[Json]]] = {
    "elements": _elements,
    "languages": _languages,
    "sections": _sections,
    "evidence": _evidence,
    "carried": _carried,
    "given": lambda *_: [],
    "levels": lambda _, __, lang: _levels(lang),
}


def picks(field: Picks, page: Page) -> list[Json]:
    """What a picker offers: ``{id, label, group}`` each."""
    if field.acts:
        return _acts(page.lang)
    prefixes = tuple(f"{kind}-" for kind in field.kinds)
    return _named(name for name in page.names.values() if name.id.startswith(prefixes))


def references(page: Page) -> list[Json]:
    """What a rich text may refer to: sections, then items."""
    group = page.t("Sections")
    sections = [
        {"id": section, "label": page.label(section), "group": group}
        for section in order(page.dossier)
    ]
    return sections + _named(page.names.values())


def _named(found: Iterable[Name]) -> list[Json]:
    return [
        {"id": name.id, "label": name.label, "short": name.code or name.name, "group": name.group}
        for name in found
    ]


def _acts(lang: Lang) -> list[Json]:
    t = translator("app", lang)
    return [
        {
            "id": act.key,
            "label": _act_label(act, lang),
            "short": _act_short(act, lang),
            "group": t(KINDS[act.kind]),
        }
        for act in acts().values()
    ]


def _act_short(act: Act, lang: Lang) -> str:
    """What names the act where there is little room: its abbreviation, else its date."""
    dated = day(act.date, lang) if act.date else translator("app", lang)("In the register")
    return act.short_in(lang) or dated


def _act_label(act: Act, lang: Lang) -> str:
    dated = day(act.date, lang) if act.date else ""
    parts = [part for part in (act.short_in(lang), act.title_in(lang), dated) if part]
    if act.replaced_by:
        by = acts()[act.replaced_by]
        name = by.short_in(lang) or by.title_in(lang)
        parts.append(translator("app", lang)("replaced by {act}", act=name))
    return " · ".join(parts)


KINDS: Mapping[str, str] = {
    "law": "Laws",
    "royal-decree": "Royal decrees",
    "ministerial-decree": "Ministerial decrees",
    "circular": "Circulars",
    "eu-regulation": "European law",
    "policy": "Plans and agreements",
}
