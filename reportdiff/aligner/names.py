"""How far the names of indicators agree, and the clauses and sentences they stand in: by the rare terms they share."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.terms import occurrences
from reportdiff.language.fold import fold_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportdiff.language.evidence import Evidence
    from reportdiff.model import Target
    from reportdiff.options import FigureOptions

    Matrix = NDArray[np.float64]

__all__ = ["agreement", "judged", "name_agreement", "rarity", "text_agreement"]

_NUMBERS = re.compile(r"[\d.,%]+")
_NOTHING_SAID = 0.3
"""How far two texts agree of which one says nothing."""


def judged(
    old: Sequence[Target],
    new: Sequence[Target],
    found: Matrix,
    covers: frozenset[tuple[str, str]],
    options: FigureOptions,
) -> Matrix:
    """Return how far the indicators' names agree, given how far their words do: what the vocabulary knows decides."""
    known = np.array([t.known for t in old])[:, None] & np.array([t.known for t in new])[None, :]
    number = {name: k for k, name in enumerate(sorted({t.indicator for t in (*old, *new)}))}
    here, there = (np.array([number[t.indicator] for t in side]) for side in (old, new))
    same = here[:, None] == there[None, :]
    result: Matrix = np.where(known, np.where(same, 1.0, found * options.other_name), found)
    standing = {indicator for pair in covers for indicator in pair}
    places: tuple[dict[str, list[int]], ...] = ({}, {})
    for side, held in zip((old, new), places, strict=True):
        for k, t in enumerate(side):
            if t.indicator in standing:
                held.setdefault(t.indicator, []).append(k)
    for first, second in sorted({*covers, *((second, first) for first, second in covers)}):
        for i in places[0].get(first, ()):
            for j in places[1].get(second, ()):
                result[i, j] = options.covers
    return result


def name_agreement(old: Sequence[str], new: Sequence[str], evidence: Evidence, options: FigureOptions) -> Matrix:
    """Return how far folded names agree, 0 to 1: the rare words they share, and how telling these are."""
    shared, mass_old, mass_new = _overlap(old, new, evidence, options)
    return agreement(shared, mass_old[:, None], mass_new[None, :], options)


def agreement(shared: Matrix, mass_old: Matrix, mass_new: Matrix, options: FigureOptions) -> Matrix:
    """Return how far texts agree that weigh so much and share so much."""
    both = mass_old + mass_new
    small = np.minimum(mass_old, mass_new)
    dice = np.divide(2 * shared, both, out=np.zeros_like(shared), where=both > 0)
    contained = np.divide(shared, small, out=np.zeros_like(shared), where=small > 0)
    telling = np.minimum(1.0, shared / options.telling)
    agreed: Matrix = np.maximum(dice * (0.7 + 0.3 * telling), 0.85 * contained * (0.55 + 0.45 * telling))
    return agreed


def _overlap(
    old: Sequence[str], new: Sequence[str], evidence: Evidence, options: FigureOptions
) -> tuple[Matrix, NDArray[np.float64], NDArray[np.float64]]:
    """Return the weight of the terms that every pair of texts shares, and the weight of each text.

    Equal texts are looked at once, and only terms that both sides have take part in the product.
    """
    here, there = sorted(set(old)), sorted(set(new))
    seen = occurrences([*here, *there], (2,))
    term, column = np.unique(seen.term, return_inverse=True)
    owner, column = np.divmod(np.unique(seen.owner.astype(np.int64) * max(1, len(term)) + column), max(1, len(term)))
    weight = rarity(term, evidence, options)
    mass = np.bincount(owner, weights=weight[column], minlength=len(here) + len(there)).astype(np.float64)
    first = owner < len(here)
    on_both = np.isin(np.arange(len(term)), column[first]) & np.isin(np.arange(len(term)), column[~first])
    kept = np.cumsum(on_both) - 1
    inside = on_both[column]
    rows = np.zeros((len(here) + len(there), int(on_both.sum())), dtype=np.float32)
    rows[owner[inside], kept[column[inside]]] = np.sqrt(weight[column[inside]])
    shared = (rows[: len(here)] @ rows[len(here) :].T).astype(np.float64)
    at_old, at_new = ({text: k for k, text in enumerate(side)} for side in (here, there))
    places = [at_old[text] for text in old], [at_new[text] for text in new]
    return shared[np.ix_(*places)], mass[: len(here)][places[0]], mass[len(here) :][places[1]]


def text_agreement(
    old: Sequence[str],
    new: Sequence[str],
    pairs: Sequence[tuple[int, int]],
    evidence: Evidence,
    options: FigureOptions,
) -> list[float]:
    """Return the weighted Dice coefficient of the texts of each pair, numbers left out."""
    texts = sorted({*old, *new})
    seen = occurrences([_NUMBERS.sub(" ", text) for text in fold_all(texts)], (2,))
    term, column = np.unique(seen.term, return_inverse=True)
    weight = rarity(term, evidence, options).tolist()
    order = np.argsort(seen.owner, kind="stable")
    bounds = np.searchsorted(seen.owner[order], np.arange(len(texts) + 1))
    held = column[order].tolist()
    terms = {text: frozenset(held[bounds[k] : bounds[k + 1]]) for k, text in enumerate(texts)}
    mass = {text: math.fsum(map(weight.__getitem__, found)) for text, found in terms.items()}
    done: dict[tuple[str, str], float] = {}
    for i, j in pairs:
        pair = (old[i], new[j])
        if pair not in done:
            both = mass[pair[0]] + mass[pair[1]]
            shared = math.fsum(map(weight.__getitem__, terms[pair[0]] & terms[pair[1]]))
            done[pair] = 2 * shared / both if mass[pair[0]] and mass[pair[1]] else _NOTHING_SAID
    return [done[old[i], new[j]] for i, j in pairs]


def rarity(term: NDArray[np.uint32], evidence: Evidence, options: FigureOptions) -> NDArray[np.float64]:
    """Return each term's surprise in nats by the language's reports; equal for all where nothing was learnt."""
    if not evidence.terms:
        return np.full(len(term), options.common)
    known = np.frombuffer(evidence.terms, dtype="<u4")
    level = np.frombuffer(evidence.frequencies, dtype=np.uint8)
    place = np.minimum(np.searchsorted(known, term), len(known) - 1)
    found = np.where(known[place] == term, level[place], level.min())
    weight: NDArray[np.float64] = options.common + math.log(max(2, evidence.documents)) * (1 - found / 255.0)
    return weight
