"""What the browser may ask for: a table from a message's ``do`` to the function that does it.

A forged message can ask for anything at any time, so every message is checked here again: that it
is known, that it holds what it must and nothing of another type, that a dossier is open.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from types import MappingProxyType
from typing import Any

from plpmission.errors import InvalidValue, MissionError, StoreError
from plpmission.i18n import say
from plpmission_widgets.actions import (
    across,
    asking,
    bringing,
    building,
    comparing,
    dossiers,
    exporting,
    figures,
    living,
    matching,
    partnering,
    receiving,
    remembering,
    reporting,
    signing,
    styling,
    uploading,
    verifying,
    writing,
)
from plpmission_widgets.actions.answer import Action, Answer, Call, Push, toast
from plpmission_widgets.desk import Desk
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.views.conflict import conflict

__all__ = ["ACTIONS", "Answer", "Push", "dispatch"]

Json = dict[str, Any]


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        # in a letter
        "edit": Action(run=writing.edit, wants={"path": str}, may={"value": object}),
        "add": Action(run=writing.add, wants={"path": str}, may={"values": dict, "at": int}),
        "remove": Action(run=writing.remove, wants={"id": str}),
        "move": Action(run=writing.move, wants={"id": str, "to": int}),
        "start_tree": Action(run=writing.start_tree, wants={"path": str}),
        "undo": Action(run=writing.undo),
        "redo": Action(run=writing.redo),
        "go": Action(run=writing.go, wants={"section": str}, may={"path": str, "item": str}),
        "pause": Action(run=writing.pause),
        "mark": Action(run=writing.mark, wants={"section": str, "done": bool}),
        "leave_out": Action(run=writing.leave_out, wants={"section": str, "reason": str}),
        "take_back": Action(run=writing.take_back, wants={"section": str}),
        "add_section": Action(run=writing.add_section, wants={"after": str}),
        "dismiss": Action(run=writing.dismiss, wants={"code": str, "about": str, "reason": str}),
        "recall": Action(run=writing.recall, wants={"id": str}),
        "resolve": Action(run=writing.resolve, wants={"choices": dict}),
        # building a strategy
        "cross": Action(run=building.cross, wants={"inside": str, "outside": str}),
        "patterns": Action(run=building.patterns, may={"item": str}),
        "write_pattern": Action(
            run=building.write_pattern,
            wants={"pattern": str, "parts": dict},
            may={"deadline": str, "item": str},
        ),
        "take_over": Action(run=building.take_over, wants={"objective": str, "key": str}),
        "measure": Action(run=building.measure, wants={"objective": str}),
        "carry": Action(run=building.carry, wants={"objective": str}),
        "need": Action(run=building.need, wants={"objective": str}),
        "amend": Action(run=building.amend, wants={"means": str}),
        "span": Action(run=building.span, wants={"plan": str}, may={"start": str, "end": str}),
        "export": Action(
            run=exporting.export,
            wants={"formats": list},
            may={"draft": bool, "lang": str, "document": str, "since": str, "beside": bool},
        ),
        "trend": Action(run=figures.trend, wants={"id": str}),
        "trends": Action(run=figures.trends),
        "figures": Action(run=bringing.figures, wants={"id": str}),
        "figures_part": Action(
            run=bringing.part,
            wants={"id": str, **uploading.WANTS},
        ),
        "figures_look": Action(
            run=bringing.look,
            may={
                **dict.fromkeys(("period", "part", "denominator", "decimal", "sheet"), str),
                **dict.fromkeys(("series", "value", "chosen"), list),
            },
        ),
        "figures_take": Action(run=bringing.take, may={"way": str}),
        **comparing.ACTIONS,
        # versions, comments, and what a browser kept
        "compare": Action(run=remembering.compare, wants={"before": int, "after": int}),
        "more_versions": Action(run=remembering.more_versions),
        "name_version": Action(run=remembering.name_version, wants={"number": int, "name": str}),
        "restore_version": Action(run=remembering.restore_version, wants={"number": int}),
        "start_comment": Action(
            run=remembering.start_comment, wants={"where": str}, may={"quote": str}
        ),
        "comment": Action(
            run=remembering.comment,
            wants={"where": str, "text": str},
            may={"quote": str, "assigned": str},
        ),
        "reply": Action(run=remembering.reply, wants={"id": str, "text": str}),
        "assign": Action(run=remembering.assign, wants={"id": str, "name": str}),
        "settle_comment": Action(run=remembering.settle_comment, wants={"id": str, "done": bool}),
        "look_at_kept": Action(run=remembering.look_at_kept, wants={"texts": dict}),
        # the life of the letter
        "step": Action(run=living.step, wants={"step": str}, may={"about": str, "values": dict}),
        "sign": Action(run=signing.sign, wants={"key": str, "passphrase": str}),
        **reporting.ACTIONS,
        **across.ACTIONS,
        **matching.ACTIONS,
        **partnering.ACTIONS,
        # anywhere
        "calendar": Action(run=living.calendar, in_letter=False),
        "verify_part": Action(
            run=verifying.part,
            wants=uploading.WANTS,
            in_letter=False,
        ),
        "filter_audit": Action(
            run=remembering.filter_audit,
            may=dict.fromkeys(("dossier", "actor", "action", "since", "until"), str),
            in_letter=False,
        ),
        "take_audit": Action(run=remembering.take_audit, wants={"as": str}, in_letter=False),
        "library": Action(run=figures.library, in_letter=False),
        "ping": Action(run=remembering.ping, in_letter=False),
        "lang": Action(run=dossiers.lang, wants={"code": str}, in_letter=False),
        "actor": Action(
            run=dossiers.actor, wants={"name": str}, may={"role": str}, in_letter=False
        ),
        "ask": Action(
            run=asking.ask,
            wants={"dialog": str},
            may={"section": str, "code": str, "about": str, "dossier": str},
            in_letter=False,
        ),
        "style_look": Action(run=styling.look, wants={"values": dict}, in_letter=False),
        "style_save": Action(run=styling.save, wants={"values": dict}, in_letter=False),
        "close": Action(run=asking.close, in_letter=False),
        "home": Action(run=dossiers.home, in_letter=False),
        "visit": Action(run=dossiers.visit, wants={"view": str}, in_letter=False),
        "open": Action(
            run=dossiers.open_dossier,
            wants={"dossier": str},
            may={"section": str, "item": str},
            in_letter=False,
        ),
        "new": Action(
            run=dossiers.new,
            wants={"title": str},
            may={"kind": str, "lang": str},
            in_letter=False,
        ),
        "duplicate": Action(run=dossiers.duplicate, wants={"dossier": str}, in_letter=False),
        "bin": Action(run=dossiers.throw_away, wants={"dossier": str}, in_letter=False),
        "restore": Action(run=dossiers.restore, wants={"dossier": str}, in_letter=False),
        "purge": Action(run=dossiers.purge, wants={"dossier": str}, in_letter=False),
        "take_away": Action(run=dossiers.take_away, wants={"dossier": str}, in_letter=False),
        **receiving.ACTIONS,
    }
)


def dispatch(desk: Desk, message: Any) -> Answer | AsyncIterator[Answer]:
    """Do what a message asks; what cannot be done is answered with a sentence."""
    try:
        answer = _run(desk, message)
    except MissionError as error:
        return refused(desk, error, message)
    return _with_conflicts(desk, answer) if isinstance(answer, Answer) else answer


def _run(desk: Desk, message: Any) -> Answer | AsyncIterator[Answer]:
    action = ACTIONS.get(str(message.get("do"))) if isinstance(message, dict) else None
    if action is None:
        raise Refusal("This request is not known.")
    if action.in_letter and not desk.letter:
        raise Refusal("Open a dossier first.")
    if action.holds and desk.open_letter.dossier.holds != action.holds:
        raise Refusal("This request is not known.")
    return action.run(Call(desk=desk, values=_checked(action, message)))


def _checked(action: Action, message: Json) -> Json:
    """The values that an action takes, each of its type; the others are left behind."""
    found: Json = {}
    for name, kind in action.wants.items():
        if not _fits(message.get(name), kind):
            raise Refusal("This request cannot be understood.")
        found[name] = message[name]
    for name, kind in action.may.items():
        value = message.get(name)
        if value is not None and not _fits(value, kind):
            raise Refusal("This request cannot be understood.")
        found[name] = value
    return found


def _fits(value: Any, kind: type) -> bool:
    """Whether a value is of a type; a yes or no is not a number."""
    return isinstance(value, kind) and not (kind is int and isinstance(value, bool))


def refused(desk: Desk, error: MissionError, message: Any) -> Answer:
    """The answer to what could not be done."""
    said = say(error, desk.lang)
    do = message.get("do") if isinstance(message, dict) else None
    if isinstance(error, StoreError) and desk.letter and do == "edit":
        return Answer(ack={"unsaved": {"message": said}})
    where = error.where if isinstance(error, InvalidValue) else ""
    if do == "edit":
        return Answer(ack={"refused": {"path": where or message.get("path"), "message": said}})
    return Answer(ack={"refused": {"path": where, "message": said}}, then=(toast(said),))


def _with_conflicts(desk: Desk, answer: Answer) -> Answer:
    """After a save that took in somebody else's: show it, and ask where both changed the same."""
    letter = desk.letter
    if not letter or not letter.merged:
        return answer
    letter.merged = False
    if not letter.conflicts:
        said = desk.t("This dossier was changed elsewhere too: both changes are kept.")
        return Answer(ack=answer.ack, refresh="section", then=(*answer.then, toast(said)))
    desk.dialog = conflict(letter.conflicts, desk.page(), letter.others, letter.others_at)
    return Answer(ack=answer.ack, refresh="section", then=answer.then)
