"""L010 and G001: sections that say nothing, and questions of the model that nothing touches."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.checks.answers import touched
from plpmission.checks.asked import OWNED
from plpmission.checks.reading import Reading, note_path
from plpmission.checks.rule import Check, Hit, Prompts
from plpmission.model import SECTION_IDS, AddedSection, SectionId
from plpmission.outline import outline

_WRITE_OR_LEAVE = "Write it, or leave it out and say why."


def empty_sections(reading: Reading) -> Iterator[Hit]:
    """L010: a section is empty and not marked as left out with a reason."""
    for section in SECTION_IDS:
        if section in reading.view:
            yield from _empty(reading, section)
    for index, added in enumerate(reading.letter.added):
        if added.id in reading.view and not added.text.strip():
            yield _own_is_empty(index, added)


def _empty(reading: Reading, section: SectionId) -> Iterator[Hit]:
    note = reading.letter.note(section)
    if note.left_out and not note.left_out_reason.strip():
        yield Hit(
            where=note_path(section, "left_out_reason"),
            section=section,
            message="The section is left out without a reason",
            hint="One sentence for the reader is enough.",
        )
    elif not note.left_out and not reading.begun(section):
        yield Hit(
            where=note_path(section),
            section=section,
            message="The section is empty",
            hint=_WRITE_OR_LEAVE,
        )


def _own_is_empty(index: int, added: AddedSection) -> Hit:
    return Hit(
        where=f"letter.added[{index}].text",
        section=added.id,
        message="Your own section “{title}” is empty",
        hint="Write it, or remove it.",
        parameters={"title": added.title},
    )


GUIDED = (
    "context",
    "mission-values",
    "culture",
    "own-functioning",
    "analysis",
    "objectives",
    "plans",
    "structure",
    "work-processes",
    "people",
    "resources",
    "partners",
    "communication",
)
"""The sections in which the model asks questions that a text can pass over, and no other rule asks
for."""


def untouched_questions(reading: Reading) -> Iterator[Hit]:
    """G001: a question of the model's section is not touched, once the section is begun.

    Questions that a rule of their own asks for are left to it.

    The elements are examples: they count only where none at all is touched.
    """
    for section in SECTION_IDS:
        if section in GUIDED and reading.shows(section) and reading.begun(section):
            yield from _untouched(reading, section)


def _untouched(reading: Reading, section: SectionId) -> Iterator[Hit]:
    spec = outline().section(section)
    known = touched(reading, section, reading.dossier.lang)
    asked = (prompt.id for prompt in spec.questions if prompt.id not in OWNED)
    questions = tuple(prompt for prompt in asked if prompt not in known)
    elements = tuple(prompt.id for prompt in spec.elements)
    if questions:
        yield Hit(
            where=note_path(section),
            section=section,
            message="The model asks something here that the text does not seem to answer",
            hint="Not found: {questions}",
            parameters={"questions": Prompts(section, questions)},
        )
    elif elements and known.isdisjoint(elements):
        yield Hit(
            where=note_path(section),
            section=section,
            message="The text speaks of none of the elements that the model suggests",
            hint="For example: {elements}.",
            parameters={"elements": Prompts(section, elements[:4])},
        )


L010 = Check(
    code="L010",
    severity="advice",
    source="Model letter",
    title="Empty section",
    why="A reader who knows the model looks for it. No section is compulsory.",
    run=empty_sections,
)
G001 = Check(
    code="G001",
    severity="advice",
    source="Model letter",
    title="Questions of the model",
    why="Readers look for these answers here. The model is no norm: what does not apply stays out.",
    run=untouched_questions,
)
