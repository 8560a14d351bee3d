"""Fit what each sign counts, and tell how well it does on labelled pairs that it was not fitted on.

A logistic regression with a strong ridge, for there are few labelled pairs, fitted in rounds: labels quote whole
sentences, so of the candidates that answer one labelled row only those that belong together best are certain, and the
others count little (multiple-instance learning). Self-made pairs add look-alikes that are certainly wrong. The score is
calibrated on links made where the pair was left out.

    REPORTDIFF_CORPUS=… python docs/learning/fit_weights.py REPORTS_FOLDER [--write] [--plain]

--plain leaves out what was learnt from reports (frequencies and vectors) and fits the weights for other languages.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
from edited import self_made
from labelled import Pair, all_pairs, figures
from scipy.optimize import minimize
from weights_file import write_weights

from reportdiff.language import get
from reportdiff.language.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Model = tuple[float, Floats]

RIDGE = 300.0
DOUBTFUL = 0.05
SELF_MADE = (5000.0, 10000.0)
"""What all candidates of halves and of exchanged pairs together count, against about 27,000 of the labelled pairs."""


def fit(x: Floats, y: Floats, w: Floats, ridge: float = RIDGE) -> Model:
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / spread])
    penalty = np.where((x.std(axis=0) > 1e-6), ridge, 1e9)

    def loss(b: Floats) -> tuple[float, Floats]:
        p = 1 / (1 + np.exp(-(z @ b)))
        value = (
            -(w * (y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))).sum() + (penalty * b[1:] ** 2).sum() / 2
        )
        return value, z.T @ (w * (p - y)) + np.concatenate(([0], penalty * b[1:]))

    b = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    weights = b[1:] / spread
    return float(b[0] - (weights * mean).sum()), weights


def odds(model: Model, x: Floats) -> Floats:
    constant, weights = model
    value: Floats = constant + x @ weights
    return value


def certainty(pair: Pair, value: Floats) -> Floats:
    """Return how much each candidate counts: of a labelled row's candidates only mutually best ones count in full."""
    p = 1 / (1 + np.exp(-value))
    w = np.where(pair.y == 1, DOUBTFUL, 1.0)
    for row in (*pair.rows, *pair.targets):
        reached = [k for k in row if k >= 0]
        if not reached:
            continue
        by_old: dict[int, tuple[float, int]] = {}
        by_new: dict[int, tuple[float, int]] = {}
        for k in reached:
            by_old[pair.i[k]] = max(by_old.get(pair.i[k], (0, 0)), (p[k], k))
            by_new[pair.j[k]] = max(by_new.get(pair.j[k], (0, 0)), (p[k], k))
        w[max(reached, key=lambda k: p[k])] = 1.0
        for score, k in by_old.values():
            if by_new[pair.j[k]][1] == k:
                w[k] = max(w[k], min(1.0, 0.3 + score))
    return w


def learn(pairs: Sequence[Pair], wrong: Sequence[Floats], rounds: int = 2) -> Model:
    x = np.vstack([*(pair.x for pair in pairs), *wrong])
    less = np.concatenate(
        [np.full(len(rows), all_of / len(rows)) for rows, all_of in zip(wrong, SELF_MADE, strict=True)]
    )
    y = np.concatenate([*(pair.y for pair in pairs), np.zeros(len(less))])
    model = fit(x, y, np.concatenate([np.ones(len(y) - len(less)), less]))
    for _ in range(rounds):
        model = fit(x, y, np.concatenate([*(certainty(p, odds(model, p.x)) for p in pairs), less]))
    return model


def one_to_one(pair: Pair, value: Floats, cut: float) -> list[int]:
    order = np.lexsort((pair.j, pair.i, -value))
    used_old: set[int] = set()
    used_new: set[int] = set()
    chosen: list[int] = []
    for k in order:
        if value[k] < cut:
            break
        if pair.i[k] not in used_old and pair.j[k] not in used_new:
            used_old.add(pair.i[k])
            used_new.add(pair.j[k])
            chosen.append(k)
    return chosen


def calibrated(pairs: Sequence[Pair], values: Sequence[Floats]) -> tuple[float, float]:
    """Return slope and shift that make the odds of links true odds, every pair counting the same."""
    data = []
    for pair, value in zip(pairs, values, strict=False):
        chosen = one_to_one(pair, value, -4.0)
        data.append((value[chosen], pair.y[chosen], np.full(len(chosen), 1 / len(chosen))))
    v, y, w = (np.concatenate(parts) for parts in zip(*data, strict=False))

    def loss(b: Floats) -> float:
        p = 1 / (1 + np.exp(-(b[0] * v + b[1])))
        return float(-(w * (y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))).sum())

    slope, shift = minimize(loss, [1.0, 0.0]).x
    return float(slope), float(shift)


def table(pairs: Sequence[Pair], values: Sequence[Floats], slope: float, shift: float) -> None:
    bins = np.arange(0.3, 1.0, 0.1)
    rows: dict[float, list[tuple[int, int]]] = {}
    for pair, value in zip(pairs, values, strict=False):
        chosen = one_to_one(pair, value, -9.0)
        score = 1 / (1 + np.exp(-(slope * value[chosen] + shift)))
        for low in bins:
            inside = (score >= low) & (score < low + 0.1)
            rows.setdefault(round(float(low), 1), []).append(
                (int(inside.sum()), int(pair.y[np.array(chosen)][inside].sum()))
            )
    for low, cells in rows.items():
        made, right = sum(c[0] for c in cells), sum(c[1] for c in cells)
        each = " ".join(f"{r}/{m}" for m, r in cells)
        print(f"  {low:.1f}-{low + 0.1:.1f}: {made:4d} links, {right / max(1, made):.2f} right   ({each})")


def main() -> None:
    plain = "--plain" in sys.argv
    evidence = Evidence() if plain else get("zh").evidence()
    pairs = all_pairs(evidence)
    wrong = self_made(sys.argv[1], 50, evidence)
    names = pairs[0].names
    for pair in pairs:
        reach = np.mean([bool(r) for r in pair.rows])
        print(f"{pair.name}: {len(pair.y)} candidates, {pair.y.mean():.3f} right, {reach:.3f} of rows within reach")
    values = [odds(learn([q for q in pairs if q is not pair], wrong), pair.x) for pair in pairs]
    slope, shift = calibrated(pairs, values)
    print(f"calibration: {slope:.3f} * odds + {shift:.3f}")
    table(pairs, values, slope, shift)
    for cut in (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65):
        raw = (np.log(cut / (1 - cut)) - shift) / slope
        rows = [figures(pair, one_to_one(pair, value, raw)) for pair, value in zip(pairs, values, strict=False)]
        print(
            f"left out, cut {cut:.2f}: F1 {np.mean([r[2] for r in rows]):.3f}",
            [tuple(round(float(v), 3) for v in r) for r in rows],
        )
    constant, weights = learn(pairs, wrong)
    spread = np.vstack([p.x for p in pairs]).std(axis=0)
    print({n: round(float(w * s), 2) for n, w, s in zip(names, weights, spread, strict=False)})
    if "--write" in sys.argv:
        learnt = {n: slope * w for n, w in zip(names, weights, strict=True)}
        write_weights(plain=plain, tables={"statements": {"constant": slope * constant + shift} | learnt})


if __name__ == "__main__":
    main()
