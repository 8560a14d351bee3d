"""How likely two figures measure the same: the signs of every pair worth a look, weighed by what was learnt.

A figure is a target or a result. The same signs serve targets across two years and targets against results, with
weights of their own, for results stand in other sentences and come in other kinds of figures.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.candidates import lead
from reportdiff.aligner.crowds import in_a_crowd
from reportdiff.aligner.names import judged, name_agreement, text_agreement
from reportdiff.aligner.statements import probability
from reportdiff.aligner.vectors import vectors
from reportdiff.language.figures import same_measure
from reportdiff.language.fold import fold_all
from reportdiff.model import Figure, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from reportdiff.language.evidence import Evidence
    from reportdiff.language.figures import FigureRules
    from reportdiff.model import Quantity, Report, Target
    from reportdiff.options import FigureOptions

    Matrix = NDArray[np.float64]
    Floats = NDArray[np.float64]
    Indexes = NDArray[np.int64]

__all__ = ["Fit", "Kinship", "figure_signs", "fits"]

_CHANGES = (Figure.GROWTH, Figure.STEP)
"""Figures that tell a change, against those that tell an amount."""
_RATES = ("%", "‰")
_FARTHEST = 4.0
"""Values that differ by more doublings than these are no farther apart."""
_PLACE_LEAST, _PLACE_GAIN = 0.25, 1.6
"""A name that tells too little keeps this much of its agreement, and more by what stands round it."""
_BASE = {"name": 0.5, "clause": 0.2, "statements": 0.3, "meaning": 0.2}
"""By this sum a pair is set against its rivals; the weights then judge the lead."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """What is known of two reports' statements: how likely two belong together, by their ids, and which are linked."""

    likely: Mapping[tuple[str, str], float]
    linked: Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Fit:
    """An old and a new figure, by their indexes: how likely they measure the same, and how far their names agree."""

    old: int
    new: int
    score: float
    name: float


def fits(
    sides: tuple[Report, Report],
    figures: tuple[Sequence[Target], Sequence[Target]],
    kinship: Kinship,
    learnt: tuple[Evidence, FigureRules, Mapping[str, float]],
    options: FigureOptions,
) -> list[Fit]:
    """Score every pair of figures that is worth a look, in the order of their indexes."""
    evidence, rules, weights = learnt
    pairs, values = figure_signs(sides, figures, kinship, (evidence, rules), options)
    if not pairs:
        return []
    score = probability(values, weights).tolist()
    return [Fit(i, j, p, n) for (i, j), p, n in zip(pairs, score, values["name"].tolist(), strict=True)]


def figure_signs(
    sides: tuple[Report, Report],
    figures: tuple[Sequence[Target], Sequence[Target]],
    kinship: Kinship,
    learnt: tuple[Evidence, FigureRules],
    options: FigureOptions,
) -> tuple[list[tuple[int, int]], dict[str, Floats]]:
    """Return the pairs of figures that are worth a look, ascending, and every sign of theirs by its name.

    Every sign is the same when old and new are exchanged. Pairs whose names have words that set them apart (town and
    country, imports and exports) are never worth a look, nor those that the vocabulary holds as different unless one
    stands for the other or says nearly the same (what is spent on research, and its share of the economy).
    """
    old, new = figures
    evidence, rules = learnt
    if not old or not new:
        return [], {}
    rows, columns, name, core = _worth_a_look(figures, kinship, evidence, rules, options)
    kept = [
        not _set_apart(old[i].indicator, new[j].indicator, rules)
        and not (_both_known_apart(old[i], new[j]) and agreed < options.foreign)
        for i, j, agreed in zip(rows.tolist(), columns.tolist(), name.tolist(), strict=True)
    ]
    rows, columns, name, core = rows[kept], columns[kept], name[kept], core[kept]
    pairs = list(zip(rows.tolist(), columns.tolist(), strict=True))
    if not pairs:
        return [], {}
    values = {
        "name": name,
        "core": core,
        "meaning": _meaning(*_folded(figures, "indicator"), (rows, columns), evidence),
        **_texts(sides, figures, pairs, evidence, options),
        **_each(figures, pairs, kinship, rules),
    }
    # A name that tells too little is worth what stands round it.
    worth = np.where(values["crowded"] > 0, np.minimum(1.0, _PLACE_LEAST + _PLACE_GAIN * values["around"]), 1.0)
    values |= {sign: values[sign] * worth for sign in ("name", "core", "meaning", "same")}
    base = np.round(sum(weight * values[sign] for sign, weight in _BASE.items()), 6)
    leads = [np.round(lead(side, base)[0], 6) for side in (rows, columns)]
    values |= {"lead_least": np.minimum(*leads), "lead_most": np.maximum(*leads)}
    return pairs, values


