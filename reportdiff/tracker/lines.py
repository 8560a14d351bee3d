"""Which targets of several reports are one line: the links of consecutive years, and the way over years without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.differ.targets import comparable
from reportdiff.model import Figure, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import ReportDiff
    from reportdiff.language.figures import FigureRules
    from reportdiff.model import Report

__all__ = ["Line", "Twins", "lines", "same_indicator"]

Twins = tuple[Target, ...]
"""Targets of one report that are the same promise."""
_TELLING = 4
"""Characters of a name, not in the vocabulary, that is taken up again after years without it."""

Line = dict[int, Twins]
"""One indicator's targets, by the place of their report."""


def lines(reports: Sequence[Report], diffs: Sequence[ReportDiff], rules: FigureRules) -> list[Line]:
    """Return the lines of targets, each as a mapping from a report's place to its targets, the foremost first.

    A report may state one target several times, in its list of headline targets, in the text and in an attached list;
    such twins stand together. Within two consecutive years a headline target is joined with the headline target of the
    same indicator before anything else: a report that also sets targets for five years has both, and words that agree
    do not make the five years' target last year's. After that come the pairs that the comparison found, best first.
    Over years without a target, and where the comparison left two apart, an indicator is taken up again if its
    canonical name, its kind of figure, its unit and its conditions are the same and no other target claims it. What is
    said of another time than the year, a quarter or five years, is in no line with what is promised for the year.
    """
    stated = [_twins(report) for report in reports]
    found: list[Line] = []
    ends: dict[tuple[int, int], Line] = {}
    for place, targets in enumerate(stated):
        joins = _joins(stated[place - 1], targets, diffs[place - 1], rules) if place else {}
        for number, twins in enumerate(targets):
            line = ends.get((place - 1, joins.get(number, -1)))
            if line is None:
                line = {}
                found.append(line)
            line[place] = twins
            ends[place, number] = line
    return _rejoined(found, rules)


def same_indicator(one: Target, other: Target) -> bool:
    """Whether two figures have one canonical name, or both are the growth of the economy, by whatever name."""
    growth = one.figure is other.figure is Figure.GROWTH
    return one.indicator == other.indicator or (growth and one.economy and other.economy)


def _twins(report: Report) -> list[Twins]:
    """Put together the targets of one report that are the same promise, those of the headline list first."""
    groups: dict[tuple[object, ...], list[Target]] = {}
    for target in report.targets:
        groups.setdefault(_promise(target), []).append(target)
    return [tuple(sorted(group, key=lambda target: not target.headline)) for group in groups.values()]


def _promise(target: Target) -> tuple[object, ...]:
    quantity = target.quantity
    same = (target.indicator, target.figure, target.falling, target.condition, target.period, target.members)
    if quantity is None or quantity.value is None:
        return (*same, target.relation)
    return (*same, quantity.value, quantity.high, quantity.unit, quantity.per)


def _joins(old: Sequence[Twins], new: Sequence[Twins], diff: ReportDiff, rules: FigureRules) -> dict[int, int]:
    """Return for each new target, by its place, the old one that it continues; each is taken once."""
    here = {target.id: i for i, twins in enumerate(old) for target in twins}
    there = {target.id: j for j, twins in enumerate(new) for target in twins}
    pairs = [
        (0 if comparable(one[0], other[0], rules) else 1, 0.0, i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(new)
        if one[0].headline and other[0].headline and same_indicator(one[0], other[0])
    ]
    pairs += [
        (2, -row.score, here[row.old.id], there[row.new.id])
        for row in diff.targets
        if row.old is not None and row.new is not None and bool(row.old.period) == bool(row.new.period)
    ]
    joins: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if i not in taken and j not in joins:
            taken.add(i)
            joins[j] = i
    return joins


def _rejoined(found: list[Line], rules: FigureRules) -> list[Line]:
    """Join lines that end with those that begin later, the shortest gap first, headline targets first."""
    pairs = sorted(
        (min(late) - max(early), not _headline(early, late), not _compared(early, late, rules), one, other)
        for one, early in enumerate(found)
        for other, late in enumerate(found)
        if max(early) < min(late) and _continues(early, late, rules)
    )
    whole = {number: number for number in range(len(found))}
    begun: set[int] = set()
    ended: set[int] = set()
    for *_, one, other in pairs:
        if one in ended or other in begun:
            continue
        ended.add(one)
        begun.add(other)
        first = whole[one]
        found[first].update(found[other])
        whole.update({number: first for number, start in whole.items() if start == other})
    return [line for number, line in enumerate(found) if whole[number] == number]


def _headline(early: Line, late: Line) -> bool:
    return all(any(target.headline for twins in line.values() for target in twins) for line in (early, late))


def _compared(early: Line, late: Line, rules: FigureRules) -> bool:
    return comparable(early[max(early)][0], late[min(late)][0], rules)


def _continues(early: Line, late: Line, rules: FigureRules) -> bool:
    """Whether the targets of a line that ends and of one that begins later are certainly of the same indicator.

    Lines with a headline target are, by their indicator alone, be one a number and the other in words. Elsewhere the
    numbers must compare as well, and a name that the vocabulary does not hold must be long enough to tell what is
    measured. A number for another time than the year is no year's target, and is not continued by one.
    """
    one, other = early[max(early)][0], late[min(late)][0]
    if not same_indicator(one, other) or one.general or other.general or bool(one.period) != bool(other.period):
        return False
    if _headline(early, late):
        return True
    telling = (one.known and other.known) or len(one.indicator) >= _TELLING
    conditions = (one.condition, one.members) == (other.condition, other.members)
    return telling and conditions and comparable(one, other, rules)
