"""Which typed content belongs to which section, and where each section stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from plpmission.model import SECTION_IDS, Dossier, Part, SectionId
from plpmission.outline.register import register_section

State = Literal["done", "begun", "empty", "left_out"]

CONTENTS: Mapping[SectionId, tuple[str, ...]] = {
    "identification": ("letter.holder",),
    "mandate": (
        "letter.mandate.title",
        "letter.mandate.category",
        "letter.mandate.authority",
        "letter.mandate.authority_name",
    ),
    "start": ("letter.mandate.start", "letter.mandate.start_basis", "letter.mandate.end"),
    "curriculum": ("letter.career",),
    "legal-framework": ("letter.legal",),
    "entity": ("letter.entity",),
    "governance": ("letter.bodies", "letter.budget"),
    "context": ("letter.context",),
    "organisation": ("letter.organisation.as_is",),
    "mission-values": ("letter.purpose",),
    "culture": ("letter.culture",),
    "own-functioning": ("letter.commitments",),
    "analysis": ("letter.analysis",),
    "objectives": ("letter.objectives",),
    "plans": ("letter.plans",),
    "structure": ("letter.organisation.to_be", "letter.structure_changes"),
    "amendment-procedure": ("letter.procedure",),
    "core-tasks": ("letter.tasks",),
    "work-processes": ("letter.processes",),
    "management-control": ("letter.controls", "indicators"),
    "people": ("letter.staff", "letter.people"),
    "resources": ("letter.means", "letter.resources"),
    "partners": ("letter.partners", "letter.protocols"),
    "communication": ("letter.communication",),
    "conclusion": (),
}
"""Each section's places in a dossier, beside its rich text in ``letter.sections``."""
_SECTIONS = {place: section for section, places in CONTENTS.items() for place in places}
_KEY = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How many sections are done, begun, empty and left out; own sections count too."""

    done: int
    begun: int
    empty: int
    left_out: int

    @property
    def counted(self) -> int:
        """The sections that are not left out: progress is ``done`` of these."""
        return self.done + self.begun + self.empty


def filled(value: Any) -> bool:
    """Whether somebody has put something there; what a part is born with does not count."""
    if isinstance(value, Part):
        return value != type(value).model_construct() if not hasattr(value, "id") else True
    return bool(value) or (value == 0 and value is not False)


def state_of(dossier: Dossier, section: SectionId) -> State:
    """Where a section of the model stands."""
    note = dossier.letter.note(section)
    if note.left_out:
        return "left_out"
    if note.done:
        return "done"
    begun = note.text.strip() or any(filled(dossier.value(path)) for path in CONTENTS[section])
    return "begun" if begun else "empty"


def states(dossier: Dossier) -> dict[str, State]:
    """Where every section stands, by id: the model's in order, then those of one's own."""
    found: dict[str, State] = {section: state_of(dossier, section) for section in SECTION_IDS}
    for added in dossier.letter.added:
        found[added.id] = "done" if added.done else "begun" if added.text.strip() else "empty"
    return found


def progress(dossier: Dossier) -> Progress:
    """The counts that the bar, the list and the home screen all show."""
    found = list(states(dossier).values())
    return Progress(
        done=found.count("done"),
        begun=found.count("begun"),
        empty=found.count("empty"),
        left_out=found.count("left_out"),
    )


def section_of(path: str) -> str:
    """The section that a place in a dossier belongs to; empty where it belongs to none.

    ``letter.sections[ID]…`` and ``letter.added[ID]…`` name theirs, a register's places are told by
    ``register_section``; else the longest place of
    ``CONTENTS`` that the path begins with decides.
    """
    for listed in ("letter.sections[", "letter.added["):
        if path.startswith(listed):
            return path.removeprefix(listed).split("]")[0]
    if path.startswith("zone."):
        return register_section(path)
    place = _KEY.sub("", path)
    while place and place not in _SECTIONS:
        place = place.rpartition(".")[0]
    return _SECTIONS.get(place, "")
