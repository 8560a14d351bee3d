"""Indicators through the years: which targets are one line, and what came of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reportdiff.changes import Direction
from reportdiff.differ.targets import comparable, direction
from reportdiff.language import get
from reportdiff.language.figures import commensurable, convert
from reportdiff.tracker.lines import lines, same_indicator
from reportdiff.tracker.silence import Plan, silence
from reportdiff.tracks import IndicatorTrack, Point, Presence, YearFigure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportdiff.changes import Delivery, ReportDiff
    from reportdiff.language.figures import FigureRules
    from reportdiff.model import Figure, Report, Target
    from reportdiff.tracker.lines import Line

__all__ = ["indicator_tracks"]

_UNLIKE = frozenset({"not_comparable", "other_scale", "in_words"})
"""Rules of deliveries whose two sides do not stand on one scale."""


def indicator_tracks(reports: Sequence[Report], diffs: Sequence[ReportDiff]) -> tuple[IndicatorTrack, ...]:
    """Return one track for every line of targets: headline ones first, then those that the last reports still have."""
    rules = get(reports[-1].language).figures()
    deliveries = [{row.target.id: row for row in diff.delivery} for diff in diffs]
    found = lines(reports, diffs, rules)
    plans = [Plan.of(report) for report in reports]
    found.sort(key=_order)
    return tuple(
        _track(f"i{number}", line, reports, plans, deliveries, rules=rules) for number, line in enumerate(found, 1)
    )


def _order(line: Line) -> tuple[bool, int, int]:
    last = max(line)
    return not any(target.headline for twins in line.values() for target in twins), -last, line[last][0].start


def _track(
    identifier: str,
    line: Line,
    reports: Sequence[Report],
    plans: Sequence[Plan],
    deliveries: Sequence[Mapping[str, Delivery]],
    *,
    rules: FigureRules,
) -> IndicatorTrack:
    targets = [twins[0] for _, twins in sorted(line.items())]
    measure = _measure(targets)
    figures: list[YearFigure] = []
    before: YearFigure | None = None
    for place, report in enumerate(reports):
        figure = _stated(report, line.get(place, ()), before, rules)
        target = figure.target
        if target is None:
            figure = _silent(figure, plans[place], targets, measure, rules)
            if figure.presence is Presence.NONE and place and place - 1 in line and before:
                figure = replace(figure, change=Direction.DROPPED, since=before.year)
        else:
            if before is None and figures and figures[-1].presence is Presence.NONE:
                figure = replace(figure, change=Direction.NEW)
            before = figure = replace(figure, aim=_point(target, measure, rules))
        following = reports[place + 1] if place + 1 < len(reports) else None
        if following is not None and following.year == figure.year + 1:
            figure = (
                _delivered(figure, line[place], deliveries[place], measure, rules)
                if place in line
                else _reported(figure, following, measure, rules)
            )
        figures.append(figure)
    printed = {target.name for target in targets}
    indicator = Counter(target.indicator for target in reversed(targets)).most_common(1)[0][0]
    return IndicatorTrack(
        id=identifier,
        indicator=indicator,
        name=printed.pop() if len(printed) == 1 and "" not in printed else indicator,
        headline=any(target.headline for target in targets),
        figure=measure.figure,
        unit=measure.quantity.unit if measure.quantity else "",
        falling=measure.falling,
        figures=tuple(figures),
    )


def _stated(report: Report, twins: Sequence[Target], before: YearFigure | None, rules: FigureRules) -> YearFigure:
    """Return what a report states, and how it stands to the last target `before` it."""
    target = twins[0] if twins else None
    figure = YearFigure(report.year or 0, Presence.STATED, target)
    if target is None or before is None or before.target is None:
        return figure
    return replace(figure, change=direction(before.target, target, rules), since=before.year)


def _silent(
    figure: YearFigure, plan: Plan, targets: Sequence[Target], measure: Target, rules: FigureRules
) -> YearFigure:
    names = sorted({target.name for target in targets} | {measure.indicator})
    unit = measure.quantity.unit if measure.quantity else ""
    return replace(figure, presence=silence(plan, names, unit, rules))


def _measure(targets: Sequence[Target]) -> Target:
    """Return the latest target on the scale on which most of them stand; numbers go before words."""
    scales = Counter(_scale(target) for target in targets)
    best = max(scales, key=lambda scale: (scale[1] != "", scales[scale], str(scale)))
    return next(target for target in reversed(targets) if _scale(target) == best)


def _scale(target: Target) -> tuple[Figure, str, bool]:
    quantity = target.quantity
    unit = quantity.unit or "1" if quantity is not None and quantity.value is not None else ""
    return target.figure, unit, target.falling


def _delivered(
    figure: YearFigure,
    twins: Sequence[Target],
    deliveries: Mapping[str, Delivery],
    measure: Target,
    rules: FigureRules,
) -> YearFigure:
    """Add what the next report says came of a target; a twin's result will do."""
    row = next((deliveries[target.id] for target in twins if target.id in deliveries), None)
    if row is None:
        return figure
    outcome = None if row.rule in _UNLIKE else _point(row.result, measure, rules)
    return replace(figure, result=row.result, verdict=row.verdict, rule=row.rule, outcome=outcome)


def _reported(figure: YearFigure, following: Report, measure: Target, rules: FigureRules) -> YearFigure:
    """Add what the next report says of an indicator without a target, if it gives one number of it and not several."""
    if not measure.known or measure.quantity is None:
        return figure
    same = [
        result
        for result in following.results
        if same_indicator(result, measure)
        and result.settled
        and result.condition == measure.condition
        and comparable(measure, result, rules)
    ]
    values = {result.quantity.value for result in same if result.quantity}
    if len(values) != 1:
        return figure
    return replace(figure, result=same[0], outcome=_point(same[0], measure, rules))


def _point(target: Target, measure: Target, rules: FigureRules) -> Point | None:
    """Return a figure on the scale of `measure`; of a fall its size."""
    quantity, scale = target.quantity, measure.quantity
    if quantity is None or scale is None or quantity.value is None or not comparable(measure, target, rules):
        return None
    ends = [quantity.value, quantity.value if quantity.high is None else quantity.high]
    if commensurable(quantity.unit, scale.unit, rules.measures):
        ends = [convert(end, quantity.unit, scale.unit, rules.measures) for end in ends]
    if target.falling:
        ends = [abs(end) for end in ends]
    return Point(min(ends), max(ends))
