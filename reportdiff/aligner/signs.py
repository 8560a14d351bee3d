"""Signs that two statements belong together: everything that the score weighs, one array for each sign.

Every sign is symmetric: it is the same when old and new are exchanged, and so therefore is everything made of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from reportdiff.aligner.candidates import Candidates, Proposal, candidates, lead
from reportdiff.aligner.vectors import Rows, Vectors, common, grouped, vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportdiff.aligner.side import Side
    from reportdiff.language.evidence import Evidence
    from reportdiff.options import AlignerOptions

    Floats = NDArray[np.float64]
    Indexes = NDArray[np.int64]

__all__ = ["Signs", "signs"]

_HERE, _THERE = 1.5, 0.25
"""Exponents of a term's rarity in these two reports and in past reports, in the weight that matters most. Measured by
average precision on labelled pairs over a grid of exponents; see docs/alignment.md."""
_MOST_SECTIONS = 400
"""Beyond this many sections a side, sections are not compared as wholes."""
_NO_SECTIONS = 0.25
"""How alike two sections are taken to be where there are none: as much as those of a labelled row are in the mean."""
_DIGIT = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Signs:
    """The candidates and, for each, the value of every sign; `shared` lists the terms each candidate's sides share."""

    pairs: Candidates
    values: dict[str, Floats]


def signs(old: Side, new: Side, exact: Sequence[tuple[int, int]], evidence: Evidence, options: AlignerOptions) -> Signs:
    """Return the candidates among the statements that no exact pair holds, with all their signs."""
    both = vectors(old.bare, new.bare, evidence)
    width = len(both.here)
    if not width:
        return Signs(Candidates(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)), {"section_best": np.empty(0)})
    weight = both.here**_HERE * both.there**_THERE
    plain = np.sqrt(both.here * both.there)
    budget = options.shared_terms
    old_mass, new_mass = both.old.mass(weight), both.new.mass(weight)
    old_sum, new_sum = _sums(both.old, both.meaning), _sums(both.new, both.meaning)
    old_kind, new_kind = old.role.copy(), new.role.copy()
    old_kind[[i for i, _ in exact]] = -1
    new_kind[[j for _, j in exact]] = -1
    shared = common(both.old, both.new, width, budget)
    pairs = candidates(
        Proposal(
            shared, weight, np.sqrt(old_mass), np.sqrt(new_mass), _unit(old_sum), _unit(new_sum), old_kind, new_kind
        ),
        options.candidates,
    )
    i, j = pairs.old, pairs.new
    key = i * len(new) + j
    values: dict[str, Floats] = {}

    # What the two share, term by term.
    place = np.searchsorted(key, shared.key)
    place[place == len(key)] = 0
    kept = key[place] == shared.key if len(key) else np.zeros(len(shared.key), dtype=bool)
    place, column = place[kept], shared.column[kept]
    mass = np.bincount(place, weights=weight[column] ** 2, minlength=len(key))
    cosine = mass / np.maximum(np.sqrt(old_mass[i] * new_mass[j]), 1e-9)
    values["contained"] = mass / np.maximum(np.minimum(old_mass[i], new_mass[j]), 1e-9)
    values["covered"] = mass / np.maximum(np.maximum(old_mass[i], new_mass[j]), 1e-9)
    old_plain, new_plain = both.old.mass(plain), both.new.mass(plain)
    plain_mass = np.bincount(place, weights=plain[column] ** 2, minlength=len(key))
    plain_cosine = plain_mass / np.maximum(np.sqrt(old_plain[i] * new_plain[j]), 1e-9)
    values["information"] = np.log1p(plain_mass)
    rarest = np.zeros(len(key))
    np.maximum.at(rarest, place, plain[column])
    values["rarest"] = rarest
    values["terms"] = np.log1p(np.bincount(place, minlength=len(key)).astype(np.float64))

    # What they mean; and whether what is left of one, the shared terms set aside, means what the other says.
    values["meaning"] = _cosines(old_sum[i], new_sum[j])
    shared_sum = np.zeros((len(key), both.meaning.shape[1]), dtype=np.float32)
    order = np.argsort(place, kind="stable")
    if len(order):
        first = np.flatnonzero(np.concatenate(([True], place[order][1:] != place[order][:-1])))
        shared_sum[place[order][first]] = np.add.reduceat(both.meaning[column[order]], first, axis=0)
    values["rest_meaning"] = np.maximum(
        _cosines(old_sum[i] - shared_sum, new_sum[j]), _cosines(new_sum[j] - shared_sum, old_sum[i])
    )

    # Characters.
    old_texts, new_texts = [old.bare[k] for k in i.tolist()], [new.bare[k] for k in j.tolist()]
    old_length, new_length = _lengths(old.bare)[i], _lengths(new.bare)[j]
    short, long = np.minimum(old_length, new_length), np.maximum(old_length, new_length)
    values["ratio"] = process.cpdist(old_texts, new_texts, scorer=fuzz.ratio, dtype=np.float64) / 100
    values["sequence"] = process.cpdist(old_texts, new_texts, scorer=LCSseq.similarity, dtype=np.float64) / short
    values["uneven"] = np.log(long / short)

    # The whole sentences, and the sections, that the two stand in.
    values |= _sentences(old, new, pairs, both, weight, budget, old_sum, new_sum, cosine, values["meaning"])
    values |= _sections(old, new, pairs, both, plain)

    # Rivals: the other candidates of the same statements.
    left, right = lead(i, np.round(cosine, 6))[0], lead(j, np.round(cosine, 6))[0]
    values["lead_least"], values["lead_most"] = np.minimum(left, right), np.maximum(left, right)
    (left, left_rank), (right, right_rank) = lead(i, np.round(plain_cosine, 6)), lead(j, np.round(plain_cosine, 6))
    values["plain_lead"] = np.minimum(left, right)
    values["rank_best"] = np.log1p(np.minimum(left_rank, right_rank))
    values["rank_worst"] = np.log1p(np.maximum(left_rank, right_rank))
    meaning = np.round(values["meaning"], 5)
    values["meaning_lead"] = np.maximum(lead(i, meaning)[0], lead(j, meaning)[0])

    # Figures, and the neighbourhood.
    values |= _figures(old, new, pairs)
    values["neighbours"] = _neighbours(pairs, cosine, exact, len(old), len(new))
    return Signs(pairs, values)


