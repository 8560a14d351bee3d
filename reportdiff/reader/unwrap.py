"""Which line breaks part paragraphs, and which were made by the page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportdiff.model import BlockKind
from reportdiff.reader.lines import find_column, first_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.language.layout import LayoutRules, Opener
    from reportdiff.reader.lines import Column, Line

__all__ = ["group_lines"]

_TAIL = 60
"""Characters of a line's end that tell whether a sentence ends there."""
_HEADING = 60
"""Longest heading without a sentence's end, in characters, that is looked for over several lines."""


def group_lines(lines: Sequence[Line], rules: LayoutRules) -> list[list[Line]]:
    """Group lines into paragraphs."""
    if not lines:
        return []
    column = find_column(lines, rules)
    parts = _parts_loosely(lines, rules) if column is None else _parts_at_column(lines, column, rules)
    paragraphs = [[lines[0]]]
    for line, part in zip(lines[1:], parts, strict=True):
        if part:
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return paragraphs


def _ends(text: str, rules: LayoutRules) -> bool:
    return rules.sentence_end.search(text[-_TAIL:]) is not None


def _parts_loosely(lines: Sequence[Line], rules: LayoutRules) -> list[bool]:
    """Every line is a paragraph, but where a page mark, or damage, cut a sentence in two.

    A paragraph that holds a whole sentence and stops inside another is not finished: of 20,000 such paragraphs in
    official reports 30 end without a mark, all of them cut.
    """
    parts: list[bool] = []
    whole = False
    for line, after in zip(lines, lines[1:], strict=False):
        whole = whole or rules.sentence.search(line.text) is not None
        plain = line.kind is BlockKind.PARAGRAPH and after.kind is BlockKind.PARAGRAPH
        unfinished = not _ends(line.text, rules) and not rules.clause_end.search(line.text[-_TAIL:])
        if rules.code == "en":
            part = after.gap or not plain
        else:
            part = not (plain and unfinished and (whole or after.marked) and rules.opener(after.text) is None)
        whole = whole and not part
        parts.append(part)
    return parts


def _parts_at_column(lines: Sequence[Line], column: Column, rules: LayoutRules) -> list[bool]:
    openers = [rules.opener(line.text) for line in lines]
    forced = [
        column.measure(line.raw) + column.measure(first_unit(after.text, rules)) > column.limit
        for line, after in zip(lines, lines[1:], strict=False)
    ]
    trusted = _trusted(lines, openers, forced, rules)
    alone = _stand_alone(lines, openers, forced, rules)
    parts: list[bool] = []
    first, whole, size = 0, False, 0
    for i, (line, after) in enumerate(zip(lines, lines[1:], strict=False)):
        whole = whole or rules.sentence.search(line.text) is not None
        size += len(line.text)
        full = forced[i]
        if not full and first == i and column.indent and not line.indented:
            full = (
                column.measure(line.raw) + column.indent + column.measure(first_unit(after.text, rules)) > column.limit
            )
        opener = openers[i + 1]
        heading = openers[first] is not None and not whole
        part = _parts(line, after, opener, column, rules, full=full, whole=whole, heading=heading, trusted=trusted)
        if not part and heading and full and not whole and size <= _HEADING:
            name = openers[first].name  # type: ignore[union-attr]
            part = name in alone and not _heading_goes_on(lines, forced, i + 1, rules)
        if part:
            first, whole, size = i + 1, False, 0
        parts.append(part)
    return parts


def _parts(
    line: Line,
    after: Line,
    opener: Opener | None,
    column: Column,
    rules: LayoutRules,
    *,
    full: bool,
    whole: bool,
    heading: bool,
    trusted: frozenset[str],
) -> bool:
    """Decide one line break."""
    if line.kind in (BlockKind.TABLE_ROW, BlockKind.HEADING) or after.kind is not BlockKind.PARAGRAPH:
        return True
    ends = _ends(line.text, rules)
    if rules.continues.match(after.text):
        return False
    if rules.goes_on.search(line.text[-8:]):
        return bool(opener and opener.heading and not full)
    semi = rules.clause_end.search(line.text[-_TAIL:]) is not None
    if full:
        if opener is not None and (opener.heading or ((ends or semi) and opener.name in trusted)):
            return True
        if column.uses_indents and after.indented:
            return ends or semi or heading
        return ends and after.gap and column.uses_gaps
    if ends or semi:
        return True
    ragged = whole and opener is None and not (column.uses_indents and after.indented)
    return not ragged


def _trusted(
    lines: Sequence[Line], openers: Sequence[Opener | None], forced: Sequence[bool], rules: LayoutRules
) -> frozenset[str]:
    """Return the openers that begin paragraphs in this file: after a short last line more often than by chance."""
    after_short: Counter[str] = Counter()
    after_full: Counter[str] = Counter()
    for i, is_full in enumerate(forced):
        opener = openers[i + 1]
        if opener is not None and _ends(lines[i].text, rules):
            (after_full if is_full else after_short)[opener.name] += 1
    return frozenset(name for name in after_short if after_short[name] >= after_full[name])


def _stand_alone(
    lines: Sequence[Line], openers: Sequence[Opener | None], forced: Sequence[bool], rules: LayoutRules
) -> frozenset[str]:
    """Return the openers whose paragraphs are headings alone on their lines, judged by those on one short line."""
    alone: Counter[str] = Counter()
    run_on: Counter[str] = Counter()
    for i, is_full in enumerate(forced):
        opener = openers[i]
        if opener is None:
            continue
        if is_full:
            if rules.sentence.search(lines[i].text):
                run_on[opener.name] += 1
        else:
            (run_on if _ends(lines[i].text, rules) else alone)[opener.name] += 1
    return frozenset(name for name in alone if alone[name] > run_on[name])


def _heading_goes_on(lines: Sequence[Line], forced: Sequence[bool], at: int, rules: LayoutRules) -> bool:
    """Say whether the heading that fills the line before `at` ends on a short line without a sentence's end."""
    for i in range(at, min(at + 3, len(lines))):
        if rules.sentence.search(lines[i].text):
            return False
        if i >= len(forced) or not forced[i]:
            return not _ends(lines[i].text, rules)
    return False
