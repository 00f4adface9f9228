"""Every constant of the control charts, with where it comes from."""

from __future__ import annotations

import math
from typing import Literal

Sigma = Literal["nhs", "table", "exact"]
"""Which factor turns a mean moving range into limits: the NHS's rounded 2.66, 3 over the 1.128 that
books print, or the exact one."""

D2 = 2 / math.sqrt(math.pi)
"""Mean range of two draws from a standard normal law, 1.12838 (Montgomery, Statistical Quality
Control, 8th ed., appendix VI: d2 for n = 2)."""

D3 = math.sqrt(2 - 4 / math.pi)
"""Standard deviation of that range, 0.85250 (same table)."""

WIDTH = 3.0
"""Limits lie three sigmas from the centre (Shewhart 1931)."""

LIMIT: dict[Sigma, float] = {"nhs": 2.66, "table": WIDTH / 1.128, "exact": WIDTH / D2}
"""Limits = centre ± LIMIT × mean moving range. 2.66 is 3 / 1.128 rounded, as the NHS's
"Making Data Count" and NHSRplotthedots print it."""

RANGE_LIMIT: dict[Sigma, float] = {"nhs": 3.267, "table": 3.267, "exact": 1 + WIDTH * D3 / D2}
"""Upper limit of moving ranges, × mean moving range (D4 for n = 2)."""

SCREEN = 3.267
"""Moving ranges of SCREEN × their mean or more are left out of the mean (NHSRplotthedots)."""

NEAR = 2 / 3
"""A point is near a limit from two thirds of the way from the centre on (two sigmas)."""

RUN = 7
"""Points in a row on one side, or rising, or falling, that make a signal (Making Data Count)."""

MINIMUM = 13
"""Points below which a control chart gives no verdict (NHSRplotthedots warns below 13)."""

FEWEST = {"Y": 6}
"""Yearly figures below which nothing is forecast; of other frequencies ``MINIMUM`` are needed, as
a year must be known that is no chance. With 6, three are left to tell the error by."""

STRONG = 0.64
"""Strength from which a series is called seasonal (see ``seasonal.strength``)."""

YEARS = 2
"""Full years from which a season can be told."""

ALPHAS = tuple(step / 20 for step in range(1, 21))
"""Smoothing constants tried by forecasts: 0.05 to 1."""

NELSON_POWER = 3.6
"""Times between events are near normal after the power 1/3.6 (Nelson, J. Quality Technology
26, 1994)."""

ANHOJ_LONGEST = 3
"""Longest run expected: round(log2 n) + 3 useful points (Anhøj & Olesen, PLOS ONE 9, 2014)."""

ANHOJ_CROSSINGS = 0.05
"""Fewest crossings expected: this quantile of a binomial law (n − 1, ½) (same source)."""

LARGEST = 1e150
"""Figures from here on, either way, are no measurements: their squares would not be finite."""

SMALL_NUMBER = 5
"""Counts from 1 up to one below this are hidden where single persons could be recognised."""
