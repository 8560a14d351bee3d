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

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.assignment import best_first, extended
from reportdiff.aligner.exact import exact
from reportdiff.aligner.explanation import shared_terms
from reportdiff.aligner.overrides import Resolved
from reportdiff.aligner.signs import signs
from reportdiff.changes import Link, Via

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from reportdiff.aligner.assignment import Scored
    from reportdiff.aligner.side import Side
    from reportdiff.aligner.signs import Signs
    from reportdiff.language.evidence import Evidence
    from reportdiff.options import AlignerOptions

    Key = tuple[object, str] | None

__all__ = ["Aligned", "align_statements", "probability", "settled"]

_DIGITS = re.compile(r"[0-9][0-9.,]*")
_NOTHING = Resolved()


@dataclass(frozen=True, slots=True)
class Aligned:
    """The links, ascending by old and new index, and the scored candidates they were chosen from."""

    links: tuple[Link, ...]
    candidates: tuple[Scored, ...]


def align_statements(
    old: Side, new: Side, evidence: Evidence, options: AlignerOptions, resolved: Resolved = _NOTHING
) -> Aligned:
    """Link two lists of statements."""
    links = [Link(here, there, 1.0, Via.OVERRIDE, reason=why) for here, there, why in resolved.together]
    held_old, held_new = {i for x in links for i in x.old}, {j for x in links for j in x.new}
    same, close = settled(old, new, options, (held_old, held_new), resolved)
    links += [Link((i,), (j,), 1.0, Via.EXACT) for i, j in same]
    held_old |= {i for i, _ in same}
    held_new |= {j for _, j in same}
    found = signs(old, new, [*same, *close], evidence, options)
    score = _named((old, new), found, probability(found.values, evidence.weights.statements), evidence, options)
    scored: list[Scored] = [
        pair
        for pair in zip(found.pairs.old.tolist(), found.pairs.new.tolist(), score.tolist(), strict=True)
        if pair[0] not in held_old and pair[1] not in held_new and pair[:2] not in resolved.apart
    ]
    certain = [(i, j, options.figures_score) for i, j in close]
    good = [pair for pair in scored if pair[2] >= options.min_score]
    taken_old, taken_new = held_old | {i for i, _ in close}, held_new | {j for _, j in close}
    chosen = certain + best_first(good, taken_old, taken_new)
    further = extended([p for p in scored if p[2] >= options.extend_score], chosen, taken_old, taken_new)
    home = {
        (i, j): float(v) for i, j, v in zip(found.pairs.old, found.pairs.new, found.values["section_best"], strict=True)
    }
    for i, j, value in chosen:
        more = further.get((i, j), [])
        here, there = {i, *(p[0] for p in more)}, {j, *(p[1] for p in more)}
        via = Via.EXTENDED if more else _via(old, new, i, j, home.get((i, j), 1.0) >= options.same_section)
        lowest = min([value, *(p[2] for p in more)])
        links.append(Link(tuple(sorted(here)), tuple(sorted(there)), lowest, via))
    links.sort(key=lambda link: (link.old, link.new))
    return Aligned(tuple(links), tuple(certain + scored))


def settled(
    old: Side,
    new: Side,
    options: AlignerOptions,
    held: tuple[AbstractSet[int], AbstractSet[int]] = (frozenset(), frozenset()),
    resolved: Resolved = _NOTHING,
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the pairs that need no weighing: the exact ones, and those equal but for their figures."""
    same = _exact(old, new, held, resolved, options)
    rest = held[0] | {i for i, _ in same}, held[1] | {j for _, j in same}
    return same, _but_for_figures((old, new), same, rest, resolved, options)


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


def _exact(
    old: Side, new: Side, held: tuple[AbstractSet[int], AbstractSet[int]], resolved: Resolved, options: AlignerOptions
) -> list[tuple[int, int]]:
    sides = ((old, held[0]), (new, held[1]))
    keys = [_keys(side.role.tolist(), side.texts, taken) for side, taken in sides]
    known = set(_equal(keys[0], keys[1], resolved))
    for marks in (_heads, _nothing):
        rest = [taken | {pair[k] for pair in known} for k, (_, taken) in enumerate(sides)]
        keys = [_keys(marks(side), side.texts, rest[k]) for k, (side, _) in enumerate(sides)]
        for run in _runs(_equal(keys[0], keys[1], resolved)):
            titled = marks is _heads and any(old.titles[old.section[i]] for i, _ in run)
            first, last = run[0], run[-1]
            beside = (first[0] - 1, first[1] - 1) in known or (last[0] + 1, last[1] + 1) in known
            if titled or beside or len(run) >= options.stray_run:
                known.update(run)
    return sorted(known)


def _heads(side: Side) -> list[str]:
    return [side.titles[section] for section in side.section.tolist()]


def _nothing(side: Side) -> list[str]:
    return [""] * len(side)


def _runs(pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Part pairs, ascending by old index, into those that follow each other on both sides."""
    runs: list[list[tuple[int, int]]] = []
    for i, j in pairs:
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    return runs


def _but_for_figures(
    sides: tuple[Side, Side],
    same: Sequence[tuple[int, int]],
    held: tuple[AbstractSet[int], AbstractSet[int]],
    resolved: Resolved,
    options: AlignerOptions,
) -> list[tuple[int, int]]:
    """Pair statements that are equal but for their digits.

    These are the ones with words enough to tell them from others, and the ones that
    stand beside a pair already found.
    """
    bare = [[_DIGITS.sub("0", text) for text in side.texts] for side in sides]
    keys = [_keys(side.role.tolist(), bare[k], held[k]) for k, side in enumerate(sides)]
    known = set(same)
    result = []
    for i, j in _equal(keys[0], keys[1], resolved):
        if sum(map(str.isalpha, bare[0][i])) >= options.figures_letters or _beside(i, j, known):
            known.add((i, j))
            result.append((i, j))
    return result


def _keys(marks: Sequence[object], texts: Sequence[str], taken: AbstractSet[int]) -> list[Key]:
    """Return what must be equal for two statements to be the same; None for one that is held or has no text."""
    return [
        (mark, text) if text and k not in taken else None
        for k, (mark, text) in enumerate(zip(marks, texts, strict=True))
    ]


def _equal(old: Sequence[Key], new: Sequence[Key], resolved: Resolved) -> list[tuple[int, int]]:
    return [pair for pair in exact(old, new) if pair not in resolved.apart]


def _beside(i: int, j: int, known: Collection[tuple[int, int]]) -> bool:
    return (i - 1, j - 1) in known or (i + 1, j + 1) in known


def _via(old: Side, new: Side, i: int, j: int, at_home: bool) -> Via:
    if not old.figures[i].isdisjoint(new.figures[j]):
        return Via.INDICATOR
    return Via.FUZZY if at_home else Via.MOVED
