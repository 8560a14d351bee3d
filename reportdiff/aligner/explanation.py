"""Why a link was made, and why a lone statement was given no partner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.vectors import rarest
from reportdiff.changes import Refusal, RefusalReason
from reportdiff.language.fold import fold_all

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from reportdiff.aligner.assignment import Scored
    from reportdiff.changes import Link
    from reportdiff.language.evidence import Evidence

    Indexes = NDArray[np.int64]
    _Best = dict[int, tuple[float, int | None]]

__all__ = ["refusals", "shared_terms"]

_LETTERS = re.compile(r"[^\W_]{2,}")
_MOST = 5
"""More terms than this explain nothing more."""


def shared_terms(pairs: Sequence[tuple[str, str]], evidence: Evidence, least: float) -> list[tuple[str, ...]]:
    """Return for each pair of texts the stretches both hold verbatim, rarest first, without those every report holds.

    A stretch is as rare as the rarest term in it; `least` is the rarity, in nats, below which it tells nothing.
    """
    found = [_stretches(old, new) for old, new in pairs]
    every = list(dict.fromkeys(text for texts in found for text in texts))
    rarity = np.round(rarest(fold_all(every), evidence), 3).tolist()
    telling = {text: (-value, -len(text), text) for text, value in zip(every, rarity, strict=True) if value >= least}
    return [
        tuple(sorted((text for text in texts if text in telling), key=telling.__getitem__)[:_MOST]) for texts in found
    ]


def _stretches(old: str, new: str) -> list[str]:
    """Return the maximal stretches of letters and digits, of two characters or more, that both texts hold."""
    found: dict[str, None] = {}
    for run in _LETTERS.findall(old):
        start, size = 0, len(run)
        while start < size - 1:
            end = start + 2
            if run[start:end] not in new:
                start += 1
                continue
            step = 4
            while end + step <= size and run[start : end + step] in new:
                end += step
                step *= 2
            while step := step // 2:
                if end + step <= size and run[start : end + step] in new:
                    end += step
            found[run[start:end]] = None
            start = end
    return list(found)


def refusals(
    links: Collection[Link],
    count: tuple[int, int],
    candidates: Scored,
    forbidden: Collection[tuple[int, int]],
    cut: float,
) -> tuple[Refusal, ...]:
    """Return for every statement without a link its best candidate and why it was refused, old statements first."""
    linked = {i for link in links for i in link.old}, {j for link in links for j in link.new}
    best = (
        _best(candidates.old, candidates.new, candidates.score, linked[0]),
        _best(candidates.new, candidates.old, candidates.score, linked[1]),
    )
    barred: list[dict[int, int]] = [{}, {}]
    for i, j in sorted(forbidden):
        barred[0].setdefault(i, j)
        barred[1].setdefault(j, i)
    result = []
    for side, lone in enumerate(("old", "new")):
        for one in range(count[side]):
            if one in linked[side]:
                continue
            score, other = best[side].get(one, (0.0, None))
            reason = RefusalReason.TAKEN if score >= cut else RefusalReason.BELOW_CUT
            partner = other
            if one in barred[side]:
                partner, reason, score = barred[side][one], RefusalReason.OVERRIDE, 0.0
            elif one not in best[side]:
                partner, reason = None, RefusalReason.NO_CANDIDATE
            pair = (one, partner) if side == 0 else (partner, one)
            result.append(Refusal(lone, pair[0], pair[1], score, reason))
    return tuple(result)


def _best(one: Indexes, other: Indexes, score: NDArray[np.float64], linked: Collection[int]) -> _Best:
    """Return for each statement that is in no link its best candidate, with the score; of equals the first."""
    lone = np.flatnonzero(~np.isin(one, list(linked)))
    order = lone[np.lexsort((-other[lone], score[lone]))]  # the last one stays
    return dict(zip(one[order].tolist(), zip(score[order].tolist(), other[order].tolist(), strict=True), strict=True))
