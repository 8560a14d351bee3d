"""Which old target and which new one are about the same indicator, and which result answers which target.

Two figures belong together when their indicators' names share words that are rare in reports, their units agree, and
nothing else on either side fits as well. The same score serves targets across two years and targets against results.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.done import is_year_after
from reportdiff.aligner.indicators import Fits, fits
from reportdiff.changes import TargetLink
from reportdiff.language.fold import fold_all
from reportdiff.options import FigureOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import Link
    from reportdiff.model import Report, Target

__all__ = ["align_deliveries", "align_targets"]

_SURE = 0.95
"""Names that agree this far are the same; no other pair makes theirs doubtful."""
_DEFAULTS = FigureOptions()


def align_targets(
    old: Report, new: Report, links: tuple[Link, ...], options: FigureOptions = _DEFAULTS
) -> tuple[TargetLink, ...]:
    """Pair the old plan's targets with the new plan's; each target stands in exactly one link, alone if need be."""
    linked = frozenset(
        (old.statements[i].id, new.statements[j].id) for link in links for i in link.old for j in link.new
    )
    scores = fits((old, new), (old.targets, new.targets), linked, options)
    found = _pairing(scores, old.targets, new.targets, options, _in_the_same_words(old, new, links))
    paired = [TargetLink(i, j, score) for i, (j, score) in sorted(found.items())]
    lone_old = [TargetLink(i, None, 0.0) for i in range(len(old.targets)) if i not in found]
    taken = {j for j, _ in found.values()}
    lone_new = [TargetLink(None, j, 0.0) for j in range(len(new.targets)) if j not in taken]
    return (*sorted([*paired, *lone_old], key=lambda link: link.old or 0), *lone_new)


def _in_the_same_words(old: Report, new: Report, links: tuple[Link, ...]) -> list[tuple[int, int]]:
    """Return the targets of linked statements that say the same: whatever their names are like, nothing changed."""
    places: tuple[dict[str, list[int]], ...] = ({}, {})
    for report, held in zip((old, new), places, strict=True):
        for k, target in enumerate(report.targets):
            held.setdefault(target.statement, []).append(k)
    single = [
        (old.statements[link.old[0]], new.statements[link.new[0]])
        for link in links
        if len(link.old) == len(link.new) == 1
    ]
    both = [(one, other) for one, other in single if one.id in places[0] and other.id in places[1]]
    texts = fold_all(one.text for one, _ in both), fold_all(other.text for _, other in both)
    found = []
    for (one, other), text, again in zip(both, *texts, strict=True):
        here, there = places[0][one.id], places[1][other.id]
        if text == again and len(here) == len(there):
            pairs = zip(here, there, strict=True)
            found += [(i, j) for i, j in pairs if old.targets[i].indicator == new.targets[j].indicator]
    return found


def align_deliveries(old: Report, new: Report, options: FigureOptions = _DEFAULTS) -> tuple[TargetLink, ...]:
    """Give each old target the new review's result for the same indicator.

    None where the new report is known not to be the next year's. A target that stands twice in its report, in the
    text and in a list, gets the same result both times.
    """
    if not is_year_after(old, new):
        return ()
    scores = fits((old, new), (old.targets, new.results), frozenset(), options)
    found = _pairing(scores, old.targets, new.results, options)
    by_result = {j: i for i, (j, _) in found.items()}
    for i, (j, total) in _best(scores).items():
        first = by_result.get(j)
        if i in found or first is None or total < options.accept:
            continue
        if _twins(old.targets[i], old.targets[first]):
            found[i] = (j, min(1.0, total))
    return tuple(TargetLink(i, j, score) for i, (j, score) in sorted(found.items()))


def _best(scores: Fits) -> dict[int, tuple[int, float]]:
    """Return for each old figure the first of the new ones that fit it best, and how well it does."""
    order = np.lexsort((-scores.new, scores.total, scores.old))  # the last one stays
    pairs = zip(scores.new[order].tolist(), scores.total[order].tolist(), strict=True)
    return dict(zip(scores.old[order].tolist(), pairs, strict=True))


def _twins(one: Target, other: Target) -> bool:
    """Whether two targets of one report are the same promise."""
    a, b = one.quantity, other.quantity
    if a is None or b is None:
        return one.indicator == other.indicator and one.relation == other.relation
    return (a.value, a.high, a.unit, one.figure) == (b.value, b.high, b.unit, other.figure)


class _Pairing:
    """The pairs made so far, while they are made; pairs that may be made are told by their number among the fits."""

    def __init__(
        self, scores: Fits, figures: tuple[Sequence[Target], Sequence[Target]], options: FigureOptions
    ) -> None:
        self.options = options
        self.indicators = [[figure.indicator for figure in side] for side in figures]
        self.pairs = list(zip(scores.old.tolist(), scores.new.tolist(), strict=True))
        self.total: list[float] = scores.total.tolist()
        self.name: list[float] = scores.name.tolist()
        self.of_old: dict[int, list[int]] = {}
        self.of_new: dict[int, list[int]] = {}
        for k, (i, j) in enumerate(self.pairs):
            self.of_old.setdefault(i, []).append(k)
            self.of_new.setdefault(j, []).append(k)
        self.found: dict[int, tuple[int, float]] = {}
        self.taken: set[int] = set()

    def take(self, i: int, j: int, total: float) -> None:
        self.found[i] = (j, min(1.0, total))
        self.taken.add(j)

    def is_free(self, k: int) -> bool:
        i, j = self.pairs[k]
        return i not in self.found and j not in self.taken

    def is_doubtful(self, k: int) -> bool:
        """Whether another free figure fits as well, though it measures something else than the one chosen."""
        if self.name[k] > _SURE:
            return False
        i, j = self.pairs[k]
        least = self.total[k] - self.options.margin
        old, new = self.indicators
        for rival in self.of_old[i]:
            other = self.pairs[rival][1]
            if self.total[rival] >= least and other not in self.taken and new[other] != new[j]:
                return True
        for rival in self.of_new[j]:
            other = self.pairs[rival][0]
            if self.total[rival] >= least and other not in self.found and old[other] != old[i]:
                return True
        return False

    def lead(self, k: int) -> float:
        """Return by how much a pair fits better than any other of its two figures, free or taken."""
        i, j = self.pairs[k]
        rivals = [self.total[rival] for rival in (*self.of_old[i], *self.of_new[j]) if rival != k]
        return self.total[k] - max(rivals, default=0.0)


def _pairing(
    scores: Fits,
    old: Sequence[Target],
    new: Sequence[Target],
    options: FigureOptions,
    certain: Sequence[tuple[int, int]] = (),
) -> dict[int, tuple[int, float]]:
    """Take pairs from the best down, each figure once; same names whose numbers compare go before the others.

    The `certain` pairs are taken before all. Last come the weaker pairs that have no rival at all, free or taken.
    """
    pairing = _Pairing(scores, (old, new), options)
    for i, j in certain:
        pairing.take(i, j, 1.0)
    apart = np.abs(scores.old / max(1, len(old)) - scores.new / max(1, len(new)))
    unlike = ~(scores.comparable & (scores.name > _SURE))
    order = np.lexsort((scores.new, scores.old, apart, -scores.total, unlike))
    for k in order[scores.total[order] >= options.accept].tolist():
        if pairing.is_free(k) and not pairing.is_doubtful(k):
            i, j = pairing.pairs[k]
            pairing.take(i, j, pairing.total[k])
    for i, numbers in pairing.of_old.items():
        k = max(numbers, key=pairing.total.__getitem__)
        j = pairing.pairs[k][1]
        if not pairing.is_free(k) or pairing.total[k] < options.alone or not scores.comparable[k]:
            continue
        if pairing.lead(k) >= options.clear and _near(old[i], new[j]):
            pairing.take(i, j, pairing.total[k])
    return pairing.found


def _near(one: Target, other: Target) -> bool:
    """Whether one value is less than the double of the other."""
    a, b = one.quantity, other.quantity
    if not a or not b or not a.value or not b.value:
        return False
    return 0.5 < abs(float(a.value)) / abs(float(b.value)) < 2
