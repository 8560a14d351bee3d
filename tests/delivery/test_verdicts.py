from __future__ import annotations

import pytest
from support.yearly import delivered, verdict


@pytest.mark.parametrize(
    ("plan", "review", "expected"),
    [
        ("城镇新增就业10万人以上。", "城镇新增就业11万人。", ("met", "floor")),
        ("城镇新增就业10万人以上。", "城镇新增就业9.8万人。", ("missed", "floor")),
        ("网络零售额突破600亿元。", "网络零售额640亿元。", ("met", "floor")),
        ("城镇登记失业率控制在3%以内。", "城镇登记失业率为2.2%。", ("met", "ceiling")),
        ("城镇登记失业率控制在3%以内。", "城镇登记失业率为3.2%。", ("missed", "ceiling")),
        ("地区生产总值增长5%左右。", "地区生产总值增长5.2%。", ("met", "about")),
        ("地区生产总值增长5%左右。", "地区生产总值增长4.9%。", ("met", "about")),
        ("地区生产总值增长7%左右。", "地区生产总值增长6.7%。", ("unclear", "about")),
        ("地区生产总值增长7%左右。", "地区生产总值增长5%。", ("missed", "about")),
        ("居民消费价格涨幅3%左右。", "居民消费价格上涨0.2%。", ("met", "about")),
        ("居民消费价格涨幅3%左右。", "居民消费价格上涨4.5%。", ("missed", "about")),
        ("地区生产总值增长6%—6.5%。", "地区生产总值增长6.2%。", ("met", "range")),
        ("地区生产总值增长6%—6.5%。", "地区生产总值增长7%。", ("met", "range")),
        ("地区生产总值增长6%—6.5%。", "地区生产总值增长5.5%。", ("missed", "range")),
        ("单位地区生产总值能耗下降2.5%。", "单位地区生产总值能耗下降3%。", ("met", "floor")),
        ("单位地区生产总值能耗下降2.5%。", "单位地区生产总值能耗上升1%。", ("missed", "floor")),
        ("地区生产总值增长5%左右。", "地区生产总值预计增长5.3%。", ("met", "about")),
        ("地区生产总值增长5%左右。", "地区生产总值有望增长5.3%。", ("unclear", "not_settled")),
        ("改造老旧小区200个。", "基本完成200个老旧小区改造。", ("unclear", "not_settled")),
        ("高新技术企业达到900家。", "新增高新技术企业80家。", ("unclear", "not_comparable")),
        ("进出口总额增长5%。", "进出口总额1600亿元。", ("unclear", "not_comparable")),
        ("国际收支基本平衡，城镇新增就业与上年持平。", "城镇新增就业与上年持平。", ("met", "in_words")),
        ("造林20万亩。", "造林95万亩。", ("unclear", "other_scale")),
        ("肉类产量增加到30万吨。", "主要肉类产量28.5万吨。", ("missed", "floor")),
        ("网约车驾驶员培训2000人。", "驾驶员培训1500人。", ("unclear", "other_scope")),
    ],
)
def test_last_years_target_beside_this_years_result(plan: str, review: str, expected: tuple[str, str]) -> None:
    assert verdict(plan, review) == expected


@pytest.mark.parametrize(("income", "expected"), [("6.1%", "met"), ("4.8%", "unclear")])
def test_keeping_step_with_the_economy_is_judged_by_its_growth(income: str, expected: str) -> None:
    found = delivered("居民收入增长与经济增长同步。", f"地区生产总值增长5.2%，居民人均可支配收入增长{income}。")
    assert [(d.indicator, d.verdict.value, d.rule) for d in found] == [("居民收入", expected, "in_step")]


def test_silence_is_no_verdict() -> None:
    assert (
        delivered("新建公园30个，城镇新增就业10万人。", "城镇新增就业11万人。")[0].target.text == "城镇新增就业10万人"
    )
    assert len(delivered("新建公园30个，城镇新增就业10万人。", "城镇新增就业11万人。")) == 1


def test_a_total_of_five_years_is_not_set_against_one_year() -> None:
    found = delivered("城镇新增就业10万人以上。", "过去五年，城镇新增就业累计61万人。")
    assert [d.verdict.value for d in found] == ["unclear"]


def test_a_promise_said_twice_has_the_same_result_twice() -> None:
    found = delivered("新增托位2万个。办好民生实事。新增婴幼儿托位2万个。", "新增婴幼儿托位2.1万个。")
    assert [(d.verdict.value, d.result.text) for d in found] == [("met", "新增婴幼儿托位2.1万个")] * 2


@pytest.mark.parametrize(
    ("plan", "review"),
    [
        ("开工建设白石湾水库。", "白石湾水库已开工。"),
        ("建成青溪口大桥、落霞岭隧道。", "青溪口大桥建成通车。"),
        ("建成投用市第七人民医院。", "市第七人民医院正式投入使用。"),
    ],
)
def test_works_that_the_review_reports_as_done_are_met(plan: str, review: str) -> None:
    (found,) = delivered(plan, review)
    assert (found.verdict.value, found.rule) == ("met", "done")
    assert found.target.quantity is None
    assert found.result.quantity is None


@pytest.mark.parametrize(
    ("plan", "review"),
    [
        ("建成白石湾水库。", "白石湾水库已开工。"),
        ("建成白石湾水库。", "白石湾水库主体完工。"),
        ("建成白石湾水库。", "加快推进白石湾水库建设。"),
        ("建成高速公路。", "高速公路建成通车。"),
        ("开工建设白石湾水库。", "落霞岭水库已开工。"),
    ],
)
def test_works_that_are_not_the_same_or_not_done_are_not_guessed(plan: str, review: str) -> None:
    assert delivered(plan, review) == ()
