"""How well two figures fit each other: whether they measure the same, by name, unit, clause and place."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.crowds import in_a_crowd
from reportdiff.aligner.names import names, rarity
from reportdiff.aligner.terms import occurrences
from reportdiff.language import get
from reportdiff.language.figures import commensurable, same_rate
from reportdiff.language.fold import fold_all
from reportdiff.model import Figure, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportdiff.language.base import Language
    from reportdiff.language.evidence import Evidence
    from reportdiff.language.figures import FigureRules
    from reportdiff.model import Quantity, Report, Target
    from reportdiff.options import FigureOptions

    Floats = NDArray[np.float64]
    Indexes = NDArray[np.int64]

__all__ = ["Fits", "fits"]

_NUMBERS = re.compile(r"[\d.,%]+")
_CHANGES = (Figure.GROWTH, Figure.STEP)
"""Figures that tell a change, against those that tell an amount."""
_NOTHING_ROUND = 0.3
"""How far the surroundings of two figures agree of which one has none."""
_CROWD = 250_000
"""More pairs of figures than this are not all looked at; the most of any pair of some 400 real reports are 81,000."""
_PLACE_LEAST, _PLACE_GAIN = 0.25, 1.6
"""A name too general keeps this much of its agreement, and more by what is round it."""


@dataclass(frozen=True, slots=True)
class Fits:
    """The pairs of an old and a new figure that are looked at, by old and then by new index.

    For each its score, how far the names agree, and whether the numbers compare; every other pair fits not at all.
    """

    old: Indexes
    new: Indexes
    total: Floats
    name: Floats
    comparable: NDArray[np.bool_]


def fits(
    sides: tuple[Report, Report],
    figures: tuple[Sequence[Target], Sequence[Target]],
    linked: frozenset[tuple[str, str]],
    options: FigureOptions,
) -> Fits:
    """Score the pairs of figures whose names agree at all; `linked` are the ids of statements that are linked."""
    old, new = figures
    language = get(sides[1].language)
    evidence, rules = language.evidence(), language.figures()
    rows, columns, name = _worth_a_look(old, new, linked, language, options)
    pairs = list(zip(rows.tolist(), columns.tolist(), strict=True))
    clause = _dice([t.text for t in old], [t.text for t in new], pairs, evidence, options)
    whole = _sentences(sides[0], old), _sentences(sides[1], new)
    context = _dice(*whole, pairs, evidence, options)
    round_old, round_new = (
        [text.replace(t.text, " ") for text, t in zip(texts, side, strict=True)]
        for texts, side in zip(whole, figures, strict=True)
    )
    surroundings = _dice(round_old, round_new, pairs, evidence, options)
    crowded_old, crowded_new = _crowded(old), _crowded(new)
    cores = fold_all(t.core for t in old), fold_all(t.core for t in new)
    total = np.zeros(len(pairs))
    compared = np.zeros(len(pairs), dtype=np.bool_)
    for k, ((i, j), near, within, around) in enumerate(zip(pairs, clause, context, surroundings, strict=True)):
        one, other = old[i], new[j]
        crowded = (crowded_old[i] or crowded_new[j]) and not _both_listed(one, other)
        if crowded:
            name[k] *= min(1.0, _PLACE_LEAST + _PLACE_GAIN * around)
        score = options.name * float(name[k]) + options.clause * near + options.context * within
        if (one.statement, other.statement) in linked and not crowded:
            score += options.linked
        total[k] = score * _factor((one, other), (cores[0][i], cores[1][j]), rules, options) + _by_value(
            one, other, options
        )
        compared[k] = _comparable(one, other, rules)
    return Fits(rows, columns, np.round(total, 4), name, compared)


def _worth_a_look(
    old: Sequence[Target],
    new: Sequence[Target],
    linked: frozenset[tuple[str, str]],
    language: Language,
    options: FigureOptions,
) -> tuple[Indexes, Indexes, Floats]:
    """Return the pairs that are looked at, and how far their names agree: those whose names agree at all.

    Where very many agree with one figure, only the best of them, and of equal ones those nearest in the reports' order,
    so that the cost stays in line with the number of figures.
    """
    evidence, covers = language.evidence(), language.figures().covers
    if len(old) * len(new) > _CROWD:
        return in_a_crowd((old, new), linked, evidence, covers, options)
    if not old or not new:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0)
    name = names(old, new, evidence, covers, options)
    worth: NDArray[np.bool_] = name > options.faint
    if max(int(worth.sum(axis=axis).max()) for axis in (0, 1)) > options.rivals:
        places = (np.arange(size) / size for size in name.shape)
        order = np.round(name, 3) - 1e-4 * np.abs(np.subtract.outer(*places))
        kept = np.zeros(name.shape, dtype=np.bool_)
        for axis in (0, 1):
            if options.rivals < name.shape[axis]:
                best = np.argpartition(-order, options.rivals - 1, axis=axis).take(range(options.rivals), axis=axis)
                np.put_along_axis(kept, best, values=True, axis=axis)
        worth = worth & kept if kept.any() else worth
    rows, columns = np.nonzero(worth)
    return rows, columns, name[rows, columns]


def _sentences(report: Report, figures: Sequence[Target]) -> list[str]:
    """Return the sentence that each figure stands in."""
    texts: dict[str, str] = {}
    for statement in report.statements:
        texts[statement.sentence] = texts.get(statement.sentence, "") + statement.text
    sentence = {statement.id: texts[statement.sentence] for statement in report.statements}
    return [sentence.get(figure.statement, "") for figure in figures]


def _dice(
    old: Sequence[str],
    new: Sequence[str],
    pairs: Sequence[tuple[int, int]],
    evidence: Evidence,
    options: FigureOptions,
) -> list[float]:
    """Return the weighted Dice coefficient of the texts of each pair, numbers left out."""
    texts = sorted({*old, *new})
    seen = occurrences([_NUMBERS.sub(" ", text) for text in fold_all(texts)], (2,))
    term, column = np.unique(seen.term, return_inverse=True)
    weight = rarity(term, evidence, options).tolist()
    order = np.argsort(seen.owner, kind="stable")
    bounds = np.searchsorted(seen.owner[order], np.arange(len(texts) + 1))
    held = column[order].tolist()
    terms = {text: frozenset(held[bounds[k] : bounds[k + 1]]) for k, text in enumerate(texts)}
    mass = {text: math.fsum(map(weight.__getitem__, found)) for text, found in terms.items()}
    done: dict[tuple[str, str], float] = {}
    for i, j in pairs:
        pair = (old[i], new[j])
        if pair not in done:
            both = mass[pair[0]] + mass[pair[1]]
            shared = math.fsum(map(weight.__getitem__, terms[pair[0]] & terms[pair[1]]))
            done[pair] = 2 * shared / both if mass[pair[0]] and mass[pair[1]] else _NOTHING_ROUND
    return [done[old[i], new[j]] for i, j in pairs]


def _crowded(side: Sequence[Target]) -> list[bool]:
    """Return which figures' names tell too little: too general, or held with other values by others of their side."""
    values: dict[tuple[object, ...], set[object]] = {}
    for t in side:
        values.setdefault(_kind(t), set()).add(t.quantity and t.quantity.value)
    return [t.general or len(values[_kind(t)]) > 1 for t in side]


