"""Whether this year's results keep last year's targets, by stated rules.

Each rule has a name, and each verdict says which rule gave it; nothing is guessed, and silence is not "missed".

- `floor`: the target is a number to reach (a bare number, "at least", "more than"); reached or passed is met.
- `ceiling`: the target is a number not to pass ("at most"; prices and unemployment by convention); kept is met.
- `about`: "around a number"; on the good side of it, or off it by no more than `DifferOptions.about`, is met; further
  off by no more than `DifferOptions.near` is unclear; beyond that it is missed.
- `range`: inside the range, or beyond it on the good side, is met.
- `in_step`: the target is to keep step with the economy; growing at least as fast is met, else unclear.
- `in_words`: a target in words is answered by the same indicator in words.
- `not_comparable`: an increment against a total, a level against a growth rate, words against a number: unclear.
- `other_scope`: the result's name has other words in the place of the target's and the two fit each other less than
  `DifferOptions.sure`, or begins with other words; or it falls short and is of a part only (a rank more, an action
  less), or its name is not quite the target's: unclear.
- `other_scale`: the amounts differ by more than a factor of `DifferOptions.scale`: several years against one, or a
  whole against a part: unclear.
- `other_stage`: works to be begun against works finished, or the other way: unclear.
- `not_settled`: the result is announced or nearly reached: unclear.
- `done`: a commitment without a number that is reported as carried out.
"""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportdiff.changes import Alignment, Delivery, Verdict
from reportdiff.differ.scope import begins_otherwise, more_new, narrower, words_replaced
from reportdiff.differ.targets import as_growth, comparable
from reportdiff.language import get
from reportdiff.language.figures import commensurable, convert
from reportdiff.model import Bound, Figure, Quantity, Report, Role, Statement, Target
from reportdiff.options import DifferOptions

if TYPE_CHECKING:
    from reportdiff.changes import Link
    from reportdiff.language.figures import FigureRules, Scope

__all__ = ["deliveries", "judge"]

_SMALL = 10
"""Smaller numbers are too few to tell another scale by their ratio."""
_DEFAULTS = DifferOptions()


def deliveries(
    old: Report, new: Report, alignment: Alignment, options: DifferOptions = _DEFAULTS
) -> tuple[Delivery, ...]:
    """Return last year's targets with this year's results, in the old report's order, then commitments done."""
    rules = get(new.language).figures()
    economy = _economy(new)
    found = []
    for link in alignment.deliveries:
        if link.old is None or link.new is None:
            continue
        target, result = old.targets[link.old], new.results[link.new]
        if _of_several_years(target, result):
            continue
        verdict, rule = judge(target, result, rules, economy, options)
        if verdict is not Verdict.UNCLEAR and _another(target, result, link.score, options):
            verdict, rule = Verdict.UNCLEAR, "other_scope"
        found.append(Delivery(target.indicator, verdict, target, result, rule))
    found += [_done(old, new, link) for link in alignment.done]
    return tuple(found)


def _another(target: Target, result: Target, score: float, options: DifferOptions) -> bool:
    """Whether a result is not surely of what the target is of, though the two found each other."""
    if target.quantity is None or target.core == result.core or (target.known and result.known):
        return False
    return begins_otherwise(target, result) or (score < options.sure and words_replaced(target, result))


def _of_several_years(target: Target, result: Target) -> bool:
    """Whether a result is the yearly growth of several years, which answers no target for one year."""
    return (
        target.figure is result.figure is Figure.GROWTH
        and target.quantity is not None
        and bool(result.period)
        and not target.period
    )


def judge(
    target: Target,
    result: Target,
    rules: FigureRules,
    economy: Decimal | None = None,
    options: DifferOptions = _DEFAULTS,
) -> tuple[Verdict, str]:
    """Return the verdict on one target by one result, and the rule's name; `economy` is the year's growth in %."""
    if not result.settled:
        return Verdict.UNCLEAR, "not_settled"
    aim, got = target.quantity, result.quantity
    if aim is None:
        return _in_words(target, result, rules, economy)
    if got is None or got.value is None or aim.value is None or not _judged(target, result, rules):
        return Verdict.UNCLEAR, "not_comparable"
    aim, got = as_growth(target, aim), as_growth(result, got)
    value = got.value or Decimal(0)
    if commensurable(got.unit, aim.unit, rules.measures):
        value = convert(value, got.unit, aim.unit, rules.measures)
    if target.falling:
        value = abs(value) if result.falling or value < 0 else -value
    verdict, rule = _verdict(target, aim, value, options)
    doubt = _doubt((target, result), (aim.value or Decimal(0), value), verdict, rules.scope, options)
    return (Verdict.UNCLEAR, doubt) if doubt else (verdict, rule)


