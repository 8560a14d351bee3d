"""What a row of the target tables says besides its two values: kind of figure, size of the change, and an answer."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, fields, replace

import pytest

import reportdiff
from reportdiff.changes import Direction, ReportDiff, TargetChange
from reportdiff.renderer import Format, render
from reportdiff.renderer.amounts import size
from reportdiff.renderer.messages import words
from reportdiff.renderer.view import Part, View

TARGETS = View(only=(Part.TARGETS,))


@dataclass(frozen=True, slots=True)
class Answered(TargetChange):
    """A target whose statement is answered without its number."""

    answer: tuple[str, ...] = ()


def diff_of(old: str, new: str) -> ReportDiff:
    return reportdiff.compare(*(reportdiff.parse(report(year, said)) for year, said in ((2023, old), (2024, new))))


def report(year: int, said: str) -> str:
    return (
        f"云岭省政府工作报告\n\n——{year}年1月9日在云岭省第九届人民代表大会第三次会议上\n\n各位代表：\n\n"
        f"一、{year - 1}年工作回顾\n\n　　过去一年，群众办事更加方便。\n\n"
        f"二、{year}年重点工作\n\n　　{said}开展全民阅读活动。\n"
    )


def answered() -> ReportDiff:
    diff = diff_of("改造老旧小区300个。", "持续推进老旧小区改造。")
    (row,) = (row for row in diff.targets if row.change is Direction.DROPPED)
    plain = {field.name: getattr(row, field.name) for field in fields(TargetChange)}
    return replace(diff, targets=(Answered(**(plain | {"answer": (diff.new.statements[-2].id,)})),))


@pytest.mark.parametrize("fmt", [Format.TERMINAL, Format.MARKDOWN, Format.HTML])
@pytest.mark.parametrize(("lang", "told"), [("zh", "数字未再提"), ("en", "number dropped")])
def test_a_number_that_is_gone_from_a_promise_that_stays_is_told_with_the_promise(
    fmt: Format, lang: str, told: str
) -> None:
    text = render(answered(), fmt, lang=lang, view=TARGETS, width=100)
    table = (
        text[text.index('<section id="targets"') : text.index('<section id="commitments"')] if fmt == "html" else text
    )
    assert told in table
    assert "持续推进老旧小区改造" in table


def test_the_digest_leaves_the_answer_to_the_whole_table() -> None:
    text = render(answered(), lang="zh", width=100)
    assert "数字未再提" in text
    assert not re.search("新 .*行  持续推进", text)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("粮食产量达到200亿斤。", "粮食产量达到600亿斤。", "400亿斤"),
        ("地区生产总值增长5%。", "地区生产总值增长6%。", "1 point"),
        ("地区生产总值增长5%。", "地区生产总值增长6.5%。", "1.5 points"),
    ],
)
def test_a_change_is_written_as_the_values_beside_it(old: str, new: str, told: str) -> None:
    (row,) = diff_of(old, new).targets
    assert size(row, words("en")) == told


def test_unchanged_targets_are_counted_and_shown_where_the_hint_leads() -> None:
    diff = diff_of("改造老旧小区300个。新增养老床位50张。", "改造老旧小区300个。新增养老床位60张。")
    assert "另有1项  加 --only targets 看全部" in render(diff, lang="zh")
    assert "= 不变" in render(diff, lang="zh", view=TARGETS)


def test_markdown_says_what_kind_of_figure_it_is() -> None:
    text = render(diff_of("地区生产总值增长5%。", "地区生产总值增长6%。"), Format.MARKDOWN, lang="zh")
    assert "| 地区生产总值 增速 |" in text


def test_csv_says_what_kind_of_figure_it_is_and_of_what_time() -> None:
    diff = diff_of("单位地区生产总值能耗下降3%。", "三年内改造老旧小区900个。")
    rows = list(csv.DictReader(io.StringIO(render(diff, Format.CSV, lang="en").removeprefix("\ufeff"))))
    assert list(rows[0])[-6:] == [
        f"{side} {name}" for side in ("old", "new") for name in ("figure", "is a fall", "period")
    ]
    old, new = (next(row for row in rows if row[f"{side} text"]) for side in ("old", "new"))
    assert (old["old figure"], old["old is a fall"], old["old period"]) == ("growth", "yes", "")
    assert new["new is a fall"] == "no"
    assert new["new period"]
    assert old["new figure"] == new["old is a fall"] == ""
