"""Paragraphs of lines made into one text, with the way back to the source."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from reportdiff.model import Block, BlockKind, Span
from reportdiff.reader.marks import BLOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportdiff.language.layout import LayoutRules
    from reportdiff.reader.lines import Line

__all__ = ["assemble"]


_THOUSANDS = re.compile(r"(?<![0-9])[0-9]{1,3} [0-9]{3}(?![0-9])")


def assemble(
    text: str, paragraphs: Sequence[Sequence[Line]], toggles: Sequence[int], rules: LayoutRules, *, splits: bool = False
) -> tuple[str, array[int], tuple[Block, ...]]:
    """Return the running text, the place of each of its characters in `text`, and its blocks.

    `text` is the source with everything set aside blotted out; `splits` says that its lines break inside words.
    """
    parts: list[str] = []
    offsets = array("I")
    blocks: list[Block] = []
    for paragraph in paragraphs:
        if blocks:
            parts.append("\n")
            offsets.append(offsets[-1] + 1)
        start = len(offsets)
        for line in paragraph:
            if len(offsets) > start and not splits and _parts_words(parts[-1], line.text, rules):
                parts.append(" ")
                offsets.append(line.start - 1)
            for a, b in _kept(text, line, rules):
                piece = text[a:b] if a < b else " "
                parts.append(piece.replace("|", "\t") if line.kind is BlockKind.TABLE_ROW else piece)
                offsets.extend(range(a, max(b, a + 1)))
        if len(offsets) > start:
            head = paragraph[0]
            strong = _strong(offsets, start, toggles, paragraph[-1].end)
            blocks.append(Block(start, len(offsets), head.kind, head.level, strong, head.indented))
    return "".join(parts), offsets, tuple(blocks)


@lru_cache(maxsize=8)
def _cuts(word: str) -> re.Pattern[str]:
    """Match the runs of blanks and blots that may change the text: all but single blanks between words.

    A single blank between digits may part thousands.
    """
    return re.compile(rf"[\s{BLOT}]{{2,}}+|[^\S ]|{BLOT}|(?<!{word}) | (?!{word})|(?<=[0-9]) (?=[0-9])")


def _kept(text: str, line: Line, rules: LayoutRules) -> Iterator[tuple[int, int]]:
    """Cut a line into the stretches that stay; an empty one is the place of a run of blanks that parts two words."""
    start, end = line.start, line.end
    for m in _cuts(rules.word.pattern).finditer(text, start, end):
        a, b = m.span()
        if a > start:
            yield start, a
        start = b
        if _blank_stays(text, a, b, line, rules):
            blank = a + next(i for i, char in enumerate(m[0]) if char != BLOT)
            yield blank, blank
    if start < end:
        yield start, end


def _parts_words(before: str, after: str, rules: LayoutRules) -> bool:
    """Say whether a line break stands between two words that a blank parts."""
    left, right = before[-1:], after[:1]
    if rules.wide:
        return left.isalpha() and right.isalpha() and bool(rules.word.match(left) and rules.word.match(right))
    return left != "-"


def _blank_stays(text: str, start: int, end: int, line: Line, rules: LayoutRules) -> bool:
    """Say whether the blanks in `text[start:end]`, if any, part two words."""
    if start <= line.start or end >= line.end or not text[start:end].strip(BLOT):
        return False
    left, right = text[start - 1], text[end]
    if not rules.wide:
        return True
    if left in ",.;:":
        left = text[start - 2] if start - 2 >= line.start else ""
        return left.isalpha() and right.isalpha() and bool(rules.word.match(left) and rules.word.match(right))
    if left.isdecimal() and right.isdecimal():
        return not _THOUSANDS.search(text[max(line.start, start - 4) : end + 4])
    return bool(rules.word.match(left) and rules.word.match(right))


def _strong(offsets: array[int], start: int, toggles: Sequence[int], end: int) -> tuple[Span, ...]:
    """Pair the bold marks inside a paragraph that begins at `start` of the text and ends before `end` of the source."""
    low = bisect_left(toggles, offsets[start - 1] if start else 0)
    high = bisect_left(toggles, end)
    places = [max(start, bisect_left(offsets, at)) for at in toggles[low:high]]
    return tuple(Span(a, b) for a, b in zip(places[::2], places[1::2], strict=False) if a < b)
