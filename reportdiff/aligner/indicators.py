"""How well two figures fit each other: whether they measure the same, by name, unit, clause and place."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.terms import occurrences
from reportdiff.language import get
from reportdiff.language.figures import commensurable, same_rate
from reportdiff.language.fold import fold_all
from reportdiff.model import Figure, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportdiff.language.evidence import Evidence
    from reportdiff.language.figures import FigureRules
    from reportdiff.model import Quantity, Report, Target
    from reportdiff.options import FigureOptions

    Matrix = NDArray[np.float64]

__all__ = ["Fits", "fits"]

_NUMBERS = re.compile(r"[\d.,%]+")
_CHANGES = (Figure.GROWTH, Figure.STEP)
"""Figures that tell a change, against those that tell an amount."""
_NOTHING_ROUND = 0.3
"""How far the surroundings of two figures agree of which one has none."""
_PLACE_LEAST, _PLACE_GAIN = 0.25, 1.6
"""A name too general keeps this much of its agreement, and more by what is round it."""


@dataclass(frozen=True, slots=True)
class Fits:
    """For every pair of an old and a new figure: its score, how far the names agree, whether the numbers compare."""

    total: Matrix
    name: Matrix
    comparable: NDArray[np.bool_]


def fits(
    sides: tuple[Report, Report],
    figures: tuple[Sequence[Target], Sequence[Target]],
    linked: frozenset[tuple[str, str]],
    options: FigureOptions,
) -> Fits:
    """Score every pair of figures; `linked` are the ids of statements that are linked already."""
    old, new = figures
    if not old or not new:
        empty = np.zeros((len(old), len(new)))
        return Fits(empty, empty, empty.astype(np.bool_))
    language = get(sides[1].language)
    evidence, rules = language.evidence(), language.figures()
    name = _names(old, new, evidence, rules.covers, options)
    rows, columns = np.nonzero(_worth_a_look(name, options))
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
    total = np.zeros(name.shape)
    compared = np.zeros(name.shape, dtype=np.bool_)
    for (i, j), near, within, around in zip(pairs, clause, context, surroundings, strict=True):
        one, other = old[i], new[j]
        crowded = (crowded_old[i] or crowded_new[j]) and not _both_listed(one, other)
        if crowded:
            name[i, j] *= min(1.0, _PLACE_LEAST + _PLACE_GAIN * around)
        score = options.name * float(name[i, j]) + options.clause * near + options.context * within
        if (one.statement, other.statement) in linked and not crowded:
            score += options.linked
        total[i, j] = score * _factor((one, other), (cores[0][i], cores[1][j]), rules, options) + _by_value(
            one, other, options
        )
        compared[i, j] = _comparable(one, other, rules)
    return Fits(np.round(total, 4), name, compared)


def _worth_a_look(name: Matrix, options: FigureOptions) -> NDArray[np.bool_]:
    """Return which pairs are looked at: those whose names agree at all.

    Where very many agree with one figure, only the best of them, and of equal ones those nearest in the reports' order,
    so that the cost stays in line with the number of figures.
    """
    worth: NDArray[np.bool_] = name > options.faint
    if max(int(worth.sum(axis=axis).max()) for axis in (0, 1)) <= options.rivals:
        return worth
    places = (np.arange(size) / size for size in name.shape)
    order = np.round(name, 3) - 1e-4 * np.abs(np.subtract.outer(*places))
    kept = np.zeros(name.shape, dtype=np.bool_)
    for axis in (0, 1):
        if options.rivals < name.shape[axis]:
            best = np.argpartition(-order, options.rivals - 1, axis=axis).take(range(options.rivals), axis=axis)
            np.put_along_axis(kept, best, values=True, axis=axis)
    return worth & kept if kept.any() else worth


def _sentences(report: Report, figures: Sequence[Target]) -> list[str]:
    """Return the sentence that each figure stands in."""
    texts: dict[str, str] = {}
    for statement in report.statements:
        texts[statement.sentence] = texts.get(statement.sentence, "") + statement.text
    sentence = {statement.id: texts[statement.sentence] for statement in report.statements}
    return [sentence.get(figure.statement, "") for figure in figures]


def _names(
    old: Sequence[Target],
    new: Sequence[Target],
    evidence: Evidence,
    covers: frozenset[tuple[str, str]],
    options: FigureOptions,
) -> Matrix:
    """Return how far the indicators' names agree, 0 to 1: the rare words they share, and how telling these are."""
    found = np.maximum(
        _agreement(fold_all(t.indicator for t in old), fold_all(t.indicator for t in new), evidence, options),
        options.core * _agreement(fold_all(t.core for t in old), fold_all(t.core for t in new), evidence, options),
    )
    known = np.array([t.known for t in old])[:, None] & np.array([t.known for t in new])[None, :]
    number = {name: k for k, name in enumerate(sorted({t.indicator for t in (*old, *new)}))}
    here, there = (np.array([number[t.indicator] for t in side]) for side in (old, new))
    same = here[:, None] == there[None, :]
    judged: Matrix = np.where(known, np.where(same, 1.0, found * options.other_name), found)
    standing = {indicator for pair in covers for indicator in pair}
    places: tuple[dict[str, list[int]], ...] = ({}, {})
    for side, held in zip((old, new), places, strict=True):
        for k, t in enumerate(side):
            if t.indicator in standing:
                held.setdefault(t.indicator, []).append(k)
    for first, second in sorted({*covers, *((second, first) for first, second in covers)}):
        for i in places[0].get(first, ()):
            for j in places[1].get(second, ()):
                if old[i].quantity is None or new[j].quantity is None:
                    judged[i, j] = options.covers
    return judged


