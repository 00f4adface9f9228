"""A comparison as JSON, and as an Excel workbook in which nothing is taken for a formula."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from plpmission.compare.rows import Comparison, Row
from plpmission.i18n import Translate, translator

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Cell = str | float | int | bool | None
Sheet = tuple[str, list[str], Iterable[Sequence[Cell]]]
"""A title, headings, lines."""

STATES = {
    "reached": "Reached",
    "partly": "Partly reached",
    "missed": "Not reached",
    "dropped": "Dropped",
    "new": "New",
    "unclear": "No state given",
    "not_reported": "Not reported",
    "none": "",
}
FLAG_WORDS = {
    "not_reported": "Not reported",
    "no_objective": "For no objective",
    "figures_disagree": "Figures that disagree",
    "old_target": "Judged against a former target",
    "no_evidence": "No evidence",
    "means_untold": "Difference in means not told",
    "not_judged": "Not judged",
    "no_ground": "Judgement without a ground",
    "against_data": "Judgement against the data",
    "target_missed": "Target missed",
}
"""The words for states and flags, English sentences of the domain ``compare``."""


def as_json(comparison: Comparison) -> str:
    """The whole comparison; its first keys are ``rows`` and ``findings``."""
    held = _plain(comparison)
    first = {"rows": held.pop("rows"), "findings": held.pop("findings")}
    return json.dumps(first | held, ensure_ascii=False, indent=2)


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_none=True)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {one.name: _plain(getattr(value, one.name)) for one in fields}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def as_xlsx(comparisons: Sequence[Comparison], first: Iterable[Sheet] = ()) -> bytes:
    """A workbook of one comparison or of many: rows, findings, coverage, score; a dossier a line.

    ``first`` are sheets that stand before. What begins like a formula or an address stays text.
    """
    from xlsxwriter import Workbook

    lang = comparisons[0].lang if comparisons else "en"
    t = translator("compare", lang)
    made = BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(made, {"in_memory": True, **safe}) as book:
        for title, head, lines in (*first, *_sheets(comparisons, t)):
            _write(book, title, head, lines)
    return made.getvalue()


def _sheets(held: Sequence[Comparison], t: Translate) -> Iterable[Sheet]:
    said = [t(STATES[row.state]) if STATES[row.state] else "" for one in held for row in one.rows]
    columns = [t("Dossier"), t("Number"), t("Objective or section"), t("State"), t("To look at")]
    columns += [t("Promised"), t("Result"), t("Evidence"), t("Judgement"), t("Ground")]
    columns += [t("Indicators")]
    lines = [(one.title, *_line(row, t)) for one in held for row in one.rows]
    with_state = [(*line[:3], state, *line[3:]) for line, state in zip(lines, said, strict=True)]
    yield t("Rows"), columns, with_state
    found = [(one.title, f.code, f.message, f.hint, f.source) for one in held for f in one.findings]
    head = [t("Dossier"), t("Code"), t("Finding"), t("What to do"), t("Source")]
    yield t("Findings"), head, found
    marks = [
        (
            one.title,
            line.title,
            *(_mark(value) for value in (line.letter, line.amended, line.planned, line.measured)),
            *(_mark(value) for value in (line.reported, line.shown, line.judged)),
        )
        for one in held
        for line in one.coverage
    ]
    head = [t("Dossier"), t("Objective"), t("Letter"), t("Amended"), t("Plans"), t("Indicators")]
    yield t("Coverage"), [*head, t("Result"), t("Evidence"), t("Judgement")], marks
    parts = [
        (one.title, part.code, part.title, len(part.asked), len(part.failed))
        for one in held
        for part in one.score.parts
    ]
    head = [t("Dossier"), t("Code"), t("Question"), t("Asked of rows"), t("Open")]
    yield t("Score"), head, parts


def _line(row: Row, t: Translate) -> tuple[Cell, ...]:
    return (
        row.number,
        row.title,
        ", ".join(t(FLAG_WORDS[flag]) for flag in row.flags),
        row.promised.text,
        row.reported.result,
        "\n".join(one.title for one in row.reported.evidence),
        row.judged.judgement,
        row.judged.ground,
        "\n".join(one.sentence or one.name for one in row.indicators),
    )


def _mark(value: bool) -> str:
    return "×" if value else ""


def _write(book: Workbook, title: str, head: list[str], lines: Iterable[Sequence[Cell]]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(title[:31])
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(head) - 1, 24)
    sheet.write_row(0, 0, head, bold)
    count = 0
    for count, line in enumerate(lines, 1):
        for at, value in enumerate(line):
            if isinstance(value, str):
                sheet.write_string(count, at, value[:32_000], wrapped)
            elif value is not None:
                sheet.write_number(count, at, value, wrapped)
    sheet.autofilter(0, 0, max(count, 1), len(head) - 1)
