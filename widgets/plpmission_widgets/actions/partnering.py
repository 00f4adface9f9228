"""What one does with a zone's partnerships: begin one, take its steps, notify, ask, make papers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any

from plpmission.model import Dossier
from plpmission.model.partnership import Mail, Partnership
from plpmission.model.partnership_terms import EndReason, LaunchDocument, MailKind
from plpmission.model.terms import PartnershipState
from plpmission.model.zone import Zone
from plpmission.partners import noticing, passages
from plpmission.partners.starting import from_idea
from plpmission.partners.ticking import checklist
from plpmission_widgets.actions import partner_evaluations, partner_files, partner_people
from plpmission_widgets.actions.answer import Action, Answer, Call, Push, toast, url
from plpmission_widgets.actions.living import Given
from plpmission_widgets.actions.partner_register import PartnershipRefusal, named, register_of, t
from plpmission_widgets.actions.uploading import WANTS
from plpmission_widgets.forms.partnerships import BASE
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.summaries import summary
from plpmission_widgets.views.partnerships import papers
from plpmission_widgets.views.partnerships.page import today

DOMAIN = "partnerships"
Json = dict[str, Any]
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _keep(call: Call, held: Partnership) -> None:
    call.letter.edit_all({f"{BASE}[{held.id}]": held}, alone=True)


# Registers and partnerships.


def new_register(call: Call) -> Answer:
    """A register of a zone, opened."""
    title = Given(call["values"]).text("title")
    if not title:
        raise PartnershipRefusal("Give the zone’s name.", where="step.title")
    named_so = t(call, "Partnerships of {zone}", zone=title)
    dossier = Dossier(lang=call.desk.lang, holds="partnerships", title=named_so)
    dossier = dossier.with_value("zone.name", title)
    made, _ = call.desk.store.create(dossier, call.desk.who, summary=summary(dossier))
    call.desk.open(made)
    call.desk.dialog = None
    return Answer(ack={"added": made}, refresh="screen", then=(url(call.desk),))


def new(call: Call) -> Answer:
    """A partnership at its idea, open at its cover."""
    zone = register_of(call)
    begun = from_idea(zone, "", begun_on=today())
    call.letter.add(BASE, begun)
    call.letter.go(f"{begun.id}/cover")
    focus = Push(message={"focus": f"{BASE}[{begun.id}].name"})
    return Answer(ack={"added": begun.id}, refresh="section", then=(url(call.desk), focus))


# The steps.


def _launch(_: Zone, held: Partnership, given: Given) -> Partnership:
    day = given.day()
    return _with(held, state=PartnershipState.LAUNCHING, begun_on=held.begun_on or day)


def _signed(zone: Zone, held: Partnership, _: Given) -> Partnership:
    missing = [one for one in checklist(zone, held) if one.level == "mandatory" and not one.ok]
    final = held.charter.signatures.final_on
    if len(missing) == 1:
        raise PartnershipRefusal("The charter is not complete: one mandatory element is missing.")
    if missing:
        raise PartnershipRefusal(
            "The charter is not complete: {count} mandatory elements are missing.",
            count=len(missing),
        )
    if final is None:
        raise PartnershipRefusal("The day on which the text was final is not noted.")
    signed = held.charter.signatures
    days = [one.on for one in (signed.mayor, signed.chief, signed.coordinator) if one.on]
    kept = noticing.with_version(zone, held, max(days, default=final), "")
    return _with(kept, state=PartnershipState.SIGNED)


def _sent(zone: Zone, held: Partnership, given: Given) -> Partnership:
    day = given.day()
    if held.state is PartnershipState.SENT or not held.versions:
        held = noticing.with_version(zone, held, day, "")
    version = held.versions[-1].id
    mail = Mail.new(kind=MailKind.SENT, on=day, reference=given.text("reference"), version=version)
    return _with(held, state=PartnershipState.SENT, mail=(*held.mail, mail))


def _mailed(kind: MailKind, state: PartnershipState | None) -> Callable[..., Partnership]:
    def step(_: Zone, held: Partnership, given: Given) -> Partnership:
        mail = Mail.new(
            kind=kind,
            on=given.day(),
            reference=given.text("reference"),
            text=given.text("text"),
        )
        changed = {"mail": (*held.mail, mail)}
        return _with(held, **changed, **({"state": state} if state else {}))

    return step


def _moved(state: PartnershipState) -> Callable[..., Partnership]:
    def step(_: Zone, held: Partnership, given: Given) -> Partnership:
        day, why = given.day(), given.text("text")
        note = f"{day.isoformat()}: {why}" if why else ""
        return _with(held, state=state, note="\n\n".join(filter(None, (held.note, note))))

    return step


def _ended(_: Zone, held: Partnership, given: Given) -> Partnership:
    ending = held.ending.model_copy(
        update={
            "on": given.day(),
            "reason": given.term("reason", EndReason),
            "told_on": given.day_or_none("told"),
        }
    )
    return _with(held, state=PartnershipState.ENDED, ending=ending)


def _notified(_: Zone, held: Partnership, given: Given) -> Partnership:
    waiting = next((one for one in held.mail if _is_waiting(one)), None)
    if waiting is None:
        raise PartnershipRefusal("No notice is prepared.")
    dated = waiting.model_copy(update={"on": given.day()})
    return _with(held, mail=tuple(dated if one is waiting else one for one in held.mail))


def _is_waiting(mail: Mail) -> bool:
    return mail.kind is MailKind.NOTICE and mail.on is None


def _with(held: Partnership, **changes: Any) -> Partnership:
    return held.model_copy(update=changes)


S = PartnershipState
_STEPS: Mapping[str, tuple[frozenset[PartnershipState], Callable[..., Partnership]]] = {
    "launch": (frozenset({S.IDEA}), _launch),
    "signed": (frozenset({S.IDEA, S.LAUNCHING}), _signed),
    "sent": (frozenset({S.SIGNED, S.SENT}), _sent),
    "remarks": (frozenset({S.SENT}), _mailed(MailKind.REMARKS, None)),
    "approved": (frozenset({S.SENT}), _mailed(MailKind.APPROVED, S.RECOGNISED)),
    "withdrawn": (frozenset({S.RECOGNISED}), _mailed(MailKind.WITHDRAWN, S.SUSPENDED)),
    "suspend": (frozenset({S.RECOGNISED}), _moved(S.SUSPENDED)),
    "resume": (frozenset({S.SUSPENDED}), _moved(S.RECOGNISED)),
    "end": (frozenset(S) - {S.ENDED}, _ended),
    "notified": (frozenset({S.SENT, S.RECOGNISED, S.SUSPENDED}), _notified),
}


def step(call: Call) -> Answer:
    """Take a step, if it is its turn: what the page shows as possible is not believed."""
    name, given = call["step"], Given(call["values"])
    if name in partner_people.STEPS:
        return partner_people.step(call, named(call), name, given)
    if name not in _STEPS:
        raise Refusal("This request is not known.")
    held, zone = named(call), register_of(call)
    allowed, taken = _STEPS[name]
    if held.state not in allowed:
        raise PartnershipRefusal("This step is not possible in the state that it is in.")
    _not_after_today(given)
    _keep(call, taken(zone, held, given))
    call.letter.pause()
    call.desk.store.audit.add(
        call.desk.who, "partnership", dossier=call.letter.id, detail=f"{name} {held.id}"
    )
    return Answer(
        ack={"taken": name}, refresh="section", then=(toast(t(call, "Recorded"), undo=True),)
    )


def _not_after_today(given: Given) -> None:
    day = given.day_or_none("on")
    if day and day > today():
        raise PartnershipRefusal("This day has not come yet.", where="step.on")


def notify(call: Call) -> Answer:
    """Prepare the notices that a partnership owes."""
    return _notices(call, [named(call)])


def notify_all(call: Call) -> Answer:
    """Prepare the notices that all partnerships owe, as after a change of officer."""
    return _notices(call, register_of(call).partnerships)


def _notices(call: Call, mine: Sequence[Partnership]) -> Answer:
    zone = register_of(call)
    due = [notice for one in mine for notice in noticing.owed(zone, one)]
    if not due:
        raise PartnershipRefusal("No notice is owed.")
    prepared = noticing.carried_out(zone, due, today(), "")
    if prepared == zone:
        raise PartnershipRefusal("All are prepared already; date each when it is sent.")
    call.letter.edit_all({"zone": prepared}, alone=True)
    count = len({notice.partnership for notice in due})
    said = t(call, "{count} notices are prepared; date each when it is sent.", count=count)
    return Answer(refresh="section", then=(toast(said, undo=True),))


def draft(call: Call) -> Answer:
    """A passage begun from what the register holds, where none is written yet."""
    zone, lang = register_of(call), call.letter.dossier.lang
    drafts = {"pzs_passage": passages.for_zonal_plan, "letter_passage": passages.for_letter}
    if call["what"] not in drafts:
        raise Refusal("This request is not known.")
    if getattr(zone, call["what"]):
        raise PartnershipRefusal("A passage is written already: empty it first.")
    written = drafts[call["what"]](zone, lang)
    if not written:
        raise PartnershipRefusal("The register holds nothing to say yet.")
    call.letter.edit_all({f"zone.{call['what']}": written}, alone=True)
    return Answer(refresh="section")


# Papers.


def paper(call: Call) -> Answer | AsyncIterator[Answer]:
    """The export dialog, at one of the documents of a partnership."""
    held = named(call)
    wanted = papers.DOCUMENTS.get(call["document"], call["document"])
    call.desk.dialog = papers.dialog(call.desk, wanted)
    _note_written(call, held)
    return Answer(refresh="section")


def _note_written(call: Call, held: Partnership) -> None:
    """A paper of a step of the launch counts as written once it is made."""
    known = {str(one): one for one in LaunchDocument}
    number, document = call["step"], known.get(call["document"])
    if document is None or not isinstance(number, int) or not 1 <= number <= 7:
        return
    path = f"{BASE}[{held.id}].launch.s{number}.documents"
    written = call.letter.dossier.value(path)
    if document not in written:
        call.letter.edit(path, (*written, document))


def show(call: Call) -> Answer:
    """Open or close the frame in which a file is brought in."""
    register_of(call)
    partner_files.toggle(call, call["what"])
    return Answer(refresh="section")


ACTIONS: Mapping[str, Action] = {
    "plp_begin": Action(
        run=new_register, wants={"step": str}, may={"about": str, "values": dict}, in_letter=False
    ),
    "plp_new": Action(run=new),
    "plp_step": Action(run=step, wants={"step": str}, may={"about": str, "values": dict}),
    "plp_notify": Action(run=notify, may={"about": str}),
    "plp_notify_all": Action(run=notify_all),
    "plp_draft": Action(run=draft, wants={"what": str}),
    "plp_count": Action(run=partner_evaluations.count, wants={"id": str}, may={"about": str}),
    "plp_bring": Action(run=partner_evaluations.bring, wants={"dossier": str}),
    "plp_ask": Action(run=partner_evaluations.ask, wants={"id": str}),
    "plp_questions": Action(
        run=partner_evaluations.questions, wants={"id": str}, may={"about": str}
    ),
    "plp_paper": Action(run=paper, wants={"document": str}, may={"step": int, "about": str}),
    "plp_show": Action(run=show, wants={"what": str}),
    "plp_part": Action(run=partner_files.part, wants=WANTS, may={"about": str}),
    "plp_take": Action(run=partner_files.take, wants={"about": str}),
    "plp_drop": Action(run=partner_files.drop, wants={"about": str}),
    "plp_unmap": Action(run=partner_files.unmap),
    "plp_unscreen": Action(run=partner_people.unscreen, wants={"id": str}),
    "plp_member_left": Action(run=partner_people.left, wants={"id": str}),
    "plp_member_consents": Action(run=partner_people.consents, wants={"id": str}),
    "plp_member_delete": Action(run=partner_people.delete, wants={"id": str}),
}
"""What the screens of the partnerships ask for."""
