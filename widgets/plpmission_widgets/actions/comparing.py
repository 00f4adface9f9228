"""What one does where the three documents stand side by side.

The comparison is loaded when it is asked for, so that a letter opens as light as before.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from types import MappingProxyType
from typing import Any

from plpmission.checks.trio import Trio
from plpmission.errors import UnknownItem
from plpmission.model import SECTION_IDS, Dossier
from plpmission.model.reports import HearingQuestion
from plpmission_widgets.actions.answer import Action, Answer, Call, Push, toast
from plpmission_widgets.actions.figures import drawn
from plpmission_widgets.refusals import Refusal
from plpmission_widgets.screen import saved_at
from plpmission_widgets.state import LetterState

DOMAIN = "compared"
_NOTE = re.compile(r"notes\[([^]]+)\]")
_JUDGEMENT = re.compile(r"evaluation_reports\[[^]]+\]\.judgements\[[^]]+\]\.judgement")
_LEVEL = re.compile(rf"{_JUDGEMENT.pattern}|evaluation_reports\[[^]]+\]\.overall")


class ComparedRefusal(Refusal):
    """What is refused here, in this part's own words."""

    domain = DOMAIN


def compared(call: Call) -> AsyncIterator[Answer]:
    """The rows of the comparison, worked out beside the page."""
    return drawn(call.desk, call.letter.dossier, "compared", {})


def begun(letter: LetterState, path: str, value: Any) -> Mapping[str, Any]:
    """What an edit of a judgement sets first: the evaluation and the judgement, where they lack.

    Another member may have begun them meanwhile: there is one judgement then, and both write in it.

    Raises:
        ComparedRefusal: a level that the commission's scale has not.
    """
    if not path.startswith("evaluation_reports["):
        return {}
    from plpmission.compare.judging import begun_by

    if _LEVEL.fullmatch(path) and value and value not in _scale(letter.dossier, path):
        raise ComparedRefusal("This level is not on the commission’s scale.", where=path)
    if not begun_by(letter.dossier, path):
        return {}
    letter.take_in()
    return begun_by(letter.dossier, path)


def said_of_judgement(call: Call, path: str) -> tuple[Push, ...]:
    """A line that offers to take a judgement back, where one was just given."""
    if not _JUDGEMENT.fullmatch(path):
        return ()
    return (toast(call.desk.translator(DOMAIN)("Judgement noted"), undo=True),)


def _scale(dossier: Dossier, path: str) -> tuple[str, ...]:
    """The levels of the evaluation that a path is in; one that is still in use stays one."""
    from plpmission.compare.judging import usual_scale

    try:
        held = dossier.value(path.partition(".")[0])
    except UnknownItem:  # it is about to be begun
        held = None
    if held is None or not held.scale:
        return usual_scale(dossier.lang)
    return (*held.scale, *(one.judgement for one in held.judgements), held.overall)


# The hearing.


def note_of(path: str) -> str:
    """What a private note's place is about; empty where the path is none."""
    found = _NOTE.fullmatch(path)
    return found[1] if found else ""


def keep_note(call: Call, about: str) -> Answer:
    """Keep one's own note, apart from the dossier.

    Raises:
        ComparedRefusal: nobody said who they are, or there is nothing there to note on.
    """
    _known(call, about)
    if not call.desk.who.name:
        raise ComparedRefusal("Say who you are first: a note is yours alone.")
    text = call["value"]
    if not isinstance(text, str):
        raise ComparedRefusal("A note is a text.")
    call.desk.store.notes.set(call.letter.id, about, text, call.desk.who)
    return Answer(ack={"saved": saved_at(call.desk)})


def question(call: Call) -> Answer:
    """Ask something at the hearing: an empty question, or one's own note as one."""
    desk, about = call.desk, call["about"]
    _known(call, about)
    text = ""
    if call["note"]:
        text = desk.store.notes.of(call.letter.id, desk.who).get(about, "")
        if not text:
            raise ComparedRefusal("There is no note of yours here yet.")
    objectives = {one.id for one in call.letter.dossier.letter.objectives}
    asked = HearingQuestion.new(
        about=about if about in objectives else None,
        section=about if about in SECTION_IDS else "",
        question=text,
        asked_by=desk.who.name,
    )
    path = _add(call, asked)
    focus = Push(message={"focus": f"{path}.question"})
    return Answer(ack={"added": asked.id}, refresh="section", then=(focus,))


def _add(call: Call, asked: HearingQuestion) -> str:
    """Put a question into the latest evaluation, which is begun where there is none."""
    from plpmission.compare.judging import begun_evaluation

    letter = call.letter
    if not letter.dossier.evaluation_reports:
        letter.take_in()
    held = Trio(letter.dossier).evaluation
    report = held.item if held else begun_evaluation(letter.dossier)
    if held is None:
        first = report.model_copy(update={"questions": (asked,)})
        every = (*letter.dossier.evaluation_reports, first)
        letter.edit_all({"evaluation_reports": every}, alone=True)
    else:
        letter.add(f"evaluation_reports[{report.id}].questions", asked)
    return f"evaluation_reports[{report.id}].questions[{asked.id}]"


def _known(call: Call, about: str) -> None:
    from plpmission_widgets.views.hearing import places

    if about not in places(call.letter.dossier):
        raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=about[:60])


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "compared": Action(run=compared, holds="mandate"),
        "question": Action(run=question, holds="mandate", wants={"about": str}, may={"note": bool}),
    }
)
