"""What was proposed for a document that was not born here, and what a person decided of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, cast

from pydantic import TypeAdapter

from plpmission.importers.source import Left, Source
from plpmission.model import Dossier

DocumentKind = Literal[
    "letter", "activity-report", "evaluation-report", "charter", "internal-rules"
]
FoundKind = Literal[
    "objective",
    "plan",
    "indicator",
    "swot",
    "legal",
    "partner",
    "staff",
    "budget",
    "means",
    "result",
    "judgement",
    "figure",
    "fact",
]
"""``fact`` fills single fields, such as the holder's name or the day the mandate starts."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """The section proposed for one passage.

    ``section`` is empty where the passage goes to a section of one's own, called ``own``. ``why``
    is a sentence (domain ``importers``) with the heading it rests on in ``heading``; see
    ``reason``. A passage that is ``structure`` is a heading that the outline already says.
    """

    passage: str
    section: str
    confidence: float
    why: str
    own: str = ""
    heading: str = ""
    structure: bool = False


@dataclass(frozen=True, kw_only=True)
class Found:
    """A typed item recognised in some passages, with the fields of the dossier's model."""

    id: str
    kind: FoundKind
    passages: tuple[str, ...]
    fields: Mapping[str, Any]
    confidence: float
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of other items found, by the field that refers to them."""
    section: str = ""
    """The section that the first of its passages is placed in."""


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """What a person decided; ``apply`` puts it into effect. Ids are those of ``Placed``."""

    document: DocumentKind | None = None
    """The kind of document, where it is not the one proposed."""
    moves: Mapping[str, str] = field(default_factory=dict)
    """Sections by passage; ``own:Title`` is a section of one's own."""
    splits: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Where a passage's text is cut, in characters: ``p0004`` becomes ``p0004.1``, ``p0004.2``…"""
    joins: tuple[str, ...] = ()
    """Passages that go on in the one after them."""
    left_out: tuple[str, ...] = ()
    """Passages that are not taken over."""
    accepted: tuple[str, ...] = ()
    """Passages and items that are right as proposed."""
    refused: tuple[str, ...] = ()
    """Items that are none; their passages stay text."""
    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Fields that were put right, by item."""

    def as_json(self) -> dict[str, Any]:
        """The decisions as JSON holds them."""
        return {one.name: _plain(getattr(self, one.name)) for one in dataclasses.fields(self)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Decisions:
        """The decisions that JSON holds; what is not known is passed over."""
        known = {one.name for one in dataclasses.fields(cls)}
        kept = {name: value for name, value in data.items() if name in known}
        for name in ("joins", "left_out", "accepted", "refused"):
            kept[name] = tuple(kept.get(name) or ())
        kept["splits"] = {key: tuple(at) for key, at in (kept.get("splits") or {}).items()}
        return cls(**kept)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return list(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A document with a proposed section for each passage, and the items recognised in it."""

    source: Source
    document: DocumentKind
    places: tuple[Place, ...]
    """One a passage, in the source's order."""
    items: tuple[Found, ...]
    left_out: tuple[str, ...] = ()
    """Passages that a person left out."""
    accepted: tuple[str, ...] = ()
    """Passages and items that a person accepted: taken whatever the confidence."""
    refused: tuple[str, ...] = ()
    """Items that a person called none."""

    def as_json(self) -> dict[str, Any]:
        """What was proposed, as JSON holds it; pictures are base64."""
        return cast("dict[str, Any]", _adapter().dump_python(self, mode="json"))

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Placed:
        """What ``as_json`` made; days are texts in it, and stay texts."""
        return _adapter().validate_python(data, strict=False)


@cache
def _adapter() -> TypeAdapter[Placed]:
    return TypeAdapter(Placed)


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """One thing that a person should look at: a sentence, what it is about, how sure it is."""

    sentence: str
    values: Mapping[str, Any]
    passage: str
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A dossier made of a document, what is doubtful in it, and what it does not hold."""

    dossier: Dossier
    doubts: tuple[Doubt, ...]
    left: tuple[Left, ...]
    document: DocumentKind = "letter"
    below: tuple[Found, ...] = ()
    """Items recognised that are less sure than what was asked for: their passages stay text."""
    recognised: bool = True
    """Whether anything in the document looks like one of these kinds."""
