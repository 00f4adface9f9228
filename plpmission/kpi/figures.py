"""Figures as people type them: 1.234,5 and 1,234.5, with spaces, as a percentage, or left open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from plpmission.errors import KpiError
from plpmission.kpi.ragged import Floats, Ints
from plpmission.kpi.refusals import Refusals

Mark = Literal["", ",", "."]
Texts = npt.NDArray[np.object_]

MISSING = frozenset({"", "-", "–", "—", ".", "..", "...", "…", "na", "n/a", "nan", "null", "none"})
"""What stands for no figure, in small letters."""

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]")
_COMMA = re.compile(r"[+\-−]?(\d{1,3}(\.\d{3})+|\d+)?(,\d+)?(e[+\-]?\d+)?")
_POINT = re.compile(r"[+\-−]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?(e[+\-]?\d+)?")
_EITHER = re.compile(r"[+\-−]?\d{1,3}[.,]\d{3}")
_WORDS = {"inf": np.inf, "+inf": np.inf, "-inf": -np.inf, "infinity": np.inf}


def read_figures(
    column: Any, rows: Ints, headings: Sequence[str] | Texts, decimal: str, refusals: Refusals
) -> Floats:
    """A column as float64; what stands for no figure as NaN; other texts go to ``refusals``.

    ``rows`` and ``headings`` say of each cell where it stands in the file.
    ``decimal`` is ``,`` or ``.``; where it is empty, the column itself shows it.

    Raises:
        KpiError: every figure that has a separator could be read both ways (1.234).
    """
    if pd.api.types.is_numeric_dtype(column.dtype) and not pd.api.types.is_bool_dtype(column.dtype):
        figures: Floats = column.to_numpy(dtype=np.float64, na_value=np.nan)
        return figures
    places, unique = pd.factorize(column, use_na_sentinel=True)
    texts = [_bare(value) for value in unique]
    mark = decimal or _decimal([text for text in texts if text not in MISSING], str(headings[0]))
    read = [_figure(text, mark) for text in texts]
    for at in np.flatnonzero(np.isin(places, [i for i, one in enumerate(read) if one is None])):
        refusals.add(
            int(rows[at]), str(headings[int(at)]), column.iloc[at], "“{text}” is not a figure."
        )
    known = [*(np.nan if one is None else one for one in read), np.nan]
    return np.asarray(np.array(known, dtype=np.float64)[places])


def decimal_mark(column: Any) -> Mark:
    """The mark that a column's figures show before decimals; '' where they show none."""
    if pd.api.types.is_numeric_dtype(column.dtype):
        return ""
    texts = [_bare(value) for value in pd.unique(column.dropna())]
    marked = [text for text in texts if text not in MISSING and ("," in text or "." in text)]
    try:
        return _decimal(marked, "") if marked else ""
    except KpiError:
        return ""


def _bare(value: object) -> str:
    text = _SPACES.sub("", str(value)).casefold()
    return text.removesuffix("%")


def _decimal(texts: list[str], heading: str) -> Literal[",", "."]:
    """Which mark the column's figures use; a point where no figure has any."""
    marked = [text for text in texts if "," in text or "." in text]
    comma = all(_COMMA.fullmatch(text) for text in marked)
    point = all(_POINT.fullmatch(text) for text in marked)
    if comma != point:
        return "," if comma else "."
    if marked and all(_EITHER.fullmatch(text) for text in marked):
        raise KpiError(
            "Column “{column}”: “{text}” may be thousands or decimals. Say which mark the file "
            "uses for decimals.",
            column=heading,
            text=marked[0],
        )
    # Neither way reads them all: whichever reads more, so that the refusal names the odd ones.
    commas = sum(bool(_COMMA.fullmatch(text)) for text in marked)
    points = sum(bool(_POINT.fullmatch(text)) for text in marked)
    return "," if commas > points else "."


def _figure(text: str, mark: str) -> float | None:
    if text in MISSING:
        return np.nan
    if text in _WORDS:
        return _WORDS[text]
    if not (_COMMA if mark == "," else _POINT).fullmatch(text):
        return None
    plain = text.replace("−", "-")
    plain = plain.replace(".", "").replace(",", ".") if mark == "," else plain.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return None
