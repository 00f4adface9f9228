"""What can go wrong, as one tree.

::

    MissionError                  base of all: a sentence in English, with its parameters apart
    ├── InvalidValue              a value that a field cannot take; says where
    ├── UnknownItem               no item, path or field of that name
    │   └── UnknownSection        no section of that id in the outline
    ├── UnreadableDossier         a dossier file with one or more problems, all of them named
    ├── UnreadableDocument        a document of others that cannot be read, or is not safe to
    ├── StoreError                the store cannot do what it is asked
    │   ├── UnknownDossier        no dossier of that id in the store
    │   ├── StaleSave             somebody saved in between; both sides are kept
    │   ├── StoreUnavailable      not writable, not reachable, or of a newer version
    │   └── UnsoundBackup         a backup that is not what was saved; says every place
    ├── LifeError                 a step in a letter’s life out of order, or dates that disagree
    ├── PartnershipError          a questionnaire or a list that cannot be taken; says the row
    ├── KpiError                  a table of figures that cannot be read; says row and column
    ├── ExportError               a document that cannot be made; says which part is at fault
    ├── SigningError              a file that cannot be signed, or a signature that cannot be read
    └── ServeError                the apps cannot be started

A message is an English sentence with ``{named}`` parameters, so that ``i18n.say`` can put it
into the reader's language. Errors are for what cannot go on: findings are data (see ``checks``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = [
    "ExportError",
    "InvalidValue",
    "KpiError",
    "LifeError",
    "MissionError",
    "PartnershipError",
    "Problem",
    "ServeError",
    "SigningError",
    "StaleSave",
    "StoreError",
    "StoreUnavailable",
    "UnknownDossier",
    "UnknownItem",
    "UnknownSection",
    "UnreadableDocument",
    "UnreadableDossier",
    "UnsoundBackup",
]


class MissionError(Exception):
    """Base of all errors of plpmission.

    ``message`` is the English sentence with placeholders, ``parameters`` what fills them, and
    ``domain`` the catalogue that translates it.
    """

    domain = "errors"

    def __init__(self, message: str, **parameters: object) -> None:
        self.message = message
        self.parameters = parameters
        super().__init__(message.format(**parameters) if parameters else message)


class InvalidValue(MissionError):
    """A value that a field cannot take; ``where`` is its path in the dossier."""

    def __init__(self, message: str, *, where: str = "", **parameters: object) -> None:
        super().__init__(message, **parameters)
        self.where = where


class UnknownItem(MissionError):
    """No item, path or field of that name."""


class UnknownSection(UnknownItem, KeyError):
    """No section of that id in the outline."""

    def __str__(self) -> str:
        return Exception.__str__(self)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing wrong in a file: ``where`` as a path, ``message`` with its ``parameters``."""

    where: str
    message: str
    parameters: tuple[tuple[str, object], ...] = ()


class UnreadableDossier(MissionError):
    """A dossier file that cannot be taken as it is; ``problems`` names every place at once."""

    def __init__(
        self, message: str, *, problems: Iterable[Problem] = (), **parameters: object
    ) -> None:
        super().__init__(message, **parameters)
        self.problems = tuple(problems)


class UnreadableDocument(MissionError):
    """A document that was not born here and cannot be read, or is not safe to read."""

    domain = "importers"


class StoreError(MissionError):
    """The store cannot do what it is asked."""

    domain = "store"


class UnknownDossier(StoreError):
    """No dossier of that id in the store."""


class StoreUnavailable(StoreError):
    """The store is not writable, not reachable, or was written by a newer version."""


class StaleSave(StoreError):
    """Somebody saved in between: nothing was overwritten, and both sides are kept.

    ``aside`` is the number under which the refused content is kept in the store; 0 where nothing
    was refused, because all of it had been saved before.
    """

    def __init__(self, message: str, *, aside: int, **parameters: object) -> None:
        super().__init__(message, **parameters)
        self.aside = aside


class UnsoundBackup(StoreError):
    """A backup that is not what was saved; ``problems`` names every place at once."""

    def __init__(
        self, message: str, *, problems: Iterable[Problem] = (), **parameters: object
    ) -> None:
        super().__init__(message, **parameters)
        self.problems = tuple(problems)


class PartnershipError(MissionError):
    """A file of a partnership, such as a questionnaire, that cannot be taken as it is."""

    domain = "partners"


class KpiError(MissionError):
    """A table of figures that cannot be read; ``problems`` names every row and column at once."""

    domain = "kpi"

    def __init__(
        self, message: str, *, problems: Iterable[Problem] = (), **parameters: object
    ) -> None:
        super().__init__(message, **parameters)
        self.problems = tuple(problems)


class LifeError(MissionError):
    """A step in a letter's life that cannot be taken; ``source`` is the rule, ``where`` the place.

    ``where`` is a path in the dossier, or ``step.NAME`` for a field of the step itself.
    """

    domain = "life"

    def __init__(
        self, message: str, *, where: str = "", source: str = "", **parameters: object
    ) -> None:
        super().__init__(message, **parameters)
        self.where = where
        self.source = source


class ExportError(MissionError):
    """A document that cannot be made; ``where`` leads to the field at fault, if one is."""

    domain = "export"

    def __init__(self, message: str, *, where: str = "", **parameters: object) -> None:
        super().__init__(message, **parameters)
        self.where = where


class SigningError(MissionError):
    """A file that cannot be signed, or whose signature cannot be read."""

    domain = "life"


class ServeError(MissionError):
    """The apps cannot be started."""
