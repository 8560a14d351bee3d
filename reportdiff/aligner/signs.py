"""Signs that two statements belong together: everything that the score weighs, one array for each sign.

Every sign is symmetric: it is the same when old and new are exchanged, and so therefore is everything made of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from reportdiff.aligner.candidates import Candidates, Proposal, budget, candidates, lead
from reportdiff.aligner.vectors import Rows, Vectors, common, grouped, starts, vectors

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
_MOST_CELLS = 4_000_000
"""Up to so many cells of sections and terms sections are compared by all their terms, beyond by the rarest shared ones;
1.7 million are the most of any pair of some 400 real reports."""
_NO_SECTIONS = 0.25
"""How alike two sections are taken to be where there are none: as much as those of a labelled row are in the mean."""
_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Signs:
    """The candidates and, for each, the value of every sign; `shared` lists the terms each candidate's sides share."""

    pairs: Candidates
    values: dict[str, Floats]


@dataclass(frozen=True, slots=True)
class _Given:
    """What the signs are read from: both sides, their vectors, two weights of terms, sums and directions of meaning."""

    old: Side
    new: Side
    both: Vectors
    weight: Floats
    plain: Floats
    old_mass: Floats
    new_mass: Floats
    old_sum: NDArray[np.float32]
    new_sum: NDArray[np.float32]
    old_unit: NDArray[np.float32]
    new_unit: NDArray[np.float32]
    budget: int


def signs(old: Side, new: Side, exact: Sequence[tuple[int, int]], evidence: Evidence, options: AlignerOptions) -> Signs:
    """Return the candidates among the statements that no exact pair holds, with all their signs."""
    old_kind, new_kind = old.role.copy(), new.role.copy()
    old_kind[[i for i, _ in exact]] = -1
    new_kind[[j for _, j in exact]] = -1
    none = Signs(Candidates.none(), {"section_best": np.empty(0), "sentence_cosine": np.empty(0)})
    if min(old_kind.max(initial=-1), new_kind.max(initial=-1)) < 0:
        return none
    most = budget(len(old), len(new), options.shared_terms)
    both = vectors(old.bare, new.bare, evidence, most)
    if not len(both.here):
        return none
    weight = both.here**_HERE * both.there**_THERE
    plain = np.sqrt(both.here * both.there)
    sums = _sums(both, both.old, old_kind, old.sentence), _sums(both, both.new, new_kind, new.sentence)
    masses = both.old.mass(weight), both.new.mass(weight)
    units = _unit(sums[0]), _unit(sums[1])
    given = _Given(old, new, both, weight, plain, *masses, *sums, *units, most)
    pairs = candidates(
        Proposal(
            both.old,
            both.new,
            weight,
            np.sqrt(masses[0]),
            np.sqrt(masses[1]),
            *units,
            old_kind,
            new_kind,
            most,
        ),
        options.candidates,
    )
    values, cosine, plain_cosine = _shared(given, pairs)
    values |= _characters(given, pairs)
    values |= _sentences(given, pairs, cosine, values["meaning"])
    values |= _sections(given, pairs)
    values |= _rivals(pairs, cosine, plain_cosine, values["meaning"])
    values |= _figures(old, new, pairs)
    values["neighbours"] = _neighbours(pairs, cosine, exact, len(new))
    return Signs(pairs, values)


def _shared(given: _Given, pairs: Candidates) -> tuple[dict[str, Floats], Floats, Floats]:
    """Return the signs of shared terms and of meaning, and the two cosines that the rivals are judged by."""
    both, weight, plain = given.both, given.weight, given.plain
    i, j, place, column = pairs.old, pairs.new, pairs.place, pairs.column
    count = len(pairs)
    mass = np.bincount(place, weights=(weight**2)[column], minlength=count)
    old_mass, new_mass = given.old_mass[i], given.new_mass[j]
    each = plain[column]
    plain_mass = np.bincount(place, weights=each**2, minlength=count)
    plain_cosine = plain_mass / np.maximum(np.sqrt(both.old.mass(plain)[i] * both.new.mass(plain)[j]), 1e-9)
    rarest = np.zeros(count)
    first = starts(place)
    if len(first):
        rarest[place[first]] = np.maximum.reduceat(each, first)
    # Does what is left of one, the shared terms set aside, mean what the other says?
    shared_sum = both.summed(place, column, count)
    mine, theirs = given.old_sum[i] - shared_sum, given.new_sum[j] - shared_sum
    old_unit, new_unit = given.old_unit[i], given.new_unit[j]
    values = {
        "contained": mass / np.maximum(np.minimum(old_mass, new_mass), 1e-9),
        "covered": mass / np.maximum(np.maximum(old_mass, new_mass), 1e-9),
        "information": np.log1p(plain_mass),
        "rarest": rarest,
        "terms": np.log1p(np.bincount(place, minlength=count).astype(np.float64)),
        "meaning": _products(old_unit, new_unit),
        "rest_meaning": np.maximum(_products(_unit(mine), new_unit), _products(old_unit, _unit(theirs))),
    }
    return values, mass / np.maximum(np.sqrt(old_mass * new_mass), 1e-9), plain_cosine


