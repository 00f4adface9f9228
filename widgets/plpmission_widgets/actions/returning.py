"""A Word file of ours that comes back changed: to its letter, chosen from, taken in one step."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from plpmission.errors import MissionError
from plpmission.i18n import translator
from plpmission.model import Dossier, dumps
from plpmission.store import Actor, Listed, Store
from plpmission_widgets.actions.answer import Answer, Call, toast, url
from plpmission_widgets.actions.dossiers import created
from plpmission_widgets.desk import Desk
from plpmission_widgets.returned import Return, ReturnedRefusal
from plpmission_widgets.views import dialogs
from plpmission_widgets.views.home import moment
from plpmission_widgets.views.returned import OPEN, VIEW, opened

DOMAIN = "intake"
Json = dict[str, Any]

_KIN = 0.5
"""From this share of its items on a dossier may be the one that a file was made from."""


def received(
    desk: Desk, name: str, content: bytes, carried: Dossier, found: list[Listed]
) -> Answer:
    """A file that came back: on to the letter that it was made from, or ask which one that is."""
    id_ = Return.begin(desk.store, name, content, desk.who)
    if not found:
        return _into(desk, id_, created(desk, name, carried))
    if len(found) == 1:
        return _into(desk, id_, found[0].id)
    return _which(desk, id_, name, found)


def again(desk: Desk, id_: str) -> Answer:
    """A file of which nobody said yet which dossier it was made from: ask once more."""
    file = Return(desk.store, id_)
    listed = [one for one in desk.store.list() if not one.deleted_at]
    return _which(desk, id_, file.name, listed)


def kin(store: Store, carried: Dossier) -> list[Listed]:
    """The dossiers that a file may have been made from: they have most of its items."""
    from plpmission.importers.returning import kinship

    listed = (one for one in store.list() if not one.deleted_at)
    return [one for one in listed if kinship(carried, store.open(one.id).dossier) >= _KIN]


def _which(desk: Desk, id_: str, name: str, found: list[Listed]) -> Answer:
    t = translator(DOMAIN, desk.lang)
    desk.dialog = {
        "kind": "which",
        "id": id_,
        "title": t("Which dossier was {name} made from?", name=name),
        "text": t("Several dossiers fit. Nothing is changed before you say yes to it."),
        "choices": [
            {"id": one.id, "label": one.title or "–", "hint": t("last change: {when}", when=when)}
            for one in found
            for when in (moment(one.changed, desk.lang),)
        ],
        "label": t("Dossier"),
        "do": t("Go on"),
    }
    return Answer(refresh="dialog")


def which(call: Call) -> Answer:
    """Say which dossier a file was made from."""
    Return(call.desk.store, call["id"])
    return _into(call.desk, call["id"], call["dossier"])


def _into(desk: Desk, id_: str, dossier: str) -> Answer:
    desk.store.intakes.finish(id_, dossier)
    desk.open(dossier)
    OPEN[desk] = Return(desk.store, id_)
    desk.visit(VIEW)
    desk.dialog = None
    return Answer(refresh="screen", then=(url(desk),))


def _here(call: Call) -> Return:
    file = opened(call.desk)
    if file is None:
        raise ReturnedRefusal("No Word file came back for this letter.")
    return file


def look(call: Call) -> AsyncIterator[Answer]:
    """Compare the file with the letter as it is now."""
    return _compared(call.desk, _here(call), call.letter.dossier)


async def _compared(desk: Desk, file: Return, current: Dossier) -> AsyncIterator[Answer]:
    from plpmission.importers.client import Reader

    yield Answer()
    reader = Reader()
    try:
        found = await asyncio.to_thread(reader.compare, file.content, dumps(current))
    except MissionError as error:
        title = translator(DOMAIN, desk.lang)("{name} cannot be compared", name=file.name)
        desk.dialog = dialogs.problem(error, desk.lang, title)
        yield Answer(refresh="dialog")
        return
    finally:
        reader.stop()
    file.compared(found, current)
    if desk.letter and desk.letter.section == VIEW:
        yield Answer(refresh="section")


def choose(call: Call) -> Answer:
    """Take a proposal, or leave what stands there."""
    file = _here(call)
    if not all(isinstance(one, str) for one in call["ids"]):
        raise ReturnedRefusal("This request cannot be understood.")
    file.choose(call["ids"], call["choice"])
    return Answer(refresh="section")


def take(call: Call) -> Answer:
    """All that was chosen, in one step that can be undone; comments beside the letter."""
    from plpmission.importers import returning

    file, letter = _here(call), call.letter
    wanted = file.wanted
    if file.found is None or file.against is not letter.dossier:
        raise ReturnedRefusal("The letter was changed meanwhile: the file is compared again.")
    if not wanted:
        raise ReturnedRefusal("Choose what to take over first.")
    changed, remarks = returning.take(letter.dossier, file.found, wanted)
    letter.put(changed)
    for remark in remarks:
        who = Actor(remark.author, kind="word") if remark.author else call.desk.who
        where = remark.where or remark.section
        letter.store.comments.add(letter.id, where, remark.quote, remark.text, who)
    file.take(remark.id for remark in remarks)
    t = translator(DOMAIN, call.desk.lang)
    said = t("1 taken over") if len(wanted) == 1 else t("{count} taken over", count=len(wanted))
    return Answer(refresh="section", then=(toast(said, undo=True),))
