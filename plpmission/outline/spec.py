"""What an outline is made of: parts, groups, sections, and the prompts that a section answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from plpmission.errors import UnknownSection


@dataclass(frozen=True, kw_only=True, slots=True)
class Prompt:
    """One thing that a section speaks of; its wording stands in the texts.

    A ``question`` is what the model letter asks, an ``element`` what one may describe.
    """

    id: str
    kind: Literal["question", "element"]


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionSpec:
    """A section that holds content, such as 3.1.1.

    ``parents`` are the ids of its part and, where there is one, its group; the conclusion has
    none. ``efqm`` holds the numbers (1 to 7) of the EFQM 2020 criteria that it answers.
    """

    id: str
    number: str
    parents: tuple[str, ...]
    efqm: tuple[int, ...]
    questions: tuple[Prompt, ...]
    elements: tuple[Prompt, ...]

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """Questions first, then elements, in the model's order."""
        return self.questions + self.elements


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A heading inside a part, such as 3.1, with the sections under it."""

    id: str
    number: str
    children: tuple[SectionSpec, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A numbered part, such as 3, with its groups and sections in order."""

    id: str
    number: str
    children: tuple[Group | SectionSpec, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Criterion:
    """A criterion of EFQM 2020.

    ``answered_in`` holds the ids of the sections that answer it. Where it is empty,
    ``prepared_in`` holds those that settle how its results will be known.
    """

    number: int
    answered_in: tuple[str, ...]
    prepared_in: tuple[str, ...]


def _leaves(nodes: tuple[Part | Group | SectionSpec, ...]) -> list[SectionSpec]:
    found: list[SectionSpec] = []
    for node in nodes:
        found += [node] if isinstance(node, SectionSpec) else _leaves(node.children)
    return found


@dataclass(frozen=True, kw_only=True)
class Outline:
    """The mission letter's outline.

    ``tree`` holds the parts in order; the last node is the conclusion, part and section in one.
    ``sections`` holds every section that takes content, in reading order.
    """

    tree: tuple[Part | SectionSpec, ...]
    criteria: tuple[Criterion, ...]
    sections: tuple[SectionSpec, ...] = field(init=False)
    _by_id: Mapping[str, SectionSpec] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        sections = tuple(_leaves(self.tree))
        object.__setattr__(self, "sections", sections)
        object.__setattr__(self, "_by_id", MappingProxyType({s.id: s for s in sections}))

    def section(self, section_id: str) -> SectionSpec:
        """The section of that id.

        Raises:
            UnknownSection: no section has it.
        """
        try:
            return self._by_id[section_id]
        except KeyError:
            raise UnknownSection("The outline has no section “{id}”.", id=section_id) from None
