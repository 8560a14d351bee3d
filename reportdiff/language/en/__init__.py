"""English: structure, words, names and quantities; of indicators and of how rare terms are, nothing was learnt yet."""

from __future__ import annotations

from functools import cache

from reportdiff.language.base import Language
from reportdiff.language.en.quantities import measures, quantities
from reportdiff.language.en.structure import rules
from reportdiff.language.en.words import names, words
from reportdiff.language.evidence import Evidence
from reportdiff.language.figures import FigureRules
from reportdiff.language.wording import WordingRules

__all__ = ["LANGUAGE"]


@cache
def _figures(_vocabulary: str | None = None) -> FigureRules:
    """Return rules that read quantities, and no indicator."""
    return FigureRules(
        quantities=quantities, readings=lambda *_: (), announces_headline=lambda _: False, measures=measures()
    )


LANGUAGE = Language(
    code="en",
    structure=rules,
    figures=_figures,
    evidence=Evidence,
    words=words,
    names=names,
    wording=WordingRules,
)
