"""The passes by which two lists of statements are aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

from reportdiff.aligner.assignment import best_first
from reportdiff.aligner.candidates import candidates
from reportdiff.aligner.exact import exact
from reportdiff.aligner.vectors import vectors
from reportdiff.changes import Link, Via
from reportdiff.language.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.language.evidence import Evidence
    from reportdiff.options import AlignerOptions

__all__ = ["align_statements"]


def align_statements(
    old: Sequence[str], new: Sequence[str], evidence: Evidence, options: AlignerOptions
) -> list[Link]:
    """Return the links between two lists of texts, ascending by old index."""
    old, new = [fold(t) for t in old], [fold(t) for t in new]
    pairs = exact(old, new)
    links = [Link((i,), (j,), 1.0, Via.EXACT) for i, j in pairs]
    taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
    both = vectors(old, new, evidence)
    found = candidates(both, 12, 300)
    if len(found.old):
        cosine = found.shared / (both.old.norm[found.old] * both.new.norm[found.new])
        small = np.minimum(both.old.mass[found.old], both.new.mass[found.new])
        contained = found.shared / small
        ratio = process.cpdist([old[i] for i in found.old], [new[j] for j in found.new], scorer=fuzz.ratio) / 100
        logit = 6.0 * cosine + 2.5 * contained + 2.0 * ratio - 3.6
        score = np.round(1 / (1 + np.exp(-logit)), 4)
        keep = score >= options.min_score
        fuzzy = best_first(
            zip(found.old[keep].tolist(), found.new[keep].tolist(), score[keep].tolist(), strict=True),
            taken_old,
            taken_new,
        )
        links += [Link((i,), (j,), s, Via.FUZZY) for i, j, s in fuzzy]
    return sorted(links, key=lambda link: (link.old, link.new))