def _doubt(
    sides: tuple[Target, Target],
    values: tuple[Decimal, Decimal],
    verdict: Verdict,
    scope: Scope,
    options: DifferOptions,
) -> str:
    """Return the name of the rule that forbids a verdict by numbers that compare, or nothing."""
    target, result = sides
    if target.stage and result.stage and target.stage != result.stage:
        return "other_stage"
    if _other_scale(target, *values, options):
        return "other_scale"
    if verdict is not Verdict.MISSED:
        return ""
    if narrower(result, target, scope) or target.core != result.core:
        return "other_scope"
    return "not_comparable" if more_new(result, target, scope) else ""


def _other_scale(target: Target, goal: Decimal, value: Decimal, options: DifferOptions) -> bool:
    """Whether an amount is so far off that it must be of several years, or of something else."""
    if target.figure is Figure.GROWTH or min(abs(goal), abs(value)) < _SMALL:
        return False
    ratio = float(abs(value / goal))
    return ratio > options.scale or ratio < 1 / options.scale


def _judged(target: Target, result: Target, rules: FigureRules) -> bool:
    """Whether numbers may be set side by side; a rise against an expected fall may."""
    if target.members > result.members == 1:
        got, aim = result.quantity, target.quantity
        more = got is not None and aim is not None and (got.value or 0) >= (aim.value or 0)
        return more and comparable(target, replace(result, members=target.members), rules)
    if target.falling != result.falling and target.figure is result.figure is Figure.GROWTH:
        return True
    return comparable(target, result, rules)


def _verdict(target: Target, aim: Quantity, value: Decimal, options: DifferOptions) -> tuple[Verdict, str]:
    goal, high = aim.value or Decimal(0), aim.high
    if target.falling:
        goal, high = abs(goal), None if high is None else abs(high)
    low_is_good = (target.lower_is_better and not target.falling) or aim.bound in (Bound.AT_MOST, Bound.LESS_THAN)
    if high is not None:
        kept = value <= high if low_is_good else value >= goal
        return (Verdict.MET if kept else Verdict.MISSED), "range"
    rule = "about" if aim.bound is Bound.ABOUT else "ceiling" if low_is_good else "floor"
    short = (value - goal) if low_is_good else (goal - value)
    if short <= 0:
        return Verdict.MET, rule
    if aim.bound is not Bound.ABOUT:
        return Verdict.MISSED, rule
    off = float(short / abs(goal)) if goal else math.inf
    if off <= options.about or (aim.unit == "%" and short <= Decimal(str(options.about_points))):
        return Verdict.MET, rule
    return (Verdict.UNCLEAR if off <= options.near else Verdict.MISSED), rule


def _in_words(target: Target, result: Target, rules: FigureRules, economy: Decimal | None) -> tuple[Verdict, str]:
    got = result.quantity
    if got is None:
        return Verdict.MET, "in_words"
    if result.figure is not Figure.GROWTH or got.value is None:
        return Verdict.UNCLEAR, "not_comparable"
    if target.in_step and economy is not None:
        return (Verdict.MET if got.value >= economy else Verdict.UNCLEAR), "in_step"
    tends, moved = rules.tends(target.relation), -abs(got.value) if result.falling else got.value
    if target.in_step or not tends or not moved:
        return Verdict.UNCLEAR, "not_comparable"
    return (Verdict.MET if (moved > 0) == (tends > 0) else Verdict.UNCLEAR), "in_words"


def _economy(report: Report) -> Decimal | None:
    """Return the year's economic growth as the review gives it first."""
    for result in report.results:
        if result.economy and result.figure is Figure.GROWTH and result.quantity and result.quantity.unit == "%":
            return result.quantity.value
    return None


def _done(old: Report, new: Report, link: Link) -> Delivery:
    promise, outcome = old.statements[link.old[0]], new.statements[link.new[0]]
    return Delivery(
        indicator=link.terms[0] if link.terms else promise.text,
        verdict=Verdict.MET,
        target=_commitment(promise, Role.PLAN),
        result=_commitment(outcome, Role.REVIEW),
        rule="done",
    )


def _commitment(statement: Statement, role: Role) -> Target:
    return Target(
        id=statement.id,
        statement=statement.id,
        indicator="",
        figure=Figure.RELATION,
        text=statement.text,
        start=statement.start,
        end=statement.end,
        role=role,
    )
