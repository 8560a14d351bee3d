"""Which old target and which new one are about the same indicator, and which result answers which target.

Two figures belong together when their indicators' names share the words that are rare in reports, their units agree, and
nothing else on either side fits as well. The same score serves targets across two years and targets against results.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.aligner.terms import occurrences
from reportdiff.changes import TargetLink
from reportdiff.language import get
from reportdiff.language.figures import commensurable
from reportdiff.language.fold import fold
from reportdiff.model import Figure, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportdiff.changes import Link
    from reportdiff.language.evidence import Evidence
    from reportdiff.language.figures import FigureRules
    from reportdiff.model import Quantity, Report, Target

    Matrix = NDArray[np.float64]

__all__ = ["align_deliveries", "align_targets"]

_DIGITS = re.compile(r"[\d.,%]+")

_NAME, _CLAUSE, _CONTEXT, _LINK, _VALUE = 0.70, 0.20, 0.10, 0.12, 0.05
"""What the names, the clauses and the statements round them count for; added to that, an existing link of the two
statements, and the very same value."""
_COMMON = 1.0
"""Even a term that every report has weighs this much, in nats."""
_OTHER_NAME = 0.4
"""Factor for two names that the vocabulary holds as different indicators."""
_FAINT = 0.25
"""Names that agree less than this are not looked at further."""
_CORE = 0.96
"""Factor for names that agree only without rank, place and action."""
_ENOUGH = 5.0
"""A name whose terms weigh this much, in nats, tells an indicator by itself; a lighter one less so."""
_OTHER_UNIT, _OTHER_COUNTER, _OTHER_FIGURE, _OTHER_CONDITION = 0.80, 0.96, 0.88, 0.75
"""Factors for pairs whose numbers cannot be compared."""
_OTHER_HEAD = 0.85
"""Factor for names that end in different things."""
_RIVAL = 0.6
"""Factor for names with words that set them apart: town and country, imports and exports."""
_RATES = (Figure.GROWTH, Figure.STEP)
"""Figures that tell a change, against those that tell an amount."""
_ACCEPT = 0.46
"""Pairs below this are the same indicator only if nothing else on either side comes near."""
_ALONE, _CLEAR = 0.36, 0.14
"""Such a pair must reach `_ALONE`, its numbers must compare, and it must lead every rival by `_CLEAR`."""
_MARGIN = 0.03
"""A pair is left alone when another one for either side comes this close and tells a different story."""


@dataclass(frozen=True, slots=True)
class _Scores:
    """For every old and new figure: how well they fit, and whether their numbers can be compared."""

    total: Matrix
    name: Matrix
    comparable: NDArray[np.bool_]


def align_targets(old: Report, new: Report, links: tuple[Link, ...]) -> tuple[TargetLink, ...]:
    """Pair the old plan's targets with the new plan's; each target stands in exactly one link, alone if need be."""
    linked = _linked(old, new, links)
    scores = _score(old.targets, new.targets, _sentences(old), _sentences(new), linked, new.language)
    pairs = _assign(scores, old.targets, new.targets)
    return _links(pairs, len(old.targets), len(new.targets))


def align_deliveries(old: Report, new: Report) -> tuple[TargetLink, ...]:
    """Give each old target the new review's result for the same indicator.

    A target that stands twice in its report, in the text and in a list, gets the same result both times.
    """
    if not old.targets or not new.results:
        return ()
    scores = _score(old.targets, new.results, _sentences(old), _sentences(new), frozenset(), new.language)
    pairs = {i: (j, score) for i, j, score in _assign(scores, old.targets, new.results)}
    by_result = {j: i for i, (j, _) in pairs.items()}
    for i, target in enumerate(old.targets):
        if i in pairs:
            continue
        j = int(scores.total[i].argmax())
        first = by_result.get(j)
        if first is not None and scores.total[i, j] >= _ACCEPT and _twins(target, old.targets[first]):
            pairs[i] = (j, min(1.0, float(scores.total[i, j])))
    return tuple(TargetLink(i, j, score) for i, (j, score) in sorted(pairs.items()))


def _twins(one: Target, other: Target) -> bool:
    """Whether two targets of one report are the same promise."""
    a, b = one.quantity, other.quantity
    if a is None or b is None:
        return one.indicator == other.indicator and one.relation == other.relation
    return (a.value, a.high, a.unit, one.figure) == (b.value, b.high, b.unit, other.figure)


def _links(pairs: Sequence[tuple[int, int, float]], old: int, new: int) -> tuple[TargetLink, ...]:
    found = [TargetLink(i, j, score) for i, j, score in pairs]
    taken_old, taken_new = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    found += [TargetLink(i, None, 0.0) for i in range(old) if i not in taken_old]
    found.sort(key=lambda link: link.old if link.old is not None else 0)
    return (*found, *(TargetLink(None, j, 0.0) for j in range(new) if j not in taken_new))


def _sentences(report: Report) -> dict[str, str]:
    """Return for each statement the sentence it stands in, what is round a figure."""
    texts: dict[str, str] = {}
    for statement in report.statements:
        texts[statement.sentence] = texts.get(statement.sentence, "") + statement.text
    return {statement.id: texts[statement.sentence] for statement in report.statements}


def _linked(old: Report, new: Report, links: Sequence[Link]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (old.statements[i].id, new.statements[j].id) for link in links for i in link.old for j in link.new
    )


def _score(
    old: Sequence[Target],
    new: Sequence[Target],
    old_texts: dict[str, str],
    new_texts: dict[str, str],
    linked: frozenset[tuple[str, str]],
    language: str,
) -> _Scores:
    if not old or not new:
        empty = np.zeros((len(old), len(new)))
        return _Scores(empty, empty, empty.astype(bool))
    evidence, rules = get(language).evidence(), get(language).figures()
    name = _names(old, new, evidence)
    rows, columns = np.nonzero(name > _FAINT)
    clause = _dice([t.text for t in old], [t.text for t in new], rows, columns, evidence)
    context = _dice(
        [old_texts.get(t.statement, "") for t in old], [new_texts.get(t.statement, "") for t in new], rows, columns, evidence
    )
    crowded = _crowded(old, new)
    total = np.zeros(name.shape)
    comparable = np.zeros(name.shape, dtype=bool)
    for i, j, near, around in zip(rows.tolist(), columns.tolist(), clause, context, strict=True):
        one, other = old[i], new[j]
        if crowded[i, j]:
            name[i, j] *= min(1.0, 0.35 + 1.6 * around)
        score = _NAME * name[i, j] + _CLAUSE * near + _CONTEXT * around
        if (one.statement, other.statement) in linked:
            score += _LINK
        score = score * _fit(one, other, rules) - _far(one, other)
        if one.quantity and other.quantity and one.quantity.value == other.quantity.value:
            score += _VALUE
        total[i, j] = score
        comparable[i, j] = _comparable(one, other, rules)
    return _Scores(np.round(total, 4), name, comparable)


def _dice(
    old: Sequence[str], new: Sequence[str], rows: NDArray[np.intp], columns: NDArray[np.intp], evidence: Evidence
) -> list[float]:
    """Return the weighted Dice coefficient of the texts of each pair, numbers left out."""
    texts = sorted({*old, *new})
    seen = occurrences([_words(text) for text in texts], (2,))
    term, column = np.unique(seen.term, return_inverse=True)
    weight = _rarity(term, evidence).tolist()
    bounds = np.searchsorted(np.sort(seen.owner, kind="stable"), np.arange(len(texts) + 1))
    held = column[np.argsort(seen.owner, kind="stable")].tolist()
    terms = {text: frozenset(held[bounds[k] : bounds[k + 1]]) for k, text in enumerate(texts)}
    mass = {text: sum(weight[t] for t in found) for text, found in terms.items()}
    done: dict[tuple[str, str], float] = {}
    scores = []
    for i, j in zip(rows.tolist(), columns.tolist(), strict=True):
        pair = (old[i], new[j])
        if pair not in done:
            both = mass[pair[0]] + mass[pair[1]]
            shared = sum(weight[t] for t in terms[pair[0]] & terms[pair[1]])
            done[pair] = 2 * shared / both if both else 0.0
        scores.append(done[pair])
    return scores


def _words(text: str) -> str:
    return _DIGITS.sub(" ", fold(text))


def _names(old: Sequence[Target], new: Sequence[Target], evidence: Evidence) -> Matrix:
    """Return how far the indicators' names agree, 0 to 1: the rare words they share, and how telling these are."""
    found = np.maximum(
        _agreement([fold(t.indicator) for t in old], [fold(t.indicator) for t in new], evidence),
        _CORE * _agreement([fold(t.core) for t in old], [fold(t.core) for t in new], evidence),
    )
    known = np.array([t.known for t in old])[:, None] & np.array([t.known for t in new])[None, :]
    number = {name: k for k, name in enumerate(sorted({t.indicator for t in (*old, *new)}))}
    same = np.array([number[t.indicator] for t in old])[:, None] == np.array([number[t.indicator] for t in new])[None, :]
    return np.where(known, np.where(same, 1.0, found * _OTHER_NAME), found)


