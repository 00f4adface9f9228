"""``make bench``: every figure as a ratio of two things measured in the same run."""

from __future__ import annotations

from itertools import chain

from tests.bench import (
    across,
    charts,
    importers,
    kpi,
    letter,
    match,
    paper,
    partnerships,
    reading,
    screens,
    smart,
    store,
)


def main() -> None:
    """Print each figure as soon as it is known."""
    rooms = (
        letter,
        paper,
        store,
        kpi,
        smart,
        match,
        across,
        reading,
        importers,
        partnerships,
        screens,
        charts,
    )
    for figure in chain.from_iterable(room.figures() for room in rooms):
        print(figure.line, flush=True)


if __name__ == "__main__":
    main()
