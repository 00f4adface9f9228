"""Series of unequal lengths, one after the other in flat arrays, taken in blocks for the cache."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]

CELLS = 1 << 15
"""Cells of a block: 256 kB of float64, so that a block and its scratch stay in the cache."""


@dataclass(frozen=True)
class Block:
    """Some rows as a matrix ``(rows, width)``, a row's end padded.

    ``cells`` says where the matrix's cells stand in the flat arrays: a slice where the rows are
    neighbours of one length (then the matrix is a view), else one index a cell that is no padding.
    """

    rows: slice | Ints
    width: int
    count: int
    cells: slice | Ints
    inside: Bools | None
    """True where a cell is no padding; None where no row is padded."""

    def take(self, flat: npt.NDArray[Any], padding: float = np.nan) -> npt.NDArray[Any]:
        """The block's matrix of a flat array."""
        if self.inside is None:
            return flat[self.cells].reshape(self.count, self.width)
        matrix = np.full((self.count, self.width), padding, dtype=flat.dtype)
        matrix[self.inside] = flat[self.cells]
        return matrix

    def put(self, flat: npt.NDArray[Any], matrix: npt.NDArray[Any]) -> None:
        """Write a matrix (or a column, or a row's constant) of the block back, without padding."""
        full = np.broadcast_to(matrix, (self.count, self.width))
        flat[self.cells] = full.ravel() if self.inside is None else full[self.inside]


def blocks(lengths: Ints) -> Iterator[Block]:
    """The rows in blocks of about ``CELLS`` cells; rows of no length come in no block."""
    if len(lengths) and lengths[0] > 0 and (lengths == lengths[0]).all():
        yield from _even(len(lengths), int(lengths[0]))
        return
    starts = np.cumsum(lengths) - lengths
    order = np.argsort(lengths, kind="stable")
    at = int(np.searchsorted(lengths[order], 1))
    while at < len(order):
        many = max(1, CELLS // int(lengths[order[at]]))
        while many > 1 and many * int(lengths[order[min(at + many, len(order)) - 1]]) > 2 * CELLS:
            many //= 2
        rows = order[at : at + many]
        yield _padded(rows, lengths[rows], starts[rows])
        at += many


def _even(rows: int, width: int) -> Iterator[Block]:
    step = max(1, CELLS // width)
    for first in range(0, rows, step):
        last = min(first + step, rows)
        cells = slice(first * width, last * width)
        yield Block(slice(first, last), width, last - first, cells, None)


def _padded(rows: Ints, lengths: Ints, starts: Ints) -> Block:
    width = int(lengths.max())
    column = np.arange(width)
    inside = column < lengths[:, None]
    cells = (starts[:, None] + column)[inside]
    return Block(rows, width, len(rows), cells, None if inside.all() else inside)
