"""Learn vectors of terms from consecutive years: `python docs/learning/meanings.py REPORTS_FOLDER TERMS.npz OUT.npz`.

Every pair of reports of one place and consecutive years gives silver links: statements, and whole sentences, that are
each other's best by shared rare terms. A statement is the sum of its terms' vectors, brought to length one; the vectors
are learnt so that of all statements of the next report the linked one is nearest (softmax over the report, as in
contrastive learning), after a random part of the terms that both share was taken out of one side. So what is left must
find the partner, and 断头路 comes to lie near 畅通. Adagrad, one report pair a step.

`--round2 FIRST.npz` mines the links a second time, with a first round's vectors beside the shared terms. Pairs of which
either report is labelled are left out with `--without PLACE:YEAR,…` (the year of the old report).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

import reportdiff
from reportdiff.aligner.terms import occurrences
from reportdiff.language.fold import fold
from reportdiff.model import Role

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Indexes = NDArray[np.int64]

DIMENSIONS, EPOCHS = 40, 9
SHARPNESS, RATE = 12.0, 0.045
LEAST = {2: 50, 3: 300, 4: 300}
"""A term needs to stand in this many reports, by its length, to be given a vector."""
MUTUAL = 0.36
"""Silver links reach this sum of cosine and 0.35 times the likeness of meaning; in the first round 0.22 of cosine."""


def statements(path: Path, known: NDArray[np.uint32]) -> tuple[sp.csr_matrix, Indexes]:
    report = reportdiff.read(path)
    kept = [s for s in report.statements if s.role is Role.PLAN] or list(report.statements)
    found = occurrences([fold(s.text) for s in kept])
    place = np.minimum(np.searchsorted(known, found.term), len(known) - 1)
    hit = known[place] == found.term
    shape = len(kept), len(known)
    rows = sp.csr_matrix((np.ones(hit.sum(), np.float32), (found.owner[hit], place[hit])), shape=shape)
    rows.sum_duplicates()
    rows.data[:] = 1
    number: dict[str, int] = {}
    return rows, np.array([number.setdefault(s.sentence, len(number)) for s in kept])


def sentences(rows: sp.csr_matrix, number: Indexes) -> sp.csr_matrix:
    join = sp.csr_matrix((np.ones(len(number), np.float32), (number, np.arange(len(number)))))
    result = (join @ rows).tocsr()
    result.data[:] = 1
    return result


def unit(x: Floats) -> tuple[Floats, Floats]:
    length = np.maximum(np.sqrt((x * x).sum(axis=1, keepdims=True)), 1e-4)
    return x / length, length


def silver(
    old: sp.csr_matrix, new: sp.csr_matrix, weight: Floats, first: tuple[Indexes, Floats] | None
) -> tuple[Indexes, Indexes, Floats]:
    a, b = old.multiply(weight).tocsr(), new.multiply(weight).tocsr()
    lengths = [np.sqrt(m.multiply(m).sum(axis=1)).A1 + 1e-6 for m in (a, b)]
    cosine = (a @ b.T).toarray() / lengths[0][:, None] / lengths[1]
    score, cut = cosine, 0.22
    if first is not None:
        columns, vectors = first
        x, y = (unit(m[:, columns] @ vectors)[0] for m in (old, new))
        score, cut = cosine + 0.35 * np.maximum(x @ y.T, 0), MUTUAL
    best = score.argmax(axis=1)
    rows = np.arange(len(best))
    value = score[rows, best]
    good = (score.argmax(axis=0)[best] == rows) & (value > cut) & (cosine[rows, best] < 0.97)
    return rows[good], best[good], np.clip((value[good] - cut) * 2.5 + 0.3, 0.3, 1).astype(np.float32)


def step(
    old: sp.csr_matrix,
    new: sp.csr_matrix,
    i: Indexes,
    j: Indexes,
    w: Floats,
    *,
    vectors: Floats,
    history: Floats,
    chance: np.random.Generator,
    rate: float,
) -> float:
    mine, theirs = old[i], new[j]
    shared = mine.multiply(theirs).tocsr()
    part = chance.random(len(i))
    taken = chance.random(len(shared.data)) < np.repeat(np.where(part < 0.2, 0, part), np.diff(shared.indptr))
    shared.data = taken.astype(np.float32)
    mine = (mine - shared).tocsr()
    mine.eliminate_zeros()
    (x, length_x), (y, length_y) = unit(mine @ vectors), unit(new @ vectors)
    odds = SHARPNESS * x @ y.T
    p = np.exp(odds - odds.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    loss = -(w * np.log(p[np.arange(len(i)), j] + 1e-9)).sum()
    p[np.arange(len(i)), j] -= 1
    p *= (w / len(i))[:, None] * SHARPNESS
    gx, gy = p @ y, p.T @ x
    gx = (gx - x * (gx * x).sum(axis=1, keepdims=True)) / length_x
    gy = (gy - y * (gy * y).sum(axis=1, keepdims=True)) / length_y
    rows = sp.vstack([mine, new]).tocsc()
    used = np.flatnonzero(np.diff(rows.indptr))
    gradient = (rows[:, used].T.tocsr() @ np.vstack([gx, gy])).astype(np.float32)
    history[used] += (gradient * gradient).mean(axis=1)
    vectors[used] -= rate * gradient / np.sqrt(history[used])[:, None]
    return float(loss)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("reports")
    parser.add_argument("terms")
    parser.add_argument("out")
    parser.add_argument("--round2")
    parser.add_argument("--without", default="")
    given = parser.parse_args()
    table = np.load(given.terms)
    kept = table["count"] >= 20
    known, count, length = table["term"][kept], table["count"][kept].astype(float), table["length"][kept]
    weight = (np.log(int(table["documents"]) / count) + 0.05).astype(np.float32)
    told = np.zeros(len(known), dtype=bool)
    for size, least in LEAST.items():
        told |= (length == size) & (count >= least)
    columns = np.flatnonzero(told)
    first = None
    if given.round2:
        before = np.load(given.round2)
        first = np.searchsorted(known, before["term"]), before["vectors"]
    barred = {tuple(item.split(":")) for item in given.without.split(",") if item}
    pairs = []
    for folder in sorted({path.parent for path in Path(given.reports).rglob("*.md")}):
        years = {int(path.stem[:4]): path for path in folder.glob("*.md") if path.stem[:4].isdigit()}
        read = {year: statements(path, known) for year, path in sorted(years.items())}
        for year in sorted(read):
            if year + 1 not in read or (folder.name, str(year)) in barred:
                continue
            (old, old_number), (new, new_number) = read[year], read[year + 1]
            for a, b in ((old, new), (sentences(old, old_number), sentences(new, new_number))):
                i, j, w = silver(a, b, weight, first)
                if len(i) >= 5:
                    pairs.append((a[:, columns].tocsr(), b[:, columns].tocsr(), i, j, w))
    chance = np.random.default_rng(0)
    spread = 0.3 + weight[columns, None] / 3
    vectors = (chance.standard_normal((len(columns), DIMENSIONS)) / np.sqrt(DIMENSIONS)).astype(np.float32) * spread
    history = np.full(len(columns), 1e-3, np.float32)
    start = time.time()
    for epoch in range(EPOCHS):
        total, seen = 0.0, 0.0
        for k in chance.permutation(len(pairs)):
            a, b, i, j, w = pairs[k]
            rate = RATE * (1 - 0.7 * epoch / EPOCHS)
            way = (a, b, i, j, w) if chance.random() < 0.5 else (b, a, j, i, w)
            total += step(*way, vectors=vectors, history=history, chance=chance, rate=rate)
            seen += w.sum()
        print(epoch, round(total / seen, 4), round(time.time() - start), flush=True)
        np.savez(given.out, term=known[columns], vectors=vectors)


if __name__ == "__main__":
    main()
