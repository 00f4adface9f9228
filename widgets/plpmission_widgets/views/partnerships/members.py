"""The list of members, kept apart from every dossier and document; the coordinator's screening."""

from __future__ import annotations

from typing import Any

from plpmission.i18n import day
from plpmission.store import Member
from plpmission_widgets.views.fields import date_form
from plpmission_widgets.views.partnerships import taking
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]


def fields(page: PlpPage, _: str) -> list[Json]:
    """The screening, then the members."""
    return [_screening(page), *_members(page)]


def _screening(page: PlpPage) -> Json:
    t, names = page.t, {one.id: one.contact.name for one in page.open.coordinators}
    results = {"pending": t("under way"), "fit": t("no objection"), "unfit": t("objection")}
    tones = {"pending": "plain", "fit": "good", "unfit": "bad"}
    held = page.store.screenings.list(page.key, page.open.id)
    return {
        "kind": "plp-rows",
        "path": "screening",
        "label": t("Screening of the coordinator"),
        "help": t("Date and result only; nothing of what was looked at."),
        "empty": t("No screening is noted."),
        "columns": [{"label": t("Coordinator")}, {"label": t("On")}, {"label": t("Result")}],
        "rows": [
            {
                "id": one.id,
                "cells": [
                    names.get(one.person) or t("a former coordinator"),
                    day(one.on, page.lang),
                    {"text": results[one.result], "tone": tones[one.result]},
                ],
                "acts": [_remove(t("Remove"), {"do": "plp_unscreen", "id": one.id})],
            }
            for one in held
        ],
        "acts_label": t("Actions"),
        "form": {
            "step": "screened",
            "act": t("Note a screening"),
            "fields": [
                {
                    "kind": "choice",
                    "name": "person",
                    "label": t("Coordinator"),
                    "options": [
                        {"value": key, "label": name or "–"} for key, name in names.items()
                    ],
                    "value": next(iter(names), ""),
                },
                {**date_form(page.lang), "name": "on", "label": t("On"), "value": ""},
                {
                    "kind": "choice",
                    "name": "result",
                    "label": t("Result"),
                    "options": [{"value": key, "label": said} for key, said in results.items()],
                    "value": "fit",
                },
            ],
        }
        if names
        else None,
        "words": _words(page),
        "about": page.open.id,
    }


def _words(page: PlpPage) -> Json:
    t = page.t
    return {
        "cancel": t("Cancel"),
        "no_day": t("There is no such day."),
        "calendar": t("Choose in the calendar"),
    }


def _remove(label: str, message: Json) -> Json:
    return {"label": label, "message": message}


def _members(page: PlpPage) -> list[Json]:
    t = page.t
    held = page.store.members.list(page.key, page.open.id)
    figures = page.store.members.figures(page.key).get(page.open.id)
    notes = [t("Kept apart: in no document, no export, no remark and no entry of who did what.")]
    if figures and figures.without_consent:
        notes.append(t("{count} without consent.", count=figures.without_consent))
    if figures and figures.minors:
        notes.append(t("{count} under 18: members are 18 or older.", count=figures.minors))
    drawn: list[Json] = [
        {
            "kind": "plp-rows",
            "path": "members",
            "label": t("Members ({count})", count=figures.now if figures else 0),
            "empty": t("No member is on the list."),
            "columns": [
                {"label": t("Name")},
                {"label": t("18 or older")},
                {"label": t("Consent")},
            ],
            "rows": [_row(one, page) for one in held],
            "acts_label": t("Actions"),
            "notes": notes,
            "form": _form(page),
            "words": _words(page),
            "about": page.open.id,
        }
    ]
    drawn.append(
        taking.drop(
            page,
            "members",
            "",
            t("A list from Excel: doubles, minors and missing consent are shown before anything."),
            ".xlsx,.xls,.ods,.csv,.tsv",
        )
    )
    return drawn


def _row(one: Member, page: PlpPage) -> Json:
    t = page.t
    adult = {True: (t("yes"), "good"), False: (t("no"), "bad"), None: (t("not known"), "plain")}
    text, tone = adult[one.adult]
    consent = (
        {"text": day(one.consent_on, page.lang), "tone": "good"}
        if one.consent_on
        else {"text": t("missing"), "tone": "warning"}
    )
    when = t("joined on {date}", date=day(one.joined, page.lang)) if one.joined else ""
    if one.left:
        when = t("left on {date}", date=day(one.left, page.lang))
    acts = [] if one.left else [_remove(t("Left"), {"do": "plp_member_left", "id": one.id})]
    if not one.consent_on:
        acts.insert(0, _remove(t("Consents"), {"do": "plp_member_consents", "id": one.id}))
    return {
        "id": one.id,
        "cells": [
            {"text": one.name, "under": " · ".join(filter(None, (one.contact, when)))},
            {"text": text, "tone": tone},
            consent,
        ],
        "acts": [*acts, _remove(t("Delete"), {"do": "plp_member_delete", "id": one.id})],
    }


def _form(page: PlpPage) -> Json:
    t = page.t
    yes_no = [
        {"value": "", "label": t("not known")},
        {"value": "yes", "label": t("yes")},
        {"value": "no", "label": t("no")},
    ]
    date = date_form(page.lang)
    return {
        "step": "member",
        "act": t("Add a member"),
        "fields": [
            {"kind": "text", "name": "name", "label": t("Name"), "help": "", "value": ""},
            {"kind": "text", "name": "contact", "label": t("Contact"), "help": "", "value": ""},
            {
                "kind": "choice",
                "name": "adult",
                "label": t("18 or older"),
                "options": yes_no,
                "value": "",
            },
            {**date, "name": "consent_on", "label": t("Agreed to the rules on"), "value": ""},
            {**date, "name": "joined", "label": t("Joined on"), "value": ""},
        ],
    }
