"""What an action gives back to the browser, and what it is asked with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from plpmission_widgets.desk import Desk
from plpmission_widgets.screen import Refresh
from plpmission_widgets.state import LetterState

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Push:
    """A message of our own to the browser, with the bytes that go with it."""

    message: Json
    content: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The acknowledgement, what is shown again, and what else is said."""

    ack: Json = field(default_factory=dict)
    refresh: Refresh = "nothing"
    then: tuple[Push, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Call:
    """One message, already checked: its values, and the desk it is for."""

    desk: Desk
    values: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    @property
    def letter(self) -> LetterState:
        """The open dossier; actions that need one are not called without."""
        assert self.desk.letter is not None  # noqa: S101 - checked by the table
        return self.desk.letter


@dataclass(frozen=True, kw_only=True)
class Action:
    """What a message does: the function, what the message must and may hold, and where it works."""

    run: Callable[[Call], Answer | AsyncIterator[Answer]]
    wants: Mapping[str, type] = field(default_factory=dict)
    may: Mapping[str, type] = field(default_factory=dict)
    in_letter: bool = True
    holds: str = ""
    """What the open dossier must hold, where it is not all the same."""


def toast(text: str, *, undo: bool = False) -> Push:
    """A short line that goes away by itself."""
    return Push(message={"toast": {"text": text, "undo": undo}})


def url(desk: Desk) -> Push:
    """The page's address, so that a reload comes back to the same place."""
    if not desk.letter:
        return Push(message={"url": f"?view={desk.visited}" if desk.visited else "?"})
    here = desk.letter
    item = f"&item={here.item}" if here.item else ""
    return Push(message={"url": f"?dossier={here.id}&section={here.section}{item}"})


def download(name: str, mime: str, content: bytes) -> Push:
    """A file for the reader's computer."""
    return Push(message={"download": {"name": name, "mime": mime}}, content=content)
