"""The forms of a zone's partnerships: of the zone, and of each partnership section by section.

Labels are English sentences of the domain ``partnerships``. The paths of a partnership's forms are
counted from the partnership.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from plpmission_widgets.forms.fields import Field, Form
from plpmission_widgets.forms.partnerships import criteria, following, launch, people, zone
from plpmission_widgets.forms.places import entries

BASE = "zone.partnerships"
"""Where the partnerships stand in a dossier."""

ZONE_FORMS: Mapping[str, Form] = MappingProxyType(
    {"zone": zone.ZONE, "plan": zone.PLAN, "campaigns": zone.CAMPAIGNS, "texts": zone.TEXTS}
)
"""By the section's id, the forms of the zone itself."""

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        **launch.STEPS,
        **criteria.CRITERIA,
        "rules": criteria.RULES,
        "people": people.PEOPLE,
        "evaluation": following.EVALUATION,
        "measures": following.MEASURES,
        "letters": following.LETTERS,
    }
)
"""By what follows the partnership's id in a section's id, the forms of one partnership."""


def places() -> Iterator[tuple[str, Field]]:
    """Every field of the forms, with its pattern."""
    for form in ZONE_FORMS.values():
        yield from entries(form)
    for form in FORMS.values():
        yield from entries(form, f"{BASE}[].")
