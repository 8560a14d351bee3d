"""Lines of styled text of a given width: wrapping that knows East Asian punctuation, and tables without rules.

Tables are columns of blanks, nothing else: some terminals draw characters of ambiguous width (“ ” — … ↑) two cells wide
where the Unicode tables and rich count one, and a rule on the right would break by that cell.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size
from rich.text import Text

from reportdiff.renderer.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Column", "clipped", "hanging", "joined", "styled", "table", "wrap"]

_NO_LINE_START = frozenset({"Pe", "Pf", "Po", "Pd", "Mn", "Me"})
_NO_LINE_END = frozenset({"Ps", "Pi"})
_GAP = 2
_NARROWEST = 4
_LEAST_ROOM = 20
_NEAR = 6  # cells: a blank this close to the end of a line is a better place to break than between two characters


@dataclass(frozen=True, slots=True)
class Column:
    """How far a table's column may shrink while others can give way; a fixed one never does."""

    least: int = 8
    fixed: bool = False


def styled(text: str, style: str = "") -> Text:
    """Return hostile text as a `Text` that shows it and obeys nothing in it."""
    return Text(visible(text), style=style, end="")


def joined(*parts: Text | str) -> Text:
    """Return the parts as one `Text`; a `str` is interface words, never a report's."""
    line = Text(end="")
    for part in parts:
        line.append_text(part if isinstance(part, Text) else Text(part))
    return line


def clipped(text: str, width: int) -> str:
    """Return `text` cut to `width` cells, with an ellipsis where something was cut off."""
    if cell_len(text) <= width:
        return text
    room = width - 1
    for i, char in enumerate(text):
        room -= get_character_cell_size(char)
        if room < 0:
            return text[:i].rstrip() + "…"
    return text


def wrap(text: Text, width: int) -> list[Text]:
    """Cut `text` into lines of at most `width` cells.

    Lines break between East Asian characters and at blanks, not within a number or a Latin word, not before a closing
    mark or after an opening one; where a line has no such place it breaks at the width.
    """
    plain = text.plain
    if cell_len(plain) <= width:
        return [_trimmed(text)]
    cuts: list[int] = []
    start = used = 0
    place = blank = 0  # the last place in the line where it may break, and the last after a blank
    for i, char in enumerate(plain):
        size = get_character_cell_size(char)
        if i > start and _may_break(plain, i):
            place = i
            blank = i if plain[i - 1] == " " else blank
        if used + size > width and i > start:
            near = blank > start and cell_len(plain[blank:i]) <= _NEAR
            start = blank if near else place if place > start else i
            cuts.append(start)
            used = cell_len(plain[start:i])
        used += size
    return [_trimmed(line) for line in text.divide(cuts)]


def hanging(first: Text, text: Text, width: int) -> list[Text]:
    """Return `text` behind `first`, its further lines indented by the width of `first`.

    Where `first` leaves too little room the text begins on a line of its own.
    """
    indent = first.cell_len
    if indent + text.cell_len > width and indent > width - _LEAST_ROOM:
        return wrap(first, width) + hanging(Text(" " * 4), text, width)
    blank = Text(" " * indent)
    lines = wrap(text, width - indent)
    return [joined(blank if i else first, line) for i, line in enumerate(lines)]


def table(
    rows: Iterable[Sequence[Text]],
    columns: Sequence[Column],
    width: int,
    *,
    below: Sequence[Sequence[Text]] = (),
    indent: int = 2,
) -> list[Text]:
    """Lay `rows` out in columns that together take at most `width` cells; cells wrap, nothing is cut off.

    `below` holds, for each row, lines of their own to stand under it.
    """
    cells = list(rows)
    widths = _column_widths(cells, columns, width - indent - _GAP * (len(columns) - 1))
    lines = []
    for i, row in enumerate(cells):
        lines += _row(row, widths, indent)
        lines += below[i] if i < len(below) else ()
    return lines


def _row(row: Sequence[Text], widths: Sequence[int], indent: int) -> list[Text]:
    wrapped = [wrap(cell, size) for cell, size in zip(row, widths, strict=True)]
    lines = []
    for i in range(max(map(len, wrapped))):
        line = Text(" " * indent)
        for cell, size in zip(wrapped, widths, strict=True):
            content = cell[i] if i < len(cell) else Text()
            line.append_text(content)
            line.append(" " * (size - content.cell_len + _GAP))
        line.rstrip()
        lines.append(line)
    return lines


def _column_widths(rows: Sequence[Sequence[Text]], columns: Sequence[Column], room: int) -> list[int]:
    """Take the natural widths, and shrink the widest columns one cell at a time until they fit.

    A column keeps its least width as long as others can give way.
    """
    widths = [max((row[i].cell_len for row in rows), default=0) for i in range(len(columns))]
    for floor in ([column.least for column in columns], [_NARROWEST] * len(columns)):
        while sum(widths) > room:
            shrinkable = [i for i, size in enumerate(widths) if size > floor[i] and not columns[i].fixed]
            if not shrinkable:
                break
            widths[max(shrinkable, key=lambda i: widths[i])] -= 1
    return widths


def _trimmed(line: Text) -> Text:
    line.rstrip()
    return line


def _may_break(text: str, i: int) -> bool:
    """Whether a line may end before `text[i]`."""
    before, after = text[i - 1], text[i]
    if before == " ":
        return after != " "
    if get_character_cell_size(before) < 2 and get_character_cell_size(after) < 2:
        return False
    if before.isdecimal() and get_character_cell_size(after) == 2:
        return False  # a number and its unit
    return unicodedata.category(after) not in _NO_LINE_START and unicodedata.category(before) not in _NO_LINE_END
