"""Every sentence of the screens has a French and a Dutch one."""

from __future__ import annotations

import ast
import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from plpmission.i18n.catalogue import LOCALE
from plpmission_widgets import names, options
from plpmission_widgets.beside import VIEWS
from plpmission_widgets.forms import BESIDE, FORMS, OWN_SECTION, partnerships
from plpmission_widgets.views import dialogs, documents, fields, findings, home, outline, section
from plpmission_widgets.words import browser_sentences

PACKAGE = Path(names.__file__).parent
SAYING = {"t", "CannotServe"}
SAID = {
    "label", "help", "hint", "add", "item", "position", "unit", "text",
    "empty_title", "empty_text", "start_label",
}  # fmt: skip
"""The attributes of a field that a reader sees."""


def in_code(domain: str) -> Iterator[str]:
    """The sentences given to a translating function, or raised, in modules of one catalogue."""
    for tree in modules()[domain]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and says(node.func, domain):
                for argument in node.args:
                    yield from sentences(argument)


@cache
def modules() -> dict[str, list[ast.Module]]:
    """The modules of each catalogue."""
    found: dict[str, list[ast.Module]] = defaultdict(list)
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found[domain_of(tree)].append(tree)
    return found


def domain_of(tree: ast.Module) -> str:
    """A module's catalogue: ``app``, or the one that it names as its ``DOMAIN``."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "DOMAIN":
            return str(ast.literal_eval(node.value))
    return "app"


def says(function: ast.expr, domain: str) -> bool:
    if isinstance(function, ast.Call):  # translator("app", lang)(…)
        named = function.args[0] if function.args else None
        return domain in {getattr(named, "value", ""), getattr(named, "id", "").lower()}
    name = getattr(function, "attr", getattr(function, "id", ""))
    return name in SAYING or name.endswith("Refusal")


def sentences(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    if isinstance(argument, ast.IfExp):
        yield from sentences(argument.body)
        yield from sentences(argument.orelse)


def in_form(entry: Any) -> Iterator[str]:
    for field in dataclasses.fields(entry):
        held = getattr(entry, field.name)
        if field.name in SAID and isinstance(held, str) and held:
            yield held
        if isinstance(held, tuple):
            for inner in held:
                if dataclasses.is_dataclass(inner):
                    yield from in_form(inner)


def in_tables() -> Iterator[str]:
    tables: Iterable[Iterable[str]] = (
        section.STATE_LABELS.values(),
        home.STAGE_LABELS.values(),
        options.KINDS.values(),
        options.LANGUAGE_NAMES.values(),
        fields.PLACES.values(),
        *outline.COUNTED.values(),
        *findings.COUNTED.values(),
        (hint for _, hint in dialogs.FORMATS.values()),
        (heading for _, heading, _ in names.LISTS),
    )
    return (sentence for table in tables for sentence in table if sentence)


def in_forms() -> Iterator[str]:
    for form in (*FORMS.values(), OWN_SECTION, *BESIDE):
        for entry in form:
            yield from in_form(entry)


def in_views(domain: str) -> Iterator[str]:
    """What the list of views says of those whose catalogue this is."""
    for view in VIEWS.values():
        if view.domain == domain:
            yield from (view.title, view.about)


def in_lists(domain: str) -> Iterator[str]:
    """The sentences that a part of the screens keeps in tables."""
    if domain == "documents":
        yield from (said for pair in documents.NAMES.values() for said in pair)
    if domain == "partnerships":
        for form in (*partnerships.ZONE_FORMS.values(), *partnerships.FORMS.values()):
            for entry in form:
                yield from in_form(entry)


ALL = {*in_code("app"), *in_forms(), *in_tables(), *in_views("app")}

AREAS = sorted(modules().keys() - {"app"})
"""The catalogues of parts of the app that have one of their own."""


@cache
def catalogue(lang: str, domain: str) -> dict[str, str]:
    path = LOCALE / lang / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_every_sentence_of_the_screens_is_translated(lang: str) -> None:
    translated = catalogue(lang, "app")
    assert {sentence for sentence in ALL if not translated.get(sentence)} == set()
    assert set(translated) - ALL == set()


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
@pytest.mark.parametrize("area", AREAS)
def test_every_sentence_of_a_part_of_the_screens_is_translated(area: str, lang: str) -> None:
    translated = catalogue(lang, area)
    wanted = {*in_code(area), *in_views(area), *in_lists(area)}
    assert {sentence for sentence in wanted if not translated.get(sentence)} == set()


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_every_sentence_of_the_script_is_translated(lang: str) -> None:
    translated = catalogue(lang, "app-js")
    assert {said for said in browser_sentences() if not translated.get(said)} == set()
    assert set(translated) - set(browser_sentences()) == set()


@pytest.mark.parametrize("domain", ["app", "app-js", *AREAS])
@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_a_translation_keeps_the_placeholders(lang: str, domain: str) -> None:
    for english, said in catalogue(lang, domain).items():
        holes = [sorted(re.findall(r"\{\w+\}", text)) for text in (english, said)]
        assert holes[0] == holes[1], english


@pytest.mark.parametrize("domain", ["app", "app-js", *AREAS])
def test_french_sentences_have_french_spaces(domain: str) -> None:
    for said in catalogue("fr", domain).values():
        assert not re.search(r" [;:!?»]|« |'", said), said
