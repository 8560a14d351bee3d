"""Which links were moved: to a section that does not continue theirs, or with their paragraph to another place."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.vectors import starts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from reportdiff.aligner.side import Side
    from reportdiff.changes import Link

    Floats = NDArray[np.float64]
    Indexes = NDArray[np.int64]
    Flags = NDArray[np.bool_]

__all__ = ["moves", "off_chain"]


def moves(links: Sequence[Link], old: Side, new: Side, continued: Collection[tuple[int, int]] | None) -> list[bool]:
    """Return for each link whether it was moved.

    `continued` are the pairs of sections that continue each other, None where there are no sections. A link between
    two sections that do not is moved. Within sections that do, sentences change places every year and nobody calls it
    a move; but a paragraph most of which went to one other paragraph, out of the order of the rest, was moved.
    """
    if not links:
        return []
    ends = (old, [link.old for link in links]), (new, [link.new for link in links])
    size = np.minimum(*(_lengths(side, held) for side, held in ends))
    i, j = (np.array([first for first, *_ in held]) for _, held in ends)
    wide = int(new.paragraph.max()) + 1
    key = old.paragraph[i] * wide + new.paragraph[j]
    places, at = np.unique(key, return_inverse=True)
    total = np.bincount(at, weights=np.array([link.score for link in links]) * size).astype(np.float64)
    here, there = np.divmod(places, wide)
    most = np.flatnonzero(2 * total >= np.maximum(_sizes(old)[here], _sizes(new)[there]))
    shifted = np.zeros(len(places), dtype=np.bool_)
    shifted[most] = off_chain(here[most], there[most], total[most])
    moved = shifted[at]
    if continued is not None:
        wide = len(new.titles)
        kept = [one * wide + other for one, other in continued]
        moved |= ~np.isin(old.section[i] * wide + new.section[j], kept)
    result: list[bool] = moved.tolist()
    return result


def _lengths(side: Side, held: Sequence[tuple[int, ...]]) -> Indexes:
    """Return how many characters of `side` each link holds."""
    count = np.array([len(indexes) for indexes in held])
    length = np.array([len(text) for text in side.texts])
    result: Indexes = np.add.reduceat(length[list(chain.from_iterable(held))], np.cumsum(count) - count)
    return result


def _sizes(side: Side) -> Floats:
    """Return how many characters each paragraph has."""
    return np.bincount(side.paragraph, weights=[len(text) for text in side.texts]).astype(np.float64)


def off_chain(old: Indexes, new: Indexes, weights: Floats) -> Flags:
    """Return for each pair of places whether it lies off the heaviest chain of pairs that are in order on both sides.

    Pairs with the same old or the same new place do not disturb each other. Where several chains are the heaviest, a
    pair is in its place only if it lies on all of them: of two passages of equal weight that changed places neither is
    the one that stayed. The result is the same, pair by pair, when old and new are exchanged.
    """
    before = _heaviest(old, new, weights)
    after = _heaviest(-old, -new, weights)
    on_chain = np.flatnonzero(before + after - weights >= before.max(initial=0.0) - 1e-6)
    result = np.ones(len(old), dtype=np.bool_)
    result[on_chain] = _crossing(old[on_chain], new[on_chain])
    return result


def _heaviest(old: Indexes, new: Indexes, weights: Floats) -> Floats:
    """Return for each pair the weight of the heaviest chain, ascending in both places, that ends with it.

    `ends` and `heaviest` are the new places where a chain ends that is heavier than all that end before, and its
    weight, both ascending: O(n log n).
    """
    ends: list[int] = []
    heaviest: list[float] = []
    found: list[float] = []
    order = np.lexsort((new, old))
    for place, weight in zip(new[order].tolist(), weights[order].tolist(), strict=True):
        at = bisect_right(ends, place)
        total = weight + heaviest[at - 1] if at else weight
        found.append(total)
        if at and ends[at - 1] == place:
            at -= 1
        beaten = bisect_right(heaviest, total, at)
        ends[at:beaten] = [place]
        heaviest[at:beaten] = [total]
    result = np.empty(len(order))
    result[order] = found
    return result


def _crossing(old: Indexes, new: Indexes) -> Flags:
    """Return which pairs cross another one: a pair before it in one report and after it in the other."""
    result = np.zeros(len(old), dtype=np.bool_)
    for i, j in ((old, new), (-old, -new)):
        order = np.lexsort((j, i))
        first = starts(i[order])
        highest = np.maximum.accumulate(j[order])
        before = np.repeat(first, np.diff(first, append=len(order)))  # where the pairs of the same old place begin
        result[order] |= (before > 0) & (j[order] < highest[before - 1])
    return result
