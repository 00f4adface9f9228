"""Letter, activity report and evaluation report: alignment, differences, coherence.

``compare`` puts the three documents of a dossier side by side by the ids of the letter's items;
``match`` finds which texts of two lists say the same where there is no id.
"""

from plpmission.compare.across import alike, overview
from plpmission.compare.comparing import compare, compare_many
from plpmission.compare.following import next_letter
from plpmission.compare.matching import Pair, match
from plpmission.compare.prefill import Admissibility, admissibility, prefilled_report
from plpmission.compare.rows import Comparison, Row

__all__ = [
    "Admissibility",
    "Comparison",
    "Pair",
    "Row",
    "admissibility",
    "alike",
    "compare",
    "compare_many",
    "match",
    "next_letter",
    "overview",
    "prefilled_report",
]
