"""What a language says about numbers and what they measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportdiff.model import Figure, Quantity

__all__ = ["FigureRules", "Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of a sentence: what is measured, and the stretch of the sentence that says so.

    `start` and `end` bound the clause that holds indicator and value, `place` is where the value itself begins; all
    count characters of the sentence. `current` is False for what the sentence tells of the past or of the state of
    things, not of its own year's aim or outcome.
    """

    start: int
    end: int
    place: int
    name: str
    indicator: str
    figure: Figure
    quantity: Quantity | None = None
    relation: str = ""
    condition: str = ""
    settled: bool = True
    falling: bool = False
    lower_is_better: bool = False
    known: bool = False
    current: bool = True


@dataclass(frozen=True, slots=True)
class FigureRules:
    """The reading of quantities, and the vocabulary of indicators."""

    quantities: Callable[[str], tuple[Quantity, ...]]
    """Read the quantities of a text, in order."""
    readings: Callable[[str, bool], tuple[Reading, ...]]
    """Read the figures of one sentence; the flag says that it lists headline targets, where words alone may do."""
    announces_headline: Callable[[str], bool]
    """Whether a sentence announces the year's headline targets."""
