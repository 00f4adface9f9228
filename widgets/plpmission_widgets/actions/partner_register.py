"""The open register, for the actions on partnerships: which one is meant, and how it is said."""

from __future__ import annotations

from plpmission.i18n import translator
from plpmission.model.partnership import Partnership
from plpmission.model.zone import Zone
from plpmission_widgets.actions.answer import Call
from plpmission_widgets.refusals import Refusal

DOMAIN = "partnerships"


class PartnershipRefusal(Refusal):
    """A step that cannot be taken."""

    domain = DOMAIN


def register_of(call: Call) -> Zone:
    """The zone of the open register; nothing of this is asked of a mandate's dossier."""
    dossier = call.letter.dossier
    if dossier.holds != "partnerships":
        raise PartnershipRefusal("Open a register of partnerships first.")
    return dossier.zone


def named(call: Call, name: str = "about") -> Partnership:
    """The partnership that a message names, else the one in view."""
    wanted = call[name] or call.letter.section.partition("/")[0]
    held = next((one for one in register_of(call).partnerships if one.id == wanted), None)
    if held is None:
        raise PartnershipRefusal("This partnership is not in the register any more.")
    return held


def t(call: Call, sentence: str, **values: object) -> str:
    """A sentence in the reader's language."""
    return translator(DOMAIN, call.desk.lang)(sentence, **values)
