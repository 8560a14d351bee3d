"""Nothing in a report's text acts in the formats that people open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support.invented import HOSTILE

from reportdiff.renderer.escape import cell, markdown, visible

GITHUB = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])


def shown(source: str) -> str:
    """What a reader of rendered Markdown sees, and a failure where anything but text was made of it."""
    tokens = GITHUB.parse(source)
    text = []
    for token in tokens:
        assert token.type in {"paragraph_open", "inline", "paragraph_close"}, token
        for child in token.children or []:
            ours = (child.type, child.content) == ("html_inline", "<!-- -->")
            assert child.type in {"text", "text_special", "softbreak"} or ours, child
            text.append("" if ours else child.content)
    return "".join(text)


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "# 标题",
        "- 项目",
        "+ 项目",
        "* 项目",
        "1. 项目",
        "2024) 项目",
        "> 引文",
        "=====",
        "---",
        "```",
        "~~删~~",
        "a | b",
        "[文](https://evil.example)",
        "![图](x)",
        "<https://evil.example>",
        "<!-- -->",
        "&lt;b&gt;",
        "\\*",
        "    代码",
        "$x$",
        "_a_ __b__ **c**",
    ],
)
def test_markdown_shows_the_text_as_it_is(text: str) -> None:
    assert shown(markdown(text)) == visible(text).strip()


@given(st.text(max_size=60))
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    assert " ".join(shown(markdown(text)).split()) == " ".join(visible(text).split())


@given(st.text(max_size=60))
def test_markdown_shows_any_text_as_it_is_within_a_list(text: str) -> None:
    tokens = GITHUB.parse(f"- {markdown('x' + text)}")
    assert [token.type for token in tokens].count("list_item_open") == 1


@pytest.mark.parametrize("text", ["https://a.example", "www.a.example", "HTTP://a.example", "ftp://a.example"])
def test_markdown_makes_no_link_of_an_address(text: str) -> None:
    assert text not in markdown(text)


def test_markdown_calls_nobody() -> None:
    assert "@someone" not in markdown("@someone")
    assert "#12" not in markdown("见#12")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "　=1", "\n=1"])
def test_a_cell_is_no_formula(text: str) -> None:
    assert cell(text).startswith("'")


def test_an_ordinary_cell_is_left_alone() -> None:
    assert cell("增长6%左右") == "增长6%左右"
    assert cell("") == ""


@given(st.text(max_size=60))
def test_visible_text_has_no_control_and_stands_on_one_line(text: str) -> None:
    made = visible(text)
    assert len(made.splitlines()) <= 1
    made.encode("utf-8")
    assert visible(made) == made
