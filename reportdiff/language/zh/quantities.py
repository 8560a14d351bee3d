"""Quantities of Chinese text: one pass from left to right that reads every number with its unit and its bounds.

At each character with which a number could begin, names that only look like numbers are tried first (plans, roads,
dates), then the numeral is read, then what limits it on either side. What counts nothing (四川, 统一) is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reportdiff.language.zh.measures import Lexicon, lexicon
from reportdiff.language.zh.numerals import FOLDED, MULTIPLIERS, Numeral, numeral, scan
from reportdiff.model import Bound, Modality, Quantity, QuantityKind

__all__ = ["quantities"]

_BLANK = re.compile(r"[ \t\u00a0\u3000]+")
_HAN = re.compile(r"[\u3400-\u9fff〇%.]")
_JOINT = re.compile(r"(?<=[\u3400-\u9fff〇\d.%¥])[ \t\u00a0\u3000]+(?=[\u3400-\u9fff〇.%])|(?<=[\u3400-\u9fff〇¥])[ \t\u00a0\u3000]+(?=\d)"
    r"|(?<=\d)[ \t\u00a0\u3000]+(?=[-~—–：:][ \t]*\d)|(?<=[-~—–：:])[ \t\u00a0\u3000]+(?=\d)")
_BEGINNING = re.compile(r"[0-9“]|\.\d|[一二两三四五六七八九十百千万亿兆几半](?=[^\s，。；、：！？”）])|(?<=[过减])半|零(?=[点十])|数(?=[十百千万亿])|第|前(?=[一二三四五六七八九十百\d])|翻")
_SEPARATOR = re.compile(r"(?:\(含\)|（含）)?(?:[-—–－―~]{1,2}|至|到)")
_CODE = re.compile(r"[\d]*[A-Za-z][A-Za-z0-9.\-]*")
_QUOTED = re.compile(r"“([^“”]{1,14})”")
_QUOTED_CODE = re.compile(r"[\d+·.、\-—XxNn×*A-Za-z/]+")
_DAMAGED = re.compile(r"\d*\$\d+\.\$\d+|\d*\$\d(?=\.\$)|\d+\$\d*(?:\.\$?\d*)?")
_TURN = re.compile(r"翻(?:了|上|近)?([一两二三四五六七八九\d])番(?:半)?(?:以上)?|翻(?:了)?番")
_PARTS = re.compile(r"\d{1,4}(?:\.\d+)?(?:%)?(?:[:：]\d{1,4}(?:\.\d+)?(?:%)?){1,3}(?!\d)")
_DIGIT = re.compile(r"[\d一二两三四五六七八九十百几]")
_MARK = re.compile(r"\d{1,3}(?![\d])")
_NOUN_NUMBER = "人户总指次个件倍系参分多函基少位整序岁天年点代起"
_TIMES = re.compile(r"(\d{1,3})[×xX*](?=\d)")
_SLASH = re.compile(r"(?:(\d+)\s)?(\d{1,4})/(\d{1,4})(?![\d/年月])")
_PER = re.compile(r"/((?:标准)?[\u4e00-\u9fff0-9]{1,4}(?:[·./][\u4e00-\u9fff]{1,3})?)")
_HALF = re.compile(r"半(?![年数导径岛球月天壁])")
_SHARE = re.compile(r"(?:过|超)?一半|半数|过半|减半|对半")
_TWO_PLACES = re.compile(r"两位数")
_COINS = re.compile(r"又?([\d一二三四五六七八九]{1,2})(?:角|毛)(?:([\d一二三四五六七八九]{1,2})分)?钱?|又([\d一二三四五六七八九]{1,2})美分")
_ROW = re.compile(r"[零〇一二两三四五六七八九十百千万亿兆几数点]+")
_TENTH = re.compile(r"[一二三四五六七八九](?=[，。；、]|\Z)")
_ROAD = ("国道", "省道", "县道")
_CLAUSE_END = "，。；！？,;\n"
_PERSON_FIRST = ("人", "户", "生", "亩")


@dataclass(frozen=True, slots=True)
class _Simple:
    """One numeral with its unit, before bounds and ranges."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    unit: str
    strong: bool
    more: bool
    per: str
    numeral: Numeral | None
    unit_start: int


