"""``plpmission export``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plpmission.cli.app import app
from plpmission.cli.command import Command, language
from plpmission.cli.opening import opened, version
from plpmission.cli.options import DocumentLang, DossierName, StoreUrl, To
from plpmission.i18n import Translate, translator
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
    item: Annotated[
        str,
        typer.Option(
            "--item", metavar="ID", help="What the document is about: a report, a partnership."
        ),
    ] = "",
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="V", help="The version that a comparison starts from."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to-version", metavar="V", help="The version to export; the last if none."),
    ] = None,
    side_by_side: Annotated[
        bool, typer.Option("--side-by-side", help="Compare in two columns, not in the text.")
    ] = False,
    store: StoreUrl = None,
) -> None:
    """Make a document of a dossier. V is a version’s number or name, or another dossier file."""
    from rich.console import Console

    read = version(dossier, until, store) if until else opened(dossier, store)
    path = output or Path(f"{Path(dossier).name.split('.')[0]}-{document}.{to}")
    reader = translator("cli", language(lang))
    with Console(stderr=True).status(reader("Making {name}…", name=path.name)):
        from plpmission.checks import check as check_
        from plpmission.export import export as export_
        from plpmission.export.style import read_style
        from plpmission.render import Earlier

        house = read_style(style) if style else None
        found = check_(read, lang or read.lang) if draft else ()
        earlier = None
        if since:
            t = translator("cli", lang or read.lang)
            earlier = Earlier(
                dossier=version(dossier, since, store),
                name=_called(since, t),
                name_now=_called(until, t) if until else t("the present version"),
                side_by_side=side_by_side,
            )
        export_(
            read,
            document,
            to.value,
            path,
            lang=lang,
            draft=draft,
            findings=found,
            item=item,
            earlier=earlier,
            style=house,
        )
    typer.echo(path)


def _called(wanted: str, t: Translate) -> str:
    """What a version is called on a page."""
    return t("version {number}", number=wanted) if wanted.isdecimal() else Path(wanted).name
