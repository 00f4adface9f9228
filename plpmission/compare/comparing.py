"""The three documents of one dossier, or of many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plpmission.checks import check
from plpmission.checks.signals import analyse
from plpmission.checks.trio import Trio
from plpmission.compare.aligning import rows
from plpmission.compare.notes import notes
from plpmission.compare.rows import FLAGS, Comparison
from plpmission.compare.weighing import coverage, flow, score
from plpmission.i18n import as_lang
from plpmission.model import Dossier


def compare(dossier: Dossier, lang: str = "fr") -> Comparison:
    """Letter, activity report and evaluation report side by side, to a reader of ``lang``.

    Rows by objective and by section, findings R and E, coverage, flow and score. What is missing
    is said in ``notes``; what can be compared is.

    Raises:
        InvalidValue: ``lang`` names none of the four languages.
    """
    reader = as_lang(lang)
    held = Trio(dossier)
    found = tuple(check(dossier, reader, codes=FLAGS))
    listed = rows(held, found, reader)
    return Comparison(
        title=dossier.title or dossier.letter.entity.name,
        lang=reader,
        rows=listed,
        findings=found,
        notes=notes(held, reader),
        coverage=coverage(held, listed),
        flow=flow(held),
        score=score(held, listed, reader),
    )


def compare_many(dossiers: Iterable[Dossier], lang: str = "fr") -> Iterator[Comparison]:
    """Each dossier's comparison, in their order; the figures of all are charted at once."""
    held = list(dossiers)
    analyse(one for dossier in held for one in dossier.indicators)
    for dossier in held:
        yield compare(dossier, lang)
