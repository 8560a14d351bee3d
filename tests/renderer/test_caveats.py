"""What stands at the head of a comparison that must not be believed as it is; silence is not told as change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import reportdiff
from reportdiff.renderer import Format, render
from reportdiff.renderer.caveats import remarks
from reportdiff.renderer.messages import words
from reportdiff.renderer.view import Part, View

if TYPE_CHECKING:
    from reportdiff.changes import ReportDiff

_REVIEW = "一、2023年工作回顾\n\n　　过去一年，全省新建学校{n}所。群众办事更加方便。\n\n"
_PLAN = (
    "二、2024年重点工作\n\n　　新建学校{n}所。新增养老床位{n}张。\n\n　　改造老旧小区{n}个。开展全民阅读活动{n}场。\n\n"
)
ZH = words("zh")
VIEWS = (Format.TERMINAL, Format.MARKDOWN, Format.HTML)


def report(title: str = "云岭省政府工作报告", *, year: int = 2024, plan: bool = True, end: str = "") -> str:
    body = _REVIEW.format(n=30) + (_PLAN.format(n=50) if plan else "") + end
    text = f"{title}\n\n——{year}年1月9日在云岭省第九届人民代表大会第三次会议上\n\n各位代表：\n\n{body}"
    return text.replace("2024年重点", f"{year}年重点").replace("2023年工作", f"{year - 1}年工作")


def compared(old: str, new: str) -> ReportDiff:
    return reportdiff.compare(reportdiff.parse(old), reportdiff.parse(new))


WHOLE = report(year=2023)
CUT = report(end="　　（下转第三版）\n").replace("改造老旧小区50个。", "").replace("新增养老床位50张。", "")
BARE = report(plan=False)


@pytest.mark.parametrize("fmt", VIEWS)
@pytest.mark.parametrize("new", [CUT, BARE, "五个字而已"], ids=["cut", "bare", "scant"])
def test_what_an_incomplete_report_lacks_is_not_called_dropped(fmt: Format, new: str) -> None:
    diff = compared(WHOLE, new)
    assert diff.summary["targets"]["dropped"] >= 1
    text = re.sub(r"<(style|script|footer)>.*?</\1>", "", render(diff, fmt, lang="zh"), flags=re.DOTALL)
    assert "未见（文本不全）" in text
    assert "未再提" not in text.replace("“未再提”指", "")
    assert remarks(diff, ZH)[-1] in text.replace("\n    ", "").replace("\n  ", "")


def test_what_is_missing_is_said_over_the_targets_alone() -> None:
    text = render(compared(WHOLE, CUT), lang="en", view=View(only=(Part.TARGETS,)), width=160)
    assert text.count("The new report is incomplete (its end is missing)") == 2
    assert "- not found (text incomplete)" in text
    assert "dropped" not in text


def test_what_the_other_report_lacks_is_not_called_new() -> None:
    text = render(compared(CUT.replace("2024", "2023"), report(year=2025)), lang="zh", width=160)
    assert "旧文未见（文本不全）" in text
    assert "新提" not in text


def test_whole_reports_are_told_as_ever() -> None:
    diff = compared(WHOLE, report().replace("改造老旧小区50个。", ""))
    assert remarks(diff, ZH) == []
    assert "- 未再提" in render(diff, lang="zh")


def test_nothing_can_be_compared_with_a_report_of_a_few_characters() -> None:
    (line,) = remarks(compared(WHOLE * 2, "五个字而已"), ZH)
    assert line.startswith("新报告没有可以相比的内容（未找到工作部署部分、全文仅5字）")


@pytest.mark.parametrize("fmt", VIEWS)
def test_the_wrong_order_and_two_places_are_said(fmt: Format) -> None:
    text = render(compared(report(year=2024), report("望江市人民政府工作报告", year=2022)), fmt, lang="zh")
    assert "旧报告是2024年的，新报告是2022年的" in text
    assert "不同的地方：云岭省、望江市" in text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("云岭省人民政府工作报告", "2024年云岭省政府工作报告"),
        ("望江县政府工作报告", "云岭省望江市政府工作报告"),
        ("政府工作报告", "云岭省政府工作报告"),
        ("云岭省2023年政府工作报告", "云岭省政府工作报告"),
    ],
)
def test_one_place_under_two_names_is_one_place(old: str, new: str) -> None:
    assert remarks(compared(report(old, year=2023), report(new)), ZH) == []


def test_notes_on_the_page_are_in_its_language_and_quote_the_report() -> None:
    page = render(compared(WHOLE, CUT), Format.HTML, lang="zh")
    assert "the end is missing" not in page
    assert "<q>（下转第三版）</q>" in page


def test_an_untitled_report_lends_the_title_of_the_other() -> None:
    untitled = "\n".join(line for line in report().splitlines() if "工作报告" not in line and "——" not in line)
    diff = compared(WHOLE, untitled)
    assert diff.new.title == ""
    assert re.search(r"<h1>.*云岭省政府工作报告.*</h1>", render(diff, Format.HTML, lang="zh"))
