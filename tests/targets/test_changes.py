from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.yearly import compared, report, row

import reportdiff
from reportdiff.aligner.targets import align_deliveries, align_targets

if TYPE_CHECKING:
    from reportdiff.model import Report


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("地区生产总值增长6%左右。", "地区生产总值增长6.5%左右。", "raised"),
        ("地区生产总值增长6.5%左右。", "地区生产总值增长6%—6.5%。", "lowered"),
        ("地区生产总值增长7.5%。", "地区生产总值增长7.5%—8%。", "requalified"),
        ("地区生产总值增长6%左右。", "地区生产总值增长6%以上。", "requalified"),
        ("居民消费价格涨幅3%左右。", "居民消费价格涨幅控制在3%左右。", "unchanged"),
        ("国内生产总值增长6%。", "GDP增长6%。", "unchanged"),
        ("规上工业增加值增长7%。", "规模以上工业增加值增长8%。", "raised"),
        ("单位地区生产总值能耗下降2.5%左右。", "单位地区生产总值能耗下降3%左右。", "raised"),
        ("居民收入增长与经济增长基本同步。", "居民收入增长和经济增长同步。", "requalified"),
        ("居民收入增长与经济增长同步。", "居民收入增长6%左右。", "restated"),
        ("新增高新技术企业300家。", "力争高新技术企业达到2000家。", "restated"),
        ("新增高新技术企业300家。", "新增高新技术企业350家以上。", "raised"),
        ("固定资产投资达到7000亿元。", "固定资产投资增长8%。", "restated"),
        ("新建高标准农田30万亩。", "建设高标准农田40万亩。", "raised"),
        ("提升200所农村互助养老幸福院功能。", "提升农村互助养老幸福院功能200个。", "unchanged"),
        ("建设新兴产业学院16个。", "建设新兴产业学院16所左右。", "requalified"),
        ("造林2万公顷。", "造林40万亩。", "raised"),
    ],
)
def test_what_became_of_a_target(old: str, new: str, change: str) -> None:
    assert row(old, new).change.value == change


def test_a_target_of_one_year_only_is_dropped_or_new() -> None:
    rows = compared("建成社区食堂120家。", "开通夜间公交线路15条。").targets
    assert [(r.change.value, side.text) for r in rows for side in (r.old, r.new) if side] == [
        ("dropped", "建成社区食堂120家"),
        ("new", "开通夜间公交线路15条"),
    ]


def test_a_dropped_number_names_the_statement_that_still_promises_the_thing() -> None:
    old, new = (f"建设云岭智慧农场{number}，让更多农户用上物联网设备。" for number in ("12个", ""))
    there, back = compared(old, new), compared(new, old)
    (dropped,), (added,) = there.targets, back.targets
    assert (dropped.change, added.change) == ("dropped", "new")
    assert [_text(there.new, each) for each in dropped.answer] == [new]
    assert [_text(back.old, each) for each in added.answer] == [new]
    document = json.loads(there.to_json())
    assert document["targets"][0]["answer"] == list(dropped.answer)
    assert reportdiff.ReportDiff.from_dict(document).targets == there.targets


def test_a_target_that_nothing_answers_or_that_has_its_row_names_no_statement() -> None:
    assert {r.answer for r in compared("建成社区食堂120家。", "开通夜间公交线路15条。").targets} == {()}
    assert row("新建公园40个。", "新建公园50个。").answer == ()


def _text(report: Report, statement: str) -> str:
    (found,) = [each.text for each in report.statements if each.id == statement]
    return found


def test_the_same_amount_for_different_things_makes_no_pair() -> None:
    old = "安排民宿发展基金100亿元。安排海洋渔业贷款100亿元。安排乡村道路资金100亿元。"
    new = "安排芯片产业母基金100亿元。安排城市更新债券100亿元。安排普惠金融贴息100亿元。"
    assert {r.change.value for r in compared(old, new).targets} == {"dropped", "new"}


def test_one_turnover_for_each_of_several_trades_is_not_mixed_up() -> None:
    old = "做强白酒产业，确保实现营业收入1750亿元。做优化工轻纺产业，确保实现营业收入400亿元。"
    new = "做优化工轻纺产业，力争实现营业收入420亿元。发展低空经济产业，力争实现营业收入70亿元。"
    pairs = [(r.old.text, r.new.text) for r in compared(old, new).targets if r.old and r.new]
    assert ("确保实现营业收入400亿元", "力争实现营业收入420亿元") in pairs
    assert all("1750亿元" not in old_text for old_text, _ in pairs)


