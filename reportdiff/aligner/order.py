"""Which links were moved: to a section that does not continue theirs, or with their paragraph to another place."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reportdiff.aligner.side import Side
    from reportdiff.changes import Link

__all__ = ["off_chain", "with_moves"]


def with_moves(
    links: Sequence[Link], old: Side, new: Side, continued: Collection[tuple[int, int]] | None
) -> tuple[Link, ...]:
    """Mark the links that were moved.

    `continued` are the pairs of sections that continue each other, None where there are no sections. A link between
    two sections that do not is moved. Within sections that do, sentences change places every year and nobody calls it
    a move; but a paragraph most of which went to one other paragraph, out of the order of the rest, was moved.
    """
    weights = [
        link.score * min(sum(len(old.texts[i]) for i in link.old), sum(len(new.texts[j]) for j in link.new))
        for link in links
    ]
    places = [(int(old.paragraph[link.old[0]]), int(new.paragraph[link.new[0]])) for link in links]
    total: dict[tuple[int, int], float] = defaultdict(float)
    for place, weight in zip(places, weights, strict=True):
        total[place] += weight
    size = [_sizes(side) for side in (old, new)]
    wholes = sorted(p for p, weight in total.items() if 2 * weight >= max(size[0][p[0]], size[1][p[1]]))
    off = off_chain(wholes, [total[p] for p in wholes])
    shifted = {p for p, flag in zip(wholes, off, strict=True) if flag}
    result = []
    for link, place in zip(links, places, strict=True):
        sections = int(old.section[link.old[0]]), int(new.section[link.new[0]])
        away = continued is not None and sections not in continued
        result.append(replace(link, moved=True) if away or place in shifted else link)
    return tuple(result)


def _sizes(side: Side) -> dict[int, int]:
    result: dict[int, int] = defaultdict(int)
    for paragraph, text in zip(side.paragraph.tolist(), side.texts, strict=True):
        result[paragraph] += len(text)
    return result


def off_chain(places: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[bool]:
    """Return for each pair of places whether it lies off the heaviest chain of pairs that are in order on both sides.

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
