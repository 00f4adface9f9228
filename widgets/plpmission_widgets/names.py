"""What items are called on screen, as in the letter: ``SO 2 · Fewer burglaries``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plpmission.i18n import Lang, translator
from plpmission.model import Dossier, Item
from plpmission.render.labels import labels

_LONGEST = 60
LISTS = (
    ("letter.objectives", "Strategic objectives", ("title", "text")),
    ("letter.plans", "Tactical plans", ("title", "text")),
    ("indicators", "Indicators", ("name", "definition")),
    ("letter.analysis.swot", "Analysis", ("text",)),
    ("letter.analysis.expectations", "What others expect", ("expectation", "who")),
    ("letter.means", "Means", ("title",)),
    ("letter.partners", "Partners", ("name",)),
    ("letter.protocols", "Protocols and agreements", ("title",)),
    ("letter.amendments", "Amendments to the letter", ("title", "reason")),
)
"""The lists whose items can be referred to: path, heading, and where the name stands."""
_UNCOUNTED = {"letter.means", "letter.partners", "letter.protocols"}
"""Those that the letter calls by their name alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """An item that one may refer to: its code (``SO 2``), its name and the list it stands in."""

    id: str
    code: str
    name: str
    group: str

    @property
    def label(self) -> str:
        """Code and name, as far as it has them."""
        return " · ".join(part for part in (self.code, self.name) if part)


def names(dossier: Dossier, lang: Lang) -> Iterator[Name]:
    """Every item that one may refer to, in the letter's order."""
    t = translator("app", lang)
    called = labels(dossier, lang)
    for path, heading, fields in LISTS:
        for number, item in enumerate(dossier.value(path), 1):
            name = _name(item, fields)
            code = "" if path in _UNCOUNTED and name else called[item.id].short
            if path == "letter.amendments":
                code = t("AM {number}", number=number)
            yield Name(id=item.id, code=code, name=name, group=t(heading))


def _name(item: Item, fields: tuple[str, ...]) -> str:
    found = next((text for field in fields if (text := str(getattr(item, field)).strip())), "")
    line = " ".join(found[: _LONGEST * 2].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
