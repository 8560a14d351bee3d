"""The passes by which two lists of statements are aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.assignment import best_first
from reportdiff.aligner.exact import exact
from reportdiff.aligner.signs import signs
from reportdiff.changes import Link, Via

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reportdiff.aligner.side import Side
    from reportdiff.language.evidence import Evidence
    from reportdiff.options import AlignerOptions

__all__ = ["align_statements", "scores"]


def align_statements(old: Side, new: Side, evidence: Evidence, options: AlignerOptions) -> list[Link]:
    """Return the links between two lists of texts, ascending by old index."""
    pairs = exact(
        list(zip(old.role.tolist(), old.texts, strict=True)), list(zip(new.role.tolist(), new.texts, strict=True))
    )
    links = [Link((i,), (j,), 1.0, Via.EXACT) for i, j in pairs]
    found = signs(old, new, pairs, evidence, options)
    score = scores(found.values, evidence.weights)
    keep = score >= options.min_score
    fuzzy = best_first(
        zip(found.pairs.old[keep].tolist(), found.pairs.new[keep].tolist(), score[keep].tolist(), strict=True),
        {i for i, _ in pairs},
        {j for _, j in pairs},
    )
    links += [Link((i,), (j,), s, Via.FUZZY) for i, j, s in fuzzy]
    return sorted(links, key=lambda link: (link.old, link.new))


def scores(values: dict[str, NDArray[np.float64]], weights: dict[str, float]) -> NDArray[np.float64]:
    """Return the probability that each candidate is right, to four places so that ties are ties everywhere."""
    odds = np.full(len(next(iter(values.values()))), weights.get("constant", 0.0))
    for name, weight in weights.items():
        if name in values:
            odds += weight * values[name]
    result: NDArray[np.float64] = np.round(1 / (1 + np.exp(-odds)), 4)
    return result
