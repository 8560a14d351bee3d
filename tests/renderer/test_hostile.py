"""Reports, titles and file names that try to act: in every format they stay text."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt
from support.invented import hostile_diff
from support.page import parse_page

from reportdiff.renderer import Format, render
from reportdiff.renderer.csv import TABLES
from reportdiff.renderer.escape import visible
from reportdiff.renderer.view import View

if TYPE_CHECKING:
    from pathlib import Path

    from reportdiff.changes import ReportDiff

ATTACKS = {
    "a link by OSC 8": "\x1b]8;;https://evil.example/\x1b\\点此\x1b]8;;\x1b\\",
    "a link by OSC 8 that ends with BEL": "\x1b]8;;https://evil.example/\x07点此\x1b]8;;\x07",
    "the clipboard by OSC 52": "\x1b]52;c;ZXZpbA==\x07",
    "a window's title by OSC 0": "\x1b]0;evil\x07",
    "colours and moves by CSI": "\x1b[2J\x1b[1;1H\x1b[31m红",
    "C1 controls": "\x9b2J\x9d8;;x\x9c\x90q\x9c\x85",
    "a device control string": "\x1bP$q\x1b\\",
    "backspaces that hide": "增长6%\x08\x08\x089%",
    "a carriage return that overwrites": "增长6%\r增长9%",
    "the direction of writing": "\u202e%9长增\u202c\u2066x\u2069\u200f\u061c",
    "rich markup": "[bold red]x[/] [link=https://evil.example]x[/link] [/] [@click=app.bell]x[/] \\[x]",
    "emoji codes": ":skull: :warning:",
    "marks of Markdown": "# 一\n- 二\n> 三\n| a | b |\n|---|---|\n```\n~~~\n***\n[x](javascript:alert(1)) ![x](//e)",
    "HTML in Markdown": "<details open ontoggle=alert(1)><!-- x --><a href='//e'>x</a> &lt;script&gt;",
    "mentions and addresses": "@all #1 https://evil.example www.evil.example a@evil.example GH-1",
    "formulas": "=cmd|' /C calc'!A0",
    "formulas with full-width signs": '＝HYPERLINK("//e")',
    "formulas behind blanks": " \t=1+1",
    "cells that break out": '",=1+1,"\r\n=2',
    "lone surrogates": "\ud800增长\udfff",
    "noncharacters and NUL": "\x00\ufdd0\ufffe\uffff\U0010ffff",
    "line ends of every kind": "一\n二\r\n三\r四\x0b五\x0c六\x85七\u2028八\u2029九",
    "combining marks": "e" + "\u0301" * 200,
    "tags of a page": "</script></style></title><script>alert(1)</script><img src=x onerror=alert(1)>",
    "attributes of a page": "\"' onmouseover=alert(1) style=x x='",
    "templates": "{{7*7}} ${7*7} $style %(x)s %s {0} {n} {old}",
    "closing of JSON": '"}]}</script>\\u0000\\',
}
WHOLE = View(everything=True, explain=True)
GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
ACTING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
OWN = {"<del>", "</del>", "<ins>", "</ins>", "<!-- -->"}


@pytest.fixture(scope="module", params=list(ATTACKS.values()), ids=list(ATTACKS))
def attack(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def diff(attack: str) -> ReportDiff:
    """A diff whose texts, titles, headings and file names are all hostile."""
    made = hostile_diff(attack)
    return replace(
        made,
        old=replace(made.old, path=f"{attack}.md", title=attack),
        new=replace(made.new, path=f"/x/{attack}", title=attack),
    )


@pytest.mark.parametrize("fmt", list(Format))
def test_every_format_can_be_written(diff: ReportDiff, fmt: Format) -> None:
    assert render(diff, fmt, view=WHOLE).encode("utf-8")


@pytest.mark.parametrize("color", [False, True])
def test_terminal(diff: ReportDiff, attack: str, color: bool) -> None:
    for width in (40, 80):
        text = render(diff, view=WHOLE, width=width, color=color, screen=24)
        assert not ACTING.search(COLOURS.sub("", text))
        assert color or "\x1b" not in text
    wide = render(diff, view=WHOLE, width=2000)
    assert " ".join(visible(attack).split()) in " ".join(wide.split())


def test_markdown(diff: ReportDiff, attack: str) -> None:
    source = render(diff, Format.MARKDOWN, view=WHOLE)
    tame = render(hostile_diff("云岭"), Format.MARKDOWN, view=WHOLE)
    tokens = GITHUB.parse(source)
    kinds = {token.type for token in GITHUB.parse(tame)}
    assert {token.type for token in tokens} <= kinds
    children = [child for token in tokens for child in token.children or []]
    assert not [child for child in children if child.type in {"link_open", "image", "code_inline", "em_open", "s_open"}]
    assert {child.content for child in children if child.type == "html_inline"} <= OWN
    assert not re.search(r"(?<!<!-- -->)@all|https?:(?!<)//evil|www\.evil", source)
    shown = "".join(child.content for child in children if child.type in {"text", "text_special"})
    assert "".join(visible(attack).split()) in "".join(shown.split())


def test_json(diff: ReportDiff, attack: str) -> None:
    text = render(diff, Format.JSON)
    text.encode("utf-8")
    document = json.loads(text)
    assert document["old"]["title"] == attack
    assert document["old"]["path"] == f"{attack}.md"
    assert any(attack in statement["text"] for statement in document["new"]["statements"])


@pytest.mark.parametrize("table", list(TABLES))
def test_csv(diff: ReportDiff, table: str) -> None:
    rows = list(csv.reader(StringIO(render(diff, Format.CSV, table=table)[1:], newline="")))
    assert len(rows) == len(TABLES[table](diff)) + 1
    assert len({len(row) for row in rows}) == 1
    for value in (value for row in rows[1:] for value in row if value):
        assert value.strip()[:1] not in {*"=+@＝＋－＠"}
        assert not re.search(r"[\r\n]", value)


def test_html(diff: ReportDiff) -> None:
    page = parse_page(render(diff, Format.HTML))
    tame = parse_page(render(hostile_diff("云岭"), Format.HTML))
    assert {(node.tag, name) for node in page.all() for name in node.attributes} <= {
        (node.tag, name) for node in tame.all() for name in node.attributes
    }
    assert all((link.attributes["href"] or "").startswith("#") for link in page.all("a"))
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert not ACTING.search(render(diff, Format.HTML).replace("\t", " "))


def test_a_file_name_with_line_breaks_and_escapes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportdiff.cli import run

    monkeypatch.setenv("PAGER", "cat")
    name = tmp_path / "旧\n\x1b[31m报告\x1b]8;;x\x07\u202e.md"
    name.write_text("二、今年工作安排\n新建公园10个。\n", encoding="utf-8")
    missing = tmp_path / "没有\n\x1b[31m.md"
    assert run([str(name), str(name)]) == 0
    assert run([str(missing), str(name)]) == 2
    assert run([str(name), str(name), "-o", str(name)]) == 2
    shown = capsys.readouterr()
    assert not ACTING.search(shown.out)
    assert not ACTING.search(shown.err)
    assert shown.err.count("\n") == 2
