"""The steps of a letter's life: each checked again, recorded, frozen in the store, and told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from plpmission import life
from plpmission.due import calendar_of, due
from plpmission.errors import LifeError
from plpmission.i18n import translator
from plpmission.model import Dossier
from plpmission.model.life import Amendment, RenewalDocument
from plpmission.model.reports import ActivityReport
from plpmission.model.terms import AmendedPart, AuthorityKind, ProposedBy, Term
from plpmission.store.records import Kind
from plpmission_widgets.actions.answer import Answer, Call, download, toast, url
from plpmission_widgets.actions.dossiers import file_stem
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.summaries import summary

DOMAIN = "life"
Json = dict[str, Any]

_FROZEN: Mapping[str, Kind] = {
    "propose": "proposed",
    "set": "set",
    "set_amendment": "amended",
    "close": "closed",
}
"""The steps after which a version is kept as official."""


class LifeRefusal(Refusal):
    """A step that cannot be understood."""

    domain = DOMAIN


def today() -> dt.date:
    """The day that it is here."""
    return dt.datetime.now().astimezone().date()


class Given:
    """What a step's form holds; anything else than a short text, a yes or a no is refused."""

    def __init__(self, values: Mapping[Any, Any] | None) -> None:
        self._values = values or {}

    def text(self, name: str) -> str:
        """A text, empty where it is not given."""
        value = self._values.get(name)
        if value is not None and not isinstance(value, str):
            raise Refusal("This request cannot be understood.")
        return (value or "").strip()

    def yes(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self._values.get(name) is True

    def day(self, name: str = "on") -> dt.date:
        """A day that must be there."""
        found = self.day_or_none(name)
        if found is None:
            raise LifeRefusal("Enter the date.", where=f"step.{name}")
        return found

    def day_or_none(self, name: str) -> dt.date | None:
        """A day, or None where the field is empty."""
        typed = self.text(name)
        try:
            return dt.date.fromisoformat(typed) if typed else None
        except ValueError:
            raise LifeRefusal("There is no such day.", where=f"step.{name}") from None

    def term(self, name: str, kind: type[Term]) -> Any:
        """A value of a closed list, or None."""
        typed = self.text(name)
        if not typed:
            return None
        found = next((value for value in kind if value == typed), None)
        if found is None:
            raise LifeRefusal("Choose one of the list.", where=f"step.{name}")
        return found

    def authority(self) -> AuthorityKind:
        """Who decided; it must be said."""
        found: AuthorityKind | None = self.term("by", AuthorityKind)
        if found is None:
            raise LifeRefusal("Say which authority decided.", where="step.by")
        return found


Taking = Callable[[Dossier, str, Given], Dossier]


def _set_amendment(dossier: Dossier, about: str, given: Given) -> Dossier:
    return life.set_amendment(
        dossier, about, given.day(), given.authority(), given.text("reference"), today=today()
    )


def _start(dossier: Dossier, _: str, given: Given) -> Dossier:
    return life.start_amendment(
        dossier,
        proposed_by=given.term("proposed_by", ProposedBy),
        changes=given.term("changes", AmendedPart),
        reason=given.text("reason"),
        title=given.text("title"),
        from_shortfall=given.text("shortfall") or None,
    )


def _request(dossier: Dossier, _: str, given: Given) -> Dossier:
    papers = [line.strip() for line in given.text("documents").splitlines() if line.strip()]
    documents = [RenewalDocument.new(title=line) for line in papers[:100]]
    return life.request_renewal(
        dossier, given.day(), given.text("report"), documents, today=today()
    )


def _report(dossier: Dossier, _: str, given: Given) -> Dossier:
    """An activity report that exists elsewhere gets its place, with its date."""
    return dossier.with_item("activity_reports", ActivityReport.new(date=given.day()))


def _decide(dossier: Dossier, _: str, given: Given) -> Dossier:
    outcome = given.text("outcome")
    return life.decide_renewal(
        dossier,
        given.day(),
        renewed=outcome in {"carried_on", "new"},
        carried_on=outcome == "carried_on",
        start=given.day_or_none("start"),
        end=given.day_or_none("end"),
        reference=given.text("reference"),
        today=today(),
    )


_STEPS: Mapping[str, Taking] = {
    "propose": lambda d, _, g: life.propose(d, g.day(), today=today()),
    "withdraw_proposal": lambda d, *_: life.withdraw_proposal(d),
    "set": lambda d, _, g: life.set_by_authority(
        d, g.day(), g.authority(), g.text("reference"), today=today()
    ),
    "copy": lambda d, _, g: life.record_copy(
        d, g.day(), g.text("means"), g.text("sender"), today=today()
    ),
    "in_force": lambda d, _, g: life.put_in_force(d, g.day(), today=today()),
    "amend": _start,
    "propose_amendment": lambda d, a, g: life.propose_amendment(d, a, g.day(), today=today()),
    "set_amendment": _set_amendment,
    "copy_amendment": lambda d, a, g: life.record_amendment_copy(
        d, a, g.day(), g.text("means"), g.text("sender"), today=today()
    ),
    "put_aside": lambda d, a, g: life.put_aside(d, a, g.day(), g.text("reason"), today=today()),
    "consult": lambda d, _, g: life.record_consultation(
        d, g.day(), g.text("moment") or None, g.text("result"), today=today()
    ),
    "window": lambda d, _, g: life.enter_window(
        d, g.day_or_none("start"), g.day_or_none("end"), g.text("source")
    ),
    "report": _report,
    "request_renewal": _request,
    "decide_renewal": _decide,
    "close": lambda d, _, g: life.close(d, g.day(), g.text("reason"), today=today()),
}


def step(call: Call) -> Answer:
    """Take a step, if it is its turn: what the page shows as possible is not believed."""
    name, about, given = call["step"], call["about"] or "", Given(call["values"])
    if name == "begin_from":
        return _begun(call)
    if name not in _STEPS:
        raise Refusal("This request is not known.")
    letter = call.letter
    try:
        taken = _STEPS[name](letter.dossier, about, given)
    except LifeError as error:
        raise LifeRefusal(error.message, where=error.where, **error.parameters) from None
    letter.take_step(taken)
    letter.pause()
    _keep(call, name, about)
    said = translator(DOMAIN, call.desk.lang)("Recorded")
    return Answer(ack={"taken": name}, refresh="section", then=(toast(said),))


def _keep(call: Call, name: str, about: str) -> None:
    """The step in the audit; and where it makes a version official, that version frozen."""
    letter, store = call.letter, call.desk.store
    store.audit.add(call.desk.who, "life", dossier=letter.id, detail=f"{name} {about}".strip())
    if name not in _FROZEN:
        return
    setting = letter.dossier.letter.setting
    if about:
        held = letter.dossier.item(about)
        setting = held.setting if isinstance(held, Amendment) else setting
    store.freeze(
        letter.id, letter.stamp.head, _FROZEN[name], call.desk.who, reference=setting.reference
    )


def _begun(call: Call) -> Answer:
    """A new dossier begun from this one, and opened."""
    if not call.letter.dossier.letter.setting.set_on:
        raise LifeRefusal("Only a letter that was set can be carried into a new one.")
    begun = life.begun_from(call.letter.dossier)
    title = translator(DOMAIN, call.desk.lang)("{title} (new mandate)", title=begun.title)
    begun = begun.with_value("title", title)
    made, _ = call.desk.store.create(begun, call.desk.who, summary=summary(begun))
    call.desk.open(made)
    return Answer(ack={"added": made}, refresh="screen", then=(url(call.desk),))


def calendar(call: Call) -> Answer:
    """What falls due, as a file that calendars read: of the open dossier, or of all."""
    desk = call.desk
    if desk.letter:
        stem, found = file_stem(desk.letter.dossier), [(desk.letter.id, desk.letter.dossier)]
    else:
        keys = [listed.id for listed in desk.store.list()]
        stem, found = "plpmission", [(key, desk.store.open(key).dossier) for key in keys]
    dues = [(key, due(dossier, today())) for key, dossier in found]
    return Answer(then=(download(f"{stem}.ics", _MIME, calendar_of(dues, desk.lang)),))


_MIME = "text/calendar"
