"""Internal rules: the circular's duties and the partnership's own, with the annex where it applies.

(Circular, art. 6, 8 and annex 4.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plpmission.model.partnership_terms import RuleDuty
from plpmission.render.blocks import Block, Cover, Heading, PageBreak
from plpmission.render.compose import facts
from plpmission.render.papers.charter import cover as charter_cover
from plpmission.render.papers.charter import signatures
from plpmission.render.papers.scope import PaperScope, filled
from plpmission.render.prose import plain, rich

D = RuleDuty
ARTICLES: Mapping[str, tuple[RuleDuty, ...]] = {
    "purpose": (D.NEUTRAL, D.NO_PATROL),
    "members": (D.ADULTS, D.ACCEPTED, D.NO_PRIVILEGE, D.LAWS),
    "reporting": (D.POLICE_ONLY, D.REPORT),
    "messages": (D.AUTHORISATION, D.LISTS),
    "coordinator": (),
    "money": (D.FEE,),
    "breaches": (D.SANCTIONS,),
}
"""The articles in their order, with the duties that each says."""


def internal_rules(scope: PaperScope) -> Iterator[Block]:
    """The rules with a cover of their own."""
    first = charter_cover(scope)
    final = scope.rules.signatures.final_on
    day = scope.say("Text of {date}", date=scope.day(final)) if final else ""
    lines = tuple(filter(None, (*_without_date(first), day)))
    yield Cover(
        title=scope.say("Internal rules"), subtitle=first.subtitle, lines=lines, mark=first.mark
    )
    yield PageBreak()
    yield from body(scope, scope.say("The rules"))


def _without_date(first: Cover) -> Sequence[str]:
    return first.lines[:3]


def body(scope: PaperScope, title: str) -> Iterator[Block]:
    """The articles, the annex on social media where they are used, and the signatures."""
    yield Heading(level=1, text=title, anchor="rules", section=f"{scope.partnership.id}/rules")
    yield scope.paragraph(scope.texts["rules"]["intro"])
    number = 0
    for article in ARTICLES:
        made = list(_article(scope, article))
        if made:
            number += 1
            yield _headed(scope, article, number)
            yield from made
    if own := rich(scope, scope.rules.own):
        number += 1
        yield _headed(scope, "own", number)
        yield from own
    if annexed(scope):
        yield _headed(scope, "annex", number + 1)
        yield scope.paragraph(scope.texts["rules"]["annex_follows"])
    yield _headed(scope, "signed", number + 1 + annexed(scope))
    yield scope.paragraph(scope.texts["rules"]["agreed"])
    yield from signatures(scope, scope.rules.signatures)
    if annexed(scope):
        yield from annex(scope)


def _headed(scope: PaperScope, article: str, number: int) -> Heading:
    title = scope.own(scope.texts["rules"]["articles"][article])
    return Heading(level=2, text=title, number=str(number), anchor=f"rules-{article}")


def annexed(scope: PaperScope) -> bool:
    """Whether the annex on social media applies."""
    held = scope.rules.social_media
    return bool(held.used or held.urgent)


def _article(scope: PaperScope, article: str) -> Iterator[Block]:
    texts = scope.texts["rules"]
    for sentence in texts["always"].get(article, ()):
        yield scope.paragraph(sentence)
    duties = [duty for duty in ARTICLES[article] if duty in scope.rules.duties]
    if duties and article != "breaches":  # the ladders below say it in full
        yield from filled(
            scope.listed(scope.own(scope.words.duties[duty.value]) for duty in duties)
        )
    if article == "breaches" and duties:
        yield scope.paragraph(texts["steps_members"])
        yield from filled(scope.listed(map(scope.own_text, texts["ladder_members"]), ordered=True))
        yield scope.paragraph(texts["steps_coordinator"])
        yield from filled(
            scope.listed(map(scope.own_text, texts["ladder_coordinator"]), ordered=True)
        )
        yield scope.paragraph(texts["appeal"])


def annex(scope: PaperScope) -> Iterator[Block]:
    """The annex on social media: closed groups, cold messages first, urgent ones by more rules."""
    held, texts = scope.rules.social_media, scope.texts["rules"]["social"]
    yield Heading(level=1, text=scope.own(texts["title"]), anchor="social-media")
    yield scope.paragraph(texts["intro"])
    yield from facts(scope, ("Platform", held.platform), ("Responsible for it", held.responsible))
    said = ((held.closed, "closed"), (held.backed, "backed"))
    sentences = [texts[key] for is_so, key in said if is_so]
    yield from filled(scope.listed(map(scope.own_text, [*sentences, *texts["always"]])))
    if held.agreement.strip():
        yield Heading(level=2, text=scope.own(texts["agreement"]))
        yield from plain(scope, held.agreement)
    if held.urgent:
        yield Heading(level=2, text=scope.own(texts["urgent_title"]))
        yield scope.paragraph(texts["urgent"])
        yield from filled(
            scope.listed(scope.own(scope.words.social[duty.value]) for duty in held.duties)
        )
    else:
        yield scope.paragraph(texts["cold_only"])
    if held.text.strip():
        yield Heading(level=2, text=scope.own(texts["own"]))
        yield from rich(scope, held.text)
