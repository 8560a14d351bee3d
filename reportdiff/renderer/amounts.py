"""How a target is put in a table: its name and value in the report's own words, and the size of a change."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportdiff.changes import Direction
from reportdiff.model import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import TargetChange
    from reportdiff.model import Quantity, Target
    from reportdiff.renderer.messages import Words

__all__ = ["DIRECTION_MARKS", "amount", "answer", "direction", "figure_beside", "named", "plain_number", "said", "size"]

DIRECTION_MARKS = {
    Direction.RAISED: "↑",
    Direction.LOWERED: "↓",
    Direction.UNCHANGED: "=",
    Direction.REQUALIFIED: "≈",
    Direction.RESTATED: "≠",
    Direction.NEW: "+",
    Direction.DROPPED: "-",
}
"""A sign beside the word, never instead of it."""

_NAMED_FIGURES = frozenset({Figure.GROWTH, Figure.STEP, Figure.SHARE, Figure.RANK})

_POWERS = MappingProxyType(
    {
        "zh": ((Decimal(100_000_000), "\u4ebf"), (Decimal(10_000), "\u4e07")),
        "en": ((Decimal(1_000_000_000), " billion"), (Decimal(1_000_000), " million")),
    }
)
"""Powers of ten with a word of their own.

An amount is written as its unit is, not in the interface's language: it stands beside values as the reports print them.
"""


def said(target: Target) -> str:
    """Return the value in the report's own words: the number with its bound, that it is a fall, or the relation."""
    if target.quantity is not None:
        return target.fall + target.quantity.text
    return target.relation or target.text


def named(indicator: str, *sides: Target | None) -> str:
    """Return the indicator as the reports print it where they agree, and otherwise its canonical name."""
    printed = {side.name for side in sides if side is not None}
    return printed.pop() if len(printed) == 1 and "" not in printed else indicator


def figure_beside(name: str, sides: Sequence[Target], words: Words) -> str:
    """Return what kind of figure an indicator's is, where that is not a plain level and the name does not say it.

    A printed name that goes on behind the canonical one says it by itself; where the sides differ, each says its own.
    """
    figure = sides[0].figure
    word = words(f"figure.{figure}")
    goes_on = any(name.startswith(side.indicator) and name != side.indicator for side in sides)
    told = word in name or goes_on or any(side.figure is not figure for side in sides)
    return word if figure in _NAMED_FIGURES and not told else ""


def direction(change: TargetChange, words: Words) -> str:
    """Return the word for what became of a target; one whose statement is answered lost its number alone."""
    return words("direction.number_dropped" if answer(change) else f"direction.{change.change}")


def answer(change: TargetChange) -> tuple[str, ...]:
    """Return the ids of the new statements that answer the statement of a target whose number is not said again."""
    return change.answer if change.change is Direction.DROPPED else ()


def size(change: TargetChange, words: Words) -> str:
    """Return by how much a target was raised or lowered, or nothing where that is not one number."""
    if change.change not in (Direction.RAISED, Direction.LOWERED) or change.old is None or change.new is None:
        return ""
    old, new = change.old.quantity, change.new.quantity
    if old is None or new is None or not _plain(old, new) or old.value is None or new.value is None:
        return ""
    difference = abs(new.value - old.value)
    if not difference:
        return ""
    if old.unit == "%":
        return words("amount.point" if difference == 1 else "amount.points", n=plain_number(difference))
    unit = f"{old.unit}/{old.per}" if old.per else old.unit
    return f"{amount(difference, unit, words)}{' ' if unit.isascii() else ''}{unit}".rstrip()


def plain_number(value: Decimal) -> str:
    """Return a decimal without exponent and without trailing zeros.

    >>> plain_number(Decimal("5.50")), plain_number(Decimal("2E+3"))
    ('5.5', '2000')
    """
    return f"{value.normalize():f}"


def _plain(old: Quantity, new: Quantity) -> bool:
    """Whether both are single numbers of one unit, so that their difference means something."""
    return (
        old.high is None
        and new.high is None
        and not (old.vague or new.vague)
        and (old.unit, old.per) == (new.unit, new.per)
    )


def amount(value: Decimal, unit: str, words: Words) -> str:
    """Return a number with the words for large powers of ten that go with its unit; without one, the interface's."""
    chinese = not unit.isascii() if unit else words.lang == "zh"
    for power, word in _POWERS["zh" if chinese else "en"]:
        if value >= power:
            return plain_number(value / power) + word
    return plain_number(value) if chinese else f"{value.normalize():,f}"
