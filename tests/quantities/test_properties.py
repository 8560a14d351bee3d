"""What holds of every text: order, offsets, exact values, and time in line with the length."""

from __future__ import annotations

import sys
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.language import get
from reportdiff.language.zh.numerals import numeral
from reportdiff.model import Bound, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Callable

ZH = get("zh").figures().quantities
EN = get("en").figures().quantities

DIGITS = "零一二三四五六七八九"
PIECES = st.sampled_from(
    list("0123456789.,，、。%％‰-—至到由从 　（）“”[]$/:：·+×")
    + list("零一二两三四五六七八九十百千万亿兆几数多余半第前翻番每负约近超过")
    + [
        "以上",
        "左右",
        "不低于",
        "亿元",
        "万人",
        "个百分点",
        "倍",
        "成",
        "年",
        "月",
        "分之",
        "每人每月",
        "力争",
        "５",
        "Ｇ",
        "PM",
        "km",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def spelled(number: int) -> str:
    """Write a number below 10^16 in characters, as is usual: 20034 is 二万零三十四."""
    if number == 0:
        return DIGITS[0]
    groups = []
    while number:
        number, group = divmod(number, 10000)
        groups.append(group)
    words = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            continue
        if words and group < 1000:
            words += "零"
        words += _group(group) + ["", "万", "亿", "万亿"][place]
    return words


def _group(number: int) -> str:
    words, gap = "", False
    for times, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, times)
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + word
            gap = False
        else:
            gap = True
    return words


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_number_spelled_out_is_read_back(number: int) -> None:
    assert numeral(spelled(number)) == number


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_a_number_spelled_out_counts_what_follows(number: int) -> None:
    (found,) = ZH(f"产量达到{spelled(number)}吨")
    assert (found.value, found.unit) == (Decimal(number), "吨")


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["", "万", "亿", "万亿"]))
def test_digits_keep_their_exact_value(number: Decimal, multiplier: str) -> None:
    times = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[multiplier]
    (found,) = ZH(f"投资{number}{multiplier}元")
    assert found.value == number * times


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=1, max_value=999))
def test_a_range_has_its_ends_in_order(low: int, high: int) -> None:
    found = ZH(f"增长{low}—{high}%")
    if low < high:
        assert [(item.value, item.high) for item in found] == [(Decimal(low), Decimal(high))]
    else:
        assert [item.value for item in found if item.high is not None] == []


@given(TEXTS)
def test_expressions_are_in_order_apart_and_verbatim(text: str) -> None:
    for read in (ZH, EN):
        end = 0
        for item in read(text):
            assert end <= item.start < item.end <= len(text)
            assert item.text == text[item.start : item.end]
            end = item.end


@given(TEXTS)
def test_only_quantities_and_ordinals_have_a_value(text: str) -> None:
    for item in ZH(text):
        if item.kind is QuantityKind.QUANTITY:
            assert item.value is not None
            assert item.value.is_finite()
            assert item.high is None or item.high > item.value or item.value < 0
        else:
            assert item.high is None
            assert item.bound is Bound.EXACT


@given(TEXTS)
def test_the_callers_arithmetic_changes_nothing(text: str) -> None:
    with localcontext() as context:
        context.prec = 3
        coarse = ZH(text)
    assert coarse == ZH(text)


@given(
    st.lists(
        st.sampled_from(["粮食产量达到500万吨。", "增长5%左右；", "低保标准每人每月320元，", "由3个增加到5个。"]),
        max_size=6,
    )
)
def test_sentences_are_read_each_by_itself(sentences: list[str]) -> None:
    apart = [(item.text, item.value, item.unit, item.per) for sentence in sentences for item in ZH(sentence)]
    assert [(item.text, item.value, item.unit, item.per) for item in ZH("".join(sentences))] == apart


HOSTILE = {
    "digits": "1",
    "groups": "1,234,",
    "ten thousands": "万",
    "tens": "十",
    "ones": "一",
    "digit rows": "一二",
    "amounts": "1亿",
    "ranges": "1-",
    "changes": "从1到2",
    "rates": "每人",
    "rates with amounts": "每人1元、",
    "promises": "确保1",
    "codes": "A1",
    "letters": "A",
    "quotations": "“1",
    "fractions": "1分之",
    "strokes": "1/",
    "ratios": "1:2:",
    "denominators": "/人",
    "damage": "1$",
    "blanks": "1 ",
    "lines": "1\n",
    "products": "2×",
    "halves": "半",
    "points": "一点",
    "words": "five to ",
    "scales": "million ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_work_grows_in_line_with_the_text(piece: str) -> None:
    """Counted in calls of Python functions, not in seconds, so that a busy machine changes nothing."""
    for read in (ZH, EN):
        read(piece)
        small, large = _calls(read, piece * 400), _calls(read, piece * 1600)
        assert large <= 4.5 * small + 200


def _calls(read: Callable[[str], object], text: str) -> int:
    count = 0

    def profile(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "text", ["1" * 100_000, "万" * 100_000, "一二" * 50_000, "1元/" + "百" * 100_000, "A" * 100_000 + "1"]
)
def test_no_length_is_too_long(text: str) -> None:
    assert all(item.value is None or item.value < Decimal(10) ** 60 for item in ZH(text))
