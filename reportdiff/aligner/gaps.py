"""Sections that votes and headings leave alone: which of them continue each other by where they stand.

A heading can be put in new words while its statements are too general to be followed. What stands between the same two
neighbours in both reports, and means the like, then continues it; its level may have changed with the outline.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.order import off_chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from reportdiff.model import Section
    from reportdiff.options import AlignerOptions

    Floats = NDArray[np.float64]

__all__ = ["between"]

_VOTES, _LEVEL, _PLACE = 0.3, 0.1, 0.02
"""What votes, the same level, and a place of difference within the gap count beside meaning: enough to decide between
headings that mean the like, not enough to pair what does not."""


def between(
    sides: tuple[Sequence[Section], Sequence[Section]],
    firm: Sequence[tuple[int, int]],
    meaning: Floats,
    share: Floats,
    options: AlignerOptions,
) -> list[tuple[int, int]]:
    """Return further pairs of sections from the gaps between `firm` ones, ascending by old index.

    `firm` are the pairs that are best for each other; those out of order bound no gap. `meaning` is how alike the
    headings' meanings are, `share` the share of their votes that two sections give each other. Only sections of one
    role in the same gap are paired, each once.
    """
    old, new = sides
    held = {i for i, _ in firm}, {j for _, j in firm}
    places = np.array(firm, dtype=np.int64).reshape(-1, 2)
    off = off_chain(places[:, 0], places[:, 1], np.ones(len(firm))).tolist()
    chain = [(-1, -1), *(pair for pair, out in zip(firm, off, strict=True) if not out), (len(old), len(new))]
    result: list[tuple[int, int]] = []
    for start, end in pairwise(chain):
        rows = [i for i in range(start[0] + 1, end[0]) if i not in held[0]]
        columns = [j for j in range(start[1] + 1, end[1]) if j not in held[1]]
        if not 0 < len(rows) * len(columns) <= options.gap_pairs:
            continue
        value = {
            (i, j): round(float(meaning[i, j] + _VOTES * share[i, j]), 4)
            + _LEVEL * (old[i].level == new[j].level)
            - _PLACE * abs((i - start[0]) - (j - start[1]))
            for i in rows
            for j in columns
            if old[i].role is new[j].role
        }
        result += _best(value, options.gap_score)
    return sorted(result)


def _best(value: dict[tuple[int, int], float], least: float) -> Iterator[tuple[int, int]]:
    used: tuple[set[int], set[int]] = set(), set()
    for (i, j), score in sorted(value.items(), key=lambda item: (-item[1], item[0])):
        if score >= least and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield i, j
