"""Indicators over time: is a change a signal or the usual noise, and will the target be met?

Pandas in, pandas out; every function works on all series of a long table at once. Each name is
loaded when it is first used: ``chance`` needs no pandas, and a letter that asks for it brings none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plpmission.kpi.analysis import Analysis, Point, Result, Signal, analyse, control_limits
    from plpmission.kpi.drawing import Style
    from plpmission.kpi.rebase import Rebase
    from plpmission.kpi.rules import Rules
    from plpmission.kpi.xmr import Limits, Method, xmr_limits

__all__ = [
    "Analysis",
    "Limits",
    "Method",
    "Point",
    "Rebase",
    "Result",
    "Rules",
    "Signal",
    "Style",
    "analyse",
    "control_limits",
    "xmr_limits",
]

_HOMES = {
    **dict.fromkeys(("Limits", "Method", "xmr_limits"), "xmr"),
    "Rebase": "rebase",
    "Rules": "rules",
    "Style": "drawing",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'analysis')}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