def _kind(target: Target) -> tuple[object, ...]:
    return target.indicator, target.figure, target.quantity and target.quantity.unit, target.period


def _both_listed(one: Target, other: Target) -> bool:
    """Whether both stand in lists of main targets, where a bare name is the whole report's."""
    return one.headline and (other.headline or other.role is Role.REVIEW)


def _factor(pair: tuple[Target, Target], cores: tuple[str, str], rules: FigureRules, options: FigureOptions) -> float:
    one, other = pair
    factor = 1.0
    a, b = one.quantity, other.quantity
    if a and b and not _same_measure(a, b, rules):
        factor *= options.other_unit
    elif a and b and a.unit != b.unit:
        factor *= options.other_counter
    if (one.figure in _CHANGES) != (other.figure in _CHANGES):
        factor *= options.other_figure
    if one.stage and other.stage and one.stage != other.stage:
        factor *= options.other_stage
    if one.condition != other.condition or one.period != other.period:
        factor *= options.other_condition
    if not _same_head(*cores):
        factor *= options.other_head
    if _are_rivals(one, other, rules):
        factor *= options.rival
    return factor


def _by_value(one: Target, other: Target, options: FigureOptions) -> float:
    """Return what the values' size adds or takes off: targets rarely double in a year."""
    a, b = one.quantity, other.quantity
    if not a or not b:
        return 0.0
    same = options.same_value if a.value == b.value else 0.0
    if not a.value or not b.value or a.unit != b.unit:
        return same
    doublings = abs(math.log2(abs(float(a.value)) / abs(float(b.value))))
    return same - min(options.farthest, options.farthest / 2 * (doublings - 1))


def _same_head(one: str, other: str) -> bool:
    """Whether one name holds what the other one ends in: what is counted stands last, what sort it is before it."""
    return one[-2:] in other or other[-2:] in one


@lru_cache(maxsize=4096)
def _sides(name: str, contrasts: tuple[tuple[tuple[str, ...], ...], ...]) -> tuple[tuple[int, int], ...]:
    """Return, as group and side, which of the words that set names apart a name has."""
    return tuple(
        (group, side)
        for group, sides in enumerate(contrasts)
        for side, words in enumerate(sides)
        if any(word in name for word in words)
    )


def _are_rivals(one: Target, other: Target, rules: FigureRules) -> bool:
    """Whether two names stand on different sides of a group, and on none of it together."""
    here, there = _sides(one.indicator, rules.contrasts), _sides(other.indicator, rules.contrasts)
    if not here or not there:
        return False
    apart = {group for group, _ in here} & {group for group, _ in there}
    return bool(apart - {group for group, side in here if (group, side) in there})


def _comparable(one: Target, other: Target, rules: FigureRules) -> bool:
    """Whether two figures can be set side by side: units that agree, amount with amount, nothing that sets apart."""
    a, b = one.quantity, other.quantity
    if _are_rivals(one, other, rules):
        return False
    if a is None or b is None:
        return a is None and b is None
    return _same_measure(a, b, rules) and (one.figure in _CHANGES) == (other.figure in _CHANGES)


def _same_measure(a: Quantity, b: Quantity, rules: FigureRules) -> bool:
    if a.per != b.per and not same_rate(a, b):
        return False
    return commensurable(a.unit, b.unit, rules.measures) or (a.unit in rules.counters and b.unit in rules.counters)
