"""Local prevention partnerships: what a step asks, what is owed when, what an evaluation says.

Pure functions over a zone's register. Each name is loaded when it is first used: an overview of
many partnerships brings neither pandas nor a reader of Excel.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plpmission.partners.clocks import (
        AppealClock,
        EvaluationDue,
        appeal,
        evaluation_due,
        recognised_on,
    )
    from plpmission.partners.inheriting import (
        Differing,
        current_coordinator,
        current_officer,
        inherited,
        inherited_rules,
        mayor_of,
        own_fields,
    )
    from plpmission.partners.launching import Step, current_step, steps
    from plpmission.partners.noticing import (
        ChangedField,
        Notice,
        carried_out,
        change_notice,
        notices,
        owed,
        with_version,
    )
    from plpmission.partners.parting import part_of, partnership_of
    from plpmission.partners.sanctions import LADDER, Rung
    from plpmission.partners.starting import from_idea, full_rules
    from plpmission.partners.ticking import Ticked, checklist, share, state_of, ticked

_NAMES = {
    "ticking": ("Ticked", "checklist", "share", "state_of", "ticked"),
    "clocks": ("AppealClock", "EvaluationDue", "appeal", "evaluation_due", "recognised_on"),
    "inheriting": (
        "Differing",
        "current_coordinator",
        "current_officer",
        "inherited",
        "inherited_rules",
        "mayor_of",
        "own_fields",
    ),
    "launching": ("Step", "current_step", "steps"),
    "noticing": (
        "ChangedField",
        "Notice",
        "carried_out",
        "change_notice",
        "notices",
        "owed",
        "with_version",
    ),
    "parting": ("part_of", "partnership_of"),
    "sanctions": ("LADDER", "Rung"),
    "starting": ("from_idea", "full_rules"),
}
_HOMES = {name: home for home, names in _NAMES.items() for name in names}

__all__ = [
    "LADDER",
    "AppealClock",
    "ChangedField",
    "Differing",
    "EvaluationDue",
    "Notice",
    "Rung",
    "Step",
    "Ticked",
    "appeal",
    "carried_out",
    "change_notice",
    "checklist",
    "current_coordinator",
    "current_officer",
    "current_step",
    "evaluation_due",
    "from_idea",
    "full_rules",
    "inherited",
    "inherited_rules",
    "mayor_of",
    "notices",
    "owed",
    "own_fields",
    "part_of",
    "partnership_of",
    "recognised_on",
    "share",
    "state_of",
    "steps",
    "ticked",
    "with_version",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
