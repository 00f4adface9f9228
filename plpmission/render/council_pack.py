"""What a council needs to set a letter, and what goes out after it, in one file.

A draft decision, a note that explains it, the letter of transmittal to the inspector general
(PJPol VII.III.39), and a renewal request with its list of documents (VII.III.88). The words stand
in ``council/<lang>.toml``; what the dossier does not know yet is left to be filled in by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from plpmission.i18n import Lang
from plpmission.model.terms import MeansKind
from plpmission.render.blocks import Block, Contents, Cover, Heading, PageBreak, Paragraph, Run
from plpmission.render.compose import Col, figures, table
from plpmission.render.cover import cover
from plpmission.render.letter_means import amount
from plpmission.render.scope import Scope

BLANK = "_" * 16
"""A line to write on."""

Texts = Mapping[str, Any]


@cache
def _texts(lang: Lang) -> Texts:
    path = Path(__file__).with_name("council") / f"{lang}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def council_pack(scope: Scope) -> Iterator[Block]:
    """All papers, one after the other, each on pages of its own."""
    first = cover(scope)
    title = scope.say("Papers for the council")
    yield Cover(title=title, subtitle=first.subtitle, lines=first.lines, mark=first.mark)
    yield PageBreak()
    yield Contents(title=scope.say("Contents"), depth=1)
    texts, known = _texts(scope.lang), _known(scope)
    yield from _Paper(scope, known, "decision", texts["decision"]).decision()
    yield from _Paper(scope, known, "note", texts["note"]).note()
    yield from _Paper(scope, known, "transmittal", texts["transmittal"]).transmittal()
    yield from _Paper(scope, known, "renewal", texts["renewal"]).renewal()


def _known(scope: Scope) -> Mapping[str, str]:
    """What the dossier fills in."""
    letter = scope.letter
    setting, mandate = letter.setting, letter.mandate
    authority = mandate.authority_name.strip() or scope.term(mandate.authority)
    found = {
        "holder": letter.holder.name.strip(),
        "function": _inside(scope, mandate.title.strip()),
        "authority": authority,
        "start": scope.day(mandate.start),
        "end": scope.day(mandate.end),
        "place": letter.place.strip(),
        "session": scope.day(setting.set_on),
        "set_on": scope.day(setting.set_on),
        "reference": setting.reference.strip(),
    }
    counts = {
        "objectives": _count(scope, len(letter.objectives), "1 objective", "{count} objectives"),
        "plans": _count(scope, len(letter.plans), "1 tactical plan", "{count} tactical plans"),
        "amendments": str(len(letter.amendments)),
    }
    return {name: said or BLANK for name, said in found.items()} | counts


def _inside(scope: Scope, title: str) -> str:
    """A function's title inside a sentence: a small first letter, but for German nouns."""
    if scope.lang == "de" or title[:2].isupper():
        return title
    return title[:1].lower() + title[1:]


def _count(scope: Scope, count: int, one: str, many: str) -> str:
    return scope.say(one) if count == 1 else scope.say(many, count=count)


class _Paper:
    """One paper while it is put together."""

    def __init__(
        self, scope: Scope, known: Mapping[str, str], name: str, texts: Mapping[str, Any]
    ) -> None:
        self.scope = scope
        self.known = known
        self.name = name
        self.texts = texts

    def said(self, sentence: str, **more: str) -> str:
        return self.scope.set(sentence.format_map({**self.known, **more}))

    def paragraph(self, sentence: str, **more: str) -> Paragraph:
        return Paragraph(runs=(Run(text=self.said(sentence, **more)),))

    def paragraphs(self, sentences: Iterable[str]) -> Iterator[Paragraph]:
        return map(self.paragraph, sentences)

    def head(self) -> Iterator[Block]:
        title = self.said(self.texts["title"])
        yield Heading(level=1, text=title, anchor=f"paper-{self.name}")
        subject = Run(text=self.said(self.texts["subject"]))
        yield Paragraph(runs=(subject,), style="lead")

    def decision(self) -> Iterator[Block]:
        yield from self.head()
        yield self.paragraph(self.texts["intro"])
        yield from self.paragraphs(self.texts["grounds"])
        yield Paragraph(runs=(Run(text=self.said(self.texts["decides"]), bold=True),))
        for at, article in enumerate(self.texts["articles"], 1):
            number = Run(text=self.said(self.texts["article"], number=str(at)), bold=True)
            yield Paragraph(runs=(number, Run(text=f"\u2002{self.said(article)}")))
        yield from _objectives(self.scope)
        yield from _means(self.scope)
        yield from self.signed()

    def note(self) -> Iterator[Block]:
        yield from self.head()
        yield from self.paragraphs(self.texts["paragraphs"])

    def transmittal(self) -> Iterator[Block]:
        yield from self.head()
        yield self.paragraph(self.texts["place"])
        yield from self.paragraphs(self.texts["paragraphs"])
        yield self.paragraph(self.texts["enclosed"])
        yield from self.signed()

    def renewal(self) -> Iterator[Block]:
        yield from self.head()
        yield from self.paragraphs(self.texts["paragraphs"])
        yield from table(
            self.scope,
            (Col("Document", 3), Col("Date", 1.2), Col("Remark", 1.8)),
            self.documents(),
            caption=self.said(self.texts["list"]),
        )
        yield from self.signed()

    def documents(self) -> Iterator[tuple[Any, ...]]:
        for document in self.texts["documents"]:
            yield self.said(document), None, ""
        if self.scope.letter.amendments:
            yield self.said(self.texts["amended"]), None, ""
        for renewal in self.scope.dossier.follow_up.renewals:
            for joined in renewal.documents:
                yield joined.title, joined.date, joined.note

    def signed(self) -> Iterator[Block]:
        yield self.paragraph(self.texts["signed"])


def _objectives(scope: Scope) -> Iterator[Block]:
    rows = [
        (scope.short(objective.id), objective.title, objective.deadline)
        for objective in scope.letter.objectives
    ]
    columns = (Col("No.", 0.7), Col("Objective", 3), Col("Deadline", 1.3))
    yield from table(scope, columns, rows, caption=scope.say("Objectives"))


def _means(scope: Scope) -> Iterator[Block]:
    """What is promised, year by year; of equipment each kind of piece by itself."""
    held = scope.letter.means
    years = sorted({means.year for means in held if means.year})
    sums: dict[tuple[MeansKind, str], dict[int, float]] = {}
    for means in held:
        if means.year and means.promised is not None:
            name = means.title if means.kind is MeansKind.EQUIPMENT else ""
            row = sums.setdefault((means.kind, name), {})
            row[means.year] = row.get(means.year, 0) + means.promised
    rows = [
        (
            name or scope.term(kind),
            *(amount(scope, kind, by_year.get(year)) for year in years),
            amount(scope, kind, sum(by_year.values())) if kind is MeansKind.BUDGET else "",
        )
        for (kind, name), by_year in sums.items()
    ]
    columns = (Col("Means", 2), *(figures(str(year)) for year in years), figures("Total", 1.2))
    yield from table(scope, columns, rows, caption=scope.say("Means made available"))
