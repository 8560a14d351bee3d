"""What stands over a report: its title, its year, the date and speaker lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.model import BlockKind
from reportdiff.parser.context import trim

if TYPE_CHECKING:
    from reportdiff.language.structure import StructureRules
    from reportdiff.model import Document
    from reportdiff.options import ParserOptions

__all__ = ["find_title", "find_year", "title_blocks"]


def title_blocks(document: Document, rules: StructureRules, options: ParserOptions) -> list[int]:
    """Return the indexes of the title, date and speaker lines.

    They are the short lines without a sentence that stand before the hearers are addressed, and whatever near the
    beginning reads like one.
    """
    address = _address(document, rules, options)
    found = []
    for index, block in enumerate(document.blocks[: options.opening_paragraphs]):
        start, end = trim(document.text, block.start, block.end)
        if start == end or end - start > options.title_line_max or block.kind is BlockKind.TABLE_ROW:
            continue
        numbered = any(style.pattern.match(document.text, start, end) for style in rules.numbering if not style.item)
        before = index < address and not numbered and not rules.closed_line.search(document.text, start, end)
        if before or rules.report_title.fullmatch(document.text, start, end):
            found.append(index)
    return found


def _address(document: Document, rules: StructureRules, options: ParserOptions) -> int:
    """Return the index of the paragraph that opens the speech, 0 where none does."""
    for index, block in enumerate(document.blocks[: options.opening_paragraphs]):
        start, end = trim(document.text, block.start, block.end)
        if rules.salutation.match(document.text, start, end) or rules.aside.search(document.text, start, end):
            return index
    return 0


def find_title(document: Document, titles: list[int]) -> str:
    """Return the front matter's title, or else the first title line."""
    if document.title:
        return document.title
    for index in titles:
        block = document.blocks[index]
        return document.text[block.start : block.end].strip()
    return ""


def find_year(document: Document, titles: list[int], rules: StructureRules) -> int | None:
    """Return the year for which the report was given."""
    lines = [document.text[document.blocks[i].start : document.blocks[i].end] for i in titles]
    return rules.report_year([document.title, *lines], document.text)
