"""A Chinese numeral with its unit: shares, fractions, money in coins, rates with a written denominator."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportdiff.language.zh.numerals import Numeral, numeral, scan

if TYPE_CHECKING:
    from reportdiff.language.zh.measures import Lexicon

__all__ = ["Amount", "read_amount"]

_TIMES = re.compile(r"(\d{1,3})[×xX*](?=\d)")
_SLASH = re.compile(r"(?:(\d{1,3})\s)?(\d{1,4})/(\d{1,4})(?![\d/年月])")
_HALF = re.compile(r"半(?![年数导径岛球月天壁])")
_COINS = re.compile(
    r"又?([\d一二三四五六七八九]{1,2})(?:角|毛)(?:([\d一二三四五六七八九]{1,2})分)?钱?|又([\d一二三四五六七八九]{1,2})美分"
)
_COUNT = re.compile(r"[百千万十\d]{0,8}")
_INCLUDED = re.compile(r"\(含\)|（含）")
_SHARES = (("百分之", "%"), ("千分之", "‰"))
_HALVES = {"半数": "%", "一半": "%", "半百": ""}
_NO_GROWTH = "零增长"
_MONEY = ("元", "美元", "块")


class Amount(NamedTuple):
    """A number with its unit, before bounds and ranges.

    `strong` says that the unit measures and does not only count; `numeral` is None where the value was not printed as
    one numeral (a half, a fraction).
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    unit: str = ""
    strong: bool = False
    more: bool = False
    per: str = ""
    numeral: Numeral | None = None


def read_amount(text: str, at: int, words: Lexicon) -> Amount | None:
    """Read the number that begins at `at` of a folded text, with its unit; None where there is none."""
    named = _named(text, at, words)
    if named is not None:
        return named
    number = scan(text, at)
    if number is None:
        return None
    if text.startswith("分之", number.end):
        return _fraction(text, number)
    if text.startswith("又", number.end):
        mixed = _mixed(text, number)
        if mixed is not None:
            return mixed
    return _with_unit(text, number, words)


def _named(text: str, at: int, words: Lexicon) -> Amount | None:
    """Read what is no plain numeral: shares, halves, products, fractions with a stroke."""
    char = text[at]
    if text.startswith(_NO_GROWTH, at):
        return Amount(at, at + len(_NO_GROWTH), Decimal(0), unit="%", strong=True)
    if char in "百千":
        for word, unit in _SHARES:
            number = scan(text, at + 3) if text.startswith(word, at) else None
            if number is not None:
                return Amount(at, number.end, number.low, number.high, unit, True, number.more, "", number)
    elif char in "半一两":
        return _half(text, at, words)
    elif "/" in text[at : at + 9] and (slash := _SLASH.match(text, at)) and int(slash.group(3)):
        value = Decimal(slash.group(2)) / Decimal(slash.group(3)) + Decimal(slash.group(1) or 0)
        return Amount(at, slash.end(), value, strong=True)
    elif times := _TIMES.match(text, at):
        one = read_amount(text, times.end(), words)
        if one is not None and one.strong:
            return one._replace(start=at, value=one.value * Decimal(times.group(1)), numeral=None)
    return None


def _half(text: str, at: int, words: Lexicon) -> Amount | None:
    unit = _HALVES.get(text[at : at + 2])
    if unit is not None:
        return Amount(at, at + 2, Decimal(50), unit=unit, strong=True)
    if text.startswith("两位数", at):
        return Amount(at, at + 3, Decimal(10), Decimal(99), "%", strong=True)
    if text[at] != "半":
        return None
    before = text[at - 1 : at] if at else ""
    following = words.unit(text, at + 1)
    if following is not None and following.name in words.halved and not (before and before in words.no_half_after):
        return Amount(at, following.end, Decimal("0.5"), unit=following.name, strong=True)
    if before and before in "过减":
        return Amount(at, at + 1, Decimal(50), unit="%", strong=True)
    return None


