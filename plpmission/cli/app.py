"""The program: the commands add themselves to it."""

from __future__ import annotations

import typer

from plpmission.cli.command import Commands

app = typer.Typer(cls=Commands, add_completion=False, no_args_is_help=True)


@app.callback()
def commands() -> None:
    """Mission letters of Belgian police mandate holders: written, checked and exported."""
