"""A file brought to the list of dossiers: one of ours, one of ours that comes back, another's.

It is read in a process of its own, so that the page goes on answering and stays as light as it
was; whatever a file does to whoever reads it ends there.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from plpmission.errors import MissionError
from plpmission.i18n import translator
from plpmission.model import Dossier, loads
from plpmission.store import Store
from plpmission_widgets.actions.answer import Action, Answer, Call, toast
from plpmission_widgets.actions.dossiers import created
from plpmission_widgets.actions.following import Tell, followed
from plpmission_widgets.actions.uploading import WANTS, Incoming, received
from plpmission_widgets.desk import Desk
from plpmission_widgets.views import dialogs

if TYPE_CHECKING:
    from plpmission.importers.client import Reader

DOMAIN = "intake"
MEGABYTES = 64
_COMING: WeakKeyDictionary[Desk, Incoming] = WeakKeyDictionary()
"""The file that each page is sending; gone once it is read."""

Json = dict[str, Any]


def part(call: Call) -> Answer | AsyncIterator[Answer]:
    """Take in a part of a file; with the last one, look what it is."""
    coming = received(_COMING.pop(call.desk, None), call, megabytes=MEGABYTES)
    if coming.whole:
        return _looked(call.desk, coming)
    _COMING[call.desk] = coming
    return Answer()


async def _looked(desk: Desk, file: Incoming) -> AsyncIterator[Answer]:
    name = file.name
    from plpmission.importers.client import Reader

    t, reader = translator(DOMAIN, desk.lang), Reader()
    shown = desk.dialog = dialogs.reading(t("{name} is being read", name=name))
    yield Answer(refresh="dialog")
    found: Json = {}

    def look(tell: Tell) -> Json:
        return _seen(desk.store, reader, file, tell)

    try:
        async for (value, text), made in followed(look):
            if desk.dialog is not shown:  # given up meanwhile
                return
            found = made or found
            said = translator("importers", desk.lang)(text) if text else ""
            shown = desk.dialog = {**shown, "value": value, "text": said}
            yield Answer(refresh="dialog")
    except MissionError as error:
        title = t("{name} was not brought in", name=name)
        desk.dialog = dialogs.problem(error, desk.lang, title)
        yield Answer(refresh="dialog")
    else:
        desk.dialog = None
        yield _taken(desk, name, file.content, found)
    finally:
        reader.stop()


def _seen(store: Store, reader: Reader, file: Incoming, tell: Tell) -> Json:
    """What a file is; a dossier's own format needs nobody to read it."""
    if file.name.lower().endswith(".json"):
        return {"own": loads(file.content), "returned": False}
    found = reader.look(file.name, file.content, tell)
    if "own" in found:
        found["own"] = loads(found["own"])
    if found.get("returned"):
        from plpmission_widgets.actions.returning import kin

        found["kin"] = kin(store, found["own"])
    return found


def _taken(desk: Desk, name: str, content: bytes, found: Json) -> Answer:
    if "placed" in found:
        return _placing(desk, name, content, found["placed"])
    if found["returned"]:
        from plpmission_widgets.actions import returning

        return returning.received(desk, name, content, found["own"], found["kin"])
    return _own(desk, name, found["own"])


def _placing(desk: Desk, name: str, content: bytes, placed: Json) -> Answer:
    """Another's document: on to its screen."""
    from plpmission_widgets.actions.intake import begin

    return begin(desk, name, content, placed)


def _own(desk: Desk, name: str, dossier: Dossier) -> Answer:
    """A dossier of ours: into the list."""
    made = created(desk, name, dossier)
    said = toast(translator(DOMAIN, desk.lang)("Brought in"))
    return Answer(ack={"added": made}, refresh="screen", then=(said,))


def _later(name: str) -> Callable[[Call], Answer | AsyncIterator[Answer]]:
    """An action that is loaded when it is first asked for: a letter opens without it."""
    module, _, function = name.partition(".")

    def run(call: Call) -> Answer | AsyncIterator[Answer]:
        found = import_module(f"plpmission_widgets.actions.{module}")
        answer: Answer | AsyncIterator[Answer] = getattr(found, function)(call)
        return answer

    return run


def _anywhere(deed: str, /, **wants: type) -> Action:
    return Action(run=_later(deed), wants=wants, in_letter=False)


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "bring_part": Action(run=part, wants=WANTS, in_letter=False),
        "intake_open": _anywhere("intake.open_intake", id=str),
        "intake_forget": _anywhere("intake.forget", id=str),
        "intake_decide": _anywhere("intake.decide", what=str, ids=list),
        "intake_over": _anywhere("intake.over", percent=int),
        "intake_move": _anywhere("intake.move", ids=list, section=str),
        "intake_split": _anywhere("intake.split", id=str, at=int),
        "intake_join": _anywhere("intake.join", id=str),
        "intake_fill": _anywhere("intake.fill", id=str, name=str, value=str),
        "intake_kind": _anywhere("intake.kind", document=str),
        "intake_undo": _anywhere("intake.undo"),
        "intake_make": Action(
            run=_later("intake.make"), wants={"title": str}, may={"into": str}, in_letter=False
        ),
        "intake_pictures": _anywhere("picturing.pictures", id=str),
        "intake_file": _anywhere("intake.take_file", id=str),
        "returned_which": _anywhere("returning.which", id=str, dossier=str),
        "returned_look": Action(run=_later("returning.look")),
        "returned_choose": Action(
            run=_later("returning.choose"), wants={"ids": list, "choice": str}
        ),
        "returned_take": Action(run=_later("returning.take")),
    }
)
