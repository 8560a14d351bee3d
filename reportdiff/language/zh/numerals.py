"""Numerals of Chinese text: Arabic digits, characters, and mixtures of both, read into exact decimals.

A numeral is a row of digits and multipliers (ten to a trillion). It is read by one walk from left to right that stops
where the numeral stops making sense, so that a number standing directly before another is not drawn into it: in
55万60岁 the first one ends at 万, in 2万5千 it goes on to the end.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from reportdiff.language.tables import load
from reportdiff.language.zh.numeral_values import BIG, Token, shorten, value

__all__ = ["DIGITS", "FOLDED", "MULTIPLIERS", "Numeral", "folded", "numeral", "scan"]

DIGITS = {char: i for i, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}

_FORMS = {
    "０１２３４５６７８９": "0123456789",
    "％﹪．－﹣−＋～∼／：∶，（）＄￥［］＝＜＞": "%%.---+~~/::，()$¥[]=<>",
    "壹贰貳叁參肆柒捌玖拾佰仟萬億兩倆俩負點餘幾數": "一二二三三四七八九十百千万亿两两两负点余几数",
    "雙個塊對條項畝噸間歲圓鐘臺學戶處幣無過約達傷門": "双个块对条项亩吨间岁元钟台学户处币无过约达伤门",
}
FOLDED = {ord(form): plain for forms, plains in _FORMS.items() for form, plain in zip(forms, plains, strict=True)}
"""One character for one: the widths and the older or formal characters, each to the plain character read here."""
FOLDED |= {ord("Ａ") + i: chr(ord("A") + i) for i in range(26)} | {ord("ａ") + i: chr(ord("a") + i) for i in range(26)}

_FORMAL = re.compile(r"(?<=[十百千万亿零点拾佰仟])[伍陆陸]|[伍陆陸](?=[十百千亿点拾佰仟])")
"""Formal digits that are ordinary characters as well (队伍, 大陆): digits beside a multiplier only."""

_LONGEST = 40
"""Digits a number may have. No report counts further, and converting digits costs more than linear time."""

_MOST_BIG = 6
"""Multipliers from 万 up that a numeral may have; more of them are no numeral."""

_ARABIC = re.compile(
    r"(?<![$¥])\d{1,3}(?:[,，]\d{3}){1,12}(?!\d)(?:\.\d+)?(?=[万亿元千吨人美港日欧斤公平立户亩个家件项套]|\Z)"
    r"|(?<![\d.,])\d{1,3}(?: \d{3}){1,4}(?:\.\d+)?(?=[万亿元千吨人美公平立户亩个家])"
    r"|\d{1,3}(?:,\d{3}){1,12}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
)
"""Groups of three after a full-width comma or a blank are one number only before a unit: elsewhere the comma parts two
clauses, and the blank two columns of a table."""

_SEPARATOR = re.compile("[,， ]")
_PLAIN = re.compile(
    r"(\d{1,15}(?:\.\d{1,12})?)(万亿|亿|万|w(?![a-zA-Z]))?"
    r"(?![\d.,，多余几来点零〇一二两三四五六七八九十百千万亿兆分又/]| \d{3}(?!\d))"
)
_CHARACTERS = re.compile(r"[零〇○一二两三四五六七八九]{1,41}")
_FRACTION = re.compile(r"点([零〇○一二三四五六七八九]{1,41}|\d{1,41})(?!半)")
_FACTORS = {
    None: Decimal(1),
    "w": Decimal(10**4),
    "万": Decimal(10**4),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
}
_ZEROS = "零〇○"
_REST = "多余来"
_SOME = "几数"


class Numeral(NamedTuple):
    """A numeral at its place: `low` is its value, `high` the upper end where it names several (三四, 几十).

    `more` says that an unnamed rest follows (3000多). `shared` holds the multipliers at its end, which a number before
    it in a range may borrow; `own` is the largest multiplier it holds. `characters` says that it holds no Arabic
    digit, `bare` that it holds no digit at all, only multipliers, `wild` that it holds 几 or 数.
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


def folded(text: str) -> str:
    """Return a text of the same length in the characters that are read here."""
    plain = text.translate(FOLDED)
    return _FORMAL.sub(lambda match: "五" if match.group() == "伍" else "六", plain)


