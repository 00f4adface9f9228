"""What is drawn: a dossier in a language, at a section; each thing looked up once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plpmission.i18n import Lang, Translate, translator
from plpmission.model import Dossier
from plpmission.outline import OutlineTexts, texts
from plpmission.outline.contents import State, states
from plpmission.render.labels import numbers
from plpmission_widgets.names import Name, names


@dataclass(frozen=True, kw_only=True)
class Page:
    """A dossier as one page shows it."""

    dossier: Dossier
    lang: Lang
    section: str = ""
    item: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many findings each section and each item has, by id."""

    def stands_for(self, other: Page) -> bool:
        """Whether both look at the same, so that what one looked up holds for the other."""
        if not type(self) is type(other) is Page or self.dossier is not other.dossier:
            return False
        return all(
            getattr(self, name) == getattr(other, name)
            for name in ("lang", "section", "item", "counts")
        )

    @property
    def t(self) -> Translate:
        """The function that puts sentences into the reader's language."""
        return translator("app", self.lang)

    @property
    def words(self) -> OutlineTexts:
        """The outline's words in the reader's language."""
        return texts(self.lang)

    @cached_property
    def names(self) -> Mapping[str, Name]:
        """What one may refer to, by id."""
        return {name.id: name for name in names(self.dossier, self.lang)}

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The number of each part, group and section, as the letter has it, by id."""
        return numbers(self.dossier.letter)

    @cached_property
    def states(self) -> Mapping[str, State]:
        """Where each section stands."""
        return states(self.dossier)

    def decides(self, path: str) -> object:
        """What a choice holds that other fields depend on."""
        return self.dossier.value(path)

    def title(self, section: str) -> str:
        """A section's short title."""
        if not section.startswith("sec-"):
            return self.words.section(section).short_title
        return str(getattr(self.dossier.item(section), "title", "")) or self.t(
            "A section of your own"
        )

    def label(self, section: str) -> str:
        """A section's number and short title."""
        return f"{self.numbers[section]} {self.title(section)}"
