"""A verdict needs a result of the same things: what a reader would print as kept or broken must be so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.yearly import report, verdict

from reportdiff.changes import Alignment, TargetLink
from reportdiff.differ.deliveries import deliveries


@pytest.mark.parametrize(
    ("plan", "review", "expected"),
    [
        ("建成厨余垃圾资源化利用设施12个。", "建成建筑垃圾资源化利用设施12座。", ("unclear", "other_scope")),
        ("低效建设用地减量13平方公里。", "盘活处置低效产业用地45平方公里。", ("unclear", "other_scope")),
        ("新建、改造各类公园90个。", "新建各类公园64个。", ("unclear", "other_scope")),
        ("新改扩建幼儿园90所。", "新建幼儿园64所。", ("unclear", "other_scope")),
        ("创建绿色工厂25家。", "创建国家级绿色工厂16家。", ("unclear", "other_scope")),
        ("轻轨运营里程超过500公里。", "新增轻轨运营里程216公里。", ("unclear", "not_comparable")),
        ("开通国际航线100条以上。", "新开通国际航线39条。", ("unclear", "not_comparable")),
        ("每千人口托位数达到3.6个。", "每千人口托位数4.4个。", ("met", "floor")),
        ("新建、改造各类公园90个。", "新建、改造各类公园64个。", ("missed", "floor")),
        ("力争新建公园90个。", "新建公园64个。", ("missed", "floor")),
        ("新改扩建幼儿园90所。", "新建幼儿园94所。", ("met", "floor")),
        ("创建绿色工厂25家。", "创建国家级绿色工厂26家。", ("met", "floor")),
    ],
)
def test_a_result_of_other_things_or_of_a_part_decides_nothing(
    plan: str, review: str, expected: tuple[str, str]
) -> None:
    assert verdict(plan, review) == expected


@pytest.mark.parametrize(
    ("review", "score", "expected"),
    [
        ("5家企业上榜全省民营企业百强。", 0.43, ("unclear", "other_scope")),
        ("5家民营企业上市首发融资。", 0.43, ("met", "floor")),
    ],
)
def test_an_equal_number_is_no_proof(review: str, score: float, expected: tuple[str, str]) -> None:
    old, new = report(2023, "实现5家企业上市首发融资。"), report(2024, "继续努力。", review)
    (found,) = deliveries(old, new, Alignment((), deliveries=(TargetLink(0, 0, score),)))
    assert (found.verdict.value, found.rule) == expected


def test_another_word_in_the_name_needs_a_sure_link() -> None:
    old, new = report(2023, "完成行政村农网改造102个。"), report(2024, "继续努力。", "完成行政村电网改造115个。")
    link = TargetLink(0, 0, 0.6)
    judged = [deliveries(old, new, Alignment((), deliveries=(each,))) for each in (link, replace(link, score=0.9))]
    assert [found.verdict.value for (found,) in judged] == ["unclear", "met"]
