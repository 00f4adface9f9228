"""What the worker does: a name, what is asked, bytes; the answer is plain data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from plpmission.i18n import as_lang
from plpmission.model import loads
from plpmission.model.indicators import Measurement, Profile
from plpmission_widgets.trends import drawing, looking

Json = dict[str, Any]


def _trend(asked: Json, content: bytes) -> Json:
    return drawing.trend(loads(content), asked["id"], as_lang(asked["lang"]))


def _trends(asked: Json, content: bytes) -> Json:
    return drawing.trends(loads(content), as_lang(asked["lang"]))


def _compared(asked: Json, content: bytes) -> Json:
    from plpmission_widgets.views.compare_whole import compared

    return compared(loads(content), as_lang(asked["lang"]))


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


TASKS: Mapping[str, Callable[[Json, bytes], Json]] = {
    "trend": _trend,
    "trends": _trends,
    "look": _look,
    "compared": _compared,
}
