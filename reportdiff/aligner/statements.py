"""The passes by which two lists of statements are aligned, in their order.

1. *override*: what the reader's overrides file says.
2. *exact*: the same folded text under the same role; then, whatever the role, under the same heading, beside a pair
   already found, or several in a row: that is one part of the report whose role was read differently, and not a review
   that repeats a promise.
3. *figures*: the same text but for its digits, where that is telling or the neighbours are linked already.
4. *scored*: of all candidate pairs the most probable first, each statement once.
5. *extended*: statements left over join a link whose other side they answer as well (1:n and n:1).

Exact goes before everything that weighs, so that an inserted look-alike cannot take an untouched statement's partner.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.assignment import Scored, best_first, extended
from reportdiff.aligner.explanation import shared_terms
from reportdiff.aligner.overrides import Resolved
from reportdiff.aligner.settled import settled
from reportdiff.aligner.signs import signs
from reportdiff.changes import Link, Via

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from reportdiff.aligner.side import Side
    from reportdiff.aligner.signs import Signs
    from reportdiff.language.evidence import Evidence
    from reportdiff.options import AlignerOptions

    Flags = NDArray[np.bool_]

__all__ = ["Aligned", "align_statements", "probability"]

_NOTHING = Resolved()


@dataclass(frozen=True, slots=True)
class Aligned:
    """The links, ascending by old and new index, and the scored candidates they were chosen from."""

    links: tuple[Link, ...]
    candidates: Scored


def align_statements(
    old: Side, new: Side, evidence: Evidence, options: AlignerOptions, resolved: Resolved = _NOTHING
) -> Aligned:
    """Link two lists of statements."""
    links = [Link(here, there, 1.0, Via.OVERRIDE, reason=why) for here, there, why in resolved.together]
    held = {i for x in links for i in x.old}, {j for x in links for j in x.new}
    same, close = settled(old, new, options, held, resolved)
    links += [Link((i,), (j,), 1.0, Via.EXACT) for i, j in same]
    free = _free(len(old), held[0], (i for i, _ in same)), _free(len(new), held[1], (j for _, j in same))
    found = signs(old, new, [*same, *close], evidence, options)
    score = _named((old, new), found, probability(found.values, evidence.weights.statements), evidence, options)
    possible = free[0][found.pairs.old] & free[1][found.pairs.new]
    for i, j in resolved.apart:
        possible &= (found.pairs.old != i) | (found.pairs.new != j)
    scored = Scored(found.pairs.old, found.pairs.new, score).only(possible)
    at_home = found.values["section_best"][possible] >= options.same_section
    certain = [(i, j, options.figures_score) for i, j in close]
    links += _weighed((old, new), certain, (scored, at_home), free, options)
    links.sort(key=attrgetter("old", "new"))
    return Aligned(tuple(links), Scored.of(certain).joined(scored))


def _free(count: int, *held: Iterable[int]) -> Flags:
    result = np.ones(count, dtype=np.bool_)
    for indexes in held:
        result[list(indexes)] = False
    return result


def _weighed(
    sides: tuple[Side, Side],
    certain: Sequence[tuple[int, int, float]],
    weighed: tuple[Scored, Flags],
    free: tuple[Flags, Flags],
    options: AlignerOptions,
) -> list[Link]:
    """Return the links of the `certain` pairs, and those that are made by probability.

    With the scored pairs comes which of them lie in sections that continue each other; `free` are the statements of
    either side that no link holds yet.
    """
    scored, at_home = weighed
    chosen = [*certain, *best_first(scored.only(scored.score >= options.min_score))]
    linked = [i for i, _, _ in chosen], [j for _, j, _ in chosen]
    lone = tuple(side & _free(len(side), indexes) for side, indexes in zip(free, linked, strict=True))
    further = extended(scored.only(scored.score >= options.extend_score), chosen, (lone[0], lone[1]))
    away = set(zip(scored.old[~at_home].tolist(), scored.new[~at_home].tolist(), strict=True))
    links = []
    for pair in chosen:
        i, j, score = pair
        more = further.get((i, j))
        if more:
            here, there = sorted({i, *(p[0] for p in more)}), sorted({j, *(p[1] for p in more)})
            links.append(Link(tuple(here), tuple(there), min(score, *(p[2] for p in more)), Via.EXTENDED))
        else:
            links.append(Link((i,), (j,), score, _via(*sides, i, j, (i, j) not in away)))
    return links


def probability(values: Mapping[str, NDArray[np.float64]], weights: Mapping[str, float]) -> NDArray[np.float64]:
    """Return the probability that each candidate is right, to four places so that ties are ties everywhere."""
    odds = np.full(len(next(iter(values.values()))), weights.get("constant", 0.0))
    for name, weight in weights.items():
        if name in values:
            odds += weight * values[name]
    result: NDArray[np.float64] = np.round(1 / (1 + np.exp(-odds)), 4)
    return result


def _named(
    sides: tuple[Side, Side], found: Signs, score: NDArray[np.float64], evidence: Evidence, options: AlignerOptions
) -> NDArray[np.float64]:
    """Return the scores, bounded where two statements of unrelated sections and sentences share no telling term.

    Two such statements of one common frame (develop modern agriculture, develop modern services) are alike in all but
    what they are about. Without what past reports tell of terms nothing is known to be common.
    """
    if not evidence.terms or not len(found.pairs):
        return score
    strange = (found.values["section_best"] < options.strange) & (found.values["sentence_cosine"] < options.strange)
    high = np.flatnonzero(strange & (score > options.strange_score))
    pairs = [
        (sides[0].bare[i], sides[1].bare[j]) for i, j in zip(found.pairs.old[high], found.pairs.new[high], strict=True)
    ]
    terms = shared_terms(pairs, evidence, options.telling_term)
    common = [
        k for k, pair, telling in zip(high.tolist(), pairs, terms, strict=True) if pair[0] != pair[1] and not telling
    ]
    bounded = score.copy()
    bounded[common] = options.strange_score
    return bounded


def _via(old: Side, new: Side, i: int, j: int, at_home: bool) -> Via:
    if old.figures[i] and not old.figures[i].isdisjoint(new.figures[j]):
        return Via.INDICATOR
    return Via.FUZZY if at_home else Via.MOVED
