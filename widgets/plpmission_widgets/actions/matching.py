"""A text without ids: read, matched, and taken into a report as far as a person confirms it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plpmission.i18n import translator
from plpmission.model import Dossier
from plpmission.model.reports import ActivityReport, Result
from plpmission_widgets.actions.answer import Action, Answer, Call, toast, url
from plpmission_widgets.actions.reporting import ReportsRefusal, held_in
from plpmission_widgets.actions.writing import made
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.views.matching import held, keep

DOMAIN = "reports"
LONGEST = 4_000_000
"""Characters of a text that is read."""


def read(call: Call) -> Answer:
    """Propose an objective for each passage of a text; an empty text forgets the last one."""
    from plpmission.compare.passages import placed

    text = call["text"]
    if len(text) > LONGEST:
        raise ReportsRefusal("The file is larger than a text is (4 MB).")
    keep(call.desk, placed(call.letter.dossier, text) if text.strip() else None)
    return Answer(refresh="section")


def take(call: Call) -> Answer:
    """What was confirmed becomes results of a report; what was corrected stays as corrected."""
    found, dossier = held(call.desk), call.letter.dossier
    if found is None:
        raise ReportsRefusal("Bring a text first.")
    chosen = [_chosen(row, len(found.passages), dossier) for row in call["rows"]]
    if not chosen:
        raise ReportsRefusal("Confirm at least one passage.")
    texts = [(objective, found.passages[at].text) for at, objective in chosen]
    report = call["report"]
    if report:
        held_in(dossier, "activity_reports", report)
        path = f"activity_reports[{report}].results"
        call.letter.edit_all({path: _filled(dossier.value(path), texts)}, alone=True)
    else:
        fresh = ActivityReport.new(results=_filled((), texts))
        call.letter.add("activity_reports", fresh)
        report = fresh.id
    keep(call.desk, None)
    call.letter.go("view-report", report)
    t = translator(DOMAIN, call.desk.lang)
    said = t("{count} passages are in the report now.", count=len(texts))
    return Answer(refresh="section", then=(url(call.desk), toast(said, undo=True)))


def _chosen(row: Any, count: int, dossier: Dossier) -> tuple[int, str | None]:
    at, objective = (row.get("at"), row.get("objective")) if isinstance(row, dict) else (None, None)
    known = {one.id for one in dossier.letter.objectives}
    if type(at) is not int or not 0 <= at < count:
        raise Refusal("This request cannot be understood.")
    if not (objective is None or (isinstance(objective, str) and objective in known)):
        raise Refusal("This request cannot be understood.")
    return at, objective


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
    "match_take": Action(run=take, holds="mandate", wants={"report": str, "rows": list}),
}
"""What the screen of texts without ids may ask for."""
