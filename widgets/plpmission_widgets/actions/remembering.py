"""What one asks of the dossier's memory: versions, comments, the audit, texts kept by a browser."""

from __future__ import annotations

from typing import Any

from plpmission.errors import StaleSave, UnknownItem
from plpmission.store.audit_files import as_csv, as_json_lines
from plpmission_widgets.actions.answer import Answer, Call, download, toast
from plpmission_widgets.forms import editable, pattern
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.views import audit, comments, kept
from plpmission_widgets.views.history import AT_ONCE

DOMAIN = "history"
_FILTERS = ("dossier", "actor", "action", "since", "until")


class MemoryRefusal(Refusal):
    """What is refused here, in this part's own words."""

    domain = DOMAIN


def ping(call: Call) -> Answer:
    """The page is there; who else is may have changed."""
    news = call.desk.look_around()
    return Answer(ack={"pong": True}, refresh="quiet" if news else "nothing")


# Versions.


def compare(call: Call) -> Answer:
    """Show two versions side by side; none where both are the same."""
    two = (call["before"], call["after"])
    if not 1 <= min(two) <= max(two) <= len(call.desk.store.revisions(call.letter.id)):
        raise MemoryRefusal("This version is not there.")
    _asked(call)["compare"] = two if two[0] != two[1] else None
    return Answer(refresh="section")


def more_versions(call: Call) -> Answer:
    """Show older ones too."""
    asked = _asked(call)
    asked["versions"] = asked.get("versions", AT_ONCE) + AT_ONCE
    return Answer(refresh="section")


def name_version(call: Call) -> Answer:
    """Give a version a name."""
    desk = call.desk
    desk.store.name_version(call.letter.id, call["number"], call["name"], desk.who)
    return Answer(refresh="section")


def restore_version(call: Call) -> Answer:
    """Take an old version up again as a new one."""
    t = call.desk.translator(DOMAIN)
    number = call["number"]
    try:
        call.letter.restore(number, t("Version {number} taken up again", number=number))
    except StaleSave:
        raise MemoryRefusal(
            "Somebody else saved in the meantime. Look at the last version, then try again."
        ) from None
    said = t("Version {number} is taken up again.", number=number)
    return Answer(refresh="section", then=(toast(said, undo=True),))


def _asked(call: Call) -> dict[str, Any]:
    return call.desk.asked.setdefault(call.letter.id, {})


# Comments.


def start_comment(call: Call) -> Answer:
    """Open the dialog in which one comments on a place, or on a passage there."""
    where = _place(call, call["where"])
    call.desk.dialog = comments.dialog(call.desk.page(), where, (call["quote"] or "")[:2000])
    return Answer(refresh="dialog")


def comment(call: Call) -> Answer:
    """Comment on a place, or on a passage there."""
    desk, where = call.desk, _place(call, call["where"])
    made = desk.store.comments.add(
        call.letter.id, where, call["quote"] or "", call["text"], desk.who
    )
    if call["assigned"]:
        desk.store.comments.assign(made.id, call["assigned"], desk.who)
    desk.dialog = None
    return Answer(refresh="section")


def reply(call: Call) -> Answer:
    """Answer a comment."""
    _known(call)
    call.desk.store.comments.reply(call["id"], call["text"], call.desk.who)
    return Answer(refresh="section")


def assign(call: Call) -> Answer:
    """Say whom a comment is for."""
    _known(call)
    call.desk.store.comments.assign(call["id"], call["name"], call.desk.who)
    return Answer(refresh="section")


def settle_comment(call: Call) -> Answer:
    """Say that a comment is dealt with, or that it is not."""
    _known(call)
    call.desk.store.comments.done(call["id"], call["done"], call.desk.who)
    return Answer(refresh="section")


def _place(call: Call, where: str) -> str:
    """A place of the open letter: a section, or a path in it."""
    known = where in call.desk.page().numbers
    if not known and editable().get(pattern(where)) is None:
        raise UnknownItem("“{path}” is not a place in a dossier.", path=where[:80])
    if not known:
        call.letter.dossier.value(where)
    return where


def _known(call: Call) -> None:
    """Comments of other dossiers are not for this page."""
    if call["id"] not in {found.id for found in call.desk.store.comments.list(call.letter.id)}:
        raise MemoryRefusal("This comment is not there any more.")


# The audit.


def filter_audit(call: Call) -> Answer:
    """Show the entries that fit."""
    call.desk.asked["audit"] = {name: call[name] or "" for name in _FILTERS}
    return Answer(refresh="section")


def take_audit(call: Call) -> Answer:
    """The entries that fit, as a file."""
    found = audit.entries(call.desk)
    if call["as"] == "csv":
        return Answer(then=(download("audit.csv", "text/csv", as_csv(found)),))
    return Answer(then=(download("audit.jsonl", "application/jsonl", as_json_lines(found)),))


# What a browser kept.


def look_at_kept(call: Call) -> Answer:
    """Show what a browser kept beside what is saved, where they differ."""
    texts = {path: text for path, text in call["texts"].items() if isinstance(path, str)}
    call.desk.dialog = kept.kept(texts, call.desk.page())
    return Answer(refresh="dialog")
