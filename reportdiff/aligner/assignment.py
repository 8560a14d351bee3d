"""From scored candidate pairs to links."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["best_first"]


def best_first(pairs: Iterable[tuple[int, int, float]], taken_old: set[int], taken_new: set[int]) -> list[tuple[int, int, float]]:
    """Take pairs from the best score down, each statement once; among equals the pair that stands first."""
    links = []
    for i, j, score in sorted(pairs, key=lambda p: (-p[2], p[0] + p[1], abs(p[0] - p[1]), p[0])):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            links.append((i, j, score))
    return links
