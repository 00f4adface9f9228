"""The house style of a store: looked at while it is made, kept when it can be used."""

from __future__ import annotations

from typing import Any

from plpmission.errors import ExportError
from plpmission.i18n import translator
from plpmission_widgets.actions.answer import Answer, Call, toast
from plpmission_widgets.desk import Desk
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.views import style as view

DOMAIN = "style"

Json = dict[str, Any]

KEY = "style"
"""Where the store keeps it."""
LIMIT = 6 * 1024 * 1024
"""Characters of a file that comes from a browser, four for three bytes."""
ALT = 200
"""Characters of the words that stand for the logo."""


class StyleRefusal(Refusal):
    """A file that is too large for a message."""

    domain = DOMAIN


def kept(desk: Desk) -> Json:
    """The style that the store keeps; empty where it has none."""
    found = desk.store.settings.get(KEY)
    return found if isinstance(found, dict) else {}


def ask(call: Call) -> Json:
    """The dialog, as the style is kept."""
    return view.dialog(kept(call.desk), call.desk.lang)


def look(call: Call) -> Answer:
    """The dialog with a sample of the values that it holds now, or what is wrong in them."""
    values = _values(call)
    call.desk.dialog = view.dialog(values, call.desk.lang, error=_fault(values))
    return Answer(refresh="dialog")


def save(call: Call) -> Answer:
    """Keep the style, where every part of it can be used."""
    values = _values(call)
    if error := _fault(values):
        call.desk.dialog = view.dialog(values, call.desk.lang, error=error)
        return Answer(refresh="dialog")
    call.desk.store.settings.set(KEY, values)
    call.desk.dialog = None
    said = translator(DOMAIN, call.desk.lang)("The house style is kept")
    return Answer(refresh="dialog", then=(toast(said),))


def _values(call: Call) -> Json:
    """What was sent, over what is kept: a file that was not sent again stays."""
    sent: Json = call["values"]
    before = kept(call.desk)
    found: Json = {key: str(sent.get(key) or "").strip() for key in view.TEXTS}
    for colour in ("accent", "cover", "text"):
        found[colour] = found[colour].lower()
    found |= {key: before[key] for key in ("logo", "template") if key in before}
    for key in ("logo", "template"):
        if key in sent:
            found.pop(key, None)
            if data := _file(sent[key]):
                found[key] = {"content": data} if key == "logo" else data
    if "logo" in found:
        alt = " ".join(str(sent.get("alt") or "").split())[:ALT]
        found["logo"] = {"content": found["logo"]["content"], "alt": alt}
    return {key: value for key, value in found.items() if value}


def _file(data: Any) -> str:
    text = data if isinstance(data, str) else ""
    if len(text) > LIMIT:
        raise StyleRefusal("The file is too large for the house style: 4 MB at most.")
    return text


def _fault(values: Json) -> ExportError | None:
    from plpmission.export.style import from_json

    try:
        from_json(values)
    except ExportError as error:
        return error
    return None
