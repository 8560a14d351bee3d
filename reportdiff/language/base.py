"""The `Language` record: everything that the stages need to know of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportdiff.language.evidence import Evidence
    from reportdiff.language.figures import FigureRules
    from reportdiff.language.structure import StructureRules
    from reportdiff.language.wording import WordingRules

__all__ = ["Language"]


@dataclass(frozen=True, slots=True)
class Language:
    """All that is known of one language.

    The members that cost time to load (tables of statistics, a dictionary) are functions that load once, on first use.
    """

    code: str
    structure: Callable[[], StructureRules]
    figures: Callable[..., FigureRules]
    """With the path of a vocabulary file, or without an argument the shipped vocabulary alone."""
    evidence: Callable[[], Evidence]
    words: Callable[[str], list[str]]
    """Cut a text into words; joined they are the text again."""
    names: Callable[[str], tuple[str, ...]]
    """The names in a text: quoted terms, titles, codes, works and institutions."""
    wording: Callable[[], WordingRules]
    """Which words make terms, and which terms came into use when."""
