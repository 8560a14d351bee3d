"""Which links keep the order of the two reports, and which of them were moved."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["moved"]


def moved(places: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[bool]:
    """Return for each pair of places whether it was moved: whether it lies off the heaviest chain of pairs in order.

    Pairs with the same old or the same new place do not disturb each other. Where several chains are the heaviest, a
    pair is in its place only if it lies on all of them: of two passages of equal weight that changed places neither is
    the one that stayed. The result is the same, pair by pair, when old and new are exchanged.
    """
    before = _heaviest(places, weights)
    after = _heaviest([(-i, -j) for i, j in places], weights)
    total = max(before, default=0.0)
    through = [b + a - w for b, a, w in zip(before, after, weights, strict=True)]
    on_chain = [k for k, value in enumerate(through) if value >= total - 1e-6]
    crossing = _crossing([places[k] for k in on_chain])
    stay = {k for k, crossed in zip(on_chain, crossing, strict=True) if not crossed}
    return [k not in stay for k in range(len(places))]


def _heaviest(places: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[float]:
    """Return for each pair the weight of the heaviest chain, ascending in both places, that ends with it.

    A Fenwick tree over the new places holds prefix maxima: O(n log n).
    """
    news = sorted({j for _, j in places})
    tree = [0.0] * (len(news) + 1)
    result = [0.0] * len(places)
    for k in sorted(range(len(places)), key=lambda k: places[k]):
        rank = bisect_left(news, places[k][1]) + 1
        best, at = 0.0, rank
        while at:
            best = max(best, tree[at])
            at -= at & -at
        result[k] = best + weights[k]
        at = rank
        while at <= len(news):
            tree[at] = max(tree[at], result[k])
            at += at & -at
    return result


def _crossing(places: Sequence[tuple[int, int]]) -> list[bool]:
    """Return which pairs cross another one: a pair before it in one report and after it in the other."""
    order = sorted(range(len(places)), key=lambda k: places[k])
    result = [False] * len(places)
    for sequence, sign in ((order, 1), (order[::-1], -1)):
        highest, reached, last = None, None, None
        for k in sequence:
            i, j = sign * places[k][0], sign * places[k][1]
            if i != last:
                highest, last = reached, i
            if highest is not None and j < highest:
                result[k] = True
            reached = j if reached is None else max(reached, j)
    return result
