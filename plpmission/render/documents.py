"""The documents that can be made of a dossier, each with the function that makes its blocks.

A document is made of ``dossier.part_for(document)`` and of nothing else: what its file carries is
what its pages say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from plpmission.errors import ExportError
from plpmission.life import as_set, consolidated
from plpmission.model import Document, Dossier
from plpmission.partners import inherited
from plpmission.render.blocks import Block, Cover
from plpmission.render.comparison import comparison
from plpmission.render.council_pack import council_pack
from plpmission.render.cover import years
from plpmission.render.letter import letter
from plpmission.render.letter_changes import redline
from plpmission.render.papers.change_notice import change_notice
from plpmission.render.papers.charter import charter
from plpmission.render.papers.choosing import of_evaluation, of_launch, of_one
from plpmission.render.papers.evaluation import evaluation
from plpmission.render.papers.launch import all_papers
from plpmission.render.papers.launch import paper as launch_paper
from plpmission.render.papers.rules import internal_rules
from plpmission.render.papers.scope import PaperScope
from plpmission.render.papers.submission import submission
from plpmission.render.papers.zone_evaluation import zone_evaluation
from plpmission.render.remarks import Remark
from plpmission.render.reports import activity_report, evaluation_report
from plpmission.render.scope import Scope

if TYPE_CHECKING:
    from plpmission.checks import Finding


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """An earlier version of a dossier, to compare the one at hand with."""

    dossier: Dossier
    name: str = ""
    """What the earlier version is called, such as its number or its date."""
    name_now: str = ""
    """What the version at hand is called."""
    side_by_side: bool = False
    """Whether what changed stands in two columns rather than in the text."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a document is made with, beside the dossier."""

    findings: tuple[Finding, ...] = ()
    """What the checks say; shown in drafts."""
    comments: tuple[Remark, ...] = ()
    """What people remarked; shown in drafts."""
    item: str = ""
    """The id of the item that the document is about, such as a report's."""
    earlier: Earlier | None = None
    """The version that a comparison starts from."""


@dataclass(frozen=True, kw_only=True)
class About:
    """What a file says of itself, beside its title."""

    name: str
    """Whose document it is: an entity, a partnership."""
    subject: str = ""
    author: str = ""
    span: str = ""
    """The years that it is of."""
    date: dt.date | None = None
    title: str = ""
    """Where it is not the kind's own; in the document's language."""


def about_letter(scope: Scope) -> About:
    """What a mandate's documents say of themselves."""
    letter, span = scope.letter, years(scope)
    return About(
        name=scope.set(letter.entity.name),
        subject=" · ".join(filter(None, (scope.set(letter.mandate.title), span))),
        author=letter.holder.name,
        span=span,
        date=letter.date,
    )


