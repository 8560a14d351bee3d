"""How a target is put in a table: its name and value in the report's own words, and the size of a change."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportdiff.changes import Direction

if TYPE_CHECKING:
    from reportdiff.changes import TargetChange
    from reportdiff.model import Quantity, Target
    from reportdiff.renderer.messages import Words

__all__ = ["DIRECTION_MARKS", "amount", "named", "plain_number", "said", "size"]

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

_POWERS = ((Decimal(100_000_000), "amount.power_8"), (Decimal(10_000), "amount.power_4"))
"""Powers of ten that have a word of their own; a language that has none leaves the word empty."""


def said(target: Target) -> str:
    """Return the value in the report's own words: the number with its bound, that it is a fall, or the relation."""
    if target.quantity is not None:
        return target.fall + target.quantity.text
    return target.relation or target.text


def named(indicator: str, *sides: Target | None) -> str:
    """Return the indicator as the reports print it where they agree, and otherwise its canonical name."""
    printed = {side.name for side in sides if side is not None}
    return printed.pop() if len(printed) == 1 and "" not in printed else indicator


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
        return words("amount.points", n=plain_number(difference))
    unit = f"{old.unit}/{old.per}" if old.per else old.unit
    return words("amount.unit", n=amount(difference, words), unit=unit)


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


def amount(value: Decimal, words: Words) -> str:
    """Return a number with the words that the interface language has for large powers of ten."""
    for power, key in _POWERS:
        if value >= power and words(key):
            return plain_number(value / power) + words(key)
    return plain_number(value) if words("amount.power_4") else f"{value.normalize():,f}"
