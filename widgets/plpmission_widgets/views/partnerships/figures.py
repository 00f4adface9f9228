"""Crime and nuisance before and after, with what can and cannot be said of the change."""

from __future__ import annotations

from typing import Any

from plpmission.i18n import number, translator
from plpmission.model.partnership_evaluation import PartnershipEvaluation
from plpmission.partners.evaluating import SeriesVerdict, Trend, series_verdict
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]

_TONES: dict[Trend, str] = {
    "better": "good",
    "worse": "bad",
    "changed": "plain",
    "too_few_to_say": "plain",
}


def fields(page: PlpPage, base: str) -> list[Json]:
    """One verdict a series; nothing without figures."""
    evaluation = page.dossier.value(base.removesuffix("."))
    if not isinstance(evaluation, PartnershipEvaluation) or not evaluation.series:
        return []
    return [
        {
            "kind": "plp-verdicts",
            "path": "verdicts",
            "label": "",
            "empty": "",
            "rows": [_row(series_verdict(one), page) for one in evaluation.series],
            "note": page.t("That something changed does not say that the partnership changed it."),
        }
    ]


def _row(found: SeriesVerdict, page: PlpPage) -> Json:
    verdict = found.compared.verdict if found.compared else found.verdict
    return {
        "id": found.series.id,
        "name": found.series.title or page.t("No title yet"),
        "change": _change(found, page),
        "tone": _TONES[verdict],
        "verdict": " ".join(_says(found, page)),
    }


def _change(found: SeriesVerdict, page: PlpPage) -> str:
    around = found.around
    if around is None:
        return "–"
    ends = (
        number(around.before.mean, page.lang, digits=1),
        number(around.after.mean, page.lang, digits=1),
    )
    return " → ".join(ends)


def _says(found: SeriesVerdict, page: PlpPage) -> list[str]:
    t = page.t
    if found.around is None:
        return [translator("partners", page.lang)(found.problem)]
    said = [_words(page)[found.verdict]]
    if found.compared is None:
        said.append(t("No area to compare with is given."))
    else:
        named = found.series.comparison_name or t("the other area")
        change = (found.compared.value - 1) * 100
        said.append(
            t(
                "Beside {area}: {change} % (95 %: {low} to {high} %).",
                area=named,
                change=number(round(change), page.lang),
                low=number(round((found.compared.low - 1) * 100), page.lang),
                high=number(round((found.compared.high - 1) * 100), page.lang),
            )
        )
        if found.compared.verdict == "too_few_to_say":
            said.append(t("The difference may be chance."))
    return said


def _words(page: PlpPage) -> dict[Trend, str]:
    t = page.t
    return {
        "better": t("Better than before."),
        "worse": t("Worse than before."),
        "changed": t("Other than before."),
        "too_few_to_say": t("No more than the usual ups and downs."),
    }
