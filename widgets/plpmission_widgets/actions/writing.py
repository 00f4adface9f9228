"""What one does in a letter: write, add, remove, move, turn the pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from plpmission.errors import InvalidValue, UnknownItem
from plpmission.model import Dossier, Item
from plpmission.model.problems import problems_of
from plpmission.outline.acts import acts
from plpmission_widgets.actions.answer import Answer, Call, Push, toast, url
from plpmission_widgets.actions.comparing import begun, keep_note, note_of, said_of_judgement
from plpmission_widgets.forms import editable, lists, pattern
from plpmission_widgets.forms.fields import (
    Choice,
    Detail,
    Entries,
    Field,
    Gap,
    Listed,
    Period,
    Picks,
    Rows,
    Series,
    Table,
    Text,
    YesNo,
)
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.screen import Refresh, saved_at

Held = TypeVar("Held", bound=Item)


def edit(call: Call) -> Answer:
    """Set one value; what a simple edit changes beside it is shown once the writer pauses."""
    path, letter = call["path"], call.letter
    if about := note_of(path):
        return keep_note(call, about)
    field = editable().get(pattern(path))
    if field is None:
        raise UnknownItem("“{path}” is not a place in a dossier.", path=path[:80])
    before = letter.dossier
    first = begun(letter, path, call["value"])
    taken_in = letter.dossier is not before
    held = _after(letter.dossier, first).value(path)
    value = _fitted(field, held, call["value"])
    letter.edit_all({**first, path: value, **_following(path, value, call)})
    letter.merged = letter.merged or taken_in
    then = said_of_judgement(call, path)
    return Answer(ack={"saved": saved_at(call.desk)}, refresh=_reach(path, field), then=then)


def _after(dossier: Dossier, first: Mapping[str, Any]) -> Dossier:
    """The dossier with what an edit begins."""
    for path, value in first.items():
        dossier = dossier.with_value(path, value)
    return dossier


def _fitted(field: Field, held: Any, value: Any) -> Any:
    """The browser's value as the model holds it."""
    if isinstance(field, Picks) and field.one and isinstance(value, list):
        value = value[0] if value else None
    if isinstance(field, Entries | Rows) and isinstance(value, list):
        return [entry for entry in value if entry]
    if isinstance(field, Period):
        return value or None
    if isinstance(field, Listed):
        return [line for text in str(value or "").splitlines() if (line := text.strip())]
    if value is None and type(held) is str:
        return ""
    if isinstance(field, Series) and isinstance(value, list):
        return [_measurement(row, held) for row in value]
    return value


def _measurement(row: Any, held: tuple[Any, ...]) -> Any:
    """A row of a series; its denominator stays where the row does not speak of it."""
    if not isinstance(row, dict) or "denominator" in row:
        return row
    known = {measured.period: measured.denominator for measured in held}
    return {**row, "denominator": known.get(str(row.get("period")))}


def _following(path: str, value: Any, call: Call) -> Mapping[str, Any]:
    """What an act picked from the register fills in beside it."""
    if pattern(path) != "letter.legal[].act" or not value:
        return {}
    found = acts().get(value)
    if not found:
        return {}
    row = path.removesuffix(".act")
    return {f"{row}.title": found.title_in(call.letter.dossier.lang), f"{row}.date": found.date}


def _reach(path: str, field: Field) -> Refresh:
    """How much of the page an edit changes."""
    here = pattern(path)
    if here in {"lang", "letter.legal[].act"} or here.endswith(("].parent", "].quadrant")):
        return "section"
    if isinstance(field, Choice | YesNo) and field.reshapes:
        return "section"
    listed, _, name = here.rpartition("[].")
    owner = lists().get(listed)
    if isinstance(owner, Table) and _feeds_gap(owner, name):
        return "section"
    if here in _IN_DRAWING or here.startswith(_FOLLOWED):
        return "later"
    titled = isinstance(field, Text) and name in {"title", "name"}
    return (
        "later" if titled and (isinstance(owner, Detail) or listed == "letter.added") else "quiet"
    )


_FOLLOWED = ("zone.plan.", "zone.officers[].", "zone.mayors[].", "zone.campaigns[].title")
"""What the zone says of all its partnerships: the notices that it makes owed stand below it."""

_DRAWN = {
    "indicators[]": (
        "unit",
        "baseline.value",
        "target.value",
        "target.low",
        "target.high",
        "target.deadline",
    ),
    "letter.plans[]": ("start", "end", "after", "status", "staff", "budget"),
    "letter.objectives[]": ("indicators",),
}
_IN_DRAWING = frozenset(f"{item}.{name}" for item, names in _DRAWN.items() for name in names)
"""What the section draws beside its fields: a series, the calendar, the cards of indicators."""


def _feeds_gap(table: Table, name: str) -> bool:
    return any(isinstance(gap, Gap) and name in (gap.needed, gap.given) for gap in table.columns)


