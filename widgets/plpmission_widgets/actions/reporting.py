"""Reports: begun from the letter, written by objective, judged, carried into the next letter."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from plpmission.errors import UnknownItem
from plpmission.i18n import translator
from plpmission.model import SECTION_IDS, Dossier, Item, new_id
from plpmission.model.reports import (
    ActivityReport,
    EvaluationReport,
    Evidence,
    Judgement,
    Recommendation,
    Result,
)
from plpmission.store.records import Kind
from plpmission_widgets.actions.answer import Action, Answer, Call, toast, url
from plpmission_widgets.actions.figures import drawn
from plpmission_widgets.desk import Desk
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.summaries import summary

DOMAIN = "reports"
PARTS = 1000
"""Parts of a file that are taken in; at 1.5 MB a part it is larger than any evidence."""
LEVELS = 12
_HASHING: WeakKeyDictionary[Desk, Hashing] = WeakKeyDictionary()
"""The file that each page is sending: only its hash grows, the file itself is not kept."""


class ReportsRefusal(Refusal):
    """What a report cannot take."""

    domain = DOMAIN


@dataclass
class Hashing:
    """A file on its way: how many parts came, and the hash of them."""

    result: str
    came: int = 0
    print: Any = field(default_factory=hashlib.sha256)


def start_report(call: Call) -> Answer:
    """Begin an activity report, from what the dossier knows or empty."""
    from plpmission.compare import prefilled_report

    start, end = _day(call["start"], "start"), _day(call["end"], "end")
    if start and end and end < start:
        raise ReportsRefusal("The report ends before it starts.", where="begin.end")
    dossier = call.letter.dossier
    if call["bare"]:
        report = ActivityReport.new(start=start, end=end, letter_date=dossier.letter.date)
    elif start is None or end is None:
        raise ReportsRefusal("Say which period the report covers.", where="begin.start")
    else:
        report = prefilled_report(dossier, start, end)
    return _begun(call, "activity_reports", report, "view-report")


def _day(typed: str | None, name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(typed) if typed else None
    except ValueError:
        raise ReportsRefusal("There is no such day.", where=f"begin.{name}") from None


def _begun(call: Call, path: str, item: Item, view: str) -> Answer:
    call.letter.add(path, item)
    call.letter.go(view, item.id)
    return Answer(ack={"added": item.id}, refresh="section", then=(url(call.desk),))


def held_in(dossier: Dossier, listed: str, key: str) -> Any:
    """The report of that id in a list.

    Raises:
        UnknownItem: there is none.
    """
    found = next((one for one in dossier.value(listed) if one.id == key), None)
    if found is None:
        raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=key[:80])
    return found


def _objective(dossier: Dossier, key: str) -> str:
    held_in(dossier, "letter.objectives", key)
    return key


def report_on(call: Call) -> Answer:
    """A result for an objective that the report does not speak of yet."""
    dossier = call.letter.dossier
    report = held_in(dossier, "activity_reports", call["report"])
    result = Result.new(objective=_objective(dossier, call["objective"]))
    call.letter.add(f"activity_reports[{report.id}].results", result)
    return Answer(ack={"added": result.id}, refresh="section")


def evidence_part(call: Call) -> Answer:
    """Take in a part of a file that shows a result; with the last, note its name and its hash."""
    at, of = call["at"], call["of"]
    path, result = call.letter.dossier.located(call["result"])
    if not isinstance(result, Result):
        raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=result.id)
    if at == 0:
        _HASHING[call.desk] = Hashing(result=result.id)
    held = _HASHING.get(call.desk)
    if held is None or held.result != result.id or at != held.came or not at < of <= PARTS:
        raise ReportsRefusal("The file did not arrive whole: choose it again.")
    held.print.update(_bytes(call["data"]))
    held.came += 1
    if held.came < of:
        return Answer()
    del _HASHING[call.desk]
    return _noted(call, path, result, held.print.hexdigest())


def _bytes(data: str) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise ReportsRefusal("The file did not arrive whole: choose it again.") from None


def _noted(call: Call, path: str, result: Result, digest: str) -> Answer:
    """The file as evidence; one that is noted already is told to be the same, or another."""
    t, name = translator(DOMAIN, call.desk.lang), call["name"].strip()[:200]
    if any(one.sha256 == digest for one in result.evidence):
        said = t("{name} is noted already, and has not changed since.", name=name)
        return Answer(then=(toast(said),))
    same_name = any(one.location == name for one in result.evidence)
    evidence = Evidence.new(kind="file", title=name, location=name, sha256=digest)
    call.letter.add(f"{path}.evidence", evidence)
    said = (
        t("{name} was noted before with another content: both are kept.", name=name)
        if same_name
        else t("{name} is noted with its hash.", name=name)
    )
    return Answer(ack={"added": evidence.id}, refresh="section", then=(toast(said, undo=True),))


def start_evaluation(call: Call) -> Answer:
    """Begin an evaluation of the latest activity report, with a usual scale."""
    from plpmission.compare.judging import begun_evaluation

    begun = begun_evaluation(call.letter.dossier)
    return _begun(call, "evaluation_reports", begun, "view-evaluation")


def judge(call: Call) -> Answer:
    """A judgement on an objective or a section: its level, or the place for one."""
    dossier = call.letter.dossier
    report = held_in(dossier, "evaluation_reports", call["evaluation"])
    about, section, level = call["about"], call["section"] or "", call["level"] or ""
    if bool(about) == bool(section) or (section and section not in SECTION_IDS):
        raise Refusal("This request cannot be understood.")
    if level and level not in report.scale:
        raise ReportsRefusal("This level is not on the scale any more.")
    what = _objective(dossier, about) if about else section
    call.letter.edit_all(_judging(dossier, report, what, level), alone=True)
    if call.letter.section == "view-evaluation":
        call.letter.go("view-evaluation", f"{report.id}:{what}")
    return Answer(refresh="section", then=(url(call.desk),))


def _judging(dossier: Dossier, report: EvaluationReport, what: str, level: str) -> dict[str, Any]:
    """What is set, where: the level of a judgement that is there, or a new one."""
    from plpmission.compare.judging import begun_judgement

    where = f"evaluation_reports[{report.id}].judgements"
    for one in report.judgements:
        if what in {one.about, one.section}:
            return {f"{where}[{one.id}].judgement": level or one.judgement}
    begun = begun_judgement(what).model_copy(update={"judgement": level})
    if any(begun.id == one.id for held in dossier.evaluation_reports for one in held.judgements):
        begun = begun.model_copy(update={"id": new_id(Judgement.KIND)})
    return {where: (*report.judgements, begun)}


def set_scale(call: Call) -> Answer:
    """The levels of the scale, and what they mean; a new name is taken over by the judgements."""
    dossier = call.letter.dossier
    report = held_in(dossier, "evaluation_reports", call["evaluation"])
    levels = [_level(row) for row in call["levels"]]
    names = [name for name, _, _ in levels]
    if len(levels) > LEVELS or len(set(names)) < len(names) or "" in names:
        raise ReportsRefusal("Give each level a name of its own.", where="scale")
    renamed = {was: name for name, _, was in levels if was in report.scale and was != name}
    path = f"evaluation_reports[{report.id}]"
    values: dict[str, Any] = {
        f"{path}.scale": names,
        f"{path}.kept": [name for name, means, _ in levels if means == "kept"],
        f"{path}.missed": [name for name, means, _ in levels if means == "missed"],
    }
    for one in report.judgements:
        if one.judgement in renamed:
            values[f"{path}.judgements[{one.id}].judgement"] = renamed[one.judgement]
    if report.overall in renamed:
        values[f"{path}.overall"] = renamed[report.overall]
    call.letter.edit_all(values)
    return Answer(refresh="section")


def _level(row: Any) -> tuple[str, str, str]:
    """Name, meaning and former name of a level."""
    if not isinstance(row, dict):
        raise Refusal("This request cannot be understood.")
    found = [row.get(name, "") for name in ("name", "means", "was")]
    if not all(isinstance(one, str) and len(one) <= 200 for one in found):
        raise Refusal("This request cannot be understood.")
    name, means, was = found
    return " ".join(name.split()), means, was


def advise(call: Call) -> Answer:
    """A recommendation for each objective that has none yet."""
    dossier = call.letter.dossier
    report = held_in(dossier, "evaluation_reports", call["evaluation"])
    told = {one.about for one in report.advice}
    fresh = [
        Recommendation.new(about=one.id) for one in dossier.letter.objectives if one.id not in told
    ]
    call.letter.edit(f"evaluation_reports[{report.id}].advice", (*report.advice, *fresh))
    return Answer(refresh="section")


def keep(call: Call) -> Answer:
    """Keep the version at hand as the official one of a report: its hash shows it ever after."""
    key, letter, desk = call["report"], call.letter, call.desk
    dossier = letter.dossier
    kinds: dict[str, Kind] = dict.fromkeys((one.id for one in dossier.activity_reports), "report")
    kinds |= dict.fromkeys((one.id for one in dossier.evaluation_reports), "evaluation")
    if key not in kinds:
        raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=key[:80])
    letter.pause()
    kept = desk.store.freeze(letter.id, letter.stamp.head, kinds[key], desk.who, reference=key)
    t = translator(DOMAIN, desk.lang)
    said = t("Version {number} is kept as the official one.", number=kept.revision)
    return Answer(refresh="section", then=(toast(said),))


def next_letter(call: Call) -> Answer:
    """A new dossier with what the evaluation lets go on, opened."""
    from plpmission.compare import next_letter as begun_from

    dossier = call.letter.dossier
    t = translator(DOMAIN, call.desk.lang)
    if not dossier.letter.setting.set_on:
        raise ReportsRefusal("Only a letter that was set can be carried into a new one.")
    begun = begun_from(dossier).with_value("title", t("{title} (next letter)", title=dossier.title))
    made, _ = call.desk.store.create(begun, call.desk.who, summary=summary(begun))
    call.desk.open(made)
    said = t("A new dossier, with what goes on. The former one has not changed.")
    return Answer(ack={"added": made}, refresh="screen", then=(url(call.desk), toast(said)))


def beside(call: Call) -> AsyncIterator[Answer]:
    """What stands beside a part of a report; worked out beside the page.

    Raises:
        Refusal: there is no such kind of report.
    """
    asked = {name: call[name] for name in ("view", "report", "about", "id")}
    if asked["view"] not in {"report", "evaluation"}:
        raise Refusal("This request cannot be understood.")
    return drawn(call.desk, call.letter.dossier, "beside", asked)


ACTIONS = {
    "beside": Action(
        run=beside,
        holds="mandate",
        wants={"view": str, "report": str, "about": str, "id": str},
    ),
    "start_report": Action(
        run=start_report, holds="mandate", may={"start": str, "end": str, "bare": bool}
    ),
    "report_on": Action(run=report_on, holds="mandate", wants={"report": str, "objective": str}),
    "evidence_part": Action(
        run=evidence_part,
        holds="mandate",
        wants={"result": str, "name": str, "at": int, "of": int, "data": str},
    ),
    "start_evaluation": Action(run=start_evaluation, holds="mandate"),
    "judge": Action(
        run=judge,
        holds="mandate",
        wants={"evaluation": str},
        may={"about": str, "section": str, "level": str},
    ),
    "set_scale": Action(run=set_scale, holds="mandate", wants={"evaluation": str, "levels": list}),
    "advise": Action(run=advise, holds="mandate", wants={"evaluation": str}),
    "keep_report": Action(run=keep, holds="mandate", wants={"report": str}),
    "next_letter": Action(run=next_letter, holds="mandate"),
}
"""What the screens of the reports may ask for."""
