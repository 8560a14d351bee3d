"""The exact pass: statements whose folded texts are equal, and which of several equal ones belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

__all__ = ["exact"]


def exact(old: Sequence[Hashable | None], new: Sequence[Hashable | None]) -> list[tuple[int, int]]:
    """Pair equal keys, ascending by old index; None equals nothing.

    Texts that stand once on each side are anchors. Equal neighbours of a pair are paired next, forwards and then
    backwards, so that a repeated line is found beside the lines it stood beside last year. What is left of a repeated
    text is paired nearest first, the distance measured from the pairs around it; runs of equal length on both sides go
    in order, which is the same thing and costs nothing.
    """
    shared = set(old).intersection(new)
    shared.discard(None)
    where: dict[Hashable, tuple[list[int], list[int]]] = {}
    for side, keys in enumerate((old, new)):
        for index, key in enumerate(keys):
            if key in shared:
                if key not in where:
                    where[key] = ([], [])
                where[key][side].append(index)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for here, there in where.values():
        if len(here) == len(there):
            pairs.update(zip(here, there, strict=True))
            taken.update(there)
    for step in (1, -1):
        _extend(old, new, pairs, taken, step)
    back = {j: i for i, j in pairs.items()}
    uneven = [(key, sides) for key, sides in where.items() if len(sides[0]) != len(sides[1])]
    for _, (here, there) in sorted(uneven, key=lambda item: (sum(map(len, item[1])), repr(item[0]))):
        _nearest(here, there, pairs, back)
    return sorted(pairs.items())


def _extend(
    old: Sequence[Hashable | None], new: Sequence[Hashable | None], pairs: dict[int, int], taken: set[int], step: int
) -> None:
    for start in sorted(pairs, reverse=step < 0):
        i, j = start + step, pairs[start] + step
        while (
            0 <= i < len(old)
            and 0 <= j < len(new)
            and i not in pairs
            and j not in taken
            and old[i] == new[j] is not None
        ):
            pairs[i] = j
            taken.add(j)
            i, j = i + step, j + step


def _nearest(here: list[int], there: list[int], pairs: dict[int, int], back: dict[int, int]) -> None:
    """Pair what is left of one repeated text by merging the two ascending lists, each with its nearest in order."""
    left = [i for i in here if i not in pairs]
    right = [j for j in there if j not in back]
    if not left or not right:
        return
    if swapped := len(left) > len(right):
        left, right = right, left
    for one, other in _merge(left, right, back if swapped else pairs):
        i, j = (other, one) if swapped else (one, other)
        pairs[i], back[j] = j, i


def _merge(short: list[int], long: list[int], pairs: dict[int, int]) -> list[tuple[int, int]]:
    """Pair every entry of `short`, in order, with the entry of `long` nearest to where its neighbours went."""
    result: list[tuple[int, int]] = []
    low = 0
    for k, i in enumerate(short):
        high = len(long) - (len(short) - k)
        expected = i + _shift(i, pairs)
        best = low
        while best < high and abs(long[best + 1] - expected) < abs(long[best] - expected):
            best += 1
        result.append((i, long[best]))
        low = best + 1
    return result


def _shift(index: int, pairs: dict[int, int], reach: int = 50) -> int:
    """Return how far the nearest paired neighbour of `index` moved."""
    for distance in range(1, reach):
        for near in (index - distance, index + distance):
            if near in pairs:
                return pairs[near] - near
    return 0
