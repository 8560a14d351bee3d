"""How Chinese reports give figures: the quantities, what they measure, and the units that convert."""

from __future__ import annotations

from functools import cache

from reportdiff.language.figures import FigureRules
from reportdiff.language.zh.deeds import deeds
from reportdiff.language.zh.indicators import announces_headline, reader
from reportdiff.language.zh.measures import lexicon, measures
from reportdiff.language.zh.quantities import quantities
from reportdiff.language.zh.vocabulary import shipped

__all__ = ["rules"]


@cache
def rules() -> FigureRules:
    """Return the figure rules of Chinese, loaded once."""
    return FigureRules(
        quantities=quantities,
        readings=reader(quantities),
        announces_headline=announces_headline,
        spans=shipped().spans,
        deeds=deeds,
        measures=measures(),
        counters=shipped().pieces,
        contrasts=shipped().contrasts,
    )
