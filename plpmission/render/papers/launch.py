"""The papers of a launch (circular, annex 1): invitation, form, presentation, agenda, minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from plpmission.render.blocks import Block, Contents, Cover, Heading, PageBreak, Paragraph, Run
from plpmission.render.compose import Col, facts, label, table
from plpmission.render.papers.charter import cover
from plpmission.render.papers.scope import BLANK, PaperScope, filled

PAPERS = ("invitation", "form", "presentation", "agenda", "minutes")
_LINE = (Run(text=f"\n{BLANK * 2}{BLANK[:8]}"),)
"""Room to write by hand."""
EVENING, RETURN = "s4", "s5"
"""The steps that say when and where the evening is, and until when the forms come back."""


def all_papers(scope: PaperScope) -> Iterator[Block]:
    """All of them in one file, each on pages of its own."""
    first = cover(scope)
    yield Cover(
        title=scope.say("Papers of the launch"),
        subtitle=first.subtitle,
        lines=first.lines[:3],
        mark=first.mark,
    )
    yield PageBreak()
    yield Contents(title=scope.say("Contents"), depth=1)
    for name in PAPERS:
        yield from paper(scope, name)


def paper(scope: PaperScope, name: str) -> Iterator[Block]:
    """One of ``PAPERS``."""
    texts = scope.texts["launch"][name]
    yield Heading(level=1, text=scope.own_text(texts["title"]), anchor=f"paper-{name}")
    yield from _MAKERS[name](scope, texts)


def _evening(scope: PaperScope) -> dict[str, str]:
    held = scope.partnership.launch
    evening, back = getattr(held, EVENING), getattr(held, RETURN)
    return {
        "evening": scope.day(evening.done_on or evening.by) or BLANK,
        "place": scope.set(evening.place) or BLANK,
        "back": scope.day(back.by) or BLANK,
        "streets": _streets(scope),
    }


def _streets(scope: PaperScope) -> str:
    held = scope.charter.territory
    return scope.set(held.sector) or ", ".join(map(scope.set, held.streets)) or BLANK


def _invitation(scope: PaperScope, texts: Mapping[str, Any]) -> Iterator[Block]:
    known = _evening(scope)
    yield scope.paragraph(texts["greeting"])
    for sentence in texts["paragraphs"]:
        yield scope.paragraph(sentence, **known)
    yield from facts(
        scope,
        ("When", scope.own_text(texts["when"], **known)),
        ("Where", scope.own_text(texts["where"], **known)),
        ("Questions", scope.own_text(texts["questions"], **known)),
    )
    yield label(scope, "A partnership is")
    yield from filled(scope.listed(map(scope.own_text, texts["is"])))
    yield label(scope, "A partnership is not")
    bounds = (scope.own(text) for text in scope.words.bounds.values())
    yield from filled(scope.listed(bounds))
    yield scope.paragraph(texts["enclosed"], **known)
    yield scope.paragraph(texts["closing"])
    yield Paragraph(runs=(Run(text=scope.own_text(texts["signed"]).replace(" · ", "\n")),))


def _form(scope: PaperScope, texts: Mapping[str, Any]) -> Iterator[Block]:
    known = _evening(scope)
    yield scope.paragraph(texts["intro"], **known)
    yield from _to_fill_in(scope, texts["fields"])
    yield label(scope, "I tick what applies")
    ticks = (f"☐ {scope.own_text(one, **known)}" for one in texts["ticks"])
    for one in ticks:
        yield Paragraph(runs=(Run(text=one),))
    yield label(scope, "What happens to these data")
    for sentence in texts["privacy"]:
        yield scope.paragraph(sentence, **known)
    yield Paragraph(runs=(Run(text=scope.own_text(texts["signed"]).replace(" · ", "\n\n")),))
    yield scope.paragraph(texts["back"], **known)


def _presentation(scope: PaperScope, texts: Mapping[str, Any]) -> Iterator[Block]:
    known = _evening(scope)
    yield scope.paragraph(texts["intro"], **known)
    for number, slide in enumerate(texts["slides"], start=1):
        yield Heading(level=2, text=scope.own_text(slide["title"], **known), number=str(number))
        points = (scope.own_text(point, **known) for point in slide["points"])
        yield from filled(scope.listed(points))


def _agenda(scope: PaperScope, texts: Mapping[str, Any]) -> Iterator[Block]:
    known = _evening(scope)
    yield from facts(scope, ("When", known["evening"]), ("Where", known["place"]))
    rows = [
        (scope.own_text(row["minutes"]), scope.own_text(row["what"]), scope.own_text(row["who"]))
        for row in texts["rows"]
    ]
    columns = (Col("Time", 0.5), Col("What", 2.2), Col("Who", 1.1))
    yield from table(scope, columns, rows)
    yield scope.paragraph(texts["note"])


def _minutes(scope: PaperScope, texts: Mapping[str, Any]) -> Iterator[Block]:
    known = _evening(scope)
    yield from facts(
        scope,
        ("When", known["evening"]),
        ("Where", known["place"]),
        ("Present", scope.own_text(texts["present"])),
        ("Minutes by", BLANK),
    )
    fields = (f"{part['title']} · {one}" for part in texts["parts"] for one in part["fields"])
    yield from _to_fill_in(scope, fields)
    for sentence in texts["said"]:
        yield scope.paragraph(sentence, **known)


def _to_fill_in(scope: PaperScope, fields: Iterable[str]) -> Iterator[Block]:
    """Lines with room to write on."""
    rows = [(scope.own_text(field), _LINE) for field in fields]
    yield from table(scope, (Col("To be filled in", 1), Col("Answer", 2)), rows)


_MAKERS: Mapping[str, Callable[[PaperScope, Mapping[str, Any]], Iterator[Block]]] = {
    "invitation": _invitation,
    "form": _form,
    "presentation": _presentation,
    "agenda": _agenda,
    "minutes": _minutes,
}
