"""Indicators over time: is a change a signal or the usual noise, and will the target be met?

Pandas in, pandas out; every function works on all series of a long table at once. Import it only
where figures are at hand: it brings pandas with it.
"""

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
