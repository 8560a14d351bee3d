"""Why a link was made, and why a lone statement was given no partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.vectors import vectors
from reportdiff.changes import Refusal, RefusalReason
from reportdiff.language.fold import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from reportdiff.changes import Link
    from reportdiff.language.evidence import Evidence

__all__ = ["refusals", "shared_terms"]

_MOST = 5
"""More terms than this explain nothing more."""


def shared_terms(pairs: Sequence[tuple[str, str]], evidence: Evidence, least: float) -> list[tuple[str, ...]]:
    """Return for each pair of texts the stretches both hold verbatim, rarest first, without those every report holds.

    A stretch is as rare as the rarest term in it; `least` is the rarity, in nats, below which it tells nothing.
    """
    found = [_stretches(old, new) for old, new in pairs]
    every = list(dict.fromkeys(text for texts in found for text in texts))
    rarity = dict(zip(every, _rarity([fold(text) for text in every], evidence).tolist(), strict=True))
    result = []
    for texts in found:
        telling = [text for text in texts if rarity[text] >= least]
        result.append(tuple(sorted(telling, key=lambda text: (-rarity[text], -len(text), text))[:_MOST]))
    return result


def _stretches(old: str, new: str) -> list[str]:
    """Return the maximal stretches of letters and digits, of two characters or more, that both texts hold."""
    found: dict[str, None] = {}
    start = 0
    while start < len(old) - 1:
        end = start
        while end < len(old) and old[end].isalnum() and old[start : end + 1] in new:
            end += 1
        if end - start >= 2:
            found[old[start:end]] = None
            start = end
        else:
            start += 1
    return list(found)


def _rarity(texts: Sequence[str], evidence: Evidence) -> NDArray[np.float64]:
    """Return how rare the rarest term of each text is in past reports; 0 for a text too short to hold a term."""
    both = vectors(texts, [], evidence)
    result = np.zeros(len(texts))
    np.maximum.at(result, both.old.row, np.round(both.there[both.old.column], 3))
    return result


def refusals(
    links: Collection[Link],
    count: tuple[int, int],
    candidates: Sequence[tuple[int, int, float]],
    forbidden: Collection[tuple[int, int]],
    cut: float,
) -> tuple[Refusal, ...]:
    """Return for every statement without a link its best candidate and why it was refused, old statements first."""
    linked = {i for link in links for i in link.old}, {j for link in links for j in link.new}
    best: list[dict[int, tuple[float, int]]] = [{}, {}]
    for i, j, score in candidates:
        for side, (one, other) in enumerate(((i, j), (j, i))):
            if one not in linked[side] and (score, -other) > best[side].get(one, (-1.0, 0)):
                best[side][one] = (score, -other)
    barred: list[dict[int, int]] = [{}, {}]
    for i, j in sorted(forbidden):
        barred[0].setdefault(i, j)
        barred[1].setdefault(j, i)
    result = []
    for side, lone in enumerate(("old", "new")):
        for one in range(count[side]):
            if one in linked[side]:
                continue
            score, other = best[side].get(one, (0.0, 1))
            reason = RefusalReason.TAKEN if score >= cut else RefusalReason.BELOW_CUT
            partner: int | None = -other
            if one in barred[side]:
                partner, reason, score = barred[side][one], RefusalReason.OVERRIDE, 0.0
            elif one not in best[side]:
                partner, reason = None, RefusalReason.NO_CANDIDATE
            pair = (one, partner) if side == 0 else (partner, one)
            result.append(Refusal(lone, pair[0], pair[1], score, reason))
    return tuple(result)
