"""What an amendment does when it is set, and the way back to the letter as it was first set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from plpmission.life.stages import is_set
from plpmission.model import Dossier
from plpmission.model.indicators import Target
from plpmission.model.life import Amendment, SupersededMeans, SupersededObjective, SupersededTarget
from plpmission.model.objectives import Objective


def applied(dossier: Dossier, amendment: Amendment) -> Dossier:
    """The dossier with an amendment's changes made, and what held before kept in the amendment."""
    changed = dossier
    kept: dict[str, tuple[Any, ...]] = {}
    kept["targets"] = tuple(_former_target(dossier, held) for held in amendment.targets)
    kept["means"] = tuple(_former_means(dossier, held) for held in amendment.means)
    kept["objectives"] = tuple(_former_objective(dossier, held) for held in amendment.objectives)
    kept["added"] = tuple(held.id for held in (*amendment.added_objectives, *amendment.added_means))
    for target in amendment.targets:
        changed = changed.with_value(f"indicators[{target.indicator}].target", target.new_target)
    for means in amendment.means:
        changed = _with_means(changed, means)
    for objective in amendment.objectives:
        changed = _with_objective(changed, objective)
    return _moved(changed, amendment, kept)


def _former_target(dossier: Dossier, held: SupersededTarget) -> SupersededTarget:
    former: Target = dossier.value(f"indicators[{held.indicator}].target")
    return held.model_copy(update={"target": former})


def _former_means(dossier: Dossier, held: SupersededMeans) -> SupersededMeans:
    former = dossier.value(f"letter.means[{held.means}]")
    return held.model_copy(update={"promised": former.promised, "granted": former.granted})


def _former_objective(dossier: Dossier, held: SupersededObjective) -> SupersededObjective:
    former: Objective = dossier.value(f"letter.objectives[{held.objective}]")
    ids = [objective.id for objective in dossier.letter.objectives]
    return held.model_copy(
        update={
            "title": former.title,
            "text": former.text,
            "deadline": former.deadline,
            "position": ids.index(former.id) if held.dropped else None,
        }
    )


def _with_means(dossier: Dossier, held: SupersededMeans) -> Dossier:
    new = {"promised": held.new_promised, "granted": held.new_granted}
    return _with(dossier, f"letter.means[{held.means}]", new)


def _with_objective(dossier: Dossier, held: SupersededObjective) -> Dossier:
    if held.dropped:
        return dossier
    new = {"title": held.new_title, "text": held.new_text, "deadline": held.new_deadline}
    given = {name: value or None for name, value in new.items()}
    return _with(dossier, f"letter.objectives[{held.objective}]", given)


def _with(dossier: Dossier, path: str, new: dict[str, Any]) -> Dossier:
    changed = dossier
    for name, value in new.items():
        if value is not None:
            changed = changed.with_value(f"{path}.{name}", value)
    return changed


def _moved(dossier: Dossier, amendment: Amendment, kept: dict[str, Any]) -> Dossier:
    """What is added comes into the letter, what is dropped goes into the amendment."""
    letter = dossier.letter
    gone = {held.objective for held in amendment.objectives if held.dropped}
    kept["dropped_objectives"] = tuple(held for held in letter.objectives if held.id in gone)
    stay = tuple(held for held in letter.objectives if held.id not in gone)
    emptied = amendment.model_copy(update=kept | {"added_objectives": (), "added_means": ()})
    amendments = tuple(emptied if held.id == amendment.id else held for held in letter.amendments)
    update = {
        "objectives": (*stay, *amendment.added_objectives),
        "means": (*letter.means, *amendment.added_means),
        "amendments": amendments,
    }
    return dossier.model_copy(update={"letter": letter.model_copy(update=update)})


def consolidated(dossier: Dossier) -> Dossier:
    """The letter as amended: with the amendments that were set, and none that is under way.

    What an amendment superseded stays in it with its reason. A letter that was never set is as it
    is written.
    """
    letter = dossier.letter
    held = tuple(amendment for amendment in letter.amendments if amendment.setting.set_on)
    if len(held) == len(letter.amendments):
        return dossier
    return dossier.model_copy(update={"letter": letter.model_copy(update={"amendments": held})})


def as_set(dossier: Dossier) -> Dossier:
    """The letter as it was first set: every amendment undone, the last one first.

    Follow-up such as measurements or a plan's state stays as it is today.
    """
    if not is_set(dossier):
        return dossier
    dated = [(held.setting.set_on, held) for held in dossier.letter.amendments]
    changed = dossier
    in_order = sorted(_decided(dated), key=itemgetter(0))  # of one day: as they stand
    for _, amendment in in_order[::-1]:
        changed = _undone(changed, amendment)
    letter = changed.letter.model_copy(update={"amendments": ()})
    return changed.model_copy(update={"letter": letter})


def _decided(
    dated: list[tuple[dt.date | None, Amendment]],
) -> Iterator[tuple[dt.date, Amendment]]:
    for day, amendment in dated:
        if day:
            yield day, amendment


def _undone(dossier: Dossier, amendment: Amendment) -> Dossier:
    letter = dossier.letter
    added = set(amendment.added)
    objectives = [held for held in letter.objectives if held.id not in added]
    means = tuple(held for held in letter.means if held.id not in added)
    _put_back(objectives, amendment)
    update: dict[str, Any] = {"objectives": tuple(objectives), "means": means}
    update["amendments"] = tuple(held for held in letter.amendments if held.id != amendment.id)
    changed = dossier.model_copy(update={"letter": letter.model_copy(update=update)})
    return _with_former(changed, amendment)


def _put_back(objectives: list[Objective], amendment: Amendment) -> None:
    places = {held.objective: held.position for held in amendment.objectives}
    by_place = sorted(amendment.dropped_objectives, key=lambda held: places.get(held.id) or 0)
    for objective in by_place:
        objectives.insert(places.get(objective.id) or 0, objective)


def _with_former(dossier: Dossier, amendment: Amendment) -> Dossier:
    changed = dossier
    known = {indicator.id for indicator in dossier.indicators}
    for target in amendment.targets:
        if target.indicator in known:
            changed = changed.with_value(f"indicators[{target.indicator}].target", target.target)
    rows = {means.id for means in dossier.letter.means}
    for means in amendment.means:
        if means.means in rows:
            for name, value in _former_figures(means).items():
                changed = changed.with_value(f"letter.means[{means.means}].{name}", value)
    return _with_former_objectives(changed, amendment)


def _former_figures(means: SupersededMeans) -> dict[str, float | None]:
    """What an amendment replaced; granted means that it left alone are followed up meanwhile."""
    former = {"promised": means.promised, "granted": means.granted}
    if means.new_promised is not None and means.new_granted is None:
        del former["granted"]
    return former


def _with_former_objectives(dossier: Dossier, amendment: Amendment) -> Dossier:
    changed = dossier
    there = {held.id for held in dossier.letter.objectives}
    for held in amendment.objectives:
        if held.dropped or held.objective not in there:
            continue
        for name in ("title", "text", "deadline"):
            former = getattr(held, name)
            changed = changed.with_value(f"letter.objectives[{held.objective}].{name}", former)
    return changed
