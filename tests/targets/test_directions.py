"""Directions where numbers look comparable and are not, or look different and are the same."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from support.yearly import compared, delivered, report, row

import reportdiff
from reportdiff.differ.targets import direction
from reportdiff.language import get

RULES = get("zh").figures()


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("市场主体总量突破120万户。", "经营主体超135万户。", "raised"),
        ("高新技术企业突破900家。", "高新技术企业达到1100家。", "raised"),
        ("获批建设6家以上全国重点实验室。", "优化重组和新建5家全国重点实验室。", "lowered"),
        ("培育青溪等4个农产品加工区。", "建好4个市、区级农产品加工区。", "unchanged"),
        ("推进12个城市书房建设。", "建设12个城市书房。", "unchanged"),
        ("新建创新街区、创新园区、创新楼宇80万平方米以上。", "新建创新街区（园区、楼宇）70万平方米以上。", "lowered"),
        ("打造9个工业互联网平台。", "建成“双跨”工业互联网平台4个。", "restated"),
        ("形成初雨调蓄能力60万立方米。", "新增初雨调蓄能力20万立方米。", "restated"),
        ("居家适老化改造1500户。", "推进120个试点小区居家适老化改造。", "restated"),
        ("城乡居民医保补助标准提高到600元。", "城乡居民医保补助标准提高到每人每年630元。", "raised"),
        ("单位地区生产总值能耗降低1.6%。", "单位地区生产总值能耗降低2%。", "raised"),
        ("居民消费价格指数控制在103左右。", "居民消费价格涨幅控制在3%左右。", "unchanged"),
        ("城镇登记失业率、调查失业率分别控制在4%、5%以内。", "城镇登记失业率控制在4%以内。", "unchanged"),
        ("检查检验结果互通共享50家。", "检查检验结果互通共享138项。", "restated"),
        ("引进品牌首店40个以上。", "引进高端品牌首店50家以上。", "restated"),
        ("建设体育公园40个。", "建设体育公园50座。", "raised"),
        ("海上风电装机规模达到300万千瓦。", "新增海上风电装机规模50万千瓦。", "restated"),
        ("海上风电装机规模300万千瓦。", "新增海上风电装机规模50万千瓦。", "restated"),
        ("每千人口托位数达到3.6个。", "每千人口托位数4.4个。", "raised"),
    ],
)
def test_numbers_are_compared_where_they_measure_the_same(old: str, new: str, change: str) -> None:
    assert change in {r.change.value for r in compared(old, new).targets if r.old and r.new}


def test_the_same_clause_is_unchanged_whatever_stands_round_it() -> None:
    old, new = (report(year, "新建青溪公园60个。").targets[0] for year in (2023, 2024))
    assert direction(old, replace(new, period="三年"), RULES) == "unchanged"
    assert direction(old, replace(new, text="三年新建青溪公园60个", period="三年"), RULES) == "restated"


def test_words_with_a_yardstick_and_without_are_restated() -> None:
    old = "今年的主要预期目标是：居民人均可支配收入稳步增长。"
    new = "今年的主要预期目标是：一般公共预算收入、居民人均可支配收入与经济增长基本同步。"
    assert [r.change.value for r in compared(old, new).targets if r.old and r.new] == ["restated"]


def test_a_relation_of_several_indicators_is_a_target_of_each() -> None:
    text = "一般公共预算收入、居民人均可支配收入与经济增长基本同步"
    assert [reading.indicator for reading in RULES.readings(text, True)] == ["一般公共预算收入", "居民收入"]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("完成营造林160万亩", "营造林"),
        ("设立重大项目前期工作专项资金20亿元", "重大项目前期工作专项资金"),
        ("加快既有住宅增设电梯，加大资金拨付力度，完成5800部", "既有住宅增设电梯"),
        ("完成50万农村适龄妇女免费筛查", "农村适龄妇女免费筛查"),
        ("160个共建重大项目全部开工", "共建重大项目"),
        ("完成国家下达的节能减排目标任务", "节能减排任务"),
    ],
)
def test_what_a_number_is_of(text: str, indicator: str) -> None:
    assert [reading.indicator for reading in RULES.readings(text, False)] == [indicator]


@pytest.mark.parametrize("text", ["推动产业升级12条路径走深走实", "落实“富民33条”政策"])
def test_numbers_in_names_of_policies_are_no_targets(text: str) -> None:
    assert RULES.readings(text, False) == ()


def test_a_list_of_examples_keeps_the_stage_of_its_verb() -> None:
    text = "新开工青溪材料、白石电池等23个50亿元以上，落霞光电、云岭药业等300个亿元以上工业项目"
    assert [reading.stage for reading in RULES.readings(text, False)] == ["begun", "begun"]


def test_every_target_is_accounted_for_also_where_a_promise_is_said_twice() -> None:
    old = "新增婴幼儿托位2万个。推进民生工程。年内新增婴幼儿托位2万个。"
    diff = compared(old, "新增婴幼儿托位1.5万个。")
    (found,) = diff.targets
    assert found.old is not None
    assert sorted([found.old.id, *found.old_repeats]) == [target.id for target in diff.old.targets]
    assert json.loads(diff.to_json())["targets"][0]["old_repeats"] == list(found.old_repeats)


def test_a_fall_is_shown_as_one() -> None:
    markdown = compared("单位地区生产总值能耗下降3.2%左右。", "单位地区生产总值能耗降低3.5%左右。").to_markdown()
    assert "| 下降3.2%左右 | 降低3.5%左右 |" in markdown


def test_only_the_next_years_report_tells_what_became_of_the_targets() -> None:
    plan, review = "城镇新增就业10万人以上。建成青溪口大桥。", "城镇新增就业11万人。青溪口大桥建成通车。"
    assert len(delivered(plan, review)) == 2
    for year in (2023, 2025):
        assert reportdiff.compare(report(2023, plan), report(year, "继续努力。", review)).delivery == ()


def test_a_row_of_one_target_each_way() -> None:
    assert row("新增“四上”企业200家。", "“四上”单位达1.2万家。").change.value == "restated"


def test_numbers_before_words_that_begin_like_a_measure_word() -> None:
    (found,) = RULES.readings("新建100个体育公园", False)
    assert (found.indicator, found.quantity and found.quantity.text) == ("体育公园", "100个")


def test_a_bound_is_no_comparison() -> None:
    text = "青南、青北特困人员供养标准分别不低于当地居民收入的40%、50%"
    assert [reading.current for reading in RULES.readings(text, False)] == [True, True]
