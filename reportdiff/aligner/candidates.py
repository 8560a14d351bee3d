"""Candidate pairs: for every statement the few on the other side that share rare terms with it or mean the like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reportdiff.aligner.vectors import Common

    Floats = NDArray[np.float64]
    Indexes = NDArray[np.int64]

__all__ = ["Candidates", "Proposal", "best", "candidates", "lead"]

_WHOLE = 4_000_000
"""Up to this many pairs (2,000 statements a side) all are looked at; beyond, only those that share a rare term."""
_HOPELESS, _FEW = 0.1, 3
"""In lists that long pairs with a lower cosine are not candidates, and a statement has at most so many: of labelled
links with a cosine below 0.1 fewer than one in ten is made at all."""
_MEANING = 0.3
"""How much likeness of meaning counts beside shared terms when candidates are proposed. Measured on labelled pairs:
0.25 to 0.5 find the true partner first equally often, more often than either alone."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of statements by index, ordered by old, then new."""

    old: Indexes
    new: Indexes

    def __len__(self) -> int:
        return len(self.old)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What candidates are chosen by: shared terms, their weights, the rows' lengths, and unit vectors of meaning.

    Only rows whose `kind` agrees may be paired, and none whose kind is negative.
    """

    shared: Common
    weight: Floats
    old_norm: Floats
    new_norm: Floats
    old_meaning: NDArray[np.float32]
    new_meaning: NDArray[np.float32]
    old_kind: Indexes
    new_kind: Indexes


def candidates(given: Proposal, width: int) -> Candidates:
    """Return the `width` best candidates of every old and of every new row; of equals, the nearest."""
    n, m = len(given.old_norm), len(given.new_norm)
    if not len(given.shared.key):
        return Candidates(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
    gain = given.weight[given.shared.column] ** 2
    if n * m <= _WHOLE:
        summed = np.bincount(given.shared.key, weights=gain, minlength=n * m)
        value: Floats = summed.astype(np.float64, copy=False).reshape(n, m)
        value /= np.maximum(given.old_norm[:, None] * given.new_norm, 1e-9)
        value += _MEANING * (given.old_meaning @ given.new_meaning.T)
        value[(given.old_kind[:, None] != given.new_kind) | (given.old_kind[:, None] < 0)] = -1.0
        old, new = np.nonzero(_top(value, width) | _top(value.T, width).T)
        value = value[old, new]
        old, new, value = old[value > 0], new[value > 0], value[value > 0]
    else:
        order = np.argsort(given.shared.key, kind="stable")
        key = given.shared.key[order]
        first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1])))
        value = np.add.reduceat(gain[order], first)
        old, new = np.divmod(key[first], m)
        allowed = (given.old_kind[old] == given.new_kind[new]) & (given.old_kind[old] >= 0)
        old, new, value = old[allowed], new[allowed], value[allowed]
        value /= np.maximum(given.old_norm[old] * given.new_norm[new], 1e-9)
        hopeful = value >= _HOPELESS
        old, new, value = old[hopeful], new[hopeful], value[hopeful]
        width = min(width, _FEW)
    value = np.round(value, 6)
    distance = np.abs(old * m - new * n)
    keep = best(old, value, distance, new, width) | best(new, value, distance, old, width)
    return Candidates(old[keep], new[keep])


def best(group: Indexes, value: Floats, distance: Indexes, partner: Indexes, width: int) -> NDArray[np.bool_]:
    """Return which entries are among the `width` highest values of their group, the nearest first among equals."""
    order = np.lexsort((partner, distance, -value, group))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = _ranks(group[order])
    return rank < width


def lead(group: Indexes, value: Floats) -> tuple[Floats, Indexes]:
    """Return by how much each entry leads the best other entry of its group, and its rank there from 0.

    Equal values share a rank, so that nothing depends on the order of the entries.
    """
    order = np.lexsort((-value, group))
    ordered, values = group[order], value[order]
    if not len(order):
        return np.empty(0), np.empty(0, dtype=np.int64)
    rank = _ranks(ordered)
    start = np.arange(len(order)) - rank
    follower = np.minimum(start + 1, len(order) - 1)
    second = np.where(ordered[follower] == ordered, values[follower], 0.0)
    second[follower == start] = 0.0
    other = np.where(rank == 0, second, values[start])
    fresh = np.concatenate(([True], (ordered[1:] != ordered[:-1]) | (values[1:] != values[:-1])))
    shared_rank = rank[np.maximum.accumulate(np.where(fresh, np.arange(len(order)), 0))]
    leads, ranks = np.empty(len(order)), np.empty(len(order), dtype=np.int64)
    leads[order], ranks[order] = values - other, shared_rank
    return leads, ranks


def _ranks(ordered: Indexes) -> Indexes:
    """Return the place of each entry within its run of equal values."""
    index = np.arange(len(ordered))
    first = np.concatenate(([True], ordered[1:] != ordered[:-1])) if len(ordered) else np.empty(0, dtype=bool)
    return index - np.maximum.accumulate(np.where(first, index, 0)) if len(ordered) else index


def _top(value: Floats, width: int) -> NDArray[np.bool_]:
    """Return, row by row, which cells reach the row's `width`-th highest value."""
    if value.shape[1] <= width:
        return np.ones(value.shape, dtype=bool)
    cut = np.partition(value, value.shape[1] - width, axis=1)[:, value.shape[1] - width]
    result: NDArray[np.bool_] = value >= np.maximum(cut, 1e-6)[:, None]
    return result
