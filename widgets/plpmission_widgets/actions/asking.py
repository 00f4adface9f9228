"""The dialogs that one asks for, and closing them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from plpmission_widgets.actions import signing, styling
from plpmission_widgets.actions.answer import Answer, Call
from plpmission_widgets.actions.exporting import preview
from plpmission_widgets.holding import holding
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.views import dialogs, imports

Json = dict[str, Any]


def ask(call: Call) -> Answer | AsyncIterator[Answer]:
    """Open a dialog."""
    wanted = call["dialog"]
    if wanted in _IN_LETTER and not call.desk.letter:
        raise Refusal("Open a dossier first.")
    if wanted == "preview":
        return preview(call)
    if wanted not in _DIALOGS:
        raise Refusal("This request is not known.")
    call.desk.dialog = _DIALOGS[wanted](call)
    return Answer(refresh="dialog")


def close(call: Call) -> Answer:
    """Close the dialog."""
    call.desk.dialog = None
    return Answer(refresh="dialog")


def _leave_out(call: Call) -> Json:
    return dialogs.leave_out(str(call["section"]), call.desk.lang)


def _dismiss(call: Call) -> Json:
    return dialogs.dismiss(str(call["code"]), str(call["about"]), call.desk.lang)


def _confirm(call: Call) -> Json:
    gone = {entry.id: entry.title for entry in call.desk.store.list(deleted=True)}
    dossier = str(call["dossier"])
    if dossier not in gone:
        raise Refusal("This dossier is not in the bin.")
    t = call.desk.t
    return dialogs.confirm(
        t("Delete “{title}” for good?", title=gone[dossier] or t("Dossier without a name")),
        t("All its versions go too. This cannot be taken back."),
        t("Delete for good"),
        {"do": "purge", "dossier": dossier},
    )


def _export(call: Call) -> Json:
    shown = holding(call.letter.dossier).export_dialog(call.desk)
    return {**shown, "sign": signing.label(call.desk.lang)} if shown.get("signable") else shown


_DIALOGS: Mapping[str, Callable[[Call], Json]] = {
    "actor": lambda call: dialogs.actor(call.desk.actor),
    "new": lambda call: dialogs.new(call.desk.lang),
    "confirm": _confirm,
    "leave_out": _leave_out,
    "dismiss": _dismiss,
    "findings": lambda call: holding(call.letter.dossier).remarks(call.desk),
    "export": _export,
    "sign": lambda call: signing.dialog(call.desk),
    "style": styling.ask,
    "intake_forget": lambda call: imports.forget(call.desk, str(call["about"])),
}
_IN_LETTER = ("leave_out", "dismiss", "findings", "export", "preview", "sign")
