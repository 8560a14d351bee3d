"""The whole expression round a Chinese number: sign, currency, bounds on either side, and whether it counts at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportdiff.language.zh.numeral_values import BIG
from reportdiff.language.zh.numerals import Numeral, numeral
from reportdiff.language.zh.ranges import read_range
from reportdiff.model import Bound, QuantityKind

if TYPE_CHECKING:
    from reportdiff.language.zh.amounts import Amount
    from reportdiff.language.zh.measures import Lexicon

__all__ = ["Found", "limited"]

_TENTH = re.compile(r"[一二三四五六七八九](?=[，。；、]|\Z)")
_TENTHS = ("成", "折")
_NUMEROUS = "十百千万亿点"
_ROUND_SUM = 10**8
"""From here on a round sum after a bound (产值超百亿) is money, though no unit is printed."""


@dataclass(frozen=True, slots=True)
class Found:
    """One expression at its place in the folded text.

    `plain` says that no unit was printed and the multiplier may be missing too: both may come from the number after
    it. `times` is the multiplier of the number's own, `mantissa` the value without it.
    """

    start: int
    end: int
    kind: QuantityKind
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    bound: Bound = Bound.EXACT
    per: str = ""
    vague: bool = False
    plain: bool = False
    times: int = 1
    mantissa: Decimal = Decimal(0)


class _Limit(NamedTuple):
    """A bound with the place where its words begin or end."""

    place: int
    bound: Bound
    vague: bool = False


def limited(text: str, first: Amount, floor: int, words: Lexicon, *, quoted: bool) -> Found | None:
    """Complete the number `first`: what stands left of it, from `floor` on, and right of it; None if it counts nothing.

    A bound on both sides (至少九千元以上) is read once; the firmer word wins.
    """
    start, low, high = first.start, first.value, first.high
    before = text[start - 1] if start > floor else ""
    if before == "每":
        return None
    negative = _is_negative(text, start, before, words)
    if negative:
        start, low, high = start - 1, -low, -high if high is not None else None
    low, high, last = read_range(text, first, low, words) or (low, high, first)
    right = _right(text, last, words)
    currency = words.currency_before(text, start, floor)
    unit = words.below_zero.get(last.unit, last.unit) if negative else last.unit
    if currency is not None:
        start = currency[0]
        unit = currency[1] if unit in ("", "元") else unit
    left = _left(text, start, floor, unit, words) or _tops(first, start, before)
    bounded = (left is not None, negative or (right is not None and not right.vague))
    if not _counts(text, first, last, words, bounded=bounded, quoted=quoted):
        return None
    if not unit and left is not None and first.numeral is not None and first.numeral.characters:
        unit = "元" if first.numeral.own >= _ROUND_SUM else ""
    end = right.place if right is not None else last.end
    more = first.more or last.more
    plain = not unit and first.numeral is not None and (first.numeral.own == 1 or not first.numeral.characters)
    times = last.numeral.own if last.numeral is not None else 1
    found = Found(
        start=left.place if left is not None else start,
        end=end,
        kind=QuantityKind.QUANTITY,
        value=low,
        high=high,
        unit=unit,
        bound=_bound(left, right, more=more),
        per=last.per,
        vague=more or first.high is not None or any(limit.vague for limit in (left, right) if limit is not None),
        plain=plain,
        times=times,
        mantissa=low / times,
    )
    return _in_percent(text, found, low) if unit in _TENTHS else found


def _in_percent(text: str, found: Found, low: Decimal) -> Found:
    """Read tenths (两成, 七成六, 八折) as percent."""
    end = found.end
    if found.unit == "成" and (tenth := _TENTH.match(text, end)):
        low, end = low + (numeral(tenth.group()) or Decimal(0)) / 10, tenth.end()
    factor = 10 if found.unit == "成" or low < 10 else 1
    high = found.high * factor if found.high is not None else None
    return replace(found, end=end, value=low * factor, high=high, unit="%")


def _bound(left: _Limit | None, right: _Limit | None, *, more: bool) -> Bound:
    """Weigh the bounds on both sides: about and more than on the left give way to "or more" (超10亿元以上)."""
    if left is None:
        return right.bound if right is not None else Bound.MORE_THAN if more else Bound.EXACT
    if right is not None and right.bound is Bound.AT_LEAST and left.bound in (Bound.ABOUT, Bound.MORE_THAN):
        return right.bound
    return left.bound


def _tops(first: Amount, start: int, before: str) -> _Limit | None:
    """Read 上 before a round number (上百家)."""
    if before == "上" and first.numeral is not None and first.numeral.bare:
        return _Limit(start - 1, Bound.AT_LEAST, vague=True)
    return None


def _is_negative(text: str, start: int, before: str, words: Lexicon) -> bool:
    """Tell whether the sign before a number is a minus, and no dash, bullet or part of a word."""
    if before == "-":
        return start == 1 or text[start - 2] in words.minus_after
    return before == "负" and (start == 1 or text[start - 2] not in words.not_after_fu)


def _right(text: str, last: Amount, words: Lexicon) -> _Limit | None:
    match = words.right.match(text, last.end)
    if match is not None:
        return _Limit(match.end(), words.right_bounds[match.group(1)])
    if last.unit in words.times and text.startswith("内", last.end) and not text.startswith("内部", last.end):
        return _Limit(last.end + 1, Bound.AT_MOST)
    if last.unit in words.exceeded and not last.more and text.startswith(("多", "余"), last.end):
        return _Limit(last.end + 1, Bound.MORE_THAN, vague=True)
    return None


def _left(text: str, start: int, floor: int, unit: str, words: Lexicon) -> _Limit | None:
    """Return the bound before a number; 近 before a time (近五年) says since when, and limits nothing."""
    found = words.bound_before(text, start)
    if found is None or found[0] < floor or (found[2] and unit in words.times and unit != "岁"):
        return None
    return _Limit(*found)


def _counts(
    text: str, first: Amount, last: Amount, words: Lexicon, *, bounded: tuple[bool, bool], quoted: bool
) -> bool:
    """Tell whether a numeral in characters counts something, or is part of a word (统一, 四川).

    `bounded` says whether there is a bound on the left and on the right.
    """
    number = first.numeral
    if number is None or not number.characters or number.start != first.start:
        return True
    if quoted and not last.strong:
        return False
    before = text[number.start - 1] if number.start else ""
    word = text[number.start : number.end]
    if not last.unit:
        grade = before in words.grades or not text.startswith("以", last.end)
        return _counts_alone(number, word, any(bounded), grade=grade or not bounded[1])
    if number.bare:
        heavy = last.strong or (number.own >= BIG and last.unit in words.masses)
        return bounded[0] or (bounded[1] and last.strong) or before == "达" or (len(word) > 1 and heavy)
    if word == "一":
        whole = len(text) == last.end - first.start
        counted = last.strong or first is not last or any(bounded) or whole
        return counted and text[number.end : last.end] not in words.never_one
    return last.strong or first is not last or len(word) == 1 or number.own > 1 or number.high is not None


def _counts_alone(number: Numeral, word: str, bounded: bool, *, grade: bool) -> bool:
    """Tell whether a numeral in characters without a unit is a number: more than a digit, and with a multiplier."""
    if bounded:
        return len(word) > 1 or not grade
    return not number.bare and any(char in _NUMEROUS for char in word[1:])
