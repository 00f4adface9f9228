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


_LARGE = ("letter.objectives[", "letter.plans[", "indicators[", "letter.amendments[")
"""Places of items that are opened one at a time."""


def in_view(page: Page, findings: Iterable[Finding]) -> list[Json]:
    """The marks on the fields that are shown: those of the open item and its indicators."""
    opened = (one for one in page.dossier.letter.objectives if one.id == page.item)
    shown = {page.item, *(key for one in opened for key in one.indicators)}
    return marks(
        page,
        (
            found
            for found in findings
            if found.about in shown
            or (found.section == page.section and not found.where.startswith(_LARGE))
        ),
    )


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