def test_town_and_country_are_not_taken_for_each_other() -> None:
    rows = compared("改造农村危房3000户。", "改造城市危旧房1500户。").targets
    assert {r.change.value for r in rows} == {"dropped", "new"}


def test_targets_find_their_own_across_sections_and_order() -> None:
    old = "新建公园40个，打通断头路10条，淘汰老旧车5万辆。"
    new = "淘汰老旧车6万辆。打通断头路12条，新建公园30个。"
    found = {(r.old.text, r.new.text, r.change.value) for r in compared(old, new).targets if r.old and r.new}
    assert found == {
        ("新建公园40个", "新建公园30个", "lowered"),
        ("打通断头路10条", "打通断头路12条", "raised"),
        ("淘汰老旧车5万辆", "淘汰老旧车6万辆", "raised"),
    }


def test_a_promise_said_twice_is_not_called_dropped_when_it_is_said_once() -> None:
    old = "新增婴幼儿托位2万个。推进民生工程。年内新增婴幼儿托位2万个。"
    rows = compared(old, "新增婴幼儿托位1.5万个。").targets
    assert [r.change.value for r in rows] == ["lowered"]


def test_headline_targets_stand_first_in_the_order_of_the_report() -> None:
    plan = "新建公园{}个。发展主要预期目标是：地区生产总值增长{}%左右，城镇新增就业{}万人，城镇调查失业率5.5%左右。"
    rows = compared(plan.format(40, 6, 10), plan.format(50, 5, 11)).targets
    assert [(r.indicator, r.headline) for r in rows] == [
        ("生产总值", True),
        ("城镇新增就业", True),
        ("城镇调查失业率", True),
        ("公园", False),
    ]


@pytest.mark.parametrize(
    "plan",
    [
        "全年的主要预期目标是：地区生产总值增长6%；居民收入与经济增长同步；进出口促稳提质；国际收支基本平衡。",
        "今年经济社会发展的主要目标建议为：地区生产总值增长6%，居民收入与经济增长同步，进出口促稳提质，国际收支基本平衡。",
        "预期目标如下：\n\n地区生产总值增长6%。居民收入与经济增长同步。\n\n进出口促稳提质，国际收支基本平衡。",
        "地区生产总值增长6%，固定资产投资增长5%，一般公共预算收入增长4%，居民收入与经济增长同步。",
    ],
)
def test_main_targets_are_known_however_they_are_announced(plan: str) -> None:
    targets = report(2024, plan).targets
    assert len(targets) == 4
    assert all(target.headline for target in targets)


def test_five_year_aims_are_not_compared_with_this_years_targets() -> None:
    old = "地区生产总值增长6%左右。"
    new = "到2030年地区生产总值年均增长5%。今年地区生产总值增长5.5%左右。"
    found = [(r.old.text, r.new.text) for r in compared(old, new).targets if r.old and r.new]
    assert found == [("地区生产总值增长6%左右", "今年地区生产总值增长5.5%左右")]


def test_a_targets_place_in_the_file_is_its_clause() -> None:
    made = report(2024, "推进绿色发展，新建公园30个、绿道20公里。城镇新增就业1.2万人以上。")
    assert [made.text[target.start : target.end] for target in made.targets] == [
        "新建公园30个",
        "绿道20公里",
        "城镇新增就业1.2万人以上",
    ]


CLAUSES = (
    "新建公园{}个",
    "城镇新增就业{}万人以上",
    "地区生产总值增长{}%左右",
    "改造老旧小区{}个、管网{}公里",
    "营业收入达到{}亿元",
    "居民收入增长与经济增长同步",
    "统筹{}个重点项目建设",
)
PLANS = st.lists(st.tuples(st.sampled_from(CLAUSES), st.integers(1, 99)), min_size=1, max_size=8).map(
    lambda chosen: "".join(clause.replace("{}", str(number)) + "。" for clause, number in chosen)
)


@given(PLANS, PLANS)
@settings(max_examples=40, deadline=None)
def test_every_target_stands_in_exactly_one_link(old_plan: str, new_plan: str) -> None:
    old, new = report(2023, old_plan), report(2024, new_plan)
    links = align_targets(old, new, ())
    assert sorted(link.old for link in links if link.old is not None) == list(range(len(old.targets)))
    assert sorted(link.new for link in links if link.new is not None) == list(range(len(new.targets)))
    assert links == align_targets(old, new, ())
    assert len({link.old for link in align_deliveries(old, new)}) == len(align_deliveries(old, new))


@given(PLANS)
@settings(max_examples=25, deadline=None)
def test_a_plan_compared_with_itself_has_only_unchanged_targets(plan: str) -> None:
    assert {r.change.value for r in compared(plan, plan).targets} <= {"unchanged"}
