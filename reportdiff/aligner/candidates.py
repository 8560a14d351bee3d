"""Candidate pairs: old and new statements that share rare terms, the best few for each statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reportdiff.aligner.vectors import Rows, Vectors

__all__ = ["Candidates", "candidates"]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of statements by index, ordered by old, then new; `shared` is the squared weight of their common terms."""

    old: NDArray[np.int64]
    new: NDArray[np.int64]
    shared: NDArray[np.float64]


def candidates(both: Vectors, width: int, postings: int, block: int = 4_000_000) -> Candidates:
    """Return the `width` best candidates of every old and of every new statement.

    A term that stands in more than `postings` statements of one side proposes nobody: what is common cannot tell two
    statements apart, and only so does the cost stay in proportion to the number of statements.
    """
    n, m = len(both.old.norm), len(both.new.norm)
    old_rows, old_columns = _common(both.old, both.new, len(both.term), postings)
    lists = _postings(both.new, len(both.term))
    count = np.diff(lists[0])[old_columns]
    ends = np.cumsum(count)
    total = int(ends[-1]) if len(ends) else 0
    if not total:
        empty = np.empty(0, dtype=np.int64)
        return Candidates(empty, empty, np.empty(0))
    begin = np.repeat(lists[0][old_columns] - (ends - count), count)
    partner = lists[1][begin + np.arange(total)].astype(np.int64)
    key = np.repeat(old_rows.astype(np.int64), count) * m + partner
    gain = np.repeat(both.weight[old_columns] ** 2, count)
    if n * m <= block:
        summed = np.bincount(key, weights=gain, minlength=n * m)
        key = np.flatnonzero(summed)
        shared = summed[key]
    else:
        order = np.argsort(key, kind="stable")
        key, gain = key[order], gain[order]
        first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1])))
        key, shared = key[first], np.add.reduceat(gain, first)
    old, new = np.divmod(key, m)
    cosine = np.round(shared / (both.old.norm[old] * both.new.norm[new]), 9)
    distance = np.abs(old * m - new * n)
    keep = _best(old, cosine, distance, new, width) | _best(new, cosine, distance, old, width)
    return Candidates(old[keep], new[keep], shared[keep])


def _common(old: Rows, new: Rows, width: int, postings: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    here = np.bincount(old.column, minlength=width)
    there = np.bincount(new.column, minlength=width)
    useful = (here > 0) & (there > 0) & (here <= postings) & (there <= postings)
    keep = useful[old.column]
    return old.row[keep], old.column[keep]


def _postings(rows: Rows, width: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    order = np.argsort(rows.column, kind="stable")
    return np.searchsorted(rows.column[order], np.arange(width + 1)), rows.row[order]


def _best(
    group: NDArray[np.int64],
    value: NDArray[np.float64],
    distance: NDArray[np.int64],
    partner: NDArray[np.int64],
    width: int,
) -> NDArray[np.bool_]:
    """Return which entries are among the `width` highest values of their group, the nearest first among equals."""
    order = np.lexsort((partner, distance, -value, group))
    ordered = group[order]
    first = np.concatenate(([True], ordered[1:] != ordered[:-1]))
    start = np.maximum.accumulate(np.where(first, np.arange(len(ordered)), 0))
    result = np.zeros(len(group), dtype=bool)
    result[order] = np.arange(len(ordered)) - start < width
    return result