@dataclass(frozen=True, slots=True)
class _Found:
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
    """Nothing multiplied the digits, and no unit was printed: both may come from the number after it."""
    shared: int = 1
    mantissa: Decimal = Decimal(0)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return all number-like expressions of `text`, of every kind, in order and without overlap.

    >>> [(q.text, q.value, q.unit, q.bound.value) for q in quantities("新增就业1.2万人以上")]
    [('1.2万人以上', Decimal('12000'), '人', 'at_least')]
    """
    folded = text.translate(FOLDED)
    places: list[int] | None = None
    if _BLANK.search(folded):
        folded, places = _closed_up(folded)
    found = _Reader(folded, lexicon()).read()
    return tuple(_quantity(item, text, places, modality) for item, modality in found)


def _closed_up(text: str) -> tuple[str, list[int]]:
    """Take out the blanks inside Chinese text, and say where each character that is left came from."""
    kept: list[str] = []
    places: list[int] = []
    at = 0
    for gap in _JOINT.finditer(text):
        kept.append(text[at : gap.start()])
        places.extend(range(at, gap.start()))
        at = gap.end()
    kept.append(text[at:])
    places.extend(range(at, len(text)))
    return "".join(kept), places


def _quantity(item: _Found, text: str, places: list[int] | None, modality: Modality) -> Quantity:
    start, end = item.start, item.end
    if places is not None:
        start, end = places[start], places[end - 1] + 1
    value = _printed(item.value) if item.value is not None else None
    high = _printed(item.high) if item.high is not None else None
    return Quantity(
        start, end, text[start:end], value, high, item.unit, item.bound, item.per, modality, item.kind, item.vague
    )


def _printed(value: Decimal) -> Decimal:
    """Return the value without exponent and without zeros that say nothing."""
    whole = value.to_integral_value()
    return Decimal(int(whole)) if value == whole else value.normalize()


class _Reader:
    """The pass over one folded text."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text, self.words = text, words
        self.found: list[_Found] = []
        self.quoted_until = self.road_until = -1

    def read(self) -> list[tuple[_Found, Modality]]:
        text = self.text
        whole = self._whole()
        if whole is not None:
            return [(whole, Modality.NONE)]
        at = 0
        search = _BEGINNING.search
        while True:
            match = search(text, at)
            if match is None:
                break
            at = self._read_at(match.start())
        return self._with_modality(self._shared())

    def _whole(self) -> _Found | None:
        text = self.text.strip()
        digits = text.removeprefix("负")
        if 0 < len(digits) <= 40 and all(char in "零〇一二两三四五六七八九十百千万亿兆点几" for char in digits):
            value = numeral(digits)
            if value is not None and (len(digits) == 1 and digits not in "万亿兆" or set(digits) - set("百千万亿兆两")):
                offset = self.text.index(text)
                value = -value if digits != text else value
                return _Found(offset, offset + len(text), QuantityKind.QUANTITY, value)
        return None

    def _read_at(self, at: int) -> int:
        """Read what begins at `at`; return where to go on."""
        text = self.text
        char = text[at]
        before = text[at - 1] if at else ""
        floor = self.found[-1].end if self.found else 0
        if char == "“":
            return self._quotation(at)
        digit = char in "0123456789"
        if digit:
            damaged = _DAMAGED.match(text, at) if "$" in text[at : at + 8] else None
            if damaged:
                end = damaged.end()
                while text[end : end + 1] in ("万", "亿", "千", "%", "‰"):
                    end += 1
                unit = self.words.unit(text, end)
                return self._add(at, unit.end if unit else end, QuantityKind.UNREADABLE)
            if before and (before.isascii() and before.isalpha()):
                start = at
                while start > floor and text[start - 1].isascii() and (text[start - 1].isalnum() or text[start - 1] in "-."):
                    start -= 1
                end = at
                while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] in "-." and text[end+1:end+2].isalnum()):
                    end += 1
                return self._add(start, end, QuantityKind.IDENTIFIER)
            if text.endswith(_ROAD, 0, at) or (self.road_until > 0 and text[self.road_until : at] in ("、", "和", "及")):
                end = self._skip_digits(at)
                self.road_until = end
                return end
            mark = _MARK.match(text, at)
            if mark and self._is_mark(at, mark.end(), before):
                return self._add(at, mark.end(), QuantityKind.IDENTIFIER)
        elif char == "数" and before and before in _NOUN_NUMBER:
            return at + 1
        for kind, pattern in self.words.names:
            name = pattern.match(text, at)
            if name and not (kind is QuantityKind.DATE and before in "第"and before):
                if kind is QuantityKind.ORDINAL:
                    return self._ordinal(name)
                return self._add(at, name.end(), kind)
        if char == "翻":
            return self._turned(at)
        if char in "第前":
            return at + 1
        if digit:
            code = _CODE.match(text, at)
            if code and text[at : code.end()].isdecimal() is False and self._is_code(at, code.end()):
                return self._add(at, code.end(), QuantityKind.IDENTIFIER)
            parts = _PARTS.match(text, at)
            if parts:
                return self._composition(parts)
        return self._number(at, floor)

    def _is_mark(self, at: int, end: int, before: str) -> bool:
        """Tell whether short digits number a paragraph (3. （3）) or a footnote ([3])."""
        after = self.text[end : end + 1]
        if before and after and before + after in ("[]", "()", "（）", "〔〕", "【】"):
            return True
        start = at
        while start > 0 and self.text[start - 1] in " \t\u3000*#":
            start -= 1
        line_start = start == 0 or self.text[start - 1] == "\n"
        return line_start and after in (".", "、", ":", "：") and not self.text[end + 1 : end + 2].isdecimal() and len(self.text) > end + 1

    def _is_code(self, at: int, end: int) -> bool:
        letters = at
        while self.text[letters].isdecimal() or self.text[letters] == ".":
            letters += 1
        if letters == at or self.text[letters:end] == "w":
            return False
        return self.words.unit(self.text, letters) is None

    def _add(self, start: int, end: int, kind: QuantityKind) -> int:
        self.found.append(_Found(start, end, kind))
        return end

    def _ordinal(self, name: re.Match[str]) -> int:
        digits = re.search(r"[零一二三四五六七八九十百千万\d]+", name.group())
        value = numeral(digits.group()) if digits else None
        self.found.append(_Found(name.start(), name.end(), QuantityKind.ORDINAL, value, unit="位"))
        return name.end()

    def _quotation(self, at: int) -> int:
        match = _QUOTED.match(self.text, at)
        if match and _QUOTED_CODE.fullmatch(match.group(1)) and any(char.isdigit() for char in match.group(1)):
            self._add(match.start(1), match.end(1), QuantityKind.IDENTIFIER)
            return match.end()
        if match:
            self.quoted_until = match.end()
        return at + 1

    def _turned(self, at: int) -> int:
        match = _TURN.match(self.text, at)
        if match is None:
            return at + 1
        times = numeral(match.group(1)) if match.group(1) else Decimal(1)
        bound = Bound.AT_LEAST if match.group().endswith("以上") else Bound.EXACT
        power = Decimal(2) ** min(int(times or 1), 64)
        self.found.append(_Found(at, match.end(), QuantityKind.QUANTITY, power, unit="倍", bound=bound))
        return match.end()

    def _composition(self, parts: re.Match[str]) -> int:
        values = [Decimal(part.rstrip("%")) for part in re.split("[:：]", parts.group())]
        ratio = values[0] / values[1] if len(values) == 2 and values[1] else values[0]
        value = values[0] if len(values) > 2 or values[1] == 1 else ratio
        self.found.append(_Found(parts.start(), parts.end(), QuantityKind.QUANTITY, value, unit=":"))
        return parts.end()

    def _number(self, at: int, floor: int) -> int:
        text = self.text
        simple = self._simple(at)
        if simple is None:
            return self._passed(at)
        start = simple.start
        # a sign
        value, high = simple.value, simple.high
        before = text[start - 1] if start > floor else ""
        negative = False
        if before == "-" and self._is_minus(start - 1, floor):
            negative = True
        elif before == "负" and (start < 2 or text[start - 2] not in self.words.not_after_fu):
            negative = True
        if negative:
            value, high, start = -value, (-high if high is not None else None), start - 1
        if before == "每":
            return simple.end
        first = simple
        end = simple.end
        unit, per = simple.unit, simple.per
        vague = simple.more or simple.high is not None
        bound = Bound.MORE_THAN if simple.more else Bound.EXACT
        joined = self._range(simple, value)
        if joined is not None:
            value, high, second = joined
            unit, per, end = second.unit, second.per, second.end
            vague = vague or second.more
            simple = second
        if first.numeral is not None and first.numeral.bare and before == "上":
            start, bound, vague = start - 1, Bound.AT_LEAST, True
        right = self.words.right.match(text, end)
        if right is None and unit in self.words.times and text.startswith("内", end) and not text.startswith("内部", end):
            bound, end = Bound.AT_MOST, end + 1
            has_right = True
        elif right is not None:
            bound, end = self.words.right_bounds[right.group(1)], right.end()
            has_right = True
        else:
            has_right = False
            if text.startswith(("多", "余"), end) and unit and not simple.more and not text.startswith("多元", end) and unit in ("倍", "年", "月", "小时", "%", "成"):
                bound, end, vague = Bound.MORE_THAN, end + 1, True
        currency = self._currency_before(start, floor)
        if currency is not None:
            start, name = currency
            unit = name if not unit or unit == "元" else unit
        left = self.words.bound_before(text, start)
        if left is not None and left[0] >= floor and not (unit in self.words.times and left[2] and unit != "岁"):
            place, limit, unsure = left
            if not (has_right and bound is Bound.AT_LEAST and limit is Bound.ABOUT):
                if not (has_right and limit is Bound.MORE_THAN and bound is Bound.AT_LEAST):
                    bound = limit
            start, vague = place, vague or unsure
            has_left = True
        else:
            has_left = False
        if not self._counts(first, simple, has_left=has_left, has_right=has_right or negative):
            return max(first.end, at + 1)
        if unit == "成" and (tenth := _TENTH.match(text, end)):
            value, end = value + (numeral(tenth.group()) or 0) / 10, tenth.end()
        if unit == "成" :
            value, high, unit = value * 10, high * 10 if high is not None else None, "%"
        elif unit == "折":
            value, unit = (value * 10 if value < 10 else value), "%"
        if currency is None and not unit and has_left and first.numeral is not None and first.numeral.characters and first.numeral.own >= 10**8:
            unit = "元"
        number = simple.numeral
        self.found.append(
            _Found(
                start,
                end,
                QuantityKind.QUANTITY,
                value,
                high,
                unit,
                bound,
                per,
                vague,
                plain=not unit and first.numeral is not None and (first.numeral.own == 1 or not first.numeral.characters),
                shared=number.own if number is not None else 1,
                mantissa=value / number.own if number is not None else value,
            )
        )
        return end

    def _passed(self, at: int) -> int:
        """Pass over what is no numeral; a row of numeral characters too long for one goes as a whole."""
        if self.text[at] in "0123456789":
            return self._skip_digits(at)
        end = _ROW.match(self.text, at)
        return end.end() if end and end.end() - at > 40 else at + 1

    def _skip_digits(self, at: int) -> int:
        end = at
        while end < len(self.text) and self.text[end] in "0123456789":
            end += 1
        return self._add(at, end, QuantityKind.IDENTIFIER)

    def _is_minus(self, at: int, floor: int) -> bool:
        return at == 0 or (self.text[at - 1] in self.words.minus_after)

    def _currency_before(self, start: int, floor: int) -> tuple[int, str] | None:
        for size in (3, 2, 1):
            word = self.text[max(start - size, floor) : start]
            if len(word) == size and word in self.words.currencies:
                return start - size, self.words.currencies[word]
        return None

    def _simple(self, at: int) -> _Simple | None:
        """Read one numeral and its unit."""
        text = self.text
        special = self._special(at)
        if special is not None:
            return special
        number = scan(text, at)
        if number is None:
            return None
        end = number.end
        value, high, more = number.low, number.high, number.more
        if text.startswith("分之", end):
            return self._fraction(number)
        if text.startswith("又", end):
            mixed = self._mixed(number)
            if mixed is not None:
                return mixed
        if text.startswith("个亿", end) and not text.startswith("元", end + 2):
            value, end = value * 10**8, end + 2
            high = high * 10**8 if high is not None else None
        if text.startswith(("(含)", "（含）"), end):
            end += 3 if text[end + 2] in ")）" else 0
        if text.startswith(("%", "‰"), end):
            return _Simple(at, end + 1, value, high, text[end], True, more, "", number, end)
        unit = self.words.unit(text, end)
        if unit is None and number.own >= 10**8:
            for name, words in self.words.sizes.items():
                if text.startswith(words, end):
                    end += text.startswith("级", end)
                    return _Simple(at, end, value, high, name, True, more, "", number, end)
        if unit is None:
            return _Simple(at, number.end if text[end - 1] in ")）" else end, value, high, "", False, more, "", number, end)
        unit_start, end = end, unit.end
        name, strong = unit.name, unit.strong
        if number.wild and strong:
            number = scan(text, at, amount=True) or number
            value, high = number.low, number.high
        if name == "个" and text.startswith(("多月", "多小时", "多百分点", "多星期"), end):
            longer = self.words.unit(text, end + 1)
            unit_name = "个百分点" if text.startswith("多百分点", end) else longer.name if longer else name
            end = longer.end if longer else end
            name, more, strong = unit_name, True, True
        elif name == "个" and text.startswith("点", end) and not text.startswith(("点位", "点的"), end):
            pass
        if name in ("元", "美元", "块"):
            coins = _COINS.match(text, end)
            if coins:
                name = "元" if name == "块" else name
                value += (numeral(coins.group(1) or "") or Decimal(0)) / 10 + (numeral(coins.group(3) or "") or 0) / Decimal(100)
                if coins.group(2) and coins.group(1):
                    value += (numeral(coins.group(2)) or Decimal(0)) / 100
                end = coins.end()
        if _HALF.match(text, end) and name not in ("次", "人"):
            value, end = value + Decimal("0.5"), end + 1
        per = ""
        if text.startswith("/", end):
            slash = _PER.match(text, end)
            if slash:
                per, end = self._per(slash)
        return _Simple(at, end, value, high, name, strong, more, per, number, unit_start)

    def _special(self, at: int) -> _Simple | None:
        text = self.text
        char = text[at]
        if char in "百千万" :
            for word, unit in (("百分之", "%"), ("千分之", "‰")):
                if text.startswith(word, at):
                    number = scan(text, at + 3)
                    if number is not None:
                        return _Simple(at, number.end, number.low, number.high, unit, True, number.more, "", number, number.end)
        if char == "半":
            if text.startswith("半数", at):
                return _Simple(at, at + 2, Decimal(50), None, "%", True, False, "", None, at)
            unit = self.words.unit(text, at + 1)
            if unit is not None and unit.name in ("年", "月", "小时", "天", "成") and text[at - 1 : at] not in tuple("上下前后大多") :
                return _Simple(at, unit.end, Decimal("0.5"), None, unit.name, True, False, "", None, at + 1)
            if text.startswith("半百", at):
                return _Simple(at, at + 2, Decimal(50), None, "", True, False, "", None, at)
            if text[at - 1 : at] in ("过", "减") and at:
                return _Simple(at, at + 1, Decimal(50), None, "%", True, False, "", None, at)
            return None
        if text.startswith("一半", at):
            return _Simple(at, at + 2, Decimal(50), None, "%", True, False, "", None, at)
        if text.startswith("两位数", at):
            return _Simple(at, at + 3, Decimal(10), Decimal(99), "%", True, False, "", None, at)
        times = _TIMES.match(text, at)
        if times:
            right = self._simple(times.end())
            if right is not None and right.strong:
                return replace(right, start=at, value=right.value * Decimal(times.group(1)), numeral=None)
            return None
        slash = _SLASH.match(text, at) if "/" in text[at : at + 9] else None
        if slash and int(slash.group(3)):
            value = Decimal(slash.group(2)) / Decimal(slash.group(3)) + Decimal(slash.group(1) or 0)
            return _Simple(at, slash.end(), value, None, "", True, False, "", None, slash.end())
        return None

    def _fraction(self, below: Numeral) -> _Simple | None:
        above = scan(self.text, below.end + 2)
        if above is None or not below.low:
            return None
        share = above.low / below.low
        if below.bare:
            return _Simple(below.start, above.end, share * 100, None, "%", True, above.more, "", None, above.end)
        return _Simple(below.start, above.end, share, None, "", True, above.more, "", None, above.end)

    def _mixed(self, number: Numeral) -> _Simple | None:
        below = scan(self.text, number.end + 1)
        if below is None or not self.text.startswith("分之", below.end):
            return None
        part = self._fraction(below)
        if part is None:
            return None
        return _Simple(number.start, part.end, number.low + part.value, None, "", True, part.more, "", None, part.end)

    def _per(self, slash: re.Match[str]) -> tuple[str, int]:
        """Cut the denominator to units that are known."""
        at = slash.start() + 1
        names: list[str] = []
        while True:
            count = re.compile(r"[百千万十]|\d+").match(self.text, at)
            head = ""
            place = at
            while count:
                head += count.group()
                place = count.end()
                count = re.compile(r"[百千万十]|\d+").match(self.text, place)
            unit = self.words.unit(self.text, place)
            if unit is None:
                break
            names.append(head + unit.name)
            at = unit.end
            if self.text[at : at + 1] not in ("·", ".", "/") or not self.text[at : at + 1]:
                break
            at += 1
        if not names:
            return "", slash.start()
        return _denominator(names), at if self.text[at - 1] not in "·./" else at - 1

    def _range(self, left: _Simple, value: Decimal) -> tuple[Decimal, Decimal, _Simple] | None:
        """Read the upper end of a range, or nothing where what follows is no range's end."""
        text = self.text
        if left.high is not None:
            return None
        separator = _SEPARATOR.match(text, left.end)
        if separator is None and text[left.end : left.end + 1] in ("和", "与"):
            return self._between(left, value)
        if separator is None:
            return None
        at = separator.end()
        if at >= len(text) or not (text[at] in "0123456789-" or text[at] in MULTIPLIERS or text[at] in "一二两三四五六七八九百负"):
            return None
        for _kind, pattern in self.words.names:
            if pattern.match(text, at):
                return None
        negative = text[at] in "-负"
        right = self._simple(at + negative)
        if right is None:
            return None
        if separator.group()[-1] in "到至" and self._is_change(left.start):
            return None
        low, high = value, -right.value if negative else right.value
        if left.unit and right.unit and left.unit != right.unit:
            return None
        if left.unit and not right.unit and not (left.strong and left.numeral is not None):
            return None
        if not left.unit and left.numeral is not None and right.numeral is not None:
            low = self._borrowed(left.numeral, right.numeral, low, high)
        if low >= high:
            return None
        if not right.unit:
            right = replace(right, unit=left.unit, per=left.per)
        return low, high, replace(right, start=left.start)

    def _between(self, left: _Simple, value: Decimal) -> tuple[Decimal, Decimal, _Simple] | None:
        """Read 10和20之间."""
        right = self._simple(left.end + 1) if _DIGIT.match(self.text, left.end + 1) else None
        if right is None:
            return None
        if right.unit == "间" and not left.unit:
            right = replace(right, unit="")
        elif self.text.startswith(("之间", "间"), right.end):
            right = replace(right, end=right.end + (2 if self.text[right.end] == "之" else 1))
        else:
            return None
        return (value, right.value, right) if value < right.value and left.unit in ("", right.unit) else None

    @staticmethod
    def _borrowed(left: Numeral, right: Numeral, low: Decimal, high: Decimal) -> Decimal:
        """Multiply the lower end by the multipliers that both ends share (50—200亿, 七千五百至八千)."""
        chain = list(right.shared)
        while chain:
            times = 1
            for each in chain:
                times *= each
            if left.own < chain[0] and times != 10 and low * times < high:
                return low * times
            chain.pop(0)
        return low

    def _is_change(self, start: int) -> bool:
        """Tell whether 由 or 从 before the first number, in its clause, makes the two a change and no range."""
        head = self.text[max(0, start - 24) : start]
        for char in reversed(head):
            if char in _CLAUSE_END or char in "：:":
                return False
            if char in "由从":
                return True
        return False

    def _counts(self, first: _Simple, last: _Simple, *, has_left: bool, has_right: bool) -> bool:
        """Tell whether a numeral in characters counts something, or is part of a word."""
        number = first.numeral
        if number is None or not number.characters or number.start != first.start:
            return True
        text = self.text
        unit = last.unit
        word = text[number.start : number.end]
        if first.start < self.quoted_until and not last.strong:
            return False
        if unit:
            if number.bare:
                if has_left or (has_right and last.strong) or text[number.start - 1 : number.start] in ("上", "达"):
                    return True
                return last.strong and len(word) >= 2 or (len(word) >= 2 and number.own >= 10**4 and unit in ("人", "户", "人次", "头", "个", "家"))
            if word == "一" and unit in self.words.never_one:
                return False
            if len(word) > 1 and number.own == 1 and number.high is None and not last.strong and "点" not in word:
                return False
            if word == "一" and not last.strong and first is last:
                return has_left or has_right or len(text) == last.end - first.start
            return True
        if has_left or has_right:
            alone = has_right and text.startswith("以", last.end) and text[number.start - 1 : number.start] not in tuple("国初高第大")
            return len(word) > 1 or alone
        if number.bare:
            return False
        return len(word) >= 2 and any(char in "百千万亿点" for char in word) or (len(word) >= 2 and "十" in word[1:])

    def _shared(self) -> list[_Found]:
        """Give the members of a list the unit that is printed with its last one only."""
        found = self.found
        for i in range(len(found) - 2, -1, -1):
            here, after = found[i], found[i + 1]
            if here.kind is not QuantityKind.QUANTITY or after.kind is not QuantityKind.QUANTITY or not after.unit:
                continue
            gap = self.text[here.end : after.start]
            if here.unit == "个" and after.unit == "个百分点" and gap in ("、", "和", "及", "与", "，"):
                found[i] = replace(here, unit=after.unit)
            elif here.plain and here.value is not None and (gap in ("、", "和", "及", "与") or (gap.endswith(("到", "至")) and len(gap) < 6)):
                value = here.value
                if after.shared > 1 and after.mantissa and abs(value) <= abs(after.mantissa) * 100:
                    value *= after.shared
                    here = replace(here, shared=after.shared, mantissa=here.value)
                found[i] = replace(here, unit=after.unit, value=value)
        return self._with_rates(_closed(found, self.text))

    def _with_rates(self, found: list[_Found]) -> list[_Found]:
        """Carry a spoken denominator (每人每月) over to the amounts of its clause."""
        if "每" not in self.text:
            return found
        i = 0
        for match in self.words.spoken_rate.finditer(self.text):
            per = _denominator([match.group(1) + match.group(2), *(part for part in match.group(3, 4) if part)])
            while i < len(found) and found[i].start < match.end():
                i += 1
            only_time = match.group(2) in self.words.times and not match.group(3) and not match.group(4)
            previous = match.end()
            unit = None
            for j in range(i, len(found)):
                item = found[j]
                gap = self.text[previous : item.start]
                if len(gap) > 20 or any(char in _CLAUSE_END for char in gap) or "每" in gap or (only_time and j == i and gap.strip("为约达")):
                    break
                previous = item.end
                if item.kind is not QuantityKind.QUANTITY or not item.unit or item.per:
                    continue
                if item.unit in self.words.times or item.unit in ("%", "个百分点", "倍"):
                    break
                if unit is None:
                    unit = item.unit
                if item.unit != unit:
                    break
                found[j] = replace(item, per=per)
        return found

    def _with_modality(self, found: list[_Found]) -> list[tuple[_Found, Modality]]:
        """Say of each quantity how firmly its clause promises it."""
        marks = [(m.end(), self.words.modalities[m.group()]) for m in self.words.modality.finditer(self.text)]
        result: list[tuple[_Found, Modality]] = []
        i = -1
        for item in found:
            while i + 1 < len(marks) and marks[i + 1][0] <= item.start:
                i += 1
            modality = Modality.NONE
            if i >= 0 and item.kind is QuantityKind.QUANTITY and item.start - marks[i][0] <= 60:
                between = self.text[marks[i][0] : item.start]
                if not any(char in _CLAUSE_END for char in between):
                    modality = marks[i][1]
            result.append((item, modality))
        return result


