"""The rules of a mission letter, and what they find in a dossier.

Each family of rules is a file; ``CHECKS`` lists them in order. A check collects hits with English
sentences; ``wording`` puts them into the reader's language. Findings are data: nothing is raised.
"""

from plpmission.checks.answers import touched_prompts
from plpmission.checks.coverage import Coverage, coverage
from plpmission.checks.rule import Check, Finding, Hit, Severity
from plpmission.checks.rules import CHECKS
from plpmission.checks.run import check, collect

__all__ = [
    "CHECKS",
    "Check",
    "Coverage",
    "Finding",
    "Hit",
    "Severity",
    "check",
    "collect",
    "coverage",
    "touched_prompts",
]
