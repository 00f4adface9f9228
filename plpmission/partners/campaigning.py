"""An evaluation of many partnerships at once: a questionnaire a coordinator, brought back in.

A questionnaire is an Excel file of one sheet: a line a question, its key in the first column (which
is hidden), the answer in the last one. It carries the ids of campaign and partnership, and no name
of a member.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plpmission.errors import PartnershipError
from plpmission.i18n import Lang, day, translator
from plpmission.model.base import LINE_LIMIT, TEXT_LIMIT, new_id
from plpmission.model.partnership import Partnership
from plpmission.model.partnership_evaluation import Answers, MessageFigures, Survey
from plpmission.model.partnership_evaluation import PartnershipEvaluation as Evaluation
from plpmission.model.partnership_terms import SurveyQuestion
from plpmission.model.zone import Campaign, Zone

MARK = "plpmission questionnaire 1"
"""What the first cell says, so that a file is known to be one."""
LARGEST = 2 * 1024 * 1024
UNPACKED = 20 * 1024 * 1024
"""Bytes that a questionnaire may have, and that it may unpack to."""
MOST = 1_000_000
"""The largest figure that is taken."""

COUNTS: Mapping[str, str] = {
    "messages.hot": "Urgent messages in the period",
    "messages.cold": "Other messages in the period",
    "messages.followed_up": "Messages of which you know what came of them",
    "members_before": "Members at the beginning of the period",
    "members_after": "Members at its end",
    "survey.asked": "People asked in the survey",
}
"""Questions that take a whole number, by the field of an evaluation that they fill."""
TEXTS: Mapping[str, str] = {
    "quality": "What do you find of the quality of the messages?",
    "follow_up": "What came of the messages?",
    "crime": "What do you notice of crime and nuisance?",
    "safety": "Do people feel safer?",
    "relation": "How is the relation with the police?",
    "results": "What went well?",
    "actions": "What should change?",
}
FIVE = ("1 – not at all", "2", "3", "4", "5 – fully")
"""The five answers of a survey's question, a column each."""


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Who of a campaign has answered, and who has not, by partnership id."""

    answered: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BroughtBack:
    """A questionnaire that came back: the partnership, and its evaluation as answered."""

    campaign: Campaign
    partnership: Partnership
    evaluation: Evaluation
    replaces: str = ""
    """The id of an evaluation of the same campaign that it takes the place of."""


def asked(zone: Zone, campaign: Campaign) -> tuple[Partnership, ...]:
    """The partnerships of a campaign that the register still holds."""
    wanted = set(campaign.asked)
    return tuple(held for held in zone.partnerships if held.id in wanted)


def progress(zone: Zone, campaign: Campaign) -> Progress:
    """Who has answered: whose evaluation names the campaign."""
    back = {
        held.id
        for held in asked(zone, campaign)
        if any(one.campaign == campaign.id for one in held.evaluations)
    }
    ids = [held.id for held in asked(zone, campaign)]
    return Progress(
        answered=tuple(one for one in ids if one in back),
        missing=tuple(one for one in ids if one not in back),
    )


def questionnaire(campaign: Campaign, partnership: Partnership, lang: Lang) -> bytes:
    """A coordinator's questionnaire as an Excel file, in his or her language."""
    import xlsxwriter

    t = translator("partners", lang)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(t("Questions")[:31])
    bold = book.add_format({"bold": True, "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    answer = book.add_format({"border": 1, "text_wrap": True, "bg_color": "#FFF8E1"})
    sheet.set_column(0, 0, None, None, {"hidden": True})
    sheet.set_column(1, 1, 60, wrapped)
    sheet.set_column(2, 6, 16)
    sheet.write_row(0, 0, [MARK, f"{partnership.name} – {campaign.title}"], bold)
    sheet.write_row(1, 0, [f"{campaign.id} {partnership.id}", _intro(campaign, lang)], wrapped)
    row = 3
    for key, question in {**COUNTS, **TEXTS}.items():
        sheet.write_row(row, 0, [key, t(question)])
        sheet.write_blank(row, 2, None, answer)
        row += 1
    sheet.write_row(row + 1, 1, [t("How many people gave each answer?"), *map(t, FIVE)], bold)
    row += 2
    said = translator("model", lang)
    for asked_of in SurveyQuestion:
        sheet.write_row(row, 0, [f"answers.{asked_of}", said(asked_of.label)])
        for column in range(len(FIVE)):
            sheet.write_blank(row, 2 + column, None, answer)
        row += 1
    book.close()
    return file.getvalue()


def _intro(campaign: Campaign, lang: Lang) -> str:
    t = translator("partners", lang)
    said = [t("Fill in what you know, and leave the rest empty. No names, please.")]
    if campaign.start and campaign.end:
        period = {"start": day(campaign.start, lang), "end": day(campaign.end, lang)}
        said.append(t("The period runs from {start} to {end}.", **period))
    if campaign.answer_by:
        said.append(t("Please send it back by {day}.", day=day(campaign.answer_by, lang)))
    return " ".join(said)


def bring_back(zone: Zone, content: bytes) -> BroughtBack:
    """A questionnaire that came back as an evaluation; nothing is changed yet.

    Raises:
        PartnershipError: it is no questionnaire of this register, or a cell cannot be taken; the
            sentence names the row.
    """
    rows = _rows(content)
    if not rows or str(rows[0][0]).strip() != MARK:
        raise PartnershipError("The file is not one of this register’s questionnaires.")
    campaign, partnership = _owners(zone, str(rows[1][0]) if len(rows) > 1 else "")
    by_key = {str(row[0]): (number, row[2:]) for number, row in enumerate(rows, 1) if row[0]}
    figures = {key: _count(by_key, key) for key in COUNTS}
    texts = {key: _text(by_key, key) for key in TEXTS}
    earlier = [one for one in partnership.evaluations if one.campaign == campaign.id]
    evaluation = Evaluation(
        id=earlier[-1].id if earlier else new_id(Evaluation.KIND),
        start=campaign.start,
        end=campaign.end,
        messages=MessageFigures(**_under(figures, "messages.")),
        members_before=figures["members_before"],
        members_after=figures["members_after"],
        survey=Survey(asked=figures["survey.asked"], answers=_answers(by_key)),
        campaign=campaign.id,
        **texts,
    )
    return BroughtBack(
        campaign=campaign,
        partnership=partnership,
        evaluation=evaluation,
        replaces=earlier[-1].id if earlier else "",
    )


def accepted(zone: Zone, back: BroughtBack) -> Zone:
    """The register with an evaluation that was brought back."""
    changed = tuple(
        _with_evaluation(held, back) if held.id == back.partnership.id else held
        for held in zone.partnerships
    )
    return zone.model_copy(update={"partnerships": changed})


def _with_evaluation(held: Partnership, back: BroughtBack) -> Partnership:
    rest = tuple(one for one in held.evaluations if one.id != back.replaces)
    return held.model_copy(update={"evaluations": (*rest, back.evaluation)})


def _rows(content: bytes) -> Sequence[Sequence[Any]]:
    if len(content) > LARGEST:
        raise PartnershipError("The file is larger than a questionnaire can be (2 MB).")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(held.file_size for held in packed.infolist())
    except zipfile.BadZipFile:
        raise PartnershipError("The file is not an Excel file (.xlsx).") from None
    if unpacked > UNPACKED:
        raise PartnershipError("The file is larger than a questionnaire can be (2 MB).")
    return _read(content)


def _read(content: bytes) -> Sequence[Sequence[Any]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False, nrows=200)
    except (CalamineError, OSError, ValueError, IndexError):
        raise PartnershipError("The Excel file is damaged and cannot be read.") from None
    return [(*row, *[""] * max(0, 7 - len(row))) for row in rows]


def _owners(zone: Zone, key: str) -> tuple[Campaign, Partnership]:
    campaign_id, _, partnership_id = key.strip().partition(" ")
    campaign = next((one for one in zone.campaigns if one.id == campaign_id), None)
    partnership = next((one for one in zone.partnerships if one.id == partnership_id), None)
    if campaign is None or partnership is None or partnership_id not in campaign.asked:
        raise PartnershipError(
            "The questionnaire belongs to a campaign or a partnership that is not in this register."
        )
    return campaign, partnership


Rows = Mapping[str, tuple[int, Sequence[Any]]]


def _count(rows: Rows, key: str) -> int | None:
    row, cells = rows.get(key, (0, ("",)))
    return _whole(cells[0], row)


def _whole(cell: Any, row: int) -> int | None:
    if cell in {"", None}:
        return None
    try:
        value = float(str(cell).strip().replace(",", "."))
    except ValueError:
        value = -1.0
    if not (0 <= value <= MOST and value == int(value)):
        raise PartnershipError(
            "Row {row}: “{cell}” is not a whole number from 0 on.", row=row, cell=str(cell)[:40]
        )
    return int(value)


def _text(rows: Rows, key: str) -> str:
    _, cells = rows.get(key, (0, ("",)))
    return str(cells[0] or "").strip()[: min(TEXT_LIMIT, 10 * LINE_LIMIT)]


def _answers(rows: Rows) -> tuple[Answers, ...]:
    found: list[Answers] = []
    for question in SurveyQuestion:
        row, cells = rows.get(f"answers.{question}", (0, ()))
        counts = tuple(_whole(cell, row) or 0 for cell in cells[: len(FIVE)])
        if any(counts):
            found.append(Answers(question=question, counts=counts))
    return tuple(found)


def _under(figures: Mapping[str, int | None], prefix: str) -> dict[str, int | None]:
    named = {key: value for key, value in figures.items() if key.startswith(prefix)}
    return {key.removeprefix(prefix): value for key, value in named.items()}
