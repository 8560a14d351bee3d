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

__all__ = ["Common", "Rows", "Vectors", "common", "grouped", "rarest", "starts", "vectors"]

_BLOCK = 200
"""So many rows are summed at a time: what lies in the processor's cache is added up twice as fast."""
_LOW = (1 << 31) - 1
"""The lower of two numbers that share 64 bits."""


@dataclass(frozen=True, slots=True)
class Rows:
    """One list of texts: the pairs (`row`, `column`), each once, by row and then by column; `count` rows in all."""

    row: Indexes
    column: Indexes
    count: int

    def mass(self, weight: Floats) -> Floats:
        """Return the sum of the squared weights of each row's terms."""
        return np.bincount(self.row, weights=(weight**2)[self.column], minlength=self.count).astype(np.float64)

    def only(self, chosen: Indexes) -> Rows:
        """Return the chosen rows, ascending indexes, numbered anew."""
        if len(chosen) == self.count:
            return self
        number = np.full(self.count, -1)
        number[chosen] = np.arange(len(chosen))
        row = number[self.row]
        kept = row >= 0
        return Rows(row[kept], self.column[kept], len(chosen))


@dataclass(frozen=True, slots=True)
class Vectors:
    """Old and new texts over the same columns.

    `here` is how rare each column's term is in these two lists, `there` how rare in past reports, in nats. `meaning`
    holds the learnt vectors that occur and `slot` says which of them is each column's, -1 where none was learnt: of
    most terms nothing was.
    """

    here: Floats
    there: Floats
    meaning: NDArray[np.float32]
    slot: NDArray[np.int32]
    old: Rows
    new: Rows

    def summed(self, group: Indexes, column: Indexes, count: int) -> NDArray[np.float32]:
        """Return for each of `count` groups the sum of its columns' meanings; `group` ascends.

        The meanings are whole numbers, so that their sums are the same in any order.
        """
        result = np.zeros((count, self.meaning.shape[1]), dtype=np.float32)
        slot = self.slot[column]
        known = slot >= 0
        group, slot = group[known], slot[known]
        first = starts(group)
        for begin in range(0, len(first), _BLOCK):
            some = first[begin : begin + _BLOCK]
            end = first[begin + _BLOCK] if begin + _BLOCK < len(first) else len(group)
            result[group[some]] = np.add.reduceat(self.meaning[slot[some[0] : end]], some - some[0], axis=0)
        return result


@dataclass(frozen=True, slots=True)
class Common:
    """Every term that an old and a new row share: `key` is old row * new rows + new row; by key, then by column."""

    key: Indexes
    column: Indexes


def vectors(old: Sequence[str], new: Sequence[str], evidence: Evidence, most: int = _LOW) -> Vectors:
    """Return the term vectors of two lists of folded texts, without the terms that more than `most` pairs share."""
    seen = occurrences([*old, *new], evidence.term_lengths)
    # Sorting whole numbers that hold both keys is many times faster than sorting indexes by two keys.
    pairs = np.sort((seen.term.astype(np.int64) << 31) | seen.owner)
    pairs = pairs[starts(pairs)]
    hashed = pairs >> 31
    first = starts(hashed)
    term, local = hashed[first].astype(np.uint32), np.diff(first, append=len(pairs))
    here = np.log((len(old) + len(new) + 1) / (local + 0.5))
    if int(local.max(initial=0)) ** 2 > 4 * most:  # otherwise no product can be that large
        olds = np.add.reduceat(pairs & _LOW < len(old), first, dtype=np.int64)
        kept = olds * (local - olds) <= most
        pairs, term, local, here = pairs[np.repeat(kept, local)], term[kept], local[kept], here[kept]
    keys = np.sort(((pairs & _LOW) << 31) | np.repeat(np.arange(len(term)), local))
    row, column = keys >> 31, keys & _LOW
    there, place = _rarity(term, evidence)
    meaning, slot = _meaning(place, evidence)
    cut = int(np.searchsorted(row, len(old)))
    return Vectors(
        here,
        there,
        meaning,
        slot,
        Rows(row[:cut], column[:cut], len(old)),
        Rows(row[cut:] - len(old), column[cut:], len(new)),
    )


