"""``plpmission import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plpmission.cli.app import app
from plpmission.cli.command import Command, language
from plpmission.cli.opening import as_file, kept
from plpmission.cli.options import ReaderLang, StoreUrl
from plpmission.errors import InvalidValue, UnknownSection
from plpmission.i18n import Lang, translator
from plpmission.model import Dossier, write_dossier

if TYPE_CHECKING:
    from plpmission.export.payload import Brought


@app.command("import", cls=Command)
def import_(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A document that was exported, or a .plp.json file."),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="DOSSIER", help="A .plp.json file, or a title in the store."
        ),
    ] = None,
    lang: ReaderLang = None,
    store: StoreUrl = None,
) -> None:
    """Take back the dossier that an exported PDF, Word or HTML file carries."""
    from plpmission.export.payload import bring

    name = output or f"{file.name.split('.')[0]}.plp.json"
    path = as_file(name)
    if path and path.exists():
        raise InvalidValue("There is a file {name} already. Choose another name.", name=path.name)
    brought = bring(file)
    if path:
        write_dossier(brought.dossier, path)
        typer.echo(path)
    else:
        typer.echo(kept(brought.dossier.with_value("title", name), store))
    _say_what_changed(brought, language(lang))


def _say_what_changed(brought: Brought, reader: Lang) -> None:
    if not brought.changed:
        return
    t = translator("cli", reader)
    typer.echo(
        t("The text of these sections was changed in the file since; the dossier is as it was:"),
        err=True,
    )
    for section in brought.changed:
        typer.echo(f"  {_title(section, brought.dossier, reader)}", err=True)


def _title(section: str, dossier: Dossier, reader: Lang) -> str:
    from plpmission.outline import outline, texts

    own = {added.id: added.title for added in dossier.letter.added}
    try:
        return f"{outline().section(section).number} {texts(reader).section(section).title}"
    except UnknownSection:
        return own.get(section) or texts(reader).heading(section).title
