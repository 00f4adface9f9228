"""Places of a dossier in words: ``Values, row 3``, ``SO 2, deadline``."""

from __future__ import annotations

import re

from plpmission.errors import UnknownItem
from plpmission.model import Dossier, Item
from plpmission_widgets.forms import editable, fixed, lists, pattern
from plpmission_widgets.forms.fields import Detail, Field
from plpmission_widgets.page import Page

_ROW = re.compile(r"^(?P<list>.*)\[(?P<key>[^\]]+)\](?:\.(?P<rest>[^\[\]]*))?$")


def place_of(path: str, page: Page) -> str:
    """What the place is called on screen; empty for a section as a whole."""
    field = _field(path)
    found = _ROW.match(path)
    row = _row(found["list"], found["key"], page) if found else ""
    label = page.t(field.label) if field else ""
    if row and label and (not found or not found["rest"]):
        return row
    return ", ".join(part for part in (row, label) if part)


def label_of(path: str) -> str:
    """What the field at a path is called (English); empty where no form has it."""
    field = _field(path)
    return field.label if field else ""


def _field(path: str) -> Field | None:
    here = pattern(path)
    return (
        fixed().get(path)
        or editable().get(here)
        or lists().get(here)
        or lists().get(here.removesuffix("[]"))
    )


def _row(listed: str, key: str, page: Page) -> str:
    held = lists().get(pattern(listed))
    item = _item(f"{listed}[{key}]", page.dossier)
    if held is None or item is None:
        return ""
    if item.id in page.names:
        return page.names[item.id].code or page.names[item.id].name
    at = [other.id for other in page.dossier.value(listed)].index(item.id) + 1
    return page.t("{list}, row {number}", list=page.t(held.label), number=at)


def _item(path: str, dossier: Dossier) -> Item | None:
    try:
        found = dossier.value(path)
    except UnknownItem:
        return None
    return found if isinstance(found, Item) else None


def in_detail(path: str, dossier: Dossier) -> str | None:
    """The item that must be opened to see a place, where it stands in a list of larger items."""
    listed, bracket, rest = path.partition("[")
    held = lists().get(listed)
    if not bracket or not isinstance(held, Detail):
        return None
    item = _item(f"{listed}[{rest.partition(']')[0]}]", dossier)
    return item.id if item else None


def by_ids(path: str, dossier: Dossier) -> str:
    """A path whose lists are counted by index, as the browser knows it: by the items' ids."""
    found = ""
    for step in re.findall(r"[^\[\]]+|\[[^\]]*\]", path):
        here = found + step
        item = _item(here, dossier) if step.startswith("[") else None
        found = f"{found}[{item.id}]" if item else here
    return found
