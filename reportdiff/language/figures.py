"""What a language says about numbers and what they measure."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FigureRules"]


@dataclass(frozen=True, slots=True)
class FigureRules:
    """The reading of quantities, and the vocabulary of indicators."""
