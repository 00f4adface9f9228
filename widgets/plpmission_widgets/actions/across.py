"""What one asks of many dossiers: what resembles, two letters, the table as a file."""

from __future__ import annotations

from plpmission.errors import UnknownItem
from plpmission_widgets.actions.answer import Action, Answer, Call, download
from plpmission_widgets.refusals import Refusal

DOMAIN = "reports"
VIEW = "view-many"
_MIMES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


def ask(call: Call) -> Answer:
    """Show what resembles a dossier's objectives, or two letters, or neither."""
    near, pair = call["near"] or "", (call["before"] or "", call["after"] or "")
    known = {one.id for one in call.desk.store.list()}
    wanted = [key for key in (near, *pair) if key]
    for key in wanted:
        if key not in known:
            raise UnknownItem(
                "Nothing has the id “{item}”: it may have been removed.", item=key[:80]
            )
    call.desk.asked[VIEW] = {"near": near, "letters": pair if all(pair) else ()}
    return Answer(refresh="section")


def take(call: Call) -> Answer:
    """The dossiers that are shown, as an Excel workbook or as CSV."""
    from plpmission.compare.tables import overview_csv, overview_xlsx
    from plpmission_widgets.views.many import shelf

    made, kind = {"xlsx": overview_xlsx, "csv": overview_csv}, call["as"]
    if kind not in made:
        raise Refusal("This request cannot be understood.")
    wanted = {key for key in call["keys"] if isinstance(key, str)}
    held = [one for one in shelf(call.desk) if one.key in wanted]
    content = made[kind](held, call.desk.lang)
    return Answer(then=(download(f"plpmission.{kind}", _MIMES[kind], content),))


ACTIONS = {
    "many": Action(run=ask, may={"near": str, "before": str, "after": str}, in_letter=False),
    "many_take": Action(run=take, wants={"as": str, "keys": list}, in_letter=False),
}
"""What the screen of many dossiers may ask for."""
