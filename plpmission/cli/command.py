"""What every command shares: language, help, exit codes, and a sentence for what goes wrong."""

from __future__ import annotations

import errno
import os
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from plpmission.errors import InvalidValue, MissionError
from plpmission.i18n import Lang, as_lang, say, translator

GOOD, ERRORS_FOUND, NOT_DONE = 0, 1, 2
COMMANDS = "plpmission.commands"
"""The entry point group of commands that other packages add; each value is a function."""


def language(lang: str | None = None) -> Lang:
    """The language to speak: the one asked for, else that of the environment, else English."""
    found = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    try:
        return as_lang(lang or next(filter(None, found), "en").partition(".")[0])
    except InvalidValue:
        return "en"


class Command(TyperCommand):
    """A command whose help is in the reader's language, and which says what it cannot do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help = _translated(self.help)
        for parameter in self.params:
            if hasattr(parameter, "help"):
                parameter.help = _translated(parameter.help)

    def invoke(self, ctx: Any) -> Any:
        """Run it; what cannot be done ends it with a sentence and exit code 2."""
        lang = language(ctx.params.get("lang"))
        try:
            return super().invoke(ctx)
        except MissionError as error:
            _explain(error, lang)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader went away, as in: … | head
                raise
            _print_error(_not_done(error, lang))
        raise typer.Exit(NOT_DONE)


def _translated(text: str | None) -> str | None:
    return translator("cli", language())(" ".join(text.split())) if text else None


def _explain(error: MissionError, lang: Lang) -> None:
    _print_error(say(error, lang))
    t = translator(error.domain, lang)
    for problem in getattr(error, "problems", ()):
        place = f"{problem.where}: " if problem.where else ""
        _print_error(f"  {place}{t(problem.message, **dict(problem.parameters))}")


def _not_done(error: OSError, lang: Lang) -> str:
    t = translator("cli", lang)
    name = Path(str(error.filename or "")).name.removesuffix(".part")
    reason = error.strerror or type(error).__name__
    return t("This cannot be done: {reason}.", reason=f"{name}: {reason}" if name else reason)


def _print_error(sentence: str) -> None:
    typer.echo(sentence, err=True)


class Commands(TyperGroup):
    """The commands here, and those that other packages add, loaded when they are asked for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help = _translated(self.help)

    def list_commands(self, ctx: Any) -> list[str]:
        """All names, those added last."""
        return [*super().list_commands(ctx), *_added()]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        if cmd_name in _added():
            return _loaded(cmd_name)
        return super().get_command(ctx, cmd_name)


@cache
def _added() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in sorted(entry_points(group=COMMANDS))}


def _loaded(name: str) -> Any:
    alone = typer.Typer(add_completion=False)
    alone.command(name, cls=Command)(_added()[name].load())
    return typer.main.get_command(alone)
