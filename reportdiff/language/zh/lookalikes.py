"""What only looks like a number in Chinese text: plans, roads, codes, dates, ordinals, marks, damaged digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportdiff.language.zh.expressions import Found
from reportdiff.language.zh.numerals import numeral
from reportdiff.model import QuantityKind

if TYPE_CHECKING:
    from decimal import Decimal

    from reportdiff.language.zh.measures import Lexicon

__all__ = ["Lookalikes"]

_CODE = re.compile(r"\d{1,40}(?:\.\d{1,40})?(?=[A-Za-z])")
_CODE_END = re.compile(r"[A-Za-z0-9]*(?:[-.]+[A-Za-z0-9]+)*")
_QUOTED = re.compile(r"“([^“”]{1,14})”")
_QUOTED_CODE = re.compile(r"[\d+·.、\-—XxNn×*A-Za-z/]+")
_DAMAGED = re.compile(r"(?:\d{0,20}\$\d{1,20}\.\$\d{1,20}|\d{1,20}\$\d{0,20}(?:\.\$?\d{0,20})?)[万亿千]*[%‰]?")
_DAMAGED_SPAN = 24
_YEARS = re.compile(
    r"(?:19|20)\d{2}(?:[-—–~至/]{1,2}(?:19|20)\d{2})?(?![\d.,，万亿千百多余来几%‰+×/:：]|[-—–~至到]{1,2}\d|分之|个亿)"
)
_MARK = re.compile(r"\d{1,3}(?!\d)")
_BRACKETS = ("[]", "()", "（）", "〔〕", "【】")
_DIGITS = re.compile(r"\d+")
_ORDINAL = re.compile(r"[零一二三四五六七八九十百千万\d]+")


class Lookalikes:
    """Reads the look-alikes of one folded text, and knows which stretch is quoted and which list of roads runs on."""

    __slots__ = ("_quoted_until", "_road_until", "_text", "_words")

    def __init__(self, text: str, words: Lexicon) -> None:
        self._text, self._words = text, words
        self._quoted_until = self._road_until = -1

    def quoted(self, at: int) -> bool:
        """Tell whether `at` stands in a short quotation, where numerals in characters belong to a slogan."""
        return at < self._quoted_until

    def read(self, at: int, floor: int) -> Found | None:
        """Read the look-alike at `at`; one that began before, with a letter, reaches back to `floor` at most."""
        text = self._text
        if text[at] == "“":
            return self._quotation(at)
        if text[at] not in "0123456789":
            return self._name(at)
        return (
            self._damaged(at)
            or self._lettered(at, floor)
            or self._road(at)
            or self._mark(at)
            or self._name(at)
            or self._code(at)
            or self._year(at)
        )

    def digits(self, at: int) -> Found:
        """Read a row of digits as a name, whatever it is."""
        match = _DIGITS.match(self._text, at)
        return Found(at, match.end() if match else at + 1, QuantityKind.IDENTIFIER)

    def _quotation(self, at: int) -> Found | None:
        match = _QUOTED.match(self._text, at)
        if match is None:
            return None
        if _QUOTED_CODE.fullmatch(match.group(1)) and any(char.isdigit() for char in match.group(1)):
            return Found(match.start(1), match.end(1), QuantityKind.IDENTIFIER)
        self._quoted_until = match.end()
        return None

    def _name(self, at: int) -> Found | None:
        named = self._words.lookalike(self._text, at)
        if named is None:
            return None
        kind, end = named
        if kind is not QuantityKind.ORDINAL:
            return Found(at, end, kind)
        digits = _ORDINAL.search(self._text, at, end)
        value: Decimal | None = numeral(digits.group()) if digits else None
        return Found(at, end, kind, value, unit="位")

    def _damaged(self, at: int) -> Found | None:
        """Read what a broken replacement left of a number (1$1.$2)."""
        if "$" not in self._text[at : at + _DAMAGED_SPAN]:
            return None
        match = _DAMAGED.match(self._text, at)
        if match is None:
            return None
        unit = self._words.unit(self._text, match.end())
        return Found(at, unit.end if unit else match.end(), QuantityKind.UNREADABLE)

    def _lettered(self, at: int, floor: int) -> Found | None:
        """Read digits after a letter (G5511, PM2.5), with the letters before and behind them."""
        text = self._text
        start = at
        if not (start > floor and text[start - 1].isascii() and text[start - 1].isalpha()):
            return None
        while start > floor and text[start - 1].isascii() and (text[start - 1].isalnum() or text[start - 1] in "-."):
            start -= 1
        return Found(start, self._code_end(at), QuantityKind.IDENTIFIER)

    def _code_end(self, at: int) -> int:
        match = _CODE_END.match(self._text, at)
        return match.end() if match else at

    def _road(self, at: int) -> Found | None:
        """Read the numbers of roads, also in a list (国道108、208)."""
        text = self._text
        goes_on = self._road_until > 0 and text[self._road_until : at] in self._words.joints and self._road_until < at
        if not (goes_on or text.endswith(self._words.roads, 0, at)):
            return None
        found = self.digits(at)
        self._road_until = found.end
        return found

    def _mark(self, at: int) -> Found | None:
        """Read the short digits that number a paragraph (3. （3）) or a footnote ([3])."""
        text = self._text
        match = _MARK.match(text, at)
        if match is None:
            return None
        end = match.end()
        found = Found(at, end, QuantityKind.IDENTIFIER)
        if text[at - 1 : at] + text[end : end + 1] in _BRACKETS:
            return found
        if (
            text[end : end + 1] not in (".", "、", ":", "：")
            or not text[end + 1 : end + 2]
            or text[end + 1].isdecimal()
        ):
            return None
        start = at
        while start > 0 and text[start - 1] in " \t\u3000*#":
            start -= 1
        return found if start == 0 or text[start - 1] == "\n" else None

    def _year(self, at: int) -> Found | None:
        """Read four digits that nothing counts as a year, or two years that a dash joins."""
        match = _YEARS.match(self._text, at)
        unit = self._words.unit(self._text, match.end()) if match else None
        if match is None or (unit is not None and unit.name not in self._words.editions):
            return None
        return Found(at, match.end(), QuantityKind.DATE)

    def _code(self, at: int) -> Found | None:
        """Read digits before a letter that is no unit (5G, 4A)."""
        match = _CODE.match(self._text, at)
        if match is None or self._words.unit(self._text, match.end()) is not None:
            return None
        end = self._code_end(at)
        return None if self._text[match.end() : end] == "w" else Found(at, end, QuantityKind.IDENTIFIER)
