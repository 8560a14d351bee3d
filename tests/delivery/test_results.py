"""Which result answers a target, and how far it may be judged."""

from __future__ import annotations

import pytest
from support.yearly import delivered, verdict


@pytest.mark.parametrize(
    ("plan", "review", "expected"),
    [
        ("居民消费价格指数控制在103左右。", "居民消费价格上涨2%。", ("met", "about")),
        ("居民消费价格涨幅控制在3%左右。", "居民消费价格上涨3.1%。", ("met", "about")),
        ("推进160个共建重大项目。", "160个共建重大项目全部开工。", ("met", "floor")),
        ("开工棚户区改造住房2.5万套。", "建成棚户区改造住房3.2万套。", ("unclear", "other_stage")),
        ("高新技术企业突破900家。", "净增高新技术企业200家，总量达950家。", ("met", "floor")),
        ("生猪出栏稳定在600万头左右。", "生猪年出栏重回600万头以上。", ("met", "about")),
    ],
)
def test_results_said_in_other_ways(plan: str, review: str, expected: tuple[str, str]) -> None:
    assert verdict(plan, review) == expected


def test_yearly_growth_of_several_years_answers_no_target_of_one() -> None:
    assert delivered("固定资产投资增长8%。", "过去五年，固定资产投资年均增长9.8%。") == ()


def test_the_last_year_within_a_review_of_five_is_judged() -> None:
    review = "过去五年，我们迎难而上。刚刚过去的2023年，是本届政府五年中最难的一年。地区生产总值增长2.9%。"
    (found,) = delivered("地区生产总值增长6.5%左右。", review)
    assert (found.verdict.value, found.rule) == ("missed", "about")


def test_growth_of_a_quarter_is_not_the_years() -> None:
    review = "经济增速逐季回升，一季度增长4.5%，上半年增长5%，全年增长5.7%，地区生产总值突破2万亿元。"
    (found,) = delivered("地区生产总值增长6.5%以上。", review)
    assert found.result.quantity is not None
    assert (found.verdict.value, found.result.quantity.text) == ("missed", "5.7%")


@pytest.mark.parametrize(
    ("plan", "review"),
    [
        ("举办云岭动力电池大会、云岭清洁能源大会等活动。", "成功举办云岭动力电池大会、云岭清洁能源大会等。"),
        ("加快创建青溪湿地国家公园。", "获准创建青溪湿地国家公园。"),
        ("完成行政复议体制改革。", "完成行政复议体制改革。"),
        ("合力申建云岭空港型国家物流枢纽。", "获批建设云岭空港型国家物流枢纽。"),
        ("开工轨道交通白石线西延线。", "轨道交通白石线西延线等31个城建项目开工建设。"),
    ],
)
def test_titles_won_events_held_and_reforms_completed_are_met(plan: str, review: str) -> None:
    assert {(d.verdict.value, d.rule) for d in delivered(plan, review)} == {("met", "done")}


@pytest.mark.parametrize(
    ("plan", "review"),
    [
        ("申建云岭空港型国家物流枢纽。", "合力申建云岭空港型国家物流枢纽。"),
        ("举办云岭动力电池大会。", "筹备云岭动力电池大会。"),
        ("完成各项任务。", "完成各项任务。"),
    ],
)
def test_what_is_only_sought_or_has_no_name_is_not_called_done(plan: str, review: str) -> None:
    assert delivered(plan, review) == ()
