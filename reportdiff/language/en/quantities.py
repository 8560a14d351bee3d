"""Quantities of English text: numbers in digits or words, with scale, unit, currency and bounds.

One pass from left to right. Names that only look like numbers (plans, notes, dates) are tried first at each place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext
from functools import cache
from typing import TYPE_CHECKING

from reportdiff.language.figures import Measure
from reportdiff.language.tables import load
from reportdiff.model import Bound, Modality, Quantity, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["measures", "quantities"]

_DIGITS = r"\d{1,3}(?:,\d{3}){1,12}(?!\d)(?:\.\d{1,12})?|\d{1,40}(?:\.\d{1,12})?(?!\d)|\.\d{1,12}"
_SEPARATOR = re.compile(r"\s?(?:-|–|—|~)\s?|\s(to|and)\s")
_FRACTION = re.compile(r"(\d{1,4})/(\d{1,4})(?![\d/])")
_MINUS = re.compile(r"(?<![\w.)%])(-|(?:minus|negative)\s)\Z")
_CLAUSE_END = re.compile(r"[.;!?\n](?!\d)")
_REACH = 80
"""Characters over which a word like "strive" reaches, at most."""
_LONGEST_BOUND = 32
_THOUSAND = Decimal(1000)
_LARGEST = Decimal(10**12)
"""No scale word is read after a trillion."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The tables of `quantities.toml`, made ready for matching over the text in lower case."""

    beginning: re.Pattern[str]
    number: re.Pattern[str]
    scale: re.Pattern[str]
    unit: re.Pattern[str]
    currency: re.Pattern[str]
    left: re.Pattern[str]
    right: re.Pattern[str]
    names: re.Pattern[str]
    modality: re.Pattern[str]
    numbers: Mapping[str, int]
    scales: Mapping[str, Decimal]
    units: Mapping[str, str]
    currencies: Mapping[str, str]
    bounds: Mapping[str, Bound]
    vague: frozenset[str]
    modalities: Mapping[str, Modality]


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: Decimal
    scale: Decimal
    unit: str
    figures: bool
    scaled: bool


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return all number-like expressions of `text`, of every kind, in order and without overlap.

    >>> [(q.text, q.value, q.high, q.unit, q.bound.value) for q in quantities("GDP growth of around 5 to 6 percent")]
    [('around 5 to 6 percent', Decimal('5'), Decimal('6'), '%', 'about')]
    """
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow when they lose their case
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    words = _words()
    found: list[Quantity] = []
    with localcontext(Context()):
        at = 0
        while match := words.beginning.search(lower, at):
            floor = found[-1].end if found else 0
            item = _read(text, lower, match.start(), floor, words)
            at = max(match.start() + 1, item.end) if item is not None else _past(lower, match.start())
            if item is not None:
                found.append(item)
    return tuple(_promised(lower, found, words))


def _past(lower: str, at: int) -> int:
    """Return where to go on after what is no number: behind the digits, or behind the word."""
    end = at + 1
    while end < len(lower) and lower[end].isalnum():
        end += 1
    return end


def _read(text: str, lower: str, at: int, floor: int, words: _Words) -> Quantity | None:
    name = words.names.match(lower, at)
    if name is not None and name.lastgroup is not None and not _counted(name, words):
        kind = QuantityKind(name.lastgroup)
        digits = re.match(r"\d+", name.group())
        value = Decimal(digits.group()) if kind is QuantityKind.ORDINAL and digits else None
        return Quantity(at, name.end(), text[at : name.end()], value, kind=kind)
    first = _number(lower, at, words)
    if first is None:
        return None
    value, high, last = first.value * first.scale, None, first
    upper = _upper(lower, first, words)
    if upper is not None:
        last = upper
        scale = first.scale if first.scaled else upper.scale
        value, high = first.value * scale, upper.value * upper.scale
    start, end, unit = first.start, last.end, last.unit or first.unit
    bound, vague, bounded = Bound.EXACT, False, False
    right = words.right.match(lower, end)
    if right is not None:
        bound, end, bounded = words.bounds[" " + right.group(1)], right.end(), True
    left = words.left.search(lower, max(floor, start - _LONGEST_BOUND), start)
    if left is not None:
        start, bounded = left.start(1), True
        bound, vague = words.bounds[left.group(1)], left.group(1) in words.vague
    if not first.figures and not (unit or first.scaled or bounded or len(lower.strip()) == end - start):
        return None
    return Quantity(start, end, text[start:end], _plain(value), _plain(high), unit, bound, vague=vague)


def _counted(name: re.Match[str], words: _Words) -> bool:
    """Tell whether what looks like a year counts something: 2000 stores."""
    return name.group().isdecimal() and words.unit.match(name.string, name.end()) is not None


def _plain(value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    whole = value.to_integral_value()
    return Decimal(int(whole)) if value == whole else value.normalize()


def _number(lower: str, at: int, words: _Words) -> _Number | None:
    """Read one number with the currency before it and the scale and the unit behind it."""
    currency = words.currency.match(lower, at)
    place = currency.end() if currency else at
    fraction = _FRACTION.match(lower, place)
    match = None if fraction and int(fraction.group(2)) else words.number.match(lower, place)
    if fraction and int(fraction.group(2)):
        value, end, figures = Decimal(fraction.group(1)) / Decimal(fraction.group(2)), fraction.end(), True
    elif match is not None:
        value, end, figures = _value(match.group(), words), match.end(), not match.group()[0].isalpha()
    else:
        return None
    sign = _MINUS.search(lower, max(0, at - 10), at)
    if sign is not None:
        value, at = -value, sign.start(1)
    scale = Decimal(1)
    scaled = not figures and value >= _THOUSAND / 10
    while scale < _LARGEST and (step := words.scale.match(lower, end)):
        scale, end, scaled = scale * words.scales[step.group(1)], step.end(), True
    unit = words.unit.match(lower, end)
    name = words.units[unit.group(1)] if unit else ""
    if currency is not None:
        name = words.currencies[currency.group(1)]
    return _Number(at, unit.end() if unit else end, value, scale, name, figures, scaled)


def _value(printed: str, words: _Words) -> Decimal:
    """Return the value of printed digits, or of number words (two hundred and thirty-one thousand)."""
    if not printed[0].isalpha():
        return Decimal(printed.replace(",", ""))
    total, part = Decimal(0), Decimal(0)
    for word in re.split(r"[\s-]+", printed):
        scale = words.scales.get(word)
        if scale is None:
            part += words.numbers.get(word, 0)
        elif scale < _THOUSAND:
            part *= scale
        else:
            total, part = total + part * scale, Decimal(0)
    return total + part


def _upper(lower: str, first: _Number, words: _Words) -> _Number | None:
    """Read the upper end of a range; "from 5 to 6 percent" is a change, and "5 and 6" two numbers unless between."""
    separator = _SEPARATOR.match(lower, first.end)
    if separator is None or not first.figures:
        return None
    before = lower[max(0, first.start - 12) : first.start].rstrip()
    if separator.group(1) == "and" and not before.endswith("between"):
        return None
    if separator.group(1) == "to" and before.endswith("from"):
        return None
    if words.names.match(lower, separator.end()):
        return None
    second = _number(lower, separator.end(), words)
    if second is None or not second.figures or (first.unit and second.unit and first.unit != second.unit):
        return None
    low = first.value * (first.scale if first.scaled else second.scale)
    return second if low < second.value * second.scale else None


def _promised(lower: str, found: list[Quantity], words: _Words) -> Iterable[Quantity]:
    """Say of each quantity how firmly its sentence promises it, by the nearest word before it."""
    marks = [(match.end(), words.modalities[match.group(1)]) for match in words.modality.finditer(lower)]
    i = -1
    for item in found:
        while i + 1 < len(marks) and marks[i + 1][0] <= item.start:
            i += 1
        near = i >= 0 and item.kind is QuantityKind.QUANTITY and item.start - marks[i][0] <= _REACH
        if near and not _CLAUSE_END.search(lower, marks[i][0], item.start):
            yield replace(item, modality=marks[i][1])
        else:
            yield item


@cache
def measures() -> dict[str, Measure]:
    """Return the canonical units that can be converted into one another."""
    return {
        unit: Measure(dimension, Decimal(factor))
        for dimension, factors in load("en", "quantities")["dimensions"].items()
        for unit, factor in factors.items()
    }


@cache
def _words() -> _Words:
    raw = load("en", "quantities")
    units = {word.lower(): name for name, others in raw["units"].items() for word in (name, *others)}
    currencies = {word: name for name, others in raw["currencies"].items() for word in others}
    left = {word: Bound(key) for key, others in raw["bounds"]["left"].items() if key != "vague" for word in others}
    right = {word: Bound(key) for key, others in raw["bounds"]["right"].items() for word in others}
    modalities = {word: Modality(key) for key, others in raw["modality"].items() for word in others}
    spelled = _either(raw["numbers"])
    further = rf"[\s-]{{1,2}}(?:and\s)?(?:{spelled}|{_either(raw['scales'])})\b"
    money = _either(currencies)
    return _Words(
        beginning=re.compile(rf"(?<![a-z0-9.,])(?:(?:{money})\s?)?(?=\d)|\b(?:{spelled})\b|\b[a-z]+[ -]?(?=\d)|\.?\d"),
        number=re.compile(rf"{_DIGITS}|(?:{spelled})\b(?:{further}){{0,16}}"),
        scale=re.compile(rf"[\s-]?({_either(raw['scales'])})s?\b"),
        unit=re.compile(rf"[\s-]?({_either(units)})(?![a-z0-9])"),
        currency=re.compile(rf"({money})\s?(?=\d)"),
        left=re.compile(rf"(?<![a-z])({_either(left)})\s?\Z"),
        right=re.compile(rf",?\s({_either(right)})\b"),
        names=re.compile("|".join(f"(?P<{kind}>{'|'.join(parts)})" for kind, parts in raw["names"].items())),
        modality=re.compile(rf"\b({_either(modalities)})\b"),
        numbers=raw["numbers"],
        scales={word: Decimal(value) for word, value in raw["scales"].items()},
        units=units,
        currencies=currencies,
        bounds=left | {f" {word}": bound for word, bound in right.items()},
        vague=frozenset(raw["bounds"]["left"]["vague"]),
        modalities=modalities,
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
