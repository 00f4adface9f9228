"""Where an item stood in the document that it was brought in from."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from plpmission.model.base import Item, Line


class Origin(Item):
    """The place of one item or section in a document that was not born here."""

    KIND: ClassVar[str] = "ori"
    about: Line = ""
    """The id of the item, or of the section."""
    source: Line = ""
    """The file's name."""
    place: Line = ""
    """Where in it: a page, a numbered heading, a paragraph."""
    on: dt.date | None = None