_LOWER = (Bound.AT_LEAST, Bound.MORE_THAN)
_UPPER = (Bound.AT_MOST, Bound.LESS_THAN)


def _closed(found: list[_Found], text: str) -> list[_Found]:
    """Make one range of two bounds that close in the same amount (5人以上10人以下, 大于10并小于20)."""
    result: list[_Found] = []
    for item in found:
        last = result[-1] if result else None
        if last is not None and last.value is not None and item.value is not None and last.kind is item.kind is QuantityKind.QUANTITY:
            sides = {last.bound: last, item.bound: item}
            low = next((each for bound, each in sides.items() if bound in _LOWER), None)
            high = next((each for bound, each in sides.items() if bound in _UPPER), None)
            if (
                low is not None
                and high is not None
                and low.value is not None
                and high.value is not None
                and low.value < high.value
                and (last.unit == item.unit or not last.unit)
                and last.high is None is item.high
                and text[last.end : item.start].strip() in ("", "并", "且", "并且", "的同时", "而", "，", "、")
            ):
                result[-1] = replace(item, start=last.start, value=low.value, high=high.value, bound=Bound.EXACT)
                continue
        result.append(item)
    return result


def _denominator(names: list[str]) -> str:
    """Put the parts of a denominator into one order: what is counted, then the time."""
    times = lexicon().times
    spelled = {"日": "天", "名": "人"}
    parts = [name[:-1] + spelled.get(name[-1:], name[-1:]) for name in names]
    return "·".join(sorted(parts, key=lambda name: name in times))

