"""Typed items recognised in a foreign document.

Each finder looks at the passages of the sections that hold its kind, and adds what it recognises.
A passage stays text as well, unless an item says all of its words (see ``taking``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plpmission.importers.placing.finding.drafting import View
from plpmission.importers.placing.finding.facts import read_facts, read_partners, read_period
from plpmission.importers.placing.finding.legal import read_legal
from plpmission.importers.placing.finding.objectives import (
    read_indicators,
    read_objectives,
    read_plans,
    read_results,
)
from plpmission.importers.placing.finding.swot import read_swot
from plpmission.importers.placing.finding.tables import read_tables
from plpmission.importers.placing.placed import DocumentKind, Found, Place
from plpmission.importers.source import Source

_Finder = Callable[[View], None]
_REPORT: tuple[_Finder, ...] = (read_period, read_plans, read_tables, read_results)
_FINDERS: dict[DocumentKind, tuple[_Finder, ...]] = {
    "letter": (
        read_facts,
        read_legal,
        read_plans,
        read_indicators,
        read_tables,
        read_swot,
        read_objectives,
        read_partners,
    ),
    "activity-report": _REPORT,
    "evaluation-report": _REPORT,
    "charter": (),
    "internal-rules": (),
}


def found(source: Source, document: DocumentKind, places: Sequence[Place]) -> tuple[Found, ...]:
    """The items recognised, in the order in which their finders went through the document."""
    view = View(source, document, places)
    for finder in _FINDERS[document]:
        finder(view)
    return tuple(view.items)
