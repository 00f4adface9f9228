"""The bar on top: whose dossier this is, who is at work, and what can be done."""

from __future__ import annotations

from typing import Any

from plpmission.i18n import Lang, translator
from plpmission.model import Dossier
from plpmission.store import Actor

Json = dict[str, Any]


def bar(dossier: Dossier | None, dossier_id: str, actor: Actor | None, lang: Lang) -> Json:
    """The bar, on the home screen and in a letter."""
    t = translator("app", lang)
    who = {"name": actor.name, "role": actor.role, "kind": actor.kind} if actor else None
    if dossier is None:
        said = t("{name}, as declared", name=_person(actor)) if actor else ""
        return {
            "title": "plpmission",
            "subtitle": said,
            "actor": who,
            "can_export": False,
            "dossier": None,
            "doc_lang": lang,
        }
    return {
        "title": dossier.title or t("Dossier without a name"),
        "subtitle": " ".join(part for part in (t("Mission letter"), _years(dossier)) if part),
        "actor": who,
        "can_export": True,
        "dossier": dossier_id,
        "doc_lang": dossier.lang,
    }


def _person(actor: Actor) -> str:
    return f"{actor.name} ({actor.role})" if actor.role else actor.name


def _years(dossier: Dossier) -> str:
    mandate = dossier.letter.mandate
    return "–".join(str(date.year) for date in (mandate.start, mandate.end) if date)
