"""From the idea to the recognition, and on: where a partnership stands, what can be done now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plpmission.i18n import day, translator
from plpmission.model.partnership import Partnership
from plpmission.model.partnership_terms import EndReason, MailKind
from plpmission.model.terms import PartnershipState, Term
from plpmission.partners.clocks import recognised_on, signed_on
from plpmission_widgets.views.fields import date_form
from plpmission_widgets.views.partnerships.missing import lacking
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]

_RAIL = (
    PartnershipState.IDEA,
    PartnershipState.LAUNCHING,
    PartnershipState.SIGNED,
    PartnershipState.SENT,
    PartnershipState.RECOGNISED,
)


def path(page: PlpPage) -> Iterator[Json]:
    """The rail, with what can be done now."""
    yield _life(page, list(possible(page)))


def _life(page: PlpPage, moves: list[Json]) -> Json:
    t = page.t
    return {
        "kind": "life",
        "path": "path",
        "steps": list(_steps(page)),
        "imprint": "",
        "now": moves,
        "later": [],
        "words": {
            "steps": t("From the idea to the recognition"),
            "now": t("What can be done now"),
            "later": "",
            "cancel": t("Cancel"),
            "no_day": t("There is no such day."),
            "calendar": t("Choose in the calendar"),
        },
    }


def _steps(page: PlpPage) -> Iterator[Json]:
    t, said, one = page.t, translator("model", page.lang), page.open
    off = one.state not in _RAIL
    at = _RAIL.index(PartnershipState.RECOGNISED if off else one.state)
    dates = {
        PartnershipState.IDEA: one.begun_on,
        PartnershipState.SIGNED: signed_on(one),
        PartnershipState.SENT: _last(one, MailKind.SENT),
        PartnershipState.RECOGNISED: recognised_on(one),
    }
    for index, state in enumerate(_RAIL):
        date = dates.get(state)
        yield {
            "label": said(state.label),
            "date": day(date, page.lang) if date else "",
            "state": "now" if index == at and not off else "done" if index <= at else "next",
            "said": t("now")
            if index == at and not off
            else t("done")
            if index <= at
            else t("to come"),
        }
    if off:
        label = said(one.state.label)
        yield {"label": label, "date": "", "state": "now", "said": t("now")}


def _last(one: Partnership, kind: MailKind) -> Any:
    return max((mail.on for mail in one.mail if mail.kind is kind and mail.on), default=None)


def possible(page: PlpPage) -> Iterator[Json]:
    """What can be done in the state that it is in."""
    t, state = page.t, page.open.state
    if state is PartnershipState.IDEA:
        yield _move(
            page,
            "launch",
            t("Begin the launch"),
            t("Initiators and police spoke about what they expect; enough neighbours want it."),
            t("annex 1, step 1"),
            t("Begin"),
            [_day(page, t("Begun on"))],
        )
    if state in {PartnershipState.IDEA, PartnershipState.LAUNCHING}:
        yield _signing(page)
    if state in {PartnershipState.SIGNED, PartnershipState.SENT}:
        yield _sending(page)
    if state is PartnershipState.SENT:
        yield from _answers(page)
    if state is PartnershipState.RECOGNISED:
        yield from _after(page)
    if state is PartnershipState.SUSPENDED:
        yield _move(
            page,
            "resume",
            t("Take it up again"),
            t("It works as before; the FPS Interior is told."),
            "art. 6",
            t("Take up"),
            [_day(page, t("From"))],
        )
    if state is not PartnershipState.ENDED:
        yield _ending(page)


def _signing(page: PlpPage) -> Json:
    t = page.t
    missing = [one for one in page.ticks if one.level == "mandatory" and not one.ok]
    held = page.open.charter.signatures
    lacks = []
    unsigned = [one for one in missing if one.criterion == "c17"]
    if len(missing) > len(unsigned):
        lacks.append(lacking(len(missing) - len(unsigned), page))
    if held.final_on is None:
        lacks.append(t("The day on which the text was final is not noted."))
    if unsigned:
        lacks.append(t("Mayor, chief of corps and coordinator have not all signed."))
    section = f"{page.open.id}/{missing[0].criterion if missing else 'c17'}"
    return {
        **_move(
            page,
            "signed",
            t("Lay down the signed charter"),
            t("Charter and rules are kept as they were signed; changes are told against them."),
            t("criterion 17"),
            "" if lacks else t("Lay down"),
            [],
        ),
        "lacks": lacks,
        "go": {"label": t("To what is missing"), "section": section} if lacks else None,
    }


def _sending(page: PlpPage) -> Json:
    t = page.t
    again = page.open.state is PartnershipState.SENT
    return _move(
        page,
        "sent",
        t("Note the sending again") if again else t("Note the sending to the FPS Interior"),
        t("Signed charter and rules, preferably by e-mail."),
        "art. 6",
        t("Note"),
        [_day(page, t("Sent on")), _text("reference", t("Reference"))],
    )


def _answers(page: PlpPage) -> Iterator[Json]:
    t = page.t
    yield _move(
        page,
        "remarks",
        t("Note remarks of the FPS Interior"),
        t("They are answered in the charter, which is sent again."),
        "art. 6",
        t("Note"),
        [
            _day(page, t("Received on")),
            _lines("text", t("What they say")),
            _text("reference", t("Reference")),
        ],
    )
    yield _move(
        page,
        "approved",
        t("Note the approval"),
        t("From then on it is recognised, and may use the name and the logo."),
        "art. 2, 6",
        t("Note"),
        [_day(page, t("Approved on")), _text("reference", t("Reference"))],
    )


def _after(page: PlpPage) -> Iterator[Json]:
    t = page.t
    yield _move(
        page,
        "suspend",
        t("Suspend it"),
        t("It stands still for a time."),
        "art. 6",
        t("Suspend"),
        [_day(page, t("From")), _lines("text", t("Why"))],
    )
    yield _move(
        page,
        "withdrawn",
        t("Note that the recognition was withdrawn"),
        t("Name and logo may be used no more."),
        "art. 6",
        t("Note"),
        [
            _day(page, t("Withdrawn on")),
            _lines("text", t("Why")),
            _text("reference", t("Reference")),
        ],
    )


def _ending(page: PlpPage) -> Json:
    t = page.t
    return _move(
        page,
        "end",
        t("Note its end"),
        t("After acts as of a private militia it ends at once, and the authorities are told."),
        "art. 3",
        t("End it"),
        [
            _day(page, t("Ended on")),
            _choice("reason", t("Because"), _terms(EndReason, page)),
            _day(page, t("Authorities told on"), "told"),
        ],
    )


def _move(  # noqa: PLR0913, PLR0917 - what a card says
    page: PlpPage, step: str, title: str, why: str, source: str, act: str, fields: list[Json]
) -> Json:
    return {
        "do": "plp_step",
        "step": step,
        "about": page.open.id,
        "title": title,
        "why": why,
        "source": source,
        "act": act,
        "fields": fields,
        "lacks": [],
        "go": None,
    }


def _day(page: PlpPage, label: str, name: str = "on") -> Json:
    return {**date_form(page.lang), "name": name, "label": label, "value": ""}


def _text(name: str, label: str) -> Json:
    return {"kind": "text", "name": name, "label": label, "help": "", "value": ""}


def _lines(name: str, label: str) -> Json:
    return {"kind": "lines", "name": name, "label": label, "help": "", "value": ""}


def _choice(name: str, label: str, options: list[Json]) -> Json:
    empty = {"value": "", "label": "–"}
    return {
        "kind": "choice",
        "name": name,
        "label": label,
        "options": [empty, *options],
        "value": "",
    }


def _terms(kind: type[Term], page: PlpPage) -> list[Json]:
    said = translator("model", page.lang)
    return [{"value": str(term), "label": said(term.label)} for term in kind]