def _crowded(old: Sequence[Target], new: Sequence[Target]) -> NDArray[np.bool_]:
    """Return which pairs need what is round them to tell: names too general, or held by several figures of one side."""
    here, there = _alike(old), _alike(new)
    return (here[:, None] | there[None, :]) & ~(
        np.array([t.headline for t in old])[:, None] & np.array([t.headline or t.role is Role.REVIEW for t in new])[None, :]
    )


def _alike(side: Sequence[Target]) -> NDArray[np.bool_]:
    values: dict[tuple[object, ...], set[object]] = {}
    for t in side:
        if t.quantity:
            values.setdefault((t.indicator, t.figure, t.quantity.unit, t.period), set()).add(t.quantity.value)
    return np.array(
        [t.general or (t.quantity is not None and len(values[t.indicator, t.figure, t.quantity.unit, t.period]) > 1) for t in side]
    )


def _agreement(old: Sequence[str], new: Sequence[str], evidence: Evidence) -> Matrix:
    dice, shared = _overlap(old, new, evidence)
    weight_old, weight_new = _weights(old, evidence), _weights(new, evidence)
    small = np.minimum(weight_old[:, None], weight_new[None, :])
    contained = np.divide(shared, small, out=np.zeros_like(shared), where=small > 0)
    telling = np.minimum(1.0, shared / _ENOUGH)
    return np.maximum(dice * (0.7 + 0.3 * telling), 0.85 * contained * (0.55 + 0.45 * telling))