def add(call: Call) -> Answer:
    """Add an item to a list; one of a list of larger items is opened."""
    listed = lists().get(pattern(call["path"]))
    if listed is None:
        raise UnknownItem("“{path}” is not a place in a dossier.", path=call["path"][:80])
    item = made(listed.of, call["values"] or {}, call["path"])
    added = call.letter.add(call["path"], item, call["at"])
    if isinstance(listed, Detail):
        call.letter.item = added
        return Answer(ack={"added": added}, refresh="section", then=(url(call.desk),))
    return Answer(ack={"added": added}, refresh="section")


def made(kind: type[Held], values: Mapping[str, Any], path: str) -> Held:
    """A fresh item of a kind, with these values, for the list at a path.

    Raises:
        InvalidValue: a field does not take its value.
        UnknownItem: there is no such field.
    """
    given = {name: value for name, value in values.items() if name != "id" and value is not None}
    try:
        return kind.new(**given)
    except (ValidationError, TypeError) as error:
        if isinstance(error, TypeError):
            raise UnknownItem("“{path}” is not a place in a dossier.", path=path[:80]) from None
        first = problems_of(error)[0]
        where = f"{path}.{first.where}"
        raise InvalidValue(first.message, where=where, **dict(first.parameters)) from None


def remove(call: Call) -> Answer:
    """Remove an item; a line offers to take it back."""
    if not _listed(call):
        raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=call["id"])
    call.letter.remove(call["id"])
    removed = toast(call.desk.t("Removed"), undo=True)
    return Answer(refresh="section", then=(removed, url(call.desk)))


def move(call: Call) -> Answer:
    """Move an item to another position of its list."""
    if not _listed(call):
        raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=call["id"])
    call.letter.move(call["id"], call["to"])
    return Answer(refresh="section")


def _listed(call: Call) -> bool:
    """Whether an item stands in a list of a form, or is a section of one's own."""
    path, _ = call.letter.dossier.located(call["id"])
    listed = pattern(path).removesuffix("[]")
    return listed in lists() or listed == "letter.added"


def start_tree(call: Call) -> Answer:
    """Begin an organigram as a copy of another."""
    tree = lists().get(call["path"])
    source = getattr(tree, "start_from", "")
    if not source or call.letter.dossier.value(call["path"]):
        raise UnknownItem("“{path}” is not a place in a dossier.", path=call["path"][:80])
    call.letter.start_tree(source, call["path"])
    return Answer(refresh="section")


def undo(call: Call) -> Answer:
    """One step back."""
    if not call.letter.undo():
        return Answer(then=(toast(call.desk.t("There is nothing to undo.")),))
    return Answer(refresh="section", then=(url(call.desk),))


def redo(call: Call) -> Answer:
    """One step forward again."""
    if not call.letter.redo():
        return Answer(then=(toast(call.desk.t("There is nothing to redo.")),))
    return Answer(refresh="section", then=(url(call.desk),))


def go(call: Call) -> Answer:
    """Turn to a section, an item, a field."""
    call.letter.go(call["section"], call["item"])
    call.desk.remember()
    call.desk.dialog = None
    focus = (Push(message={"focus": call["path"]}),) if call["path"] else ()
    return Answer(refresh="section", then=(url(call.desk), *focus))


def pause(call: Call) -> Answer:
    """The writer rests or leaves: what was saved becomes a revision."""
    call.letter.pause()
    call.desk.remember()
    return Answer()


def mark(call: Call) -> Answer:
    """Call a section finished, or not."""
    call.letter.mark(call["section"], done=call["done"])
    return Answer(refresh="section")


def leave_out(call: Call) -> Answer:
    """Leave a section out, with the reason."""
    call.letter.leave_out(call["section"], call["reason"])
    call.desk.dialog = None
    left = toast(call.desk.t("Left out; nothing in it is lost"), undo=True)
    return Answer(refresh="section", then=(left,))


def take_back(call: Call) -> Answer:
    """Take a section back into the letter."""
    call.letter.take_back(call["section"])
    return Answer(refresh="section")


def add_section(call: Call) -> Answer:
    """Add a section of one's own, and turn to it."""
    added = call.letter.add_section(call["after"])
    focus = Push(message={"focus": f"letter.added[{added}].title"})
    return Answer(ack={"added": added}, refresh="section", then=(url(call.desk), focus))


def dismiss(call: Call) -> Answer:
    """Set a piece of advice aside, with the reason."""
    advice = any(
        found.code == call["code"] and found.severity == "advice" for found in call.desk.findings()
    )
    if not advice:
        raise Refusal("Only advice can be set aside.")
    call.letter.dismiss(call["code"], call["about"], call["reason"])
    call.desk.dialog = None
    return Answer(refresh="section", then=(toast(call.desk.t("Set aside"), undo=True),))


def recall(call: Call) -> Answer:
    """Bring a piece of advice back."""
    path, _ = call.letter.dossier.located(call["id"])
    if not path.startswith("dismissals["):
        raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=call["id"])
    call.letter.remove(call["id"])
    return Answer(refresh="section")


def resolve(call: Call) -> Answer:
    """Choose a side of each conflict."""
    call.letter.resolve(call["choices"])
    call.desk.dialog = None
    return Answer(refresh="section", then=(toast(call.desk.t("Kept as you chose"), undo=True),))
