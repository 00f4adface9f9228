"""A PDF signed (PAdES), with a key from a PKCS#12 file or from a card or token (PKCS#11).

A passphrase or PIN is used and forgotten: it is in no message, no log and no file.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeVar

from plpmission.errors import SigningError
from plpmission.export.signing_field import FIELDS, with_signature_fields
from plpmission.i18n import Lang, translator

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

R = TypeVar("R")


@dataclass(frozen=True)
class KeyFile:
    """A key and its certificates in a PKCS#12 file (.p12, .pfx)."""

    content: bytes = field(repr=False)
    passphrase: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Token:
    """A key on a card or token, by its PKCS#11 module.

    ``label`` is the label of the key and its certificate; ``token`` that of the token, where
    several are plugged in. Without a PIN, the card's own program asks for it.
    """

    module: str
    label: str
    token: str | None = None
    pin: str | None = field(default=None, repr=False)


def sign_pdf(
    content: bytes,
    key: KeyFile | Token,
    *,
    lang: Lang = "fr",
    reason: str = "",
    timestamp: str | None = None,
) -> bytes:
    """The PDF signed once more; at most two signatures fit, of the holder and the authority.

    ``timestamp`` is the address of an authority that vouches for the time (RFC 3161); without it,
    the time of signing is the one that this machine declares.

    Raises:
        SigningError: the key cannot be used, the file is no PDF, or it has no place left.
    """
    prepared = _prepared(content, translator("life", lang)("Signature"))
    place = _free_place(prepared)
    with _signer(key) as signer:
        return apart(lambda: _signed(prepared, signer, place, reason, timestamp))


def _prepared(content: bytes, words: str) -> bytes:
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            has_places = "/AcroForm" in pdf.Root
    except pikepdf.PdfError:
        raise SigningError("The file is not a PDF that can be read.") from None
    return content if has_places else with_signature_fields(content, words)


def _free_place(content: bytes) -> str:
    import pikepdf

    with pikepdf.open(BytesIO(content)) as pdf:
        fields = {str(held.get("/T")): held for held in pdf.Root.AcroForm.get("/Fields", [])}
        free = [name for name in FIELDS if name in fields and "/V" not in fields[name]]
    if not free:
        raise SigningError("The file has no place left for a signature.")
    return free[0]


def _signed(
    content: bytes, signer: Signer, place: str, reason: str, timestamp: str | None
) -> bytes:
    from pyhanko.sign import fields, signers
    from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError

    wanted = signers.PdfSignatureMetadata(
        field_name=place,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        reason=reason or None,
    )
    clock = HTTPTimeStamper(timestamp) if timestamp else None
    made = BytesIO()
    try:
        signers.sign_pdf(
            _update_of(content),
            wanted,
            signer=signer,
            timestamper=clock,
            existing_fields_only=True,
            output=made,
        )
    except TimestampRequestError:
        raise SigningError("The authority that vouches for the time did not answer.") from None
    return made.getvalue()


def _update_of(content: bytes) -> Any:
    """The file, to be continued: what it says of itself stays as it is.

    pyHanko would write the XMP metadata anew, with the schema of PDF/UA declared in a way that
    PDF/A does not know.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class Update(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            pass

    return Update(BytesIO(content))


@contextmanager
def _signer(key: KeyFile | Token) -> Iterator[Signer]:
    if isinstance(key, KeyFile):
        yield _from_file(key)
        return
    from plpmission.export.signing_token import signer_of

    with signer_of(key) as signer:
        yield signer


def _from_file(key: KeyFile) -> Signer:
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign.signers import SimpleSigner

    try:
        # Asked first, because what pyHanko says of a file that it cannot read goes to a log.
        pkcs12.load_pkcs12(key.content, key.passphrase.encode())
    except ValueError:
        raise SigningError(
            "The key cannot be opened: the passphrase is not the right one, or the file is not a "
            "PKCS#12 file (.p12 or .pfx)."
        ) from None
    signer: Signer | None = SimpleSigner.load_pkcs12_data(
        key.content, other_certs=[], passphrase=key.passphrase.encode()
    )
    if signer is None or signer.signing_cert is None:
        raise SigningError("The file holds no key with its certificate.")
    return signer


def apart(work: Callable[[], R]) -> R:
    """Do it in a thread of its own: pyHanko starts a loop, and a notebook's kernel has one."""
    done: list[R] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return done[0]


def signer_name(key: KeyFile) -> str:
    """Whom the certificate of a key file names."""
    certificate: Any = _from_file(key).signing_cert
    return str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))
