"""Messages of a partnership: brought in from a file, counted for an evaluation's period."""

from __future__ import annotations

import datetime as dt
from typing import Any

from plpmission.i18n import number
from plpmission.model.partnership_evaluation import PartnershipEvaluation
from plpmission.store import MessageFigures
from plpmission_widgets.views.partnerships import taking
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, Any]


def fields(page: PlpPage, base: str) -> list[Json]:
    """What is kept of this period, the way to take it over, and the way to bring in more."""
    evaluation = page.dossier.value(base.removesuffix("."))
    if not isinstance(evaluation, PartnershipEvaluation):
        return []
    return [_kept(page, evaluation), _drop(page)]


def _kept(page: PlpPage, evaluation: PartnershipEvaluation) -> Json:
    t = page.t
    found = figures(page, evaluation.start, evaluation.end)
    if found is None:
        everything = figures(page, None, None)
        said = (
            t("{count} messages are kept, none of this period.", count=everything.count)
            if everything
            else t("No message of this partnership is kept yet.")
        )
        return {"kind": "plp-said", "path": "kept", "texts": [said], "acts": []}
    return {
        "kind": "plp-said",
        "path": "kept",
        "tone": "note",
        "texts": list(_says(found, page)),
        "acts": [
            {
                "label": t("Take these figures over"),
                "message": {"do": "plp_count", "id": evaluation.id},
            }
        ],
    }


def _says(found: MessageFigures, page: PlpPage) -> list[str]:
    t = page.t
    said = [
        t(
            "Kept of this period: {hot} urgent messages and {cold} others.",
            hot=number(found.hot, page.lang),
            cold=number(found.cold, page.lang),
        )
    ]
    if found.median_delay is not None:
        minutes = round(found.median_delay.total_seconds() / 60, 1)
        said.append(
            t("Delay in the middle: {minutes} minutes.", minutes=number(minutes, page.lang))
        )
    if found.followed_up:
        said.append(t("{count} have a known result.", count=number(found.followed_up, page.lang)))
    return said


def figures(page: PlpPage, since: dt.date | None, until: dt.date | None) -> MessageFigures | None:
    """The figures of a time; None where there was no message."""
    return page.store.messages.summary(page.key, page.open.id, since, until).get(page.open.id)


def _drop(page: PlpPage) -> Json:
    t = page.t
    return taking.drop(
        page,
        "messages",
        "",
        t("Messages from the platform, as CSV or Excel: brought in twice, they count once."),
        ".csv,.tsv,.txt,.xlsx,.xls,.ods",
    )
