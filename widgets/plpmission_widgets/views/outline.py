"""The left pane: every section with its state and its findings, and how far the letter is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plpmission.i18n import Lang, Translate, translator
from plpmission.model import Dossier
from plpmission.outline import Group, Part, SectionSpec, outline, texts
from plpmission.outline.contents import Progress, progress, states
from plpmission_widgets.views.section import STATE_LABELS
from plpmission_widgets.walk import following

Json = dict[str, Any]

COUNTED = {
    "done": ("1 done", "{count} done"),
    "begun": ("1 begun", "{count} begun"),
    "empty": ("1 empty", "{count} empty"),
    "left_out": ("1 left out", "{count} left out"),
}


def outline_view(dossier: Dossier, lang: Lang, current: str, counts: Mapping[str, int]) -> Json:
    """The outline; ``counts`` says how many findings each section has."""
    t = translator("app", lang)
    tree = _Tree(dossier, lang, counts)
    return {
        "heading": t("Sections of the letter"),
        "progress": counted(progress(dossier)),
        "progress_texts": progress_texts(progress(dossier), lang),
        "parts": [tree.part(part) for part in outline().tree],
        "current": current,
    }


def counted(found: Progress) -> Json:
    """Progress as plain counts."""
    return {name: getattr(found, name) for name in ("done", "begun", "empty", "left_out")}


def progress_texts(found: Progress, lang: Lang) -> Json:
    """Progress in words."""
    t = translator("app", lang)
    return {
        name: t(one) if count == 1 else t(many, count=count)
        for (name, (one, many)), count in zip(
            COUNTED.items(), counted(found).values(), strict=True
        )
    }


class _Tree:
    def __init__(self, dossier: Dossier, lang: Lang, counts: Mapping[str, int]) -> None:
        self.dossier = dossier
        self.t = translator("app", lang)
        self.words = texts(lang)
        self.counts = counts
        self.states = states(dossier)

    def part(self, part: Part | SectionSpec) -> Json:
        if isinstance(part, SectionSpec):
            return {**self.leaf(part), "count": "", "children": list(self.own(part))}
        children = list(self.children(part))
        return {
            "id": part.id,
            "number": part.number,
            "title": self.words.part(part.id).short_title,
            "count": self.count([child["id"] for child in children if not child["group"]]),
            "children": children,
        }

    def children(self, part: Part | Group) -> Iterator[Json]:
        for child in part.children:
            if isinstance(child, Group):
                yield self.group(child)
                yield from self.children(child)
            else:
                yield self.leaf(child)
                yield from self.own(child)

    def count(self, leaves: list[str]) -> str:
        """How many are done, of those that are not left out."""
        found = [self.states[leaf] for leaf in leaves if self.states[leaf] != "left_out"]
        return f"{found.count('done')}/{len(found)}"

    def group(self, group: Group) -> Json:
        title = self.words.group(group.id).short_title
        return {"id": group.id, "number": group.number, "title": title, "group": True, "own": False}

    def leaf(self, spec: SectionSpec) -> Json:
        return self.row(spec.id, spec.number, self.words.section(spec.id).short_title, own=False)

    def own(self, spec: SectionSpec) -> Iterator[Json]:
        for added in following(self.dossier, spec.id):
            title = added.title or self.t("A section of your own")
            yield self.row(added.id, "", title, own=True)

    def row(self, row_id: str, number: str, title: str, *, own: bool) -> Json:
        state = self.states[row_id]
        found = self.counts.get(row_id, 0)
        return {
            "id": row_id,
            "number": number,
            "title": title,
            "state": state,
            "state_label": self.t(STATE_LABELS[state]),
            "findings": found,
            "findings_label": findings_label(found, self.t) if found else "",
            "group": False,
            "own": own,
        }


def findings_label(count: int, t: Translate) -> str:
    """A count of findings in words."""
    return t("1 remark") if count == 1 else t("{count} remarks", count=count)
