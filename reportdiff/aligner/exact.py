"""The exact pass: statements whose folded texts are equal, and which of several equal ones belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Indexes = NDArray[np.int64]

__all__ = ["exact"]


def exact(old: Indexes, new: Indexes, turn: Callable[[int], str]) -> list[tuple[int, int]]:
    """Pair equal keys, ascending by old index; a negative key equals nothing.

    Texts that stand once on each side are anchors. Equal neighbours of a pair are paired next, forwards and then
    backwards, so that a repeated line is found beside the lines it stood beside last year. What is left of a repeated
    text is paired nearest first, the distance measured from the pairs around it; runs of equal length on both sides go
    in order, which is the same thing and costs nothing. `turn` tells of an old statement when its text, if it is
    repeated, has its turn.
    """
    keys, key = np.unique(np.concatenate((old, new)), return_inverse=True)
    here, there = key[: len(old)], key[len(old) :]
    count = [np.bincount(side, minlength=len(keys)) for side in (here, there)]
    shared = (keys >= 0) & (count[0] > 0) & (count[1] > 0)
    even = shared & (count[0] == count[1])
    pairs = dict(zip(_ordered(here, even), _ordered(there, even), strict=True))
    uneven = shared & ~even
    if uneven.any():
        _share_out(np.where(uneven[here], here, -1), np.where(uneven[there], there, -2), pairs, turn)
    return sorted(pairs.items())


def _ordered(keys: Indexes, chosen: NDArray[np.bool_]) -> list[int]:
    """Return the places of the chosen keys, by key and then in order."""
    places = np.flatnonzero(chosen[keys])
    result: list[int] = places[np.argsort(keys[places], kind="stable")].tolist()
    return result


def _share_out(old: Indexes, new: Indexes, pairs: dict[int, int], turn: Callable[[int], str]) -> None:
    """Add the pairs of the texts that stand more often on one side; other places hold numbers that equal nothing."""
    back = {j: i for i, j in pairs.items()}
    here, there = old.tolist(), new.tolist()
    for step in (1, -1):
        _extend(here, there, pairs, back, step)
    where: dict[int, tuple[list[int], list[int]]] = {}
    for side, keys in enumerate((here, there)):
        for index in np.flatnonzero((old, new)[side] >= 0).tolist():
            where.setdefault(keys[index], ([], []))[side].append(index)
    for sides in sorted(where.values(), key=lambda sides: (len(sides[0]) + len(sides[1]), turn(sides[0][0]))):
        _nearest(*sides, pairs, back)


def _extend(old: Sequence[int], new: Sequence[int], pairs: dict[int, int], back: dict[int, int], step: int) -> None:
    """Pair equal neighbours of pairs, and theirs, in the direction of `step`."""
    for start in sorted((i for i in pairs if 0 <= i + step < len(old) and old[i + step] >= 0), reverse=step < 0):
        i, j = start + step, pairs[start] + step
        while 0 <= i < len(old) and 0 <= j < len(new) and i not in pairs and j not in back and old[i] == new[j]:
            pairs[i], back[j] = j, i
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
