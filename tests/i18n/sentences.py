"""Finds the English sentences that the program says, room by room, in its own source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from plpmission import errors
from plpmission.i18n.catalogue import LOCALE
from plpmission.importers.placing import saying, taking_letters
from plpmission.kpi import chance_figure, figure, figure_areas, figure_time, listing
from plpmission.kpi import words as kpi_words
from plpmission.model import problems
from plpmission.model.terms import Term
from plpmission.partners import campaigning, sanctions

ROOT = Path(__file__).parents[2]
ROOMS = ("model", "i18n", "outline", "smart", "checks")
SOURCES = (*(ROOT / "plpmission" / room for room in ROOMS), ROOT / "widgets" / "plpmission_widgets")
"""Where errors of the domain ``errors`` are raised; other rooms have a domain of their own."""
_LETTERS = re.compile(r"[A-Za-z]")
_SENTENCE = re.compile(r"[A-Z“{]\S*[ …]")
"""How a sentence looks beside keys, paths and patterns: a capital or a parameter, and a space."""


def said_in_errors() -> set[str]:
    """What errors of the domain ``errors`` say, and what is wrong in a file."""
    kinds = {
        name
        for name in errors.__all__
        if getattr(getattr(errors, name), "domain", "errors") == "errors"
    }
    modules = _modules(*SOURCES, ROOT / "plpmission" / "cli")
    raised = {sentence for path in modules for sentence in _first_words(path, kinds)}
    return raised | {*problems._SENTENCES.values(), problems._OTHERWISE}


def said_in_model() -> set[str]:
    """The names of all terms."""
    return {term.label for kind in Term.__subclasses__() for term in kind}


def said_in_checks() -> set[str]:
    """The sentences of all checks."""
    modules = _modules(ROOT / "plpmission" / "checks")
    return {text for path in modules for text in _strings(path) if _SENTENCE.match(text)}


def said_in_kpi() -> set[str]:
    """What is said of figures: sentences, the words of verdicts, and the table's headings."""
    drawings = ROOT / "plpmission" / "render" / "figures"
    modules = [*_modules(ROOT / "plpmission" / "kpi"), drawings / "courses.py"]
    said = {text for path in modules for text in _strings(path) if _SENTENCE.match(text)}
    called = {words for path in modules for words in _first_words(path, {"t"})}
    listed = (
        *figure.HEADINGS,
        *figure.RUN_HEADINGS,
        *figure.SPARK_HEADINGS,
        *figure_areas.HEADINGS,
        *figure_time.BEFORE_HEADINGS,
        *figure_time.MONTHS,
        *figure_time.SIDES,
        *chance_figure.HEADINGS,
        *listing.HEADINGS,
    )
    words = (
        figure.RULE_WORDS,
        kpi_words.AREA_WORDS,
        kpi_words.VERDICT_WORDS,
        kpi_words.ASSURANCE_WORDS,
    )
    by_name = {text for table in words for text in table.values()}
    chances = {kpi_words.LESS, kpi_words.MORE, kpi_words.ABOUT}
    return (said | called | by_name | chances | {*listed}) - {"–"}


def said_in_partners() -> set[str]:
    """What is said of partnerships; files that are taken over speak in the domain ``papers``."""
    rooms = ROOT / "plpmission" / "partners"
    papers = {"taking_over", "member_lists", "messages", "columns"}
    modules = [path for path in _modules(rooms) if path.stem not in papers]
    said = {text for path in modules for text in _strings(path) if _SENTENCE.match(text)}
    shared = {text for text in said if text.startswith("Nothing has the id")}
    named = {*campaigning.FIVE, sanctions.ART_8B, sanctions.ART_8C, "Questions"}
    return (said | {text for text in named if _LETTERS.search(text)}) - shared


def said_in_importers() -> set[str]:
    """What is said of documents of others: why something is left, refused or placed."""
    modules = _modules(ROOT / "plpmission" / "importers")
    said = {text for path in modules for text in _strings(path) if _SENTENCE.match(text)}
    named = {*saying._PARTS.values(), "… and {n} more."}
    return (said | named) - {*taking_letters._OWN_TITLE.values()}


def said_in_cli() -> set[str]:
    """What commands say, and their help: the docstring of each, and of its options."""
    sources = tuple(_modules(ROOT / "plpmission" / "cli"))
    said = {text for path in sources for text in _first_words(path, {"t", "reader"})}
    for source in (*sources, ROOT / "widgets" / "plpmission_widgets" / "serve.py"):
        said |= set(_helps(source))
    return said


def catalogue(domain: str, lang: str) -> Catalog:
    """A room's catalogue as the translators wrote it."""
    path = LOCALE / lang / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        return read_po(file, locale=lang, domain=domain, abort_invalid=True)


def _modules(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(folder.rglob("*.py"))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _strings(path: Path) -> Iterator[str]:
    """All strings of a module but its docstrings."""
    tree = _tree(path)
    loose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in loose:
            yield node.value


def _first_words(path: Path, functions: set[str]) -> Iterator[str]:
    """The first argument of each call of these functions, where it is a string."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in functions and node.args:
            yield from _constants(node.args[0])


def _constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)
    elif isinstance(node, ast.Constant):
        yield str(node.value)


def _helps(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.keyword) and node.arg == "help":
            yield from _constants(node.value)
        if isinstance(node, ast.FunctionDef) and _is_command(node):
            yield " ".join((ast.get_docstring(node) or "").split())


def _is_command(function: ast.FunctionDef) -> bool:
    decorators = [ast.unparse(decorator) for decorator in function.decorator_list]
    return function.name == "serve" or any(
        name.startswith(("app.", "group.")) for name in decorators
    )
