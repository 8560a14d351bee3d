"""What a reader sees in a terminal: the golden views, and what has to hold in every view."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from support.golden import check
from support.invented import hostile_diff, invented_diff, same_diff

from reportdiff.errors import OptionsError
from reportdiff.model import Role
from reportdiff.renderer.terminal import render_terminal
from reportdiff.renderer.view import Part, View

if TYPE_CHECKING:
    from reportdiff.changes import ReportDiff

DIFF = invented_diff()
ALL = View(everything=True, explain=True)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("name", ["digest", "all"])
def test_golden_view(lang: str, width: int, name: str) -> None:
    view = ALL if name == "all" else View()
    check(f"terminal-{name}-{lang}-{width}.txt", render_terminal(DIFF, lang=lang, width=width, view=view))


def test_golden_colours() -> None:
    check("terminal-color-zh-80.txt", render_terminal(DIFF, lang="zh", color=True).replace("\x1b", "<ESC>"))


def test_colour_changes_nothing_but_colour() -> None:
    plain = render_terminal(DIFF, lang="zh", view=ALL)
    assert "\x1b" not in plain
    assert ANSI.sub("", render_terminal(DIFF, lang="zh", view=ALL, color=True)) == plain


def test_colour_does_not_depend_on_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    before = render_terminal(DIFF, color=True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    assert render_terminal(DIFF, color=True) == before


@pytest.mark.parametrize("diff", [DIFF, hostile_diff(), same_diff()], ids=["invented", "hostile", "same"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80, 100, 160])
@pytest.mark.parametrize("view", [View(), ALL], ids=["digest", "all"])
def test_no_line_is_wider_than_asked_for(diff: ReportDiff, lang: str, width: int, view: View) -> None:
    lines = render_terminal(diff, lang=lang, width=width, view=view).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert not any(line != line.rstrip() for line in lines)


@pytest.mark.parametrize("width", [80, 100, 160])
def test_columns_of_the_target_table_stand_straight(width: int) -> None:
    lines = render_terminal(DIFF, lang="zh", width=width).splitlines()
    head = next(i for i, line in enumerate(lines) if line.split() == ["指标", "2023", "2024", "变化"])
    column = cell_len(lines[head][: lines[head].index("变化")])
    rows = lines[head + 1 : head + 7]
    for row, word in zip(rows, ["≈ 限定词变", "↑ 上调", "↓ 下调", "= 不变", "≈ 限定词变", "+ 新提"], strict=True):
        assert cell_len(row[: row.index(word)]) == column, row


def test_headline_targets_stand_on_the_first_screenful() -> None:
    screen = render_terminal(DIFF, lang="zh", width=80).splitlines()[:23]
    shown = "\n".join(screen)
    for indicator in ("地区生产总值", "固定资产投资", "城镇新增就业", "居民消费价格", "居民收入", "一般公共预算收入"):
        assert indicator in shown
    assert re.search(r"地区生产总值 .*6%左右 +6%以上", shown)
    assert re.search(r"城镇新增就业 .*20万人以上 +18万人以上 +↓ 下调 2万人", shown)
    assert re.search(r"一般公共预算收入 .*未见 +5%—6% +\+ 新提", shown)


def test_without_a_pager_headline_targets_stand_on_the_last_screenful_too() -> None:
    assert "重列" not in render_terminal(DIFF, lang="zh", screen=200)
    last = "\n".join(render_terminal(DIFF, lang="zh", screen=24).splitlines()[-22:])
    assert "主要预期目标（重列）" in last
    assert re.search(r"城镇新增就业 .*20万人以上 +18万人以上", last)


def test_directions_of_targets_are_told_in_words_and_signs() -> None:
    text = render_terminal(DIFF, lang="en", width=100)
    for told in ("≈ requalified", "↑ raised 5 points", "↓ lowered 2万人", "= unchanged", "≠ restated"):
        assert told in text


def test_what_is_missing_from_a_report_is_said_before_anything_else() -> None:
    text = render_terminal(DIFF, lang="zh")
    assert text.index("结尾缺失") < text.index("主要预期目标")
    assert text.count("新报告文本不全（缺结尾）") == 3, "at the head, under the targets, over the list"


def test_word_edits_carry_marks_besides_colour() -> None:
    text = render_terminal(DIFF, lang="zh", width=160, view=View(everything=True))
    assert "城镇新增就业[-20万人以上-]{+18万人以上+}。" in text
    assert "[-20万人以上-]" not in render_terminal(DIFF, lang="zh", width=160)


def test_a_moved_and_edited_statement_is_shown_once_with_its_edit() -> None:
    text = render_terminal(DIFF, lang="zh", width=160, view=View(everything=True))
    assert text.count("加快推进云西高速公路{+，年内建成通车+}") == 1
    assert "29→43 ~ 改写 [-开工建设岚江水利枢纽，-]" in text
    assert "> 移位 原在：二、今年工作部署 › （二）扩大有效投资" in text


def test_statements_with_numbers_and_names_come_before_general_phrases() -> None:
    diff = invented_diff()
    text = render_terminal(diff, lang="zh", view=View(only=(Part.COMMITMENTS,)))
    assert text.index("实现县级医院远程诊疗全覆盖") < text.index("深入推进移风易俗")


def test_long_lists_are_cut_short_in_the_digest_and_say_so() -> None:
    change = next(c for c in DIFF.changes if c.kind == "dropped")
    many = replace(DIFF, changes=tuple(replace(change, id=f"c{i}") for i in range(300)))
    digest = render_terminal(many, lang="zh")
    assert digest.count("建成充电桩2万个。") == 12
    assert "另有288条" in digest
    assert render_terminal(many, lang="zh", view=View(only=(Part.COMMITMENTS,))).count("建成充电桩2万个。") == 300


def test_only_shows_one_part() -> None:
    text = render_terminal(DIFF, lang="zh", view=View(only=(Part.TARGETS,)))
    assert "高标准农田" in text
    assert "未再提的部署" not in text
    moves = render_terminal(DIFF, lang="zh", view=View(only=(Part.MOVES,)))
    assert "改造老旧小区800个。" in moves
    assert "主要预期目标" not in moves


def test_only_wording_lists_terms_with_counts_and_a_sentence() -> None:
    text = render_terminal(DIFF, lang="zh", view=View(only=(Part.WORDING,)))
    assert "主要预期目标" not in text
    assert re.search(r"新质生产力 +0 → 3 +35行 布局建设“云上岭南”低空经济试验区3个。", text)
    assert re.search(r"移风易俗 +2 → 0 +41行 深入推进移风易俗。", text)


def test_section_shows_what_stands_under_a_heading_of_either_report() -> None:
    text = render_terminal(DIFF, lang="zh", view=View(section="新质 生产力"))
    assert "低空经济" in text
    assert "移风易俗" not in text
    with pytest.raises(OptionsError, match="no heading"):
        render_terminal(DIFF, view=View(section="没有这个标题"))


def test_role_shows_other_parts_of_the_reports() -> None:
    assert "城镇新增就业18.4万人" not in render_terminal(DIFF, lang="zh", view=View(only=(Part.COMMITMENTS,)))
    view = View(only=(Part.COMMITMENTS,), roles=(Role.REVIEW,))
    assert "城镇新增就业18.4万人" in render_terminal(DIFF, lang="zh", view=view)


def test_what_the_reader_set_by_hand_is_always_shown_as_such() -> None:
    assert "人工指定；可信度1.00；理由：同一条路" in render_terminal(DIFF, lang="zh", view=View(everything=True))


def test_explain_says_why() -> None:
    text = render_terminal(DIFF, lang="zh", width=160, view=ALL)
    assert "共有少见词：云岭一号" in text
    assert "理由：同一条路" in text
    assert "最接近：开工建设岚江水利枢纽" in text
    assert "分数低于门槛" in text


def test_reports_that_do_not_differ() -> None:
    text = render_terminal(same_diff(), lang="zh")
    assert "没有差别" in text
    assert "新提的部署" not in text


def test_report_text_never_acts_on_the_terminal() -> None:
    for view in (View(), ALL):
        plain = render_terminal(hostile_diff(), view=view)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", plain)
        assert "[bold red]不是标记[/]" in re.sub(r"\n +", "", plain)
        colored = render_terminal(hostile_diff(), view=view, color=True)
        assert "\x1b" not in ANSI.sub("", colored)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=200), st.sampled_from([40, 80]))
def test_any_text_can_be_shown(text: str, width: int) -> None:
    shown = render_terminal(hostile_diff(text), width=width, view=ALL)
    assert all(char.isprintable() or char in "\n\u3000\xa0" or not char.isascii() for char in shown)
    assert "\x1b" not in shown
    assert "\r" not in shown


def test_a_statement_of_20000_characters_without_a_break() -> None:
    text = "长" * 20_000
    digest = render_terminal(hostile_diff(text), lang="zh")
    assert "共20,000字" in digest
    assert len(digest) < 20_000
    assert max(map(cell_len, digest.splitlines())) <= 80


def test_the_same_bytes_again() -> None:
    assert render_terminal(invented_diff(), color=True) == render_terminal(invented_diff(), color=True)


def test_no_report_language_needed() -> None:
    unknown = replace(DIFF, new=replace(DIFF.new, language="fr"))
    assert render_terminal(unknown).startswith("Reports compared")
    assert Path(DIFF.old.path or "").name in render_terminal(unknown)
