"""Runs of text: styles, languages, links and cross-references."""

from __future__ import annotations

from copy import deepcopy
from functools import cache

from plpmission.export.word.changes import tracked
from plpmission.export.word.context import Context
from plpmission.export.word.notes import call
from plpmission.export.word.xml import Element, R, field, w
from plpmission.render.blocks import Heading, Run, Runs

REGIONS = {"fr": "fr-BE", "nl": "nl-BE", "de": "de-BE", "en": "en-GB"}
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def runs(row: Runs, context: Context, character: str = "") -> list[Element]:
    """The elements of a row of runs; ``character`` is the style of those that have none."""
    return [
        element
        for run in row
        for element in tracked(_run(run, context, character), run.change, context)
    ]


def words(text: str, character: str = "", **properties: Element) -> Element:
    """One run of plain text; a newline is a line break."""
    if not properties and text and "\n" not in text:
        plain = deepcopy(_run_of(character))
        plain[-1].text = text
        return plain
    style = [w("rStyle", val=character)] if character else []
    element = w("r", w("rPr", *style, *properties.values()) if style or properties else None)
    for at, line in enumerate(text.split("\n")):
        if at:
            element.append(w("br"))
        if line:
            element.append(w("t", line))
    return element


@cache
def _run_of(character: str) -> Element:
    """A run of one line, to be copied for each."""
    style = w("rPr", w("rStyle", val=character)) if character else None
    return w("r", style, w("t", ""))


def spoken(lang: str) -> dict[str, Element]:
    """The property of words in another language than the document's."""
    return {"lang": w("lang", val=REGIONS.get(lang, lang))} if lang else {}


def _run(run: Run, context: Context, character: str) -> list[Element]:
    if run.note:
        return [call(context.notes, run)]
    properties: dict[str, Element] = {}
    if run.bold:
        properties |= {"b": w("b"), "bCs": w("bCs")}
    if run.italic:
        properties |= {"i": w("i"), "iCs": w("iCs")}
    properties |= spoken(run.lang)
    if run.ref:
        return _reference(run, words(run.text, "Hyperlink", **properties), context)
    if run.href:
        return [_address(run.href, words(run.text, "Hyperlink", **properties), context)]
    return [words(run.text, character, **properties)]


def _reference(run: Run, shown: Element, context: Context) -> list[Element]:
    """A field where Word can work out the words that are shown, else a link that keeps them."""
    name = context.bookmarks[run.ref]
    target = context.heading_at(run.ref)
    code = _code(run.text, target, context) if target else ""
    if code:
        return field(f"REF {name} {code}", [shown])
    link = w("hyperlink", shown, anchor=name, history=1)
    return [link]


def _code(text: str, target: Heading, context: Context) -> str:
    if text == target.number and context.numbers[id(target)].list_id:
        return r"\r \h"
    return r"\h" if text == target.text else ""


def _address(href: str, shown: Element, context: Context) -> Element:
    link = w("hyperlink", shown, history=1)
    link.set(f"{{{R}}}id", context.file.part.relate_to(href, LINK, is_external=True))
    return link
