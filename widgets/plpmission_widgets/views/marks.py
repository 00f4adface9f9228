"""What contradicts itself, said at the field itself: it is stored all the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plpmission.checks import Finding
from plpmission.errors import UnknownItem
from plpmission.model import Dossier
from plpmission_widgets.page import Page
from plpmission_widgets.views.places import by_ids

Json = dict[str, Any]

_CODES = frozenset({"L003", "S005", "S007", "T001", "K001"})
"""The checks that compare a value with another one."""


def marks(page: Page, findings: Iterable[Finding]) -> list[Json]:
    """The remarks on a field that is filled in: ``{path, text}``, the path by ids."""
    return [
        {"path": by_ids(found.where, page.dossier), "text": found.message}
        for found in findings
        if found.code in _CODES and _filled(found.where, page.dossier)
    ]


def _filled(where: str, dossier: Dossier) -> bool:
    if where.endswith("]"):
        return False
    try:
        return dossier.value(where) not in (None, "", ())
    except UnknownItem:
        return False
