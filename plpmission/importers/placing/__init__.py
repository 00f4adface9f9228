"""A foreign document put into the model: a section for each passage, and typed items.

``place`` proposes, a person's ``Decisions`` are put into effect by ``apply``, and ``dossier_of``
makes a dossier with an origin for each item, a list of doubts, and one of what it does not hold.
"""

from plpmission.importers.placing.deciding import apply
from plpmission.importers.placing.placed import Decisions, Doubt, Found, Place, Placed, Taken
from plpmission.importers.placing.placing import place
from plpmission.importers.placing.saying import Target, reason, report, targets
from plpmission.importers.placing.taking import dossier_of

__all__ = [
    "Decisions",
    "Doubt",
    "Found",
    "Place",
    "Placed",
    "Taken",
    "Target",
    "apply",
    "dossier_of",
    "place",
    "reason",
    "report",
    "targets",
]
