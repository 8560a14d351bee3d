"""Every line of the tables of cases: where the expressions stand, and how each is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from reportdiff import quantities
from reportdiff.language import get
from reportdiff.model import Bound, Modality, Quantity, QuantityKind

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    marked: str
    readings: tuple[str, ...]

    @property
    def text(self) -> str:
        return re.sub("[【】]", "", self.marked)


def cases(language: str) -> list[Case]:
    lines = (HERE / f"cases-{language}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=>") for line in lines if line and not line.startswith("#"))
    return [
        Case(left.strip(), tuple(part.strip() for part in right.split(";") if part.strip())) for left, right in pairs
    ]


def marked(text: str, found: tuple[Quantity, ...]) -> str:
    parts, at = [], 0
    for item in found:
        parts += [text[at : item.start], "【", text[item.start : item.end], "】"]
        at = item.end
    return "".join([*parts, text[at:]])


def reading(item: Quantity) -> str:
    """The expression as the tables write it."""
    if item.kind is QuantityKind.ORDINAL:
        return f"ordinal {item.value}"
    if item.kind is not QuantityKind.QUANTITY:
        return str(item.kind)
    assert item.value is not None
    value = f"{item.value:f}" if item.high is None else f"{item.value:f}..{item.high:f}"
    unit = (item.unit or "-") + (f"/{item.per}" if item.per else "")
    bound = () if item.bound is Bound.EXACT else (str(item.bound),)
    modality = () if item.modality is Modality.NONE else (str(item.modality),)
    return " ".join([value, unit, *bound, *modality, *(["vague"] if item.vague else [])])


@pytest.mark.parametrize("case", cases("zh"), ids=lambda case: case.marked)
def test_chinese(case: Case) -> None:
    found = get("zh").figures().quantities(case.text)
    assert marked(case.text, found) == case.marked
    assert tuple(map(reading, found)) == case.readings


@pytest.mark.parametrize("case", cases("en"), ids=lambda case: case.marked)
def test_english(case: Case) -> None:
    found = get("en").figures().quantities(case.text)
    assert marked(case.text, found) == case.marked
    assert tuple(map(reading, found)) == case.readings


def test_the_tables_are_large_enough_to_show_the_styles() -> None:
    assert len(cases("zh")) >= 300
    assert len(cases("en")) >= 30


def test_the_library_gives_only_what_has_a_value() -> None:
    found = quantities("到2025年建成5G基站300座，居全省第3位", language="zh")
    assert [(item.text, item.value, item.unit) for item in found] == [("300座", Decimal(300), "座")]


def test_texts_and_offsets_are_those_of_the_printed_text() -> None:
    text = "完成投资 １２ 亿元，其中新建 ３ 项"
    for item in get("zh").figures().quantities(text):
        assert item.text == text[item.start : item.end]
