"""Statements that say nothing without the one before: a figure whose indicator is told there.

"Carry out a plan for the disabled, new jobs 8,000" is one claim: alone, its second clause leaves open whose jobs.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from reportdiff.model import Role
from reportdiff.parser.indicators import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportdiff.language.figures import FigureRules
    from reportdiff.model import Statement

__all__ = ["join_dependent"]


def join_dependent(
    statements: Sequence[Statement], places: Mapping[str, int], rules: FigureRules
) -> tuple[Statement, ...]:
    """Join each statement whose figure depends on a statement before it with that one, and all between.

    `places` say where each statement begins in the running text; what is set aside between two keeps them apart.
    """
    found: list[Statement] = []
    for _, group in groupby(statements, key=lambda statement: statement.sentence):
        sentence = Sentence.of(group)
        bound = _bound(sentence, rules) if len(sentence.statements) > 1 else frozenset()
        for number, statement in enumerate(sentence.statements):
            before = found[-1] if number in bound else None
            if before and places[before.id] + len(before.text) == places[statement.id]:
                found[-1] = replace(before, end=statement.end, text=before.text + statement.text)
            else:
                found.append(statement)
    return tuple(found)


def _bound(sentence: Sentence, rules: FigureRules) -> frozenset[int]:
    """Return the numbers of the statements that belong to the one before them."""
    if sentence.role not in (Role.PLAN, Role.REVIEW):
        return frozenset()
    bound: set[int] = set()
    for reading in rules.readings(sentence.text, sentence.role is Role.REVIEW):
        if reading.dependent:
            first, last = (bisect_right(sentence.starts, place) - 1 for place in (reading.start, reading.place))
            bound.update(range(first + 1, last + 1))
    return frozenset(bound)
