"""Numerals of Chinese text: Arabic digits, characters, and mixtures of both, read into exact decimals.

A numeral is a row of digits and multipliers (ten to a trillion). It is read by one walk from left to right that stops
where the numeral stops making sense, so that a number standing directly before another is not drawn into it: in
55万60岁 the first one ends at 万, in 2万5千 it goes on to the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import NamedTuple

__all__ = ["DIGITS", "FOLDED", "MULTIPLIERS", "Numeral", "numeral", "scan"]

DIGITS = {char: i for i, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}

_FORMS = {
    "０１２３４５６７８９": "0123456789",
    "％﹪．－﹣−＋～∼／：∶，（）＄￥［］＝＜＞": "%%.---+~~/::，()$¥[]=<>",
    "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億兩倆俩負點餘幾數": "一二二三三四五六六七八九十百千万亿两两两负点余几数",
    "雙個塊對條項畝噸間歲圓鐘臺學戶處萬幣無過約達傷門": "双个块对条项亩吨间岁元钟台学户处万币无过约达伤门",
}
FOLDED = {ord(form): plain for forms, plains in _FORMS.items() for form, plain in zip(forms, plains, strict=True)}
"""One character for one: the widths and the older or formal characters, each to the plain character read here."""
FOLDED |= {ord("Ａ") + i: chr(ord("A") + i) for i in range(26)} | {ord("ａ") + i: chr(ord("a") + i) for i in range(26)}

_LONGEST = 40
"""Digits a number may have. No report counts further, and converting digits costs more than linear time."""

_MOST_BIG = 6
"""Multipliers from 万 up that a numeral may have; more of them are no numeral."""

_BIG = 10**4
_ARABIC = re.compile(
    r"\d{1,3}(?:[,，]\d{3}){1,12}(?!\d)(?:\.\d+)?(?=[万亿元千吨人美港日欧斤公平立户亩个家件项套]|\Z)"
    r"|\d{1,3}(?:,\d{3}){1,12}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
)
_PLAIN = re.compile(r"(\d{1,15}(?:\.\d{1,12})?)(万亿|亿|万|w(?![a-zA-Z]))?(?![\d.,，多余几来点零〇一二两三四五六七八九十百千万亿兆分又/])")
_CHARACTERS = re.compile(r"[零〇○一二两三四五六七八九]{1,41}")
_FRACTION = re.compile(r"点([零〇○一二三四五六七八九]{1,41}|\d{1,41})(?!半)")
_FACTORS = {None: Decimal(1), "万": Decimal(10**4), "w": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}
_NOT_MULTIPLIED = re.compile(r"千[瓦米克卡伏帕乏安赫]|千比特|千字节|兆[瓦赫帕字比伏]|百分[点比制]|百[年强城姓货科]|百里|百慕|千[年岛秋古佛阳岩篇载]|万[全宁州达科安年载源里象]|兆[头丰]")
_AFTER_OTHERS_DIGITS = re.compile(r"年|岁|强|周岁|级|号|版|月|届|期")


class Numeral(NamedTuple):
    """A numeral at its place: `low` is its value, `high` the upper end where it names several (三四, 几十).

    `more` says that an unnamed rest follows (3000多). `shared` is the product of the multipliers at its end, as far as
    a number before it in a range may borrow them; `own` the largest multiplier it holds. `characters` says that it
    holds no Arabic digit, `bare` that it holds no digit at all, only multipliers, `wild` that it holds 几 or 数.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    more: bool
    own: int
    shared: tuple[int, ...]
    characters: bool
    bare: bool
    wild: bool = False


@dataclass(slots=True)
class _Token:
    """One step of the walk: a digit group (`low` to `high`), or a multiplier where `times` is not 0."""

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    times: int = 0
    single: bool = False
    wild: bool = False
    zero: bool = False


def numeral(text: str) -> Decimal | None:
    """Return the value of a text that is one numeral from end to end, None for any other.

    >>> numeral("一千二百万"), numeral("2万5千"), numeral("1.2万亿")
    (Decimal('12000000'), Decimal('25000'), Decimal('1200000000000'))
    """
    folded = text.translate(FOLDED)
    found = scan(folded, 0)
    return found.low if found is not None and found.end == len(folded) else None


def scan(text: str, start: int, *, amount: bool = False) -> Numeral | None:
    """Read the numeral that begins at `start` of a folded text; None where there is none.

    Nothing is said of whether the numeral counts anything: that is for the words around it to tell. `amount` says
    that what is counted runs through and does not go by ones: 十几块钱 is 10 to 20, 十几个 is 11 to 19.
    """
    plain = _PLAIN.match(text, start)
    if plain:
        digits, times = plain.group(1), plain.group(2)
        if times is None or not _NOT_MULTIPLIED.match(text, plain.end() - 1):
            factor = _FACTORS[times]
            value = Decimal(digits) * factor if times else Decimal(digits)
            shared = (int(factor),) if times else ()
            return Numeral(start, plain.end(), _plain(value), None, False, int(factor), shared, False, False)
    return _Walk(text, start, amount=amount).read()


