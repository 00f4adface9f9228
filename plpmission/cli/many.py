"""``plpmission export-all``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plpmission.cli.app import app
from plpmission.cli.command import ERRORS_FOUND, Command, language
from plpmission.cli.options import DocumentLang
from plpmission.errors import ExportError, InvalidValue
from plpmission.i18n import Lang, Translate, translator
from plpmission.model import Document

if TYPE_CHECKING:
    from plpmission.export import Format
    from plpmission.export.many import Order, Outcome, Task


@app.command("export-all", cls=Command)
def export_all(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where the .plp.json files are.")
    ],
    document: Annotated[
        Document, typer.Argument(metavar="DOCUMENT", help="Which one, such as letter.")
    ],
    to: Annotated[str, typer.Option(help="In which formats, such as html,pdf,docx.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder to write them to.")],
    lang: DocumentLang = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="With the sections that are still empty, and remarks.")
    ] = False,
    style: Annotated[
        Path | None, typer.Option("--style", help="The house style: a small TOML file.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="How many at once; all cores if not given.")
    ] = None,
) -> None:
    """Make a document of every dossier in a folder. Ends with 1 where one could not be made."""
    from plpmission.export.many import Order, tasks
    from plpmission.export.style import read_style

    reader = language(lang)
    order = Order(
        document=document,
        formats=_formats(to),
        folder=output,
        lang=lang,
        draft=draft,
        style=read_style(style) if style else None,
        reader=reader,
    )
    listed = tasks(folder, order) if folder.is_dir() else []
    if not listed:
        raise InvalidValue("There is no .plp.json file in {name}.", name=str(folder))
    faults = [one for one in _followed(listed, order, jobs) if one.fault]
    _sum_up(len(listed), faults, reader)
    raise typer.Exit(ERRORS_FOUND if faults else 0)


def _formats(to: str) -> tuple[Format, ...]:
    from plpmission.export import FORMATS

    asked = [name.strip().lower() for name in to.split(",")]
    unknown = [name for name in asked if name not in FORMATS]
    if unknown:
        raise ExportError(
            "There is no format “{format}”: choose html, pdf or docx.", format=unknown[0]
        )
    return tuple(fmt for fmt in FORMATS if fmt in asked)


def _followed(listed: list[Task], order: Order, jobs: int | None) -> list[Outcome]:
    """The outcomes, with a bar that shows how far it is."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from plpmission.export.many import export_many

    t = translator("cli", order.reader)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    found: list[Outcome] = []
    with Progress(*columns, console=Console(stderr=True)) as bar:
        row = bar.add_task(t("Making documents"), total=len(listed))
        for outcome in export_many(listed, order, jobs=jobs):
            found.append(outcome)
            bar.advance(row)
    return found


def _sum_up(count: int, faults: list[Outcome], lang: Lang) -> None:
    t: Translate = translator("cli", lang)
    typer.echo(t("{done} of {count} dossiers made.", done=count - len(faults), count=count))
    for outcome in sorted(faults, key=lambda one: one.source):
        typer.echo(f"  {outcome.source}: {outcome.fault}", err=True)
