"""Which old target and which new one are about the same indicator, and which result answers which target.

Two figures belong together when their indicators' names share words that are rare in reports, their units agree, and
nothing else on either side fits as well. The same score serves targets across two years and targets against results.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.done import is_year_after
from reportdiff.aligner.indicators import Fits, fits
from reportdiff.changes import TargetLink
from reportdiff.language.fold import fold
from reportdiff.options import FigureOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

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
    found = []
    for one, other in (
        (old.statements[link.old[0]], new.statements[link.new[0]])
        for link in links
        if len(link.old) == len(link.new) == 1
    ):
        here, there = places[0].get(one.id, []), places[1].get(other.id, [])
        if here and len(here) == len(there) and fold(one.text) == fold(other.text):
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
    for i, target in enumerate(old.targets if new.results else ()):
        j = int(scores.total[i].argmax())
        first = by_result.get(j)
        if i in found or first is None or scores.total[i, j] < options.accept:
            continue
        if _twins(target, old.targets[first]):
            found[i] = (j, min(1.0, float(scores.total[i, j])))
    return tuple(TargetLink(i, j, score) for i, (j, score) in sorted(found.items()))


def _twins(one: Target, other: Target) -> bool:
    """Whether two targets of one report are the same promise."""
    a, b = one.quantity, other.quantity
    if a is None or b is None:
        return one.indicator == other.indicator and one.relation == other.relation
    return (a.value, a.high, a.unit, one.figure) == (b.value, b.high, b.unit, other.figure)


@dataclass(slots=True)
class _Pairing:
    """The pairs made so far, while they are made."""

    scores: Fits
    old: Sequence[Target]
    new: Sequence[Target]
    options: FigureOptions
    found: dict[int, tuple[int, float]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def take(self, i: int, j: int) -> None:
        self.found[i] = (j, min(1.0, float(self.scores.total[i, j])))
        self.taken.add(j)

    def is_free(self, i: int, j: int) -> bool:
        return i not in self.found and j not in self.taken

    def is_doubtful(self, i: int, j: int) -> bool:
        """Whether another free figure fits as well, though it measures something else than the one chosen."""
        if self.scores.name[i, j] > _SURE:
            return False
        total = self.scores.total
        least = total[i, j] - self.options.margin
        for k in np.flatnonzero(total[i] >= least).tolist():
            if k not in self.taken and self.new[k].indicator != self.new[j].indicator:
                return True
        return any(
            k not in self.found and self.old[k].indicator != self.old[i].indicator
            for k in np.flatnonzero(total[:, j] >= least).tolist()
        )


def _pairing(
    scores: Fits,
    old: Sequence[Target],
    new: Sequence[Target],
    options: FigureOptions,
    certain: Sequence[tuple[int, int]] = (),
) -> dict[int, tuple[int, float]]:
    """Take pairs from the best down, each figure once; same names whose numbers compare go before the others.

    The `certain` pairs are taken before all.
    """
    pairing = _Pairing(scores, old, new, options, {i: (j, 1.0) for i, j in certain}, {j for _, j in certain})
    total = scores.total
    rows, columns = np.nonzero(total >= options.accept)
    candidates = sorted(
        zip(rows.tolist(), columns.tolist(), strict=True),
        key=lambda pair: (
            not (scores.comparable[pair] and scores.name[pair] > _SURE),
            -total[pair],
            abs(pair[0] / len(old) - pair[1] / len(new)),
            pair,
        ),
    )
    for i, j in candidates:
        if pairing.is_free(i, j) and not pairing.is_doubtful(i, j):
            pairing.take(i, j)
    _take_unrivalled(pairing)
    return pairing.found


def _take_unrivalled(pairing: _Pairing) -> None:
    """Take the weaker pairs that have no rival at all, free or taken."""
    total, options = pairing.scores.total, pairing.options
    for i in range(total.shape[0] if total.shape[1] else 0):
        j = int(total[i].argmax())
        if not pairing.is_free(i, j) or total[i, j] < options.alone or not pairing.scores.comparable[i, j]:
            continue
        rival = max(_second(total[i], j), _second(total[:, j], i))
        if total[i, j] - rival >= options.clear and _near(pairing.old[i], pairing.new[j]):
            pairing.take(i, j)


def _near(one: Target, other: Target) -> bool:
    """Whether one value is less than the double of the other."""
    a, b = one.quantity, other.quantity
    if not a or not b or not a.value or not b.value:
        return False
    return 0.5 < abs(float(a.value)) / abs(float(b.value)) < 2


def _second(scores: NDArray[np.float64], best: int) -> float:
    others = np.delete(scores, best)
    return float(others.max()) if len(others) else 0.0