def _sentences(
    old: Side,
    new: Side,
    pairs: Candidates,
    both: Vectors,
    weight: Floats,
    budget: int,
    old_sum: NDArray[np.float32],
    new_sum: NDArray[np.float32],
    cosine: Floats,
    meaning: Floats,
) -> dict[str, Floats]:
    """Compare the whole sentences; where every statement is a sentence that is what it is by itself."""
    count = int(old.sentence.max(initial=-1)) + 1, int(new.sentence.max(initial=-1)) + 1
    if count == (len(old), len(new)):
        return {"sentence_cosine": cosine, "sentence_meaning": meaning}
    width = len(weight)
    old_rows = grouped(both.old, old.sentence, count[0], width)
    new_rows = grouped(both.new, new.sentence, count[1], width)
    shared = common(old_rows, new_rows, width, budget)
    wanted, back = np.unique(old.sentence[pairs.old] * max(1, count[1]) + new.sentence[pairs.new], return_inverse=True)
    place = np.searchsorted(wanted, shared.key)
    place[place == len(wanted)] = 0
    kept = wanted[place] == shared.key if len(wanted) else np.zeros(len(shared.key), dtype=bool)
    mass = np.bincount(place[kept], weights=weight[shared.column[kept]] ** 2, minlength=len(wanted))[back]
    old_mass, new_mass = old_rows.mass(weight)[old.sentence[pairs.old]], new_rows.mass(weight)[new.sentence[pairs.new]]
    old_meaning = _gathered(old_sum, old.sentence, count[0])[old.sentence[pairs.old]]
    new_meaning = _gathered(new_sum, new.sentence, count[1])[new.sentence[pairs.new]]
    return {
        "sentence_cosine": mass / np.maximum(np.sqrt(old_mass * new_mass), 1e-9),
        "sentence_meaning": _cosines(old_meaning, new_meaning),
    }


