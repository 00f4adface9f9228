"""Members and screening: kept apart from dossiers, and in no answer but the list itself."""

from __future__ import annotations

from dataclasses import replace

from plpmission.i18n import translator
from plpmission.model.partnership import Partnership
from plpmission.store import Member, Screening
from plpmission_widgets.actions.answer import Answer, Call, toast
from plpmission_widgets.actions.living import Given
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.views.partnerships.page import today

DOMAIN = "partnerships"
STEPS = frozenset({"member", "screened"})


def t(call: Call, sentence: str) -> str:
    """A sentence in the reader's language."""
    return translator(DOMAIN, call.desk.lang)(sentence)


class PeopleRefusal(Refusal):
    """What cannot be noted of a person."""

    domain = DOMAIN


def step(call: Call, held: Partnership, name: str, given: Given) -> Answer:
    """Add a member, or note a screening."""
    if name == "member":
        _add(call, held, given)
    else:
        _screen(call, held, given)
    said = t(call, "Recorded")
    return Answer(ack={"taken": name}, refresh="section", then=(toast(said),))


def _add(call: Call, held: Partnership, given: Given) -> None:
    if not given.text("name"):
        raise PeopleRefusal("Give the name.", where="step.name")
    adult = {"yes": True, "no": False}.get(given.text("adult"))
    if adult is False:
        raise PeopleRefusal("Members are 18 or older (art. 8c).", where="step.adult")
    member = Member(
        name=given.text("name"),
        contact=given.text("contact"),
        adult=adult,
        consent_on=given.day_or_none("consent_on"),
        joined=given.day_or_none("joined") or today(),
    )
    call.desk.store.members.add(call.letter.id, held.id, [member], call.desk.who)


def _screen(call: Call, held: Partnership, given: Given) -> None:
    person, result = given.text("person"), given.text("result")
    if person not in {one.id for one in held.coordinators}:
        raise PeopleRefusal("Choose one of the coordinators.", where="step.person")
    if result not in {"pending", "fit", "unfit"}:
        raise PeopleRefusal("Choose one of the results.", where="step.result")
    day = given.day()
    if day > today():
        raise PeopleRefusal("This day has not come yet.", where="step.on")
    screening = Screening(partnership=held.id, person=person, on=day, result=result)  # type: ignore[arg-type]
    call.desk.store.screenings.add(call.letter.id, screening, call.desk.who)


def _known(call: Call) -> Member:
    """The member that a message names, on the open register's lists."""
    for one in call.desk.store.members.list(call.letter.id):
        if one.id == call["id"]:
            return one
    raise PeopleRefusal("This person is not on the list any more.")


def left(call: Call) -> Answer:
    """Somebody leaves: the list keeps the day."""
    call.desk.store.members.leave(call.letter.id, [_known(call).id], today(), call.desk.who)
    return Answer(refresh="section")


def consents(call: Call) -> Answer:
    """Somebody agrees to the rules and to being on the list, today."""
    agreed = replace(_known(call), consent_on=today())
    call.desk.store.members.change(call.letter.id, agreed, call.desk.who)
    return Answer(refresh="section")


def delete(call: Call) -> Answer:
    """Somebody's data are deleted for good; a count is all that stays."""
    call.desk.store.members.delete(call.letter.id, [_known(call).id], call.desk.who)
    said = t(call, "Deleted for good")
    return Answer(refresh="section", then=(toast(said),))


def unscreen(call: Call) -> Answer:
    """A screening is taken off."""
    held = {one.id for one in call.desk.store.screenings.list(call.letter.id)}
    if call["id"] not in held:
        raise PeopleRefusal("This screening is not there any more.")
    call.desk.store.screenings.delete(call.letter.id, call["id"], call.desk.who)
    return Answer(refresh="section")
