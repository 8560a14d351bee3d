from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff import language

RULES = language.get("zh").figures()
Expected = list[tuple[str, ...]]


def cases() -> list[tuple[str, Expected]]:
    found: list[tuple[str, Expected]] = []
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("  "):
            found[-1][1].append(tuple(part.strip() for part in line.split("|")))
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(("sentence", "expected"), cases(), ids=lambda value: value if isinstance(value, str) else "")
def test_each_number_is_given_to_what_it_measures(sentence: str, expected: Expected) -> None:
    read = []
    for reading in RULES.readings(sentence, False):
        assert reading.quantity is not None
        row = (reading.quantity.text, reading.indicator, reading.figure.value)
        read.append((*row, reading.condition) if reading.condition else row)
    assert read == expected


@pytest.mark.parametrize(
    ("clause", "indicator", "relation"),
    [
        ("居民收入增长与经济增长基本同步", "居民收入", "与经济增长基本同步"),
        ("居民收入和经济增长同步", "居民收入", "与经济增长同步"),
        ("能耗强度按照国家要求安排", "单位生产总值能耗", "按照国家要求安排"),
        ("地方级财政收入与上年持平", "一般公共预算收入", "与上年持平"),
        ("进出口总额力争保持正增长", "进出口总额", "正增长"),
        ("居民消费价格涨幅低于全省平均水平", "居民消费价格", "低于全省平均水平"),
    ],
)
def test_a_target_without_a_number_is_a_relation(clause: str, indicator: str, relation: str) -> None:
    (reading,) = RULES.readings(clause, False)
    assert (reading.indicator, reading.relation, reading.quantity) == (indicator, relation, None)


@pytest.mark.parametrize("clause", ["国际收支基本平衡", "主要污染物排放量继续下降", "生态环境质量持续改善"])
def test_bare_words_are_a_target_only_among_the_main_targets(clause: str) -> None:
    assert RULES.readings(clause, False) == ()
    (reading,) = RULES.readings(clause, True)
    assert reading.indicator
    assert reading.relation


def test_two_indicators_may_share_one_relation() -> None:
    found = RULES.readings("单位国内生产总值能耗和主要污染物排放量继续下降", True)
    assert [reading.indicator for reading in found] == ["单位生产总值能耗", "主要污染物排放量"]


def test_a_goal_not_reached_is_no_relation() -> None:
    assert RULES.readings("财政收入未完成年度目标", True) == ()


@pytest.mark.parametrize(
    ("clause", "current"),
    [
        ("去年接待游客2.3亿人次，今年力争突破2.5亿人次", [False, True]),
        ("目前高新技术企业已有1200家，要新增300家", [False, True]),
        ("赤字规模300亿元，比上年增加20亿元", [True, False]),
        ("安排财政赤字300亿元，比去年增加20亿元，赤字率从去年的2%提高到2.2%", [True, False, True]),
        ("去年粮食产量1000万吨，比去年预期增加5万吨，固定资产投资增长6%", [False, False, False]),
    ],
)
def test_what_was_or_is_compared_is_told_from_what_is_promised(clause: str, current: list[bool]) -> None:
    assert [reading.current for reading in RULES.readings(clause, False)] == current


def test_a_clause_keeps_the_words_that_name_and_value_it() -> None:
    text = "推进绿色发展，新建公园30个、绿道20公里，生活垃圾回收利用率达到35%以上（责任单位：市城管局）。"
    clauses = [text[reading.start : reading.end] for reading in RULES.readings(text, False)]
    assert clauses == ["新建公园30个", "绿道20公里", "生活垃圾回收利用率达到35%以上"]


def test_long_text_without_a_stop_does_not_hang() -> None:
    for unit in ("新增就业1万人、", "由1万元和", "与经济增长", "为", "（“", "1000亿"):
        RULES.readings(unit * 3000, True)


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("到2035年森林覆盖率达到40%，绿道达到20公里", ["到2035年", "到2035年"]),
        ("按照“十四五”末森林覆盖率达到40%的目标，新建公园30个", ["“十四五”末", ""]),
        ("编制《青溪2035年远景规划》，新建公园30个", [""]),
        ("落实青溪规划（2021—2035年），新建公园30个", [""]),
        ("到2035年森林覆盖率（2026年达到38%）达到40%", ["2026年", "到2035年"]),
        ("到2035年森林覆盖率达到40%，今年新建公园30个", ["到2035年", ""]),
        ("今明两年新建公园30个", ["今明两年"]),
    ],
)
def test_a_period_holds_for_what_it_opens(sentence: str, periods: list[str]) -> None:
    assert [reading.period for reading in RULES.readings(sentence, False)] == periods


@pytest.mark.parametrize(
    ("sentence", "current"),
    [
        ("今年一季度全市地区生产总值下降3%，固定资产投资下降7%，全年增长5%", [False, False, True]),
        ("1—2月份，云岭出口增长3%，新增就业2万人", [False, False]),
        ("力争一季度工业增加值增长8%", [True]),
        ("上半年新建公园30个", [True]),
    ],
)
def test_how_a_part_of_the_year_went_is_no_target(sentence: str, current: list[bool]) -> None:
    assert [reading.current for reading in RULES.readings(sentence, False)] == current


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        (
            "居民收入稳步增长、城乡收入差距进一步缩小",
            [("居民收入", "稳步增长"), ("城乡居民收入差距", "进一步缩小")],
        ),
        ("规上工业增加值与生产总值保持衔接", [("规模以上工业增加值", "与生产总值衔接")]),
    ],
)
def test_each_member_of_a_list_has_its_relation(clause: str, told: list[tuple[str, str]]) -> None:
    assert [(reading.indicator, reading.relation) for reading in RULES.readings(clause, True)] == told
