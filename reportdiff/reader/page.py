"""The lines of a hard-wrapped file, and what is known of each before line breaks are judged."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.language.layout import LayoutRules, Opener
    from reportdiff.reader.lines import Column, Line

__all__ = ["HEADING", "Page", "can_be_heading", "ends_sentence", "open_page"]

HEADING = 60
"""Longest heading without a sentence's end, in characters."""
_TAIL = 60
"""Characters of a line's end that tell whether a sentence ends there."""
_SAMPLE = 60_000
"""Characters of the file whose pairs of neighbours are known."""


@dataclass(frozen=True, slots=True)
class Page:
    """Lines with their openers, and the pairs of characters that stand together inside lines.

    `full[i]` says that line i had no room for what line i + 1 begins with.
    """

    lines: Sequence[Line]
    column: Column
    rules: LayoutRules
    openers: tuple[Opener | None, ...]
    full: tuple[bool, ...]
    pairs: frozenset[str]

    def is_open(self, at: int) -> bool:
        """Say whether nothing beside the break after line `at` decides that the sentence goes on."""
        line, after = self.lines[at].text, self.lines[at + 1].text
        return not (
            self.rules.goes_on.search(line[-8:])
            or self.rules.continues.match(after)
            or (line[-1].isdecimal() and self.rules.counted.match(after))
        )

    def has_gap(self, at: int) -> bool:
        """Say whether a blank line after line `at` means anything; before a quotation the page puts them anywhere."""
        after = self.lines[at + 1]
        return after.gap and not any(after.text.startswith(pair[0]) for pair in self.rules.brackets)

    def pair_is_known(self, at: int) -> bool | None:
        """Say whether the characters beside the break after line `at` stand together elsewhere; None if not letters."""
        left, right = self.lines[at].text[-1], self.lines[at + 1].text[0]
        return left + right in self.pairs if left.isalpha() and right.isalpha() else None


def open_page(lines: Sequence[Line], column: Column, rules: LayoutRules) -> Page:
    """Look at every line once; lines that open like a paragraph are taken to have lost its indent."""
    openers = tuple(rules.opener(line.text) for line in lines)
    full = tuple(
        column.fills(line, after, rules, first=opener is not None)
        for line, after, opener in zip(lines, lines[1:], openers, strict=False)
    )
    sample = "\n".join(line.text for line in lines)[:_SAMPLE]
    return Page(lines, column, rules, openers, full, frozenset(map("".join, pairwise(sample))))


def ends_sentence(text: str, rules: LayoutRules) -> bool:
    """Say whether a sentence ends with `text`."""
    return rules.sentence_end.search(text[-_TAIL:]) is not None


def can_be_heading(text: str, rules: LayoutRules) -> bool:
    """Say whether a heading may end with `text`: it is short, announces nothing, and leaves no bracket open."""
    return (
        len(text) <= HEADING
        and not rules.announces.search(text)
        and all(text.count(pair[0]) == text.count(pair[1]) for pair in rules.brackets)
    )
