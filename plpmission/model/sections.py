"""The letter's sections as the model numbers them, and what a writer says about each."""

from __future__ import annotations

from functools import cache
from typing import ClassVar, Literal, get_args

from plpmission.model.base import Item, Line, Markdown, Part

SectionId = Literal[
    "identification",
    "mandate",
    "start",
    "curriculum",
    "legal-framework",
    "entity",
    "governance",
    "context",
    "organisation",
    "mission-values",
    "culture",
    "own-functioning",
    "analysis",
    "objectives",
    "plans",
    "structure",
    "amendment-procedure",
    "core-tasks",
    "work-processes",
    "management-control",
    "people",
    "resources",
    "partners",
    "communication",
    "conclusion",
]
SECTION_IDS: tuple[SectionId, ...] = get_args(SectionId)


class SectionNote(Part):
    """What the writer says about one section of the model: its rich text, and where it stands."""

    id: SectionId
    text: Markdown = ""
    """The section's rich text, beside its typed content."""
    done: bool = False
    """The writer calls the section finished."""
    left_out: bool = False
    """The section is left out of the letter: the model is not normative."""
    left_out_reason: Line = ""


class AddedSection(Item):
    """A section of the writer's own, placed after one of the model's."""

    KIND: ClassVar[str] = "sec"

    title: Line = ""
    text: Markdown = ""
    after: SectionId = "conclusion"
    done: bool = False


@cache  # asked for at every save: what still is as it was at the start is not written
def every_note() -> tuple[SectionNote, ...]:
    """An empty note for each section, in the outline's order."""
    return tuple(SectionNote(id=section) for section in SECTION_IDS)


def completed(notes: tuple[SectionNote, ...]) -> tuple[SectionNote, ...]:
    """The notes in the outline's order, one for each section."""
    given = {note.id: note for note in notes}
    return tuple(given.get(section) or SectionNote(id=section) for section in SECTION_IDS)
