"""Which partnership a paper is of, and the part of the register that it is made of."""

from __future__ import annotations

from plpmission.errors import ExportError
from plpmission.model import Document, Dossier
from plpmission.model.partnership import Launch, Mail, Partnership
from plpmission.model.zone import Zone
from plpmission.partners import current_coordinator, part_of

LISTED = 12
"""Partnerships that are named where one has to be chosen; of more, how many there are."""


def chosen(dossier: Dossier, item: str) -> Partnership:
    """The partnership of that id, or that holds an evaluation of it; the only one without one.

    Raises:
        ExportError: the register holds none, no such one, or several and none is named.
    """
    held = dossier.zone.partnerships
    if not held:
        raise ExportError("The register holds no partnership yet. Begin one first.")
    if not item and len(held) > 1:
        raise ExportError(
            "The register holds {count} partnerships. Say with --item which one: {known}.",
            count=len(held),
            known=_known(held),
        )
    for one in held:
        if item in ("", one.id) or any(item == evaluation.id for evaluation in one.evaluations):
            return one
    raise ExportError(
        "The register holds no partnership “{item}”. It holds {known}.",
        item=item,
        known=_known(held),
    )


def _known(held: tuple[Partnership, ...]) -> str:
    names = [f"{one.id} ({one.name})" if one.name else one.id for one in held[:LISTED]]
    return ", ".join([*names, "…"] if len(held) > LISTED else names)


def of_one(dossier: Dossier, document: Document, item: str) -> Dossier:
    """What a paper of one partnership is made of: what it says, and of people those in office."""
    part = part_of(dossier, chosen(dossier, item).id, document)
    held = part.zone.partnerships[0]
    now = current_coordinator(held)
    values = {
        "coordinators": (now.model_copy(update={"age": None}),) if now else (),
        "mail": tuple(map(_without_words, held.mail)),
    }
    return _with(part, held.model_copy(update=values))


def _without_words(mail: Mail) -> Mail:
    """That and when a letter went: what it says stays in the register."""
    return mail.model_copy(update={"text": "", "reference": ""})


def of_launch(dossier: Dossier, document: Document, item: str) -> Dossier:
    """The same with the steps of its launch, but for what was noted of them."""
    steps = {
        name: step.model_copy(update={"note": ""})
        for name, step in iter(chosen(dossier, item).launch)
    }
    part = of_one(dossier, document, item)
    held = part.zone.partnerships[0]
    return _with(part, held.model_copy(update={"launch": Launch(**steps)}))


def of_evaluation(dossier: Dossier, document: Document, item: str) -> Dossier:
    """One evaluation with its partnership; or, in a register of several, the zone's last ones."""
    if not item and len(dossier.zone.partnerships) != 1:
        return _of_zone(dossier, document)
    held = chosen(dossier, item)
    found = [one for one in held.evaluations if item in ("", held.id, one.id)]
    if not found:
        raise ExportError("This partnership has no evaluation yet. Begin one first.")
    part = of_one(dossier, document, item)
    alone = part.zone.partnerships[0].model_copy(update={"evaluations": (found[-1],)})
    return _with(part, alone)


def _with(part: Dossier, held: Partnership) -> Dossier:
    return part.model_copy(update={"zone": part.zone.model_copy(update={"partnerships": (held,)})})


def _of_zone(dossier: Dossier, document: Document) -> Dossier:
    """All partnerships with what their evaluations and the duty to evaluate need, and no person."""
    if not dossier.zone.partnerships:
        raise ExportError("The register holds no partnership yet. Begin one first.")
    zone = Zone(
        name=dossier.zone.name,
        municipalities=dossier.zone.municipalities,
        campaigns=dossier.zone.campaigns,
        pzs_passage=dossier.zone.pzs_passage,
        letter_passage=dossier.zone.letter_passage,
        partnerships=tuple(map(_without_people, dossier.zone.partnerships)),
    )
    return dossier.part_for(document).model_copy(update={"zone": zone})


def _without_people(held: Partnership) -> Partnership:
    kept = ("id", "name", "kind", "sector", "municipality", "state", "begun_on", "mail")
    values = {name: getattr(held, name) for name in kept}
    values["mail"] = tuple(
        _without_words(one).model_copy(update={"version": None, "changes": ()}) for one in held.mail
    )
    last = tuple(
        one.model_copy(update={"officer": "", "coordinator": "", "tasks": ""})
        for one in held.evaluations
    )
    return Partnership(**values, evaluations=last, next_evaluation=held.next_evaluation)
