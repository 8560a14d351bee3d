"""Values in units of one measure are compared as numbers, others never."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportdiff.language import get
from reportdiff.language.figures import commensurable, convert

MEASURES = get("zh").figures().measures


@pytest.mark.parametrize(
    ("value", "unit", "other", "expected"),
    [
        (2, "公顷", "平方米", 20000),
        (1, "平方公里", "公顷", 100),
        (3, "吨", "公斤", 3000),
        (4, "斤", "公斤", 2),
        (5, "公里", "米", 5000),
        (6, "兆瓦", "千瓦", 6000),
        (7, "兆瓦时", "千瓦时", 7000),
        (8, "‰", "%", Decimal("0.8")),
        (2, "年", "月", 24),
        (9, "元", "元", 9),
    ],
)
def test_convert(value: int, unit: str, other: str, expected: int | Decimal) -> None:
    assert convert(Decimal(value), unit, other, MEASURES) == Decimal(expected)


def test_fifteen_mu_are_a_hectare() -> None:
    assert round(convert(Decimal(15), "亩", "公顷", MEASURES), 6) == 1


@pytest.mark.parametrize(
    ("unit", "other"), [("%", "个百分点"), ("元", "美元"), ("个", "家"), ("亩", "公里"), ("", "%")]
)
def test_not_commensurable(unit: str, other: str) -> None:
    assert not commensurable(unit, other, MEASURES)
    with pytest.raises(ValueError, match="cannot be converted"):
        convert(Decimal(1), unit, other, MEASURES)


def test_every_language_gives_measures() -> None:
    assert commensurable("hectares", "mu", get("en").figures().measures)
