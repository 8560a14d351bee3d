"""What the parts of a Chinese numeral add up to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

__all__ = ["BIG", "Token", "shorten", "value"]

BIG = 10**4
"""From here on a multiplier takes with it all that stands before it."""

_DIGITS = 60
"""Significant digits while adding up: more than a numeral may have."""


@dataclass(frozen=True, slots=True)
class Token:
    """One part of a numeral: a digit group (`low` to `high`), or a multiplier where `times` is not 0.

    `single` marks a lone digit in characters, which takes its place from the multiplier before it; `wild` a word for
    some digit; `zero` a zero that only keeps a place.
    """

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    times: int = 0
    single: bool = False
    wild: bool = False
    zero: bool = False


def shorten(tokens: list[Token]) -> None:
    """Give a last single digit its place: 一百二 is 120, 三万五 is 35,000, but 一百零二 is 102."""
    if len(tokens) < 2 or not tokens[-1].single or tokens[-2].times < 100:
        return
    tenth, last = Decimal(tokens[-2].times // 10), tokens[-1]
    tokens[-1] = Token(last.low * tenth, last.high * tenth)


def value(tokens: list[Token], *, high: bool, amount: bool) -> Decimal:
    """Add up the tokens, at their lower or their upper end."""
    groups: list[tuple[Decimal, int]] = []
    current: Decimal | None = None
    lessened = Decimal(0)
    with localcontext() as context:
        context.prec = _DIGITS
        for i, token in enumerate(tokens):
            if token.zero:
                continue
            if token.times:
                multiplied = i > 0 and tokens[i - 1].times > 0
                _multiply(groups, current, token.times, multiplied=multiplied)
                current = None
                continue
            digit = token.high if high else token.low
            if token.wild:
                digit, rest = _some(leading=i == 0, alone=len(tokens) == 1, high=high, amount=amount)
                lessened += rest
            current = digit if current is None else current + digit
        return sum((part for part, _ in groups), Decimal(0)) + (current or 0) - lessened


def _multiply(groups: list[tuple[Decimal, int]], current: Decimal | None, times: int, *, multiplied: bool) -> None:
    """Let a multiplier take with it all that stands before it and is smaller; alone it stands for itself."""
    taken, anything = current or Decimal(0), current is not None
    while groups and groups[-1][1] < times:
        taken += groups.pop()[0]
        anything = True
    if anything:
        groups.append((taken * times, times))
    elif groups and multiplied and times >= BIG:
        part, before = groups.pop()
        groups.append((part * times, before * times))
    else:
        groups.append((Decimal(times), times))


def _some(*, leading: bool, alone: bool, high: bool, amount: bool) -> tuple[Decimal, Decimal]:
    """Return the digit that a word for some digit stands for, and what is to be taken off the sum.

    Things are counted one by one: 几个 is 2 to 9, 几十个 20 to 99, 十几个 11 to 19. Amounts run through: 几十万 is
    100,000 to 1,000,000, 十几万 100,000 to 200,000.
    """
    if amount:
        return Decimal(10 if high else 1 if leading else 0), Decimal(0)
    if not leading:
        return Decimal(9 if high else 1), Decimal(0)
    if not high:
        return Decimal(2), Decimal(0)
    return (Decimal(9), Decimal(0)) if alone else (Decimal(10), Decimal(1))
