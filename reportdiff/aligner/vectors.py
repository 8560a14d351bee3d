"""Both lists of statements as sparse vectors over one vocabulary of terms, each term weighed by its rarity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.terms import occurrences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportdiff.language.evidence import Evidence

__all__ = ["Rows", "Vectors", "rarity", "vectors"]


@dataclass(frozen=True, slots=True)
class Rows:
    """One side in compressed sparse rows: row r holds `column[bounds[r]:bounds[r + 1]]`, each column once, ascending."""

    bounds: NDArray[np.int64]
    column: NDArray[np.int32]
    row: NDArray[np.int32]
    norm: NDArray[np.float64]
    """The Euclidean length of each row's weights."""
    mass: NDArray[np.float64]
    """The sum of each row's squared weights: what containment is measured against."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Old and new statements over the same columns; `term` and `weight` describe the columns."""

    term: NDArray[np.uint32]
    weight: NDArray[np.float64]
    old: Rows
    new: Rows


def vectors(old: Sequence[str], new: Sequence[str], evidence: Evidence) -> Vectors:
    """Return the term vectors of two lists of folded statements."""
    seen = occurrences([*old, *new], evidence.term_lengths)
    term, column = np.unique(seen.term, return_inverse=True)
    total = len(old) + len(new)
    keys = np.unique(seen.owner.astype(np.int64) * len(term) + column)
    row, column = np.divmod(keys, max(1, len(term)))
    local = np.bincount(column, minlength=len(term))
    weight = rarity(term, local, total, evidence)
    cut = int(np.searchsorted(row, len(old)))
    return Vectors(
        term,
        weight,
        _rows(row[:cut], column[:cut], weight, len(old)),
        _rows(row[cut:] - len(old), column[cut:], weight, len(new)),
    )


def rarity(
    term: NDArray[np.uint32], local: NDArray[np.int64], total: int, evidence: Evidence
) -> NDArray[np.float64]:
    """Return the weight of each term: the mean of its inverse frequency in past reports and in these two."""
    here = np.log((total + 1) / (local + 0.5))
    if not evidence.terms:
        return here
    known = np.frombuffer(evidence.terms, dtype="<u4")
    level = np.frombuffer(evidence.frequencies, dtype=np.uint8)
    place = np.minimum(np.searchsorted(known, term), len(known) - 1)
    floor = int(level.min())
    found = np.where(known[place] == term, level[place], floor)
    there = np.log(evidence.documents) * (1 - found / 255.0)
    return np.sqrt(here * there)


def _rows(row: NDArray[np.int64], column: NDArray[np.int64], weight: NDArray[np.float64], count: int) -> Rows:
    bounds = np.searchsorted(row, np.arange(count + 1))
    mass = np.bincount(row, weights=weight[column] ** 2, minlength=count)
    return Rows(bounds, column.astype(np.int32), row.astype(np.int32), np.sqrt(mass), mass)
