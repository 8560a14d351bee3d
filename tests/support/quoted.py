"""The quotations in a view, read back out of the text that a reader gets: what is said to stand where, in which file.

Nothing here asks the diff what was meant: HTML and Markdown go through a parser, the terminal's lines through patterns.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from support.page import Node, parse_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

__all__ = ["Quote", "html_quotes", "markdown_quotes", "markdown_rows", "terminal_quotes"]

_GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_LINE = re.compile(r" \(line (\d+)\)$")
_PLACES = re.compile(r"^.*? \(line (\d+)\) → .*? \(line (\d+)\): ")
_TERMINAL_LONE = re.compile(r"^  +(\d+) ([-+]) (.*)$")
_TERMINAL_LINKED = re.compile(r"^  +(\d+)→(\d+) [*~=] (.*)$")
_TERMINAL_FIGURE = re.compile(r"^ {6}(old|new) line (\d+)  (.*)$")
_TERMINAL_EDIT = re.compile(r"\[-(?P<old>.*?)-\]|\{\+(?P<new>.*?)\+\}|\[[0-9,]+ (?P<gap>characters) left out\]")
_MOVED = re.compile(r"^(?:reworded|updated|unchanged) ")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a view shows as a file's own; `parts` stand in it in this order, with gaps where the view says so."""

    side: str
    parts: tuple[str, ...]
    line: int | None = None
    start: int | None = None
    end: int | None = None
    kind: str = "statement"

    @property
    def text(self) -> str:
        return "".join(self.parts)


def html_quotes(page: str) -> Iterator[Quote]:
    """Every element of the page that says where its text stands (`data-at`)."""
    yield from _html(parse_page(page), "")


def _html(node: Node, side: str) -> Iterator[Quote]:
    for child in node.children:
        if isinstance(child, str):
            continue
        own = _html_side(child) or side
        at = child.attributes.get("data-at")
        if at:
            start, end = map(int, at.split("-"))
            if child.tag == "p":
                quoted = child.one("q")
                number = child.all("a")[0].text()
                line = int(number) if number.isdecimal() else None
                yield Quote(own, (quoted.text(without="vh"),), line, start, end)
            else:
                kind = "figure" if child.tag == "q" else "listed"
                yield Quote(own, (child.text(without="vh"),), None, start, end, kind)
        yield from _html(child, own)


def _html_side(node: Node) -> str:
    anchor = (node.attributes.get("id") or node.attributes.get("href") or "").lstrip("#")
    if anchor.startswith(("o-", "n-")):
        return "old" if anchor[0] == "o" else "new"
    if node.tag in {"td", "div", "span"}:
        return next((side for side in ("old", "new") if node.has("class_", side)), "")
    return ""


def _markdown_blocks(source: str) -> Iterator[tuple[str, str, Token]]:
    """Every list item's or table cell's inline token, with the second-level heading over it and its block's type."""
    heading, kind = "", ""
    tokens = _GITHUB.parse(source)
    for before, token in itertools.pairwise(tokens):
        if before.type == "heading_open" and before.tag == "h2":
            heading = token.content
        if before.type in {"list_item_open", "td_open", "tr_open"}:
            kind = before.type
        if token.type == "inline" and before.type != "heading_open":
            yield heading, kind, token


def _spoken(token: Token) -> list[tuple[str, str]]:
    """An inline token's text in pieces, each `=`, `-` (within <del>) or `+` (within <ins>)."""
    pieces, mark = [], "="
    for child in token.children or []:
        if child.type == "html_inline":
            mark = {"<del>": "-", "<ins>": "+", "</del>": "=", "</ins>": "=", "<!-- -->": mark}[child.content]
        else:
            pieces.append((mark, "\n" if child.type.endswith("break") else child.content))
    return pieces


def markdown_quotes(source: str) -> Iterator[Quote]:
    """The statements of an English Markdown view: new and dropped ones, and both sides of edited ones."""
    for heading, kind, token in _markdown_blocks(source):
        if kind != "list_item_open":
            continue
        pieces = _spoken(token)
        text = "".join(piece for _, piece in pieces)
        if heading in {"New commitments", "Dropped commitments"}:
            line = _LINE.search(text)
            assert line, text
            side = "new" if heading.startswith("New") else "old"
            yield Quote(side, (text[: line.start()],), int(line[1]))
        elif heading in {"Updated", "Reworded", "Moved"}:
            places = _PLACES.match(text)
            assert places, text
            for side, mark, number in (("old", "+", 1), ("new", "-", 2)):
                said = "".join(piece for sign, piece in pieces if sign != mark)
                yield Quote(side, (said[places.end() :],), int(places[number]), kind="edited")


def markdown_rows(source: str) -> list[tuple[str, tuple[str, ...]]]:
    """The rows of the tables below each heading."""
    rows: list[tuple[str, list[str]]] = []
    heading = ""
    tokens = _GITHUB.parse(source)
    for before, token in itertools.pairwise(tokens):
        if before.type == "heading_open" and before.tag == "h2":
            heading = token.content
        if before.type == "tr_open" and token.type == "td_open":
            rows.append((heading, []))
        if before.type == "td_open":
            rows[-1][1].append("".join(piece for _, piece in _spoken(token)) if token.type == "inline" else "")
    return [(heading, tuple(cells)) for heading, cells in rows]


def terminal_quotes(shown: str) -> Iterator[Quote]:
    """The quotations of an English terminal view without colour, so wide that no line was wrapped."""
    for line in shown.split("\n"):
        if found := _TERMINAL_FIGURE.match(line):
            yield Quote(found[1], (found[3],), int(found[2]), kind="figure")
        elif found := _TERMINAL_LONE.match(line):
            yield Quote("new" if found[2] == "+" else "old", (found[3],), int(found[1]))
        elif found := _TERMINAL_LINKED.match(line):
            text = _MOVED.sub("", found[3])
            for side, other, number in (("old", "new", 1), ("new", "old", 2)):
                yield Quote(side, _without(text, other), int(found[number]), kind="edited")


def _without(text: str, other: str) -> tuple[str, ...]:
    """One side of a line of word edits, in parts where the view left something out."""
    parts, at = [""], 0
    for mark in _TERMINAL_EDIT.finditer(text):
        parts[-1] += text[at : mark.start()]
        if mark["gap"]:
            parts.append("")
        else:
            parts[-1] += "" if mark[other] is not None else mark["old"] or mark["new"]
        at = mark.end()
    parts[-1] += text[at:]
    return tuple(parts)
