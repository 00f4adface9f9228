"""Signed files stay accessible and fit for archives, and a flipped byte in one is said."""

from __future__ import annotations

import logging
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import page
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyhanko.sign import fields, signers

import plpmission as plp
from plpmission import life
from plpmission.errors import SigningError
from plpmission.export.signing import (
    KeyFile,
    Token,
    _from_file,
    _prepared,
    _update_of,
    apart,
    sign_pdf,
)
from plpmission.export.signing_check import signatures_of
from plpmission.export.signing_record import remember
from plpmission.export.signing_verdict import Verdict, verdict_of
from plpmission.export.signing_words import sentences
from plpmission.store import Actor, Store, open_store
from tests.export.keys import NAME, PASSPHRASE, clock, key_file, pair
from tests.life.letters import as_first_set

MODULE = next(iter(sorted(Path("/usr/lib").glob("**/softhsm/libsofthsm2.so"))), None)


@cache
def letter_pdf() -> bytes:
    return plp.export(as_first_set(), "letter", "pdf")


@cache
def signed() -> bytes:
    return sign_pdf(letter_pdf(), KeyFile(key_file(), PASSPHRASE))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    yield opened
    opened.dispose()


def invalid(content: bytes) -> list[str]:
    limits = page.SafetyLimits.unlimited()
    reports = [page.validate_pdf_bytes(content, profile=p, limits=limits) for p in ("ua1", "3a")]
    return [failure.message for report in reports for failure in report.failures]


def said(verdict: Verdict) -> str:
    return "\n".join(sentences(verdict, "en"))


def test_a_signed_file_is_still_accessible_and_fit_for_archives() -> None:
    assert invalid(signed()) == []


def test_a_signature_says_by_whom_and_when_and_that_the_time_is_declared() -> None:
    [held] = signatures_of(signed())
    assert (held.signer, held.intact, held.whole) == (NAME, True, True)
    assert held.at
    assert not held.vouched
    assert not held.trusted
    told = said(verdict_of("lettre.pdf", signed()))
    assert told.startswith(f"Intact: nothing has changed since {NAME} signed it.")
    assert "as declared" in told
    assert "speaks for the signed bytes only" in told
    assert "Set on 24 June 2026" in told


def test_a_certificate_that_the_reader_trusts_is_said_to_be() -> None:
    [held] = signatures_of(signed(), [pair()[1].public_bytes(Encoding.PEM)])
    assert held.trusted


def test_a_time_that_an_authority_vouches_for_is_not_called_declared() -> None:
    made = BytesIO()

    def sign() -> None:
        signers.sign_pdf(
            _update_of(_prepared(letter_pdf(), "Signature")),
            signers.PdfSignatureMetadata(
                field_name="Signature1", subfilter=fields.SigSeedSubFilter.PADES
            ),
            signer=_from_file(KeyFile(key_file(), PASSPHRASE)),
            timestamper=clock(),
            existing_fields_only=True,
            output=made,
        )

    apart(sign)
    [held] = signatures_of(made.getvalue())
    assert (held.intact, held.whole, held.vouched) == (True, True, True)
    told = said(verdict_of("lettre.pdf", made.getvalue()))
    assert "an authority vouches for this time" in told


def test_holder_and_authority_both_sign_and_nobody_else_can() -> None:
    twice = sign_pdf(signed(), KeyFile(key_file(), PASSPHRASE))
    first, second = signatures_of(twice)
    assert (first.intact, first.whole, second.intact, second.whole) == (True, False, True, True)
    assert verdict_of("lettre.pdf", twice).good
    with pytest.raises(SigningError, match="no place left"):
        sign_pdf(twice, KeyFile(key_file(), PASSPHRASE))


def test_what_is_added_after_the_signature_is_said() -> None:
    told = verdict_of("lettre.pdf", signed() + b"\n%more\n")
    assert not told.good


def test_a_wrong_passphrase_is_refused_and_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(SigningError, match="passphrase") as refused:
        sign_pdf(letter_pdf(), KeyFile(key_file(), "secret-7"))
    assert "secret-7" not in caplog.text + str(refused.value) + repr(KeyFile(b"", "secret-7"))
    with pytest.raises(SigningError, match="not a PDF"):
        sign_pdf(b"not a pdf", KeyFile(key_file(), PASSPHRASE))


def kept(store: Store) -> str:
    key, _ = store.create(as_first_set(), Actor("Anne Exemple"))
    assert remember("lettre.signed.pdf", signed(), store)
    return key


def test_the_store_knows_the_signed_file_and_its_version(store: Store) -> None:
    key = kept(store)
    found = verdict_of("renommé.pdf", signed(), store)
    assert found.good
    assert found.signed
    assert found.kept
    assert (found.kept.dossier, found.kept.revision.number, found.kept.exact) == (key, 1, True)
    assert "byte for byte" in said(found)
    assert "version 1 of “Z”" in said(found)


