"""What a language says about numbers and what they measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from reportdiff.model import Quantity

__all__ = ["FigureRules", "Measure", "commensurable", "convert"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit's place among the units that measure the same thing: one of it is `factor` of the dimension's base unit."""

    dimension: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class FigureRules:
    """The reading of quantities, and the vocabulary of indicators."""

    quantities: Callable[[str], tuple[Quantity, ...]]
    """All number-like expressions of a text, of every kind, in order and without overlap."""

    measures: Mapping[str, Measure]
    """The canonical units that can be converted into one another."""


def commensurable(unit: str, other: str, measures: Mapping[str, Measure]) -> bool:
    """Tell whether values in the two units can be compared as numbers."""
    if unit == other:
        return True
    here, there = measures.get(unit), measures.get(other)
    return here is not None and there is not None and here.dimension == there.dimension


def convert(value: Decimal, unit: str, other: str, measures: Mapping[str, Measure]) -> Decimal:
    """Return `value`, given in `unit`, in the unit `other`.

    Raises:
        ValueError: If the units do not measure the same thing.
    """
    if not commensurable(unit, other, measures):
        raise ValueError(f"{unit!r} cannot be converted into {other!r}")
    if unit == other:
        return value
    return value * measures[unit].factor / measures[other].factor
