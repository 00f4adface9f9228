"""What stands beside a result or a judgement: promised, granted, reported, measured."""

from __future__ import annotations

from collections.abc import Iterator

from plpmission.compare import Comparison, Row
from plpmission.compare.rows import Given, Measured
from plpmission.i18n import Lang, day, number, translator
from plpmission.model import Dossier
from plpmission.model.indicators import Indicator
from plpmission.model.terms import MeansKind
from plpmission_widgets.views.fields import plain
from plpmission_widgets.views.report_parts import Json

DOMAIN = "reports"


def promised(row: Row, lang: Lang) -> Json:
    """What the letter says of the objective, with what an amendment changed in it."""
    t, model = translator(DOMAIN, lang), translator("model", lang)
    said = row.promised
    facts = (
        (t("Commitment"), model(said.kind.label) if said.kind else ""),
        (t("By"), day(said.deadline, lang) if said.deadline else ""),
        (t("Plans"), ", ".join(said.plans)),
    )
    return {
        "title": t("What was promised"),
        "words": said.text or row.title,
        "pieces": [{"kind": one.kind, "text": one.text} for one in said.wording],
        "said": {"added": t("put in"), "removed": t("taken out")},
        "facts": [{"label": label, "text": text} for label, text in facts if text],
    }


def reported(row: Row, lang: Lang) -> Json | None:
    """What the holder says came of it."""
    t, model, said = translator(DOMAIN, lang), translator("model", lang), row.reported
    if not said.parts:
        return {"title": t("What was reported"), "text": t("The report does not speak of it.")}
    facts = (
        (t("State"), model(said.state.label) if said.state else t("not given")),
        (t("How it came about"), said.explanation),
        (t("What stood in the way"), said.obstacles),
        (t("Evidence"), ", ".join(one.title or one.location for one in said.evidence)),
    )
    return {
        "title": t("What was reported"),
        "words": said.result,
        "facts": [{"label": label, "text": text} for label, text in facts if text],
    }


def means(row: Row, lang: Lang) -> Json | None:
    """What was promised and granted, year by year; and what the report says of it."""
    told = [one for one in row.means if one.promised is not None or one.granted is not None]
    if not told and not row.reported.means_received:
        return None
    t = translator(DOMAIN, lang)
    return {
        "title": t("Means"),
        "text": row.reported.means_received,
        "head": [t("Means"), t("Promised"), t("Granted")] if told else [],
        "rows": [
            {
                "cells": [
                    _titled(one),
                    *(_amount(one, value, lang) for value in (one.promised, one.granted)),
                ],
                "short": _short(one),
            }
            for one in told
        ],
        "less": t("less than promised"),
    }


def _titled(one: Given) -> str:
    return f"{one.title} · {one.year}" if one.year else one.title


def _short(one: Given) -> bool:
    return one.promised is not None and one.granted is not None and one.granted < one.promised


def _amount(one: Given, value: float | None, lang: Lang) -> str:
    if value is None:
        return "–"
    t = translator(DOMAIN, lang)
    said = number(value, lang)
    if one.kind is MeansKind.BUDGET:
        return t("{amount} €", amount=said)
    return t("{amount} FTE", amount=said) if one.kind is MeansKind.STAFF else said


def measured(dossier: Dossier, row: Row, lang: Lang) -> Iterator[Json]:
    """Each indicator's course beside its target, and what it says."""
    held = {one.id: one for one in dossier.indicators}
    for one in row.indicators:
        if one.id in held:
            yield _measured(held[one.id], one, lang)


def _measured(indicator: Indicator, one: Measured, lang: Lang) -> Json:
    t = translator(DOMAIN, lang)
    target = {
        name: value
        for name in ("low", "high", "value")
        if (value := getattr(one.target, name)) is not None
    }
    former = [
        t(
            "Until {day} the target was {target}.",
            day=day(old.until, lang),
            target=number(aim, lang),
        )
        for old in one.superseded
        if (aim := old.target.value or old.target.high or old.target.low) is not None
    ]
    return {
        "title": one.name,
        "unit": one.unit,
        "chart": {
            "rows": plain(indicator.measurements),
            "baseline": one.baseline,
            "target": target,
        },
        "text": " ".join(filter(None, (one.sentence, *former))) or t("There are no figures yet."),
    }


def remarks(comparison: Comparison, about: set[str], lang: Lang, letters: str) -> Json | None:
    """What the rules say of this objective's result (R) or judgement (E)."""
    t = translator(DOMAIN, lang)
    found = [
        {"title": one.message, "text": one.hint}
        for one in comparison.findings
        if one.about in about and one.code[0] in letters
    ]
    return {"title": t("To look at"), "remarks": found} if found else None


def notes(comparison: Comparison, lang: Lang) -> Json | None:
    """What does not fit together: another letter, two reports of one period, another language."""
    t = translator(DOMAIN, lang)
    found = [{"title": note, "text": ""} for note in comparison.notes]
    return {"title": t("To look at"), "remarks": found} if found else None
