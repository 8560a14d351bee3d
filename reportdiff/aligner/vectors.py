"""Statements as sparse vectors over one vocabulary of terms, and what two lists of such vectors have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.terms import occurrences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportdiff.language.evidence import Evidence

    Floats = NDArray[np.float64]
    Indexes = NDArray[np.int64]

__all__ = ["Common", "Rows", "Vectors", "common", "grouped", "vectors"]


@dataclass(frozen=True, slots=True)
class Rows:
    """One list of texts: the pairs (`row`, `column`), each once, by row and then by column; `count` rows in all."""

    row: Indexes
    column: Indexes
    count: int

    def mass(self, weight: Floats) -> Floats:
        """Return the sum of the squared weights of each row's terms."""
        return np.bincount(self.row, weights=weight[self.column] ** 2, minlength=self.count).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Vectors:
    """Old and new texts over the same columns.

    `here` is how rare each column's term is in these two lists, `there` how rare in past reports, in nats. `meaning` is
    each column's learnt vector, zeros where none was learnt.
    """

    here: Floats
    there: Floats
    meaning: NDArray[np.float32]
    old: Rows
    new: Rows


@dataclass(frozen=True, slots=True)
class Common:
    """Every term that an old and a new row share: `key` is old row * new rows + new row; in no particular order."""

    key: Indexes
    column: Indexes


def vectors(old: Sequence[str], new: Sequence[str], evidence: Evidence) -> Vectors:
    """Return the term vectors of two lists of folded texts."""
    seen = occurrences([*old, *new], evidence.term_lengths)
    term, column = np.unique(seen.term, return_inverse=True)
    keys = _distinct(seen.owner.astype(np.int64) * max(1, len(term)) + column)
    row, column = np.divmod(keys, max(1, len(term)))
    local = np.bincount(column, minlength=len(term))
    there, meaning = _learnt(term, evidence)
    here = np.log((len(old) + len(new) + 1) / (local + 0.5))
    cut = int(np.searchsorted(row, len(old)))
    return Vectors(
        here,
        there,
        meaning,
        Rows(row[:cut], column[:cut], len(old)),
        Rows(row[cut:] - len(old), column[cut:], len(new)),
    )


def grouped(rows: Rows, group: Indexes, count: int, width: int) -> Rows:
    """Return the rows of whole groups: a group has every term that one of its members has."""
    keys = _distinct(group[rows.row] * max(1, width) + rows.column)
    row, column = np.divmod(keys, max(1, width))
    return Rows(row, column, count)


def common(old: Rows, new: Rows, width: int, budget: int) -> Common:
    """Return the terms that pairs of rows share, the rarest terms first until `budget` entries are reached.

    What is common everywhere cannot tell two rows apart and weighs next to nothing; leaving it out where there is too
    much of it keeps time and memory in proportion to the number of rows.
    """
    here = np.bincount(old.column, minlength=width)
    there = np.bincount(new.column, minlength=width)
    product = here * there
    order = np.argsort(product, kind="stable")
    within = np.cumsum(product[order]) <= budget
    useful = np.zeros(width, dtype=bool)
    useful[order[within]] = True
    useful &= product > 0
    keep = useful[old.column]
    row, column = old.row[keep], old.column[keep]
    by_column = np.argsort(new.column, kind="stable")
    bounds = np.concatenate(([0], np.cumsum(there)))
    count = there[column]
    ends = np.cumsum(count)
    total = int(ends[-1]) if len(ends) else 0
    place = np.repeat(bounds[column] - (ends - count), count) + np.arange(total)
    partner = new.row[by_column[place]]
    return Common(np.repeat(row, count) * new.count + partner, np.repeat(column, count))


def _distinct(keys: Indexes) -> Indexes:
    """Return the distinct keys, ascending; sorting is several times faster here than `np.unique`, which hashes."""
    ordered = np.sort(keys)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def _learnt(term: NDArray[np.uint32], evidence: Evidence) -> tuple[Floats, NDArray[np.float32]]:
    dimensions = max(1, evidence.dimensions)
    meaning = np.zeros((len(term), dimensions), dtype=np.float32)
    if not evidence.terms:
        return np.ones(len(term)), meaning
    known = np.frombuffer(evidence.terms, dtype="<u4")
    level = np.frombuffer(evidence.frequencies, dtype=np.uint8)
    place = np.minimum(np.searchsorted(known, term), len(known) - 1)
    found = known[place] == term
    there = np.log(evidence.documents) * (1 - np.where(found, level[place], level.min()) / 255.0)
    if evidence.vectors:
        table = np.frombuffer(evidence.vectors, dtype=np.int8).reshape(-1, dimensions)
        owner = np.frombuffer(evidence.vector_terms, dtype="<u4")
        slot = np.minimum(np.searchsorted(owner, place), len(owner) - 1)
        has = found & (owner[slot] == place)
        meaning[has] = table[slot[has]]
    return there, meaning
