"""Candidate pairs: for every statement the few on the other side that share rare terms with it or mean the like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.vectors import Rows, common, starts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Indexes = NDArray[np.int64]

__all__ = ["Candidates", "Proposal", "best", "budget", "candidates", "lead", "spread"]

_WHOLE = 4_000_000
"""Up to this many pairs (2,000 statements a side) all are looked at; beyond, only those that share a rare term."""
_HOPELESS, _FEW = 0.1, 3
"""In lists that long pairs with a lower cosine are not candidates, and a statement has at most so many: of labelled
links with a cosine below 0.1 fewer than one in ten is made at all."""
_LONG_BUDGET = 2
"""In lists that long the part of the shared terms that is looked at is one in so many of what shorter lists may have:
of 8,400 real statements against 8,600, a quarter or all of it find the same."""
_MEANING = 0.3
"""How much likeness of meaning counts beside shared terms when candidates are proposed. Measured on labelled pairs:
0.25 to 0.5 find the true partner first equally often, more often than either alone."""
_SLACK = np.float32(1e-5)
"""How far single precision may be off where it decides which pairs are worth an exact value."""
_MOST_TIES, _NEARER = 32, np.float32(1e-3)
"""Where more pairs than this a statement come too near to tell, as in lists of one frame, those that stand nearer are
valued: the whole length of the report counts as so much likeness."""
_NOTHING = np.float32(1e-7)
"""A likeness below this is none to six places, whatever single precision does to it."""
_PLACES, _BITS = 1_000_000, 31
"""Values are compared to six places, so that ties are ties on every machine; group and value share 64 bits."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of statements by index, ordered by old, then new, and the terms that the two of each pair share.

    Both statements of the `place`-th pair have the term `column`; by place, then by column.
    """

    old: Indexes
    new: Indexes
    place: Indexes
    column: Indexes

    @classmethod
    def none(cls) -> Candidates:
        """Return no candidates."""
        empty = np.empty(0, dtype=np.int64)
        return cls(empty, empty, empty, empty)

    def __len__(self) -> int:
        return len(self.old)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What candidates are chosen by: terms, their weights, the rows' lengths, and unit vectors of meaning.

    Only rows whose `kind` agrees may be paired, and none whose kind is negative. Of each kind at most `budget` shared
    terms are looked at.
    """

    old: Rows
    new: Rows
    weight: Floats
    old_norm: Floats
    new_norm: Floats
    old_meaning: NDArray[np.float32]
    new_meaning: NDArray[np.float32]
    old_kind: Indexes
    new_kind: Indexes
    budget: int


def budget(old: int, new: int, shared_terms: int) -> int:
    """Return how many shared terms are looked at in lists of so many statements."""
    return shared_terms // _LONG_BUDGET if old * new > _WHOLE else shared_terms


def candidates(given: Proposal, width: int) -> Candidates:
    """Return the `width` best candidates of every old and of every new row; of equals, the nearest."""
    kinds = np.intersect1d(given.old_kind, given.new_kind)
    found = [_of_kind(given, int(kind), width) for kind in kinds if kind >= 0]
    if not found:
        return Candidates.none()
    old, new, count, column = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((new, old))
    first = np.cumsum(count) - count
    place, at = spread(first[order], count[order])
    return Candidates(old[order], new[order], place, column[at])


def _of_kind(given: Proposal, kind: int, width: int) -> tuple[Indexes, Indexes, Indexes, Indexes]:
    """Return the candidates of one kind, how many terms each shares, and all these terms one pair after another."""
    n, m = given.old.count, given.new.count
    rows, columns = np.flatnonzero(given.old_kind == kind), np.flatnonzero(given.new_kind == kind)
    shared = common(given.old.only(rows), given.new.only(columns), len(given.weight), given.budget)
    first = starts(shared.key)
    if not len(first):
        return shared.key, shared.key, shared.key, shared.key
    count = np.diff(first, append=len(shared.key))
    key = shared.key[first]
    i, j = np.divmod(key, len(columns))
    value = np.add.reduceat((given.weight**2)[shared.column], first)
    value /= np.maximum(given.old_norm[rows][i] * given.new_norm[columns][j], 1e-9)
    if n * m > _WHOLE:
        at, width = np.flatnonzero(value >= _HOPELESS), min(width, _FEW)
        i, j, value, first, count = i[at], j[at], value[at], first[at], count[at]
    else:
        meaning = _MEANING * (given.old_meaning[rows] @ given.new_meaning[columns].T)
        rough = meaning.copy()
        rough[i, j] += value.astype(np.float32)
        worth = _top(rough, width) | _top(rough.T, width).T
        if np.count_nonzero(worth) > _MOST_TIES * (len(rows) + len(columns)):
            rough -= _NEARER * np.abs(np.subtract.outer(rows / n, columns / m)).astype(np.float32)
            worth &= _top(rough, width) | _top(rough.T, width).T
        i, j = np.nonzero(worth)
        at = np.minimum(np.searchsorted(key, i * len(columns) + j), len(key) - 1)
        shares = key[at] == i * len(columns) + j
        value, first, count = (
            meaning[i, j] + np.where(shares, value[at], 0.0),
            first[at],
            np.where(shares, count[at], 0),
        )
    value = np.round(value, 6)
    old, new = rows[i], columns[j]
    distance = np.abs(old * m - new * n)
    keep = (value > 0) & (best(old, value, distance, new, width) | best(new, value, distance, old, width))
    return old[keep], new[keep], count[keep], shared.column[spread(first[keep], count[keep])[1]]


