"""Ranges in Chinese text: the upper end after 至, 到 or a dash, and what it lends to the lower end."""

from __future__ import annotations

import re
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from reportdiff.language.zh.amounts import Amount, read_amount

if TYPE_CHECKING:
    from decimal import Decimal

    from reportdiff.language.zh.measures import Lexicon
    from reportdiff.language.zh.numerals import Numeral

__all__ = ["Range", "read_range"]

_SEPARATOR = re.compile(r"(?:\(含\)|（含）)?(?:[-—–―~]{1,2}|至|到)")
_DIGIT = re.compile(r"[\d一二两三四五六七八九十百几]")
_UPPER_END = re.compile(r"[-负]?[\d一二两三四五六七八九十百千万亿兆]")
_LOOK_BACK = 24
"""Characters before a number in which 由 or 从 makes it the beginning of a change."""


class Range(NamedTuple):
    """The two ends of a range, and the amount that holds its unit."""

    low: Decimal
    high: Decimal
    last: Amount


def read_range(text: str, left: Amount, low: Decimal, words: Lexicon) -> Range | None:
    """Read the upper end of the range whose lower end is `left`, of the signed value `low`; None where there is none.

    由5%到6% is a change and no range. A unit or a multiplier printed with the upper end only is the lower end's too:
    50—200亿元, 七千五百至八千元.
    """
    separator = _SEPARATOR.match(text, left.end) if left.high is None else None
    if separator is None:
        return _between(text, left, low, words)
    at = separator.end()
    if not _UPPER_END.match(text, at) or words.lookalike(text, at) is not None:
        return None
    if separator.group()[-1] in "到至" and _changes(text, left.start, words):
        return None
    negative = text[at] in "-负"
    right = read_amount(text, at + negative, words)
    if right is None or not _same_measure(left, right):
        return None
    high = -right.value if negative else right.value
    if not left.unit and left.numeral is not None and right.numeral is not None:
        low = _lent(left.numeral, right.numeral, low, high)
    if not right.unit:
        right = right._replace(unit=left.unit, per=left.per)
    return Range(low, high, right) if low < high else None


def _same_measure(left: Amount, right: Amount) -> bool:
    """Tell whether two ends can belong to one range; only a unit that measures may stand with the first end alone."""
    if not right.unit:
        return not left.unit or (left.strong and left.numeral is not None)
    return left.unit in ("", right.unit)


def _between(text: str, left: Amount, low: Decimal, words: Lexicon) -> Range | None:
    """Read 10和20之间."""
    if left.high is not None or not text.startswith(("和", "与"), left.end) or not _DIGIT.match(text, left.end + 1):
        return None
    right = read_amount(text, left.end + 1, words)
    if right is None:
        return None
    if right.unit == "间" and not left.unit:
        right = right._replace(unit="")
    elif text.startswith(("之间", "间"), right.end):
        right = right._replace(end=right.end + (2 if text[right.end] == "之" else 1))
    else:
        return None
    return Range(low, right.value, right) if low < right.value and left.unit in ("", right.unit) else None


def _lent(left: Numeral, right: Numeral, low: Decimal, high: Decimal) -> Decimal:
    """Multiply the lower end by what the upper end lends it: as many of its multipliers as keep it below."""
    for i, largest in enumerate(right.shared):
        times = prod(right.shared[i:])
        if left.own < largest and times != 10 and low * times < high:
            return low * times
    return low


def _changes(text: str, start: int, words: Lexicon) -> bool:
    """Tell whether 由 or 从 before the first number, in its clause, makes the two a change and no range."""
    for char in reversed(text[max(0, start - _LOOK_BACK) : start]):
        if char in words.clause_ends or char in "：:":
            return False
        if char in "由从":
            return True
    return False
