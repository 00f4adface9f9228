"""A document from elsewhere: placed decision by decision, then made a dossier."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plpmission.i18n import translator
from plpmission_widgets.actions.answer import Answer, Call, Push, download, toast, url
from plpmission_widgets.actions.returning import again
from plpmission_widgets.desk import Desk
from plpmission_widgets.intake import Intake, IntakeRefusal
from plpmission_widgets.kept_files import kind_of
from plpmission_widgets.summaries import summary
from plpmission_widgets.views.intake import DOCUMENTS, OPEN, VIEW, beside, opened, patch

DOMAIN = "intake"
Json = dict[str, Any]
_MOST_IDS = 20_000
_TITLE_LIMIT = 300


def begin(desk: Desk, name: str, content: bytes, placed: Json) -> Answer:
    """Keep a document that was read, and turn to its screen."""
    id_ = Intake.begin(desk.store, name, content, placed, desk.who)
    OPEN[desk] = Intake(desk.store, id_)
    desk.leave()
    desk.visit(VIEW)
    return Answer(refresh="screen", then=(url(desk),))


def open_intake(call: Call) -> Answer:
    """Go on with a document that was brought in."""
    if kind_of(call.desk.store, call["id"]):
        return again(call.desk, call["id"])
    intake = Intake(call.desk.store, call["id"])
    if intake.dossier:  # another page was quicker
        call.desk.open(intake.dossier)
        return Answer(refresh="screen", then=(url(call.desk),))
    OPEN[call.desk] = intake
    call.desk.leave()
    call.desk.visit(VIEW)
    call.desk.dialog = None
    return Answer(refresh="screen", then=(url(call.desk),))


def forget(call: Call) -> Answer:
    """Give a document up: what was read of it is deleted."""
    call.desk.store.intakes.delete(call["id"])
    OPEN.pop(call.desk, None)
    call.desk.visited, call.desk.dialog = "", None
    said = translator(DOMAIN, call.desk.lang)("The import was given up")
    return Answer(refresh="screen", then=(toast(said), url(call.desk)))


def _here(call: Call) -> Intake:
    """The document that the page is placing."""
    intake = opened(call.desk)
    if intake is None or call.desk.visited != VIEW:
        raise IntakeRefusal("Open the document first.")
    return intake


def _shown(call: Call, intake: Intake) -> Answer:
    return Answer(ack={"intake": patch(intake, call.desk.lang)})


def _ids(call: Call) -> list[str]:
    ids = call["ids"][:_MOST_IDS]
    if not all(isinstance(one, str) for one in ids):
        raise IntakeRefusal("This request cannot be understood.")
    return list(ids)


def decide(call: Call) -> Answer:
    """Accept what is proposed, leave it out, or ask again."""
    intake = _here(call)
    ways: Mapping[str, Callable[[list[str]], None]] = {
        "accept": intake.accept,
        "leave_out": intake.leave_out,
        "reopen": intake.reopen,
    }
    if call["what"] not in ways:
        raise IntakeRefusal("This request cannot be understood.")
    ways[call["what"]](_ids(call))
    return _shown(call, intake)


def over(call: Call) -> Answer:
    """Accept all that is at least so sure."""
    intake = _here(call)
    share = call["percent"] / 100
    intake.accept((*intake.over(share), *intake.items_over(share)))
    return _shown(call, intake)


def move(call: Call) -> Answer:
    """Put passages into another section."""
    intake = _here(call)
    intake.move(_ids(call), call["section"])
    return _shown(call, intake)


def split(call: Call) -> Answer:
    """Cut a passage in two."""
    intake = _here(call)
    intake.split(call["id"], call["at"])
    return _shown(call, intake)


def join(call: Call) -> Answer:
    """Let a passage go on in the next."""
    intake = _here(call)
    intake.join(call["id"])
    return _shown(call, intake)


def fill(call: Call) -> Answer:
    """Put a field of something recognised right."""
    intake = _here(call)
    intake.fill(call["id"], call["name"], call["value"])
    return _shown(call, intake)


def kind(call: Call) -> Answer:
    """Say what kind of document it is."""
    intake = _here(call)
    if call["document"] not in DOCUMENTS:
        raise IntakeRefusal("This kind of document is not known.")
    intake.call(call["document"])
    shown = patch(intake, call.desk.lang)
    return Answer(ack={"intake": {**shown, "beside": beside(intake, call.desk)}})


def undo(call: Call) -> Answer:
    """Take the last decision back."""
    intake = _here(call)
    intake.undo()
    return _shown(call, intake)


def make(call: Call) -> Answer:
    """The dossier: open, like any other."""
    intake, desk = _here(call), call.desk
    made = _into(desk, intake, call["into"]) if call["into"] else _new(desk, intake, call["title"])
    desk.store.intakes.finish(intake.id, made)
    OPEN.pop(desk, None)
    desk.dialog = None
    t = translator(DOMAIN, desk.lang)
    said = toast(t("The dossier is made; its document stays at hand under “Where it comes from”."))
    return Answer(ack={"added": made}, refresh="screen", then=(said, url(desk)))


def _new(desk: Desk, intake: Intake, title: str) -> str:
    """A dossier of its own."""
    title = " ".join(title.split())[:_TITLE_LIMIT]
    if not title:
        raise IntakeRefusal("Give the dossier a name.", where="title")
    dossier = intake.taken().dossier.with_value("title", title)
    made, _ = desk.store.create(dossier, desk.who, summary=summary(dossier))
    desk.open(made)
    return made


def _into(desk: Desk, intake: Intake, dossier: str) -> str:
    """Into a dossier that is there, in one step that can be undone."""
    if dossier not in {one["value"] for one in beside(intake, desk)}:
        raise IntakeRefusal("This document does not go into that dossier.", where="into")
    changed = intake.taken(desk.store.open(dossier).dossier).dossier
    desk.open(dossier)
    desk.open_letter.put(changed)
    return dossier


def take_file(call: Call) -> Answer:
    """The document itself, as it was brought in."""
    return Answer(then=(_file(call),))


def _file(call: Call) -> Push:
    stored = call.desk.store.intakes.open(call["id"])
    if stored.file is None:
        raise IntakeRefusal("This document was too large to be kept: only its text is here.")
    return download(stored.name, "application/octet-stream", stored.file)
