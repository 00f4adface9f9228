"""What in a table cannot be read, gathered, so that all of it is said at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from plpmission.errors import KpiError, Problem

MOST = 50
"""Places named; of more, how many there are."""


@dataclass
class Refusals:
    """The places that cannot be read."""

    problems: list[Problem] = field(default_factory=list)
    seen: set[tuple[int, str]] = field(default_factory=set)

    def add(self, row: int, column: object, text: object, message: str) -> None:
        """Note one place: ``row`` as a spreadsheet counts it, the heading being row 1."""
        if (row, str(column)) in self.seen:
            return
        self.seen.add((row, str(column)))
        if len(self.problems) < MOST:
            where = f"{column}:{row}"
            shown = (("text", str(text)[:60]), ("row", row), ("column", str(column)))
            self.problems.append(Problem(where=where, message=message, parameters=shown))

    def refuse(self) -> None:
        """Raise what was gathered.

        Raises:
            KpiError: there is at least one place; nothing of the table is taken.
        """
        if not self.problems:
            return
        first = self.problems[0]
        raise KpiError(
            "Nothing was read: cells that hold no figure or period: {count}. The first: row {row}, "
            "column “{column}”: “{text}”.",
            problems=self.problems,
            count=len(self.seen),
            **dict(first.parameters),
        )
