"""Control charts of 100,000 series beside bare NumPy, pandas, and other packages' charts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import psutil

from plpmission.kpi import analyse, control_limits, xmr_limits
from plpmission.kpi.ragged import blocks
from plpmission.kpi.rules import Lines, marks
from tests.bench.figures import Figure
from tests.bench.letter import seconds

SERIES, POINTS = 100_000, 120
SHARED = Path(__file__).parents[3] / "shared" / "data"
REAL = {
    "NHS attendances, 12,765 rows": "spc/nhs_ae_attendances.csv",
    "London 2010–2021, 1,728 series": "foreign/london_borough_10_21.csv",
    "NSW 1995–2023, 21 series": "foreign/nsw_offences_monthly.csv",
}


def matrix(rows: int) -> Any:
    """Noise."""
    return np.random.default_rng(7).normal(50, 5, (rows, POINTS))


def table(values: Any) -> Any:
    """The same as a sorted long table."""
    rows = len(values)
    months = pd.date_range("2010-01-01", periods=POINTS, freq="MS").to_numpy()
    return pd.DataFrame(
        {
            "series": np.repeat(np.arange(rows), POINTS),
            "period": np.tile(months, rows),
            "value": values.ravel(),
        }
    )


def bare(values: Any) -> Any:
    """Screened limits, as one would write them in NumPy at first."""
    ranges = np.abs(np.diff(values, axis=1))
    keep = ranges < 3.267 * ranges.mean(axis=1, keepdims=True)
    width = 2.66 * (ranges * keep).sum(axis=1) / keep.sum(axis=1)
    center = values.mean(axis=1)
    return center - width, center, center + width


def core(values: Any) -> Any:
    """Limits and all rules, in blocks for the cache."""
    flat, found = values.ravel(), np.empty(values.size, dtype=np.uint8)
    for block in blocks(np.full(len(values), values.shape[1])):
        part = block.take(flat)
        limits = xmr_limits(part)
        lines = Lines(*(side[:, None] for side in (limits.center, limits.lower, limits.upper)))
        block.put(found, marks(part, lines))
    return found


def by_pandas(frame: Any) -> None:
    """Mean and standard deviation of each series."""
    groups = frame.groupby("series")["value"]
    groups.mean()
    groups.std()


def peak(work: Callable[[], object]) -> float:
    """The most memory that a call takes above what was taken before it, in bytes."""
    process, done, most = psutil.Process(), threading.Event(), 0
    before = process.memory_info().rss

    def watch() -> None:
        nonlocal most
        while not done.wait(0.002):
            most = max(most, process.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    work()
    done.set()
    watcher.join()
    return float(max(most - before, 0))


def figures() -> Iterator[Figure]:
    """The rows of the report."""
    values = matrix(SERIES)
    one = seconds(lambda: core(values), runs=5)
    yield Figure(
        "limits and rules / bare limits, 100,000 × 120",
        one / seconds(lambda: bare(values), runs=5),
        6,
    )
    frame = table(values)
    ours = seconds(lambda: control_limits(frame), runs=5)
    yield Figure(
        "control_limits / (pandas mean, std + core)",
        ours / (seconds(lambda: by_pandas(frame), runs=5) + one),
        2,
    )
    yield Figure(
        "memory of control_limits / the table",
        peak(lambda: control_limits(frame)) / frame.memory_usage().sum(),
        4,
    )
    yield Figure(
        "memory of analyse / the table",
        peak(lambda: analyse(frame)) / frame.memory_usage().sum(),
        4,
    )
    yield from growth()
    yield from peers(ours / SERIES)
    yield from real()


def growth() -> Iterator[Figure]:
    """Cost a series, from 1,000 to 100,000 of them, over that at 10,000."""
    cost = {}
    for rows in (1_000, 10_000, SERIES):
        frame = table(matrix(rows))
        cost[rows] = seconds(lambda frame=frame: control_limits(frame), runs=5) / rows  # type: ignore[misc]
    yield Figure("cost a series: of 1,000 / of 10,000", cost[1_000] / cost[10_000], 3)
    yield Figure("cost a series: of 100,000 / of 10,000", cost[SERIES] / cost[10_000], 1.3)


def peers(ours: float) -> Iterator[Figure]:
    """Our cost a series over the fastest other package's, on one series with its rules."""
    values = matrix(1)[0]
    single = pd.DataFrame({"value": values})
    costs: dict[str, float] = {}
    try:
        import pycontrolcharts

        costs["pycontrolcharts"] = seconds(lambda: pycontrolcharts.calc_xmr(single["value"]))
    except ImportError:
        print("pycontrolcharts is not installed: pip install pycontrolcharts shewhart")
    try:
        import shewhart

        costs["shewhart"] = seconds(lambda: shewhart.imr(single, value="value"))
    except ImportError:
        print("shewhart is not installed: pip install pycontrolcharts shewhart")
    for name, cost in costs.items():
        yield Figure(f"control_limits a series / {name}", 1000 * ours / cost, 10, "‰")


def real() -> Iterator[Figure]:
    """Seconds to read, chart and conclude from a real table."""
    for name, path in REAL.items():
        if (file := SHARED / path).exists():
            yield Figure(name, seconds(lambda file=file: list(analyse(file)), runs=3), 2, "s")  # type: ignore[misc]
