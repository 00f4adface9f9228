"""A dossier's documents as blocks, the same for every format.

``render`` puts a dossier into the words of one language; what it gives is plain frozen data
(``blocks``) that ``export`` turns into a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from plpmission.errors import ExportError
from plpmission.i18n import as_lang
from plpmission.model import Dossier, dumps
from plpmission.render import blocks
from plpmission.render.blocks import Rendered
from plpmission.render.cover import years
from plpmission.render.letter import letter
from plpmission.render.scope import Scope

if TYPE_CHECKING:
    from plpmission.checks import Finding

__all__ = ["DOCUMENTS", "Rendered", "blocks", "render"]

DOCUMENTS = ("letter",)
"""The documents that can be made of a dossier."""

_WORDS = {
    "page": "page",
    "of": "of",
    "contents": "Contents",
    "table": "Table",
    "figure": "Figure",
    "data": "The same as a table",
}


def render(
    dossier: Dossier,
    document: str = "letter",
    *,
    lang: str | None = None,
    draft: bool = False,
    findings: Sequence[Finding] = (),
) -> Rendered:
    """A document of a dossier as blocks.

    Args:
        dossier: what the document is made of.
        document: one of ``DOCUMENTS``.
        lang: the document's language; the dossier's own where it is not given.
        draft: whether to show what is not filled in and what is left out, with the reasons.
        findings: what the checks say, shown in a draft in the sections that they are about.

    Raises:
        ExportError: there is no such document.
        InvalidValue: the language is none of the four.
    """
    if document not in DOCUMENTS:
        raise ExportError(
            "There is no document “{document}”. Those that can be made: {known}.",
            document=document,
            known=", ".join(DOCUMENTS),
        )
    scope = Scope(dossier=dossier, lang=as_lang(lang or dossier.lang), draft=draft)
    title = scope.say("Mission letter")
    entity, span = scope.set(dossier.letter.entity.name), years(scope)
    date = dossier.letter.date
    return Rendered(
        document=document,
        lang=scope.lang,
        title=" · ".join(filter(None, (title, entity))),
        subject=" · ".join(filter(None, (scope.set(dossier.letter.mandate.title), span))),
        author=dossier.letter.holder.name,
        blocks=tuple(letter(scope, findings)),
        header=" · ".join(filter(None, (title, entity, span))),
        words={key: scope.say(word) for key, word in _WORDS.items()},
        draft=draft,
        date=date.isoformat() if date else "",
        payload=dumps(dossier.part_for("letter")).decode(),
    )
