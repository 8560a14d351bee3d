"""Nothing is lost: every character of any file is text or a named piece, and leads back to its place."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from support.layout import newspaper

from reportdiff.errors import InputError
from reportdiff.reader import read_bytes, read_text

if TYPE_CHECKING:
    from reportdiff.model import Document

PIECES = st.sampled_from(
    [
        *(
            "发展",
            "经济",
            "，",
            "。",
            "、",
            "：",
            "！",
            "“",
            "”",
            "（",
            "）",
            "——",
            "一、",
            "（一）",
            "1.",
            "一是",
            "第一，",
        ),
        *(
            "各位代表",
            " ",
            "  ",
            "\u3000\u3000",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\f",
            "\x85",
            "\u2028",
            "\t",
            "2024",
            "年",
        ),
        *("5%", "GDP", "Growth", "and", "**", "*", "#", "## ", "- ", "> ", "|", "|---|", "---", "\\*", "[^1]", "[^1]:"),
        *(
            "<!--",
            "-->",
            "---\ntitle: 甲\n---\n",
            "（上接第一版）",
            "（下转第 2 版）",
            "下转4版",
            "— 3 —",
            "\u200b",
            "\x00",
        ),
        *("<html>", "<p>", "</p>", "<nav>", "</nav>", "<script>", "</script>", "&amp;", "&nbsp;", "&#20013;", "\ud800"),
        *("\ufdd0", "\ufeff", "这是一行二十个汉字的报纸排版文字测试内容，", "继续推进各项改革开放事业发展取得新的成效"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


def check(document: Document) -> None:
    text, offsets, source = document.text, list(document.offsets), document.source
    assert len(text) == len(offsets)
    assert all(a <= b for a, b in pairwise(offsets))
    mapped = {at for char, at in zip(text, offsets, strict=True) if not char.isspace() or char == "\t"}
    aside = [at for piece in document.furniture for at in range(piece.start, piece.end)]
    assert len(aside) == len(set(aside))
    assert all(source[piece.start : piece.end] == piece.text for piece in document.furniture)
    assert not mapped & set(aside)
    left = set(range(len(source))) - mapped - set(aside)
    assert not "".join(source[at] for at in left).strip()
    assert [text[block.start : block.end] for block in document.blocks] == (text.split("\n") if text else [])
    for block in document.blocks:
        assert all(block.start <= span.start < span.end <= block.end for span in block.strong)
    for note in document.notes:
        assert 0 <= note.start <= note.end <= len(source)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text(source: str) -> None:
    try:
        document = read_text(source)
    except InputError:
        return
    assert document.source == source
    check(document)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(),
        TEXTS.map(lambda text: text.encode("gb18030", "ignore")),
        TEXTS.map(lambda text: text.encode("utf-16-le", "ignore")),
    )
)
def test_any_bytes(data: bytes) -> None:
    try:
        document = read_bytes(data)
    except InputError:
        return
    check(document)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=5, max_size=200).map("".join), st.integers(10, 26), st.integers(0, 5))
def test_any_layout(source: str, width: int, seed: int) -> None:
    try:
        document = read_text(newspaper(source, width=width, seed=seed))
    except InputError:
        return
    check(document)
