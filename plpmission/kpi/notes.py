"""What a result left out, or took for granted: an English sentence with its parameters apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from plpmission.i18n import Lang, number, translator

Parameters = dict[str, object]


@dataclass(frozen=True)
class Note:
    """One sentence about one series (or about the table, where ``series`` is −1)."""

    series: int
    """The place of the series in the panel."""
    message: str
    parameters: Parameters = field(default_factory=dict)

    def text(self, lang: Lang) -> str:
        """The sentence in the reader's language; figures as the language writes them."""
        shown = {
            name: number(value, lang) if isinstance(value, float) else value
            for name, value in self.parameters.items()
        }
        return translator("kpi", lang)(self.message, **shown)


def listed(periods: Sequence[str], most: int = 6) -> str:
    """Periods one after the other; of many, the first ones and how many more."""
    if len(periods) <= most:
        return ", ".join(periods)
    return f"{', '.join(periods[:most])} (+{len(periods) - most})"
