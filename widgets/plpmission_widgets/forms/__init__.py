"""The form of each section: its fields in order, as data (see ``fields``)."""

from collections.abc import Mapping
from types import MappingProxyType

from plpmission.model import SectionId
from plpmission_widgets.forms import (
    entity,
    hearing,
    leadership,
    mandate,
    means,
    outreach,
    plans,
    processes,
    reports,
    strategy,
)
from plpmission_widgets.forms.fields import Choice, Form, Rich, Text
from plpmission_widgets.forms.places import editable, entries, fixed, lists, pattern

__all__ = [
    "BESIDE",
    "FORMS",
    "OWN_SECTION",
    "editable",
    "entries",
    "fixed",
    "form_of",
    "lists",
    "pattern",
]

FORMS: Mapping[SectionId, Form] = MappingProxyType(
    {
        "identification": mandate.IDENTIFICATION,
        "mandate": mandate.MANDATE,
        "start": mandate.START,
        "curriculum": mandate.CURRICULUM,
        "legal-framework": mandate.LEGAL,
        "entity": entity.ENTITY,
        "governance": entity.GOVERNANCE,
        "context": entity.CONTEXT,
        "organisation": entity.ORGANISATION,
        "mission-values": leadership.MISSION_VALUES,
        "culture": leadership.CULTURE,
        "own-functioning": leadership.OWN_FUNCTIONING,
        "analysis": strategy.ANALYSIS,
        "objectives": strategy.OBJECTIVES,
        "plans": plans.PLANS,
        "structure": strategy.STRUCTURE,
        "amendment-procedure": strategy.AMENDMENT_PROCEDURE,
        "core-tasks": processes.CORE_TASKS,
        "work-processes": processes.WORK_PROCESSES,
        "management-control": processes.MANAGEMENT_CONTROL,
        "people": means.PEOPLE,
        "resources": means.RESOURCES,
        "partners": outreach.PARTNERS,
        "communication": outreach.COMMUNICATION,
        "conclusion": outreach.CONCLUSION,
    }
)

OWN_SECTION: Form = (
    Text(path="letter.added[own].title", label="Title of the section", words=True),
    Rich(path="letter.added[own].text", label="Text"),
    Choice(path="letter.added[own].after", label="It comes after", options="sections", none=False),
)
"""The form of a section of one's own; ``own`` stands for its id."""


BESIDE: tuple[Form, ...] = (reports.REPORT, reports.EVALUATION, hearing.HEARING)
"""The forms of views beside the sections."""


def form_of(section: str) -> Form:
    """A section's form; any id that the outline does not know is a section of one's own."""
    return FORMS.get(section, OWN_SECTION)  # type: ignore[call-overload, no-any-return]
