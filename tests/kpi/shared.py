"""The figures that tests read where they lie, beside the project (see its ``SOURCES.md``)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "data"


def shared(name: str) -> Path:
    """A file of the shared data; skips the test where it is absent, and fails it there in CI."""
    path = FOLDER / name
    if not path.exists():
        assert os.environ.get("CI") != "true", f"the shared figures are absent: {name}"
        pytest.skip(f"the shared figures are absent: {name}")
    return path


def long_table(matrix: Any, *, start: str = "2001-01", **columns: Any) -> pd.DataFrame:
    """A long table of monthly series, one each row of a matrix; NaN are left out."""
    matrix = np.atleast_2d(np.asarray(matrix, dtype=np.float64))
    rows, width = matrix.shape
    periods = pd.period_range(start, periods=width, freq="M").astype(str)
    table = pd.DataFrame(
        {
            "series": np.repeat([f"s{row}" for row in range(rows)], width),
            "period": np.tile(periods, rows),
            "value": matrix.ravel(),
            **columns,
        }
    )
    return table[table["value"].notna()].reset_index(drop=True)
