"""What became of each target: raised, lowered, unchanged, said otherwise, new or dropped."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportdiff.changes import Direction, TargetChange
from reportdiff.differ.scope import counted_apart, kind
from reportdiff.language import get
from reportdiff.language.figures import commensurable, convert, same_measure
from reportdiff.language.fold import fold
from reportdiff.model import Figure, Quantity, Report, Target

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reportdiff.changes import Alignment, Link
    from reportdiff.language.figures import FigureRules

__all__ = ["as_growth", "comparable", "direction", "target_changes"]

_QUOTED = re.compile('[“"]([^“”"]{1,12})[”"]')
_FAR = Decimal(10)
"""Counts by different measure words that are this many times each other are of different things: dwellings, estates."""
_MARKS = re.compile('[“”"]')
_INDEX = Decimal(90), Decimal(130)
"""Between these a bare number of a price indicator is an index, for which the year before is 100."""
_LEVELS = (Figure.LEVEL, Figure.SHARE, Figure.TOTAL)
_COMPARABLE = frozenset(
    [frozenset((one, other)) for one in _LEVELS for other in _LEVELS]
    + [frozenset((figure,)) for figure in Figure]
    + [frozenset((Figure.LEVEL, Figure.INCREMENT))]
)
"""Kinds of figures whose numbers say the same thing. A bare level may be this year's addition; a total is none."""


def target_changes(old: Report, new: Report, alignment: Alignment) -> tuple[TargetChange, ...]:
    """Classify the links of targets: headline targets first, then as the new report goes, dropped ones in their place.

    A dropped target stands behind the last target before it, in the old report, that the new one still has.
    """
    rules = get(new.language).figures()
    links, answers = alignment.targets, _answers(old, new, alignment.links)
    rows = []
    after = -1.0
    again = _said_again(old.targets, [link.old for link in links if link.old is not None and link.new is not None])
    anew = _said_again(new.targets, [link.new for link in links if link.old is not None and link.new is not None])
    for link in sorted(links, key=lambda link: (link.old is None, link.old if link.old is not None else 0)):
        if (link.new is None and link.old in again) or (link.old is None and link.new in anew):
            continue
        one = None if link.old is None else old.targets[link.old]
        other = None if link.new is None else new.targets[link.new]
        if link.new is not None and link.old is not None:
            after = float(link.new)
        place = float(link.new) if link.new is not None else after + 0.5
        rows.append((place, link, one, other))
    rows.sort(key=lambda row: (not _headline(row[2], row[3]), row[0], row[1].old or 0))
    changes = []
    for number, (_, link, one, other) in enumerate(rows, 1):
        shown = other or one
        if shown is None:
            continue
        changes.append(
            TargetChange(
                id=f"g{number}",
                indicator=shown.indicator,
                headline=_headline(one, other),
                score=round(link.score, 4),
                change=_change(one, other, rules),
                old=one,
                new=other,
                old_repeats=_repeats(link.old, again, old),
                new_repeats=_repeats(link.new, anew, new),
                answer=answers[one is None].get(shown.statement, ()) if one is None or other is None else (),
            )
        )
    return tuple(changes)


def _answers(old: Report, new: Report, links: Sequence[Link]) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """Return, for the old report and for the new one, which statements of the other each of its own is linked with."""
    found: tuple[dict[str, tuple[str, ...]], ...] = ({}, {})
    for link in links:
        ids = tuple(old.statements[i].id for i in link.old), tuple(new.statements[j].id for j in link.new)
        for held, own, others in zip(found, ids, reversed(ids), strict=True):
            held.update((each, (*held.get(each, ()), *others)) for each in own)
    return found


def _said_again(targets: Sequence[Target], linked: Collection[int]) -> dict[int, int]:
    """Return the lone targets whose twin, the same promise said elsewhere in the report, has its counterpart.

    Each is given with the first such twin. It is neither dropped nor new: reports say the same in the text and again
    in a list of projects.
    """
    held: dict[tuple[object, ...], int] = {}
    for i in sorted(linked):
        held.setdefault(_promise(targets[i]), i)
    paired = frozenset(linked)
    return {i: held[promise] for i, promise in enumerate(map(_promise, targets)) if i not in paired and promise in held}


def _repeats(index: int | None, again: dict[int, int], report: Report) -> tuple[str, ...]:
    return tuple(report.targets[i].id for i, first in again.items() if first == index)


def _promise(target: Target) -> tuple[object, ...]:
    quantity = target.quantity
    if quantity is None:
        return target.core, target.relation
    return target.core, target.falling, quantity.value, quantity.high, quantity.unit, quantity.per


