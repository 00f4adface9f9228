"""What a check is, and what it finds before anybody puts it into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from plpmission.checks.reading import Reading
from plpmission.model.indicators import Indicator
from plpmission.model.terms import MeansKind, Term

Severity = Literal["error", "warning", "advice"]
"""Errors are what the law asks; advice can be set aside with a reason."""


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One thing that a check found; all sentences are English, and filled in by ``parameters``."""

    where: str
    """The path of the place in the dossier, lists by index."""
    section: str
    """The section of the letter in which it is put right."""
    message: str
    """What it is, in one short sentence."""
    hint: str
    """What to do about it."""
    about: str = ""
    """The id of the item that it is said of; the section's where it is empty."""
    why: str = ""
    """Why it matters, where it is not for the check's own reason."""
    severity: Severity | None = None
    """How heavy it is, where it is not as heavy as the check."""
    source: str = ""
    """Where it comes from, where it is another place than the check's."""
    parameters: Mapping[str, object] = field(default_factory=dict)
    """What fills the placeholders: texts, dates, terms, and what ``wording`` knows."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """An item of the letter that hits are about, and what their messages call it."""

    where: str
    section: str
    about: str
    named: Mapping[str, object]

    def hit(
        self, field: str, message: str, hint: str, *, why: str = "", **parameters: object
    ) -> Hit:
        """A hit at one of the item's fields."""
        return Hit(
            where=f"{self.where}.{field}",
            section=self.section,
            about=self.about,
            message=message,
            hint=hint,
            why=why,
            parameters={**self.named, **parameters},
        )

    def left_open(self, message: str, *asked: tuple[str, str, object]) -> Iterator[Hit]:
        """A hit where something is missing: at the first field, with the questions of all.

        ``asked`` holds a field, the question that it answers, and what stands in it; the message
        says ``{questions}``.
        """
        missing = [(field, question) for field, question, known in asked if not known]
        if missing:
            questions = Sentences(tuple(question for _, question in missing))
            hint = "A word, a name or a date is enough."
            yield self.hit(missing[0][0], message, hint, questions=questions)


@dataclass(frozen=True)
class SectionName:
    """A parameter: a section of the model, said by its number and title."""

    id: str


@dataclass(frozen=True)
class ElementName:
    """A parameter: an element of a criterion of the charter, said in the charter's words."""

    criterion: str
    element: str


@dataclass(frozen=True)
class Terms:
    """A parameter: terms, said one after the other."""

    held: tuple[Term, ...]


@dataclass(frozen=True)
class ActName:
    """A parameter: an act of the register, said by its abbreviation or title."""

    key: str


@dataclass(frozen=True)
class Prompts:
    """A parameter: prompts of a section, said in the outline's words."""

    section: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Sentences:
    """A parameter: sentences of the checks, said one after the other."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Amount:
    """A parameter: a quantity of means, said with its unit."""

    value: float
    kind: MeansKind


@dataclass(frozen=True)
class Outlook:
    """A parameter: how likely an indicator's target is reached, in a sentence."""

    indicator: Indicator


Run = Callable[[Reading], Iterable[Hit]]


@dataclass(frozen=True, kw_only=True)
class Check:
    """A rule: its code, how heavy it is, where it comes from, and how it is run."""

    code: str
    severity: Severity
    source: str
    title: str
    why: str
    run: Run
    of: Literal["letter", "partnerships"] = "letter"
    """What it is a rule of: a mandate's letter and reports, or a zone's partnerships."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a check says of a dossier, in the reader's language."""

    code: str
    severity: Severity
    where: str
    """The path of the place, such as ``letter.objectives[2].deadline``."""
    message: str
    why: str
    hint: str
    source: str
    """The law's article or the model letter's section that the rule comes from."""
    section: str
    """The id of the section in which it is put right."""
    about: str
    """The id of the item or section that it is said of; with the code it names the finding."""
