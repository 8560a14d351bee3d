"""What was done, what is promised, and what is neither."""

from __future__ import annotations

from itertools import groupby

import pytest

from reportdiff.model import NoteKind, Role
from reportdiff.parser import parse
from reportdiff.reader import read_text

DONE = "一年来，全省地区生产总值增长6.8%，完成投资1587亿元，建成了青溪港，成绩来之不易。"
PROMISED = "力争地区生产总值增长6%左右，确保开工白石机场，加快推进青白高铁建设。"


def roles(text: str) -> list[Role]:
    report = parse(read_text(text))
    return [next(group).role for _, group in groupby(report.statements, key=lambda statement: statement.paragraph)]


@pytest.mark.parametrize(
    ("back", "ahead"),
    [
        ("一、2023年工作回顾", "二、2024年工作安排"),
        ("一、过去五年工作", "二、今后五年的目标任务"),
        ("一、过去一年取得的成绩", "二、对今年政府工作的建议"),
        ("2023年工作回顾", "加强政府自身建设"),
    ],
)
def test_headings_tell(back: str, ahead: str) -> None:
    assert roles(f"{back}\n\n全省上下团结奋斗。\n\n{ahead}\n\n全省上下团结奋斗。") == [Role.REVIEW, Role.PLAN]


def test_a_heading_that_names_a_year_is_judged_by_the_reports_year() -> None:
    text = (
        "---\ntitle: 2024年云岭省政府工作报告\n---\n\n"
        "一、2023年主要工作\n\n全省团结奋斗。\n\n二、2024年主要工作\n\n全省团结奋斗。"
    )
    assert roles(text) == [Role.REVIEW, Role.PLAN]


def test_a_report_without_headings_turns_from_review_to_plan_once() -> None:
    assert roles("\n\n".join([DONE] * 4 + [PROMISED] * 6)) == [Role.REVIEW] * 4 + [Role.PLAN] * 6


def test_a_section_that_looks_back_and_ahead_is_judged_by_its_words() -> None:
    text = "一、2023年工作回顾和2024年工作安排\n\n" + "\n\n".join([DONE] * 3 + [PROMISED] * 3)
    assert roles(text) == [Role.REVIEW] * 3 + [Role.PLAN] * 3


def test_aims_worded_like_results_stay_in_the_plan() -> None:
    text = (
        f"一、过去五年工作回顾\n\n{DONE}\n\n二、今后五年奋斗目标\n\n"
        "——综合实力显著增强。经济总量实现了翻番，取得新的成绩。"
    )
    assert roles(text) == [Role.REVIEW, Role.PLAN]


def test_preamble_and_thanks_are_neither() -> None:
    report = parse(
        read_text(
            f"各位代表：\n\n现在，我代表省政府报告工作，请予审议。\n\n一、2023年工作回顾\n\n{DONE}\n\n在此，我代表省政府，向大家表示衷心的感谢！"
        )
    )
    assert report.statements[0].role is Role.OTHER
    assert report.statements[-1].role is Role.OTHER


def test_attached_projects_are_promised_and_a_glossary_is_an_appendix() -> None:
    text = (
        f"一、2024年工作安排\n\n{PROMISED}\n\n附：2024年民生实事\n\n1. 新建公园25个。\n\n2. 新建桥梁3座。\n\n"
        "名词解释\n\n“归岭计划”：引进在外人才的计划。"
    )
    assert roles(text) == [Role.PLAN, Role.PLAN, Role.PLAN, Role.APPENDIX]


def test_footnotes_without_a_heading_are_an_appendix() -> None:
    names = ["归岭计划", "百村千景", "五减", "岭云"]
    notes = "\n\n".join(f"{n}.“{name}”：指新建一批项目。" for n, name in enumerate(names, 1))
    assert roles(f"一、2024年工作安排\n\n{PROMISED}\n\n{PROMISED}\n\n{notes}")[-4:] == [Role.APPENDIX] * 4


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (f"一、2023年工作回顾\n\n{DONE}", NoteKind.NO_PLAN_PART),
        (f"一、2024年工作安排\n\n{PROMISED}", NoteKind.NO_REVIEW_PART),
    ],
)
def test_a_missing_part_is_said(text: str, note: NoteKind) -> None:
    assert [found.kind for found in parse(read_text(text)).notes] == [note]


def test_glosses_that_a_page_ran_together_are_told_apart() -> None:
    entries = ["归岭计划", "百村千景", "五减", "岭云"]
    notes = "".join(f"[{n}]“{name}”：“一”是新建项目，“二”是改造项目。" for n, name in enumerate(entries, 1))
    report = parse(read_text(f"一、2024年工作安排\n\n{PROMISED}\n\n{PROMISED}\n\n{PROMISED}\n\n{notes}"))
    assert [s.role for s in report.statements[-4:]] == [Role.APPENDIX] * 4


def test_a_part_that_lost_its_title_is_told_by_numbers_that_start_again() -> None:
    done = "\n\n".join(f"{n}、实体经济持续向好\n\n{DONE}\n\n{DONE}" for n in "一二三四")
    promised = "\n\n".join(f"{n}、壮大实体经济\n\n{PROMISED}\n\n{PROMISED}" for n in "一二三四")
    report = parse(read_text(f"2023年工作回顾\n\n{done}\n\n{promised}"))
    assert [s.role for s in report.sections] == [Role.REVIEW] * 5 + [Role.PLAN] * 4
