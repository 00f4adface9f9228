"""Export and preview."""

from plpmission_widgets.actions.answer import Answer, Call


def export(call: Call) -> Answer:
    return Answer()
