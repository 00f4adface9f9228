"""The life of the letter: how far it has come, what can be done now, and what was done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from plpmission import life
from plpmission.i18n import Lang, Translate, day, moment, number, translator
from plpmission.life import AmendmentState, Missing, Move, Stage
from plpmission.model import Dossier
from plpmission.model.indicators import Target
from plpmission.model.life import Amendment, Setting
from plpmission.outline.contents import section_of
from plpmission.store import Frozen
from plpmission_widgets.page import Page
from plpmission_widgets.views.coming import coming
from plpmission_widgets.views.life_forms import asked

if TYPE_CHECKING:
    from plpmission_widgets.desk import Desk

DOMAIN = "life"
Json = dict[str, Any]

_WRITTEN = frozenset({"propose_amendment", "set_amendment"})
_ORDER = (Stage.DRAFT, Stage.PROPOSED, Stage.SET, Stage.COPIED, Stage.IN_FORCE, Stage.CLOSED)


def fields(desk: Desk) -> list[Json]:
    """The steps, what can be done, what falls due, what was done, and what no longer holds."""
    assert desk.letter is not None  # noqa: S101 - listed for an open letter alone
    page, frozen = desk.page(), desk.store.frozen(desk.letter.id)
    return [
        _course(page, frozen),
        *coming(page.dossier, page.lang),
        *_history(page),
        *_superseded(page),
        *_versions(frozen, page.lang),
    ]


def _course(page: Page, frozen: tuple[Frozen, ...]) -> Json:
    t = translator(DOMAIN, page.lang)
    ahead = (*life.moves(page.dossier), *_report(page.dossier))
    return {
        "kind": "life",
        "path": "life",
        "steps": list(_steps(page.dossier, t, page.lang)),
        "imprint": life.imprint(page.dossier, _of_the_letter(frozen), page.lang),
        "now": [_move(move, page) for move in ahead if _at_hand(move)],
        "later": _later([move for move in ahead if not _at_hand(move)], page),
        "words": {
            "steps": t("The steps of the letter"),
            "now": t("What can be done now"),
            "later": t("What comes later"),
            "cancel": t("Cancel"),
            "no_day": t("There is no such day."),
            "calendar": t("Choose in the calendar"),
        },
    }


def _of_the_letter(frozen: tuple[Frozen, ...]) -> Frozen | None:
    """The last official version of the letter itself; reports have versions of their own."""
    own = [one for one in frozen if one.kind not in {"report", "evaluation"}]
    return own[-1] if own else None


def _at_hand(move: Move) -> bool:
    """What can be done; and an amendment being written, with what it still lacks."""
    return move.possible or move.name in _WRITTEN


def _steps(dossier: Dossier, t: Translate, lang: Lang) -> Iterator[Json]:
    """Each step with its date, as a rail: done, now, or still to come."""
    setting = dossier.letter.setting
    dates = {
        Stage.PROPOSED: setting.proposed_on,
        Stage.SET: setting.set_on,
        Stage.COPIED: setting.copy_sent_on,
        Stage.IN_FORCE: setting.in_force_on,
        Stage.CLOSED: setting.closed_on,
    }
    now = life.stage(dossier)
    at = _ORDER.index(Stage.IN_FORCE if now is Stage.AMENDED else now)
    names = {
        Stage.DRAFT: t("Draft"),
        Stage.PROPOSED: t("Proposed"),
        Stage.SET: t("Set"),
        Stage.COPIED: t("Copy sent"),
        Stage.IN_FORCE: t("In force"),
        Stage.CLOSED: t("Closed"),
    }
    for index, step in enumerate(_ORDER):
        date = dates.get(step)
        yield {
            "label": names[step],
            "date": day(date, lang) if date else "",
            "state": "now" if index == at else "done" if index < at else "next",
            "said": t("done") if index < at else t("now") if index == at else t("still to come"),
        }


def _report(dossier: Dossier) -> Iterator[Move]:
    """Where the report was written elsewhere, its date is enough to go on."""
    if life.stage(dossier) in {Stage.IN_FORCE, Stage.AMENDED} and not dossier.activity_reports:
        yield Move(
            name="report",
            title="Record an activity report written elsewhere",
            why="A request for renewal goes with a report by the letter’s objectives.",
            source="PJPol, art. VII.III.88",
        )


def _move(move: Move, page: Page) -> Json:
    t = translator(DOMAIN, page.lang)
    return {
        "step": move.name,
        "about": move.about,
        "title": t(move.title),
        "why": t(move.why),
        "source": t(move.source),
        "fields": asked(move, page),
        "go": _writing(move, page),
        "lacks": [_missing(one, page)["text"] for one in move.missing],
        "act": t("Begin") if move.name in {"amend", "begin_from"} else t("Record"),
    }


def _later(moves: list[Move], page: Page) -> list[Json]:
    """What is still missing, and which steps wait for it."""
    t = translator(DOMAIN, page.lang)
    waiting: dict[tuple[str, ...], list[Move]] = {}
    for move in moves:
        waiting.setdefault(tuple(one.sentence for one in move.missing), []).append(move)
    return [
        {
            "missing": [_missing(one, page) for one in held[0].missing],
            "then": t("Then: {steps}.", steps=" · ".join(t(move.title) for move in held)),
        }
        for held in waiting.values()
    ]


def _writing(move: Move, page: Page) -> Json | None:
    """The way to the amendment that is being written."""
    if move.name not in _WRITTEN:
        return None
    label = translator(DOMAIN, page.lang)("Write the amendment")
    return {"label": label, "section": "amendment-procedure", "item": move.about}


def _missing(missing: Missing, page: Page) -> Json:
    t = translator(DOMAIN, page.lang)
    said = {"text": t(missing.sentence, **missing.parameters), "source": t(missing.source)}
    section = section_of(missing.where) if missing.where.startswith("letter.") else ""
    if not section or missing.where.startswith("letter.setting"):
        return said
    go: Json = {"section": section, "path": missing.where, "label": page.label(section)}
    if missing.where.startswith("letter.amendments["):
        go["item"] = missing.where.partition("[")[2].partition("]")[0]
    return {**said, "go": go}


def _history(page: Page) -> Iterator[Json]:
    t = translator(DOMAIN, page.lang)
    done = [*_done("", page.dossier.letter.setting, page, None)]
    for held in page.dossier.letter.amendments:
        title = held.title or t("Amendment")
        done += _done(title, held.setting, page, held)
    for one in page.dossier.follow_up.consultations:
        if one.date:
            done.append((one.date, t("Consultation held"), one.result))
    for request in page.dossier.follow_up.renewals:
        if request.requested_on:
            done.append((request.requested_on, t("Renewal asked for"), ""))
        if request.decided_on:
            outcome = t("Mandate renewed") if request.renewed else t("Mandate not renewed")
            done.append((request.decided_on, outcome, request.reference))
    if not done:
        return
    yield {
        "kind": "said",
        "path": "life.history",
        "label": t("What was recorded"),
        "columns": [{"label": t("Date")}, {"label": t("Step")}, {"label": t("Detail")}],
        "rows": [
            {"cells": [{"text": day(date, page.lang)}, {"text": what}, {"text": detail}]}
            for date, what, detail in sorted(done, key=lambda one: one[0])
        ],
    }


def _done(
    title: str, setting: Setting, page: Page, amendment: Amendment | None
) -> Iterator[tuple[Any, str, str]]:
    t, model = translator(DOMAIN, page.lang), translator("model", page.lang)
    by = model(setting.set_by.label) if setting.set_by else ""
    proposed = amendment.proposed_on if amendment else setting.proposed_on
    proposer = model(amendment.proposed_by.label) if amendment and amendment.proposed_by else ""
    aside = amendment is not None and not setting.set_on
    steps = (
        (proposed, t("Proposed"), proposer),
        (setting.set_on, t("Set"), ", ".join(filter(None, (by, setting.reference)))),
        (
            setting.copy_sent_on,
            t("Copy to the inspector general"),
            ", ".join(filter(None, (setting.copy_means, setting.copy_sent_by))),
        ),
        (setting.in_force_on, t("In force"), ""),
        (setting.closed_on, t("Put aside") if aside else t("Closed"), setting.closed_reason),
    )
    for date, what, detail in steps:
        if date:
            yield date, f"{title}: {what}" if title else what, detail


def _superseded(page: Page) -> Iterator[Json]:
    """What amendments replaced, with what holds since and why."""
    t = translator(DOMAIN, page.lang)
    rows = [row for held in page.dossier.letter.amendments for row in _replaced(held, page, t)]
    if not rows:
        return
    yield {
        "kind": "said",
        "path": "life.superseded",
        "label": t("What no longer holds"),
        "columns": [
            {"label": t("What")},
            {"label": t("Until then")},
            {"label": t("Since")},
            {"label": t("Why")},
        ],
        "rows": rows,
    }


def _replaced(held: Amendment, page: Page, t: Translate) -> Iterator[Json]:
    if life.amendment_state(held) not in {AmendmentState.SET, AmendmentState.COPIED}:
        return
    for target in held.targets:
        now = _aim(target.new_target, page.lang)
        yield _row(page, target.indicator, _aim(target.target, page.lang), now, target.reason)
    for means in held.means:
        former = _amount(means.promised, page.lang)
        since = _amount(means.new_promised, page.lang)
        yield _row(page, means.means, former, since, means.reason)
    for one in held.objectives:
        new = t("Dropped") if one.dropped else one.new_text or one.new_title
        yield _row(page, one.objective, one.text or one.title, new, one.reason)


def _row(page: Page, about: str | None, former: str, now: str, reason: str) -> Json:
    name = page.names[about].label if about and about in page.names else "–"
    texts = (name, former or "–", now or "–", reason or "–")
    return {"cells": [{"text": text} for text in texts]}


def _aim(target: Target, lang: Lang) -> str:
    if target.low is not None and target.high is not None:
        said = f"{number(target.low, lang)}–{number(target.high, lang)}"
    else:
        said = _amount(target.value, lang)
    when = day(target.deadline, lang) if target.deadline else ""
    return ", ".join(filter(None, (said, when)))


def _amount(value: float | None, lang: Lang) -> str:
    return "" if value is None else number(value, lang)


def _versions(frozen: tuple[Frozen, ...], lang: Lang) -> Iterator[Json]:
    """The versions that the store keeps as official, each with its hash."""
    t = translator(DOMAIN, lang)
    if not frozen:
        return
    kinds = {
        "proposed": t("Proposed"),
        "set": t("Set"),
        "amended": t("Set by an amendment"),
        "closed": t("Closed"),
        "report": t("Activity report"),
        "evaluation": t("Evaluation report"),
    }
    yield {
        "kind": "said",
        "path": "life.versions",
        "label": t("Versions kept as official"),
        "columns": [
            {"label": t("Version")},
            {"label": t("As")},
            {"label": t("Kept on")},
            {"label": t("Hash of the dossier (SHA-256)")},
        ],
        "rows": [
            {
                "cells": [
                    {"text": str(one.revision)},
                    {"text": kinds.get(one.kind, one.kind)},
                    {"text": moment(one.at.astimezone(), lang), "under": one.by.name},
                    {"text": " ".join(one.hash[at : at + 8] for at in range(0, 64, 8))},
                ]
            }
            for one in frozen
        ],
    }
