"""Submission, answers, notices: what passes between the partnership and the FPS Interior."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plpmission.i18n import day, translator
from plpmission.model.partnership_terms import MailKind
from plpmission.partners.noticing import Notice, owed
from plpmission_widgets.views.fields import date_form
from plpmission_widgets.views.partnerships import covering, moves
from plpmission_widgets.views.partnerships.owing import is_prepared
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]


def fields(page: PlpPage, _: str) -> list[Json]:
    """The path, the signatures, what is owed, the package."""
    package = [_package(page), covering.field(page)]
    return [*moves.path(page), *_signed_early(page), *owed_here(page), *package]


def _signed_early(page: PlpPage) -> Iterator[Json]:
    """A signature from before the text was final."""
    held, t = page.open.charter.signatures, page.t
    if held.final_on is None:
        return
    who = {
        t("the mayor"): held.mayor.on,
        t("the chief of corps"): held.chief.on,
        t("the coordinator"): held.coordinator.on,
        t("the officer"): held.officer.on,
    }
    early = [name for name, on in who.items() if on and on < held.final_on]
    if early:
        yield {
            "kind": "plp-said",
            "path": "early",
            "tone": "warning",
            "texts": [
                t(
                    "Signed before the text was final ({date}): {who}. Have it signed again.",
                    date=day(held.final_on, page.lang),
                    who=", ".join(early),
                )
            ],
            "acts": [],
        }


def owed_here(page: PlpPage) -> Iterator[Json]:
    """Changes of which the FPS Interior was not told yet."""
    found = owed(page.dossier.zone, page.open)
    t = page.t
    if found:
        yield {
            "kind": "plp-said",
            "path": "owed",
            "label": t("Notices owed"),
            "tone": "warning",
            "texts": [_owed(notice, page) for notice in found],
            "source": t("Circular, art. 6 and annex 2: in writing, at once."),
            "acts": []
            if is_prepared(page.open, found)
            else [
                {
                    "label": t("Prepare the notice"),
                    "message": {"do": "plp_notify", "about": page.open.id},
                }
            ],
        }
    waiting = [one for one in page.open.mail if one.kind is MailKind.NOTICE and one.on is None]
    if waiting:
        yield {
            "kind": "plp-moves",
            "path": "notices",
            "label": t("Notices prepared"),
            "moves": [
                {
                    "do": "plp_step",
                    "step": "notified",
                    "about": page.open.id,
                    "title": t("Note the sending of the change notice"),
                    "why": ", ".join(
                        translator("model", page.lang)(kind.label) for kind in waiting[0].changes
                    ),
                    "source": "art. 6",
                    "act": t("Note"),
                    "fields": [
                        {**date_form(page.lang), "name": "on", "label": t("Sent on"), "value": ""}
                    ],
                    "go": {
                        "label": t("Make the notice"),
                        "message": {"do": "plp_paper", "document": "change-notice"},
                    },
                }
            ],
            "words": {
                "cancel": t("Cancel"),
                "no_day": t("There is no such day."),
                "calendar": t("Choose in the calendar"),
            },
        }


def _owed(notice: Notice, page: PlpPage) -> str:
    said = translator("model", page.lang)(notice.kind.label)
    fields = len(notice.fields)
    text = page.t("{what}: {count} fields differ from what was sent.", what=said, count=fields)
    if notice.amends_charter:
        text += " " + page.t("The charter itself is adapted (art. 9c).")
    return text


def _package(page: PlpPage) -> Json:
    t = page.t
    return {
        "kind": "plp-said",
        "path": "package",
        "label": t("Package for the FPS Interior"),
        "texts": [
            t("Covering mail, charter, internal rules and annexes in one file, as PDF or Word."),
        ],
        "acts": [
            {
                "label": t("Prepare the sending"),
                "icon": "export",
                "dialog": {"dialog": "export"},
            },
            {"label": t("See what is missing"), "dialog": {"dialog": "findings"}},
        ],
    }
