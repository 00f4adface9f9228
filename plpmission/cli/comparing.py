"""``plpmission compare``."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plpmission.cli.app import app
from plpmission.cli.command import ERRORS_FOUND, Command, language
from plpmission.cli.findings import print_findings
from plpmission.cli.opening import opened
from plpmission.cli.options import DossierName, ReaderLang, StoreUrl
from plpmission.errors import InvalidValue, MissionError
from plpmission.i18n import Lang, say, translator
from plpmission.model import Dossier, read_dossier

if TYPE_CHECKING:
    from plpmission.compare import Comparison

ENDING = ".plp.json"


class As(StrEnum):
    """How a comparison is printed or written."""

    TEXT = "text"
    JSON = "json"
    XLSX = "xlsx"
    CSV = "csv"


@app.command(cls=Command)
def compare(
    dossier: DossierName,
    format_: Annotated[As, typer.Option("--format", help="How to print it.")] = As.TEXT,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file to write it to.")
    ] = None,
    lang: ReaderLang = None,
    store: StoreUrl = None,
) -> None:
    """Put letter, activity report and evaluation report side by side, and say where they differ.

    With a folder instead of a dossier: all its dossiers, a line each.
    """
    reader = language(lang)
    if format_ is As.XLSX and output is None:
        raise InvalidValue("Name the Excel file to write with -o.")
    if Path(dossier).is_dir():
        found = folder(Path(dossier), format_, output, reader)
    elif format_ is As.CSV:
        raise InvalidValue("A table of one dossier is written as xlsx; csv is for a folder.")
    else:
        found = [_one(dossier, format_, output, reader, store)]
    if any(one.severity == "error" for held in found for one in held.findings):
        raise typer.Exit(ERRORS_FOUND)


def _one(
    dossier: str, format_: As, output: Path | None, reader: Lang, store: str | None
) -> Comparison:
    from plpmission.compare import compare as compare_
    from plpmission.compare.listing import as_json, as_xlsx

    found = compare_(opened(dossier, store), reader)
    if format_ is As.XLSX and output is not None:
        output.write_bytes(as_xlsx([found]))
    elif format_ is As.JSON:
        _say(as_json(found), output)
    else:
        _print(found, reader, output)
    return found


def folder(path: Path, format_: As, output: Path | None, reader: Lang) -> list[Comparison]:
    """The dossiers of a folder; a file that cannot be read is said, and the others go on."""
    from plpmission.compare.shelf import shelved
    from plpmission.compare.tables import (
        overview_csv,
        overview_json,
        overview_text,
        overview_xlsx,
    )

    files = sorted(path.rglob(f"*{ENDING}"))
    if not files:
        raise InvalidValue("There is no .plp.json file in {name}.", name=str(path))
    shelf = shelved(_read(files, path, reader), reader)
    if format_ is As.XLSX and output is not None:
        output.write_bytes(overview_xlsx(shelf, reader))
    elif format_ is As.CSV and output is not None:
        output.write_bytes(overview_csv(shelf, reader))
    elif format_ is As.CSV:
        typer.echo(overview_csv(shelf, reader).decode("utf-8-sig"), nl=False)
    elif format_ is As.JSON:
        _say(overview_json(shelf), output)
    else:
        _say(overview_text(shelf, reader), output)
    return [one.comparison for one in shelf]


def _read(files: list[Path], path: Path, reader: Lang) -> Iterator[tuple[str, Dossier]]:
    for file in files:
        name = file.relative_to(path).as_posix()
        try:
            yield name, read_dossier(file)
        except MissionError as error:
            typer.echo(f"{name}: {say(error, reader)}", err=True)


def _say(text: str, output: Path | None) -> None:
    if output is None:
        typer.echo(text)
    else:
        output.write_text(text + "\n", encoding="utf-8")


def _print(found: Comparison, lang: Lang, output: Path | None) -> None:
    from plpmission.compare.listing import FLAG_WORDS, STATES

    t = translator("compare", lang)
    lines = [*found.notes, ""] if found.notes else []
    for row in found.rows:
        if row.kind != "section":
            said = [t(STATES[row.state]), row.judged.judgement]
            said += [t(FLAG_WORDS[flag]) for flag in row.flags]
            lines += [" ".join(filter(None, (row.number, row.title)))]
            lines += ["   " + " · ".join(filter(None, dict.fromkeys(said)))]
    _say("\n".join([*lines, "", found.score.formula, ""]), output)
    if output is None:
        print_findings(list(found.findings), lang)
