"""What a user sees of the reader: paragraphs put back together, everything else set aside and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportdiff.model import BlockKind, Document, FurnitureKind, NoteKind
from reportdiff.reader import read_bytes, read_text

if TYPE_CHECKING:
    from pathlib import Path

COLUMN = """\
（上接第 一 版）
二是做强特色产业。全省实施产业链项目 1650
个，新能源全产业链增加值增长 16.1%，建成云
岭最大光伏项目、最大陆上风电基地，产值达到

2762 亿元。
三、2024 年重点工作
（一）全力以赴抓政策落地。政策落地是头号
工程，全省上下要把今年作为落实年，推动各项

“政务 + 直播”服务新模式扩面，营造“承诺制
+ 全代办”的环境，让企业活下来、留得住、经
营得好，力争重点项目投资不低于 1700 亿元，
PM2.5 浓度降到历史最好水平。       （下转第五版）
"""


def kinds(document: Document) -> list[FurnitureKind]:
    return [piece.kind for piece in document.furniture]


def test_a_newspaper_column_becomes_paragraphs() -> None:
    assert read_text(COLUMN).text.split("\n") == [
        (
            "二是做强特色产业。全省实施产业链项目1650个，新能源全产业链增加值增长16.1%，"
            "建成云岭最大光伏项目、最大陆上风电基地，产值达到2762亿元。"
        ),
        "三、2024年重点工作",
        (
            "（一）全力以赴抓政策落地。政策落地是头号工程，全省上下要把今年作为落实年，推动各项“政务+直播”服务新模式扩面，"
            "营造“承诺制+全代办”的环境，让企业活下来、留得住、经营得好，力争重点项目投资不低于1700亿元，"
            "PM2.5浓度降到历史最好水平。"
        ),
    ]


def test_page_marks_are_set_aside_and_say_what_is_missing() -> None:
    document = read_text(COLUMN)
    assert [piece.text for piece in document.furniture] == ["（上接第 一 版）", "（下转第五版）"]
    assert [note.kind for note in document.notes] == [NoteKind.BEGINNING_MISSING, NoteKind.END_MISSING]
    assert all(COLUMN[note.start : note.end] in note.text for note in document.notes[1:])


def test_page_marks_inside_a_whole_text_say_nothing_is_missing() -> None:
    text = (
        "各位代表：\n\n过去一年成效明显。我们坚持创新驱动，全面推进云岭\n\n（下转第2版）\n\n（上接第1版）科技城建设。\n"
    )
    document = read_text(text)
    assert document.text == "各位代表：\n过去一年成效明显。我们坚持创新驱动，全面推进云岭科技城建设。"
    assert not document.notes


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n", "\x85", "\u2028", "\f"])
def test_every_line_break_counts(newline: str) -> None:
    assert read_text("云岭省报告\n\n各位代表：\n现在开会。".replace("\n", newline)).text.split("\n") == [
        "云岭省报告",
        "各位代表：",
        "现在开会。",
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("到 2024 年新增 10 万吨", "到2024年新增10万吨"),
        ("优化营商环境 4.0 版方案", "优化营商环境4.0版方案"),
        ("推广 Green Finance 和 C919 飞机", "推广Green Finance和C919飞机"),
        ("完成１０　万吨", "完成１０万吨"),
        ("总值达到 1 029 亿元", "总值达到1029亿元"),
        ("增长 10 % 左右", "增长10%左右"),
        ("发展\u200b经济\ufeff", "发展经济"),
        ("发展\x1b经济\x00社会", "发展经济社会"),
    ],
)
def test_blanks_of_the_page_go_and_blanks_between_words_stay(source: str, text: str) -> None:
    assert read_text(source).text == text


def test_markdown_marks_are_set_aside() -> None:
    document = read_text(
        "---\ntitle: 2024年云岭省政府工作报告\nsource: https://example.org\n---\n\n<!-- 图片 -->\n\n## 一、工作回顾\n\n"
        "**（一）扩大内需。**消费增长5%[^1]。\n\n- 新建学校\n\n> 引文\n\n---\n\n[^1]: 指零售额。\n"
    )
    assert document.title == "2024年云岭省政府工作报告"
    assert document.text.split("\n") == [
        "一、工作回顾",
        "（一）扩大内需。消费增长5%。",
        "新建学校",
        "引文",
        "指零售额。",
    ]
    heading, paragraph, item, *_ = document.blocks
    assert (heading.kind, heading.level) == (BlockKind.HEADING, 2)
    assert item.kind is BlockKind.LIST_ITEM
    (strong,) = paragraph.strong
    assert document.text[strong.start : strong.end] == "（一）扩大内需。"
    assert set(kinds(document)) == {
        FurnitureKind.FRONT_MATTER,
        FurnitureKind.COMMENT,
        FurnitureKind.MARKUP,
        FurnitureKind.FOOTNOTE_MARK,
    }


def test_a_tables_cells_are_parted_by_tabs() -> None:
    document = read_text("指标如下：\n\n| 指标 | 目标 |\n| --- | :-: |\n| 地区生产总值 | 6% |\n")
    assert document.text.split("\n")[1:] == ["指标\t目标", "地区生产总值\t6%"]
    assert [block.kind for block in document.blocks[1:]] == [BlockKind.TABLE_ROW] * 2


def test_escaped_marks_and_lone_stars_are_text() -> None:
    assert read_text("建设2*66万千瓦项目和\\*重点\\*工程").text == "建设2*66万千瓦项目和*重点*工程"


def test_page_numbers_and_running_heads_are_set_aside() -> None:
    document = read_text("各位代表：\n\n— 3 —\n\n2024年1月30日  星期二  要闻 3版\n\n现在开会。\n\n第 4 页 共 20 页\n")
    assert document.text == "各位代表：\n现在开会。"
    assert kinds(document) == [FurnitureKind.PAGE_NUMBER, FurnitureKind.RUNNING_HEAD, FurnitureKind.PAGE_NUMBER]


def test_bare_numbers_that_count_up_are_page_numbers() -> None:
    pages = "\n\n".join(f"第{n}项工作已经完成。\n\n{n}" for n in range(1, 6))
    assert read_text(pages).text == "\n".join(f"第{n}项工作已经完成。" for n in range(1, 6))


def test_a_number_alone_on_its_line_is_text_where_the_sentence_needs_it() -> None:
    text = read_text("改善了投资环境。继续坚持\n\n1994\n\n年抓重大项目的一些做法，完成三件大事。\n").text
    assert text == "改善了投资环境。继续坚持1994年抓重大项目的一些做法，完成三件大事。"


def test_a_clean_files_lines_are_its_paragraphs() -> None:
    text = "云岭省政府工作报告\n省长 云山\n各位代表：\n一、工作回顾\n（一）经济\n过去一年，经济稳定增长。"
    assert read_text(text).text == text.replace(" ", "")


def test_english_lines_are_joined_with_blanks() -> None:
    document = read_text(
        "Item 1. Business\n\nThe company grew in the year, and the board expects that\n"
        "it will grow further in the next. Each of the aims is set\nout below and is measured "
        "every quarter.\n\nRevenue rose by 5% to $3.2 billion.\n"
    )
    assert document.text.split("\n") == [
        "Item 1. Business",
        (
            "The company grew in the year, and the board expects that it will grow further in the next. "
            "Each of the aims is set out below and is measured every quarter."
        ),
        "Revenue rose by 5% to $3.2 billion.",
    ]


def test_a_web_page_is_read_as_its_reader_sees_it() -> None:
    document = read_bytes(
        "<!DOCTYPE html><html><head><title>云岭省报告</title><style>p{}</style></head><body><nav>首页</nav>"
        "<p>各位代表：</p><p>增长6&permil;&nbsp;左右，\n完成<b>2024</b> 年任务。<br>谢谢！</p><script>x()</script>"
        "</body></html>".encode()
    )
    assert document.text.split("\n") == ["各位代表：", "增长6‰左右，完成2024年任务。", "谢谢！"]
    assert document.title == "云岭省报告"
    span = document.span(document.text.index("完成"), document.text.index("任务"))
    assert document.source[span.start : span.end] == "完成<b>2024</b> 年"


def test_places_lead_back_to_the_file() -> None:
    document = read_text(COLUMN)
    at = document.text.index("产值达到2762亿元")
    span = document.span(at, at + len("产值达到2762亿元"))
    assert COLUMN[span.start : span.end] == "产值达到\n\n2762 亿元"


def test_a_file_reads_like_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(COLUMN, encoding="gb18030")
    assert read_bytes(path.read_bytes(), path=str(path)).text == read_text(COLUMN).text


@pytest.mark.parametrize("verb", ["为：", "是：", "为 :"])
def test_a_line_that_ends_like_a_heading_goes_on_with_the_verb_that_announces(verb: str) -> None:
    lines = [
        "坚持稳中求进，加快转变发展方式，做好各项工",
        "作，努力在全国发挥带头作用。",
        "",
        "建议2025年全省经济社会发展的主要预期目标",
        f"{verb}地区生产总值增长6%，粮食总产量稳定在",
        "三百五十亿斤，城镇调查失业率控制在百分之五",
        "以内，居民收入与经济增长同步。",
    ]
    paragraphs = read_text("\n".join(lines * 3)).text.split("\n")
    assert not any(paragraph.endswith("目标") for paragraph in paragraphs)
