"""Which sentences list the year's main expected targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.model import Role, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.language.figures import FigureRules, Reading

__all__ = ["headline_sentences"]

_LEAST = 3
"""So many indicators of the kind that headline lists are made of make a sentence a headline list by itself."""


def headline_sentences(
    sentences: Sequence[tuple[str, Statement]], readings: Sequence[tuple[Reading, ...]], rules: FigureRules
) -> frozenset[int]:
    """Return the indexes of the plan's sentences that list headline targets.

    A list opens with words that announce it, and goes on through its paragraph as long as sentences hold indicators that
    such lists are made of. A plan sentence that holds three of them is a list even if nothing announces it.
    """
    found = set()
    open_in: int | None = None
    for index, (text, statement) in enumerate(sentences):
        if statement.role is not Role.PLAN:
            continue
        announced = rules.announces_headline(text)
        known = len({reading.indicator for reading in readings[index] if reading.listed and reading.current and not reading.period})
        if announced and known:
            found.add(index)
            open_in = statement.paragraph
        elif announced:
            open_in = statement.paragraph
        elif (open_in is not None and statement.paragraph - open_in <= 0 and known) or known >= _LEAST:
            found.add(index)
    return frozenset(found)
