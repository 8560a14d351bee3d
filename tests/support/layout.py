"""Make of a report's text what a newspaper's page extraction would: the opposite of the reader."""

from __future__ import annotations

import random
import re

__all__ = ["newspaper"]

_OPENING = "（(“‘《〈【「『"
_CLOSING = "，、。；：！？,;:!?）)”’》〉】」』%％‰℃"
_UNIT = re.compile(r"[0-9A-Za-z.+*/&-]+|[\s\S]")
_NOT_PRINTED = re.compile(r"(?s)\A---\n.*?\n---\n|<!--.*?-->")
_MARKUP = re.compile(r"\*\*|(?m:^#{1,6} )")
_BESIDE = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])")


def newspaper(
    text: str,
    *,
    width: int = 20,
    seed: int = 0,
    blanks: bool = True,
    blanks_late: bool = False,
    quote_gap: float = 0.0,
    indent: str = "",
    lost_indent: bool = False,
    gap: float = 0.9,
    column: int = 60,
    column_gap: float = 0.7,
    markup: bool = False,
    whole_units: bool = True,
    full_width: bool = True,
    page_marks: bool = True,
    running_heads: bool = False,
) -> str:
    """Lay out a Markdown report as a page's columns.

    `width` counts full-width characters, or any characters where `full_width` is off. Blanks go around digits and Latin
    letters, before the lines are cut or, with `blanks_late`, after. Paragraphs are parted by a blank line with the
    chance `gap`; a column breaks after about `column` lines, shown by a blank line with the chance `column_gap`; a line
    that opens with a quotation mark has a blank line before it with the chance `quote_gap`. `lost_indent` shortens a
    paragraph's first line as an indent would, without showing it. `whole_units` keeps numbers and Latin words whole and
    closing marks off a line's beginning.
    """
    chance = random.Random(seed)
    text = _NOT_PRINTED.sub("", text)
    if not markup:
        text = _MARKUP.sub("", text)
    out: list[str] = ["（上接第 一 版）\n"] if page_marks else []
    for paragraph in text.splitlines():
        plain = paragraph.strip()
        if not plain:
            continue
        if blanks and not blanks_late:
            plain = _BESIDE.sub(" ", plain)
        lines = _wrap(plain, width, indent, lost_indent=lost_indent, whole=whole_units, full_width=full_width)
        for line in lines:
            if line[0] == "“" and chance.random() < quote_gap:
                out.append("\n")
            out.append((_BESIDE.sub(" ", line) if blanks_late else line) + "\n")
            if chance.random() < 1 / column:
                if running_heads and chance.random() < 0.3:
                    out.append(f"\n— {len(out)} —\n\n2024年1月30日  星期二  要闻 3版\n")
                out.append("\n" if chance.random() < column_gap else "")
        out.append("\n" if chance.random() < gap else "")
    if page_marks:
        out.append("          （下转第五版）\n ")
    return "".join(out)


def _wrap(text: str, width: int, indent: str, *, lost_indent: bool, whole: bool, full_width: bool) -> list[str]:
    limit = 2 * width
    lines: list[str] = []
    line, used = indent, _cells(indent, full_width=full_width) + (4 if lost_indent else 0)
    for unit in _units(text, whole=whole):
        size = _cells(unit, full_width=full_width)
        if used + size > limit and line.strip():
            lines.append(line.rstrip())
            line, used = "", 0
            unit = unit.lstrip()  # noqa: PLW2901
            size = _cells(unit, full_width=full_width)
        line += unit
        used += size
    if line.strip():
        lines.append(line.rstrip())
    return lines


def _units(text: str, *, whole: bool) -> list[str]:
    if not whole:
        return list(text)
    units: list[str] = []
    glue = False
    for match in _UNIT.finditer(text):
        unit = match[0]
        if units and (glue or unit in _CLOSING):
            units[-1] += unit
        else:
            units.append(unit)
        glue = unit in _OPENING
    return units


def _cells(text: str, *, full_width: bool) -> int:
    if not full_width:
        return 2 * len(text)
    return sum(1 if char < "\x80" else 2 for char in text)
