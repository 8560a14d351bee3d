"""How Chinese reports give figures: the quantities, what they measure, and the units that convert."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from reportdiff.language.figures import FigureRules
from reportdiff.language.zh.deeds import deeds
from reportdiff.language.zh.indicators import announces_headline, read_figures
from reportdiff.language.zh.measures import measures
from reportdiff.language.zh.patterns import SCOPE
from reportdiff.language.zh.quantities import quantities
from reportdiff.language.zh.vocabulary import load_vocabulary

__all__ = ["rules"]


@cache
def rules(vocabulary: str | None = None) -> FigureRules:
    """Return the figure rules of Chinese, loaded once for each path of a user's vocabulary file.

    Raises:
        VocabularyError: The file cannot be read, or an entry of it is not one.
    """
    words = load_vocabulary(Path(vocabulary) if vocabulary else None)
    return FigureRules(
        quantities=quantities,
        readings=partial(read_figures, quantities=quantities, words=words),
        announces_headline=partial(announces_headline, words=words),
        measures=measures(),
        spans=words.spans,
        deeds=deeds,
        tends=words.tends,
        scope=SCOPE,
        counters=words.pieces | {""},
        own_counters=words.own_counters,
        covers=words.covers,
        contrasts=words.contrasts,
    )
