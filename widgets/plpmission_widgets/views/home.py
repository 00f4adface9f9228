"""The home screen: the dossiers, where one was, and the bin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from plpmission.i18n import Lang, Translate, day, translator
from plpmission.life import STAGE_WORDS
from plpmission.model.terms import MandateKind
from plpmission.outline.contents import Progress
from plpmission.store import Actor, Listed
from plpmission_widgets.summaries import STAGES, Stage
from plpmission_widgets.views import registered
from plpmission_widgets.views.coming import at_home
from plpmission_widgets.views.outline import counted

Json = dict[str, Any]

STAGE_LABELS: Mapping[Stage, str] = {
    "proposal": "Proposal",
    "set": "Set",
    "follow_up": "Follow-up",
    "renewal": "Renewal",
    "evaluation": "Evaluation",
}


LETTER_STAGES: Mapping[str, str] = {str(stage): words for stage, words in STAGE_WORDS.items()}
"""How far a letter has come, in sentences of the domain ``life``."""


def home(
    listed: Sequence[Listed],
    binned: Sequence[Listed],
    resume: Mapping[str, str] | None,
    actor: Actor | None,
    lang: Lang,
) -> Json:
    """The home screen; ``resume`` is the dossier and place last worked on."""
    t = translator("app", lang)
    return {
        "heading": t("Your dossiers"),
        "resume": dict(resume) if resume else None,
        "rows": [_row(entry, actor, lang) for entry in listed],
        "bin": [
            {
                "id": entry.id,
                "title": _title(entry, t),
                "deleted": moment(entry.deleted_at or entry.changed, lang),
            }
            for entry in binned
        ],
        "note": _note(len(listed), t),
        "due": at_home([(one.id, _title(one, t), one.summary) for one in listed], lang),
    }


def _note(count: int, t: Translate) -> str:
    kept = t("Kept on this computer: nothing goes to the internet.")
    if not count:
        return kept
    return f"{t('1 dossier') if count == 1 else t('{count} dossiers', count=count)} · {kept}"


def _title(entry: Listed, t: Translate) -> str:
    return entry.title or t("Dossier without a name")


def _row(entry: Listed, actor: Actor | None, lang: Lang) -> Json:
    t = translator("app", lang)
    found = _progress(entry.summary)
    stage: Stage = entry.summary.get("stage", "proposal")
    at = STAGES.index(stage)
    return {
        "id": entry.id,
        "title": _title(entry, t),
        "subtitle": _subtitle(entry.summary, lang),
        "stage": _stage(entry.summary, stage, lang),
        "steps": ["past"] * at + ["now"] + ["next"] * (len(STAGES) - at - 1),
        "progress": counted(found),
        "progress_text": t("{done} of {count} done", done=found.done, count=found.counted),
        "changed": moment(entry.changed, lang),
        "by": _by(entry.by, actor, t),
        **(registered.row(entry.summary, found, lang) if _is_register(entry) else {}),
    }


def _is_register(entry: Listed) -> bool:
    return entry.summary.get("holds") == "partnerships"


def _stage(summary: Mapping[str, Any], stage: Stage, lang: Lang) -> str:
    """How far the letter has come; after it, how far the dossier has."""
    known = LETTER_STAGES.get(summary.get("letter", ""))
    if known and stage in {"proposal", "set", "follow_up"}:
        return translator("life", lang)(known)
    return translator("app", lang)(STAGE_LABELS[stage])


def _progress(summary: Mapping[str, Any]) -> Progress:
    return Progress(
        **{name: int(summary.get(name, 0)) for name in ("done", "begun", "empty", "left_out")}
    )


def _subtitle(summary: Mapping[str, Any], lang: Lang) -> str:
    t = translator("model", lang)
    kind = summary.get("kind")
    known = next((k for k in MandateKind if k.value == kind), MandateKind.CHIEF_OF_CORPS)
    years = "–".join(summary[end][:4] for end in ("start", "end") if summary.get(end))
    return " · ".join(part for part in (summary.get("entity"), t(known.label), years) if part)


def _by(name: str, actor: Actor | None, t: Translate) -> str:
    if not name:
        return ""
    return t("by you") if actor and actor.name == name else t("by {name}", name=name)


def moment(at: dt.datetime, lang: Lang) -> str:
    """When something happened: the time today, yesterday, or the date."""
    t = translator("app", lang)
    local = at.astimezone()
    days = (dt.datetime.now().astimezone().date() - local.date()).days
    if days == 0:
        return f"{local:%H:%M}"
    return t("yesterday") if days == 1 else day(local.date(), lang)
