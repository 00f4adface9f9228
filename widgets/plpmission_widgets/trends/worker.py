"""A process with pandas loaded that draws charts and reads files for every page.

Run as ``python -m plpmission_widgets.trends.worker``. A request names its ``task`` (see ``tasks``).
A page's kernel so stays as small as it was.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from threading import get_native_id
from typing import Any

from plpmission.warm.serving import Tell, serve
from plpmission_widgets.trends.client import VARIABLE, TrendsRefusal

DOMAIN = "trends"


def main() -> None:
    """Serve until the starter goes away."""
    serve(VARIABLE, _answer, fault=_fault, warm_up=_warm_up)


def _fault() -> TrendsRefusal:
    return TrendsRefusal(
        "The figures could not be worked out: the program has a fault. The dossier is safe."
    )


def _warm_up() -> None:
    """Load what charts and comparisons need, by making some; pages that open meanwhile go first."""
    with suppress(AttributeError, OSError):  # where a thread has a priority of its own
        os.setpriority(os.PRIO_PROCESS, get_native_id(), 10)
    from plpmission.compare.shelf import shelved
    from plpmission.model import Dossier, Letter
    from plpmission.model.indicators import Indicator, Measurement
    from plpmission.model.objectives import Objective
    from plpmission_widgets.trends.drawing import trend, trends
    from plpmission_widgets.views.compare_whole import compared
    from plpmission_widgets.views.many_rows import table

    periods = [f"{year}-Q{quarter}" for year in range(2020, 2024) for quarter in (1, 2, 3, 4)]
    made = tuple(Measurement(period=period, value=at % 5) for at, period in enumerate(periods))
    indicator = Indicator.new(name="–", measurements=made)
    letter = Letter(objectives=(Objective.new(indicators=(indicator.id,)),))
    dossier = Dossier(indicators=(indicator,), letter=letter)
    trend(dossier, indicator.id, "en")
    trends(dossier, "en")
    compared(dossier, "en")
    table(shelved([("", dossier)], "en"), "en")


def _answer(asked: dict[str, Any], contents: Sequence[bytes], _: Tell) -> bytes:
    from plpmission_widgets.trends.tasks import TASKS

    return json.dumps(TASKS[asked["task"]](asked, *contents)).encode()


if __name__ == "__main__":
    main()
