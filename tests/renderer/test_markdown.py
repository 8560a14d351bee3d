"""Markdown for a document or a pull request."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from support.golden import check
from support.invented import hostile_diff, invented_diff, same_diff

from reportdiff.changes import Edit, EditOp, ReportDiff
from reportdiff.renderer.markdown import render_markdown
from reportdiff.renderer.view import Part, View

DIFF = invented_diff()
ALL = View(everything=True)
GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_golden(lang: str) -> None:
    check(f"markdown-{lang}.md", render_markdown(DIFF, lang=lang, view=ALL))


@pytest.mark.parametrize("diff", [DIFF, hostile_diff()], ids=["invented", "hostile"])
def test_tables_and_headings_are_ours_alone(diff: ReportDiff) -> None:
    def shape(source: str) -> list[str]:
        blocks = [token.type for token in GITHUB.parse(source) if token.type.endswith("_open")]
        return [block for block in blocks if block != "paragraph_open"]

    ours = shape(render_markdown(DIFF, view=ALL))
    assert [kind for kind in shape(render_markdown(diff, view=ALL)) if kind != "blockquote_open"] == [
        kind for kind in ours if kind != "blockquote_open"
    ]


def test_hostile_text_makes_no_markup() -> None:
    allowed = {"<del>", "</del>", "<ins>", "</ins>", "<!-- -->"}
    for token in GITHUB.parse(render_markdown(hostile_diff(), view=ALL)):
        assert token.type != "html_block"
        for child in token.children or []:
            assert child.type in {
                "text",
                "text_special",
                "softbreak",
                "hardbreak",
                "html_inline",
                "strong_open",
                "strong_close",
            }
            assert child.type != "html_inline" or child.content in allowed


def test_both_quotations_of_a_delivery_are_shown() -> None:
    text = render_markdown(DIFF, lang="zh", view=View(only=(Part.DELIVERY,)))
    assert "| **未完成** | 城镇新增就业 | 城镇新增就业20万人以上 | 城镇新增就业18.4万人 |" in text


def test_terms_are_listed_with_their_counts() -> None:
    text = render_markdown(DIFF, lang="zh", view=View(only=(Part.WORDING,)))
    assert "- **新质生产力** 0 → 3: 布局建设“云上岭南”低空经济试验区3个。 (35行)" in text


def test_reports_that_do_not_differ() -> None:
    assert "没有差别" in render_markdown(same_diff(), lang="zh")


def test_blanks_between_words_stay() -> None:
    edits = (Edit(EditOp.EQUAL, "build ", "build "), Edit(EditOp.REPLACE, "old ", "new "), Edit(EditOp.EQUAL, "x", "x"))
    diff = replace(DIFF, changes=tuple(replace(c, edits=edits) if c.edits else c for c in DIFF.changes))
    assert "build <del>old </del><ins>new </ins>x" in render_markdown(diff, view=ALL)
