"""The part of a register that one partnership's documents are made of, and carry."""

from __future__ import annotations

from plpmission.errors import UnknownItem
from plpmission.model.dossier import Document, Dossier
from plpmission.model.partnership import Partnership
from plpmission.model.zone import Zone
from plpmission.partners.inheriting import current_officer, mayor_of

_ALWAYS_OUT = ("measures", "steering", "note", "launch", "years")
_NO_EVALUATION = ("evaluations", "next_evaluation", "meetings")


def partnership_of(zone: Zone, partnership: str) -> Partnership:
    """The partnership of that id.

    Raises:
        UnknownItem: the register holds none.
    """
    for held in zone.partnerships:
        if held.id == partnership:
            return held
    raise UnknownItem("Nothing has the id “{item}”: it may have been removed.", item=partnership)


def part_of(dossier: Dossier, partnership: str, document: Document = "charter") -> Dossier:
    """A register with one partnership alone, and what a document of it says.

    No other partnership, no measure, no campaign; of officers and mayors, those that it has now.
    Evaluations go along only with ``partnership-evaluation``; former charters with change notices.

    Raises:
        UnknownItem: the register holds no such partnership.
    """
    zone = dossier.zone
    held = partnership_of(zone, partnership)
    officer, mayor = current_officer(zone, held), mayor_of(zone, held)
    left = {name: type(held).model_fields[name].get_default() for name in _left_out(document)}
    alone = Zone(
        name=zone.name,
        chief=zone.chief,
        municipalities=zone.municipalities,
        officers=(officer,) if officer else (),
        mayors=(mayor,) if mayor else (),
        plan=zone.plan,
        partnerships=(held.model_copy(update=left),),
    )
    return dossier.part_for(document).model_copy(update={"zone": alone})


def _left_out(document: Document) -> tuple[str, ...]:
    if document == "partnership-evaluation":
        return (*_ALWAYS_OUT, "versions", "mail")
    if document == "change-notice":
        return (*_ALWAYS_OUT, *_NO_EVALUATION)
    return (*_ALWAYS_OUT, *_NO_EVALUATION, "versions", "mail")
