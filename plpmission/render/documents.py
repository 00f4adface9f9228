"""The documents that can be made of a dossier, each with the function that makes its blocks.

A document is made of ``dossier.part_for(document)`` and of nothing else: what its file carries is
what its pages say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plpmission.errors import ExportError
from plpmission.life import as_set, consolidated
from plpmission.model import Document, Dossier
from plpmission.render.blocks import Block, Cover
from plpmission.render.comparison import comparison
from plpmission.render.council_pack import council_pack
from plpmission.render.letter import letter
from plpmission.render.letter_changes import redline
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
class Kind:
    """One kind of document."""

    title: str
    """An English sentence of this room."""
    make: Callable[[Scope, Asked], Iterable[Block]]


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


KINDS: Mapping[Document, Kind] = {
    "letter": Kind(title="Mission letter", make=_letter),
    "public-copy": Kind(title="Mission letter", make=_letter),
    "council-pack": Kind(title="Papers for the council", make=_council_pack),
    "consolidated-letter": Kind(title="Consolidated mission letter", make=_consolidated),
    "activity-report": Kind(title="Activity report", make=_activity_report),
    "evaluation-report": Kind(title="Evaluation report", make=_evaluation_report),
    "comparison": Kind(title="Letter and reports side by side", make=_comparison),
    "redline": Kind(title="Mission letter with its changes", make=_redline),
}
"""Each document that can be made; a new one is a line here."""
