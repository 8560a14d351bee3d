"""Which old target and which new one are about the same indicator, and which result answers which target.

Two figures belong together when they are likely to measure the same (`figures.py`) and nothing else on either side is
as likely. Pairs are taken from the most probable down, each figure once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportdiff.aligner.assignment import Scored
from reportdiff.aligner.done import is_year_after
from reportdiff.aligner.figures import Fit, Kinship, fits
from reportdiff.changes import TargetLink
from reportdiff.language import get
from reportdiff.language.fold import fold_all
from reportdiff.options import FigureOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import Link
    from reportdiff.model import Report, Target

__all__ = ["align_deliveries", "align_targets", "kinship"]

_SURE = 0.95
"""Names that agree this far are the same; no other pair makes theirs doubtful."""
_DEFAULTS = FigureOptions()
_STRANGERS = Kinship({}, frozenset())


def align_targets(
    old: Report,
    new: Report,
    links: tuple[Link, ...],
    candidates: Scored | None = None,
    options: FigureOptions = _DEFAULTS,
) -> tuple[TargetLink, ...]:
    """Pair the old plan's targets with the new plan's; each target stands in exactly one link, alone if need be.

    `links` and `candidates` tell which statements belong together, and how likely others do.
    """
    found = _pairing(
        _fits(old, new, (old.targets, new.targets), kinship(old, new, links, candidates), options),
        (old.targets, new.targets),
        (options.accept, options.margin),
        _in_the_same_words(old, new, links),
    )
    paired = [TargetLink(i, j, score) for i, (j, score) in sorted(found.items())]
    lone_old = [TargetLink(i, None, 0.0) for i in range(len(old.targets)) if i not in found]
    taken = {j for j, _ in found.values()}
    lone_new = [TargetLink(None, j, 0.0) for j in range(len(new.targets)) if j not in taken]
    return (*sorted([*paired, *lone_old], key=lambda link: link.old or 0), *lone_new)


def kinship(old: Report, new: Report, links: Sequence[Link], candidates: Scored | None = None) -> Kinship:
    """Return what aligning the statements has found out of each pair of them."""
    ids = [statement.id for statement in old.statements], [statement.id for statement in new.statements]
    scored = candidates or Scored.of(())
    pairs = zip(scored.old.tolist(), scored.new.tolist(), scored.score.tolist(), strict=True)
    likely = {(ids[0][i], ids[1][j]): score for i, j, score in pairs}
    linked = {(ids[0][i], ids[1][j]): link.score for link in links for i in link.old for j in link.new}
    for pair, score in linked.items():
        likely[pair] = max(score, likely.get(pair, 0.0))
    return Kinship(likely, frozenset(linked))


def align_deliveries(old: Report, new: Report, options: FigureOptions = _DEFAULTS) -> tuple[TargetLink, ...]:
    """Give each old target the new review's result for the same indicator.

    None where the new report is known not to be the next year's. A target that stands twice in its report, in the
    text and in a list, gets the same result both times.
    """
    if not is_year_after(old, new):
        return ()
    scores = _fits(old, new, (old.targets, new.results), _STRANGERS, options, results=True)
    found = _pairing(scores, (old.targets, new.results), (options.answer, options.margin))
    by_result = {j: i for i, (j, _) in found.items()}
    best: dict[int, Fit] = {}
    for fit in scores:
        if fit.old not in best or fit.score > best[fit.old].score:
            best[fit.old] = fit
    for i, fit in best.items():
        first = by_result.get(fit.new)
        if i in found or first is None or fit.score < options.answer:
            continue
        if _twins(old.targets[i], old.targets[first]):
            found[i] = (fit.new, fit.score)
    return tuple(TargetLink(i, j, score) for i, (j, score) in sorted(found.items()))


def _fits(
    old: Report,
    new: Report,
    figures: tuple[Sequence[Target], Sequence[Target]],
    kin: Kinship,
    options: FigureOptions,
    *,
    results: bool = False,
) -> list[Fit]:
    language = get(new.language)
    evidence = language.evidence()
    weights = evidence.weights.deliveries if results else evidence.weights.targets
    return fits((old, new), figures, kin, (evidence, language.figures(), weights), options)


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


def _twins(one: Target, other: Target) -> bool:
    """Whether two targets of one report are the same promise."""
    a, b = one.quantity, other.quantity
    if a is None or b is None:
        return one.indicator == other.indicator and one.relation == other.relation
    return (a.value, a.high, a.unit, one.figure) == (b.value, b.high, b.unit, other.figure)


@dataclass(slots=True)
class _Taken:
    """The pairs taken so far, by old index with their score, and the new figures in them."""

    found: dict[int, tuple[int, float]] = field(default_factory=dict)
    new: set[int] = field(default_factory=set)

    def take(self, i: int, j: int, score: float) -> None:
        self.found[i] = (j, score)
        self.new.add(j)

    def is_free(self, fit: Fit) -> bool:
        return fit.old not in self.found and fit.new not in self.new


def _pairing(
    scores: Sequence[Fit],
    figures: tuple[Sequence[Target], Sequence[Target]],
    least: tuple[float, float],
    certain: Sequence[tuple[int, int]] = (),
) -> dict[int, tuple[int, float]]:
    """Take pairs from the most probable down, each figure once; the `certain` ones before all.

    `least` are the lowest probability, and the lead over a rival that tells of something else.
    """
    taken = _Taken()
    for i, j in certain:
        taken.take(i, j, 1.0)
    size = len(figures[0]), len(figures[1])
    ranked = sorted(
        (fit for fit in scores if fit.score >= least[0]),
        key=lambda fit: (-fit.score, abs(fit.old / size[0] - fit.new / size[1]), fit.old, fit.new),
    )
    rivals: tuple[dict[int, list[Fit]], dict[int, list[Fit]]] = ({}, {})
    for fit in ranked:
        rivals[0].setdefault(fit.old, []).append(fit)
        rivals[1].setdefault(fit.new, []).append(fit)
    for fit in ranked:
        if taken.is_free(fit) and not _is_doubtful(fit, rivals, figures, taken, least[1]):
            taken.take(fit.old, fit.new, fit.score)
    return taken.found


def _is_doubtful(
    fit: Fit,
    rivals: tuple[dict[int, list[Fit]], dict[int, list[Fit]]],
    figures: tuple[Sequence[Target], Sequence[Target]],
    taken: _Taken,
    margin: float,
) -> bool:
    """Whether another free figure fits as well, though it measures something else than the one chosen."""
    if fit.name > _SURE:
        return False
    near = [other for other in (*rivals[0][fit.old], *rivals[1][fit.new]) if other.score >= fit.score - margin]
    chosen = figures[0][fit.old].indicator, figures[1][fit.new].indicator
    return any(
        taken.is_free(other) and (figures[0][other.old].indicator, figures[1][other.new].indicator) != chosen
        for other in near
    )