def numeral(text: str) -> Decimal | None:
    """Return the value of a text that is one numeral from end to end, None for any other.

    >>> numeral("一千二百万"), numeral("2万5千"), numeral("1.2万亿"), numeral("统一")
    (Decimal('12000000'), Decimal('25000'), Decimal('1200000000000'), None)
    """
    found = scan(folded(text), 0)
    return found.low if found is not None and found.end == len(text) else None


def scan(text: str, start: int, *, amount: bool = False) -> Numeral | None:
    """Read the numeral that begins at `start` of a folded text; None where there is none.

    Nothing is said of whether the numeral counts anything: that is for the words around it to tell. `amount` says
    that what is counted runs through and does not go by ones: 十几块钱 is 10 to 20, 十几个 is 11 to 19.
    """
    plain = _PLAIN.match(text, start)
    if plain:
        digits, times = plain.group(1, 2)
        if times is None or not _words()["other"].match(text, plain.end() - 1):
            factor = _FACTORS[times]
            number = _whole(Decimal(digits) * factor) if times else _whole(Decimal(digits))
            shared = (int(factor),) if times else ()
            return Numeral(start, plain.end(), number, None, False, int(factor), shared, False, False)
    return _Walk(text, start).read(amount=amount)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    """Return what a numeral's characters begin that is no numeral, by what is being read."""
    return {name: re.compile("|".join(parts)) for name, parts in load("zh", "quantities")["numerals"].items()}


def _whole(number: Decimal) -> Decimal:
    """Return a whole number without exponent or decimals, anything else with its printed decimals."""
    whole = number.to_integral_value()
    return Decimal(int(whole)) if number == whole else number


def _pair(digits: str) -> bool:
    """Tell whether two digits name two neighbouring numbers (三四个, 三五百)."""
    first, second = DIGITS[digits[0]], DIGITS[digits[1]]
    return 0 < first < second and (second == first + 1 or digits == "三五")