def spread(first: Indexes, count: Indexes) -> tuple[Indexes, Indexes]:
    """Return for stretches that begin at `first` the number of the stretch and the place, of every entry in them."""
    ends = np.cumsum(count)
    inside = np.arange(int(ends[-1]) if len(ends) else 0)
    return np.repeat(np.arange(len(count)), count), inside + np.repeat(first - (ends - count), count)


def best(group: Indexes, value: Floats, distance: Indexes, partner: Indexes, width: int) -> NDArray[np.bool_]:
    """Return which entries are among the `width` highest values of their group, the nearest first among equals."""
    key = _packed(group, value)
    ordered = np.sort(key)  # which is several times faster than to sort indexes
    first = starts(ordered >> _BITS)
    last = np.minimum(first + width, np.append(first[1:], len(ordered))) - 1
    least = np.zeros(int(group.max(initial=-1)) + 1, dtype=np.int64)
    least[ordered[first] >> _BITS] = ordered[last]
    result: NDArray[np.bool_] = key <= least[group]
    crowded = np.bincount(group[result], minlength=len(least)) > width
    near = np.flatnonzero(result & crowded[group])
    order = near[np.lexsort((partner[near], distance[near], -value[near], group[near]))]
    result[order] = _ranks(group[order]) < width
    return result


def lead(group: Indexes, value: Floats) -> tuple[Floats, Indexes]:
    """Return by how much each entry leads the best other entry of its group, and its rank there from 0.

    Equal values share a rank, so that nothing depends on the order of the entries.
    """
    order, shared_rank = _ranked(group, value)
    if not len(order):
        return np.empty(0), shared_rank
    ordered, values = group[order], value[order]
    rank = _ranks(ordered)
    start = np.arange(len(order)) - rank
    follower = np.minimum(start + 1, len(order) - 1)
    second = np.where(ordered[follower] == ordered, values[follower], 0.0)
    second[follower == start] = 0.0
    leads = np.empty(len(order))
    leads[order] = values - np.where(rank == 0, second, values[start])
    return leads, shared_rank


def _ranked(group: Indexes, value: Floats) -> tuple[Indexes, Indexes]:
    """Return the order by group and falling value, and each entry's rank in its group, the same for equal values."""
    key = _packed(group, value)
    order = np.argsort(key)
    ordered = group[order]
    fresh = np.zeros(len(order), dtype=np.int64)
    first = starts(key[order])
    fresh[first] = first
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.maximum.accumulate(fresh) - (np.arange(len(order)) - _ranks(ordered))
    return order, rank


def _packed(group: Indexes, value: Floats) -> Indexes:
    """Return numbers that ascend by group and falling value; the value, 1 or a little more at most, fits its bits."""
    result: Indexes = (group << _BITS) + ((1 << _BITS - 1) - np.rint(value * _PLACES).astype(np.int64))
    return result


def _ranks(ordered: Indexes) -> Indexes:
    """Return the place of each entry within its run of equal values."""
    first = starts(ordered)
    return np.arange(len(ordered)) - np.repeat(first, np.diff(first, append=len(ordered)))


def _top(value: NDArray[np.float32], width: int) -> NDArray[np.bool_]:
    """Return, row by row, which cells reach the row's `width`-th highest value or come too near to tell."""
    if value.shape[1] <= width:
        return value >= _NOTHING
    cut = np.partition(value, value.shape[1] - width, axis=1)[:, value.shape[1] - width]
    result: NDArray[np.bool_] = value >= np.maximum(cut - _SLACK, _NOTHING)[:, None]
    return result
