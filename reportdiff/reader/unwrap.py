"""Which line breaks part paragraphs, and which were made by the page."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from reportdiff.model import BlockKind
from reportdiff.reader.headings import lone_headings, rest_of_sentence
from reportdiff.reader.page import HEADING, can_be_heading, ends_sentence, open_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.language.layout import LayoutRules
    from reportdiff.reader.lines import Column, Line
    from reportdiff.reader.page import Page

__all__ = ["group_lines"]

_SHORTEST = 8
"""Characters up to which a sentence under a heading is rather the heading's own end."""
_REMEMBERED = 400
"""Characters of a paragraph that are remembered while its lines are joined."""


def group_lines(lines: Sequence[Line], column: Column | None, rules: LayoutRules) -> list[list[Line]]:
    """Group lines into paragraphs; `column` is the width of a hard-wrapped file's lines."""
    if not lines:
        return []
    parts = _parts_loosely(lines, rules) if column is None else _parts_at_column(open_page(lines, column, rules))
    paragraphs = [[lines[0]]]
    for line, part in zip(lines[1:], parts, strict=True):
        if part:
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return paragraphs


def _parts_loosely(lines: Sequence[Line], rules: LayoutRules) -> list[bool]:
    """Every line is a paragraph, but where a page mark, or damage, cut a sentence in two.

    A paragraph that holds a whole sentence and stops inside another is not finished: of 20,000 such paragraphs in
    official reports 30 end without a mark, all of them cut.
    """
    if not rules.wide:
        return [after.gap or after.kind is not BlockKind.PARAGRAPH for after in lines[1:]]
    parts: list[bool] = []
    whole = False
    for line, after in pairwise(lines):
        whole = whole or rules.sentence.search(line.text) is not None
        plain = line.kind is BlockKind.PARAGRAPH and after.kind is BlockKind.PARAGRAPH
        unfinished = not ends_sentence(line.text, rules) and not rules.clause_end.search(line.text[-8:])
        number = line.text[-1].isdecimal() and rules.counted.match(after.text)
        cut = unfinished and (whole or after.marked or number)
        cut = (cut and rules.opener(after.text) is None) or rules.continues.match(after.text) is not None
        part = not (plain and cut)
        whole = whole and not part
        parts.append(part)
    return parts


def _parts_at_column(page: Page) -> list[bool]:
    """Judge every line break by the paragraph that it would end."""
    rules = page.rules
    trusted = _trusted(page)
    alone = lone_headings(page)
    parts: list[bool] = []
    first, so_far, bold = 0, "", 0
    for at, line in enumerate(page.lines[:-1]):
        so_far = (so_far + line.text)[-_REMEMBERED:]
        bold += line.bold
        full = page.full[at] or (first == at and page.column.fills(line, page.lines[at + 1], rules, first=True))
        whole = at - first > HEADING or rules.sentence.search(so_far) is not None
        short = not whole and can_be_heading(so_far, rules)
        if _is_marked(page, at):
            part = True
        elif page.lines[first].opens_bold and not whole and page.is_open(at):
            part = not bold % 2 and line.closes_bold
        elif full:
            part = page.is_open(at) and _parts_full_line(
                page, at, first, so_far, short=short, trusted=trusted, alone=first in alone
            )
        else:
            part = _parts_short_line(page, at, so_far, whole=whole)
        if part:
            first, so_far, bold = at + 1, "", 0
        parts.append(part)
    return parts


def _is_marked(page: Page, at: int) -> bool:
    """Say whether the file's own marks part line `at` from the next."""
    kinds = (BlockKind.TABLE_ROW, BlockKind.HEADING)
    return page.lines[at].kind in kinds or page.lines[at + 1].kind is not BlockKind.PARAGRAPH


def _parts_short_line(page: Page, at: int, so_far: str, *, whole: bool) -> bool:
    """Judge the break after a line that had room for more: it was meant, unless the sentence must go on.

    A paragraph that holds a whole sentence does not end inside another: there the page's edge was ragged.
    """
    line, after, opener = page.lines[at], page.lines[at + 1], page.openers[at + 1]
    if page.rules.goes_on.search(line.text[-8:]):
        return opener is not None and opener.heading
    if not page.is_open(at):
        return False
    if ends_sentence(so_far, page.rules) or page.rules.clause_end.search(line.text[-8:]):
        return True
    if after.gap and not page.rules.wide:
        return True
    return not whole or opener is not None or (page.column.uses_indents and after.indented)


def _parts_full_line(
    page: Page, at: int, first: int, so_far: str, *, short: bool, trusted: frozenset[str], alone: bool
) -> bool:
    """Judge the break after a line that had no room for more: it was forced, unless something says otherwise.

    `short` says that the paragraph so far may be a heading, `alone` that it likely is one if it ends here.
    """
    rules, line, after = page.rules, page.lines[at], page.lines[at + 1]
    start, opener = page.openers[first], page.openers[at + 1]
    numbered = short and start is not None and start.alone
    new_pair = page.pair_is_known(at) is False
    whole = ends_sentence(so_far, rules)
    ends = whole or rules.clause_end.search(line.text[-8:]) is not None
    if opener is not None and (
        (whole and opener.heading)
        or (ends and opener.name in trusted)
        or numbered
        or (short and opener.heading and not page.pair_is_known(at))
    ):
        return True
    if whole and _is_lone_line(page, at + 1):
        return True
    if page.column.uses_indents:
        return after.indented and (ends or short)
    if page.column.uses_gaps and page.has_gap(at) and (whole or (numbered and new_pair)):
        return True
    return (
        short
        and not rules.aside.match(after.text)
        and (
            rules.byline.match(so_far) is not None
            or (new_pair and rules.title.match(so_far) is not None)
            or (alone and (at == first or new_pair) and rest_of_sentence(page, at + 1) > _SHORTEST)
        )
    )


def _is_lone_line(page: Page, at: int) -> bool:
    """Say whether line `at` is short and ends no sentence: a heading, if it does not go on a sentence."""
    if at >= len(page.full) or page.full[at] or not page.is_open(at):
        return False
    text = page.lines[at].text
    return not ends_sentence(text, page.rules) and can_be_heading(text, page.rules)


def _trusted(page: Page) -> frozenset[str]:
    """Return the openers that begin paragraphs in this file rather than clauses of one.

    They do if they follow a short last line more often than they stand after a clause inside a line, or at the
    beginning of a line by chance.
    """
    rules = page.rules
    opening: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for i, line in enumerate(page.lines):
        opener = page.openers[i]
        if opener is not None and i and not page.full[i - 1]:
            opening[opener.name] += 1
        elif opener is not None and i and not opener.heading:
            inside[opener.name] += 1
        for mark in rules.clause.finditer(line.text):
            found = rules.opener(line.text[mark.end() : mark.end() + 8])
            if found is not None:
                inside[found.name] += 1
    return frozenset(name for name in rules.openers if opening[name] > inside[name] or name not in inside)
