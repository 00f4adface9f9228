"""One concrete change that an objective could take over, shown as a difference."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from plpmission.i18n import Translate, day, number, translator
from plpmission.model.indicators import Indicator
from plpmission.model.objectives import Objective
from plpmission.model.terms import Direction
from plpmission.smart import Proposal, Smart
from plpmission_widgets.page import Page
from plpmission_widgets.views.dials import is_whole, judged, read

DOMAIN = "builder"
Json = dict[str, Any]

_AROUND = 48
"""Letters of the sentence that are shown before and after what changes."""


def offers(page: Page, objective: Objective) -> list[Json]:
    """What could be taken over, the first one first; the browser shows one at a time."""
    if objective.text.strip():
        return list(_offers(page, objective))
    t = translator(DOMAIN, page.lang)
    return [
        {
            "key": "pattern",
            "act": {"do": "patterns", "item": objective.id},
            "label": t("Start from a sentence that asks what it needs to know."),
            "take": t("Show the sentences"),
            "reason": t("Reduce, raise, keep, create, cooperate, speed up"),
        }
    ]


def _offers(page: Page, objective: Objective) -> Iterator[Json]:
    t, said = translator(DOMAIN, page.lang), read(page, objective)
    linked = [one for one in page.dossier.indicators if one.id in objective.indicators]
    # The figure first: what is added at the end ends with the day.
    for proposal in sorted(_proposals(page, objective, said, linked), key=lambda one: one.about):
        yield _in_text(page, objective, proposal, _reason(proposal, objective, linked, t))
    base = f"letter.objectives[{objective.id}]"
    if said.deadline and objective.deadline is None and said.time_bound.ok:
        yield {
            "path": f"{base}.deadline",
            "objective": objective.id,
            "key": f"deadline:{said.deadline}",
            "value": said.deadline.isoformat(),
            "label": t("Deadline: {date}", date=day(said.deadline, page.lang)),
            "reason": t("Proposal for T: the day that the sentence names"),
            **_acts(t),
        }
    if said.kind and objective.kind is None:
        term = translator("model", page.lang)(said.kind.label)
        yield {
            "path": f"{base}.kind",
            "objective": objective.id,
            "key": f"kind:{said.kind.value}",
            "value": said.kind.value,
            "label": t("You commit to: {kind}", kind=term),
            "reason": t("Proposal: what the sentence commits to"),
            **_acts(t),
        }


def _proposals(
    page: Page, objective: Objective, said: Smart, linked: list[Indicator]
) -> Iterator[Proposal]:
    """Those of the sentence; the day and the figures are those that the dossier knows already."""
    known = _known_day(page, objective, linked)
    mandate = page.dossier.letter.mandate
    found = said.proposals
    if known and known != mandate.end:
        found = judged(
            objective.text, page.dossier.lang, start=mandate.start, end=known, reader=page.lang
        ).proposals
    whole = next((one for one in linked if _has_figures(one)), None)
    for proposal in found:
        if proposal.about == "time_bound" and said.time_bound.ok:
            continue
        if proposal.about == "measurable" and whole:
            yield _with_figures(proposal, whole, page, objective.text)
        elif proposal.about == "time_bound" or not any(map(is_whole, linked)):
            yield proposal


def _known_day(page: Page, objective: Objective, linked: list[Indicator]) -> dt.date | None:
    """The deadline entered, else the last one of its indicators, if inside the mandate."""
    ends = [one.target.deadline for one in linked if one.target.deadline]
    found = objective.deadline or max(ends, default=None)
    last = page.dossier.letter.mandate.end
    return found if found and not (last and found > last) else None


def _has_figures(indicator: Indicator) -> bool:
    whole = indicator.target.value is not None and indicator.direction is not Direction.KEEP
    return whole and indicator.baseline.value is not None


def _with_figures(proposal: Proposal, of: Indicator, page: Page, text: str) -> Proposal:
    """The indicator's own figures in the place of an example."""
    lang = page.dossier.lang
    t = translator(DOMAIN, lang)
    figures = [number(v, lang) for v in (of.baseline.value, of.target.value) if v is not None]
    words = t("from {baseline} to {target}", baseline=figures[0], target=figures[1])
    added = text[proposal.start : proposal.end] == ""
    return Proposal(
        about=proposal.about,
        sentence=proposal.sentence,
        start=proposal.start,
        end=proposal.end,
        replacement=f", {words}" if added else words,
    )


def _reason(proposal: Proposal, objective: Objective, linked: list[Indicator], t: Translate) -> str:
    if proposal.about == "measurable":
        if any(map(_has_figures, linked)):
            return t("Proposal for M: the figures of your indicator")
        return t("Proposal for M: an example, put your own figure in")
    if objective.deadline:
        return t("Proposal for T: the deadline that you entered")
    if any(one.target.deadline for one in linked):
        return t("Proposal for T: the date of your indicator")
    return t("Proposal for T: the last day of the mandate")


def _in_text(page: Page, objective: Objective, proposal: Proposal, reason: str) -> Json:
    text = objective.text
    before, removed = text[: proposal.start], text[proposal.start : proposal.end]
    after = text[proposal.end :]
    return {
        "path": f"letter.objectives[{objective.id}].text",
        "objective": objective.id,
        "key": f"{proposal.about}:{proposal.replacement}",
        "from": text,
        "value": proposal.applied(text),
        "before": _tail(before),
        "removed": removed,
        "added": proposal.replacement,
        "after": _head(after),
        "lang": page.dossier.lang,
        "reason": reason,
        **_acts(translator(DOMAIN, page.lang)),
    }


def _acts(t: Translate) -> Json:
    return {"take": t("Take over"), "leave": t("Set aside")}


def _tail(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return "… " + text[-_AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else text[:_AROUND].rpartition(" ")[0] + " …"
