"""How old something was on a day."""

from __future__ import annotations

import datetime as dt

from plpmission.model.months import months_after


def is_old(date: dt.date, at: dt.date | None, months: int) -> bool:
    """Whether so many months or more had passed by then; not told of a day unknown."""
    return at is not None and months_after(date, months) <= at
