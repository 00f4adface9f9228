"""Documents: made by the warm worker, in a thread, so that the page goes on answering."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from typing import Any, cast

from plpmission.errors import MissionError, UnknownItem
from plpmission.export.compared import Compared
from plpmission.i18n import Lang, as_lang, say, translator
from plpmission.life import as_set
from plpmission.model import Document, Dossier, dumps
from plpmission.outline.contents import section_of
from plpmission_widgets.actions.answer import Answer, Call, download
from plpmission_widgets.actions.dossiers import file_stem
from plpmission_widgets.actions.following import Tell, followed
from plpmission_widgets.actions.styling import kept
from plpmission_widgets.desk import Desk
from plpmission_widgets.holding import holding
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.views import dialogs
from plpmission_widgets.views.comments import for_draft
from plpmission_widgets.views.dialogs import FORMATS
from plpmission_widgets.views.documents import (
    AS_SET,
    called,
    letter_as_set,
    letter_now,
)
from plpmission_widgets.walk import order

Json = dict[str, Any]

_MIMES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
}
_SHARE = 0.98
"""Of the bar, how much the formats fill: it is full only once all are there."""


def export(call: Call) -> AsyncIterator[Answer]:
    """A document of the dossier in each of the formats asked for."""
    formats = [name for name in FORMATS if name in call["formats"]]
    if not formats or len(formats) != len(call["formats"]):
        raise Refusal("Choose at least one format: PDF, Word or HTML.")
    document = _document(call)
    # Asked for now, of this dossier: whoever opens another meanwhile gets nothing of it in here.
    chosen: Json = {
        "document": document,
        "lang": as_lang(call["lang"] or call.letter.dossier.lang),
        "draft": bool(call["draft"]),
        "style": kept(call.desk),
        "comments": for_draft(call.desk) if call["draft"] else (),
    }
    item, _ = holding(call.letter.dossier).subject(call.desk, document)
    if item:
        chosen["item"] = item
    if document == "redline":
        chosen["earlier"] = _earlier(call)
    return _each(call.desk, call.letter.id, call.letter.dossier, formats, chosen)


def _document(call: Call) -> Document:
    """The document asked for, where it can be made of the dossier as it is."""
    offered = [str(row["value"]) for row in holding(call.letter.dossier).documents(call.desk)]
    wanted = call["document"] or next(iter(offered), "")
    if wanted not in offered:
        raise Refusal("This document cannot be made of the dossier as it is.", where="document")
    return cast("Document", wanted)


def _earlier(call: Call) -> Compared:
    """The version that a comparison starts from."""
    since, letter = call["since"] or "", call.letter
    lang = as_lang(call["lang"] or letter.dossier.lang)
    if since == AS_SET:
        content, name = as_set(letter.dossier), letter_as_set(lang)
    else:
        known = {str(one.number): one for one in call.desk.store.revisions(letter.id)}
        if since not in known:
            raise Refusal("Choose the version to compare with.", where="since")
        content = call.desk.store.read(letter.id, int(since))
        name = called(known[since], lang)
    now = letter_now(lang)
    return Compared(
        dossier=dumps(content), name=name, name_now=now, side_by_side=bool(call["beside"])
    )


def preview(call: Call) -> AsyncIterator[Answer]:
    """The letter as it will be, as a page."""
    call.desk.dialog = dialogs.preview(busy=True)
    dossier = call.letter.dossier
    answers = holding(dossier)
    first = str(answers.documents(call.desk)[0]["value"])
    chosen: Json = {"document": first, "lang": dossier.lang, "style": kept(call.desk)}
    item, _ = answers.subject(call.desk, first)
    if item:
        chosen["item"] = item
    return _preview(call.desk, dossier, chosen)


async def _preview(desk: Desk, dossier: Dossier, chosen: Json) -> AsyncIterator[Answer]:
    yield Answer(refresh="dialog")
    made: bytes | None = None
    try:
        async for _, done in _made(desk, dossier, "html", chosen):
            made = done
    except MissionError as error:
        title = desk.t("The preview could not be made")
        shown = dialogs.problem(error, desk.lang, title)
    else:
        shown = dialogs.preview((made or b"").decode())
    if (desk.dialog or {}).get("kind") == "preview":
        desk.dialog = shown
        yield Answer(refresh="dialog")


async def _each(
    desk: Desk, key: str, dossier: Dossier, formats: list[str], chosen: Json
) -> AsyncIterator[Answer]:
    files: list[Json] = []
    _, called_after = holding(dossier).subject(desk, chosen["document"])
    stem = file_stem(Dossier(title=called_after))
    yield _shown(
        desk, chosen=formats, done=[], error=None, go=None, progress={"value": 0, "text": ""}
    )
    for at, fmt in enumerate(formats):
        name = f"{stem}{_ending(chosen['document'])}.{fmt}"
        made: bytes | None = None
        try:
            async for (part, text), done in _made(desk, dossier, fmt, chosen):
                made = done
                value = _SHARE * (at + part) / len(formats)
                said = _said(FORMATS[fmt][0], text, desk.lang)
                yield _shown(desk, progress={"value": value, "text": said})
        except MissionError as error:
            yield _shown(desk, progress=None, error=say(error, desk.lang), go=_fault(desk, error))
            return
        files.append({"name": name})
        content = made or b""
        _tell(desk, key, name, content)
        file = download(name, _MIMES[fmt], content)
        yield _shown(desk, file, done=list(files))
    yield _shown(desk, progress=None)


def _fault(desk: Desk, error: MissionError) -> Json | None:
    """Where to put right what stopped the export, if a section or an item is at fault."""
    where = str(getattr(error, "where", ""))
    letter = desk.letter
    if not letter or not where:
        return None
    if where in order(letter.dossier):
        return {"section": where}
    try:
        path, _ = letter.dossier.located(where.removesuffix("-figure"))
    except UnknownItem:
        return None
    section = section_of(path)
    return {"section": section, "path": path} if section else None


def _ending(document: Document) -> str:
    return "" if document == "letter" else f"-{document}"


def _tell(desk: Desk, key: str, name: str, content: bytes) -> None:
    """Keep in the audit what left, with the file's hash: whoever shows it can be answered."""
    digest = hashlib.sha256(content).hexdigest()
    desk.store.audit.add(desk.who, "export", dossier=key, detail=name, after=digest)


def _said(name: str, text: str, lang: Lang) -> str:
    return " · ".join((name, translator("export", lang)(text))) if text else name


def _shown(desk: Desk, *then: Any, **changes: Any) -> Answer:
    """The dialog with what changed, where it is still open."""
    if (desk.dialog or {}).get("kind") == "export":
        desk.dialog = {**(desk.dialog or {}), **changes}
        return Answer(refresh="dialog", then=then)
    return Answer(then=then)


def _made(
    desk: Desk, dossier: Dossier, fmt: str, chosen: Json
) -> AsyncIterator[tuple[tuple[float, str], bytes | None]]:
    """How far it is, again and again; the file with the last of them."""

    def make(tell: Tell) -> bytes:
        return desk.exporter.request(dumps(dossier), fmt=fmt, on_progress=tell, **chosen)

    return followed(make)
