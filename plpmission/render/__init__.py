"""A dossier's documents as blocks, the same for every format.

``render`` puts a dossier into the words of one language; what it gives is plain frozen data
(``blocks``) that ``export`` turns into a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from plpmission.errors import ExportError
from plpmission.i18n import as_lang
from plpmission.model import Document, Dossier, dumps
from plpmission.render import blocks
from plpmission.render.blocks import Block, Rendered
from plpmission.render.documents import KINDS, Asked, Earlier
from plpmission.render.scope import Scope

if TYPE_CHECKING:
    from plpmission.checks import Finding
    from plpmission.render.remarks import Remark

__all__ = ["DOCUMENTS", "Earlier", "Rendered", "blocks", "render"]

DOCUMENTS: tuple[Document, ...] = tuple(KINDS)
"""The documents that can be made of a dossier."""

_WORDS = {
    "page": "page",
    "of": "of",
    "contents": "Contents",
    "table": "Table",
    "figure": "Figure",
    "data": "The same as a table",
    "added": "Added",
    "removed": "Taken out",
}


def render(  # noqa: PLR0913 - the choices that a reader makes before an export
    dossier: Dossier,
    document: Document = "letter",
    *,
    lang: str | None = None,
    draft: bool = False,
    findings: Sequence[Finding] = (),
    comments: Sequence[Remark] = (),
    item: str = "",
    earlier: Earlier | None = None,
) -> Rendered:
    """A document of a dossier as blocks, made of its part for that document (and item).

    Args:
        dossier: what the document is made of.
        document: one of ``DOCUMENTS``.
        lang: the document's language; the dossier's own where it is not given.
        draft: whether to show what is not filled in and what is left out, with the reasons.
        findings: what the checks say, shown in a draft in the sections that they are about.
        comments: what people remarked and is not dealt with, shown in a draft likewise.
        item: the id of the item that the document is about, such as a report's.
        earlier: the version that a comparison starts from.

    Raises:
        ExportError: there is no such document.
        InvalidValue: the language is none of the four.
    """
    if document not in KINDS:
        raise ExportError(
            "There is no document “{document}”. Those that can be made: {known}.",
            document=document,
            known=", ".join(DOCUMENTS),
        )
    kind = KINDS[document]
    part = kind.part(dossier, document, item)
    scope = kind.scope(dossier=part, lang=as_lang(lang or dossier.lang), draft=draft)
    asked = Asked(findings=tuple(findings), comments=tuple(comments), item=item, earlier=earlier)
    return _described(scope, document, tuple(kind.make(scope, asked)))


def _described(scope: Scope, document: Document, made: tuple[Block, ...]) -> Rendered:
    """Blocks with what a file says of itself: title, header, author, date, data."""
    about = KINDS[document].about(scope)
    title = about.title or Scope.say(scope, KINDS[document].title)  # in this room's own words
    return Rendered(
        document=document,
        lang=scope.lang,
        title=" · ".join(filter(None, (title, about.name))),
        subject=about.subject,
        author=about.author,
        blocks=made,
        header=" · ".join(filter(None, (title, about.name, about.span))),
        words={key: Scope.say(scope, word) for key, word in _WORDS.items()},
        draft=scope.draft,
        date=about.date.isoformat() if about.date else "",
        payload=dumps(scope.dossier).decode(),
    )
