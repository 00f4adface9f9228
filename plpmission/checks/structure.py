"""M002: a change of structure names the objective or plan that it serves."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.checks.folding import fold
from plpmission.checks.reading import Reading
from plpmission.checks.rule import Check, Hit
from plpmission.checks.stated import shortened
from plpmission.model.organisation import StructureChange

_SECTION = "structure"


def changes_serve(reading: Reading) -> Iterator[Hit]:
    """M002: each change names an objective or a plan, in its field or by title in its words."""
    for index, change in enumerate(reading.letter.structure_changes):
        if reading.shows(_SECTION) and change.change.strip() and not _serves(reading, change):
            yield Hit(
                where=f"letter.structure_changes[{index}].serves",
                section=_SECTION,
                about=change.id,
                message="This change names no objective or plan: “{change}”",
                hint="Choose the objective or plan that it serves.",
                parameters={"change": shortened(change.change)},
            )


def _serves(reading: Reading, change: StructureChange) -> bool:
    titles = reading.once(_titles)
    if not titles.keys().isdisjoint(change.serves):
        return True
    said = fold(f"{change.change} {change.reason}")
    return any(len(title) > 3 and title in said for title in titles.values())


def _titles(reading: Reading) -> dict[str, str]:
    """The folded titles of objectives and plans, by id."""
    objectives = {held.id: fold(held.title) for held in reading.letter.objectives}
    return objectives | {held.id: fold(held.title) for held in reading.letter.plans}


M002 = Check(
    code="M002",
    severity="advice",
    source="Model letter, 3.2.4",
    title="Changes of structure",
    why="A reader understands a change of structure by what it should help to reach.",
    run=changes_serve,
)
