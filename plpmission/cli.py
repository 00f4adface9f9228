"""The command line: ``plpmission new``, ``check``, ``export``, ``kpi``, ``schema``.

Other packages add commands by the entry point group ``plpmission.commands``. Exit codes: 0 good,
1 errors found, 2 cannot be read or done. What goes wrong is said in a sentence, never a traceback.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from plpmission.errors import InvalidValue, MissionError
from plpmission.i18n import Lang, as_lang, say, translator
from plpmission.model import Document, Dossier, read_dossier, write_dossier

if TYPE_CHECKING:
    from plpmission.checks import Finding
    from plpmission.store import Store

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


app = typer.Typer(cls=Commands, add_completion=False, no_args_is_help=True)


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"


class To(StrEnum):
    """The formats of a document."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


DossierName = Annotated[
    str, typer.Argument(metavar="DOSSIER", help="A .plp.json file, or an id in the store.")
]
StoreUrl = Annotated[
    str | None,
    typer.Option("--store", envvar="PLPMISSION_STORE", help="The store’s address (URL)."),
]
ReaderLang = Annotated[Lang | None, typer.Option(help="The language of the messages.")]
DossierLang = Annotated[
    Lang | None, typer.Option(help="The language of the documents; French if not given.")
]
DocumentLang = Annotated[
    Lang | None, typer.Option(help="The language of the document; the dossier’s own if not given.")
]


@app.callback()
def commands() -> None:
    """Mission letters of Belgian police mandate holders: written, checked and exported."""


@app.command(cls=Command)
def new(dossier: DossierName, lang: DossierLang = None, store: StoreUrl = None) -> None:
    """Make an empty dossier: a file, or a dossier of that title in the store."""
    path, written_in = _as_file(dossier), lang or "fr"
    if path is None:
        typer.echo(_kept(Dossier(title=dossier, lang=written_in), store))
        return
    if path.exists():
        raise InvalidValue("There is a file {name} already. Choose another name.", name=path.name)
    write_dossier(Dossier(title=path.name.split(".")[0], lang=written_in), path)


@app.command(cls=Command)
def check(
    dossier: DossierName,
    format_: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    lang: ReaderLang = None,
    store: StoreUrl = None,
) -> None:
    """Say what the letter lacks. Ends with 1 where something is missing that the law asks."""
    from plpmission import checks

    reader = language(lang)
    found = checks.check(_opened(dossier, store), reader)
    if format_ is Format.JSON:
        typer.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
    else:
        _print_findings(found, reader)
    raise typer.Exit(ERRORS_FOUND if any(one.severity == "error" for one in found) else GOOD)


@app.command(cls=Command)
def export(  # noqa: PLR0913, PLR0917 - a command's options are its arguments
    dossier: DossierName,
    document: Annotated[Document, typer.Argument(metavar="DOCUMENT", help="Which one: letter.")],
    to: Annotated[To, typer.Option(help="In which format.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write it; here if not given.")
    ] = None,
    lang: DocumentLang = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="With the sections that are still empty, and remarks.")
    ] = False,
    store: StoreUrl = None,
) -> None:
    """Make a document of a dossier, such as its letter."""
    from rich.console import Console

    opened = _opened(dossier, store)
    path = output or Path(f"{Path(dossier).name.split('.')[0]}-{document}.{to}")
    reader = translator("cli", language(lang))
    with Console(stderr=True).status(reader("Making {name}…", name=path.name)):
        from plpmission.checks import check as check_
        from plpmission.export import export as export_

        found = check_(opened, lang or opened.lang) if draft else ()
        export_(opened, document, to.value, path, lang=lang, draft=draft, findings=found)
    typer.echo(path)


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


@app.command(cls=Command)
def schema() -> None:
    """Print the JSON Schema of dossier files."""
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Dossier.model_json_schema(),
    }
    typer.echo(json.dumps(described, ensure_ascii=False, indent=2))


def _opened(dossier: str, store: str | None) -> Dossier:
    """The dossier of a file, or of that id in the store."""
    path = _as_file(dossier)
    if path:
        return read_dossier(path)
    with _opened_store(store) as opened:
        return opened.open(dossier).dossier


def _kept(dossier: Dossier, store: str | None) -> str:
    """Keep a dossier in the store; gives its id."""
    from plpmission.store import Actor

    with _opened_store(store) as opened:
        return opened.create(dossier, Actor(""))[0]


def _as_file(dossier: str) -> Path | None:
    """The file that is meant, or None where an id is."""
    path = Path(dossier)
    return path if path.suffix == ".json" or len(path.parts) > 1 or path.is_file() else None


@contextmanager
def _opened_store(url: str | None) -> Iterator[Store]:
    from plpmission.store import open_store

    store = open_store(url)
    try:
        yield store
    finally:
        store.dispose()


def _print_findings(found: list[Finding], lang: Lang) -> None:
    """Findings by section, in the letter's order, and how many there are of each kind."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    for heading, of_section in groupby(_in_order(found), key=lambda one: _heading(one, lang)):
        console.print(heading, style="bold", soft_wrap=True)
        for one in of_section:
            for line, style in _lines(one, lang):
                console.print(line, style=style, soft_wrap=True)
        console.print()
    console.print(_counts(found, lang), soft_wrap=True)


def _in_order(found: list[Finding]) -> list[Finding]:
    from plpmission.model import SECTION_IDS

    order: dict[str, int] = {section: at for at, section in enumerate(SECTION_IDS)}
    return sorted(found, key=lambda one: (order.get(one.section, len(order)), one.section))


def _heading(one: Finding, lang: Lang) -> str:
    from plpmission.outline import outline, texts

    try:
        return f"{outline().section(one.section).number} {texts(lang).section(one.section).title}"
    except MissionError:
        t = translator("cli", lang)
        return t("A section of your own")


_STYLES = {"error": "red", "warning": "yellow", "advice": "cyan"}


def _lines(one: Finding, lang: Lang) -> Iterator[tuple[str, str | None]]:
    t = translator("cli", lang)
    names = {"error": t("error"), "warning": t("warning"), "advice": t("advice")}
    yield f"  {one.code} {names[one.severity]} · {one.message}", _STYLES[one.severity]
    yield f"       {one.why} {one.hint}", None
    yield f"       {one.where} · {one.source}", "dim"


def _counts(found: list[Finding], lang: Lang) -> str:
    t = translator("cli", lang)
    severities = [one.severity for one in found]
    if not severities:
        return t("Nothing to remark.")
    return t(
        "Errors: {errors} · warnings: {warnings} · advice: {advice}",
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        advice=severities.count("advice"),
    )


def main() -> None:
    """The program ``plpmission``."""
    for stream in (sys.stdout, sys.stderr):
        # What is sent to a file or to another program is UTF-8 on every system.
        if not stream.isatty() and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    app(prog_name="plpmission")


if __name__ == "__main__":
    main()
