"""``plpmission export``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plpmission.cli.app import app
from plpmission.cli.command import Command, language
from plpmission.cli.opening import opened
from plpmission.cli.options import DocumentLang, DossierName, StoreUrl, To
from plpmission.i18n import translator
from plpmission.model import Document


@app.command(cls=Command)
def export(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    dossier: DossierName,
    document: Annotated[
        Document, typer.Argument(metavar="DOCUMENT", help="Which one, such as letter.")
    ],
    to: Annotated[To, typer.Option(help="In which format.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write it; here if not given.")
    ] = None,
    lang: DocumentLang = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="With the sections that are still empty, and remarks.")
    ] = False,
    style: Annotated[
        Path | None, typer.Option("--style", help="The house style: a small TOML file.")
    ] = None,
    store: StoreUrl = None,
) -> None:
    """Make a document of a dossier, such as its letter."""
    from rich.console import Console

    read = opened(dossier, store)
    path = output or Path(f"{Path(dossier).name.split('.')[0]}-{document}.{to}")
    reader = translator("cli", language(lang))
    with Console(stderr=True).status(reader("Making {name}…", name=path.name)):
        from plpmission.checks import check as check_
        from plpmission.export import export as export_
        from plpmission.export.style import read_style

        house = read_style(style) if style else None
        found = check_(read, lang or read.lang) if draft else ()
        export_(read, document, to.value, path, lang=lang, draft=draft, findings=found, style=house)
    typer.echo(path)