def _headline(one: Target | None, other: Target | None) -> bool:
    return bool((one and one.headline) or (other and other.headline))


def _change(one: Target | None, other: Target | None, rules: FigureRules) -> Direction:
    if one is None:
        return Direction.NEW
    if other is None:
        return Direction.DROPPED
    return direction(one, other, rules)


def direction(old: Target, new: Target, rules: FigureRules) -> Direction:
    """Compare two targets for the same indicator; values by their lower ends, a fall by its size."""
    if _said_the_same(old, new):
        return Direction.UNCHANGED
    if not comparable(old, new, rules):
        return Direction.RESTATED
    a, b = old.quantity, new.quantity
    if a is None or b is None:
        return _direction_in_words(old, new)
    a, b = as_growth(old, a), as_growth(new, b)
    before, after = _values(old, a), _values(new, b)
    if commensurable(a.unit, b.unit, rules.measures):
        after = tuple(None if v is None else convert(v, b.unit, a.unit, rules.measures) for v in after)
    if before[0] is None or after[0] is None:
        return Direction.RESTATED
    if after[0] != before[0]:
        return Direction.RAISED if after[0] > before[0] else Direction.LOWERED
    same = a.bound is b.bound and before[1] == after[1]
    return Direction.UNCHANGED if same else Direction.REQUALIFIED


def _direction_in_words(old: Target, new: Target) -> Direction:
    if old.in_step != new.in_step or old.core != new.core:
        return Direction.RESTATED
    return Direction.UNCHANGED if old.relation == new.relation else Direction.REQUALIFIED


def _said_the_same(old: Target, new: Target) -> bool:
    """Whether the clauses are the same, and the numbers read from them: what only stands round them changed nothing."""
    a, b = old.quantity, new.quantity
    values = (None if q is None else (q.value, q.high, q.unit) for q in (a, b))
    return fold(old.text) == fold(new.text) and len(set(values)) == 1


def _values(target: Target, quantity: Quantity) -> tuple[Decimal | None, ...]:
    """Return both ends of a value; of a fall its size, whatever the sign it was read with."""
    ends = (quantity.value, quantity.high)
    if not target.falling:
        return ends
    return tuple(None if end is None else abs(end) for end in ends)


def comparable(old: Target, new: Target, rules: FigureRules) -> bool:
    """Whether two figures for the same indicator can be compared as numbers, or both are relations in words."""
    a, b = old.quantity, new.quantity
    if a is None or b is None:
        return a is None and b is None
    a, b = as_growth(old, a), as_growth(new, b)
    figures = (Figure.GROWTH if q is not t.quantity else kind(t, rules.scope) for q, t in ((a, old), (b, new)))
    return (
        same_measure(a, b, rules)
        and not _other_things(old, new, a, b, rules)
        and frozenset(figures) in _COMPARABLE
        and old.falling == new.falling
        and old.period == new.period
        and ((old.members > 1) == (new.members > 1) or a.value == b.value)
    )


def as_growth(target: Target, quantity: Quantity) -> Quantity:
    """Return a price index, for which the year before is 100, as the growth it stands for; else the quantity itself."""
    value = quantity.value
    if not (target.known and target.lower_is_better and not quantity.unit and value and _INDEX[0] < value < _INDEX[1]):
        return quantity
    high = None if quantity.high is None else quantity.high - 100
    return replace(quantity, value=value - 100, high=high, unit="%")


def _other_things(old: Target, new: Target, a: Quantity, b: Quantity, rules: FigureRules) -> bool:
    """Whether names are known as different, other measure words count other names, or one is of a quoted kind."""
    if old.known and new.known and old.indicator != new.indicator:
        return True
    if counted_apart(a.unit, b.unit, rules.scope):
        return True
    if a.unit != b.unit and old.core != new.core and (a.unit in rules.own_counters) != (b.unit in rules.own_counters):
        return True
    counted = a.unit != b.unit and {a.unit, b.unit} <= rules.counters
    if counted and ((old.core != new.core and a.value != b.value) or _far_apart(a, b)):
        return True
    return _narrower(old, new) or _narrower(new, old)


def _far_apart(a: Quantity, b: Quantity) -> bool:
    return bool(a.value and b.value) and not 1 / _FAR < (a.value or 0) / (b.value or 1) < _FAR


def _narrower(one: Target, other: Target) -> bool:
    """Whether one name has a part in quotation marks that the other one does not say."""
    said = _MARKS.sub("", other.text)
    return any(part in one.indicator and part not in said for part in _QUOTED.findall(one.text))