def rarest(texts: Sequence[str], evidence: Evidence) -> Floats:
    """Return how rare the rarest term of each folded text is in past reports; 0 for one too short to hold a term."""
    seen = occurrences(texts, evidence.term_lengths)
    pairs = np.sort((seen.term.astype(np.int64) << 31) | seen.owner)
    result = np.zeros(len(texts))
    np.maximum.at(result, pairs & _LOW, _rarity((pairs >> 31).astype(np.uint32), evidence)[0])
    return result


def grouped(rows: Rows, group: Indexes, count: int, width: int) -> Rows:
    """Return the rows of whole groups: a group has every term that one of its members has."""
    keys = np.sort(group[rows.row] * max(1, width) + rows.column)
    row, column = np.divmod(keys[starts(keys)], max(1, width))
    return Rows(row, column, count)


def common(old: Rows, new: Rows, width: int, budget: int) -> Common:
    """Return the terms that pairs of rows share, the rarest terms first until `budget` entries are reached.

    What is common everywhere cannot tell two rows apart and weighs next to nothing; leaving it out where there is too
    much of it keeps time and memory in proportion to the number of rows.
    """
    product = np.bincount(old.column, minlength=width) * np.bincount(new.column, minlength=width)
    useful = product > 0
    if int(product.sum()) > budget:
        shared = np.flatnonzero(useful)
        shared = shared[np.argsort(product[shared], kind="stable")]
        useful[shared[np.cumsum(product[shared]) > budget]] = False
    keep = useful[old.column]
    row, column = old.row[keep], old.column[keep]
    keep = useful[new.column]
    partners = np.sort((new.column[keep] << 31) | new.row[keep])
    there = np.bincount(partners >> 31, minlength=width)
    bounds = np.cumsum(there) - there
    count = there[column]
    ends = np.cumsum(count)
    total = int(ends[-1]) if len(ends) else 0
    place = np.repeat(bounds[column] - (ends - count), count)
    place += np.arange(total)
    bits = max(1, width).bit_length()
    both = np.repeat(row * new.count, count)
    both += partners[place] & _LOW
    both <<= bits
    both |= np.repeat(column, count)
    both.sort()
    return Common(both >> bits, both & ((1 << bits) - 1))


def starts(ordered: Indexes) -> Indexes:
    """Return where each run of equal values begins."""
    fresh = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    return np.flatnonzero(fresh)


def _rarity(term: NDArray[np.uint32], evidence: Evidence) -> tuple[Floats, Indexes]:
    """Return how rare terms are in past reports, in nats, and their places among the learnt ones, -1 for others."""
    if not evidence.terms:
        return np.ones(len(term)), np.full(len(term), -1)
    known = np.frombuffer(evidence.terms, dtype="<u4")
    level = np.frombuffer(evidence.frequencies, dtype=np.uint8)
    place = np.minimum(np.searchsorted(known, term), len(known) - 1)
    found = known[place] == term
    nats = np.log(evidence.documents) * (1 - np.arange(256) / 255.0)
    return nats[np.where(found, level[place], level.min())], np.where(found, place, -1)


def _meaning(place: Indexes, evidence: Evidence) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """Return the vectors of the terms that have one, and for each term which of them it is, or -1."""
    dimensions = max(1, evidence.dimensions)
    slot = np.full(len(place), -1, dtype=np.int32)
    if not evidence.vectors:
        return np.zeros((0, dimensions), dtype=np.float32), slot
    table = np.frombuffer(evidence.vectors, dtype=np.int8).reshape(-1, dimensions)
    owner = np.frombuffer(evidence.vector_terms, dtype="<u4")
    known = np.flatnonzero(place >= 0)
    at = np.minimum(np.searchsorted(owner, place[known].astype(owner.dtype)), len(owner) - 1)
    has = owner[at] == place[known]
    slot[known[has]] = np.arange(int(has.sum()), dtype=np.int32)
    return table[at[has]].astype(np.float32), slot
