"""Reports with very many figures: which pairs of them are looked at, so that cost stays in line with their number.

Of figures whose names agree only the nearest in the reports' order are looked at, a fixed number in all, and besides
those of linked statements.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.candidates import best, spread
from reportdiff.aligner.names import agreement, rarity
from reportdiff.aligner.terms import occurrences
from reportdiff.aligner.vectors import Rows, common, starts
from reportdiff.language.fold import fold_all

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from reportdiff.language.evidence import Evidence
    from reportdiff.model import Target
    from reportdiff.options import FigureOptions

    Indexes = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Pairs = tuple[Indexes, Indexes, Floats, Floats]

__all__ = ["in_a_crowd"]

_PAIRS, _LEAST = 10_000, 2
"""How many partners by name are looked at for the figures of the longer side in all, and for each at least."""
_SHARED = 400_000
"""How many terms shared by two names are looked at in all, the rarest first."""


@dataclass(frozen=True, slots=True)
class _Crowd:
    """One side's figures: which names occur, with a figure that bears each, and every figure's name and place.

    Targets with a number and those in words have names of their own. `order` are the figures by name and then by
    place, `bounds` where in it each name begins, and the end.
    """

    bearers: Sequence[Target]
    name: Indexes
    place: Floats
    order: Indexes
    bounds: Indexes

    @classmethod
    def of(cls, figures: Sequence[Target]) -> _Crowd:
        bearers: dict[tuple[str, bool], Target] = {}
        for figure in figures:
            bearers.setdefault(_name(figure), figure)
        number = {name: k for k, name in enumerate(bearers)}
        name = np.array([number[_name(figure)] for figure in figures], dtype=np.int64)
        order = np.argsort(name, kind="stable")
        bounds = np.searchsorted(name[order], np.arange(len(number) + 1))
        return cls(tuple(bearers.values()), name, np.arange(len(figures)) / len(figures), order, bounds)


def _name(figure: Target) -> tuple[str, bool]:
    return figure.indicator, figure.quantity is None


def in_a_crowd(
    sides: tuple[Sequence[Target], Sequence[Target]],
    linked: Collection[tuple[str, str]],
    evidence: Evidence,
    covers: Collection[tuple[str, str]],
    options: FigureOptions,
) -> Pairs:
    """Return the pairs of figures that are looked at, ascending, and how far their names and the cores of these agree.

    `linked` are the statements that are linked, by id, `covers` the indicators of which one stands for the other.
    """
    old, new = (_Crowd.of(side) for side in sides)
    width = max(_LEAST, _PAIRS // max(len(side) for side in sides))
    u, v, agreed, core = _names(old, new, evidence, covers, options)
    distance = np.abs(u * len(new.bearers) - v * len(old.bearers))
    kept = best(u, agreed, distance, v, width) | best(v, agreed, distance, u, width)
    here, there = _nearest(old, new, u[kept], v[kept], width)
    back, forth = _nearest(new, old, v[kept], u[kept], width)
    pairs = np.array(_of_links(*sides, linked, width), dtype=np.int64).reshape(-1, 2)
    wide = len(sides[1])
    key = _distinct(np.concatenate((here * wide + there, forth * wide + back, pairs[:, 0] * wide + pairs[:, 1])))
    i, j = np.divmod(key, wide)
    known, wanted = u * len(new.bearers) + v, old.name[i] * len(new.bearers) + new.name[j]
    at = np.minimum(np.searchsorted(known, wanted), max(0, len(known) - 1))
    found = known[at] == wanted if len(known) else np.zeros(len(wanted), dtype=np.bool_)
    i, j, at = i[found], j[found], at[found]
    linking = np.isin(key[found], pairs[:, 0] * wide + pairs[:, 1])
    value, apart = np.round(agreed[at], 3), np.abs(i * len(sides[1]) - j * len(sides[0]))
    kept = best(i, value, apart, j, width) | best(j, value, apart, i, width) | linking
    return i[kept], j[kept], agreed[at][kept], core[at][kept]


def _names(
    old: _Crowd, new: _Crowd, evidence: Evidence, covers: Collection[tuple[str, str]], options: FigureOptions
) -> Pairs:
    """Return the pairs of names that agree at all, ascending, and how far they and their cores do."""
    wide = max(1, len(new.bearers))
    where: dict[str, list[int]] = {}
    for number, bearer in enumerate(new.bearers):
        where.setdefault(bearer.indicator, []).append(number)
    partners: dict[str, list[str]] = {}
    for first, second in sorted({*covers, *((second, first) for first, second in covers)}):
        partners.setdefault(first, []).append(second)
    same = [(u, v) for u, bearer in enumerate(old.bearers) for v in where.get(bearer.indicator, ())]
    by_name = _agreement(
        [t.indicator for t in old.bearers], [t.indicator for t in new.bearers], same, evidence, options
    )
    by_core = _agreement([t.core for t in old.bearers], [t.core for t in new.bearers], [], evidence, options)
    key, at = np.unique(np.concatenate((by_name[0], by_core[0])), return_inverse=True)
    agreed, core = np.zeros(len(key)), np.zeros(len(key))
    core[at[len(by_name[0]) :]] = by_core[1]
    np.maximum.at(agreed, at, np.concatenate((by_name[1], options.core * by_core[1])))
    u, v = np.divmod(key, wide)
    known = np.array([t.known for t in old.bearers])[u] & np.array([t.known for t in new.bearers])[v]
    equal = np.isin(key, [one * wide + other for one, other in same])
    agreed = np.where(known, np.where(equal, 1.0, agreed * options.other_name), agreed)
    standing = [
        one * wide + other
        for one, bearer in enumerate(old.bearers)
        for indicator in partners.get(bearer.indicator, ())
        for other in where.get(indicator, ())
    ]
    agreed[np.isin(key, standing)] = options.covers
    key = np.concatenate((key, np.setdiff1d(standing, key).astype(np.int64)))
    agreed = np.append(agreed, np.full(len(key) - len(agreed), options.covers))
    core = np.append(core, np.zeros(len(key) - len(core)))
    order = np.argsort(key)
    worth = order[agreed[order] > options.faint]
    return key[worth] // wide, key[worth] % wide, agreed[worth], core[worth]


def _agreement(
    old: Sequence[str],
    new: Sequence[str],
    same: Sequence[tuple[int, int]],
    evidence: Evidence,
    options: FigureOptions,
) -> tuple[Indexes, Floats]:
    """Return the pairs of texts that share terms, as old index * new texts + new index, and how far they agree."""
    seen = occurrences(fold_all([*old, *new]), (2,))
    term, column = np.unique(seen.term, return_inverse=True)
    owner, column = np.divmod(_distinct(seen.owner * max(1, len(term)) + column), max(1, len(term)))
    weight = rarity(term, evidence, options)
    mass = np.bincount(owner, weights=weight[column], minlength=len(old) + len(new)).astype(np.float64)
    cut = int(np.searchsorted(owner, len(old)))
    rows = Rows(owner[:cut], column[:cut], len(old)), Rows(owner[cut:] - len(old), column[cut:], len(new))
    both = common(*rows, len(term), _SHARED)
    first = starts(both.key)
    shared = np.add.reduceat(weight[both.column], first) if len(first) else np.empty(0)
    equal = np.array(same, dtype=np.int64).reshape(-1, 2)
    key = np.concatenate((both.key[first], equal[:, 0] * max(1, len(new)) + equal[:, 1]))
    shared = np.concatenate((shared, mass[equal[:, 0]]))
    i, j = np.divmod(key, max(1, len(new)))
    return key, agreement(shared, mass[i], mass[len(old) + j], options)


def _nearest(one: _Crowd, other: _Crowd, u: Indexes, v: Indexes, width: int) -> tuple[Indexes, Indexes]:
    """Return for every figure of the names `u` the figures of the name `v` on the other side that stand nearest."""
    pair, at = spread(one.bounds[u], one.bounds[u + 1] - one.bounds[u])
    i, v = one.order[at], v[pair]
    low, high = other.bounds[v], other.bounds[v + 1]
    places = other.name[other.order] + other.place[other.order]  # ascend by name, then by place
    begin = np.clip(np.searchsorted(places, v + one.place[i]) - width // 2, low, np.maximum(low, high - width))
    row, at = spread(begin, np.minimum(width, high - low))
    return i[row], other.order[at]


def _distinct(keys: Indexes) -> Indexes:
    """Return the keys, each once, ascending; for so many sorting is faster than numpy's table of hashes."""
    ordered = np.sort(keys)
    return ordered[starts(ordered)]


def _of_links(
    old: Sequence[Target], new: Sequence[Target], linked: Collection[tuple[str, str]], width: int
) -> list[tuple[int, int]]:
    """Return the pairs of figures of linked statements.

    Where both statements hold more than `width` figures, those that stand about as far on in either: one endless
    sentence would make as many pairs as all figures with all.
    """
    places: tuple[dict[str, list[int]], ...] = ({}, {})
    for side, held in zip((old, new), places, strict=True):
        for k, figure in enumerate(side):
            held.setdefault(figure.statement, []).append(k)
    result: list[tuple[int, int]] = []
    for a, b in linked:
        here, there = places[0].get(a, []), places[1].get(b, [])
        reach = width * max(len(here), len(there))
        for at, i in enumerate(here):
            middle = at * len(there)
            first, last = -((reach - middle) // len(here)), (middle + reach) // len(here)
            result.extend((i, j) for j in there[max(0, first) : last + 1])
    return result
