"""Whether this year's results keep last year's targets, by stated rules.

Each rule has a name, and each verdict says which rule gave it; nothing is guessed, and silence is not "missed".

- `floor`: the target is a number to reach (a bare number, "at least", "more than"); reached or passed is met.
- `ceiling`: the target is a number not to pass ("at most"; prices and unemployment by convention); kept is met.
- `about`: "around a number"; on the good side of it, or off it by no more than `ABOUT`, is met; further off by no more
  than `NEAR` is unclear; beyond that it is missed.
- `range`: inside the range, or beyond it on the good side, is met.
- `in_step`: the target is to keep step with the economy; growing at least as fast is met, else unclear.
- `in_words`: a target in words is answered by the same indicator in words.
- `not_comparable`: an increment against a total, a level against a growth rate, words against a number: unclear.
- `other_scope`: the result falls short, but its name is not quite the target's: unclear.
- `other_scale`: the amounts differ by more than a factor of `SCALE`: several years against one, a whole against a part.
- `not_settled`: the result is announced or nearly reached: unclear.
- `done`: a commitment without a number that is reported as carried out.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportdiff.changes import Alignment, Delivery, Verdict
from reportdiff.differ.targets import comparable
from reportdiff.language import get
from reportdiff.language.figures import commensurable, convert
from reportdiff.model import Bound, Figure, Quantity, Report, Role, Statement, Target

if TYPE_CHECKING:
    from reportdiff.changes import Link
    from reportdiff.language.figures import FigureRules

__all__ = ["ABOUT", "NEAR", "deliveries", "judge"]

ABOUT = Decimal("0.02")
"""A result this far, relatively, on the wrong side of "around a number" still meets it."""
SCALE, SMALL = Decimal(4), 10
"""Amounts from ten up that differ by more than this factor are not taken for target and result of one year."""
NEAR = Decimal("0.10")
"""A result this far on the wrong side of "around a number" is neither met nor clearly missed."""


def deliveries(old: Report, new: Report, alignment: Alignment) -> tuple[Delivery, ...]:
    """Return last year's targets with this year's results, in the old report's order, then commitments done."""
    rules = get(new.language).figures()
    economy = _economy(new)
    found = []
    for link in alignment.deliveries:
        if link.old is None or link.new is None:
            continue
        target, result = old.targets[link.old], new.results[link.new]
        verdict, rule = judge(target, result, rules, economy)
        found.append(Delivery(target.indicator, verdict, target, result, rule))
    found += [_done(old, new, link) for link in alignment.done]
    return tuple(found)


def judge(
    target: Target, result: Target, rules: FigureRules, economy: Decimal | None = None
) -> tuple[Verdict, str]:
    """Return the verdict on one target by one result, and the rule's name; `economy` is the year's growth in %."""
    if not result.settled:
        return Verdict.UNCLEAR, "not_settled"
    aim, got = target.quantity, result.quantity
    if aim is None:
        return _in_words(target, result, economy)
    if got is None or got.value is None or aim.value is None or not _judged(target, result, rules):
        return Verdict.UNCLEAR, "not_comparable"
    value = got.value
    if commensurable(got.unit, aim.unit, rules.measures):
        value = convert(value, got.unit, aim.unit, rules.measures)
    if target.falling:
        if not result.falling and value >= 0:
            return Verdict.MISSED, "floor"
        value = abs(value)
    if _other_scale(target, aim, value):
        return Verdict.UNCLEAR, "other_scale"
    verdict, rule = _verdict(target, aim, value)
    if verdict is Verdict.MISSED and target.core != result.core:
        return Verdict.UNCLEAR, "other_scope"
    return verdict, rule


def _other_scale(target: Target, aim: Quantity, value: Decimal) -> bool:
    """Whether an amount is so far off that it must be of several years, or of something else."""
    if target.figure is Figure.GROWTH or not aim.value or not value or min(abs(aim.value), abs(value)) < SMALL:
        return False
    ratio = abs(value / aim.value)
    return ratio > SCALE or ratio < 1 / SCALE


def _judged(target: Target, result: Target, rules: FigureRules) -> bool:
    """Whether numbers may be set side by side; a rise against an expected fall may."""
    if target.falling != result.falling and target.figure is result.figure is Figure.GROWTH:
        return True
    return comparable(target, result, rules)


def _verdict(target: Target, aim: Quantity, value: Decimal) -> tuple[Verdict, str]:
    goal = abs(aim.value or Decimal(0)) if target.falling else aim.value or Decimal(0)
    low_is_good = (target.lower_is_better and not target.falling) or aim.bound in (Bound.AT_MOST, Bound.LESS_THAN)
    if aim.high is not None:
        high = abs(aim.high) if target.falling else aim.high
        kept = value <= high if low_is_good else value >= goal
        return (Verdict.MET if kept else Verdict.MISSED), "range"
    short = (value - goal) if low_is_good else (goal - value)
    if short <= 0:
        return Verdict.MET, _rule(aim, low_is_good)
    if aim.bound is Bound.ABOUT:
        off = short / abs(goal) if goal else Decimal(1)
        if off <= ABOUT:
            return Verdict.MET, "about"
        return (Verdict.UNCLEAR if off <= NEAR else Verdict.MISSED), "about"
    return Verdict.MISSED, _rule(aim, low_is_good)


def _rule(aim: Quantity, low_is_good: bool) -> str:
    if aim.bound is Bound.ABOUT:
        return "about"
    return "ceiling" if low_is_good else "floor"


def _in_words(target: Target, result: Target, economy: Decimal | None) -> tuple[Verdict, str]:
    got = result.quantity
    if got is None:
        return Verdict.MET, "in_words"
    if result.figure is not Figure.GROWTH or got.value is None:
        return Verdict.UNCLEAR, "not_comparable"
    if target.in_step and economy is not None:
        return (Verdict.MET if got.value >= economy else Verdict.UNCLEAR), "in_step"
    return Verdict.UNCLEAR, "not_comparable"


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
