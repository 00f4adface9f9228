"""Reads the outline's TOML files; each is read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from plpmission.i18n import Lang, as_lang
from plpmission.outline.spec import Criterion, Group, Outline, Part, Prompt, SectionSpec
from plpmission.outline.texts import CriterionText, HeadingText, OutlineTexts, SectionText

FOLDER = Path(__file__).parent

Table = dict[str, Any]


def read(name: str) -> Table:
    """A TOML file of this folder."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


@cache
def outline() -> Outline:
    """The mission letter's outline."""
    data = read("letter.toml")
    headings = {heading["number"]: heading["id"] for heading in data["part"] + data["group"]}
    sections = {row["number"]: _section(row, headings) for row in data["section"]}
    groups = {row["number"]: _group(row, sections) for row in data["group"]}
    parts = {row["number"]: _part(row, groups, sections) for row in data["part"]}
    top = {number: node for number, node in sections.items() if not node.parents}
    return Outline(
        tree=tuple(node for _, node in sorted((parts | top).items())),
        criteria=tuple(_criterion(row, sections) for row in data["criterion"]),
    )


def _section(row: Table, headings: Mapping[str, str]) -> SectionSpec:
    return SectionSpec(
        id=row["id"],
        number=row["number"],
        parents=tuple(headings[number] for number in _above(row["number"])),
        efqm=tuple(row["efqm"]),
        questions=_prompts("question", row["questions"]),
        elements=_prompts("element", row.get("elements", [])),
    )


def _above(number: str) -> list[str]:
    """The numbers of a heading's parents: 3 and 3.1 for 3.1.2."""
    steps = number.split(".")
    return [".".join(steps[:depth]) for depth in range(1, len(steps))]


def _prompts(kind: Literal["question", "element"], ids: list[str]) -> tuple[Prompt, ...]:
    return tuple(Prompt(id=prompt_id, kind=kind) for prompt_id in ids)


def _group(row: Table, sections: Mapping[str, SectionSpec]) -> Group:
    children = tuple(s for s in sections.values() if row["id"] in s.parents)
    return Group(id=row["id"], number=row["number"], children=children)


def _part(row: Table, groups: Mapping[str, Group], sections: Mapping[str, SectionSpec]) -> Part:
    inside: dict[str, Group | SectionSpec] = {
        number: group for number, group in groups.items() if _above(number) == [row["number"]]
    }
    inside |= {number: s for number, s in sections.items() if s.parents == (row["id"],)}
    children = tuple(node for _, node in sorted(inside.items()))
    return Part(id=row["id"], number=row["number"], children=children)


def _criterion(row: Table, sections: Mapping[str, SectionSpec]) -> Criterion:
    number = row["number"]
    return Criterion(
        number=number,
        answered_in=tuple(s.id for s in sections.values() if number in s.efqm),
        prepared_in=tuple(row.get("prepared_in", [])),
    )


def texts(lang: str) -> OutlineTexts:
    """The outline's words in a language (fr, nl, de or en).

    Raises:
        InvalidValue: the code names none of the four languages.
    """
    return _texts(as_lang(lang))


@cache
def _texts(lang: Lang) -> OutlineTexts:
    data = read(f"letter.{lang}.toml")
    return OutlineTexts(
        lang=lang,
        parts=_headings(data["part"]),
        groups=_headings(data["group"]),
        sections=MappingProxyType({k: _section_text(v) for k, v in data["section"].items()}),
        criteria=MappingProxyType({int(k): _criterion_text(v) for k, v in data["efqm"].items()}),
    )


def _headings(tables: Table) -> Mapping[str, HeadingText]:
    return MappingProxyType({node_id: _heading(words) for node_id, words in tables.items()})


def _heading(words: Table) -> HeadingText:
    return HeadingText(
        title=words["title"],
        short_title=words["short_title"],
        guidance=_joined(words["guidance"]),
    )


def _section_text(words: Table) -> SectionText:
    return SectionText(
        title=words["title"],
        short_title=words["short_title"],
        guidance=_joined(words["guidance"]),
        example=_joined(words["example"]) if "example" in words else None,
        prompts=MappingProxyType(words["prompts"]),
    )


def _criterion_text(words: Table) -> CriterionText:
    reason = words.get("unanswered")
    return CriterionText(name=words["name"], unanswered=_joined(reason) if reason else None)


def _joined(passage: str) -> str:
    """One paragraph of a passage that the file writes one sentence a line."""
    return passage.replace("\n", " ")


def keywords(lang: str) -> Mapping[str, tuple[str, ...]]:
    """By prompt id, the beginnings of words that show a text touches the prompt.

    Lower-case and without accents; one of several words must be found in that order. Read from a
    file of its own, so that a screen that runs no check does not load it.

    Raises:
        InvalidValue: the code names none of the four languages.
    """
    return _keywords(as_lang(lang))


@cache
def _keywords(lang: Lang) -> Mapping[str, tuple[str, ...]]:
    data = read(f"keywords.{lang}.toml")
    return MappingProxyType({prompt: tuple(stems) for prompt, stems in data.items()})
