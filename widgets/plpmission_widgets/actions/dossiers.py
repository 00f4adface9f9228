"""What one does with whole dossiers: open, make, copy, throw away, bring in, take along."""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata

from plpmission.errors import InvalidValue, UnreadableDossier
from plpmission.i18n import as_lang
from plpmission.model import Dossier, dumps, loads
from plpmission.model.terms import MandateKind
from plpmission.outline import texts
from plpmission.store import Actor
from plpmission_widgets.actions.answer import Answer, Call, Push, download, toast, url
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.summaries import summary
from plpmission_widgets.views import dialogs

SIZE_LIMIT = 64 * 1024 * 1024


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


def bring_in(call: Call) -> Answer:
    """Take a file into the store: a ``.plp.json``, or a document that was exported.

    What is wrong in it is listed, all of it; where the text of a Word file was changed since it
    was exported is said.
    """
    try:
        dossier, changed = _read(call)
    except UnreadableDossier as error:
        title = call.desk.t("{name} was not brought in", name=call["name"])
        call.desk.dialog = dialogs.problem(error, call.desk.lang, title)
        return Answer(refresh="dialog")
    made = _create(call, dossier if dossier.title else dossier.with_value("title", _stem(call)))
    if changed:
        call.desk.dialog = _changed(call, dossier, changed)
    return Answer(ack={"added": made}, refresh="screen", then=(toast(call.desk.t("Brought in")),))


def _read(call: Call) -> tuple[Dossier, tuple[str, ...]]:
    if call["data"] is None:
        text = str(call["text"] or "")
        if len(text) > SIZE_LIMIT:
            raise UnreadableDossier("The file is larger than a dossier can be (64 MB).")
        return loads(text), ()
    from plpmission.export.payload import brought

    try:
        content = base64.b64decode(call["data"], validate=True)
    except binascii.Error:
        raise Refusal("This request cannot be understood.") from None
    found = brought(call["name"], content)
    return found.dossier, found.changed


def _changed(call: Call, dossier: Dossier, sections: tuple[str, ...]) -> dict[str, object]:
    t, names = call.desk.t, {added.id: added.title for added in dossier.letter.added}
    titles = [names.get(key) or texts(call.desk.lang).heading(key).title for key in sections]
    return {
        "kind": "problem",
        "title": t("{name} was brought in as it was exported", name=call["name"]),
        "text": t(
            "Its text was changed in Word since. The dossier has the text of the export: look at "
            "these sections, and take over what should stay."
        ),
        "details": titles,
    }


def _stem(call: Call) -> str:
    return str(call["name"]).split(".")[0]


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
