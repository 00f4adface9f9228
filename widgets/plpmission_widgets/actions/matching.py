"""A text without ids: read, matched, and taken into a report as far as a person confirms it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable

from plpmission.errors import MissionError
from plpmission.i18n import say, translator
from plpmission.model import Dossier, dumps
from plpmission.model.reports import ActivityReport, Result
from plpmission_widgets.actions.answer import Action, Answer, Call, toast, url
from plpmission_widgets.actions.figures import asked_of
from plpmission_widgets.actions.reporting import ReportsRefusal, held_in
from plpmission_widgets.actions.writing import made
from plpmission_widgets.desk import Desk
from plpmission_widgets.matched import Matched, open_in
from plpmission_widgets.refusals import Refusal

DOMAIN = "reports"
LONGEST = 4_000_000
"""Characters of a text that is read."""


def read(call: Call) -> Answer | AsyncIterator[Answer]:
    """Propose an objective for each passage of a text; an empty text forgets the last one.

    Raises:
        ReportsRefusal: it is too long.
    """
    text = call["text"]
    if len(text) > LONGEST:
        raise ReportsRefusal("The file is larger than a text is (4 MB).")
    if text.strip():
        return _read(call.desk, call.letter.id, call.letter.dossier, text)
    if found := _held(call.desk):
        found.forget()
    return Answer(refresh="section")


async def _read(desk: Desk, key: str, dossier: Dossier, text: str) -> AsyncIterator[Answer]:
    """Worked out beside the page: a long text takes a second or two."""
    try:
        content = text.encode("utf-8", "replace")
        placed = await asked_of("placed", dumps(dossier), content, lang=desk.lang)
        if before := open_in(desk.store, key, desk.who):
            before.forget()
        Matched.begin(desk.store, key, placed, desk.who)
    except MissionError as error:
        yield Answer(ack={"refused": {"path": "match", "message": say(error, desk.lang)}})
    else:
        yield Answer(refresh="section")


def choose(call: Call) -> Answer:
    """Say which objective a passage speaks of; each is kept before it is acknowledged.

    Raises:
        Refusal: there is no such passage, or no such objective.
    """
    found, at = _wanted(call.desk), call["at"]
    objective = call["objective"] or None
    known = {one.id for one in call.letter.dossier.letter.objectives}
    if not 0 <= at < len(found.choices) or not (objective is None or objective in known):
        raise Refusal("This request cannot be understood.")
    found.choose(at, objective, confirmed=call["confirmed"])
    return Answer()


def confirm_sure(call: Call) -> Answer:
    """Confirm all proposals that are nearly always right."""
    _wanted(call.desk).confirm_sure()
    return Answer(refresh="section")


def take(call: Call) -> Answer:
    """What was confirmed becomes results of a report; what was corrected stays as corrected.

    Raises:
        ReportsRefusal: there is no text, or nothing in it was confirmed.
    """
    found, dossier = _wanted(call.desk), call.letter.dossier
    known = {one.id for one in dossier.letter.objectives}
    texts = [(about if about in known else None, text) for about, text in found.confirmed]
    if not texts:
        raise ReportsRefusal("Confirm at least one passage.")
    report = call["report"]
    if report:
        held_in(dossier, "activity_reports", report)
        path = f"activity_reports[{report}].results"
        call.letter.edit_all({path: _filled(dossier.value(path), texts)}, alone=True)
    else:
        fresh = ActivityReport.new(results=_filled((), texts))
        call.letter.add("activity_reports", fresh)
        report = fresh.id
    found.finish()
    call.letter.go("view-report", report)
    t = translator(DOMAIN, call.desk.lang)
    said = (
        t("1 passage is in the report now.")
        if len(texts) == 1
        else t("{count} passages are in the report now.", count=len(texts))
    )
    return Answer(refresh="section", then=(url(call.desk), toast(said, undo=True)))


def _held(desk: Desk) -> Matched | None:
    return open_in(desk.store, desk.open_letter.id, desk.who)


def _wanted(desk: Desk) -> Matched:
    found = _held(desk)
    if found is None:
        raise ReportsRefusal("Bring a text first.")
    return found


def _filled(
    results: tuple[Result, ...], texts: Iterable[tuple[str | None, str]]
) -> tuple[Result, ...]:
    """The results with the texts: an empty one of its objective is filled, else one added."""
    found = list(results)
    for objective, text in texts:
        empty = next(
            (
                n
                for n, one in enumerate(found)
                if one.objective == objective and not one.result.strip()
            ),
            None,
        )
        told = made(Result, {"objective": objective, "result": text}, "match")
        if empty is None or objective is None:
            found.append(told)
        else:
            found[empty] = found[empty].model_copy(update={"result": told.result})
    return tuple(found)


ACTIONS = {
    "match_text": Action(run=read, holds="mandate", wants={"text": str}),
    "match_choose": Action(
        run=choose,
        holds="mandate",
        wants={"at": int, "confirmed": bool},
        may={"objective": str},
    ),
    "match_sure": Action(run=confirm_sure, holds="mandate"),
    "match_take": Action(run=take, holds="mandate", wants={"report": str}),
}
"""What the screen of texts without ids may ask for."""
