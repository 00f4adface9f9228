"""``plpmission sign``, ``verify`` and ``due``."""

from __future__ import annotations

import datetime as dt
import json
import os
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from plpmission.cli.app import app
from plpmission.cli.command import ERRORS_FOUND, GOOD, Command, language
from plpmission.cli.opening import opened, opened_store
from plpmission.cli.options import DossierName, Format, ReaderLang, StoreUrl
from plpmission.errors import SigningError
from plpmission.i18n import day, translator

if TYPE_CHECKING:
    from plpmission.export.signing import KeyFile, Token

FileName = Annotated[Path, typer.Argument(metavar="FILE", help="The file.")]
SECRET = "PLPMISSION_PASSPHRASE"  # noqa: S105 - the name of a variable
"""Where a passphrase or PIN is taken from; else it is asked for, and not shown."""


@app.command(cls=Command)
def verify(
    file: FileName,
    trusted: Annotated[
        list[Path] | None,
        typer.Option("--trusted", help="A certificate of someone who may vouch for signers."),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    lang: ReaderLang = None,
    store: StoreUrl = None,
) -> None:
    """Say of a file whether it is intact, by whom it was signed, and which version it shows.

    Ends with 1 where something speaks against it.
    """
    from plpmission.export.signing_verdict import verdict
    from plpmission.export.signing_words import sentences

    roots = [path.read_bytes() for path in trusted or ()]
    with opened_store(store) if store or _has_store() else nullcontext() as kept:
        found = verdict(file, kept, trusted=roots)
    said = sentences(found, language(lang))
    if format_ is Format.JSON:
        typer.echo(json.dumps(_as_data(found) | {"sentences": said}, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(said))
    raise typer.Exit(GOOD if found.good else ERRORS_FOUND)


def _as_data(found: Any) -> dict[str, Any]:
    return {
        "file": found.name,
        "sha256": found.sha256,
        "good": found.good,
        "intact": found.intact,
        "signatures": [
            {
                "signer": one.signer,
                "issuer": one.issuer,
                "intact": one.intact,
                "whole": one.whole,
                "at": one.at.isoformat() if one.at else None,
                "time": "vouched" if one.vouched else "declared",
                "trusted": one.trusted,
            }
            for one in found.signatures
        ],
        "dossier": found.kept.dossier if found.kept else None,
        "version": found.kept.revision.number if found.kept and found.kept.exact else None,
    }


def _has_store() -> bool:
    """Whether this user keeps dossiers: looking at a file makes no store."""
    from plpmission.store.engine import default_url

    return Path(default_url().removeprefix("sqlite:///")).is_file()


@app.command(cls=Command)
def sign(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    file: FileName,
    key: Annotated[
        Path | None, typer.Option(help="A PKCS#12 file with the key (.p12, .pfx).")
    ] = None,
    module: Annotated[
        str | None, typer.Option(help="The PKCS#11 module of a card or token.")
    ] = None,
    label: Annotated[
        str, typer.Option(help="Which key on the card; that of the Belgian eID if not given.")
    ] = "Signature",
    token: Annotated[str | None, typer.Option(help="Which token, where there are several.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write it; beside if not given.")
    ] = None,
    timestamp: Annotated[
        str | None, typer.Option(help="The address of an authority that vouches for the time.")
    ] = None,
    lang: ReaderLang = None,
    store: StoreUrl = None,
) -> None:
    """Sign a PDF that was exported. The passphrase is asked for, and kept nowhere."""
    from plpmission.export.signing import sign_pdf
    from plpmission.export.signing_record import remember

    reader = language(lang)
    made = sign_pdf(
        file.read_bytes(), _key(key, module, label, token, reader), lang=reader, timestamp=timestamp
    )
    path = output or file.with_name(f"{file.stem}.signed.pdf")
    path.write_bytes(made)
    typer.echo(path)
    if store or _has_store():
        with opened_store(store) as kept:
            remember(path.name, made, kept)


def _key(
    key: Path | None, module: str | None, label: str, token: str | None, lang: Any
) -> KeyFile | Token:
    from plpmission.export.signing import KeyFile, Token

    if (key is None) == (module is None):
        raise SigningError("Name either a key file (--key) or a card’s module (--module).")
    if key:
        return KeyFile(key.read_bytes(), _secret(lang))
    return Token(module=module or "", label=label, token=token, pin=os.environ.get(SECRET))


def _secret(lang: Any) -> str:
    known = os.environ.get(SECRET)
    if known is not None:
        return known
    reader = translator("cli", lang)
    asked: str = typer.prompt(reader("Passphrase"), hide_input=True, err=True)
    return asked


@app.command(cls=Command)
def due(
    dossier: DossierName,
    ics: Annotated[Path | None, typer.Option(help="Write a calendar file there.")] = None,
    lang: ReaderLang = None,
    store: StoreUrl = None,
) -> None:
    """List what falls due: consultations, plans’ ends, deadlines, the end of the mandate."""
    from plpmission.due import due as due_
    from plpmission.due import to_ics

    reader = language(lang)
    found = due_(opened(dossier, store), dt.datetime.now().astimezone().date())
    if ics:
        ics.write_bytes(to_ics(found, reader, key=Path(dossier).name))
        typer.echo(ics)
        return
    for held in found:
        typer.echo(f"{day(held.date, reader)}  {held.what(reader)}")