def test_any_flipped_bit_of_a_signed_file_that_the_store_knows_is_said(store: Store) -> None:
    kept(store)
    start = signed().rindex(b"/Contents <") + len(b"/Contents <")
    end = signed().index(b">", start)

    @settings(max_examples=25, deadline=None)
    @given(st.integers(0, len(signed()) - 1), st.integers(0, 7))
    @example(end - 9, 0)  # the padding of the signature, which the signature does not cover
    @example(start, 5)  # a digit's case in its own hexadecimal
    @example(signed().rindex(b"/ByteRange") + 3, 1)  # then there seems to be no signature
    @example(signed().rindex(b"ETSI.CAdES") + 2, 1)
    @example(0, 0)
    @example(len(signed()) - 1, 0)
    def flip(at: int, bit: int) -> None:
        broken = bytearray(signed())
        broken[at] ^= 1 << bit
        found = verdict_of("lettre.pdf", bytes(broken), store)
        assert not found.good
        assert found.signed is None
        assert "Intact" not in said(found) or "at least one byte differs" in said(found)

    flip()


def test_a_copy_of_the_dossier_or_the_bin_does_not_hide_what_was_signed(store: Store) -> None:
    key = kept(store)
    store.duplicate(key, "Z", Actor("Anne Exemple"))
    store.bin(key, Actor("Anne Exemple"))
    broken = bytearray(signed())
    broken[signed().index(b">", signed().rindex(b"/Contents <")) - 9] ^= 1
    assert not verdict_of("lettre.pdf", bytes(broken), store).good
    assert verdict_of("lettre.pdf", signed(), store).good


def test_what_differs_from_the_store_is_named(store: Store) -> None:
    changed = as_first_set().with_value("letter.holder.name", "Bert Voorbeeld")
    store.create(changed, Actor("Anne Exemple"))
    found = verdict_of("lettre.pdf", signed(), store)
    assert not found.good
    assert "differs from what the store holds of “Z” (version 1)" in said(found)
    assert "The mandate holder" in said(found)


@pytest.mark.parametrize("fmt", ["html", "docx", "pdf"])
def test_an_export_that_is_not_signed_says_its_version(fmt: str, store: Store) -> None:
    made = plp.export(as_first_set(), "letter", fmt)
    store.create(as_first_set(), Actor("Anne Exemple"))
    found = verdict_of(f"lettre.{fmt}", made, store)
    assert found.good
    assert found.kept
    assert found.kept.exact
    assert "The file is not signed." in said(found)
    alone = verdict_of(f"lettre.{fmt}", made)
    assert alone.kept is None
    assert life.content_hash(as_first_set()) in said(alone).replace(" ", "")


def test_a_file_of_somebody_else_is_not_ours() -> None:
    found = verdict_of("note.docx", b"PK not really")
    assert "carries no data of ours" in said(found)
    assert not zipfile.is_zipfile("note.docx")


@pytest.mark.skipif(MODULE is None, reason="Debian’s softhsm2 is not there")
def test_a_token_signs_as_a_card_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pin = "1234"
    _fill_token(tmp_path, monkeypatch, pin)
    token = Token(module=str(MODULE), label="Signature", token="plp", pin=pin)
    made = sign_pdf(letter_pdf(), token)
    [held] = signatures_of(made)
    assert (held.signer, held.intact, held.whole) == (NAME, True, True)
    assert invalid(made) == []
    with pytest.raises(SigningError, match="does not open"):
        sign_pdf(letter_pdf(), Token(module=str(MODULE), label="Signature", token="plp", pin="9"))
    with pytest.raises(SigningError, match="no PKCS#11 module"):
        sign_pdf(letter_pdf(), Token(module="/nowhere.so", label="Signature"))


def _fill_token(folder: Path, monkeypatch: pytest.MonkeyPatch, pin: str) -> None:
    """A token in software with one key and its certificate, as on a card."""
    (folder / "tokens").mkdir()
    settings_file = folder / "softhsm2.conf"
    settings_file.write_text(f"directories.tokendir = {folder / 'tokens'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings_file))
    key, certificate = pair()
    (folder / "key.pem").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    run = ["softhsm2-util", "--token", "plp"]
    secret = ["--pin", pin]
    subprocess.run(
        [*run[:1], "--init-token", "--free", "--label", "plp", *secret, "--so-pin", "12345678"],
        check=True,
        capture_output=True,
    )
    named = ["--label", "Signature", "--id", "a1"]
    subprocess.run(
        [*run, "--import", str(folder / "key.pem"), *named, *secret],
        check=True,
        capture_output=True,
    )
    _put_certificate(certificate.public_bytes(Encoding.DER), pin)


def _put_certificate(der: bytes, pin: str) -> None:
    import pkcs11
    from pkcs11.util.x509 import decode_x509_certificate

    token = pkcs11.lib(str(MODULE)).get_token(token_label="plp")
    with token.open(rw=True, user_pin=pin) as session:
        session.create_object(
            decode_x509_certificate(der)
            | {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: "Signature"}
        )
