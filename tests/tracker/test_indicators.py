"""Indicators through the years: what the reports say, what a year without a target means, what is compared."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from support.corpus import corpus_root
from support.several_years import REPORTS, five_reports, five_years

import reportdiff
from reportdiff.changes import Direction, Verdict
from reportdiff.language import get
from reportdiff.model import Note, NoteKind, Role
from reportdiff.renderer.amounts import said
from reportdiff.tracker.silence import Plan, silence
from reportdiff.tracks import IndicatorTrack, Presence, Track

SAMPLES = Path(__file__).parent.parent.parent / "samples"


@pytest.fixture(scope="module")
def track() -> Track:
    return five_years()


@pytest.fixture(scope="module")
def samples() -> Track:
    return reportdiff.track([SAMPLES / f"yunling-{year}.md" for year in (2023, 2024, 2025)])


def line(track: Track, indicator: str) -> IndicatorTrack:
    found = [line for line in track.indicators if line.headline and line.indicator == indicator]
    assert len(found) == 1, f"{len(found)} lines of {indicator}"
    return found[0]


def targets(line: IndicatorTrack) -> list[str]:
    return [said(figure.target) if figure.target else str(figure.presence) for figure in line.figures]


def results(line: IndicatorTrack) -> list[str | None]:
    return [said(figure.result) if figure.result else None for figure in line.figures]


def test_every_target_stands_in_its_year(track: Track) -> None:
    assert track.years == (2020, 2021, 2023, 2024, 2025)
    assert targets(line(track, "生产总值")) == ["7%左右", "6.5%—7%", "none", "6%以上", "5.5%左右"]
    assert targets(line(track, "城镇新增就业")) == [
        "8000人以上",
        "8500人以上",
        "8500人左右",
        "8600人以上",
        "8600人以上",
    ]
    assert targets(line(track, "居民消费价格")) == ["3%以内", "3%以内", "3%以内", "3%以内", "2%左右"]


def test_each_change_says_with_which_year_it_compares(track: Track) -> None:
    changes = [(figure.change, figure.since) for figure in line(track, "生产总值").figures]
    assert changes == [
        (None, None),
        (Direction.LOWERED, 2020),
        (Direction.DROPPED, 2021),
        (Direction.LOWERED, 2021),
        (Direction.LOWERED, 2024),
    ]


def test_a_result_comes_from_the_report_of_the_year_after_and_from_no_later_one(track: Track) -> None:
    growth = line(track, "生产总值")
    assert results(growth) == ["6.1%", None, "5.4%", "6.3%", None]
    assert [figure.verdict for figure in growth.figures] == [Verdict.MISSED, None, None, Verdict.MET, None]
    jobs = line(track, "城镇新增就业")
    assert results(jobs) == ["8350人", None, "8620人", "8510人", None]
    assert [figure.verdict for figure in jobs.figures] == [Verdict.MET, None, Verdict.MET, Verdict.MISSED, None]


def test_numbers_stand_on_one_scale_and_words_on_none(track: Track) -> None:
    energy = line(track, "单位生产总值能耗")
    assert energy.falling
    assert energy.unit == "%"
    assert [figure.aim and figure.aim.low for figure in energy.figures] == [
        Decimal(3),
        Decimal("3.2"),
        None,
        Decimal("2.5"),
        Decimal("2.5"),
    ]
    assert energy.figures[2].change is Direction.RESTATED
    growth = line(track, "生产总值")
    assert growth.figures[1].aim is not None
    assert (growth.figures[1].aim.low, growth.figures[1].aim.high) == (Decimal("6.5"), Decimal(7))


def test_headline_indicators_come_first(track: Track) -> None:
    headline = [line.headline for line in track.indicators]
    assert headline == sorted(headline, reverse=True)
    assert [line.indicator for line in track.indicators[:4]] == [
        "生产总值",
        "城镇新增就业",
        "居民消费价格",
        "单位生产总值能耗",
    ]


def test_every_target_of_every_report_stands_in_exactly_one_line(samples: Track) -> None:
    held = [figure.target for line in samples.indicators for figure in line.figures if figure.target]
    assert len(held) == len({id(target) for target in held})
    promised = {(target.indicator, said(target)) for report in samples.reports for target in report.targets}
    assert {(target.indicator, said(target)) for target in held} == promised


def test_a_report_with_targets_for_five_years_keeps_them_apart() -> None:
    reports = five_reports()
    for place in (1, 2):
        text = list(REPORTS.values())[place]
        plan = "### （一）产业\n\n"
        five = "“十四五”时期，城镇新增就业年均8500人左右，城镇新增就业累计4.5万人以上。"
        reports[place] = reportdiff.parse(text.replace(plan, f"{plan}{five}\n\n") if place == 1 else text)
    jobs = line(reportdiff.track(reports), "城镇新增就业")
    assert targets(jobs) == ["8000人以上", "8500人以上", "8500人左右", "8600人以上", "8600人以上"]


@pytest.mark.parametrize("time", ["一季度", "上半年"])
def test_a_figure_for_part_of_a_year_is_not_the_years_target_and_ends_no_line(time: str) -> None:
    reports = five_reports()
    plan = "### （一）产业\n\n"
    assert plan in REPORTS[2023]
    reports[2] = reportdiff.parse(REPORTS[2023].replace(plan, f"{plan}力争{time}地区生产总值增长3%。\n\n"))
    assert [target.period for target in reports[2].targets if target.indicator == "生产总值"] == [time]
    growth = line(reportdiff.track(reports), "生产总值")
    assert targets(growth) == ["7%左右", "6.5%—7%", "none", "6%以上", "5.5%左右"]
    assert growth.figures[3].since == 2021


def test_a_headline_indicator_goes_on_though_its_last_target_was_not_a_headline_one() -> None:
    reports = five_reports()
    lowered = tuple(
        replace(target, headline=False, condition="规模以上") if target.indicator == "生产总值" else target
        for target in reports[1].targets
    )
    reports[1] = replace(reports[1], targets=lowered)
    growth = line(reportdiff.track(reports), "生产总值")
    assert targets(growth)[2:] == ["none", "6%以上", "5.5%左右"]
    assert targets(growth)[0] == "7%左右"


def test_growth_of_the_economy_is_one_line_by_whatever_name() -> None:
    reports = five_reports()
    reports[4] = reportdiff.parse(REPORTS[2025].replace("地区生产总值增长5.5%左右", "经济增长5.5%左右"))
    growth = line(reportdiff.track(reports), "生产总值")
    assert targets(growth) == ["7%左右", "6.5%—7%", "none", "6%以上", "5.5%左右"]


def test_silence_of_a_report_without_a_plan_part_is_no_missing_target() -> None:
    reports = five_reports()
    review = tuple(statement for statement in reports[2].statements if statement.role is not Role.PLAN)
    reports[2] = replace(reports[2], statements=review, targets=())
    jobs = line(reportdiff.track(reports), "城镇新增就业")
    assert jobs.figures[2].presence is Presence.NO_PLAN
    assert jobs.figures[2].change is None
    assert jobs.figures[3].since == 2021


def test_silence_of_an_incomplete_report_proves_nothing() -> None:
    reports = five_reports()
    reports[2] = replace(reports[2], notes=(Note(NoteKind.END_MISSING, ""),))
    growth = line(reportdiff.track(reports), "生产总值").figures[2]
    assert growth.presence is Presence.INCOMPLETE
    assert growth.change is None


def test_a_number_beside_the_name_that_was_not_read_is_not_silence() -> None:
    plan = Plan.of(replace(five_reports()[0], targets=()))
    rules = get("zh").figures()
    assert silence(plan, ["城镇新增就业"], "人", rules) is Presence.UNREAD
    assert silence(plan, ["城镇新增就业"], "%", rules) is Presence.NONE
    bare = reportdiff.parse(REPORTS[2020].replace("居民消费价格涨幅", "居民消费价格指数103左右，涨幅"))
    assert silence(Plan.of(replace(bare, targets=())), ["居民消费价格"], "%", rules) is Presence.UNREAD
    assert silence(plan, ["地区生产总值"], "%", rules) is Presence.UNREAD
    # The number of another indicator whose name holds this one is that indicator's.
    assert silence(Plan.of(five_reports()[2]), ["生产总值"], "%", rules) is Presence.NONE


def test_the_samples_show_their_headline_targets(samples: Track) -> None:
    assert targets(line(samples, "生产总值")) == ["6.5%左右", "6%左右", "5.5%—6%"]
    assert results(line(samples, "生产总值")) == ["6.8%", "5.1%", None]
    assert targets(line(samples, "城镇新增就业")) == ["32万人以上", "30万人以上", "30万人以上"]
    trade = line(samples, "进出口总额")
    assert targets(trade) == ["5%以上", "none", "8%左右"]
    assert [figure.since for figure in trade.figures] == [None, 2023, 2023]


def test_growth_of_the_whole_country_over_ten_years() -> None:
    """Read in the reports: 2020 set no target for growth, and 3% for prices is every year's but that one's."""
    root = corpus_root()
    if root is None:
        pytest.skip("needs the corpus")
    folder = root / "corpus" / "reports" / "国务院"
    track = reportdiff.track([folder / f"{year}.md" for year in range(2015, 2025)])
    assert targets(line(track, "生产总值")) == [
        *("7%左右", "6.5%—7%", "6.5%左右", "6.5%左右", "6%—6.5%"),
        *("none", "6%以上", "5.5%左右", "5%左右", "5%左右"),
    ]
    assert targets(line(track, "居民消费价格")) == ["3%左右"] * 5 + ["3.5%左右"] + ["3%左右"] * 4
    assert targets(line(track, "城镇新增就业")) == [
        *("1000万人以上", "1000万人以上", "1100万人以上", "1100万人以上", "1100万人以上"),
        *("900万人以上", "1100万人以上", "1100万人以上", "1200万人左右", "1200万人以上"),
    ]
    deficit = next(line for line in track.indicators if line.indicator == "赤字率")
    assert targets(deficit) == ["2.3%", "3%", "3%", "2.6%", "2.8%", "3.6%以上", "3.2%左右", "2.8%左右", "3%", "3%"]
    assert results(line(track, "生产总值")) == [
        *("6.9%", "6.7%", "6.9%", "6.6%", "6.1%", "2.3%", "8.1%", "3%", "5.2%"),
        None,
    ]
