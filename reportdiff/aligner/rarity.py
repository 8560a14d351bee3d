"""How rare a term is in past reports, by its rarest stretch of two to four characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.vectors import rarest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.language.evidence import Evidence

__all__ = ["shares"]


def shares(terms: Sequence[str], evidence: Evidence) -> list[float]:
    """Return for each folded term the share of past reports that hold it, at most; 0 where nothing was learnt."""
    if not terms or not evidence.documents:
        return [0.0] * len(terms)
    return [round(float(share), 6) for share in np.exp(-rarest(terms, evidence))]
