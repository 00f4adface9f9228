"""The rules of the letter, in the order in which they are run."""

from __future__ import annotations

from plpmission.checks.leftovers import L012
from plpmission.checks.legal import L011
from plpmission.checks.letter_duty import L001, L002, L003, L004
from plpmission.checks.objectives import S001, S002, S005, S006, S007
from plpmission.checks.repetition import L013
from plpmission.checks.rule import Check
from plpmission.checks.sections import G001, L010

CHECKS: tuple[Check, ...] = (
    *(L001, L002, L003, L004, L010, L011, L012, L013),
    *(S001, S002, S005, S006, S007),
    G001,
)
"""All rules; those that the law asks come first."""
