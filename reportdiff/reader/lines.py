"""The lines of a file with what they measure, and the column that a page's typesetting filled."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from reportdiff.model import BlockKind, FurnitureKind
from reportdiff.reader.marks import BLOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportdiff.language.layout import LayoutRules
    from reportdiff.reader.marks import Blotter

__all__ = ["Column", "Line", "find_column", "split_lines"]

_LINE = re.compile(r"[^\n]+")
_HASHES = re.compile(r"(#{1,6})(?=[^\x21-\x7e]|$)[ \t]*+")
_QUOTE = re.compile(r"(?:>[ \t]?)++[ \t]*+")
_DASH_ITEM = re.compile(r"[-*][ \t]++(?=[^-*\s])")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,20}\]:")
_BARE_NUMBER = re.compile(r"[0-9]{1,4}$")
_SHORT = 60
"""Longest line, in characters, that can be a page number or a running head."""


@dataclass(slots=True)
class Line:
    """One line that holds running text: its place in the source, and its text without marks and outer blanks.

    `raw` is the line as it stands, for its width. `gap` says that something parts it from the line before: a blank
    line or a piece set aside; `marked` that this was a page mark. `bold` counts the marks that turn bold on and off,
    and the flags say that one stands before and one after all its text.
    """

    start: int
    end: int
    text: str
    raw: str
    gap: bool
    marked: bool
    indented: bool
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    bold: int = 0
    opens_bold: bool = False
    closes_bold: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """The width of a hard-wrapped file's lines.

    A line break was forced where what follows would not have fitted: where the line and what follows, by `measure`,
    exceed `limit`. `indent` is what a paragraph's first line lost at its left; `spaced` says that the page puts blanks
    between wide characters and words, `splits` that its lines break inside numbers and words.
    """

    measure: Callable[[str], int]
    limit: int
    indent: int
    spaced: bool
    splits: bool
    uses_indents: bool
    uses_gaps: bool

    def fills(self, line: Line, after: Line, rules: LayoutRules, *, first: bool = False) -> bool:
        """Say whether `line` had no room for what `after` begins with; `first` opens a paragraph."""
        needed = _needed(line, after, self.measure, rules, spaced=self.spaced)
        return needed + (self.indent if first and not line.indented else 0) > self.limit


def _needed(line: Line, after: Line, measure: Callable[[str], int], rules: LayoutRules, *, spaced: bool) -> int:
    """Return the width of a line with the beginning of the next one, which must stay together."""
    unit = rules.unit.match(after.text)
    needed = measure(line.raw) + measure(unit[0] if unit else after.text[:1])
    if spaced and line.text[-1:].isascii() != after.text[:1].isascii():
        needed += measure(" ")
    return needed


def split_lines(blotter: Blotter, toggles: Sequence[int], rules: LayoutRules) -> list[Line]:
    """Cut what is left of the source into lines, setting aside page numbers, running heads and line marks."""
    text, source = blotter.text, blotter.source
    lines: list[Line] = []
    pieces: list[tuple[int, int, FurnitureKind]] = []
    marks = sorted(f.start for f in blotter.furniture if f.kind is FurnitureKind.PAGE_MARK)
    numbers = _page_numbers(text, rules)
    gap_end = next_mark = 0
    for m in _LINE.finditer(text):
        start, end = m.span()
        clean = m[0].replace(BLOT, "").strip()
        if not clean:
            continue
        if len(clean) <= _SHORT and (
            start in numbers or rules.page_number.match(clean) or rules.running_head.match(clean)
        ):
            bare = m[0].strip(BLOT + " \t\u3000")
            first = start + m[0].index(bare)
            kind = FurnitureKind.RUNNING_HEAD if rules.running_head.match(clean) else FurnitureKind.PAGE_NUMBER
            pieces.append((first, first + len(bare), kind))
            continue
        marked = False
        opening = end - len(m[0].lstrip(BLOT + " \t\u3000"))
        while next_mark < len(marks) and marks[next_mark] < end:
            marked = marked or marks[next_mark] <= opening
            next_mark += 1
        lead = m[0][: len(m[0]) - len(m[0].lstrip())]
        indented = lead.startswith("\u3000\u3000") or (len(lead) >= 4 and not lead.startswith("\t\t"))
        gap = not lines or start - gap_end > 1
        line = Line(start, end, clean, source[start:end].rstrip(), gap, marked, indented)
        _read_line_marks(line, m[0], rules, pieces)
        if line.text:
            lines.append(line)
        gap_end = end
    blotter.take(pieces)
    if toggles:
        _count_bold(lines, blotter.text, toggles)
    return lines


def _count_bold(lines: Sequence[Line], text: str, toggles: Sequence[int]) -> None:
    """Give each line the bold marks on it, and those alone on a line after it."""
    for line, after in zip_longest(lines, lines[1:]):
        low = bisect_left(toggles, line.start)
        high = len(toggles) if after is None else bisect_left(toggles, after.start)
        if low < high:
            kept = text[line.start : line.end]
            line.bold = high - low
            line.opens_bold = toggles[low] < line.start + len(kept) - len(kept.lstrip(BLOT + " \t\u3000"))
            line.closes_bold = toggles[high - 1] >= line.start + len(kept.rstrip(BLOT + " \t\u3000"))


def _page_numbers(text: str, rules: LayoutRules) -> frozenset[int]:
    """Return where lines stand that are bare numbers and count up one by one through the file."""
    del rules
    bare = [(m.start(), int(m[0].strip())) for m in _LINE.finditer(text) if _is_number(m[0])]
    if len(bare) < 3 or sum(b[1] - a[1] == 1 for a, b in pairwise(bare)) < 0.6 * (len(bare) - 1):
        return frozenset()
    return frozenset(start for start, _ in bare)


def _is_number(line: str) -> bool:
    return len(line) <= _SHORT and _BARE_NUMBER.match(line.strip()) is not None


def _read_line_marks(line: Line, raw: str, rules: LayoutRules, pieces: list[tuple[int, int, FurnitureKind]]) -> None:
    """Set aside the marks that open a line, and note what they make of it."""
    footnote = line.raw.startswith("[^") and _FOOTNOTE.match(line.raw)
    at = len(raw) - len(raw.lstrip(BLOT + " \t\u3000"))
    if raw[at].isalnum():
        line.kind = BlockKind.LIST_ITEM if footnote else line.kind
        return
    for pattern, kind in (
        (_QUOTE, None),
        (_HASHES, BlockKind.HEADING),
        (_DASH_ITEM, BlockKind.LIST_ITEM),
        (rules.bullet, BlockKind.LIST_ITEM),
    ):
        found = pattern.match(raw, at)
        if not found:
            continue
        mark = found[0].rstrip()
        symbol = FurnitureKind.SYMBOL if pattern is rules.bullet else FurnitureKind.MARKUP
        pieces.append((line.start + at, line.start + at + len(mark), symbol))
        if kind is not None:
            line.kind = kind
            line.level = len(mark) if kind is BlockKind.HEADING else 0
        at = found.end()
        line.text = raw[at:].replace(BLOT, "").strip()
    if footnote:
        line.kind = BlockKind.LIST_ITEM
    if line.text.startswith("|") and line.text.count("|") > 1:
        if not line.text.replace("|", " ").strip():  # a row of empty cells
            bars = (line.start + place for place, char in enumerate(raw) if char == "|" and place >= at)
            pieces.extend((place, place + 1, FurnitureKind.TABLE_RULE) for place in bars)
            line.text = ""
            return
        line.kind = BlockKind.TABLE_ROW
        first = raw.index("|", at)
        pieces.append((line.start + first, line.start + first + 1, FurnitureKind.TABLE_RULE))
        last = len(raw.rstrip(BLOT + " \t\u3000")) - 1
        if raw[last] == "|" and last > first:
            pieces.append((line.start + last, line.start + last + 1, FurnitureKind.TABLE_RULE))
        line.text = line.text.strip("|").strip()


def _cells(text: str) -> int:
    """Measure in half-width columns: characters beyond Latin take two."""
    return len(text) + (len(text.encode("utf-8", "surrogatepass")) - len(text)) // 2


def _cells_without_blanks(text: str) -> int:
    return _cells(_without_blanks(text))


def _chars(text: str) -> int:
    return 2 * len(text)


def _chars_without_blanks(text: str) -> int:
    return 2 * len(_without_blanks(text))


def _without_blanks(text: str) -> str:
    """Take out the blanks inside a line; those of its indent stay."""
    return text[: len(text) - len(text.lstrip())] + "".join(text.split())


_MEASURES: tuple[Callable[[str], int], ...] = (_cells, _cells_without_blanks, _chars, _chars_without_blanks)
"""Ways to count a column's width, in half-width units: pages set type by its width, programs count characters."""