def _whole_part(dossier: Dossier, document: Document, _: str) -> Dossier:
    return dossier.part_for(document)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of document."""

    title: str
    """An English sentence of this room."""
    make: Callable[[Any, Asked], Iterable[Block]]
    """From what the document is made of, as ``scope`` puts it into words, to its blocks."""
    part: Callable[[Dossier, Document, str], Dossier] = _whole_part
    """What it is made of, by the id of the item that it is about."""
    scope: type[Scope] = Scope
    about: Callable[[Any], About] = about_letter
    """What its file says of itself."""


def _letter(scope: Scope, asked: Asked) -> Iterable[Block]:
    return letter(scope, asked.findings, asked.comments)


def _consolidated(scope: Scope, asked: Asked) -> Iterable[Block]:
    """The letter as amended, with what each amendment replaced (3.2.5 says it all)."""
    held = replace(scope, dossier=consolidated(scope.dossier))
    first, *rest = letter(held, asked.findings, asked.comments)
    assert isinstance(first, Cover)  # noqa: S101 - a letter begins with one
    dates = [one.setting.set_on for one in held.letter.amendments if one.setting.set_on]
    amended = [scope.say("As amended on {date}", date=scope.day(day)) for day in sorted(dates)]
    title = scope.say("Consolidated mission letter")
    yield replace(first, title=title, lines=(*first.lines, *amended))
    yield from rest


def _activity_report(scope: Scope, asked: Asked) -> Iterable[Block]:
    return activity_report(scope, asked.item)


def _evaluation_report(scope: Scope, asked: Asked) -> Iterable[Block]:
    return evaluation_report(scope, asked.item)


def _council_pack(scope: Scope, _: Asked) -> Iterable[Block]:
    return council_pack(scope)


def _comparison(scope: Scope, _: Asked) -> Iterable[Block]:
    return comparison(scope)


def _redline(scope: Scope, asked: Asked) -> Iterable[Block]:
    """Against the version given, or else against the letter as it was set before amendments."""
    earlier = asked.earlier or _before_amendments(scope)
    before = replace(scope, dossier=earlier.dossier.part_for("redline"))
    names = (earlier.name, earlier.name_now)
    return redline(scope, before, names, beside=earlier.side_by_side)


def _before_amendments(scope: Scope) -> Earlier:
    if not any(one.setting.set_on for one in scope.letter.amendments):
        raise ExportError("A comparison needs the earlier version that it starts from.")
    return Earlier(
        dossier=as_set(scope.dossier),
        name=scope.say("the letter as it was set"),
        name_now=scope.say("the letter as amended"),
    )


def _about_paper(scope: PaperScope) -> About:
    """A paper is named for its partnership; the zone's report, for the zone."""
    zone = scope.set(scope.zone.name)
    if len(scope.zone.partnerships) != 1:
        return About(name=zone, author=zone, title=scope.say("Evaluation of the partnerships"))
    final = scope.charter.signatures.final_on
    return About(name=scope.name, subject=zone, author=zone, date=final)


def _charter(scope: PaperScope, asked: Asked) -> Iterable[Block]:
    return charter(scope, asked.findings)


def _change_notice(scope: PaperScope, asked: Asked) -> Iterable[Block]:
    """Against the register as it was, where an earlier version is named."""
    before = None
    if asked.earlier:
        held = scope.partnership.id
        zone = asked.earlier.dossier.zone
        before = next((inherited(zone, one) for one in zone.partnerships if one.id == held), None)
    return change_notice(scope, before)


def _evaluation(scope: PaperScope, _: Asked) -> Iterable[Block]:
    """One partnership's; of a register of several, the zone's."""
    several = len(scope.zone.partnerships) != 1
    return zone_evaluation(scope) if several else evaluation(scope)


def _paper(
    title: str,
    make: Callable[[PaperScope, Asked], Iterable[Block]],
    part: Callable[[Dossier, Document, str], Dossier] = of_one,
) -> Kind:
    return Kind(title=title, make=make, part=part, scope=PaperScope, about=_about_paper)


def _launch(title: str, name: str) -> Kind:
    return _paper(title, lambda scope, _: launch_paper(scope, name), of_launch)


KINDS: Mapping[Document, Kind] = {
    "letter": Kind(title="Mission letter", make=_letter),
    "public-copy": Kind(title="Mission letter", make=_letter),
    "council-pack": Kind(title="Papers for the council", make=_council_pack),
    "consolidated-letter": Kind(title="Consolidated mission letter", make=_consolidated),
    "activity-report": Kind(title="Activity report", make=_activity_report),
    "evaluation-report": Kind(title="Evaluation report", make=_evaluation_report),
    "comparison": Kind(title="Letter and reports side by side", make=_comparison),
    "redline": Kind(title="Mission letter with its changes", make=_redline),
    "charter": _paper("Charter", _charter),
    "internal-rules": _paper("Internal rules", lambda scope, _: internal_rules(scope)),
    "submission-package": _paper("Charter and internal rules", lambda scope, _: submission(scope)),
    "change-notice": _paper("Notice of a change", _change_notice),
    "partnership-evaluation": _paper("Evaluation of the partnership", _evaluation, of_evaluation),
    "launch-papers": _paper("Papers of the launch", lambda scope, _: all_papers(scope), of_launch),
    "invitation-letter": _launch("Invitation letter", "invitation"),
    "membership-form": _launch("Membership form", "form"),
    "presentation-outline": _launch("Outline of the presentation", "presentation"),
    "launch-agenda": _launch("Agenda of the information evening", "agenda"),
    "launch-minutes": _launch("Minutes of the information evening", "minutes"),
}
"""Each document that can be made; a new one is a line here."""
