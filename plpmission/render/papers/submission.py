"""All that goes to the FPS Interior in one file: covering mail, charter, rules, check list."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.model.charter import Signature
from plpmission.render.blocks import Block, Contents, Cover, Heading, PageBreak, Paragraph, Run
from plpmission.render.compose import facts
from plpmission.render.papers import charter, rules
from plpmission.render.papers.scope import PaperScope

ADDRESS = "binplp@ibz.fgov.be"
"""Where charters and notices go (circular, art. 6)."""


def submission(scope: PaperScope) -> Iterator[Block]:
    """The package in the order in which it is read."""
    first = charter.cover(scope)
    yield Cover(
        title=scope.say("Charter and internal rules"),
        subtitle=first.subtitle,
        lines=(*first.lines, scope.say("For the FPS Interior")),
        mark=first.mark,
    )
    yield PageBreak()
    yield Contents(title=scope.say("Contents"), depth=1)
    yield from mail(scope)
    yield from charter.body(scope, scope.say("Charter"))
    yield from rules.body(scope, scope.say("Internal rules"))
    yield Heading(level=1, text=scope.say("Check list"), anchor="check-list")
    yield scope.paragraph(scope.texts["submission"]["list"])
    yield from charter.check_list(scope)


def mail(scope: PaperScope) -> Iterator[Block]:
    """The text of the message that the papers go with."""
    texts = scope.texts["submission"]
    yield Heading(level=1, text=scope.say("Covering mail"), anchor="mail")
    yield from facts(
        scope,
        ("To", scope.own(f"{texts['service']}, {ADDRESS}")),
        ("Subject", scope.own_text(texts["subject"])),
        ("Enclosed", "\n".join(enclosed(scope))),
    )
    unsigned = [scope.say(role) for role, one in _signing(scope) if one.on is None]
    if unsigned:
        names = ", ".join(unsigned)
        yield scope.instead(
            scope.say("Before this is sent, it is to be signed by: {names}", names=names)
        )
    for sentence in texts["paragraphs"]:
        yield scope.paragraph(sentence)
    yield from closing(scope)


def _signing(scope: PaperScope) -> tuple[tuple[str, Signature], ...]:
    held = scope.charter.signatures
    return (
        ("The mayor", held.mayor),
        ("The chief of corps", held.chief),
        ("The coordinator", held.coordinator),
    )


def enclosed(scope: PaperScope) -> list[str]:
    """The papers of the package."""
    texts = scope.texts["submission"]
    found = [texts["charter"], texts["rules"]]
    if scope.charter.territory.rings or scope.charter.territory.map_enclosed:
        found.append(texts["map"])
    if rules.annexed(scope):
        found.append(texts["annex"])
    return [scope.own_text(one) for one in found]


def closing(scope: PaperScope) -> Iterator[Block]:
    """Greeting, and who signs: the officer, who follows the partnership for the police."""
    texts = scope.texts["submission"]
    yield scope.paragraph(texts["greeting"])
    signed = (scope.known["officer"], scope.own_text(texts["function"]))
    reached = tuple(
        said for said in (scope.charter.officer.phone, scope.charter.officer.email) if said.strip()
    )
    yield Paragraph(runs=(Run(text="\n".join((*signed, *map(scope.set, reached)))),))
