"""What one does to build a strategy: objectives from a pair or a sentence, plans moved in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from plpmission.errors import UnknownItem
from plpmission.i18n import Lang, translator
from plpmission.life import start_amendment
from plpmission.model import Dossier
from plpmission.model.indicators import Indicator
from plpmission.model.life import SupersededMeans
from plpmission.model.objectives import Means, Objective, TacticalPlan
from plpmission.model.swot import SwotItem
from plpmission.model.terms import AmendedPart, Quadrant
from plpmission.smart.patterns import PATTERNS, Pattern, filled, questions
from plpmission_widgets.actions.answer import Answer, Call, Push, toast, url
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.screen import saved_at
from plpmission_widgets.views.fields import date_form
from plpmission_widgets.views.offers import offers
from plpmission_widgets.views.swot import INSIDE, OUTSIDE, seed

DOMAIN = "builder"
Json = dict[str, Any]

_TITLE = 80
"""Letters of a title that is taken from a sentence."""


class BuilderRefusal(Refusal):
    """A request about the strategy that cannot be followed."""

    domain = DOMAIN


def cross(call: Call) -> Answer:
    """Start an objective from a pair of the board: linked to both, with a first sentence."""
    inside = _crossed(call, "inside", INSIDE)
    outside = _crossed(call, "outside", OUTSIDE)
    title, text = seed(inside, outside, translator(DOMAIN, call.letter.dossier.lang))
    grown = Objective.new(title=_line(title), text=text, answers=(inside.id, outside.id))
    call.letter.add("letter.objectives", grown)
    return _opened(call, "objectives", grown.id, f"letter.objectives[{grown.id}].text")


def _crossed(call: Call, side: str, quadrants: tuple[Quadrant, ...]) -> SwotItem:
    found = call.letter.dossier.item(call[side])
    if not isinstance(found, SwotItem) or found.quadrant not in quadrants:
        raise BuilderRefusal("Choose one element with you and one around you.")
    if not found.text.strip():
        raise BuilderRefusal("Write both elements in a few words first.")
    return found


def _line(text: str) -> str:
    """A title's length of it, cut between words."""
    if len(text) <= _TITLE:
        return text
    return text[:_TITLE].rpartition(" ")[0].rstrip(" ,;:.") + "…"


def _opened(call: Call, section: str, item: str, path: str) -> Answer:
    """Turn to an item that was just made."""
    call.letter.go(section, item)
    call.desk.remember()
    call.desk.dialog = None
    focus = Push(message={"focus": path})
    return Answer(ack={"added": item}, refresh="section", then=(url(call.desk), focus))


# Sentence patterns.


def patterns(call: Call) -> Answer:
    """Show the sentence patterns, for a new objective or for the one named."""
    item = _objective(call, call["item"]).id if call["item"] else None
    call.desk.dialog = pattern_dialog(call.desk.lang, item)
    return Answer(refresh="dialog")


def pattern_dialog(lang: Lang, item: str | None) -> Json:
    """The patterns with their questions, in the reader's language."""
    t, smart, model = (translator(room, lang) for room in (DOMAIN, "smart", "model"))
    return {
        "kind": "pattern",
        "item": item,
        "placeholder": date_form(lang)["placeholder"],
        "patterns": [
            {
                "id": pattern.id,
                "label": smart(pattern.label),
                "kind": t("commits to: {kind}", kind=model(pattern.kind.label)),
                "parts": [
                    {"name": name, "question": asked} for name, asked in questions(pattern, lang)
                ],
            }
            for pattern in PATTERNS
        ],
        "words": {
            "title": t("Start from a sentence"),
            "which": t("What do you want to do?"),
            "write": t("Write the objective"),
            "empty": t("Answer this too: the sentence leaves no gap."),
        },
    }


def write_pattern(call: Call) -> Answer:
    """Write an objective's sentence from a pattern of which every part is filled."""
    pattern = next((one for one in PATTERNS if one.id == call["pattern"]), None)
    if pattern is None:
        raise BuilderRefusal("This pattern is not known.", where="pattern")
    deadline = _day(call["deadline"], "deadline")
    parts = _parts(call["parts"])
    text = filled(pattern, call.letter.dossier.lang, parts, deadline)
    if call["item"]:
        return _rewritten(call, _objective(call, call["item"]), pattern, text, deadline)
    made = Objective.new(title=_title(parts), text=text, kind=pattern.kind, deadline=deadline)
    call.letter.add("letter.objectives", made)
    return _opened(call, "objectives", made.id, f"letter.objectives[{made.id}].title")


def take_over(call: Call) -> Answer:
    """Take a proposal over, as it stands for the sentence of this moment."""
    objective = _objective(call, call["objective"])
    found = (one for one in offers(call.desk.page(), objective) if "path" in one)
    offer = next((one for one in found if one["key"] == call["key"]), None)
    if offer is None:
        raise BuilderRefusal("The sentence has changed: this proposal no longer fits.")
    call.letter.edit_all({offer["path"]: offer["value"]}, alone=True)
    taken = toast(translator(DOMAIN, call.desk.lang)("Taken over"), undo=True)
    return Answer(ack={"saved": saved_at(call.desk)}, refresh="section", then=(taken,))


