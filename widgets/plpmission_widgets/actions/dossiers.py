"""What one does with whole dossiers: open, make, copy, throw away, take along."""

from __future__ import annotations

import re
import unicodedata

from plpmission.errors import InvalidValue
from plpmission.i18n import as_lang
from plpmission.model import Dossier, dumps
from plpmission.model.terms import MandateKind
from plpmission.store import Actor
from plpmission_widgets.actions.answer import Answer, Call, Push, download, toast, url
from plpmission_widgets.desk import Desk
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.summaries import summary
from plpmission_widgets.views import dialogs


def open_dossier(call: Call) -> Answer:
    """Open a dossier, where one was or at a section named."""
    call.desk.open(call["dossier"], call["section"] or "", call["item"])
    call.desk.dialog = None
    return Answer(refresh="screen", then=(url(call.desk),))


def home(call: Call) -> Answer:
    """Back to the list."""
    call.desk.leave()
    call.desk.visited = ""
    call.desk.dialog = None
    return Answer(refresh="screen", then=(url(call.desk),))


def visit(call: Call) -> Answer:
    """Turn to a view beside the sections, or beside the list of dossiers."""
    call.desk.visit(call["view"])
    call.desk.dialog = None
    return Answer(refresh="screen", then=(url(call.desk),))


def lang(call: Call) -> Answer:
    """Switch the language of the screens; not a word of the letter changes."""
    call.desk.speak(as_lang(call["code"]))
    if call.desk.dialog and call.desk.dialog["kind"] == "actor":
        call.desk.dialog = dialogs.actor(call.desk.actor)
    else:
        call.desk.dialog = None
    return Answer(refresh="screen")


def actor(call: Call) -> Answer:
    """Say who is at work."""
    who = Actor(call["name"], call["role"] or "")
    if not who.name:
        raise Refusal("Give your name: it stands beside what you change.", where="name")
    call.desk.declare(who)
    call.desk.dialog = None
    return Answer(refresh="screen")


def new(call: Call) -> Answer:
    """A new dossier, open at its first section."""
    title = call["title"].strip()
    if not title:
        raise Refusal("Give the dossier a name.", where="title")
    kind = call["kind"] or MandateKind.CHIEF_OF_CORPS.value
    if kind not in list(MandateKind):
        raise InvalidValue("This value does not fit here.", where="kind")
    dossier = Dossier(lang=as_lang(call["lang"] or call.desk.lang)).with_value("title", title)
    dossier = dossier.with_value("letter.mandate.kind", kind)
    made = _create(call, dossier)
    call.desk.open(made)
    call.desk.dialog = None
    return Answer(ack={"added": made}, refresh="screen", then=(url(call.desk),))


def _create(call: Call, dossier: Dossier) -> str:
    made, _ = call.desk.store.create(dossier, call.desk.who, summary=summary(dossier))
    return made


def created(desk: Desk, name: str, dossier: Dossier) -> str:
    """A file's dossier into the list; without a title of its own it has the file's name."""
    titled = dossier if dossier.title else dossier.with_value("title", name.partition(".")[0])
    made, _ = desk.store.create(titled, desk.who, summary=summary(titled))
    return made


def duplicate(call: Call) -> Answer:
    """A copy of a dossier, as a dossier of its own."""
    dossier = call.desk.store.open(call["dossier"]).dossier
    title = call.desk.t("{title} (copy)", title=dossier.title)
    made, _ = call.desk.store.duplicate(
        call["dossier"], title, call.desk.who, summary=summary(dossier)
    )
    return Answer(ack={"added": made}, refresh="screen")


def throw_away(call: Call) -> Answer:
    """Put a dossier into the bin, from where it can come back."""
    call.desk.store.bin(call["dossier"], call.desk.who)
    return Answer(refresh="screen", then=(toast(call.desk.t("Put into the bin")),))


def restore(call: Call) -> Answer:
    """Take a dossier out of the bin."""
    call.desk.store.restore(call["dossier"], call.desk.who)
    return Answer(refresh="screen")


def purge(call: Call) -> Answer:
    """Delete a dossier of the bin for good."""
    call.desk.store.purge(call["dossier"], call.desk.who)
    call.desk.dialog = None
    return Answer(refresh="screen", then=(toast(call.desk.t("Deleted for good")),))


def take_away(call: Call) -> Answer:
    """A dossier as a ``.plp.json`` file."""
    dossier = call.desk.store.open(call["dossier"]).dossier
    name = f"{file_stem(dossier)}.plp.json"
    return Answer(then=(_file(name, dumps(dossier, indent=2)),))


def _file(name: str, content: bytes) -> Push:
    return download(name, "application/json", content)


def file_stem(dossier: Dossier) -> str:
    """A file name without its ending, such as ``haute-semois-2026-2031``."""
    spaced = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", dossier.title))
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode()
    return plain.lower().strip("-")[:60] or "dossier"
