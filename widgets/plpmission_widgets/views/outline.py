"""The left pane: every section with its state and its findings, and how far the letter is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plpmission.i18n import Translate
from plpmission.outline import Group, Part, SectionSpec, outline
from plpmission.outline.contents import Progress, progress
from plpmission_widgets.page import Page
from plpmission_widgets.views.section import STATE_LABELS
from plpmission_widgets.walk import following

Json = dict[str, Any]

COUNTED = {
    "done": ("1 done", "{count} done"),
    "begun": ("1 begun", "{count} begun"),
    "empty": ("1 empty", "{count} empty"),
    "left_out": ("1 left out", "{count} left out"),
}


def outline_view(page: Page) -> Json:
    """The outline, with how many findings each section has."""
    found = progress(page.dossier)
    return {
        "heading": page.t("Sections of the letter"),
        "progress": counted(found),
        "progress_texts": progress_texts(found, page.t),
        "parts": [_part(page, part) for part in outline().tree],
        "current": page.section,
    }


def counted(found: Progress) -> Json:
    """Progress as plain counts."""
    return {name: getattr(found, name) for name in ("done", "begun", "empty", "left_out")}


def progress_texts(found: Progress, t: Translate) -> Json:
    """Progress in words."""
    return {
        name: t(one) if count == 1 else t(many, count=count)
        for (name, (one, many)), count in zip(COUNTED.items(), counted(found).values(), strict=True)
    }


def _part(page: Page, part: Part | SectionSpec) -> Json:
    if isinstance(part, SectionSpec):
        return {**_leaf(page, part.id), "count": "", "children": list(_own(page, part.id))}
    children = list(_children(page, part))
    return {
        "id": part.id,
        "number": part.number,
        "title": page.words.part(part.id).short_title,
        "count": _count(page, [child["id"] for child in children if not child["group"]]),
        "children": children,
    }


def _children(page: Page, part: Part | Group) -> Iterator[Json]:
    for child in part.children:
        if isinstance(child, Group):
            yield _group(page, child)
            yield from _children(page, child)
        else:
            yield _leaf(page, child.id)
            yield from _own(page, child.id)


def _count(page: Page, leaves: list[str]) -> str:
    """How many are done, of those that are not left out."""
    found = [page.states[leaf] for leaf in leaves if page.states[leaf] != "left_out"]
    return f"{found.count('done')}/{len(found)}"


def _group(page: Page, group: Group) -> Json:
    title = page.words.group(group.id).short_title
    return {"id": group.id, "number": group.number, "title": title, "group": True, "own": False}


def _own(page: Page, section: str) -> Iterator[Json]:
    for added in following(page.dossier, section):
        yield {**_leaf(page, added.id), "own": True}


def _leaf(page: Page, section: str) -> Json:
    state = page.states[section]
    found = page.counts.get(section, 0)
    return {
        "id": section,
        "number": page.numbers[section],
        "title": page.title(section),
        "state": state,
        "state_label": page.t(STATE_LABELS[state]),
        "findings": found,
        "findings_label": findings_label(found, page.t) if found else "",
        "group": False,
        "own": False,
    }


def findings_label(count: int, t: Translate) -> str:
    """A count of findings in words."""
    return t("1 remark") if count == 1 else t("{count} remarks", count=count)
