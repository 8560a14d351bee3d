"""What the quantities of one Chinese clause share: the unit printed last, the denominator spoken first, the promise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportdiff.model import Bound, Modality, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportdiff.language.zh.expressions import Found
    from reportdiff.language.zh.measures import Lexicon

__all__ = ["modalities", "share"]

_LOWER = (Bound.AT_LEAST, Bound.MORE_THAN)
_UPPER = (Bound.AT_MOST, Bound.LESS_THAN)
_LENT = 100
"""A number without a multiplier borrows the next one's if it is at most so many times as large without it."""
_GAP = 20
"""Characters between two amounts of one spoken rate, at most."""
_REACH = 60
"""Characters over which a word like 力争 reaches, at most."""


def share(text: str, found: list[Found], words: Lexicon) -> list[Found]:
    """Complete the expressions of a text, in order, from one another."""
    return _with_rates(text, _closed(text, _with_units(text, found, words), words), words)


def _with_units(text: str, found: list[Found], words: Lexicon) -> list[Found]:
    """Give the members of a list the unit that is printed with its last one only (5、11、4个百分点)."""
    result = list(found)
    for i in range(len(found) - 2, -1, -1):
        here, after = result[i], result[i + 1]
        if (
            here.value is None
            or after.kind is not QuantityKind.QUANTITY
            or not after.unit
            or after.start - here.end > _GAP
        ):
            continue
        gap = text[here.end : after.start]
        joined = gap in words.joints
        if here.unit == "个" and after.unit == "个百分点" and (joined or gap == "，"):
            result[i] = replace(here, unit=after.unit)
        elif here.plain and (joined or (len(gap) < 6 and gap.endswith(("到", "至")))):
            result[i] = _borrowing(here, here.value, after)
    return result


def _borrowing(here: Found, value: Decimal, after: Found) -> Found:
    if after.times > 1 and after.mantissa and abs(value) <= abs(after.mantissa) * _LENT:
        return replace(here, unit=after.unit, value=value * after.times, times=after.times, mantissa=value)
    return replace(here, unit=after.unit)


def _closed(text: str, found: list[Found], words: Lexicon) -> list[Found]:
    """Make one range of two bounds that close in the same amount (5人以上10人以下, 大于10并小于20)."""
    result: list[Found] = []
    for item in found:
        last = result[-1] if result else None
        if last is not None and item.start - last.end < _GAP and text[last.end : item.start].strip() in words.closing:
            between = _between(last, item)
            if between is not None:
                low, high = between
                result[-1] = replace(item, start=last.start, value=low, high=high, bound=Bound.EXACT)
                continue
        result.append(item)
    return result


def _between(first: Found, second: Found) -> tuple[Decimal, Decimal] | None:
    """Return the ends that two bounds close in, whichever is named first."""
    if first.high is not None or second.high is not None or first.unit not in ("", second.unit):
        return None
    low, high = (second, first) if first.bound in _UPPER else (first, second)
    if low.bound not in _LOWER or high.bound not in _UPPER or low.value is None or high.value is None:
        return None
    return (low.value, high.value) if low.value < high.value else None


def _with_rates(text: str, found: list[Found], words: Lexicon) -> list[Found]:
    """Carry a spoken denominator (每人每月) over to the amounts of its clause."""
    result = list(found)
    i = 0
    for match in words.spoken_rate.finditer(text):
        while i < len(result) and result[i].start < match.end():
            i += 1
        parts = [match.group(1) + match.group(2), *(part for part in match.group(3, 4) if part)]
        only_time = len(parts) == 1 and match.group(2) in words.times
        for j in _rated(text, result, (i, match.end()), words, adjacent=only_time):
            result[j] = replace(result[j], per=words.denominator(parts))
    return result


def _rated(text: str, found: list[Found], begin: tuple[int, int], words: Lexicon, *, adjacent: bool) -> Iterator[int]:
    """Yield the indexes of the amounts that a denominator belongs to, from an index and a place in the text on.

    They have one unit and stand close together in one clause. A time alone (每年新增2万个) is a denominator only
    directly before its number: it must be `adjacent`.
    """
    i, previous = begin
    unit = ""
    while i < len(found) and found[i].start - previous <= _GAP:
        item = found[i]
        gap = text[previous : item.start]
        if "每" in gap or any(char in words.clause_ends for char in gap) or (adjacent and gap.strip("为约达")):
            return
        adjacent = False
        previous = item.end
        if item.kind is QuantityKind.QUANTITY and item.unit and not item.per:
            if item.unit in words.times or item.unit in words.ratios or unit not in ("", item.unit):
                return
            unit = item.unit
            yield i
        i += 1


def modalities(text: str, found: list[Found], words: Lexicon) -> list[Modality]:
    """Say of each expression how firmly its clause promises it, by the nearest word before it."""
    marks = [(match.end(), words.modalities[match.group()]) for match in words.modality.finditer(text)]
    result: list[Modality] = []
    i = -1
    for item in found:
        while i + 1 < len(marks) and marks[i + 1][0] <= item.start:
            i += 1
        modality = Modality.NONE
        if i >= 0 and item.kind is QuantityKind.QUANTITY and item.start - marks[i][0] <= _REACH:
            between = text[marks[i][0] : item.start]
            if not any(char in words.clause_ends for char in between):
                modality = marks[i][1]
        result.append(modality)
    return result