def _folded(figures: tuple[Sequence[Target], Sequence[Target]], part: str) -> tuple[list[str], list[str]]:
    old, new = (fold_all(getattr(figure, part) for figure in side) for side in figures)
    return list(old), list(new)


def _worth_a_look(
    figures: tuple[Sequence[Target], Sequence[Target]],
    kinship: Kinship,
    evidence: Evidence,
    rules: FigureRules,
    options: FigureOptions,
) -> tuple[Indexes, Indexes, Floats, Floats]:
    """Return the pairs to look at, ascending, and how far their names and the cores of these agree.

    They are those whose names agree at all, and those whose statements may belong together. Where very many agree with
    one figure, only the best of them, and of equal ones those nearest in the reports' order, so that the cost stays in
    line with the number of figures.
    """
    old, new = figures
    if len(old) * len(new) > options.crowd:
        return in_a_crowd(figures, kinship.linked, evidence, rules.covers, options)
    words = name_agreement(*_folded(figures, "indicator"), evidence, options)
    core = name_agreement(*_folded(figures, "core"), evidence, options)
    name = judged(old, new, np.maximum(words, options.core * core), rules.covers, options)
    worth: NDArray[np.bool_] = np.maximum(np.maximum(words, core), name) > options.faint
    places: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for side, held in zip(figures, places, strict=True):
        for k, figure in enumerate(side):
            held.setdefault(figure.statement, []).append(k)
    for (here, there), chance in kinship.likely.items():
        if chance > options.kin and here in places[0] and there in places[1]:
            worth[np.ix_(places[0][here], places[1][there])] = True
    if max(int(worth.sum(axis=axis).max()) for axis in (0, 1)) > options.rivals:
        worth &= _nearest(name, options.rivals)
    rows, columns = np.nonzero(worth)
    return rows, columns, name[rows, columns], core[rows, columns]


def _nearest(name: Matrix, most: int) -> NDArray[np.bool_]:
    """Return for each row and column the best so many, of equal ones those nearest in order."""
    places = (np.arange(size) / size for size in name.shape)
    order = np.round(name, 3) - 1e-4 * np.abs(np.subtract.outer(*places))
    kept = np.zeros(name.shape, dtype=np.bool_)
    for axis in (0, 1):
        if most < name.shape[axis]:
            best = np.argpartition(-order, most - 1, axis=axis).take(range(most), axis=axis)
            np.put_along_axis(kept, best, values=True, axis=axis)
    return kept


def _meaning(old: Sequence[str], new: Sequence[str], pairs: tuple[Indexes, Indexes], evidence: Evidence) -> Floats:
    """Return how alike the meanings of the folded names of each pair are."""
    both = vectors(old, new, evidence)
    sums = [both.summed(rows.row, rows.column, rows.count) for rows in (both.old, both.new)]
    units = [x / np.maximum(np.sqrt((x * x).sum(axis=1, keepdims=True)), 1e-6) for x in sums]
    result: Floats = np.round(np.einsum("ij,ij->i", units[0][pairs[0]], units[1][pairs[1]]).astype(np.float64), 5)
    return result


def _texts(
    sides: tuple[Report, Report],
    figures: tuple[Sequence[Target], Sequence[Target]],
    pairs: Sequence[tuple[int, int]],
    evidence: Evidence,
    options: FigureOptions,
) -> dict[str, Floats]:
    """Compare the clauses, and what is left of the sentences round them."""
    clauses = [[figure.text for figure in side] for side in figures]
    around = []
    for report, side in zip(sides, figures, strict=True):
        whole = _sentences(report, side)
        around.append([text.replace(figure.text, " ") for text, figure in zip(whole, side, strict=True)])
    return {
        "clause": np.array(text_agreement(clauses[0], clauses[1], pairs, evidence, options)),
        "around": np.array(text_agreement(around[0], around[1], pairs, evidence, options)),
    }


