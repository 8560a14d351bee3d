"""What a language says about wording: which words make no term, and which terms came into use when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WordingRules"]


@dataclass(frozen=True, slots=True)
class WordingRules:
    """The background of wording.

    `function_words` neither begin nor end a term; `stock_words` are verbs and adverbs of the genre that begin no term.
    `shares` holds, for terms whose use has changed, the share of reports with the term in every year from `first_year`.
    """

    function_words: frozenset[str] = frozenset()
    stock_words: frozenset[str] = frozenset()
    first_year: int = 0
    shares: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    def share(self, term: str, year: int | None) -> float:
        """Return the share of the reports of `year` that hold `term`; 0 where nothing is known of either.

        For years past the last one learnt, the last one stands in.
        """
        years = self.shares.get(term)
        if years is None or year is None or year < self.first_year:
            return 0.0
        return years[min(year - self.first_year, len(years) - 1)]
