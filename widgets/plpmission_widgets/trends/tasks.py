"""What the worker does: a name, what is asked, contents as bytes; the answer is plain data."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from plpmission.i18n import as_lang
from plpmission.model import loads
from plpmission.model.indicators import Measurement, Profile
from plpmission_widgets.page import Page
from plpmission_widgets.trends import drawing, looking, shelf

Json = dict[str, Any]


def _trend(asked: Json, content: bytes) -> Json:
    return drawing.trend(loads(content), asked["id"], as_lang(asked["lang"]))


def _trends(asked: Json, content: bytes) -> Json:
    return drawing.trends(loads(content), as_lang(asked["lang"]))


def _compared(asked: Json, content: bytes) -> Json:
    from plpmission_widgets.views.compare_whole import compared

    return compared(loads(content), as_lang(asked["lang"]))


def _beside(asked: Json, content: bytes) -> Json:
    from plpmission_widgets.views.report_cards import CARDS

    page = Page(dossier=loads(content), lang=as_lang(asked["lang"]))
    found = CARDS[asked["view"]](page, asked["report"], asked["about"])
    return {"id": asked["id"], "cards": list(found)}


def _placed(_: Json, content: bytes, text: bytes) -> Json:
    from plpmission.compare.passages import placed

    return asdict(placed(loads(content), text.decode()))


def _shelve(asked: Json, *contents: bytes) -> Json:
    shelf.keep(_places(asked), contents)
    return {}


def _known(asked: Json) -> Json:
    missing = shelf.missing(_places(asked))
    return {"missing": missing} if missing else {}


def _many(asked: Json) -> Json:
    from plpmission_widgets.views.many_rows import beside, near, table

    if missing := shelf.missing(_places(asked)):
        return {"missing": missing}
    held, lang = shelf.of(_places(asked)), as_lang(asked["lang"])
    return {
        **table(held, lang),
        "near": near(asked["near"], held, lang),
        "letters": beside(asked["before"], asked["after"], held, lang),
    }


def _many_file(asked: Json) -> Json:
    from plpmission.compare.tables import overview_csv, overview_xlsx

    if missing := shelf.missing(_places(asked)):
        return {"missing": missing}
    made = {"xlsx": overview_xlsx, "csv": overview_csv}[asked["as"]]
    content = made(shelf.of(_places(asked)), as_lang(asked["lang"]))
    return {"content": base64.b64encode(content).decode()}


def _places(asked: Json) -> list[shelf.Place]:
    lang = as_lang(asked["lang"])
    return [shelf.Place(key, sha256, lang) for key, sha256 in asked["dossiers"]]


def _look(asked: Json, content: bytes) -> Json:
    held = [Measurement.model_validate(one) for one in asked["held"]]
    return looking.look(
        content,
        asked["name"],
        Profile.model_validate(asked["profile"]),
        lang=as_lang(asked["lang"]),
        held={one.period: one for one in held},
        today=dt.date.fromisoformat(asked["today"]),
    )


TASKS: Mapping[str, Callable[..., Json]] = {
    "trend": _trend,
    "trends": _trends,
    "look": _look,
    "compared": _compared,
    "beside": _beside,
    "placed": _placed,
    "shelve": _shelve,
    "known": _known,
    "many": _many,
    "many_file": _many_file,
}