def _fraction(text: str, below: Numeral) -> Amount | None:
    """Read 三分之二; without a digit before 分之 (万分之三) it is a share, in percent."""
    above = scan(text, below.end + 2)
    if above is None or not below.low:
        return None
    share = above.low / below.low
    if below.bare:
        return Amount(below.start, above.end, share * 100, unit="%", strong=True, more=above.more)
    return Amount(below.start, above.end, share, strong=True, more=above.more)


def _mixed(text: str, number: Numeral) -> Amount | None:
    below = scan(text, number.end + 1)
    if below is None or not text.startswith("分之", below.end):
        return None
    part = _fraction(text, below)
    return None if part is None else part._replace(start=number.start, value=number.low + part.value)


def _with_unit(text: str, number: Numeral, words: Lexicon) -> Amount:
    start, end = number.start, number.end
    if text.startswith("个亿", end) and not text.startswith("元", end + 2):
        times = 10**8
        high = number.high * times if number.high is not None else None
        number = number._replace(end=end + 2, low=number.low * times, high=high, own=times, shared=(times,))
        end = number.end
    included = _INCLUDED.match(text, end)
    place = included.end() if included else end
    if text.startswith(("%", "‰"), place):
        return Amount(start, place + 1, number.low, number.high, text[place], True, number.more, "", number)
    unit = words.unit(text, place)
    if unit is None:
        return _without_unit(text, number, words)
    if number.wild and unit.strong:
        number = scan(text, start, amount=True) or number
    amount = Amount(start, unit.end, number.low, number.high, unit.name, unit.strong, number.more, "", number)
    if unit.name == "个" and text.startswith(("多", "半"), unit.end):
        amount = _with_rest_inside(text, amount, words)
    elif unit.name in _MONEY:
        amount = _with_coins(text, amount)
    if amount.unit not in ("次", "人") and _HALF.match(text, amount.end):
        amount = amount._replace(value=amount.value + Decimal("0.5"), end=amount.end + 1)
    if text.startswith("/", amount.end):
        per, end = _denominator(text, amount.end, words)
        amount = amount._replace(per=per, end=end)
    return amount


def _without_unit(text: str, number: Numeral, words: Lexicon) -> Amount:
    """Leave the unit open, or take it from what a round sum is the size of (千亿级, 百亿企业)."""
    start, end = number.start, number.end
    if number.own >= 10**8:
        for unit, sizes in words.sizes.items():
            if text.startswith(sizes, end):
                end += text.startswith("级", end)
                return Amount(start, end, number.low, number.high, unit, True, number.more, "", number)
    return Amount(start, end, number.low, number.high, more=number.more, numeral=number)


def _with_rest_inside(text: str, amount: Amount, words: Lexicon) -> Amount:
    """Read 3个多月 and 一个半月: the rest stands inside the unit."""
    place = amount.end + 1
    percent = text.startswith("百分点", place)
    unit = words.unit(text, place)
    if unit is None or not (percent or unit.name in words.times):
        return amount
    amount = amount._replace(end=unit.end, unit=unit.name, strong=True)
    if text.startswith("半", place - 1):
        return amount._replace(value=amount.value + Decimal("0.5"))
    return amount._replace(more=True)


def _with_coins(text: str, amount: Amount) -> Amount:
    """Add tenths and hundredths: 五元三角, 十块三毛."""
    coins = _COINS.match(text, amount.end)
    if coins is None:
        return amount
    tenths, hundredths, cents = (numeral(digits) or Decimal(0) if digits else Decimal(0) for digits in coins.groups())
    value = amount.value + tenths / 10 + (hundredths + cents) / 100
    return amount._replace(end=coins.end(), value=value, unit="元" if amount.unit == "块" else amount.unit)


def _denominator(text: str, at: int, words: Lexicon) -> tuple[str, int]:
    """Read the denominator after the stroke at `at` as far as its units are known; where it ends."""
    names: list[str] = []
    end = at
    while text[end : end + 1] in ("/", "·", ".") and len(names) < 3:
        count = _COUNT.match(text, end + 1)
        unit = words.unit(text, count.end()) if count else None
        if count is None or unit is None:
            break
        names.append(count.group() + unit.name)
        end = unit.end
    return words.denominator(names), end
