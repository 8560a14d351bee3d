from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import reportdiff
from reportdiff import language
from reportdiff.errors import VocabularyError
from reportdiff.options import Options, ParserOptions

if TYPE_CHECKING:
    from pathlib import Path

FIGURES = language.get("zh").figures


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("国内生产总值", "生产总值"),
        ("地区生产总值", "生产总值"),
        ("GDP", "生产总值"),
        ("居民消费价格指数", "居民消费价格"),
        ("CPI", "居民消费价格"),
        ("规上工业增加值", "规模以上工业增加值"),
        ("农民人均纯收入", "农村居民人均可支配收入"),
        ("能耗强度", "单位生产总值能耗"),
        ("外贸进出口总值", "进出口总额"),
        ("规上工业企业利润", "规模以上工业企业利润"),
    ],
)
def test_what_years_call_differently_has_one_name(said: str, name: str) -> None:
    (reading,) = FIGURES().readings(f"{said}增长5%", False)
    assert reading.indicator == name
    assert reading.name == said


@pytest.mark.parametrize(
    ("said", "lower"),
    [("城镇调查失业率5%", True), ("居民消费价格上涨3%", True), ("能耗强度5%", True), ("地区生产总值增长5%", False)],
)
def test_the_table_says_which_way_is_good(said: str, *, lower: bool) -> None:
    (reading,) = FIGURES().readings(said, False)
    assert reading.lower_is_better is lower


def test_a_users_file_adds_names(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[[indicator]]\nname = "云上经济规模"\nsynonyms = ["数云产业产值"]\nheadline = true\n', encoding="utf-8"
    )
    options = Options(parser=ParserOptions(vocabulary=str(path)))
    text = "2024年云岭市政府工作报告\n\n二、2024年工作安排\n\n今年要做好以下工作。数云产业产值增长20%。\n"
    (target,) = reportdiff.parse(text, options=options).targets
    assert target.indicator == "云上经济规模"
    (plain,) = reportdiff.parse(text).targets
    assert plain.indicator == "数云产业产值"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[indicator]\n", "not TOML"),
        ('[[indicator]]\nname = "甲"\n\n[[indicator]]\nnam = "乙"\n', "line 4: unknown key 'nam'"),
        ('[[indicator]]\nsynonyms = ["甲"]\n', "line 1: 'name' is missing"),
        ('[[indicator]]\nname = "甲"\nsynonyms = "乙"\n', "'synonyms' must be a list of names"),
        ('[[indicator]]\nname = "甲"\nbetter = "up"\n', "'better' must be one of higher, lower"),
        ('[other]\nname = "甲"\n', "unknown key 'other'"),
        ("", "no [[indicator]] entry"),
    ],
)
def test_a_faulty_file_is_refused_with_its_fault(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        FIGURES(str(path))
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_file_and_one_in_another_encoding_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="cannot be read"):
        FIGURES(str(tmp_path / "none.toml"))
    path = tmp_path / "gbk.toml"
    path.write_bytes('[[indicator]]\nname = "产值"\n'.encode("gb18030"))
    with pytest.raises(VocabularyError, match="UTF-8"):
        FIGURES(str(path))
