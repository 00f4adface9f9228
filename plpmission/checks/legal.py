"""L011: legal references that the register does not know, dates otherwise, or knows as replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from plpmission.checks.citations import Citation, citations, cited
from plpmission.checks.reading import Reading, note_path
from plpmission.checks.rule import ActName, Check, Hit
from plpmission.model.letter import LegalReference
from plpmission.outline.acts import Act, acts

SECTION: Final = "legal-framework"


def legal_references(reading: Reading) -> Iterator[Hit]:
    """L011: references are known to the register, rightly dated, and not replaced since."""
    if not reading.shows(SECTION):
        return
    for index, reference in enumerate(reading.letter.legal):
        yield from _in_list(reading, reference, f"letter.legal[{index}]")
    for citation in citations(reading.letter.note(SECTION).text):
        yield from _in_text(reading, citation)


def _in_list(reading: Reading, reference: LegalReference, path: str) -> Iterator[Hit]:
    citation = cited(reference.title)
    act = acts().get(reference.act) if reference.act else citation.act
    if act is None:
        if reference.act or citation.claims_to_be_an_act:
            yield _unknown(reference, path)
        return
    date, field = (reference.date, "date") if reference.date else (citation.date, "title")
    if _misdated(act, date):
        yield _dated_otherwise(act, date, f"{path}.{field}", reference.id)
    elif citation.act is act and _misdated(act, citation.date):
        yield _dated_otherwise(act, citation.date, f"{path}.title", reference.id)
    if is_replaced(act, reading.letter.date):
        yield _replaced(act, f"{path}.{'act' if reference.act else 'title'}", reference.id)


def _in_text(reading: Reading, citation: Citation) -> Iterator[Hit]:
    if citation.act is None:
        return
    where = note_path(SECTION)
    if _misdated(citation.act, citation.date):
        yield _dated_otherwise(citation.act, citation.date, where, SECTION)
    if is_replaced(citation.act, reading.letter.date):
        yield _replaced(citation.act, where, SECTION)


def _misdated(act: Act, date: dt.date | None) -> bool:
    return date is not None and act.date is not None and date != act.date


def is_replaced(act: Act, at: dt.date | None) -> bool:
    """Whether another act had taken its place by a date (by now, where the letter has no date)."""
    if act.replaced_by is None:
        return False
    since = acts()[act.replaced_by].date
    return at is None or at > (act.valid_to or since or dt.date.min)


def _unknown(reference: LegalReference, path: str) -> Hit:
    return Hit(
        where=f"{path}.{'act' if reference.act else 'title'}",
        section=SECTION,
        about=reference.id,
        message="The register does not know this act: {act}",
        hint="Check its title and date, or choose it from the register.",
        parameters={"act": reference.title or reference.act},
    )


def _dated_otherwise(act: Act, given: dt.date | None, where: str, about: str) -> Hit:
    return Hit(
        where=where,
        section=SECTION,
        about=about,
        message="{act} is dated {known} in the register, and {given} here",
        hint="Take over the register’s date, or check both against the official gazette.",
        parameters={"act": ActName(act.key), "known": act.date, "given": given},
    )


def _replaced(act: Act, where: str, about: str) -> Hit:
    return Hit(
        where=where,
        section=SECTION,
        about=about,
        message="{act} has been replaced by {new}",
        hint="Refer to the new act, or say that the old one held at the time.",
        parameters={"act": ActName(act.key), "new": ActName(act.replaced_by or "")},
    )


L011 = Check(
    code="L011",
    severity="warning",
    source="Model letter, 1.5",
    title="Legal references",
    why="Who looks up the reference must find the act that holds.",
    run=legal_references,
)