class _Walk:
    """The walk through one numeral, from its first character to the first that does not belong to it.

    Each step reads one part at `at` and says whether the walk goes on.
    """

    __slots__ = ("arabic", "at", "counted", "more", "start", "text", "tokens")

    def __init__(self, text: str, start: int) -> None:
        self.text, self.start, self.at = text, start, start
        self.tokens: list[Token] = []
        self.arabic = self.more = False
        self.counted = 0

    def read(self, *, amount: bool) -> Numeral | None:
        size = len(self.text)
        while self.at < size and self.counted <= _LONGEST and self._step(self.text[self.at]):
            pass
        tokens = self.tokens
        if not tokens or self.counted > _LONGEST or sum(token.times >= BIG for token in tokens) > _MOST_BIG:
            return None
        shorten(tokens)
        own = max(token.times for token in tokens)
        amount = amount or own >= BIG
        low, high = value(tokens, high=False, amount=amount), value(tokens, high=True, amount=amount)
        return Numeral(
            self.start,
            self.at,
            _whole(low),
            _whole(high) if high != low else None,
            self.more,
            max(own, 1),
            self._shared(),
            not self.arabic,
            all(token.times for token in tokens) and tokens[0].times != 10,
            any(token.wild for token in tokens),
        )

    def _step(self, char: str) -> bool:
        if char in "0123456789" or (char == "." and self._begins_decimal()):
            return self._arabic()
        if char in DIGITS:
            return self._characters()
        if char in MULTIPLIERS:
            return self._multiplier(char)
        if char in _SOME:
            return self._some(char)
        if char == "点":
            return self._fraction()
        return char in _REST and self._rest(char)

    def _begins_decimal(self) -> bool:
        return not self.tokens and self.text[self.at - 1 : self.at] not in tuple("0123456789.")

    def _shared(self) -> tuple[int, ...]:
        shared: list[int] = []
        for token in reversed(self.tokens):
            if not token.times:
                break
            shared.append(token.times)
        return tuple(reversed(shared))

    def _expects_digits(self) -> bool:
        """Tell whether digits may stand here: at the beginning, after a multiplier, after a zero."""
        return not self.tokens or self.tokens[-1].times > 0 or self.tokens[-1].zero

    def _put(self, token: Token, end: int) -> bool:
        self.tokens.append(token)
        self.at = end
        return True

    def _arabic(self) -> bool:
        match = _ARABIC.match(self.text, self.at) if self._expects_digits() else None
        if match is None:
            return False
        digits = match.group()
        self.counted += len(digits)
        if self.counted > _LONGEST or (self.tokens and not self.tokens[-1].zero and not self._continues(match)):
            return False
        self.arabic = True
        number = Decimal(_SEPARATOR.sub("", digits))
        return self._put(Token(number, number), match.end())

    def _continues(self, match: re.Match[str]) -> bool:
        """Tell if digits behind a multiplier go on with its number (2万5千, 3万4000), or begin another (55万60岁)."""
        times, digits, end = self.tokens[-1].times, match.group(), match.end()
        after = self.text[end : end + 1]
        if after and after in MULTIPLIERS and not _words()["other"].match(self.text, end):
            return MULTIPLIERS[after] < times and "." not in digits
        if self.more or not digits.isdecimal() or _words()["counts_anew"].match(self.text, end):
            return False
        return (times == BIG and len(digits) in (3, 4)) or (times <= 1000 and 1 < len(digits) < len(str(times)))

    def _characters(self) -> bool:
        match = _CHARACTERS.match(self.text, self.at) if self._expects_digits() else None
        if match is None:
            return False
        run, end = self._without_ounce(match.group(), match.end())
        self.counted += len(run)
        if not run or self.more or self.counted > _LONGEST:
            return False
        following = self.text[end : end + 1]
        if not run.strip(_ZEROS) and following and (following in "十百几" or (self.tokens and following.isdecimal())):
            return self._put(Token(zero=True), end)
        digits = run.lstrip(_ZEROS) if self.tokens else run
        if (
            len(digits) == 2
            and digits == run
            and _pair(run)
            and (self.tokens or (following and following not in "点分"))
        ):
            return self._put(Token(Decimal(DIGITS[run[0]]), Decimal(DIGITS[run[1]])), end)
        if self.tokens and len(digits) != 1:
            return False
        number = Decimal("".join(str(DIGITS[char]) for char in digits))
        return self._put(Token(number, number, single=len(run) == 1), end)

    def _without_ounce(self, run: str, end: int) -> tuple[str, int]:
        """Leave out a 两 that stands where no digit can: there it is the ounce (三十两, 二两)."""
        place = run.find("两", 0 if self.tokens else 1)
        if place == 1 and len(run) == 2 and _pair(run) and end < len(self.text):
            return run, end
        if place < 0 or (place == len(run) - 1 and self.text[end : end + 1] in tuple("百千万亿")):
            return run, end
        return run[:place], end - len(run) + place

    def _multiplier(self, char: str) -> bool:
        times = MULTIPLIERS[char]
        if char == "兆" and self.arabic:
            return False
        if _words()["other"].match(self.text, self.at) and not (char == "万" and self.arabic):
            return False
        if char == "百" and not self.tokens and self.text.startswith("分", self.at + 1):
            return False
        if self.tokens and 0 < self.tokens[-1].times <= times < BIG:
            return False
        self.counted += 1
        return self._put(Token(times=times), self.at + 1)

    def _some(self, char: str) -> bool:
        if not self._expects_digits() or (self.tokens and char == "数"):
            return False
        self.counted += 1
        return self._put(Token(wild=True), self.at + 1)

    def _fraction(self) -> bool:
        match = _FRACTION.match(self.text, self.at)
        if match is None or not self.tokens or self.more:
            return False
        digits = "".join(str(DIGITS.get(char, char)) for char in match.group(1))
        self.counted += len(digits)
        if self.counted > _LONGEST:
            return False
        part = Decimal(f"0.{digits}")
        shorten(self.tokens)
        last = self.tokens[-1]
        if last.times:
            return self._put(Token(part, part), match.end())
        self.tokens[-1] = Token(last.low + part, last.high + part)
        self.at = match.end()
        return True

    def _rest(self, char: str) -> bool:
        """Read an unnamed rest (3000多万, 十余万): it stays inside the numeral, which may go on with its multiplier."""
        if self.more or not self.tokens or _words()["no_rest"].match(self.text, self.at):
            return False
        if char == "来" and (self.arabic or self.tokens[-1].times not in (10, 100)):
            return False
        self.more = True
        self.at += 1
        return self.text[self.at : self.at + 1] in tuple("十百千万亿")
