"""How the cost of work grows with its input: a ratio in one run, whatever the machine."""

from __future__ import annotations

import time
from collections.abc import Callable

TICK = 0.02  # seconds below which the clock and the collector weigh more than the work


def growth(work: Callable[[int], object], size: int, *, times: int = 4, runs: int = 3) -> float:
    """Return CPU time at ``times`` × ``size`` over that at ``size``, best of ``runs``.

    Linear work gives about ``times``, quadratic work its square.
    """

    def seconds(length: int) -> float:
        begun = time.process_time()
        work(length)
        return time.process_time() - begun

    work(size)
    small = min(seconds(size) for _ in range(runs))
    large = min(seconds(size * times) for _ in range(runs))
    return (large + TICK) / (small + TICK)
