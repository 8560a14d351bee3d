"""Headings, their nesting, title and year."""

from __future__ import annotations

import pytest

from reportdiff.model import FurnitureKind, Report
from reportdiff.parser import parse
from reportdiff.reader import read_text

OPENING = """政府工作报告

——2024年1月16日在云岭省第九届人民代表大会第三次会议上

云岭省省长　秦望舒

各位代表：

现在，我代表省人民政府报告工作，请各位代表审议。

"""
BODY = "加快推进青溪至白石高铁建设。全年新增高速公路里程210公里。"


def read(text: str) -> Report:
    return parse(read_text(text))


def outline(report: Report) -> list[tuple[int, str, str]]:
    return [(section.level, section.number, section.title) for section in report.sections]


def test_numbers_nest_as_they_do_in_this_report() -> None:
    report = read(
        f"一、2023年工作回顾\n\n全省经济持续回升。\n\n二、2024年工作安排\n\n（一）扩大有效需求\n\n{BODY}\n\n"
        f"1．激发消费潜力\n\n{BODY}\n\n2．扩大有效投资\n\n{BODY}\n\n（二）建设现代产业\n\n{BODY}"
    )
    assert outline(report) == [
        (1, "一、", "2023年工作回顾"),
        (1, "二、", "2024年工作安排"),
        (2, "（一）", "扩大有效需求"),
        (3, "1．", "激发消费潜力"),
        (3, "2．", "扩大有效投资"),
        (2, "（二）", "建设现代产业"),
    ]


def test_unnumbered_titles_hold_the_numbers_that_start_again_under_them() -> None:
    report = read(
        f"2023年工作回顾\n\n一、经济稳步回升\n\n{BODY}\n\n二、民生持续改善\n\n{BODY}\n\n"
        f"2024年工作安排\n\n一、扩大有效需求\n\n{BODY}\n\n二、建设现代产业\n\n{BODY}"
    )
    assert [(level, title) for level, _, title in outline(report)] == [
        (1, "2023年工作回顾"),
        (2, "经济稳步回升"),
        (2, "民生持续改善"),
        (1, "2024年工作安排"),
        (2, "扩大有效需求"),
        (2, "建设现代产业"),
    ]


def test_digits_may_hold_bracketed_numerals_when_a_report_counts_so() -> None:
    report = read(
        f"1、扩大需求\n\n（一）促进消费\n\n{BODY}\n\n（二）扩大投资\n\n{BODY}\n\n"
        f"2、建设产业\n\n（一）强化龙头\n\n{BODY}\n\n（二）培育集群\n\n{BODY}"
    )
    assert [level for level, _, _ in outline(report)] == [1, 2, 2, 1, 2, 2]


@pytest.mark.parametrize(
    ("number", "next_number"),
    [
        ("第一部分　", "第二部分　"),
        ("第一章　", "第二章　"),
        ("一、", "二、"),
        ("（一）", "（二）"),
        ("(一)", "(二)"),
        ("1.", "2."),
        ("1．", "2．"),
        ("1、", "2、"),
        ("（1）", "（2）"),
    ],
)
def test_every_numbering_style_is_a_heading(number: str, next_number: str) -> None:
    report = read(f"{number}扩大有效需求\n\n{BODY}\n\n{next_number}建设现代产业\n\n{BODY}")
    assert [(number, title) for _, number, title in outline(report)] == [
        (number.strip(), "扩大有效需求"),
        (next_number.strip(), "建设现代产业"),
    ]


@pytest.mark.parametrize(("first", "second"), [("一是", "二是"), ("第一，", "第二，"), ("——", "——"), ("一要", "二要")])
def test_an_item_that_opens_with_a_short_sentence_is_a_section_that_runs_on(first: str, second: str) -> None:
    report = read(f"{first}扩大有效需求。{BODY}\n\n{second}建设现代产业。{BODY}")
    if first == "一要":  # an order in passing, no heading
        assert not report.sections
        return
    assert [section.title for section in report.sections] == ["扩大有效需求", "建设现代产业"]
    assert all(section.run_on for section in report.sections)


def test_a_heading_that_runs_on_owns_its_number_and_its_sentence_is_a_statement() -> None:
    source = f"（一）扩大有效需求。{BODY}\n\n（二）建设现代产业。{BODY}"
    report = read(source)
    first = report.sections[0]
    assert source[first.start : first.end] == "（一）"
    assert report.statements[0].text == "扩大有效需求。"
    assert report.statements[0].section == first.id


