"""What stands over a report: its title, its year, the date and speaker lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.parser.sentences import trim

if TYPE_CHECKING:
    from reportdiff.language.structure import StructureRules
    from reportdiff.model import Document

__all__ = ["find_title", "find_year", "title_blocks"]

_OPENING = 8
"""Paragraphs among which a report's title, date and speaker stand."""


def title_blocks(document: Document, rules: StructureRules) -> list[int]:
    """Return the indexes of the opening paragraphs that are title, date or speaker lines."""
    found = []
    for index, block in enumerate(document.blocks[:_OPENING]):
        start, end = trim(document.text, block.start, block.end)
        if start < end and rules.report_title.fullmatch(document.text, start, end):
            found.append(index)
    return found


def find_title(document: Document, titles: list[int]) -> str:
    """Return the front matter's title, or else the first title line."""
    if document.title:
        return document.title
    for index in titles:
        block = document.blocks[index]
        return document.text[block.start : block.end].strip()
    return ""


def find_year(document: Document, titles: list[int], rules: StructureRules) -> int | None:
    """Return the year in which the report was given, or for which, where it was given at the end of the year before."""
    lines = [document.text[document.blocks[i].start : document.blocks[i].end] for i in titles]
    return rules.report_year([document.title, *lines], document.text)