def _characters(given: _Given, pairs: Candidates) -> dict[str, Floats]:
    old, new = given.old.bare, given.new.bare
    old_texts, new_texts = [old[k] for k in pairs.old.tolist()], [new[k] for k in pairs.new.tolist()]
    old_length, new_length = _lengths(old)[pairs.old], _lengths(new)[pairs.new]
    short, long = np.minimum(old_length, new_length), np.maximum(old_length, new_length)
    sequence = process.cpdist(old_texts, new_texts, scorer=LCSseq.similarity, dtype=np.float64)
    return {
        "ratio": 2 * sequence / (short + long),
        "sequence": sequence / short,
        "uneven": np.log(long / short),
    }


def _sentences(given: _Given, pairs: Candidates, cosine: Floats, meaning: Floats) -> dict[str, Floats]:
    """Compare the whole sentences; where every statement is a sentence that is what it is by itself."""
    old, new, weight = given.old.sentence, given.new.sentence, given.weight
    count = int(old.max(initial=-1)) + 1, int(new.max(initial=-1)) + 1
    if count == (len(old), len(new)):
        return {"sentence_cosine": cosine, "sentence_meaning": meaning}
    old_rows = grouped(given.both.old, old, count[0], len(weight))
    new_rows = grouped(given.both.new, new, count[1], len(weight))
    shared = common(old_rows, new_rows, len(weight), given.budget)
    i, j = old[pairs.old], new[pairs.new]
    mass = np.zeros(len(pairs))
    first = starts(shared.key)
    if len(first):
        known, wanted = shared.key[first], i * count[1] + j
        at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        total = np.add.reduceat((weight**2)[shared.column], first)
        mass = np.where(known[at] == wanted, total[at], 0.0)
    lengths = np.sqrt(old_rows.mass(weight)[i] * new_rows.mass(weight)[j])
    return {
        "sentence_cosine": mass / np.maximum(lengths, 1e-9),
        "sentence_meaning": _products(
            _unit(_gathered(given.old_sum, old, count[0]))[i], _unit(_gathered(given.new_sum, new, count[1]))[j]
        ),
    }


def _sections(given: _Given, pairs: Candidates) -> dict[str, Floats]:
    """Compare the sections by their terms; without sections (or with too many) all stand in the same one."""
    old, new, weight = given.old.section, given.new.section, given.plain
    count = int(old.max(initial=0)) + 1, int(new.max(initial=0)) + 1
    if max(count) > _MOST_SECTIONS or len(set(old.tolist())) < 2 or len(set(new.tolist())) < 2:
        return {"section_cosine": np.full(len(pairs), _NO_SECTIONS), "section_best": np.ones(len(pairs))}
    wholes = (
        grouped(given.both.old, old, count[0], len(weight)),
        grouped(given.both.new, new, count[1], len(weight)),
    )
    lengths = np.sqrt(wholes[0].mass(weight)), np.sqrt(wholes[1].mass(weight))
    # Most terms stand on one side only: they count for the lengths, and need no place in the products.
    here, there = (np.bincount(rows.column, minlength=len(weight)) > 0 for rows in wholes)
    place = np.cumsum(here & there) - 1
    if max(count) * (int(place[-1]) + 1) > _MOST_CELLS:
        shared = common(*wholes, len(weight), given.budget)
        mass = np.bincount(shared.key, weights=(weight**2)[shared.column], minlength=count[0] * count[1])
        cosine = np.round(mass.reshape(count) / np.maximum(np.outer(*lengths), 1e-9), 5)
    else:
        table = []
        for whole, length in zip(wholes, lengths, strict=True):
            kept = here[whole.column] & there[whole.column]
            section, column = whole.row[kept], whole.column[kept]
            dense = np.zeros((whole.count, int(place[-1]) + 1), dtype=np.float32)
            dense[section, place[column]] = weight[column] / np.maximum(length[section], 1e-9)
            table.append(dense)
        cosine = np.round((table[0] @ table[1].T).astype(np.float64), 5)
    best = cosine / np.maximum(np.minimum(cosine.max(axis=1)[:, None], cosine.max(axis=0)), 1e-9)
    at = old[pairs.old], new[pairs.new]
    return {"section_cosine": cosine[at], "section_best": best[at]}


