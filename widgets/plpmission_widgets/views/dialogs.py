"""The dialogs: each a small dict that says its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plpmission.checks import CHECKS, Finding
from plpmission.errors import MissionError, Problem, UnreadableDossier
from plpmission.i18n import Lang, say, translator
from plpmission.model import Dossier
from plpmission.model.terms import MandateKind
from plpmission.outline import texts
from plpmission.store import Actor
from plpmission_widgets.options import options, terms
from plpmission_widgets.page import Page
from plpmission_widgets.views import findings as found_rows
from plpmission_widgets.views.places import label_of
from plpmission_widgets.views.report import before_export

Json = dict[str, Any]

FORMATS: Mapping[str, tuple[str, str]] = {
    "pdf": ("PDF", "To print, sign and archive"),
    "docx": ("Word", "To go on working in a word processor"),
    "html": ("HTML", "One page for a website or an e-mail"),
}
"""What a letter can be exported to: its name and what it is good for."""

_MOST_PROBLEMS = 200


def actor(who: Actor | None) -> Json:
    """Who are you? Asked at the first start; what is answered is shown as declared."""
    return {"kind": "actor", "name": who.name if who else "", "role": who.role if who else ""}


def new(lang: Lang) -> Json:
    """A new dossier: its name, the kind of mandate, the language of its letter."""
    return {
        "kind": "new",
        "title": "",
        "kinds": terms(MandateKind, lang),
        "kind_value": MandateKind.CHIEF_OF_CORPS.value,
        "langs": options("languages", Dossier(), lang),
        "lang": lang,
    }


def leave_out(section: str, lang: Lang) -> Json:
    """Why is the section left out?"""
    return {"kind": "leave_out", "section": section, "title": texts(lang).section(section).title}


def dismiss(code: str, about: str, lang: Lang) -> Json:
    """Why is the advice set aside?"""
    title = next((check.title for check in CHECKS if check.code == code), code)
    said = translator("checks", lang)(title)
    return {"kind": "dismiss", "code": code, "about": about, "title": said}


def findings(found: Sequence[Finding], page: Page) -> Json:
    """All findings of the dossier, each leading to its place."""
    return {
        "kind": "findings",
        "groups": found_rows.groups(found, page),
        "counts_text": found_rows.counts_text(found, page.t),
    }


def export(found: Sequence[Finding], page: Page, offered: Sequence[Json]) -> Json:
    """Which document and formats, as a draft or not, and what to look at first."""
    first = sorted(found, key=lambda finding: finding.severity == "advice")
    return {
        "kind": "export",
        "documents": list(offered),
        "document": "letter",
        "formats": [
            {"id": name, "label": label, "hint": page.t(hint)}
            for name, (label, hint) in FORMATS.items()
        ],
        "draft": False,
        "lang": page.dossier.lang,
        "langs": options("languages", page.dossier, page.lang),
        "findings": {
            "text": found_rows.counts_text(found, page.t),
            **found_rows.by_severity(found),
            "list": found_rows.rows(first, page),
        },
        "report": before_export(page),
        "progress": None,
        "done": [],
        "error": None,
    }


def preview(html: str = "", *, busy: bool = False) -> Json:
    """The finished letter as a page."""
    return {"kind": "preview", "html": html, "busy": busy}


def reading(title: str) -> Json:
    """A file is being read; ``value`` says how much of it is."""
    return {"kind": "reading", "title": title, "value": 0.0, "text": ""}


def problem(error: MissionError, lang: Lang, title: str) -> Json:
    """Something refused, with all its places."""
    t = translator("app", lang)
    found = error.problems if isinstance(error, UnreadableDossier) else ()
    details = [_detail(problem, lang) for problem in found[:_MOST_PROBLEMS]]
    if len(found) > _MOST_PROBLEMS:
        details.append(t("and {count} more", count=len(found) - _MOST_PROBLEMS))
    return {"kind": "problem", "title": title, "text": say(error, lang), "details": details}


def _detail(problem: Problem, lang: Lang) -> str:
    said = translator("errors", lang)(problem.message, **dict(problem.parameters))
    label = translator("app", lang)(label_of(problem.where)) if label_of(problem.where) else ""
    place = f"{label} ({problem.where})" if label else problem.where
    return f"{place} · {said}" if place else said


def confirm(title: str, text: str, ok: str, do: Json) -> Json:
    """A question before something that cannot be taken back; ``do`` is the message sent on yes."""
    return {"kind": "confirm", "title": title, "text": text, "ok": ok, "do": do}