def test_a_heading_alone_on_its_line_owns_the_line() -> None:
    source = f"（一）扩大有效需求。\n\n{BODY}"
    report = read(source)
    assert source[report.sections[0].start : report.sections[0].end] == "（一）扩大有效需求。"
    assert report.statements[0].text == "加快推进青溪至白石高铁建设。"


def test_bold_lines_and_bold_openings_are_headings() -> None:
    report = read(f"**扩大有效需求**\n\n{BODY}\n\n**建设现代产业。**{BODY}")
    assert [(section.title, section.run_on) for section in report.sections] == [
        ("扩大有效需求", False),
        ("建设现代产业", True),
    ]
    assert report.sections[1].start == report.sections[1].end


def test_markdown_headings_keep_their_depth() -> None:
    report = read(f"# 第一篇\n\n## 扩大需求\n\n{BODY}\n\n## 建设产业\n\n{BODY}\n\n# 第二篇\n\n{BODY}")
    assert [level for level, _, _ in outline(report)] == [1, 2, 2, 1]


def test_numbered_livelihood_projects_are_statements_and_no_headings() -> None:
    report = read(
        "附：2024年省政府民生实事\n\n一、就业增收2件\n\n1. 新建儿童友好公园25个。\n\n2. 新增母婴室200间\n\n"
        "二、社会保障2件\n\n3. 改造农村危旧桥梁320座。\n\n4. 资助困难家庭大学新生1.8万名"
    )
    assert [section.title for section in report.sections] == ["附：2024年省政府民生实事", "就业增收2件", "社会保障2件"]
    assert [statement.text for statement in report.statements] == [
        "新建儿童友好公园25个。",
        "新增母婴室200间",
        "改造农村危旧桥梁320座。",
        "资助困难家庭大学新生1.8万名",
    ]
    assert {piece.text.strip() for piece in report.furniture} >= {"1.", "2.", "3.", "4."}


def test_a_glossary_has_no_sections() -> None:
    report = read(
        f"一、2024年工作安排\n\n{BODY}\n\n名词解释\n\n1.“归岭计划”：面向在外人才的引进计划。\n\n2.“百村千景”：整治公共空间的行动。"
    )
    assert [section.title for section in report.sections] == ["2024年工作安排", "名词解释"]


def test_a_heading_whose_line_break_was_lost_is_found() -> None:
    report = read(
        "一、2023年工作回顾2023年，面对复杂多变的国内外形势，全省上下攻坚克难、砥砺奋进，实现了经济平稳增长。\n\n"
        "二、2024年工作安排今年，是承上启下的关键一年，做好各项工作十分重要。"
    )
    assert [section.title for section in report.sections] == ["2023年工作回顾", "2024年工作安排"]
    assert report.statements[0].text.startswith("2023年，面对")


def test_headings_in_the_middle_of_a_paragraph_are_found() -> None:
    report = read(f"全省经济持续回升。一、扩大有效需求。{BODY}二、建设现代产业。{BODY}")
    assert [section.title for section in report.sections] == ["扩大有效需求", "建设现代产业"]


def test_an_enumeration_of_industries_is_no_heading() -> None:
    report = read("一、二、三产业协调发展，服务业比重持续提高，产业结构不断优化。")
    assert not report.sections


def test_title_date_and_speaker_are_set_aside() -> None:
    report = read(OPENING + BODY)
    assert report.title == "政府工作报告"
    titles = [piece.text for piece in report.furniture if piece.kind is FurnitureKind.TITLE]
    assert titles == ["政府工作报告", "——2024年1月16日在云岭省第九届人民代表大会第三次会议上", "云岭省省长　秦望舒"]
    assert [piece.text for piece in report.furniture if piece.kind is FurnitureKind.SALUTATION] == ["各位代表："]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (OPENING, 2024),
        ("---\ntitle: 2025年云岭省政府工作报告\n---\n\n各位代表：\n\n", 2025),
        ("政府工作报告\n\n——二〇一九年一月十日在云岭省人民代表大会上\n\n各位代表：\n\n", 2019),
        ("政府工作报告\n\n（2022年12月27日）\n\n各位代表：\n\n", 2023),
        ("各位代表：\n\n2026年是“十五五”开局之年。\n\n", 2026),
        ("各位代表：\n\n", None),
    ],
)
def test_the_year_is_the_one_for_which_the_report_was_given(text: str, year: int | None) -> None:
    assert read(text + BODY).year == year


