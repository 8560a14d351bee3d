"""Which sentences list the year's main expected targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.model import Role, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportdiff.language.figures import FigureRules, Reading

__all__ = ["headline_sentences"]

_LEAST = 3
"""So many indicators of the kind that headline lists are made of make a sentence a headline list by itself."""


def headline_sentences(
    sentences: Sequence[tuple[str, Statement]],
    read: Callable[[int, bool], tuple[Reading, ...]],
    rules: FigureRules,
) -> frozenset[int]:
    """Return the indexes of the plan's sentences that list headline targets.

    `read` gives a sentence's figures by its index, as those of such a list or not. A list opens with words that
    announce it and goes on through its paragraph, as long as its sentences hold indicators that such lists are made of.
    Where the paragraph that announces it holds none, the list stands in the paragraphs after it. A plan sentence that
    holds three such indicators is a list even if nothing announces it.
    """
    found = set()
    last: int | None = None
    for index, (text, statement) in enumerate(sentences):
        if statement.role is not Role.PLAN:
            continue
        announced = rules.announces_headline(text)
        within = announced or (last is not None and statement.paragraph <= last)
        known = len({reading.indicator for reading in read(index, within) if _may_lead(reading)})
        if announced:
            last = statement.paragraph if known else statement.paragraph + 1
        listed = last is not None and statement.paragraph <= last
        if known and (listed or known >= _LEAST):
            found.add(index)
            if listed and last == statement.paragraph and _is_alone(sentences, index):
                last += 1
    return frozenset(found)


def _may_lead(reading: Reading) -> bool:
    return reading.listed and reading.current and not reading.period


def _is_alone(sentences: Sequence[tuple[str, Statement]], index: int) -> bool:
    """Whether the list is broken into lines: the paragraph began no more than two sentences ago."""
    paragraph = sentences[index][1].paragraph
    return index < 2 or sentences[index - 2][1].paragraph != paragraph
