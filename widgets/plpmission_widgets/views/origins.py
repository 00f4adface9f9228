"""Where what stands in a section was in the document that it was brought in from."""

from __future__ import annotations

from collections.abc import Iterable

from plpmission.i18n import Translate, translator
from plpmission.model.origins import Origin
from plpmission.model.paths import items
from plpmission.outline.contents import section_of
from plpmission_widgets.page import Page

DOMAIN = "intake"


def origins(page: Page) -> list[str]:
    """Where what stands in the section in view comes from, a sentence a document."""
    t = translator(DOMAIN, page.lang)
    found: dict[str, list[str]] = {}
    for one in _of(page):
        places = found.setdefault(one.source, [])
        if one.place and one.place not in places:
            places.append(one.place)
    return [_said(name, places, t) for name, places in found.items()]


def _of(page: Page) -> Iterable[Origin]:
    known = page.dossier.origins
    if not known or page.item:
        return [one for one in known if one.about == page.item]
    inside = {item.id for path, item in items(page.dossier) if section_of(path) == page.section} | {
        page.section
    }
    return [one for one in known if one.about in inside]


def _said(name: str, places: list[str], t: Translate) -> str:
    if not places:
        return t("from {name}", name=name)
    pages = list(dict.fromkeys(place.partition(" · ")[0] for place in places))
    between = pages[0] if len(pages) == 1 else f"{pages[0]} – {pages[-1]}"
    return t("from {place} of {name}", place=between, name=name)
