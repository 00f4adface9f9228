"""What one does where the three documents stand side by side."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from types import MappingProxyType
from typing import Any

from plpmission.checks.trio import Trio
from plpmission.compare.judging import begun_by, usual_scale
from plpmission.model import Dossier
from plpmission_widgets.actions.answer import Action, Answer, Call
from plpmission_widgets.actions.figures import drawn
from plpmission_widgets.refusals import Refusal

DOMAIN = "compared"
_LEVEL = re.compile(r"evaluation_reports\[([^]]+)\]\.judgements\[[^]]+\]\.judgement")


class ComparedRefusal(Refusal):
    """What is refused here, in this part's own words."""

    domain = DOMAIN


def compared(call: Call) -> AsyncIterator[Answer]:
    """The rows of the comparison, worked out beside the page."""
    return drawn(call.desk, call.letter.dossier, "compared", {})


def begun(dossier: Dossier, path: str, value: Any) -> Mapping[str, Any]:
    """What an edit of a judgement sets first: the evaluation and the judgement, where they lack.

    Raises:
        ComparedRefusal: a judgement by a level that the commission's scale has not.
    """
    if (level := _LEVEL.fullmatch(path)) and value and value not in _scale(dossier, level[1]):
        raise ComparedRefusal("This level is not on the commission’s scale.", where=path)
    return begun_by(dossier, path)


def _scale(dossier: Dossier, report: str) -> tuple[str, ...]:
    """The levels of an evaluation; one that is still in use stays one."""
    known = {one.id: one for one in dossier.evaluation_reports}
    held = known.get(report)
    if held is None or not held.scale:
        return usual_scale(dossier.lang)
    used = (at.item.judgement for at in Trio(dossier).judgements)
    return (*held.scale, *used)


ACTIONS: Mapping[str, Action] = MappingProxyType({"compared": Action(run=compared)})
