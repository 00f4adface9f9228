"""Mission letters, activity reports and evaluation reports of Belgian police mandate holders.

::

    import plpmission as plp

    dossier = plp.read_dossier("zone.plp.json")
    plp.check(dossier)                             # list of Finding
    plp.export(dossier, "letter", "pdf", "letter.pdf")
    plp.compare(dossier)                           # Comparison: rows, findings, coverage, score
    plp.match(left, right, lang="fr")              # pairs of two lists of texts, with a confidence
    plp.smart("Réduire de 15 % …", lang="fr")      # Smart: specific, measurable, time_bound, …
    store = plp.open_store("sqlite:///store.sqlite3")
    plp.kpi.control_limits(frame)                  # one row a series

Each is loaded when it is first used, so that opening a letter does not load what makes a PDF.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plpmission import kpi
    from plpmission.checks import check
    from plpmission.compare import compare, match
    from plpmission.export import export
    from plpmission.model import read_dossier
    from plpmission.smart import smart
    from plpmission.store import open_store

__all__ = ["check", "compare", "export", "kpi", "match", "open_store", "read_dossier", "smart"]

_ROOMS = {
    "check": "plpmission.checks",
    "compare": "plpmission.compare",
    "export": "plpmission.export",
    "match": "plpmission.compare",
    "open_store": "plpmission.store",
    "read_dossier": "plpmission.model",
    "smart": "plpmission.smart",
}


def __getattr__(name: str) -> Any:
    if name == "kpi":  # a room of its own, and not one function of it
        return import_module("plpmission.kpi")
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Room(ModuleType):
    """A package that is called by its own name: ``plp.export`` is the package and the function."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return getattr(self, self.__name__.rpartition(".")[2])(*args, **kwargs)


class _Face(ModuleType):
    """This package; Python binds each package in it to a name here once it is imported."""

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and _ROOMS.get(name) == value.__name__:
            value.__class__ = _Room
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
