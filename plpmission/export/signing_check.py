"""What the signatures of a PDF are worth, read from its bytes alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from plpmission.errors import SigningError
from plpmission.export.signing import apart

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate


_TRACES = (b"/ByteRange", b"/SubFilter", b"/Adobe.PPKLite", b"ETSI.CAdES")
"""What a signature leaves in a file: where one of them stands and no signature is found, the file
is not unsigned but broken."""
_UNREADABLE = "The file is damaged: its signature cannot be read, so it is not intact."


@dataclass(frozen=True, kw_only=True)
class Signature:
    """One signature: whether what it covers is as it was signed, by whom, and since when."""

    signer: str
    """The name in the certificate."""
    issuer: str
    intact: bool
    """Nothing that it covers has changed, and nothing that signing does not allow was added."""
    whole: bool
    """It covers the file to its end; one that was signed again after it does not."""
    at: dt.datetime | None
    vouched: bool
    """An authority vouches for the time; else it is the one that the signer declared."""
    trusted: bool
    """The certificate leads to one of those that the reader trusts."""


def signatures_of(content: bytes, trusted: Sequence[bytes] = ()) -> tuple[Signature, ...]:
    """The signatures in a PDF, the first one first; empty where it has none.

    ``trusted`` are certificates (PEM or DER) of those who may vouch for a signer.

    Raises:
        SigningError: the file cannot be read.
    """
    if not any(trace in content for trace in _TRACES):
        return ()
    found = apart(lambda: tuple(_read(content, [_certificate(one) for one in trusted])))
    if not found:
        raise SigningError(_UNREADABLE)
    return found


def _read(content: bytes, roots: list[Certificate]) -> list[Signature]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        return [
            _signature(held, roots) for held in PdfFileReader(BytesIO(content)).embedded_signatures
        ]
    except Exception:
        # A broken file breaks its reader in ways that have no common name; each of them means that
        # nothing can be said for the file.
        raise SigningError(_UNREADABLE) from None


def _signature(held: Any, roots: list[Certificate]) -> Signature:
    certificate = held.signer_cert
    own = [certificate, *held.other_embedded_certs]
    status = _status(held, own)
    if clock := status.timestamp_validity:
        # Whether the clock is believed says nothing of the bytes: asked again with it believed.
        status = _status(held, [*own, clock.signing_cert])
    vouching = status.timestamp_validity
    sure = vouching is not None and vouching.valid and vouching.intact
    return Signature(
        signer=_name(certificate.subject),
        issuer=_name(certificate.issuer),
        intact=bool(status.bottom_line),
        whole=status.coverage.name == "ENTIRE_FILE",
        at=vouching.timestamp if sure else status.signer_reported_dt,
        vouched=sure,
        trusted=bool(roots) and bool(_status(held, roots).trusted),
    )


def _status(held: Any, roots: list[Certificate]) -> Any:
    """What pyHanko finds, with these certificates as those that are believed.

    Its ``valid`` and ``intact`` stay true where something was added; ``bottom_line`` does not.
    """
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=_moment(held))
    any_use = KeyUsageConstraints(key_usage=set())  # what a key is for is not whether a file holds
    return validate_pdf_signature(held, context, key_usage_settings=any_use)


def _moment(held: Any) -> dt.datetime | None:
    """A certificate is judged by the day of signing: those who run out later signed in time."""
    reported: dt.datetime | None = held.self_reported_timestamp
    return reported


def _name(name: Any) -> str:
    native = name.native
    found = native.get("common_name") or native.get("organization_name") or name.human_friendly
    return found if isinstance(found, str) else ", ".join(found)


def _certificate(content: bytes) -> Certificate:
    from pyhanko.keys import load_certs_from_pemder_data

    try:
        return next(iter(load_certs_from_pemder_data(content)))
    except (ValueError, StopIteration):
        raise SigningError("A file of trusted certificates cannot be read.") from None
