"""What one does with a zone's partnerships: begin one, take its steps, notify, ask, make papers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any

from plpmission.i18n import Translate, translator
from plpmission.life import locked
from plpmission.model import Dossier
from plpmission.model.indicators import Indicator
from plpmission.model.partnership import Mail, Partnership
from plpmission.model.partnership_terms import EndReason, LaunchDocument, MailKind
from plpmission.model.terms import PartnershipState
from plpmission.model.zone import Zone
from plpmission.partners import campaigning, figures, noticing, passages
from plpmission.partners.messages import figures_of
from plpmission.partners.starting import from_idea
from plpmission.partners.ticking import checklist
from plpmission_widgets.actions import partner_files, partner_people
from plpmission_widgets.actions.answer import Action, Answer, Call, Push, download, toast, url
from plpmission_widgets.actions.dossiers import file_stem
from plpmission_widgets.actions.living import Given
from plpmission_widgets.actions.uploading import WANTS
from plpmission_widgets.forms.partnerships import BASE
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.summaries import summary
from plpmission_widgets.views.partnerships import papers
from plpmission_widgets.views.partnerships.page import today

DOMAIN = "partnerships"
Json = dict[str, Any]
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class PartnershipRefusal(Refusal):
    """A step that cannot be taken."""

    domain = DOMAIN


def register_of(call: Call) -> Zone:
    """The zone of the open register; nothing of this is asked of a mandate's dossier."""
    dossier = call.letter.dossier
    if dossier.holds != "partnerships":
        raise PartnershipRefusal("Open a register of partnerships first.")
    return dossier.zone


def named(call: Call, name: str = "about") -> Partnership:
    """The partnership that a message names, else the one in view."""
    wanted = call[name] or call.letter.section.partition("/")[0]
    held = next((one for one in register_of(call).partnerships if one.id == wanted), None)
    if held is None:
        raise PartnershipRefusal("This partnership is not in the register any more.")
    return held


def t(call: Call, sentence: str, **values: object) -> str:
    """A sentence in the reader's language."""
    return translator(DOMAIN, call.desk.lang)(sentence, **values)


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
    if missing or final is None:
        raise PartnershipRefusal(
            "The charter is not complete: {count} mandatory elements are missing.",
            count=len(missing),
        )
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
    call.letter.edit_all({"zone": noticing.carried_out(zone, due, today(), "")}, alone=True)
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


# Evaluation.


def count(call: Call) -> Answer:
    """Take the figures of the messages that are kept into an evaluation."""
    held = named(call)
    evaluation = next((one for one in held.evaluations if one.id == call["id"]), None)
    if evaluation is None:
        raise PartnershipRefusal("This evaluation is not in the register any more.")
    found = call.desk.store.messages.summary(
        call.letter.id, held.id, evaluation.start, evaluation.end
    ).get(held.id)
    if found is None:
        raise PartnershipRefusal("No message of this period is kept.")
    path = f"{BASE}[{held.id}].evaluations[{evaluation.id}].messages"
    call.letter.edit_all({path: figures_of(found)}, alone=True)
    return Answer(refresh="section", then=(toast(t(call, "Figures taken over"), undo=True),))


def bring(call: Call) -> Answer:
    """Take a register's partnerships, their years and their sums over into the open letter."""
    letter = call.letter
    if letter.dossier.holds != "mandate":
        raise PartnershipRefusal("Open the dossier of a mandate first.")
    register = call.desk.store.open(call["dossier"]).dossier
    if register.holds != "partnerships":
        raise PartnershipRefusal("Choose a register of partnerships.")
    referred = figures.with_references(letter.dossier, register.zone).partnerships
    sums = _sums(translator(DOMAIN, letter.dossier.lang))
    held = {one.name: one for one in letter.dossier.indicators}
    fresh = dict(held)
    for figure, name, unit in sums:
        series = figures.indicator_series(register.zone, figure)
        if series:
            known = held.get(name) or Indicator.new(name=name, unit=unit)
            fresh[name] = known.model_copy(update={"measurements": series})
    changed = {"partnerships": referred, "indicators": tuple(fresh.values())}
    letter.edit_all({**changed, **_passage(letter.dossier, register.zone)}, alone=True)
    said = t(call, "{count} partnerships taken over", count=len(register.zone.partnerships))
    return Answer(refresh="section", then=(toast(said, undo=True),))


def _passage(letter: Dossier, zone: Zone) -> Mapping[str, str]:
    """The passage for 3.6 at its end, unless it stands there."""
    path = "letter.sections[partners].text"
    held, passage = str(letter.value(path)), zone.letter_passage.strip()
    if not passage or passage in held or locked(letter, path):
        return {}
    return {path: "\n\n".join(filter(None, (held, passage)))}


def _sums(t: Translate) -> tuple[tuple[figures.Figure, str, str], ...]:
    """The figures of all partnerships together, as indicators are called in the letter."""
    return (
        ("partnerships", t("Recognised partnerships"), t("partnerships")),
        ("members", t("Members of partnerships"), t("members")),
        ("hot_messages", t("Urgent messages to partnerships"), t("messages")),
        ("cold_messages", t("Other messages to partnerships"), t("messages")),
    )


def ask(call: Call) -> Answer:
    """Ask all recognised partnerships in a campaign."""
    zone = register_of(call)
    if call["id"] not in {one.id for one in zone.campaigns}:
        raise PartnershipRefusal("This campaign is not in the register any more.")
    asked = [one.id for one in zone.partnerships if one.state is S.RECOGNISED]
    if not asked:
        raise PartnershipRefusal("No partnership is recognised yet.")
    call.letter.edit_all({f"zone.campaigns[{call['id']}].asked": asked}, alone=True)
    return Answer(refresh="section")


def questions(call: Call) -> Answer:
    """A coordinator's questionnaire, or all of a campaign in one file."""
    zone, lang = register_of(call), call.letter.dossier.lang
    campaign = next((one for one in zone.campaigns if one.id == call["id"]), None)
    if campaign is None:
        raise PartnershipRefusal("This campaign is not in the register any more.")
    asked = campaigning.asked(zone, campaign)
    if call["about"]:
        held = named(call)
        if held.id not in campaign.asked:
            raise PartnershipRefusal("This partnership is not asked in the campaign.")
        content = campaigning.questionnaire(campaign, held, lang)
        return Answer(then=(download(f"{_stem(held)}.xlsx", _XLSX, content),))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, held in enumerate(asked, 1):
            name = f"{at:03}-{_stem(held)}.xlsx"
            archive.writestr(name, campaigning.questionnaire(campaign, held, lang))
    stem = file_stem(call.letter.dossier)
    return Answer(
        then=(download(f"{stem}-questionnaires.zip", "application/zip", packed.getvalue()),)
    )


def _stem(held: Partnership) -> str:
    return file_stem(Dossier(title=held.name or held.id))


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
    "plp_count": Action(run=count, wants={"id": str}, may={"about": str}),
    "plp_bring": Action(run=bring, wants={"dossier": str}),
    "plp_ask": Action(run=ask, wants={"id": str}),
    "plp_questions": Action(run=questions, wants={"id": str}, may={"about": str}),
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