def _weights(texts: Sequence[str], evidence: Evidence) -> NDArray[np.float64]:
    seen = occurrences(texts, (2,))
    keys = np.unique(seen.owner.astype(np.int64) << 32 | seen.term)
    return np.bincount(keys >> 32, weights=_rarity((keys & 0xFFFFFFFF).astype(np.uint32), evidence), minlength=len(texts))


def _overlap(old: Sequence[str], new: Sequence[str], evidence: Evidence) -> tuple[Matrix, Matrix]:
    """Return the weighted Dice coefficient of every pair of texts, and the weight of what they share.

    Equal texts are compared once, and only terms that both sides have take part in the product.
    """
    here, there = sorted(set(old)), sorted(set(new))
    seen = occurrences([*here, *there], (2,))
    term, column = np.unique(seen.term, return_inverse=True)
    keys = np.unique(seen.owner.astype(np.int64) * len(term) + column)
    owner, column = np.divmod(keys, max(1, len(term)))
    weight = _rarity(term, evidence)
    mass = np.bincount(owner, weights=weight[column], minlength=len(here) + len(there))
    first = owner < len(here)
    common = np.zeros((2, len(term)), dtype=bool)
    common[0, column[first]] = common[1, column[~first]] = True
    kept = np.cumsum(common.all(axis=0)) - 1
    inside = common.all(axis=0)[column]
    rows = np.zeros((len(here) + len(there), int(kept[-1]) + 1 if len(kept) else 0), dtype=np.float32)
    rows[owner[inside], kept[column[inside]]] = np.sqrt(weight[column[inside]])
    shared = (rows[: len(here)] @ rows[len(here) :].T).astype(np.float64)
    both = mass[: len(here), None] + mass[None, len(here) :]
    dice = np.divide(2 * shared, both, out=np.zeros_like(shared), where=both > 0)
    at_old = {text: k for k, text in enumerate(here)}
    at_new = {text: k for k, text in enumerate(there)}
    place = np.ix_([at_old[text] for text in old], [at_new[text] for text in new])
    return dice[place], shared[place]


def _rarity(term: NDArray[np.uint32], evidence: Evidence) -> NDArray[np.float64]:
    """Return each term's surprise in nats by the language's reports; 1 for every term where nothing was learnt."""
    if not evidence.terms:
        return np.ones(len(term))
    known = np.frombuffer(evidence.terms, dtype="<u4")
    level = np.frombuffer(evidence.frequencies, dtype=np.uint8)
    place = np.minimum(np.searchsorted(known, term), len(known) - 1)
    found = np.where(known[place] == term, level[place], level.min())
    return _COMMON + np.log(max(2, evidence.documents)) * (1 - found / 255.0)


def _fit(one: Target, other: Target, rules: FigureRules) -> float:
    factor = 1.0
    a, b = one.quantity, other.quantity
    if a and b and not _same_measure(a, b, rules):
        factor *= _OTHER_UNIT
    elif a and b and a.unit != b.unit:
        factor *= _OTHER_COUNTER
    if (one.figure in _RATES) != (other.figure in _RATES):
        factor *= _OTHER_FIGURE
    if one.condition != other.condition or one.period != other.period:
        factor *= _OTHER_CONDITION
    if not _same_head(fold(one.core), fold(other.core)):
        factor *= _OTHER_HEAD
    if _rivals(one.indicator, other.indicator, rules.contrasts):
        factor *= _RIVAL
    return factor