def test_a_language_may_be_forced() -> None:
    from reportdiff.options import ParserOptions

    assert parse(read_text(BODY), ParserOptions(language="en")).language == "en"


def test_a_bold_line_that_only_announces_is_no_heading() -> None:
    report = read(f"**重点做好以下两个方面工作：**\n\n（一）扩大需求\n\n{BODY}\n\n（二）建设产业\n\n{BODY}")
    assert [section.title for section in report.sections] == ["扩大需求", "建设产业"]
    assert report.statements[0].text == "重点做好以下两个方面工作："


@pytest.mark.parametrize("title", ["云岭省2024年政府工作报告", "2024年云岭省政府工作报告", "云岭省人民政府工作报告"])
def test_a_title_may_name_the_place_before_the_year_or_behind_it(title: str) -> None:
    text = f"{title}\n\n一、2023年工作回顾\n\n新建学校20所。\n\n二、2024年工作安排\n\n新建学校30所。\n"
    report = parse(read_text(text))
    assert report.title == title
    assert [section.title for section in report.sections] == ["2023年工作回顾", "2024年工作安排"]


LEADS = (
    "扩大有效投资。加快推进青溪至白石高铁建设，全年新增高速公路里程210公里。",
    "激发消费潜力。建设省级夜间经济集聚区12个，办好青溪消费季。",
    "稳定外贸外资。开通云岭至落霞货运班列，新增外资企业80家。",
)


def test_short_sentences_of_one_shape_head_their_paragraphs() -> None:
    report = read(
        "一、2024年工作安排\n\n（一）扩大有效需求\n\n" + "\n\n".join(LEADS) + f"\n\n（二）建设现代产业\n\n{BODY}"
    )
    assert outline(report)[2:6] == [
        (3, "", "扩大有效投资"),
        (3, "", "激发消费潜力"),
        (3, "", "稳定外贸外资"),
        (2, "（二）", "建设现代产业"),
    ]
    assert "扩大有效投资。" in [statement.text for statement in report.statements]


@pytest.mark.parametrize(
    "paragraphs",
    [
        LEADS[:2],
        (LEADS[0], BODY, LEADS[1], LEADS[2]),
        (*LEADS[:2], "坚持把稳定外贸外资摆在更加突出的位置。开通云岭至落霞货运班列。"),
        ("新增岗位3万个。" + BODY, "改造小区9个。" + BODY, "建成学校5所。" + BODY),
        ("扩大有效投资。", "激发消费潜力。", "稳定外贸外资。"),
        (LEADS[0], LEADS[1], "稳外贸，稳外资。开通云岭至落霞货运班列，新增外资企业80家。"),
        tuple(f"推进第{sign}件大事。建设省级夜间经济集聚区，办好青溪消费季。" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅"),
        ("扩大有效投资。办好青溪。", "激发消费潜力。办好落霞。", "稳定外贸外资。办好澜州。"),
    ],
    ids=[
        "two only",
        "one apart",
        "one of another length",
        "figures",
        "nothing behind",
        "one of more clauses",
        "too many",
        "little behind",
    ],
)
def test_what_is_less_than_a_row_of_such_sentences_heads_nothing(paragraphs: tuple[str, ...]) -> None:
    report = read("一、2024年工作安排\n\n（一）扩大有效需求\n\n" + "\n\n".join(paragraphs))
    assert len(outline(report)) == 2


@pytest.mark.parametrize("bold", ["**今年发展的主要预期目标是：**", "**各位代表：**", "**重点做好以下九个方面工作：**"])
def test_bold_that_only_announces_is_no_heading(bold: str) -> None:
    report = read(f"二、2024年工作安排\n\n{bold}地区生产总值增长6%。\n\n**（一）扩大有效需求**\n\n{BODY}")
    assert [(level, title) for level, _, title in outline(report)] == [(1, "2024年工作安排"), (2, "扩大有效需求")]


def test_a_bold_opening_on_industries_of_the_future_is_no_part_of_the_report() -> None:
    report = read(
        f"一、2023年工作回顾\n\n**（一）产业稳步升级**\n\n**新兴产业加速培育。**{BODY}\n\n**未来产业创新发展。**{BODY}\n\n"
        f"**（二）民生持续改善**\n\n{BODY}\n\n二、2024年工作安排\n\n{BODY}"
    )
    assert [title for level, _, title in outline(report) if level == 1] == ["2023年工作回顾", "2024年工作安排"]
