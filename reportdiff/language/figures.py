"""What a language says about numbers and what they measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportdiff.model import Figure, Quantity

__all__ = ["Deed", "FigureRules", "Measure", "Reading", "Scope", "commensurable", "convert", "same_measure"]


_NEAR = Decimal("1.5")
"""Rates change less than this from year to year; a month's is a twelfth of a year's."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit's place among those that measure the same thing: one of it is `factor` of its dimension's base unit."""

    dimension: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of a sentence: what is measured, and the stretch of the sentence that says so.

    `start` and `end` bound the clause that holds indicator and value, `place` is where the value itself begins; all
    count characters of the sentence. `dependent` says that the indicator is told in a clause before, which `start`
    then takes in: without it the value's own clause says nothing. `current` is False for what the sentence tells of the
    past or of the state of things, not of its own year's aim or outcome. `base` is the year that the sentence names as
    the one a change is measured from. `known` says that the whole name is in the vocabulary, `listed` that it is one
    that lists of a year's main targets are made of, `general` that the name alone does not tell whose it is.
    """

    start: int
    end: int
    place: int
    name: str
    indicator: str
    figure: Figure
    core: str = ""
    quantity: Quantity | None = None
    relation: str = ""
    condition: str = ""
    settled: bool = True
    falling: bool = False
    lower_is_better: bool = False
    known: bool = False
    listed: bool = False
    general: bool = False
    economy: bool = False
    in_step: bool = False
    period: str = ""
    base: int | None = None
    members: int = 1
    current: bool = True
    dependent: bool = False
    stage: str = ""
    fall: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """A work that a statement says is to be, or has been, brought to a stage.

    1 is begun, 2 finished, in use or held, 3 a title that is won. `settled` is False for what is only sought or
    planned.
    """

    work: str
    stage: int
    settled: bool = True


def _no_deeds(text: str) -> tuple[Deed, ...]:
    del text
    return ()


def _nowhere(text: str) -> int:
    del text
    return 0


def _never(text: str) -> None:
    del text


_NEVER = re.compile("(?!)")


@dataclass(frozen=True, slots=True)
class Scope:
    """Words by which figures under one name are told to be of other things, or of some of them only."""

    several: re.Pattern[str] = _NEVER
    """What shows that more than one action stands before a name: build and convert."""
    sizes: re.Pattern[str] = _NEVER
    """The end of a name that is of all there is, unless the clause says that it is added."""
    added: re.Pattern[str] = _NEVER
    new: re.Pattern[str] = _NEVER
    as_good_as_all: re.Pattern[str] = _NEVER
    """A word that narrows a name in print, but is said of the same figure one year and not the next."""
    bodies: frozenset[str] = frozenset()
    matters: frozenset[str] = frozenset()
    """Measure words of institutions, and of what these do: never the same things, whatever the name."""


@dataclass(frozen=True, slots=True)
class FigureRules:
    """The reading of quantities, and the vocabulary of indicators."""

    quantities: Callable[[str], tuple[Quantity, ...]]
    """Read all number-like expressions of a text, of every kind, in order and without overlap."""
    readings: Callable[[str, bool], tuple[Reading, ...]]
    """Read the figures of one sentence; the flag says that it lists headline targets, where words alone may do."""
    announces_headline: Callable[[str], bool]
    """Whether a sentence announces the year's headline targets."""
    measures: Mapping[str, Measure]
    """The canonical units that can be converted into one another."""
    spans: Callable[[str], bool | None] = _never
    """Whether a sentence or heading turns to several years together (True), to one year (False), or says neither."""
    tends: Callable[[str], int] = _nowhere
    """Whether a relation in words promises a rise (1), a fall (-1), or neither (0)."""
    deeds: Callable[[str], tuple[Deed, ...]] = _no_deeds
    """Read the named works of a statement with the stage promised or reported; what is not settled is left out."""
    scope: Scope = Scope()
    counters: frozenset[str] = frozenset()
    """Canonical units that count by the piece, and none: the same things may be counted by one of them or another."""
    own_counters: frozenset[str] = frozenset()
    """Those of them that count one kind of thing: households, dwellings."""
    covers: frozenset[tuple[str, str]] = frozenset()
    """Indicators with one that they stand for where only one of the two is given."""
    contrasts: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Words that set indicators apart, by groups: names with words of two rivals in a group are not the same."""


def commensurable(unit: str, other: str, measures: Mapping[str, Measure]) -> bool:
    """Tell whether values in the two units can be compared as numbers."""
    if unit == other:
        return True
    here, there = measures.get(unit), measures.get(other)
    return here is not None and there is not None and here.dimension == there.dimension


def same_measure(one: Quantity, other: Quantity, rules: FigureRules) -> bool:
    """Tell whether two quantities measure alike: units that convert or count by the piece, and the same denominator."""
    if one.per != other.per and not _same_rate(one, other):
        return False
    counted = one.unit in rules.counters and other.unit in rules.counters
    return counted or commensurable(one.unit, other.unit, rules.measures)


def _same_rate(one: Quantity, other: Quantity) -> bool:
    """Tell whether two amounts are likely rates of the same base of which only one is said: 550, 570 a year."""
    if (one.per and other.per) or not one.value or not other.value:
        return False
    smaller, larger = sorted((abs(one.value), abs(other.value)))
    return larger < _NEAR * smaller


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
