"""Tables larger than any zone has."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from plpmission.kpi import analyse


@pytest.mark.parametrize("series", [1, 100_000])
def test_five_million_rows_are_concluded_from(series: int) -> None:
    each = 5_000_000 // series
    table = pd.DataFrame(
        {
            "series": np.repeat(np.arange(series), each),
            "period": np.tile(np.arange(each), series),
            "value": np.random.default_rng(0).normal(size=5_000_000),
        }
    )
    assert (analyse(table).table()["n"] == each).all()
