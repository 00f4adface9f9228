"""Who else has the open letter before them, and in which section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plpmission.i18n import translator

if TYPE_CHECKING:
    from plpmission.store import Presence
    from plpmission_widgets.desk import Desk

DOMAIN = "history"
Json = dict[str, Any]


def others(desk: Desk) -> list[Json]:
    """The others by name, each with the section that they are in."""
    numbers = desk.page().numbers
    return [
        {
            "name": _name(other, desk),
            "initials": initials(other.actor.name),
            "where": desk.page().label(other.section) if other.section in numbers else "",
        }
        for other in desk.here.others
    ]


def by_section(desk: Desk) -> dict[str, str]:
    """The names of those in each section, by its id."""
    found: dict[str, list[str]] = {}
    for other in desk.here.others:
        found.setdefault(other.section, []).append(_name(other, desk))
    return {section: ", ".join(names) for section, names in found.items()}


def _name(other: Presence, desk: Desk) -> str:
    return other.actor.name or translator(DOMAIN, desk.lang)("Somebody")


def initials(name: str) -> str:
    """What stands for a person where there is little room."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(
        word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)
    ).upper()
