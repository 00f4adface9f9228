"""The language part of SMART: deadlines, quantities and commitments read from a text.

In French, Dutch, German and English, by grammars of our own whose words stand in ``data``. Nothing
heavy is imported, and a language's patterns are made when its first text is read.
"""

from plpmission.smart.deadlines import Deadline, deadlines
from plpmission.smart.proposals import Proposal
from plpmission.smart.quantities import Quantity, quantities
from plpmission.smart.smart import Judged, Smart, smart

__all__ = [
    "Deadline",
    "Judged",
    "Proposal",
    "Quantity",
    "Smart",
    "deadlines",
    "quantities",
    "smart",
]
