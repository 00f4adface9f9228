"""A partnership's charter and its internal rules made of a placed document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from plpmission.importers.placing.finding.values import days, labelled
from plpmission.importers.placing.taking import Draft
from plpmission.importers.source import Passage
from plpmission.model import Dossier
from plpmission.model.charter import Charter, InternalRules
from plpmission.model.partnership import Partnership
from plpmission.model.zone import Zone
from plpmission.outline.charter import BY_ID

_TEXTS = {
    "c01": "text",
    "c02": "text",
    "c03": "text",
    "c08": "urgent",
    "c09": "plan",
    "c10": "plan",
    "c11": "text",
    "c12": "how",
    "c13": "others",
    "c14": "use",
    "c15": "text",
}
"""The field of each criterion that takes its text; those not named here have none."""
_UNSURE = "“{title}” went to the notes, its place is not sure. It begins: “{text}”."
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:[ -](?:van|de|der|den|du|le|la|[A-ZÀ-Þ][\w’'-]+)){1,4}")
_PHONE = re.compile(r"(?<!\d)(?:\+32|0)[\d /.]{7,14}\d")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")


def charter(draft: Draft, beside: Dossier | None) -> Dossier:
    """A register with the partnership, or ``beside`` with one more."""
    texts = draft.texts()
    parts: dict[str, dict[str, Any]] = {}
    kept: list[Passage] = []
    for (section, _), passages in texts.items():
        if section in _TEXTS:
            parts[BY_ID[section].part] = {_TEXTS[section]: draft.one_text(passages)}
        else:
            kept += passages
            draft.unsure(_UNSURE, passages[0].plain, passages)
        if section in ("c05", "c06", "c07"):
            parts[BY_ID[section].part] = _contact(passages)
        if section == "c17":
            parts["signatures"] = {"final_on": _day(passages)}
    cover = _cover(texts.get(("cover", ""), ()))
    one = Partnership.new(
        name=cover.get("name", "") or draft.title(),
        municipality=cover.get("municipality", ""),
        charter=Charter.model_validate({"cover": cover, **parts}),
        note=draft.one_text(kept),
    )
    return _with(draft, beside, one, cover.get("zone", ""))


def rules(draft: Draft, beside: Dossier | None) -> Dossier:
    """A register with a partnership that has these internal rules."""
    passages = [one for held in draft.texts().values() for one in held]
    one = Partnership.new(name=draft.title(), rules=InternalRules(own=draft.one_text(passages)))
    return _with(draft, beside, one, "")


def _with(draft: Draft, beside: Dossier | None, one: Partnership, zone: str) -> Dossier:
    for passage in draft.placed.source.passages[:1]:
        draft.origin(one.id, passage.id)
    held = beside or Dossier(
        title=draft.title(), lang=draft.lang, holds="partnerships", zone=Zone(name=zone)
    )
    listed = (*held.zone.partnerships, one)
    return held.model_copy(update={"zone": held.zone.model_copy(update={"partnerships": listed})})


_COVER = {
    "zone": r"zone|polizeizone|police",
    "municipality": r"commune|ville|gemeente|stad|gemeinde|municipality",
    "name": r"nom|naam|name|plp|bin\b",
}


def _cover(passages: Sequence[Passage]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in passages:
        label, value = labelled(one.plain)
        for field, named in _COVER.items():
            if label and re.search(named, label.lower()):
                found.setdefault(field, value[:200])
                break
    return found


def _contact(passages: Sequence[Passage]) -> dict[str, str]:
    text = " ".join(one.plain for one in passages if one.kind != "heading")
    named, phone, email = (one.search(text) for one in (_NAME, _PHONE, _EMAIL))
    return {
        "name": named[0] if named else "",
        "phone": phone[0].strip() if phone else "",
        "email": email[0] if email else "",
    }


def _day(passages: Sequence[Passage]) -> Any:
    return next((day for one in passages for day in days(one.plain)), None)