_INDENT = 4
"""Half-width units of the genre's indent."""
_ENOUGH = 20
"""Lines from which a width is learnt."""
_MEASURED = 400
"""Lines by which the way of counting is chosen."""
_NARROWEST = 16
"""No page's column holds fewer half-width units: shorter lines are a list."""
_WIDEST = 200
"""No page's column holds more half-width units; longer lines are paragraphs."""
_NEAR = 4
"""Half-width units by which justified lines differ from their column."""


def find_column(lines: Sequence[Line], rules: LayoutRules) -> Column | None:
    """Return the column of a hard-wrapped file, or None where a line is a paragraph.

    A file is hard-wrapped when most of its lines are about equally long and most of those end inside a sentence.
    """
    if len(lines) < 3:
        return None
    sample = lines[:: 1 + len(lines) // _MEASURED]
    best, measure = 0.0, _MEASURES[0]
    for each in _MEASURES:
        _, share = _mode([each(line.raw) for line in sample])
        if share > best + 0.02:
            best, measure = share, each
    widths = [measure(line.raw) for line in lines]
    mode, _ = _mode(widths)
    full = [i for i, width in enumerate(widths) if mode - _NEAR <= width <= mode + _NEAR]
    inside = sum(1 for i in full if not rules.sentence_end.search(lines[i].text[-_SHORT:]))
    longer = sum(1 for width in widths if width > mode + 3 * _NEAR)
    if (
        not _NARROWEST <= mode <= _WIDEST
        or len(full) < 0.4 * len(lines)
        or inside < 0.6 * len(full)
        or longer > 0.2 * len(lines)
    ):
        return None
    return _calibrate(lines, widths, mode, measure, rules)


def _mode(widths: Sequence[int]) -> tuple[int, float]:
    """Return the width about which most lines cluster, and their share: within one full-width character."""
    counts = Counter(widths)
    best = max(counts, key=lambda w: (sum(counts[w + d] for d in (-2, -1, 0, 1)), w))
    return best, sum(counts[best + d] for d in (-2, -1, 0, 1)) / len(widths)


def _calibrate(
    lines: Sequence[Line], widths: Sequence[int], mode: int, measure: Callable[[str], int], rules: LayoutRules
) -> Column:
    """Learn the column's habits from its lines."""
    first: list[int] = []
    gaps = breaks = indents = splits = 0
    for i, (line, after) in enumerate(pairwise(lines)):
        if line.text[-1].isdecimal() and after.text[0].isdecimal():
            splits += 1
        if widths[i] <= mode - 2 * _NEAR and rules.sentence_end.search(line.text[-_SHORT:]):
            breaks += 1
            gaps += after.gap
            indents += after.indented
            if not after.indented:
                first.append(widths[i + 1])
    starts = Counter(first)
    kept, lost = (sum(starts[width + d] for d in (-1, 0, 1)) for width in (mode, mode - _INDENT))
    spaced = _is_spaced(lines, rules)
    return Column(
        measure,
        _limit(lines, widths, mode, measure, rules, spaced=spaced),
        _INDENT if lost > kept else 0,
        spaced,
        splits >= 2,
        uses_indents=indents > 0.7 * breaks and indents >= 2,
        uses_gaps=gaps > 0.7 * breaks,
    )


def _limit(
    lines: Sequence[Line],
    widths: Sequence[int],
    mode: int,
    measure: Callable[[str], int],
    rules: LayoutRules,
    *,
    spaced: bool,
) -> int:
    """Return the greatest width that lines can have, from two sides.

    No line that ends with a letter is wider (closing marks may hang over the edge); and the breaks after a comma, which
    are known to be forced, needed more.
    """
    plain = sorted(
        w for w, line in zip(widths, lines, strict=True) if abs(w - mode) <= _NEAR and line.text[-1].isalnum()
    )
    forced = sorted(
        _needed(line, after, measure, rules, spaced=spaced)
        for line, after in pairwise(lines)
        if rules.goes_on.search(line.text[-8:])
    )
    limit = plain[int(len(plain) * 0.99)] if len(plain) >= _ENOUGH else mode
    if len(forced) >= _ENOUGH:
        limit = min(limit, forced[int(len(forced) * 0.03)] - 1)
    return max(limit, mode - 2 * _NEAR)


def _is_spaced(lines: Sequence[Line], rules: LayoutRules) -> bool:
    """Say whether blanks stand between most digits or Latin letters and the wide characters beside them."""
    if not rules.wide:
        return False
    word, wide = rules.word.pattern, f"[{rules.wide}]"
    sample = "\n".join(line.text for line in lines[:400])
    parted = len(re.findall(rf"{word} {wide}|{wide} {word}", sample))
    return parted > len(re.findall(rf"{word}(?={wide})|{wide}(?={word})", sample))