def _agreement(old: Sequence[str], new: Sequence[str], evidence: Evidence, options: FigureOptions) -> Matrix:
    shared, mass_old, mass_new = _overlap(old, new, evidence, options)
    both = mass_old[:, None] + mass_new[None, :]
    small = np.minimum(mass_old[:, None], mass_new[None, :])
    dice = np.divide(2 * shared, both, out=np.zeros_like(shared), where=both > 0)
    contained = np.divide(shared, small, out=np.zeros_like(shared), where=small > 0)
    telling = np.minimum(1.0, shared / options.telling)
    agreed: Matrix = np.maximum(dice * (0.7 + 0.3 * telling), 0.85 * contained * (0.55 + 0.45 * telling))
    return agreed


def _overlap(
    old: Sequence[str], new: Sequence[str], evidence: Evidence, options: FigureOptions
) -> tuple[Matrix, NDArray[np.float64], NDArray[np.float64]]:
    """Return the weight of the terms that every pair of texts shares, and the weight of each text.

    Equal texts are looked at once, and only terms that both sides have take part in the product.
    """
    here, there = sorted(set(old)), sorted(set(new))
    seen = occurrences([*here, *there], (2,))
    term, column = np.unique(seen.term, return_inverse=True)
    owner, column = np.divmod(np.unique(seen.owner.astype(np.int64) * max(1, len(term)) + column), max(1, len(term)))
    weight = _rarity(term, evidence, options)
    mass = np.bincount(owner, weights=weight[column], minlength=len(here) + len(there)).astype(np.float64)
    first = owner < len(here)
    on_both = np.isin(np.arange(len(term)), column[first]) & np.isin(np.arange(len(term)), column[~first])
    kept = np.cumsum(on_both) - 1
    inside = on_both[column]
    rows = np.zeros((len(here) + len(there), int(on_both.sum())), dtype=np.float32)
    rows[owner[inside], kept[column[inside]]] = np.sqrt(weight[column[inside]])
    shared = (rows[: len(here)] @ rows[len(here) :].T).astype(np.float64)
    at_old, at_new = ({text: k for k, text in enumerate(side)} for side in (here, there))
    places = [at_old[text] for text in old], [at_new[text] for text in new]
    return shared[np.ix_(*places)], mass[: len(here)][places[0]], mass[len(here) :][places[1]]


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
    weight = _rarity(term, evidence, options).tolist()
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


def _rarity(term: NDArray[np.uint32], evidence: Evidence, options: FigureOptions) -> NDArray[np.float64]:
    """Return each term's surprise in nats by the language's reports; equal for all where nothing was learnt."""
    if not evidence.terms:
        return np.full(len(term), options.common)
    known = np.frombuffer(evidence.terms, dtype="<u4")
    level = np.frombuffer(evidence.frequencies, dtype=np.uint8)
    place = np.minimum(np.searchsorted(known, term), len(known) - 1)
    found = np.where(known[place] == term, level[place], level.min())
    weight: NDArray[np.float64] = options.common + math.log(max(2, evidence.documents)) * (1 - found / 255.0)
    return weight


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
    if _rivals(_sides(one.indicator, rules.contrasts), _sides(other.indicator, rules.contrasts)):
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


def _rivals(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> bool:
    """Whether two names stand on different sides of a group, and on none of it together."""
    apart = {group for group, _ in one} & {group for group, _ in other}
    return bool(apart - {group for group, side in one if (group, side) in other})


def _comparable(one: Target, other: Target, rules: FigureRules) -> bool:
    """Whether two figures can be set side by side: units that agree, amount with amount, nothing that sets apart."""
    a, b = one.quantity, other.quantity
    if _rivals(_sides(one.indicator, rules.contrasts), _sides(other.indicator, rules.contrasts)):
        return False
    if a is None or b is None:
        return a is None and b is None
    return _same_measure(a, b, rules) and (one.figure in _CHANGES) == (other.figure in _CHANGES)


def _same_measure(a: Quantity, b: Quantity, rules: FigureRules) -> bool:
    if a.per != b.per and not same_rate(a, b):
        return False
    return commensurable(a.unit, b.unit, rules.measures) or (a.unit in rules.counters and b.unit in rules.counters)