def _rivals(pairs: Candidates, cosine: Floats, plain_cosine: Floats, meaning: Floats) -> dict[str, Floats]:
    """Compare each candidate with the other candidates of the same statements."""
    i, j = pairs.old, pairs.new
    left, right = lead(i, np.round(cosine, 6))[0], lead(j, np.round(cosine, 6))[0]
    (plain_left, left_rank), (plain_right, right_rank) = (lead(side, np.round(plain_cosine, 6)) for side in (i, j))
    return {
        "lead_least": np.minimum(left, right),
        "lead_most": np.maximum(left, right),
        "plain_lead": np.minimum(plain_left, plain_right),
        "rank_best": np.log1p(np.minimum(left_rank, right_rank)),
        "rank_worst": np.log1p(np.maximum(left_rank, right_rank)),
        "meaning_lead": np.maximum(*(lead(side, np.round(meaning, 5))[0] for side in (i, j))),
    }


def _figures(old: Side, new: Side, pairs: Candidates) -> dict[str, Floats]:
    has = [np.array([bool(f) for f in side.figures], dtype=bool) for side in (old, new)]
    digits = [np.array([_DIGIT.search(t) is not None for t in side.bare], dtype=bool) for side in (old, new)]
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
    pairs: Candidates, value: Floats, exact: Sequence[tuple[int, int]], new_count: int, reach: int = 2
) -> Floats:
    """Return the best value of a candidate, or 1 for an exact pair, whose two statements stand near these two."""
    wide = new_count + 2 * reach
    key = np.concatenate((pairs.old * wide + pairs.new, [i * wide + j for i, j in exact])).astype(np.int64)
    known = np.concatenate((value, np.ones(len(exact))))
    order = np.argsort(key, kind="stable")
    key, known = key[order], known[order]
    result = np.zeros(len(pairs))
    if not len(key):
        return result
    for up in range(-reach, reach + 1):
        i = pairs.old + up
        if not up:
            continue
        lowest = i * wide + pairs.new - reach
        start = np.searchsorted(key, lowest)
        for along in range(2 * reach + 1):  # no more pairs than these can lie within reach
            place = np.minimum(start + along, len(key) - 1)
            gap = key[place] - lowest
            hit = (gap >= 0) & (gap <= 2 * reach) & (gap != reach) & (start + along < len(key))
            np.maximum(result, np.where(hit, known[place], 0.0), out=result)
    return result


def _sums(both: Vectors, rows: Rows, kind: Indexes, sentence: Indexes) -> NDArray[np.float32]:
    """Return the sum of the meanings of each row's terms; of rows that have no part in any comparison, zeros."""
    if len(sentence) and int(sentence.max()) + 1 < len(sentence):
        return both.summed(rows.row, rows.column, rows.count)
    kept = (kind >= 0)[rows.row]
    return both.summed(rows.row[kept], rows.column[kept], rows.count)


def _gathered(values: NDArray[np.float32], group: Indexes, count: int) -> NDArray[np.float32]:
    result = np.zeros((count, values.shape[1]), dtype=np.float32)
    np.add.at(result, group, values)
    return result


def _unit(values: NDArray[np.float32]) -> NDArray[np.float32]:
    result: NDArray[np.float32] = values / np.maximum(np.sqrt((values * values).sum(axis=1, keepdims=True)), 1e-6)
    return result


def _products(left: NDArray[np.float32], right: NDArray[np.float32]) -> Floats:
    result: Floats = np.einsum("ij,ij->i", left, right).astype(np.float64)
    return result


def _lengths(texts: Sequence[str]) -> Floats:
    return np.array([max(1, len(text)) for text in texts], dtype=np.float64)
