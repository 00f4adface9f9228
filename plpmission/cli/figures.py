"""``plpmission kpi``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plpmission.cli.app import app
from plpmission.cli.command import Command, language
from plpmission.cli.options import Format, ReaderLang


@app.command(cls=Command)
def kpi(
    series: Annotated[
        Path, typer.Argument(metavar="SERIES", help="A table of figures: CSV, Excel or Parquet.")
    ],
    format_: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    seasonal: Annotated[
        bool, typer.Option("--seasonal", help="With limits that follow the time of the year.")
    ] = False,
    lang: ReaderLang = None,
) -> None:
    """Say of series of figures whether a change is more than the usual variation."""
    from rich.console import Console

    from plpmission.kpi.analysis import analyse
    from plpmission.kpi.listing import as_json, print_table

    reader = language(lang)
    found = analyse(series, seasonal=seasonal)
    if format_ is Format.JSON:
        typer.echo(as_json(found, reader))
    else:
        print_table(found, reader, Console(highlight=False, markup=False, emoji=False))
