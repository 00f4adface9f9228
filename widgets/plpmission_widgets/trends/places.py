"""An indicator by its id, as the page's kernel finds it: without pandas."""

from __future__ import annotations

from plpmission.errors import UnknownItem
from plpmission.model import Dossier
from plpmission.model.indicators import Indicator


def known_indicator(dossier: Dossier, id_: str) -> Indicator:
    """One of the dossier's indicators.

    Raises:
        UnknownItem: it has none of that id.
    """
    for one in dossier.indicators:
        if one.id == id_:
            return one
    raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=id_)
