"""The rules, in the order in which they are run."""

from __future__ import annotations

from plpmission.checks.agreement import S007
from plpmission.checks.analysis import W001, W002
from plpmission.checks.asked import A001, C001, M001
from plpmission.checks.evaluations import E001, E002, E003
from plpmission.checks.indicators import K001
from plpmission.checks.leftovers import L012
from plpmission.checks.legal import L011
from plpmission.checks.letter_duty import L001, L002, L003, L004
from plpmission.checks.means import M003
from plpmission.checks.measurements import K002, K003
from plpmission.checks.objectives import S001, S002, S003, S005, S006, S008
from plpmission.checks.partnership_criteria import CRITERION_CHECKS
from plpmission.checks.partnership_deadlines import DEADLINE_CHECKS
from plpmission.checks.partnership_evaluations import EVALUATION_CHECKS
from plpmission.checks.partnership_neutrality import NEUTRALITY_CHECKS
from plpmission.checks.plans import T001
from plpmission.checks.realism import S004
from plpmission.checks.repetition import L013
from plpmission.checks.reports import R001, R002, R003, R004, R005, R006
from plpmission.checks.rule import Check
from plpmission.checks.sections import G001, L010
from plpmission.checks.structure import M002

CHECKS: tuple[Check, ...] = (
    *(L001, L002, L003, L004, L010, L011, L012, L013),
    *(W001, W002),
    *(S001, S002, S003, S004, S005, S006, S007, S008),
    *(T001, K001, K002, K003, M001, M002, M003, A001, C001),
    G001,
    *(R001, R002, R003, R004, R005, R006),
    *(E001, E002, E003),
    *(*CRITERION_CHECKS, *EVALUATION_CHECKS, *DEADLINE_CHECKS, *NEUTRALITY_CHECKS),
)
"""All rules: on the letter, what the law asks first; on the reports; on partnerships."""
