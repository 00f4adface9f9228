"""The seven steps of a launch, each with the same few fields."""

from __future__ import annotations

from collections.abc import Mapping

from plpmission.model.partnership_terms import LaunchCondition, LaunchDocument
from plpmission_widgets.forms.fields import Choices, Date, Entry, Form, Group, Lines, Text

COUNT = 7


def step(number: int) -> tuple[Entry, ...]:
    """The form of one step."""
    base = f"launch.s{number}"
    return (
        Group(
            label="",
            columns=3,
            fields=(
                Text(path=f"{base}.who", label="Who"),
                Date(path=f"{base}.by", label="By when"),
                Date(path=f"{base}.done_on", label="Done on"),
            ),
        ),
        Choices(path=f"{base}.met", label="What the next step waits for", options=LaunchCondition),
        Choices(path=f"{base}.documents", label="Documents written", options=LaunchDocument),
        Group(
            label="Support asked",
            fields=(
                Lines(path=f"{base}.asked_town", label="Of the municipality"),
                Lines(path=f"{base}.asked_zone", label="Of the police zone"),
            ),
        ),
        Group(
            label="",
            fields=(
                Text(path=f"{base}.place", label="Place"),
                Lines(path=f"{base}.note", label="Note"),
            ),
        ),
    )


STEPS: Mapping[str, Form] = {
    "launch": tuple(entry for number in range(1, COUNT + 1) for entry in step(number))
}
