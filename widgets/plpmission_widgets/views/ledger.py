"""The ledger of means: what each objective needs, what was promised and granted, and what lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import fsum
from typing import TYPE_CHECKING, Any

from plpmission.i18n import Translate, number, translator
from plpmission.ledger import Ledger, Row, Total, ledger
from plpmission.life import Stage, open_amendment, stage
from plpmission.model.terms import MeansKind
from plpmission.render.strategy import bars_in_words, budget_by_year, means_by_year
from plpmission_widgets.page import Page
from plpmission_widgets.views.linked import reference
from plpmission_widgets.views.sums import sums

if TYPE_CHECKING:
    from plpmission.render.figures.budget import Bars
    from plpmission_widgets.desk import Desk

DOMAIN = "builder"
Json = dict[str, Any]

_AMENDABLE = (Stage.IN_FORCE, Stage.AMENDED)


def fields(desk: Desk) -> list[Json]:
    """What lacks first; then each kind by objective and year; then plans and budget."""
    page = desk.page()
    t, held = translator(DOMAIN, page.lang), ledger(page.dossier)
    if not held.rows:
        return [
            {
                "kind": "note",
                "text": t("No means are noted yet: what each objective needs stands in 3.5."),
                "go": {"section": "resources", "label": page.label("resources")},
            }
        ]
    return [
        *_lacking(held, page, t),
        *_unbound(held, page, t),
        *(part for kind in MeansKind for part in _of_kind(kind, held, page, t)),
        *sums(page),
        *_budget(page, t),
    ]


def names(t: Translate) -> dict[MeansKind, str]:
    """What each kind counts in."""
    return {
        MeansKind.STAFF: t("Staff, in full-time equivalents"),
        MeansKind.BUDGET: t("Money, in euro"),
        MeansKind.EQUIPMENT: t("Equipment, in pieces"),
    }


def _lacking(held: Ledger, page: Page, t: Translate) -> Iterator[Json]:
    """The lines of which less is given than needed, and what can be done about each."""
    if not held.gaps:
        yield {
            "kind": "note",
            "text": t("Every objective is given what it needs, as far as noted."),
        }
        return
    yield {
        "kind": "said",
        "path": "letter.means.gaps",
        "label": t("What lacks"),
        "columns": [
            {"label": t("Objective")},
            {"label": t("Means")},
            {"label": t("Year")},
            {"label": t("Needed"), "figure": True},
            {"label": t("Promised"), "figure": True},
            {"label": t("Granted"), "figure": True},
            {"label": t("Lacking"), "figure": True},
            {"label": t("What to do")},
        ],
        "rows": [_gap(row, page, t) for row in held.gaps],
    }


def _gap(row: Row, page: Page, t: Translate) -> Json:
    figures = ({"text": _figure(value, page)} for value in (row.needed, row.promised, row.granted))
    return {
        "id": row.means,
        "cells": [
            {"ref": reference(page, row.objective)} if row.objective else {"text": ""},
            {"text": row.title, "under": translator("model", page.lang)(row.kind.label)},
            {"text": str(row.year or "–")},
            *figures,
            {"text": _figure(row.gap, page), "off": True, "off_word": t("Lacking")},
            {"act": _way_out(row, page, t)},
        ],
    }


def _way_out(row: Row, page: Page, t: Translate) -> Json:
    """An amendment once the letter is in force; until then the line of 3.5."""
    if stage(page.dossier) in _AMENDABLE and open_amendment(page.dossier) is None:
        return {"label": t("Start an amendment"), "message": {"do": "amend", "means": row.means}}
    message = {"do": "go", "section": "resources", "path": f"letter.means[{row.means}].granted"}
    return {"label": t("To the line"), "message": message}


def _unbound(held: Ledger, page: Page, t: Translate) -> Iterator[Json]:
    for row in held.unbound:
        yield {
            "kind": "note",
            "text": t("“{title}” was granted and serves no objective.", title=row.title),
            "go": {
                "section": "resources",
                "path": f"letter.means[{row.means}].objectives",
                "label": page.label("resources"),
            },
        }


def _of_kind(kind: MeansKind, held: Ledger, page: Page, t: Translate) -> Iterator[Json]:
    totals = [total for total in held.totals if total.kind is kind]
    if not totals:
        return
    years = sorted({total.year for total in totals}, key=lambda year: year or 9999)
    owners = list(dict.fromkeys(total.objective for total in totals))
    bars = means_by_year(page.dossier, kind, page.lang)
    if bars:
        yield drawn(bars, names(t)[kind], page)
    yield {
        "kind": "said",
        "path": f"letter.means.{kind.value}",
        "label": "" if bars else names(t)[kind],
        "columns": [
            {"label": t("Objective")},
            *({"label": str(year or t("no year")), "figure": True} for year in years),
        ],
        "rows": [_owner(one, years, totals, page, t) for one in owners],
        "foot": _all(years, totals, page, t) if len(owners) > 1 else None,
        "notes": [{"text": t("In each year: what is granted, or promised, of what is needed.")}],
    }


def _owner(
    owner: str | None,
    years: list[int | None],
    totals: list[Total],
    page: Page,
    t: Translate,
) -> Json:
    mine = {total.year: total for total in totals if total.objective == owner}
    name = {"ref": reference(page, owner), "text": page.names[owner].name} if owner else None
    return {
        "id": owner or "none",
        "cells": [
            name or {"text": t("No objective")},
            *(_cell(mine.get(y), page, t) for y in years),
        ],
    }


def _cell(total: Total | None, page: Page, t: Translate) -> Json:
    if total is None:
        return {"text": ""}
    given = total.granted if total.granted is not None else total.promised
    lacks = bool(total.gap and total.gap > 0)
    text = t("{given} of {needed}", given=_figure(given, page), needed=_figure(total.needed, page))
    return {"text": text, "off": lacks, "off_word": t("Lacking")}


def _all(years: list[int | None], totals: list[Total], page: Page, t: Translate) -> Json:
    cells = []
    for year in years:
        here = [total for total in totals if total.year == year]
        given = fsum(_given(here))
        needed = fsum(total.needed or 0.0 for total in here)
        cells.append(
            {
                "text": t(
                    "{given} of {needed}", given=_figure(given, page), needed=_figure(needed, page)
                )
            }
        )
    return {"cells": [{"text": t("All objectives")}, *cells]}


def _given(totals: Iterable[Total]) -> Iterator[float]:
    for total in totals:
        given = total.granted if total.granted is not None else total.promised
        yield given or 0.0


def _figure(value: float | None, page: Page) -> str:
    return "–" if value is None else number(round(value, 2), page.lang)


def _budget(page: Page, t: Translate) -> Iterator[Json]:
    found = budget_by_year(page.dossier, page.lang)
    if found:
        yield drawn(found, t("Budget by year, in euro"), page)


def drawn(bars: Bars, label: str, page: Page) -> Json:
    """Bars by year, as the page draws them."""
    return {
        "kind": "bars",
        "path": f"letter.bars.{label}",
        "label": label,
        "alt": bars_in_words(bars, label, page.lang),
        "series": bars.series,
        "groups": [{"label": group.label, "values": group.values} for group in bars.groups],
        "ticks": [{"value": value, "text": said} for value, said in bars.ticks],
    }