def _sentences(report: Report, figures: Sequence[Target]) -> list[str]:
    """Return the sentence that each figure stands in."""
    texts: dict[str, str] = {}
    for statement in report.statements:
        texts[statement.sentence] = texts.get(statement.sentence, "") + statement.text
    sentence = {statement.id: texts[statement.sentence] for statement in report.statements}
    return [sentence.get(figure.statement, "") for figure in figures]


def _each(
    figures: tuple[Sequence[Target], Sequence[Target]],
    pairs: Sequence[tuple[int, int]],
    kinship: Kinship,
    rules: FigureRules,
) -> dict[str, Floats]:
    """Return the signs that are read off each pair by itself."""
    crowded = [_crowded(side) for side in figures]
    rows = []
    for i, j in pairs:
        one, other = figures[0][i], figures[1][j]
        ids = one.statement, other.statement
        held = (crowded[0][i] or crowded[1][j]) and not _both_listed(one, other)
        rows.append(
            {
                "same": one.indicator == other.indicator,
                "other_known": _both_known_apart(one, other),
                "crowded": held,
                "statements": kinship.likely.get(ids, 0.0),
                "linked": ids in kinship.linked,
                "apart": one.condition != other.condition or one.period != other.period or _other_stage(one, other),
                "other_figure": one.figure is not other.figure,
                "change": (one.figure in _CHANGES) != (other.figure in _CHANGES),
                "several": (one.members > 1) != (other.members > 1),
                **_values(one.quantity, other.quantity, rules),
            }
        )
    return {sign: np.array([row[sign] for row in rows], dtype=np.float64) for sign in rows[0]}


def _values(a: Quantity | None, b: Quantity | None, rules: FigureRules) -> dict[str, float]:
    """Return the signs of two values: whether their units compare, and how far apart they are, in doublings."""
    signs = dict.fromkeys(
        ("wordless", "other_unit", "other_kind", "other_counter", "sized", "same_value", "distance"), 0.0
    )
    if a is None or b is None:
        return signs | {"wordless": float(a is b)}
    if not same_measure(a, b, rules):
        rate = (a.unit in _RATES) != (b.unit in _RATES)
        return signs | {"other_unit" if rate else "other_kind": 1.0}
    if a.unit != b.unit:
        return signs | {"other_counter": 1.0}
    if not a.value or not b.value:
        return signs
    doublings = abs(math.log2(abs(float(a.value)) / abs(float(b.value))))
    distance = min(_FARTHEST, round(doublings, 6))
    return signs | {"sized": 1.0, "same_value": float(a.value == b.value), "distance": distance}


def _crowded(side: Sequence[Target]) -> list[bool]:
    """Return which figures' names tell too little: too general, or held with other values by others of their side."""
    values: dict[tuple[object, ...], set[object]] = {}
    for t in side:
        values.setdefault(_kind(t), set()).add(t.quantity and t.quantity.value)
    return [t.general or len(values[_kind(t)]) > 1 for t in side]


def _kind(target: Target) -> tuple[object, ...]:
    return target.indicator, target.figure, target.quantity and target.quantity.unit, target.period


def _both_known_apart(one: Target, other: Target) -> bool:
    """Whether the vocabulary knows both names, as those of different indicators."""
    return one.known and other.known and one.indicator != other.indicator


def _both_listed(one: Target, other: Target) -> bool:
    """Whether both stand in lists of main targets, where a bare name is the whole report's."""
    return one.headline and (other.headline or other.role is Role.REVIEW)


def _other_stage(one: Target, other: Target) -> bool:
    return bool(one.stage and other.stage and one.stage != other.stage)


def _set_apart(one: str, other: str, rules: FigureRules) -> bool:
    """Whether two names stand on different sides of a group of words that set apart, and on none of it together."""
    here, there = _standing(one, rules.contrasts), _standing(other, rules.contrasts)
    apart = {group for group, _ in here} & {group for group, _ in there}
    return bool(apart - {group for group, side in here if (group, side) in there})


@lru_cache(maxsize=4096)
def _standing(name: str, contrasts: tuple[tuple[tuple[str, ...], ...], ...]) -> tuple[tuple[int, int], ...]:
    """Return, as group and side, which of the words that set names apart a name has."""
    return tuple(
        (group, side)
        for group, sides in enumerate(contrasts)
        for side, words in enumerate(sides)
        if any(word in name for word in words)
    )