def _parts(given: Mapping[Any, Any]) -> dict[str, str]:
    if not all(isinstance(said, str) for pair in given.items() for said in pair):
        raise Refusal("This request cannot be understood.")
    return dict(given)


def _day(typed: str | None, where: str) -> dt.date:
    try:
        return dt.date.fromisoformat(typed or "")
    except ValueError:
        raise BuilderRefusal("Say by which day.", where=where) from None


def _title(parts: Mapping[str, str]) -> str:
    what = " ".join(parts.get("what", "").split())
    return _line(what[:1].upper() + what[1:])


def _rewritten(
    call: Call, objective: Objective, pattern: Pattern, text: str, deadline: dt.date
) -> Answer:
    base = f"letter.objectives[{objective.id}]"
    values: Json = {
        f"{base}.text": text,
        f"{base}.kind": pattern.kind,
        f"{base}.deadline": deadline,
    }
    if not objective.title.strip():
        values[f"{base}.title"] = _title(_parts(call["parts"]))
    call.letter.edit_all(values)
    return _opened(call, "objectives", objective.id, f"{base}.text")


def _objective(call: Call, item: str) -> Objective:
    found = call.letter.dossier.item(item)
    if not isinstance(found, Objective):
        raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=item)
    return found


# What an objective is tied to.


def measure(call: Call) -> Answer:
    """Make an indicator for an objective, to be filled in beside it."""
    objective = _objective(call, call["objective"])
    made = Indicator.new()
    call.letter.edit_all(
        {
            "indicators": (*call.letter.dossier.indicators, made),
            f"letter.objectives[{objective.id}].indicators": (*objective.indicators, made.id),
        }
    )
    return Answer(
        ack={"added": made.id},
        refresh="section",
        then=(Push(message={"focus": f"indicators[{made.id}].name"}),),
    )


def carry(call: Call) -> Answer:
    """Make a plan that carries an objective, and open it."""
    objective = _objective(call, call["objective"])
    made = TacticalPlan.new(objectives=(objective.id,))
    call.letter.add("letter.plans", made)
    return _opened(call, "plans", made.id, f"letter.plans[{made.id}].title")


def need(call: Call) -> Answer:
    """Note means that an objective needs, in 3.5."""
    objective = _objective(call, call["objective"])
    made = Means.new(objectives=(objective.id,), year=_first_year(call))
    call.letter.add("letter.means", made)
    call.letter.go("resources")
    call.desk.remember()
    focus = Push(message={"focus": f"letter.means[{made.id}].title"})
    return Answer(ack={"added": made.id}, refresh="section", then=(url(call.desk), focus))


def _first_year(call: Call) -> int | None:
    start = call.letter.dossier.letter.mandate.start
    return start.year if start else None


# Plans in time.


def span(call: Call) -> Answer:
    """Move a plan, or one end of it: a row of small moves is one step to undo."""
    plan = call.letter.dossier.item(call["plan"])
    if not isinstance(plan, TacticalPlan):
        raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=plan.id)
    given = {name: _day(call[name], name) for name in ("start", "end") if call[name] is not None}
    if not given:
        raise Refusal("This request cannot be understood.")
    start, end = given.get("start", plan.start), given.get("end", plan.end)
    if start and end and end < start:
        raise BuilderRefusal("A plan ends on the day it starts, or later.", where="end")
    base = f"letter.plans[{plan.id}]"
    call.letter.edit_all({f"{base}.{name}": given.get(name, getattr(plan, name)) for name in _ENDS})
    return Answer(ack={"saved": saved_at(call.desk)}, refresh="later")


_ENDS = ("start", "end")


# From a shortfall.


def amend(call: Call) -> Answer:
    """Start an amendment from means that fall short of the need or of the promise, and open it."""
    letter, means = call.letter, call.letter.dossier.item(call["means"])
    if not isinstance(means, Means):
        raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=means.id)
    if means.granted is not None and means.granted < (means.promised or 0):
        changed = start_amendment(letter.dossier, from_shortfall=means.id)
    else:
        changed = _asking_more(letter.dossier, means)
    letter.take_step(changed)
    made = changed.letter.amendments[-1]
    return _opened(call, "amendment-procedure", made.id, f"letter.amendments[{made.id}].reason")


def _asking_more(dossier: Dossier, means: Means) -> Dossier:
    """With an amendment that would promise what is needed."""
    changed = start_amendment(dossier, changes=AmendedPart.MEANS, title=means.title)
    made = changed.letter.amendments[-1]
    asked = SupersededMeans.new(means=means.id, new_promised=means.needed)
    return changed.with_value(f"letter.amendments[{made.id}].means", (asked,))