def _same_head(one: str, other: str) -> bool:
    """Whether one name ends in what the other one holds: what is counted stands last, what sort it is before it."""
    return one[-2:] in other or other[-2:] in one


def _rivals(one: str, other: str, contrasts: tuple[tuple[tuple[str, ...], ...], ...]) -> bool:
    """Whether one name has a word that sets it apart from the other's."""
    for groups in contrasts:
        here = {k for k, words in enumerate(groups) if any(word in one for word in words)}
        there = {k for k, words in enumerate(groups) if any(word in other for word in words)}
        if here and there and not here & there:
            return True
    return False


def _far(one: Target, other: Target) -> float:
    """Return the deduction for values of different size, negative for close ones: targets rarely double in a year."""
    a, b = one.quantity, other.quantity
    if not a or not b or not a.value or not b.value or a.unit != b.unit:
        return 0.0
    ratio = abs(float(a.value)) / abs(float(b.value))
    off = abs(math.log2(ratio))
    return min(0.08, 0.04 * (off - 1))


def _comparable(one: Target, other: Target, rules: FigureRules) -> bool:
    a, b = one.quantity, other.quantity
    if a is None or b is None:
        return a is None and b is None
    return _same_measure(a, b, rules) and (one.figure in _RATES) == (other.figure in _RATES)


def _same_measure(a: Quantity, b: Quantity, rules: FigureRules) -> bool:
    if a.per != b.per:
        return False
    return commensurable(a.unit, b.unit, rules.measures) or (a.unit in rules.counters and b.unit in rules.counters)


def _assign(scores: _Scores, old: Sequence[Target], new: Sequence[Target]) -> list[tuple[int, int, float]]:
    """Take pairs from the best down, each figure once; pairs whose numbers compare go before the others."""
    total = scores.total
    rows, columns = np.nonzero(total >= _ACCEPT)
    order = sorted(
        zip(rows.tolist(), columns.tolist(), strict=True),
        key=lambda pair: (
            not (scores.comparable[pair] and scores.name[pair] > 0.9),
            -total[pair],
            abs(pair[0] / len(old) - pair[1] / len(new)),
            pair,
        ),
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs = []
    for i, j in order:
        if i in taken_old or j in taken_new:
            continue
        if _ambiguous(scores, old, new, i, j, taken_old, taken_new):
            continue
        taken_old.add(i)
        taken_new.add(j)
        pairs.append((i, j, min(1.0, float(total[i, j]))))
    return sorted([*pairs, *_alone(scores, old, new, taken_old, taken_new)])


def _alone(
    scores: _Scores, old: Sequence[Target], new: Sequence[Target], taken_old: set[int], taken_new: set[int]
) -> list[tuple[int, int, float]]:
    """Return the weaker pairs that have no rival at all, taken or not."""
    pairs = []
    total = scores.total
    for i in range(total.shape[0]):
        if i in taken_old:
            continue
        j = int(total[i].argmax())
        score = total[i, j]
        if j in taken_new or score < _ALONE or not scores.comparable[i, j] or not _near(old[i], new[j]):
            continue
        rivals = max(_second(total[i], j), _second(total[:, j], i))
        if score - rivals >= _CLEAR:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((i, j, float(score)))
    return pairs


def _near(one: Target, other: Target) -> bool:
    """Whether one value is no more than the double of the other."""
    a, b = one.quantity, other.quantity
    if not a or not b or not a.value or not b.value:
        return False
    return 0.5 < abs(float(a.value)) / abs(float(b.value)) < 2


def _second(scores: NDArray[np.float64], best: int) -> float:
    others = np.delete(scores, best)
    return float(others.max()) if len(others) else 0.0


def _ambiguous(
    scores: _Scores,
    old: Sequence[Target],
    new: Sequence[Target],
    i: int,
    j: int,
    taken_old: set[int],
    taken_new: set[int],
) -> bool:
    """Whether another figure fits as well, though it measures something else than the one chosen."""
    least = scores.total[i, j] - _MARGIN
    if scores.name[i, j] > 0.95:
        return False
    for k in np.flatnonzero(scores.total[i] >= least):
        if k != j and k not in taken_new and new[k].indicator != new[j].indicator:
            return True
    for k in np.flatnonzero(scores.total[:, j] >= least):
        if k != i and k not in taken_old and old[k].indicator != old[i].indicator:
            return True
    return False
