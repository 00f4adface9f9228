"""``plpmission compare``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plpmission.cli.app import app
from plpmission.cli.command import ERRORS_FOUND, Command, language
from plpmission.cli.findings import print_findings
from plpmission.cli.opening import opened
from plpmission.cli.options import DossierName, ReaderLang, StoreUrl
from plpmission.errors import InvalidValue
from plpmission.i18n import Lang, translator

if TYPE_CHECKING:
    from plpmission.compare import Comparison


class As(StrEnum):
    """How a comparison is printed or written."""

    TEXT = "text"
    JSON = "json"
    XLSX = "xlsx"


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
    """Put letter, activity report and evaluation report side by side, and say where they differ."""
    from plpmission.compare import compare as compare_
    from plpmission.compare.listing import as_json, as_xlsx

    reader = language(lang)
    if format_ is As.XLSX and output is None:
        raise InvalidValue("Name the Excel file to write with -o.")
    found = compare_(opened(dossier, store), reader)
    if format_ is As.XLSX and output is not None:
        output.write_bytes(as_xlsx([found]))
    elif format_ is As.JSON:
        _say(as_json(found), output)
    else:
        _print(found, reader, output)
    if any(one.severity == "error" for one in found.findings):
        raise typer.Exit(ERRORS_FOUND)


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
