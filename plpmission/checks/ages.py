"""How old something was on a day."""

from __future__ import annotations

import calendar
import datetime as dt


def months_after(date: dt.date, months: int) -> dt.date:
    """The same day so many months later; the month's last where it is shorter."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(date.day, last))


def is_old(date: dt.date, at: dt.date | None, months: int) -> bool:
    """Whether so many months or more had passed by then; not told of a day unknown."""
    return at is not None and months_after(date, months) <= at
