"""The letter as a signed PDF. No log, no store and no answer has the passphrase."""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import AsyncIterator
from typing import Any

from plpmission.errors import MissionError
from plpmission.i18n import Lang, say, translator
from plpmission.model import dumps
from plpmission_widgets.actions.answer import Answer, Call, download
from plpmission_widgets.actions.dossiers import file_stem
from plpmission_widgets.desk import Desk
from plpmission_widgets.refusals import Refusal

DOMAIN = "life"
_KEY_LIMIT = 256 * 1024
Json = dict[str, Any]


class SignRefusal(Refusal):
    """A request to sign that cannot be followed."""

    domain = DOMAIN


def label(lang: Lang) -> str:
    """What leads to signing, in the export dialog."""
    return translator(DOMAIN, lang)("Sign the PDF with your key…")


def dialog(desk: Desk, **more: Any) -> Json:
    """The dialog that asks for the key."""
    t = translator(DOMAIN, desk.lang)
    return {
        "kind": "sign",
        "busy": False,
        "done": "",
        "error": "",
        "words": {
            "title": t("Sign the letter"),
            "about": t(
                "The PDF is made anew and signed with your key. The key and its passphrase are "
                "used once and kept nowhere."
            ),
            "key": t("Key file (.p12 or .pfx)"),
            "choose": t("Choose the key file"),
            "passphrase": t("Passphrase of the key"),
            "card": t("With an eID card, sign from the command line: see docs/signing.md."),
            "sign": t("Sign"),
            "cancel": t("Cancel"),
            "close": t("Close"),
            "again": t("Save again"),
            "busy": t("The letter is being made and signed…"),
            "no_key": t("Choose your key file first."),
        },
        **more,
    }


def sign(call: Call) -> AsyncIterator[Answer]:
    """Make the PDF, sign it, keep the hash of the whole file, and hand it over."""
    try:
        key = base64.b64decode(call["key"], validate=True)
    except (binascii.Error, ValueError):
        raise SignRefusal("Choose your key file first.") from None
    if not key or len(key) > _KEY_LIMIT:
        raise SignRefusal("Choose your key file first.")
    call.letter.pause()
    return _signed(call, key, call["passphrase"])


async def _signed(call: Call, key: bytes, passphrase: str) -> AsyncIterator[Answer]:
    desk, dossier = call.desk, call.letter.dossier
    desk.dialog = dialog(desk, busy=True)
    yield Answer(refresh="dialog")
    name = f"{file_stem(dossier)}.signed.pdf"
    try:
        made = await asyncio.to_thread(_made, desk, dumps(dossier), dossier.lang, key, passphrase)
        await asyncio.to_thread(_remember, desk, name, made)
    except MissionError as error:
        desk.dialog = dialog(desk, error=say(error, desk.lang))
        yield Answer(refresh="dialog")
        return
    desk.dialog = dialog(desk, done=name)
    yield Answer(refresh="dialog", then=(download(name, "application/pdf", made),))


def _made(desk: Desk, content: bytes, lang: Any, key: bytes, passphrase: str) -> bytes:
    from plpmission.export.signing import KeyFile, sign_pdf, signer_name

    held = KeyFile(key, passphrase)
    signer_name(held)  # a key that does not open is said before the pages are set
    pdf = desk.exporter.request(content, "letter", "pdf", lang=lang, draft=False)
    return sign_pdf(pdf, held, lang=lang)


def _remember(desk: Desk, name: str, made: bytes) -> None:
    from plpmission.export.signing_record import remember

    remember(name, made, desk.store, desk.who)