def _plain(value: Decimal) -> Decimal:
    """Return a whole number without exponent or decimals, anything else with its printed decimals."""
    whole = value.to_integral_value()
    return Decimal(int(whole)) if value == whole else value


class _Walk:
    """The walk through one numeral, from its first character to the first that does not belong to it."""

    __slots__ = ("amount", "arabic", "at", "counted", "more", "start", "text", "tokens")

    def __init__(self, text: str, start: int, *, amount: bool) -> None:
        self.text, self.start, self.at, self.amount = text, start, start, amount
        self.tokens: list[_Token] = []
        self.arabic = self.more = False
        self.counted = 0

    def read(self) -> Numeral | None:
        text, size = self.text, len(self.text)
        while self.at < size and self.counted <= _LONGEST:
            char = text[self.at]
            if char in "0123456789" or (char == "." and not self.tokens and text[self.at - 1 : self.at] not in tuple("0123456789.")):
                if not self._arabic():
                    break
            elif char in DIGITS:
                if not self._characters():
                    break
            elif char in MULTIPLIERS:
                if not self._multiplier(char):
                    break
            elif char in "几数":
                if not self._wild():
                    break
            elif char == "点":
                if not self._fraction():
                    break
            elif char in "多余来":
                if not self._rest(char):
                    break
            else:
                break
        if not self.tokens or self.counted > _LONGEST or sum(token.times >= _BIG for token in self.tokens) > _MOST_BIG:
            return None
        return self._result()

    def _last(self) -> _Token | None:
        return self.tokens[-1] if self.tokens else None

    def _arabic(self) -> bool:
        last = self._last()
        if last is not None and not last.times and not last.zero:
            return False
        match = _ARABIC.match(self.text, self.at)
        if match is None:
            return False
        digits = match.group()
        self.counted += len(digits)
        if self.counted > _LONGEST:
            return True
        if last is not None and not last.zero and not self._continues(match, last.times):
            return False
        value = Decimal(digits.replace(",", "").replace("，", ""))
        self._put(_Token(value, value), match.end())
        self.arabic = True
        return True

    def _continues(self, match: re.Match[str], times: int) -> bool:
        """Tell whether digits after a multiplier go on with its number (2万5千, 3万4000) or begin another (55万60岁)."""
        digits, after = match.group(), self.text[match.end() : match.end() + 1]
        if after in MULTIPLIERS and after and not _NOT_MULTIPLIED.match(self.text, match.end()):
            return MULTIPLIERS[after] < times and "." not in digits
        if self.more or not digits.isdecimal() or _AFTER_OTHERS_DIGITS.match(self.text, match.end()):
            return False
        return (times == _BIG and len(digits) in (3, 4)) or (1 < len(digits) < len(str(times)) and times <= 1000)

    def _characters(self) -> bool:
        last = self._last()
        match = _CHARACTERS.match(self.text, self.at)
        if match is None or (last is not None and not last.times and not last.zero):
            return False
        run, end = self._without_liang(match.group(), match.end())
        if not run:
            return False
        self.counted += len(run)
        if self.counted > _LONGEST:
            return True
        if last is not None:
            if self.more:
                return False
            bare = run.lstrip("零〇○")
            if len(bare) == 0:
                following = self.text[end : end + 1]
                if not following or following not in "十百几0123456789":
                    return False
                self._put(_Token(zero=True), end)
                return True
            if len(bare) == 1:
                value = Decimal(DIGITS[bare])
                self._put(_Token(value, value, single=bare == run), end)
                return True
            if len(bare) == 2 and bare == run and _pair(bare):
                self._put(_Token(Decimal(DIGITS[bare[0]]), Decimal(DIGITS[bare[1]])), end)
                return True
            return False
        following = self.text[end : end + 1]
        if len(run) == 2 and following and _pair(run) and following not in "点分":
            self._put(_Token(Decimal(DIGITS[run[0]]), Decimal(DIGITS[run[1]])), end)
            return True
        if run == "零" and following == "十":
            self._put(_Token(zero=True), end)
            return True
        value = Decimal("".join(str(DIGITS[char]) for char in run))
        self._put(_Token(value, value, single=len(run) == 1), end)
        return True

    def _without_liang(self, run: str, end: int) -> tuple[str, int]:
        """Leave out a 两 that stands where no digit can: there it is the ounce (三十两, 二两)."""
        place = run.find("两", 0 if self.tokens else 1)
        if place == 1 and len(run) == 2 and _pair(run) and end < len(self.text):
            return run, end
        if place < 0 or (place == len(run) - 1 and self.text[end : end + 1] in tuple("百千万亿")):
            return run, end
        return run[:place], end - len(run) + place

    def _multiplier(self, char: str) -> bool:
        if _NOT_MULTIPLIED.match(self.text, self.at) and not (self.text[self.at] == "万" and self.arabic):
            return False
        if char == "百" and not self.tokens and self.text[self.at + 1 : self.at + 2] == "分":
            return False
        if char == "兆" and self.arabic:
            return False
        last = self._last()
        times = MULTIPLIERS[char]
        if last is not None and last.times and times < _BIG and last.times <= times:
            return False
        self.counted += 1
        self._put(_Token(times=times), self.at + 1)
        return True

    def _wild(self) -> bool:
        last = self._last()
        if last is not None and not last.times and not last.zero:
            return False
        if last is not None and self.text[self.at] == "数":
            return False
        self.counted += 1
        self._put(_Token(wild=True), self.at + 1)
        return True

    def _fraction(self) -> bool:
        match = _FRACTION.match(self.text, self.at)
        last = self._last()
        if match is None or last is None or self.more:
            return False
        digits = match.group(1)
        self.counted += len(digits)
        if self.counted > _LONGEST:
            return True
        digits = "".join(str(DIGITS.get(char, char)) for char in digits)
        part = Decimal(f"0.{digits}")
        self._shorten()
        last = self.tokens[-1]
        if last.times:
            self.tokens.append(_Token(part, part))
        else:
            self.tokens[-1] = _Token(last.low + part, last.high + part)
        self.at = match.end()
        return True

    def _rest(self, char: str) -> bool:
        """Read an unnamed rest (3000多万, 十余万): it stays inside the numeral, which may go on with its multiplier."""
        if self.more or (char == "来" and (self.arabic or not self.tokens or self.tokens[-1].times not in (10, 100))):
            return False
        after = self.text[self.at + 1 : self.at + 2]
        if char in "多余" and self.text.startswith(("多元化", "多样", "多式", "多层", "余额", "多年生", "多边"), self.at):
            return False
        self.more = True
        self.at += 1
        return bool(after) and after in "十百千万亿"

    def _put(self, token: _Token, end: int) -> None:
        self.tokens.append(token)
        self.at = end

    def _shorten(self) -> None:
        """Give a last single digit its place: 一百二 is 120, 三万五 is 35,000, but 一百零二 is 102."""
        if len(self.tokens) < 2 or not self.tokens[-1].single or self.tokens[-2].times < 100:
            return
        tenth = Decimal(self.tokens[-2].times // 10)
        last = self.tokens[-1]
        self.tokens[-1] = _Token(last.low * tenth, last.high * tenth)

    def _result(self) -> Numeral:
        self._shorten()
        tokens = self.tokens
        own = max((token.times for token in tokens), default=0)
        with localcontext() as context:
            context.prec = 60
            amount = self.amount or own >= _BIG
            low, high = _value(tokens, high=False, amount=amount), _value(tokens, high=True, amount=amount)
        shared = []
        for token in reversed(tokens):
            if not token.times:
                break
            shared.append(token.times)
        bare = all(token.times for token in tokens) and tokens[0].times != 10
        return Numeral(
            self.start,
            self.at,
            _plain(low),
            _plain(high) if high != low else None,
            self.more,
            max(own, 1),
            tuple(reversed(shared)),
            not self.arabic,
            bare,
            any(token.wild for token in tokens),
        )


def _pair(digits: str) -> bool:
    """Tell whether two digits name two neighbouring numbers (三四个, 三五百)."""
    first, second = DIGITS[digits[0]], DIGITS[digits[1]]
    return 0 < first < second and (second == first + 1 or digits == "三五")


def _value(tokens: list[_Token], *, high: bool, amount: bool) -> Decimal:
    """Add up the tokens; each multiplier takes with it all that stands before it and is smaller."""
    groups: list[tuple[Decimal, int]] = []
    current: Decimal | None = None
    lessened = Decimal(0)
    for i, token in enumerate(tokens):
        if token.zero:
            continue
        if not token.times:
            if token.wild:
                value, rest = _wild(tokens, i, high=high, amount=amount)
                lessened += rest
            else:
                value = token.high if high else token.low
            current = value if current is None else current + value
            continue
        taken = Decimal(0)
        any_taken = current is not None
        while groups and groups[-1][1] < token.times:
            taken += groups.pop()[0]
            any_taken = True
        if any_taken:
            groups.append(((taken + (current or 0)) * token.times, token.times))
        elif groups and i and token.times >= _BIG and tokens[i - 1].times:
            amount, times = groups.pop()
            groups.append((amount * token.times, times * token.times))
        else:
            groups.append((Decimal(token.times), token.times))
        current = None
    return sum((amount for amount, _ in groups), Decimal(0)) + (current or 0) - lessened


def _wild(tokens: list[_Token], i: int, *, high: bool, amount: bool) -> tuple[Decimal, Decimal]:
    """Return the digit that 几 or 数 stands for at least or at most, and what is to be taken off the sum.

    Things are counted one by one: 几个 is 2 to 9, 几十个 20 to 99, 十几个 11 to 19. Amounts run through: 几十万 is
    100,000 to 1,000,000, 十几万 100,000 to 200,000.
    """
    if i:
        return (Decimal(10), Decimal(0)) if amount and high else (Decimal(0 if amount else 9 if high else 1), Decimal(0))
    if amount:
        return Decimal(10 if high else 1), Decimal(0)
    if not high:
        return Decimal(2), Decimal(0)
    return (Decimal(10), Decimal(1)) if len(tokens) > 1 else (Decimal(9), Decimal(0))
