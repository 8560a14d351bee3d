"""Quantities of Chinese text: one pass from left to right that reads every number with its unit and its bounds.

At each character with which a number could begin, names that only look like numbers are tried first (plans, roads,
dates), then the number is read, then what limits it on either side. What counts nothing (四川, 统一) is passed over.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext
from typing import TYPE_CHECKING

from reportdiff.language.zh.amounts import read_amount
from reportdiff.language.zh.expressions import Found, limited
from reportdiff.language.zh.lists import modalities, share
from reportdiff.language.zh.lookalikes import Lookalikes
from reportdiff.language.zh.measures import lexicon
from reportdiff.language.zh.numerals import folded, numeral
from reportdiff.model import Bound, Quantity, QuantityKind

if TYPE_CHECKING:
    from reportdiff.language.zh.measures import Lexicon

__all__ = ["quantities"]

_HAN = "\u3400-\u9fff〇"
_GAP = r"[ \t\u00a0\u3000]+"
_JOINTS = re.compile(
    rf"(?<=[{_HAN}\d.%¥]){_GAP}(?=[{_HAN}.%])|(?<=[{_HAN}¥]){_GAP}(?=\d)"
    rf"|(?<=\d){_GAP}(?=[-~—–：:][ \t]?\d)|(?<=[-~—–：:]){_GAP}(?=\d)"
)
"""Blanks that a page put inside Chinese text, or round the sign of a range."""

_BEGINNING = re.compile(
    r"[0-9“]|\.\d|[一二两三四五六七八九十百千万亿兆几半](?=[^\s，。；、：！？”）])|(?<=[过减])半|零(?=[点十]|增长)"
    r"|(?<![人户总指次个件倍系参分多函基少位整序岁天年点代起])数(?=[十百千万亿])|第|前(?=[一二三四五六七八九十百\d])|翻"
)
"""Where a number or a name like one can begin."""

_TURNS = re.compile(r"翻(?:了|上|近)?([一两二三四五六七八九\d])番(以上|多)?|翻(?:了)?番")
_PARTS = re.compile(r"\d{1,4}(?:\.\d+)?%?(?:[:：]\d{1,4}(?:\.\d+)?%?){1,3}(?!\d)")
_ROW = re.compile(r"[零〇一二两三四五六七八九十百千万亿兆几数点]+")
_LONGEST = 40


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return all number-like expressions of `text`, of every kind, in order and without overlap.

    Values are exact decimals in base units. The time is linear in the text.

    >>> [(q.text, q.value, q.unit, q.bound.value) for q in quantities("新增就业1.2万人以上")]
    [('1.2万人以上', Decimal('12000'), '人', 'at_least')]
    >>> [(q.text, q.kind.value) for q in quantities("“十四五”期间建成5G基站3座")]
    [('十四五', 'identifier'), ('5G', 'identifier'), ('3座', 'quantity')]
    """
    plain, places = _closed_up(folded(text))
    words = lexicon()
    with localcontext(Context()):
        found = share(plain, _read(plain, words), words)
        promised = modalities(plain, found, words)
        result: list[Quantity] = []
        for item, modality in zip(found, promised, strict=True):
            start = item.start if places is None else places[item.start]
            end = item.end if places is None else places[item.end - 1] + 1
            value, high = _printed(item.value), _printed(item.high)
            limits = (item.unit, item.bound, item.per, modality, item.kind, item.vague)
            result.append(Quantity(start, end, text[start:end], value, high, *limits))
    return tuple(result)


def _closed_up(text: str) -> tuple[str, list[int] | None]:
    """Take out the blanks inside Chinese text, and say where each character that is left came from.

    Where there are none, every character is in its place.
    """
    if not _JOINTS.search(text):
        return text, None
    kept: list[str] = []
    places: list[int] = []
    at = 0
    for gap in _JOINTS.finditer(text):
        kept.append(text[at : gap.start()])
        places.extend(range(at, gap.start()))
        at = gap.end()
    kept.append(text[at:])
    places.extend(range(at, len(text)))
    return "".join(kept), places


def _printed(value: Decimal | None) -> Decimal | None:
    """Return the value without exponent and without zeros that say nothing."""
    if value is None:
        return None
    whole = value.to_integral_value()
    return Decimal(int(whole)) if value == whole else value.normalize()


def _read(text: str, words: Lexicon) -> list[Found]:
    whole = _whole(text)
    if whole is not None:
        return [whole]
    found: list[Found] = []
    lookalikes = Lookalikes(text, words)
    at = 0
    while match := _BEGINNING.search(text, at):
        at = match.start()
        floor = found[-1].end if found else 0
        item = lookalikes.read(at, floor) or _turn(text, at) or _composition(text, at)
        if item is None and text[at] not in "第前翻“":
            amount = read_amount(text, at, words)
            if amount is None and text[at] in "0123456789":
                item = lookalikes.digits(at)
            elif amount is not None:
                item = limited(text, amount, floor, words, quoted=lookalikes.quoted(at))
                at = max(amount.end, at + 1)
        if item is not None:
            found.append(item)
            at = max(item.end, at)
        elif at == match.start():
            at = _past(text, at)
    return found


def _whole(text: str) -> Found | None:
    """Read a text that is nothing but a numeral in characters: there a lone digit counts as well."""
    stripped = text.strip()
    digits = stripped.removeprefix("负")
    if not 0 < len(digits) <= _LONGEST or not _ROW.fullmatch(digits):
        return None
    value = numeral(digits)
    if value is None or not set(digits) - set("百千万亿兆两" if len(digits) > 1 else "万亿兆"):
        return None
    start = text.index(stripped)
    return Found(start, start + len(stripped), QuantityKind.QUANTITY, value if digits == stripped else -value)


def _past(text: str, at: int) -> int:
    """Return where to go on after what is no number; a row of numerals too long for one is passed as a whole."""
    row = _ROW.match(text, at)
    return row.end() if row and row.end() - at > _LONGEST else at + 1


def _turn(text: str, at: int) -> Found | None:
    """Read 翻一番, twice as much, and 翻两番, four times as much."""
    match = _TURNS.match(text, at) if text[at] == "翻" else None
    if match is None:
        return None
    turns = numeral(match.group(1)) if match.group(1) else Decimal(1)
    more = match.group(2) == "多"
    bound = Bound.MORE_THAN if more else Bound.AT_LEAST if match.group(2) else Bound.EXACT
    times = Decimal(2) ** int(turns or 1)
    return Found(at, match.end(), QuantityKind.QUANTITY, times, unit="倍", bound=bound, vague=more)


def _composition(text: str, at: int) -> Found | None:
    """Read 8.6：49：42.4 as one ratio: of two parts their quotient, of more the first part."""
    match = _PARTS.match(text, at) if text[at] in "0123456789" else None
    if match is None:
        return None
    parts = [Decimal(part.rstrip("%")) for part in re.split("[:：]", match.group())]
    value = parts[0] / parts[1] if len(parts) == 2 and parts[1] else parts[0]
    return Found(at, match.end(), QuantityKind.QUANTITY, value, unit=":")