def _sections(old: Side, new: Side, pairs: Candidates, both: Vectors, weight: Floats) -> dict[str, Floats]:
    """Compare the sections by their terms; without sections (or with too many) all stand in the same one."""
    count = int(old.section.max(initial=0)) + 1, int(new.section.max(initial=0)) + 1
    if max(count) > _MOST_SECTIONS or len(set(old.section.tolist())) < 2 or len(set(new.section.tolist())) < 2:
        return {"section_cosine": np.full(len(pairs), _NO_SECTIONS), "section_best": np.ones(len(pairs))}
    # Most terms stand on one side only: they count for the lengths, and need no place in the products.
    here, there = (np.bincount(rows.column, minlength=len(weight)) > 0 for rows in (both.old, both.new))
    shared = np.cumsum(here & there) - 1
    table = []
    for rows, side, size in ((both.old, old, count[0]), (both.new, new, count[1])):
        whole = grouped(rows, side.section, size, len(weight))
        length = np.sqrt(whole.mass(weight))
        kept = here[whole.column] & there[whole.column]
        section, column = whole.row[kept], whole.column[kept]
        dense = np.zeros((size, int(shared[-1]) + 1), dtype=np.float32)
        dense[section, shared[column]] = weight[column] / np.maximum(length[section], 1e-9)
        table.append(dense)
    cosine = np.round((table[0] @ table[1].T).astype(np.float64), 5)
    best = cosine / np.maximum(np.minimum(cosine.max(axis=1)[:, None], cosine.max(axis=0)), 1e-9)
    at = old.section[pairs.old], new.section[pairs.new]
    return {"section_cosine": cosine[at], "section_best": best[at]}


def _figures(old: Side, new: Side, pairs: Candidates) -> dict[str, Floats]:
    has = [np.array([bool(f) for f in side.figures], dtype=bool) for side in (old, new)]
    digits = [np.array([not _DIGIT.isdisjoint(t) for t in side.bare], dtype=bool) for side in (old, new)]
    both = has[0][pairs.old] & has[1][pairs.new]
    same = np.zeros(len(pairs), dtype=bool)
    for k in np.flatnonzero(both).tolist():
        same[k] = not old.figures[pairs.old[k]].isdisjoint(new.figures[pairs.new[k]])
    left, right = digits[0][pairs.old], digits[1][pairs.new]
    return {
        "other_figure": (both & ~same).astype(np.float64),
        "one_figure": (has[0][pairs.old] ^ has[1][pairs.new]).astype(np.float64),
        "digits": (left & right).astype(np.float64),
        "one_digits": (left ^ right).astype(np.float64),
    }


def _neighbours(
    pairs: Candidates, value: Floats, exact: Sequence[tuple[int, int]], old: int, new: int, reach: int = 2
) -> Floats:
    """Return the best value of a candidate, or 1 for an exact pair, whose two statements stand near these two."""
    wide = new + 2 * reach
    key = np.concatenate((pairs.old * wide + pairs.new, [i * wide + j for i, j in exact])).astype(np.int64)
    known = np.concatenate((value, np.ones(len(exact))))
    order = np.argsort(key, kind="stable")
    key, known = key[order], known[order]
    result = np.zeros(len(pairs))
    if not len(key):
        return result
    steps = [step for step in range(-reach, reach + 1) if step]
    for up in steps:
        for along in steps:
            i, j = pairs.old + up, pairs.new + along
            wanted = i * wide + j
            place = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
            hit = (key[place] == wanted) & (i >= 0) & (i < old) & (j >= 0) & (j < new)
            result = np.maximum(result, np.where(hit, known[place], 0.0))
    return result


def _sums(rows: Rows, meaning: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the sum of the meanings of each row's terms."""
    result = np.zeros((rows.count, meaning.shape[1]), dtype=np.float32)
    telling = meaning.any(axis=1)[rows.column]
    row, column = rows.row[telling], rows.column[telling]
    if len(row):
        first = np.flatnonzero(np.concatenate(([True], row[1:] != row[:-1])))
        result[row[first]] = np.add.reduceat(meaning[column], first, axis=0)
    return result


def _gathered(values: NDArray[np.float32], group: Indexes, count: int) -> NDArray[np.float32]:
    result = np.zeros((count, values.shape[1]), dtype=np.float32)
    np.add.at(result, group, values)
    return result


def _unit(values: NDArray[np.float32]) -> NDArray[np.float32]:
    result: NDArray[np.float32] = values / np.maximum(np.sqrt((values * values).sum(axis=1, keepdims=True)), 1e-6)
    return result


def _cosines(left: NDArray[np.float32], right: NDArray[np.float32]) -> Floats:
    return np.einsum("ij,ij->i", _unit(left), _unit(right)).astype(np.float64)


def _lengths(texts: Sequence[str]) -> Floats:
    return np.array([max(1, len(text)) for text in texts], dtype=np.float64)
