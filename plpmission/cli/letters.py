"""``plpmission new``, ``check`` and ``schema``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from plpmission.cli.app import app
from plpmission.cli.command import ERRORS_FOUND, GOOD, Command, language
from plpmission.cli.findings import print_findings
from plpmission.cli.opening import as_file, kept, opened
from plpmission.cli.options import DossierLang, DossierName, Format, ReaderLang, StoreUrl
from plpmission.errors import InvalidValue
from plpmission.model import Dossier, write_dossier


@app.command(cls=Command)
def new(dossier: DossierName, lang: DossierLang = None, store: StoreUrl = None) -> None:
    """Make an empty dossier: a file, or a dossier of that title in the store."""
    path, written_in = as_file(dossier), lang or "fr"
    if path is None:
        typer.echo(kept(Dossier(title=dossier, lang=written_in), store))
        return
    if path.exists():
        raise InvalidValue("There is a file {name} already. Choose another name.", name=path.name)
    write_dossier(Dossier(title=path.name.split(".")[0], lang=written_in), path)


@app.command(cls=Command)
def check(
    dossier: DossierName,
    format_: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    lang: ReaderLang = None,
    store: StoreUrl = None,
) -> None:
    """Say what the letter lacks. Ends with 1 where something is missing that the law asks."""
    from plpmission import checks

    reader = language(lang)
    found = checks.check(opened(dossier, store), reader)
    if format_ is Format.JSON:
        typer.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
    else:
        print_findings(found, reader)
    raise typer.Exit(ERRORS_FOUND if any(one.severity == "error" for one in found) else GOOD)


@app.command(cls=Command)
def schema() -> None:
    """Print the JSON Schema of dossier files."""
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Dossier.model_json_schema(),
    }
    typer.echo(json.dumps(described, ensure_ascii=False, indent=2))
