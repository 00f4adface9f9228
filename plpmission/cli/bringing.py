"""``plpmission import``."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
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
    from plpmission.importers.placing import Taken

Bringing = tuple[Dossier, Callable[[Lang], None]]
"""A dossier, and what says in the reader's language how it came."""


@app.command("import", cls=Command)
def import_(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A document: Word, PDF, ODT, text."),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="DOSSIER", help="A .plp.json file, or a title in the store."
        ),
    ] = None,
    over: Annotated[
        float,
        typer.Option(min=0, max=1, help="How sure a proposal must be to be taken over (0 to 1)."),
    ] = 0.6,
    lang: ReaderLang = None,
    store: StoreUrl = None,
) -> None:
    """Take back the dossier that an exported file carries, or make one of a document of others."""
    name = output or f"{file.name.split('.')[0]}.plp.json"
    path = as_file(name)
    if path and path.exists():
        raise InvalidValue("There is a file {name} already. Choose another name.", name=path.name)
    dossier, say = _own(file) or _made(file, over)
    if path:
        write_dossier(dossier, path)
        typer.echo(path)
    else:
        typer.echo(kept(dossier.with_value("title", name), store))
    say(language(lang))


def _own(file: Path) -> Bringing | None:
    """What a file of ours carries; None for a document of others."""
    from plpmission.export.payload import bring, carried

    if file.suffix.lower() in (".docx", ".pdf"):
        from plpmission.importers.safety import content_of

        if carried(file.name, content_of(file)) is None:
            return None
    elif file.suffix.lower() not in (".json", ".html", ".htm"):
        return None
    brought = bring(file)
    return brought.dossier, partial(_say_what_changed, brought)


def _made(file: Path, over: float) -> Bringing:
    """A dossier of what a document of others says."""
    from plpmission.importers import read
    from plpmission.importers.placing import dossier_of, place

    source = read(file)
    if source.kind in ("txt", "md") and file.suffix.lower() not in _TEXTS:
        raise InvalidValue(
            "{name} is no document: Word, PDF, ODT, Markdown and plain text are read.",
            name=file.name,
        )
    taken = dossier_of(place(source), over)
    return taken.dossier, partial(_say_what_was_made, taken, over)


_TEXTS = ("", ".txt", ".text", ".md", ".markdown", ".asc")
"""What a text is called; a program’s or a machine’s file is text too, and no letter."""


def _say_what_was_made(taken: Taken, over: float, reader: Lang) -> None:
    from plpmission.importers.placing import report

    for sentence in report(taken, reader, over):
        typer.echo(sentence, err=True)


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

    t = translator("cli", reader)
    if section == "cover":
        return t("The cover")
    own = {added.id: added.title for added in dossier.letter.added}
    try:
        return f"{outline().section(section).number} {texts(reader).section(section).title}"
    except UnknownSection:
        return own.get(section) or texts(reader).heading(section).title
