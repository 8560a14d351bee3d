"""From scored candidate pairs to links: which of them are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Scored", "best_first", "extended"]

Scored = tuple[int, int, float]
"""Old index, new index, score."""


def best_first(pairs: Iterable[Scored], taken_old: Iterable[int], taken_new: Iterable[int]) -> list[Scored]:
    """Take pairs from the best score down, each statement once; among equals the one that stands first."""
    used_old, used_new = set(taken_old), set(taken_new)
    links = []
    for i, j, score in sorted(pairs, key=_rank):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            links.append((i, j, score))
    return links


def extended(
    pairs: Iterable[Scored], links: Iterable[Scored], taken_old: Iterable[int], taken_new: Iterable[int]
) -> dict[tuple[int, int], list[Scored]]:
    """Let statements that were left over join a link: one old to several new, or several old to one new.

    Returns for each link, by its two indexes, the further pairs that join it. A link grows on one side only, so that
    every statement of the longer side answers the one statement of the other. The statements in `taken_old` and
    `taken_new`, exact links say, are not joined.
    """
    used_old, used_new = set(taken_old), set(taken_new)
    by_old, by_new = {}, {}
    result: dict[tuple[int, int], list[Scored]] = {}
    for i, j, _ in links:
        result[i, j] = []
        by_old[i] = by_new[j] = (i, j)
    grown: dict[tuple[int, int], str] = {}
    for i, j, score in sorted(pairs, key=_rank):
        for side, link, lone, used in (
            ("new", by_old.get(i), j not in by_new, used_new),
            ("old", by_new.get(j), i not in by_old, used_old),
        ):
            other = j if side == "new" else i
            if link and lone and other not in used and grown.get(link, side) == side:
                grown[link] = side
                result[link].append((i, j, score))
                used.add(other)
                break
    return result


def _rank(pair: Scored) -> tuple[float, int, int, int]:
    i, j, score = pair
    return (-score, i + j, abs(i - j), i)
