"""Which places of a dossier the forms reach, and what stands there is called.

A place's *pattern* is its path with every id taken out: ``letter.objectives[].deadline``. What no
form reaches cannot be edited from a screen, whatever a message asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from plpmission_widgets.forms.fields import (
    Detail,
    Entry,
    Field,
    Form,
    Gap,
    Group,
    Level,
    Note,
    Shown,
    Swot,
    Table,
    Tree,
    When,
)

List = Table | Tree | Swot | Detail
_STEP = re.compile(r"\[[^\]]*\]")


def pattern(path: str) -> str:
    """A path with its ids taken out."""
    return _STEP.sub("[]", path)


def entries(form: Form, base: str = "") -> Iterator[tuple[str, Field]]:
    """Every field of a form with its pattern, those inside lists and groups too."""
    for entry in form:
        yield from _entry(entry, base)


def _entry(entry: Entry, base: str) -> Iterator[tuple[str, Field]]:
    if isinstance(entry, Level | Note | Shown):
        return
    if isinstance(entry, Group | When):
        yield from entries(entry.fields, base)
        return
    here = pattern(base + entry.path)
    yield here, entry
    if isinstance(entry, List):
        inside = entry.fields if isinstance(entry, Detail) else entry.columns
        yield from entries(inside, f"{here}[].")


@cache
def _all() -> tuple[tuple[str, Field], ...]:
    from plpmission_widgets.forms import BESIDE, FORMS, OWN_SECTION, partnerships

    every = (*FORMS.values(), OWN_SECTION, *BESIDE)
    of_mandates = (place for form in every for place in entries(form))
    return (*of_mandates, *partnerships.places())


@cache
def editable() -> Mapping[str, Field]:
    """By pattern, every field whose value a screen may set."""
    return MappingProxyType(
        {here: field for here, field in _all() if not isinstance(field, List | Gap)}
        | {f"{here}[].parent": field for here, field in _all() if isinstance(field, Tree)}
    )


@cache
def fixed() -> Mapping[str, Field]:
    """By their path, the fields that stand at one place only, such as a section's text."""
    from plpmission_widgets.forms import FORMS

    every = (entry for form in FORMS.values() for entry in form)
    return MappingProxyType({entry.path: entry for entry in every if isinstance(entry, Field)})


@cache
def lists() -> Mapping[str, List]:
    """By pattern, every list that a screen may add to."""
    return MappingProxyType({here: field for here, field in _all() if isinstance(field, List)})
