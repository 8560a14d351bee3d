"""How English reports give figures: quantities are read, what they measure is not known yet."""

from __future__ import annotations

from functools import cache

from reportdiff.language.en.quantities import measures, quantities
from reportdiff.language.figures import FigureRules

__all__ = ["rules"]


@cache
def rules(_vocabulary: str | None = None) -> FigureRules:
    """Return rules that read quantities, and no indicator."""
    return FigureRules(
        quantities=quantities, readings=lambda *_: (), announces_headline=lambda _: False, measures=measures()
    )
