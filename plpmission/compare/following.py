"""The next letter, begun with what the evaluation lets go on."""

from __future__ import annotations

from plpmission.checks.trio import Trio
from plpmission.life import begun_from
from plpmission.model import Dossier


def next_letter(dossier: Dossier) -> Dossier:
    """A draft of the next letter without the objectives that the latest evaluation ends.

    What its recommendations do not speak of comes along, as ``life.begun_from`` says; so do plans,
    which then may serve no objective, and are told by the checks.
    """
    draft = begun_from(dossier)
    evaluation = Trio(dossier).evaluation
    advice = evaluation.item.advice if evaluation else ()
    ended = {one.about for one in advice if one.carries_over is False}
    for objective in dossier.letter.objectives:
        if objective.id in ended:
            draft = draft.without_item(objective.id)
    return draft
