"""From scored candidate pairs to links: which of them are taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    Indexes = NDArray[np.int64]
    Flags = NDArray[np.bool_]

__all__ = ["Link", "Scored", "best_first", "extended"]

Link = tuple[int, int, float]
"""Old index, new index, score."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs of statements by index, and the probability of each."""

    old: Indexes
    new: Indexes
    score: NDArray[np.float64]

    @classmethod
    def of(cls, pairs: Sequence[Link]) -> Scored:
        """Take a list of pairs."""
        old, new, score = zip(*pairs, strict=True) if pairs else ((), (), ())
        return cls(np.array(old, dtype=np.int64), np.array(new, dtype=np.int64), np.array(score, dtype=np.float64))

    def joined(self, other: Scored) -> Scored:
        """Return these pairs and then those of `other`."""
        return Scored(
            np.concatenate((self.old, other.old)),
            np.concatenate((self.new, other.new)),
            np.concatenate((self.score, other.score)),
        )

    def only(self, chosen: Flags | Indexes) -> Scored:
        """Return the chosen pairs, in the order of `chosen`."""
        return Scored(self.old[chosen], self.new[chosen], self.score[chosen])

    def ranked(self) -> Iterator[Link]:
        """Return the pairs from the best score down; among equals the one that stands first."""
        order = np.lexsort((self.old, np.abs(self.old - self.new), self.old + self.new, -self.score))
        return zip(self.old[order].tolist(), self.new[order].tolist(), self.score[order].tolist(), strict=True)


def best_first(pairs: Scored) -> list[Link]:
    """Take pairs from the best score down, each statement once; among equals the one that stands first."""
    used_old: set[int] = set()
    used_new: set[int] = set()
    links = []
    for link in pairs.ranked():
        i, j, _ = link
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            links.append(link)
    return links


def extended(pairs: Scored, links: Collection[Link], free: tuple[Flags, Flags]) -> dict[tuple[int, int], list[Link]]:
    """Let statements that were left over join a link: one old to several new, or several old to one new.

    Returns for each link that grows, by its two indexes, the further pairs that join it. A link grows on one side only,
    so that every statement of the longer side answers the one statement of the other. `free` are the old and the new
    statements that are in no link.
    """
    by_old, by_new = {i: (i, j) for i, j, _ in links}, {j: (i, j) for i, j, _ in links}
    held = _marked(by_old, len(free[0])), _marked(by_new, len(free[1]))
    joins = held[0][pairs.old] & free[1][pairs.new] | free[0][pairs.old] & held[1][pairs.new]
    used: tuple[set[int], set[int]] = set(), set()
    result: dict[tuple[int, int], list[Link]] = {}
    grown: dict[tuple[int, int], int] = {}
    for pair in pairs.only(joins).ranked():
        i, j, _ = pair
        link, side, one = (by_old[i], 1, j) if i in by_old else (by_new[j], 0, i)
        if one not in used[side] and grown.setdefault(link, side) == side:
            result.setdefault(link, []).append(pair)
            used[side].add(one)
    return result


def _marked(indexes: Collection[int], count: int) -> Flags:
    result = np.zeros(count, dtype=np.bool_)
    result[list(indexes)] = True
    return result
