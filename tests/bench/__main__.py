"""``make bench``: every figure as a ratio of two things measured in the same run."""

from __future__ import annotations

from itertools import chain

from tests.bench import kpi, letter, screens


def main() -> None:
    """Print each figure as soon as it is known."""
    for figure in chain(letter.figures(), kpi.figures(), screens.figures()):
        print(figure.line, flush=True)


if __name__ == "__main__":
    main()
