"""``plpmission store verify``, ``backup`` and ``restore``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from plpmission.cli.app import app
from plpmission.cli.command import ERRORS_FOUND, Command, language
from plpmission.cli.opening import opened_store
from plpmission.cli.options import ReaderLang, StoreUrl
from plpmission.errors import Problem
from plpmission.i18n import Lang, translator

if TYPE_CHECKING:
    from plpmission.store import Actor, Store


class Family(TyperGroup):
    """Commands under one name, whose help is in the reader's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help = translator("cli", language())(self.help or "")


group = typer.Typer(cls=Family, add_completion=False, no_args_is_help=True)
app.add_typer(group, name="store", help="The store of dossiers: check it, back it up, restore it.")

BackupFile = Annotated[Path, typer.Argument(metavar="PATH", help="The backup’s file.")]


@group.command(cls=Command)
def verify(lang: ReaderLang = None, store: StoreUrl = None) -> None:
    """Say whether the store still holds what was saved. Ends with 1 where it does not."""
    reader = language(lang)
    t = translator("cli", reader)
    with opened_store(store) as store_:
        for warning in store_.warnings:
            typer.echo(_line(warning, reader), err=True)
        found = store_.verify()
        if not found:
            typer.echo(t("The store {where} is whole.", where=store_.where))
            return
    for problem in found:
        typer.echo(_line(problem, reader))
    raise typer.Exit(ERRORS_FOUND)


@group.command(cls=Command)
def backup(path: BackupFile, lang: ReaderLang = None, store: StoreUrl = None) -> None:
    """Write the whole store to one file; the apps may go on meanwhile."""
    t = translator("cli", language(lang))
    with opened_store(store) as store_:
        sha256 = store_.back_up(path, _who(store_))
    typer.echo(t("The store is in {path}. SHA-256: {sha256}", path=path, sha256=sha256))


@group.command(cls=Command)
def restore(path: BackupFile, lang: ReaderLang = None, store: StoreUrl = None) -> None:
    """Fill an empty store from a backup: all of it, or nothing where it is not whole."""
    t = translator("cli", language(lang))
    with opened_store(store) as store_:
        count = store_.restore_backup(path, _who(store_))
        where = store_.where
    typer.echo(t("Restored into {where}. Dossiers: {count}.", where=where, count=count))


def _line(problem: Problem, lang: Lang) -> str:
    place = f"{problem.where}: " if problem.where else ""
    return place + translator("store", lang)(problem.message, **dict(problem.parameters))


def _who(store: Store) -> Actor:
    """Who works here, as declared in the apps."""
    from plpmission.store import Actor

    known = store.settings.get("actor") or {}
    return Actor(known.get("name", ""), known.get("role", ""))
