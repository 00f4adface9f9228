"""M001, A001, C001: questions of the model that have a rule of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from plpmission.checks.answers import touched
from plpmission.checks.folding import fold
from plpmission.checks.lexicon import lexicon
from plpmission.checks.reading import Reading, note_path
from plpmission.checks.rule import Check, Hit, Place, Prompts
from plpmission.model import SectionId
from plpmission.model.letter import CommunicationLine

_MONEY: Final[Mapping[SectionId, tuple[tuple[str, str], ...]]] = {
    "people": (
        ("staff-financial-impact", "letter.people.impact"),
        ("staff-funds-suffice", "letter.people.impact"),
        ("staffing-table-procedure", "letter.people.procedure"),
    ),
    "resources": (
        ("means-financial-impact", "letter.resources.impact"),
        ("means-funds-suffice", "letter.resources.impact"),
        ("budget-procedure", "letter.resources.procedure"),
    ),
}
_PROCEDURE: Final = (
    ("results-evaluated", "letter.procedure.evaluation"),
    ("objectives-adjusted", "letter.procedure.adjustment"),
    ("authority-coordination", "letter.procedure.coordination"),
)
_TOLD: Final = ("audience", "channel", "frequency")


def _open(
    reading: Reading, section: SectionId, asked: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """Of these prompts, with the places that answer them, those that a begun section leaves."""
    if not reading.shows(section) or not reading.begun(section):
        return ()
    known = touched(reading, section, reading.dossier.lang)
    return tuple((prompt, place) for prompt, place in asked if prompt not in known)


def _unanswered(
    section: SectionId, left: tuple[tuple[str, str], ...], message: str, hint: str
) -> Hit:
    return Hit(
        where=left[0][1],
        section=section,
        message=message,
        hint=hint,
        parameters={"questions": Prompts(section, tuple(prompt for prompt, _ in left))},
    )


_ASKED_OF: Final[Mapping[SectionId, str]] = {
    "people": "An answer is missing on what staff will cost or how it is decided",
    "resources": "An answer is missing on what the means will cost or how it is decided",
}


def cost_and_procedure(reading: Reading) -> Iterator[Hit]:
    """M001: 3.4 and 3.5 tell the financial impact, whether means suffice, and the procedure."""
    for section, asked in _MONEY.items():
        left = _open(reading, section, asked)
        if left:
            yield _unanswered(section, left, _ASKED_OF[section], "Not found: {questions}")
        elif section == "resources" and _no_audit(reading):
            yield Hit(
                where="letter.resources.procedure",
                section=section,
                message="The text does not speak of the interim audits of the budget",
                hint="Say when they take place, and who receives them.",
            )


def _no_audit(reading: Reading) -> bool:
    if not reading.shows("resources") or not reading.begun("resources"):
        return False
    audits = lexicon("audits", reading.dossier.lang)
    return not any(audits.search(fold(passage.text)) for passage in reading.texts("resources"))


def procedure_of_amendment(reading: Reading) -> Iterator[Hit]:
    """A001: 3.2.5 tells how results are evaluated, objectives adjusted, the authority consulted."""
    left = _open(reading, "amendment-procedure", _PROCEDURE)
    if left:
        yield _unanswered(
            "amendment-procedure",
            left,
            "The procedure leaves something open",
            "Not found: {questions} For example: one consultation a year, after a new SWOT "
            "analysis.",
        )


def communication(reading: Reading) -> Iterator[Hit]:
    """C001: communication says to whom, how and how often."""
    section: Final = "communication"
    if not reading.shows(section):
        return
    for index, line in enumerate(reading.letter.communication):
        yield from _line(index, line)
    place = note_path(section)
    left = _open(reading, section, tuple((prompt, place) for prompt in _TOLD))
    if left and not reading.letter.communication:
        message = "The text does not say to whom, how and how often"
        yield _unanswered(section, left, message, "Not found: {questions}")


def _line(index: int, line: CommunicationLine) -> Iterator[Hit]:
    name = line.subject.strip() or line.audience.strip() or line.channel.strip()
    place = Place(
        where=f"letter.communication[{index}]",
        section="communication",
        about=line.id,
        named={"line": name},
    )
    if name:
        yield from place.left_open(
            "“{line}”: {questions}",
            ("audience", "Who is told?", line.audience.strip()),
            ("channel", "By which way?", line.channel.strip()),
            ("rhythm", "How often?", line.rhythm.strip()),
        )


OWNED: Final = frozenset(
    (
        *(prompt for asked in (*_MONEY.values(), _PROCEDURE) for prompt, _ in asked),
        *_TOLD,
        *("whose-expectations", "plan-conformity", "smart-wording", "commitment-kind"),
        "baseline-measures",
    )
)
"""Prompts that a rule of their own asks for (those of 3.2.2: S001 to S008 and K001)."""

M001 = Check(
    code="M001",
    severity="advice",
    source="Model letter, 3.4 and 3.5",
    title="Cost and procedure",
    why="Whoever grants the means wants to see what they cost, whether they suffice, and when "
    "it is decided.",
    run=cost_and_procedure,
)
A001 = Check(
    code="A001",
    severity="advice",
    source="Model letter, 3.2.5",
    title="Procedure of amendment",
    why="Years later it must be clear how results are judged and who changes what.",
    run=procedure_of_amendment,
)
C001 = Check(
    code="C001",
    severity="advice",
    source="Model letter, 3.7",
    title="External communication",
    why="To whom, how and how often: said together, others can count on it.",
    run=communication,
)
