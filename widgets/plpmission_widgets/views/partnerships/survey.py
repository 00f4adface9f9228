"""The survey's shares, with the room that a small group leaves them."""

from __future__ import annotations

from typing import Any

from plpmission.i18n import number, translator
from plpmission.model.partnership_evaluation import PartnershipEvaluation
from plpmission.partners.survey import Share, intervals
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]


def fields(page: PlpPage, base: str) -> list[Json]:
    """One line a question; nothing without answers."""
    evaluation = page.dossier.value(base.removesuffix("."))
    if not isinstance(evaluation, PartnershipEvaluation) or not evaluation.survey.answers:
        return []
    rows = [_row(one, page) for one in intervals(evaluation.survey)]
    return [
        {
            "kind": "plp-intervals",
            "path": "shares",
            "label": page.t("In favour"),
            "empty": "",
            "rows": rows,
            "note": page.t("The bar is the 95 % interval: few answers leave much room."),
        }
    ]


def _row(one: Share, page: PlpPage) -> Json:
    said = translator("model", page.lang)(one.question.label)
    return {
        "id": str(one.question),
        "question": said,
        "share": one.share,
        "low": one.low or 0,
        "high": one.high or 0,
        "text": _text(one, page),
    }


def _text(one: Share, page: PlpPage) -> str:
    t = page.t
    if one.share is None or one.low is None or one.high is None:
        return t("Fewer than five answers: no share is shown.")
    said = t(
        "{share} % of {n}, between {low} and {high} %",
        share=_percent(one.share, page),
        n=one.n,
        low=_percent(one.low, page),
        high=_percent(one.high, page),
    )
    if one.few:
        said += " · " + t("few answers")
    if one.before is not None:
        said += " · " + t("before: {share} %", share=_percent(one.before, page))
        words = {
            "up": t("higher than before"),
            "down": t("lower than before"),
            "too_few_to_say": t("the difference may be chance"),
        }
        if one.verdict in words:
            said += ", " + words[one.verdict]
    return said


def _percent(share: float, page: PlpPage) -> str:
    return number(round(100 * share), page.lang)
