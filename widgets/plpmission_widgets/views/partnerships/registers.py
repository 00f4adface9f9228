"""The registers of partnerships that the store keeps; in a letter, what it takes over from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plpmission.i18n import day, translator
from plpmission.model import Dossier
from plpmission.store import Listed
from plpmission_widgets.views.home import moment

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "partnerships"
Json = dict[str, Any]


def fields(desk: Desk) -> list[Json]:
    """The registers, a new one, and the partnerships of the letter that is open."""
    t = translator(DOMAIN, desk.lang)
    held = [one for one in desk.store.list() if one.summary.get("holds") == "partnerships"]
    in_letter = desk.letter is not None and desk.letter.dossier.holds == "mandate"
    drawn: list[Json] = [
        {
            "kind": "plp-rows",
            "path": "registers",
            "label": t("Registers"),
            "empty": t("No register yet: one holds all partnerships of a zone."),
            "columns": [
                {"label": t("Register")},
                {"label": t("Partnerships"), "figure": True},
                {"label": t("Changed")},
            ],
            "rows": [_row(one, desk, in_letter=in_letter) for one in held],
            "acts_label": t("Actions"),
            "about": "",
            "form": {
                "do": "plp_begin",
                "step": "",
                "act": t("New register"),
                "fields": [
                    {
                        "kind": "text",
                        "name": "title",
                        "label": t("Police zone"),
                        "help": "",
                        "value": "",
                    }
                ],
            },
            "words": {
                "cancel": t("Cancel"),
                "no_day": t("There is no such day."),
                "calendar": t("Choose in the calendar"),
            },
        }
    ]
    if in_letter and desk.letter:
        drawn.append(_of_the_letter(desk.letter.dossier, desk))
    return drawn


def _row(one: Listed, desk: Desk, *, in_letter: bool) -> Json:
    t = translator(DOMAIN, desk.lang)
    acts = [{"label": t("Open"), "message": {"do": "open", "dossier": one.id}}]
    if in_letter:
        acts.append(
            {
                "label": t("Take over into this letter"),
                "message": {"do": "plp_bring", "dossier": one.id},
            }
        )
    return {
        "id": one.id,
        "cells": [
            {
                "text": one.title or t("Register of partnerships"),
                "under": one.summary.get("entity", ""),
            },
            str(one.summary.get("count", 0)),
            moment(one.changed, desk.lang),
        ],
        "acts": acts,
    }


def _of_the_letter(dossier: Dossier, desk: Desk) -> Json:
    t, said = translator(DOMAIN, desk.lang), translator("model", desk.lang)
    return {
        "kind": "plp-rows",
        "path": "references",
        "label": t("Partnerships of this letter"),
        "help": t(
            "Their names, states and yearly figures; with indicators of all of them together."
        ),
        "empty": t("None yet: take them over from a register."),
        "columns": [
            {"label": t("Partnership")},
            {"label": t("State")},
            {"label": t("Recognised since")},
            {"label": t("Years")},
        ],
        "rows": [
            {
                "id": one.id,
                "cells": [
                    {"text": one.name, "under": one.municipality},
                    said(one.state.label),
                    day(one.since, desk.lang) if one.since else "–",
                    ", ".join(str(year.year) for year in one.years) or "–",
                ],
            }
            for one in dossier.partnerships
        ],
    }
