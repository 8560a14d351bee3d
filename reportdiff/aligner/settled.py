"""The passes that need no weighing: statements that are equal, and those equal but for their figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.exact import exact
from reportdiff.aligner.overrides import Resolved

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from reportdiff.aligner.side import Side
    from reportdiff.options import AlignerOptions

    Pair = tuple[int, int]
    Indexes = NDArray[np.int64]

__all__ = ["settled"]

_DIGITS = re.compile(r"[0-9][0-9.,]*")
_NOTHING = Resolved()


def settled(
    old: Side,
    new: Side,
    options: AlignerOptions,
    held: tuple[AbstractSet[int], AbstractSet[int]] = (frozenset(), frozenset()),
    resolved: Resolved = _NOTHING,
) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs that need no weighing: the exact ones, and those equal but for their figures."""
    same = _exact((old, new), held, resolved, options)
    rest = held[0] | {i for i, _ in same}, held[1] | {j for _, j in same}
    return same, _but_for_figures((old, new), same, rest, resolved, options)


def _exact(
    sides: tuple[Side, Side],
    held: tuple[AbstractSet[int], AbstractSet[int]],
    resolved: Resolved,
    options: AlignerOptions,
) -> list[Pair]:
    old, new = sides
    numbers = _without(_numbered(old.texts, new.texts), held)
    known = set(_equal((old.role, new.role), numbers, _turns(old.role.tolist(), old.texts), resolved))
    for titled in (True, False):
        rest = _without(numbers, ([i for i, _ in known], [j for _, j in known]))
        if not (np.isin(rest[0], rest[1]) & (rest[0] >= 0)).any():
            break
        heads = [[side.titles[k] if titled else "" for k in side.section.tolist()] for side in sides]
        marks = _numbered(*heads)
        for run in _runs(_equal(marks, rest, _turns(heads[0], old.texts), resolved)):
            first, last = run[0], run[-1]
            beside = (first[0] - 1, first[1] - 1) in known or (last[0] + 1, last[1] + 1) in known
            if any(heads[0][i] for i, _ in run) or beside or len(run) >= options.stray_run:
                known.update(run)
    return sorted(known)


def _runs(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Part pairs, ascending by old index, into those that follow each other on both sides."""
    runs: list[list[Pair]] = []
    for i, j in pairs:
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    return runs


def _but_for_figures(
    sides: tuple[Side, Side],
    same: Sequence[Pair],
    held: tuple[AbstractSet[int], AbstractSet[int]],
    resolved: Resolved,
    options: AlignerOptions,
) -> list[Pair]:
    """Pair statements that are equal but for their digits.

    These are the ones with words enough to tell them from others, and the ones that
    stand beside a pair already found.
    """
    bare = [_DIGITS.sub("0", "\n".join(side.texts)).split("\n") for side in sides]
    numbers = _without(_numbered(*bare), held)
    known = set(same)
    result = []
    roles = sides[0].role, sides[1].role
    for i, j in _equal(roles, numbers, _turns(roles[0].tolist(), bare[0]), resolved):
        if sum(map(str.isalpha, bare[0][i])) >= options.figures_letters or _beside(i, j, known):
            known.add((i, j))
            result.append((i, j))
    return result


def _numbered(old: Iterable[str], new: Iterable[str]) -> tuple[Indexes, Indexes]:
    """Return a number for each text, the same for equal ones; -1 for an empty one."""
    number = {"": -1}
    here, there = ([number.setdefault(one, len(number)) for one in side] for side in (old, new))
    return np.array(here, dtype=np.int64), np.array(there, dtype=np.int64)


def _without(texts: tuple[Indexes, Indexes], held: tuple[Collection[int], Collection[int]]) -> tuple[Indexes, Indexes]:
    """Return the numbers of the texts, -1 for statements that are held."""
    old, new = texts[0].copy(), texts[1].copy()
    old[list(held[0])] = -1
    new[list(held[1])] = -1
    return old, new


def _equal(
    marks: tuple[Indexes, Indexes],
    numbers: tuple[Indexes, Indexes],
    turn: Callable[[int], str],
    resolved: Resolved,
) -> list[Pair]:
    """Pair the statements whose marks and texts, by number, are equal; `turn` is that of `exact`."""
    old, new = (
        np.where(number >= 0, (mark + 1 << 31) + number, -1) for mark, number in zip(marks, numbers, strict=True)
    )
    found = exact(old, new, turn)
    return [pair for pair in found if pair not in resolved.apart] if resolved.apart else found


def _turns(marks: Sequence[object], texts: Sequence[str]) -> Callable[[int], str]:
    """Return what repeated texts are ordered by: their mark, then the text."""
    return lambda i: repr((marks[i], texts[i]))


def _beside(i: int, j: int, known: Collection[Pair]) -> bool:
    return (i - 1, j - 1) in known or (i + 1, j + 1) in known
