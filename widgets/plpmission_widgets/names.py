"""What items are called on screen: ``SO 2 · Fewer burglaries``, and what one may refer to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plpmission.i18n import Lang, translator
from plpmission.model import Dossier, Item
from plpmission.outline import outline, texts

_LONGEST = 60
QUADRANT_CODES = {"strength": "St", "weakness": "We", "opportunity": "Op", "threat": "Th"}
LISTS = (
    ("letter.objectives", "SO", "Strategic objectives", ("title", "text")),
    ("letter.plans", "TP", "Tactical plans", ("title", "text")),
    ("indicators", "IN", "Indicators", ("name", "definition")),
    ("letter.analysis.swot", "", "Analysis", ("text",)),
    ("letter.analysis.expectations", "EX", "What others expect", ("expectation", "who")),
    ("letter.means", "ME", "Means", ("title",)),
    ("letter.partners", "PA", "Partners", ("name",)),
    ("letter.protocols", "PR", "Protocols and agreements", ("title",)),
    ("letter.amendments", "AM", "Amendments to the letter", ("title", "reason")),
)
"""The lists whose items can be referred to: path, code, heading, and where the name stands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """An item that one may refer to: its code (``SO 2``), its name and the list it stands in."""

    id: str
    code: str
    name: str
    group: str

    @property
    def label(self) -> str:
        """Code and name."""
        return f"{self.code} · {self.name}" if self.name else self.code


def names(dossier: Dossier, lang: Lang) -> Iterator[Name]:
    """Every item that one may refer to, in the letter's order."""
    t = translator("app", lang)
    for path, code, heading, fields in LISTS:
        counted: dict[str, int] = {}
        for item in dossier.value(path):
            prefix = t(code or QUADRANT_CODES[item.quadrant])
            counted[prefix] = counted.get(prefix, 0) + 1
            yield Name(
                id=item.id,
                code=f"{prefix} {counted[prefix]}",
                name=_name(item, fields),
                group=t(heading),
            )


def sections(dossier: Dossier, lang: Lang) -> Iterator[Name]:
    """Every section, the model's in order, then those of one's own."""
    t = translator("app", lang)
    words = texts(lang)
    for spec in outline().sections:
        title = words.section(spec.id).short_title
        yield Name(id=spec.id, code=f"{spec.number} {title}", name="", group=t("Sections"))
    for own in dossier.letter.added:
        yield Name(id=own.id, code=own.title or t("Own section"), name="", group=t("Sections"))


def _name(item: Item, fields: tuple[str, ...]) -> str:
    found = next((text for field in fields if (text := str(getattr(item, field)).strip())), "")
    line = " ".join(found.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
