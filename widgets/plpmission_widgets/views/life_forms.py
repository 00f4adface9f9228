"""The short form of each step: few fields, with what is known already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plpmission.i18n import Translate, translator
from plpmission.life import Move
from plpmission.model.terms import AmendedPart, AuthorityKind, ProposedBy, Term
from plpmission_widgets.page import Page
from plpmission_widgets.views.fields import date_form

DOMAIN = "life"
Json = dict[str, Any]


def asked(move: Move, page: Page) -> list[Json]:
    """What a step's form asks for."""
    make = _FORMS.get(move.name)
    return make(page, translator(DOMAIN, page.lang)) if make else []


def _day(page: Page, label: str, name: str = "on", value: Any = None) -> Json:
    known = {"name": name, "label": label, "value": value.isoformat() if value else ""}
    return {**date_form(page.lang), **known}


def _text(name: str, label: str, help_: str = "") -> Json:
    return {"kind": "text", "name": name, "label": label, "help": help_, "value": ""}


def _lines(name: str, label: str, help_: str = "") -> Json:
    return {"kind": "lines", "name": name, "label": label, "help": help_, "value": ""}


def _choice(name: str, label: str, options: list[Json], value: str = "") -> Json:
    empty = [] if value else [{"value": "", "label": "–"}]
    return {
        "kind": "choice",
        "name": name,
        "label": label,
        "options": [*empty, *options],
        "value": value,
    }


def _terms(kind: type[Term], page: Page) -> list[Json]:
    t = translator("model", page.lang)
    return [{"value": str(term), "label": t(term.label)} for term in kind]


def _decision(page: Page, t: Translate) -> list[Json]:
    authority = page.dossier.letter.mandate.authority
    return [
        _day(page, t("Date of the decision")),
        _choice("by", t("Who decided"), _terms(AuthorityKind, page), str(authority or "")),
        _text("reference", t("Reference of the decision"), t("The meeting and the item.")),
    ]


def _copy(page: Page, t: Translate) -> list[Json]:
    return [
        _day(page, t("Sent on")),
        _text("means", t("How it went"), t("By registered letter, by e-mail…")),
        _text("sender", t("Sent by")),
    ]


def _amend(page: Page, t: Translate) -> list[Json]:
    short = [
        {"value": one.id, "label": page.names[one.id].label if one.id in page.names else one.title}
        for one in page.dossier.letter.means
        if one.granted is not None and one.granted < (one.promised or 0)
    ]
    asked_for = [
        _text("title", t("What it is about")),
        _choice("proposed_by", t("Who proposes it"), _terms(ProposedBy, page)),
        _choice("changes", t("What changes"), _terms(AmendedPart, page)),
        _lines("reason", t("Which essential change makes it necessary")),
    ]
    if short:
        asked_for.append(_choice("shortfall", t("Means that fell short, if it is that"), short))
    return asked_for


def _consult(page: Page, t: Translate) -> list[Json]:
    moments = [
        {"value": held.id, "label": held.subject or t("without a title")}
        for held in page.dossier.letter.procedure.moments
    ]
    asked_for = [_day(page, t("Held on"))]
    if moments:
        asked_for.append(_choice("moment", t("Which one, of those in 3.2.5"), moments))
    return [*asked_for, _lines("result", t("What came of it"))]


def _request(page: Page, t: Translate) -> list[Json]:
    reports = [
        {"value": held.id, "label": t("Activity report {number}", number=at)}
        for at, held in enumerate(page.dossier.activity_reports, 1)
    ]
    only = str(reports[0]["value"]) if len(reports) == 1 else ""
    return [
        _day(page, t("Asked for on")),
        _choice("report", t("With which activity report"), reports, only),
        _lines("documents", t("Other documents that go with it"), t("One a line.")),
    ]


def _decide(page: Page, t: Translate) -> list[Json]:
    outcomes = [
        {"value": "carried_on", "label": t("Renewed; the letter is carried on")},
        {"value": "new", "label": t("Renewed; a new letter is begun")},
        {"value": "refused", "label": t("Not renewed")},
    ]
    return [
        _day(page, t("Date of the decision")),
        _choice("outcome", t("What was decided"), outcomes),
        _day(page, t("The renewed mandate starts on"), "start"),
        _day(page, t("… and ends on"), "end"),
        _text("reference", t("Reference of the decision")),
    ]


_FORMS: Mapping[str, Callable[[Page, Translate], list[Json]]] = {
    "propose": lambda page, t: [_day(page, t("Proposed on"))],
    "set": _decision,
    "copy": _copy,
    "in_force": lambda page, t: [
        _day(page, t("In force on"), value=page.dossier.letter.mandate.start)
    ],
    "amend": _amend,
    "propose_amendment": lambda page, t: [_day(page, t("Proposed on"))],
    "set_amendment": _decision,
    "copy_amendment": _copy,
    "put_aside": lambda page, t: [_day(page, t("Put aside on")), _lines("reason", t("Why"))],
    "consult": _consult,
    "report": lambda page, t: [_day(page, t("Date of the report"))],
    "window": lambda page, t: [
        _day(page, t("Opens on"), "start"),
        _day(page, t("Closes on"), "end"),
        _text("source", t("Where it is written")),
    ],
    "request_renewal": _request,
    "decide_renewal": _decide,
    "close": lambda page, t: [_day(page, t("Closed on")), _lines("reason", t("Why"))],
}
