"""Fit what each sign counts, on labelled pairs, and tell how well it does on pairs it was not fitted on.

A logistic regression, fitted twice over: labels quote whole sentences, so of the candidates that answer one labelled
row only those that belong together best are certain, and the others count little (multiple-instance learning).

    REPORTDIFF_CORPUS=… python docs/learning/fit_weights.py [--write]
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from labelled import all_pairs, figures
from scipy.optimize import minimize

LEFT_OUT = ()
RIDGE = 10.0
DOUBTFUL = 0.15


def fit(x, y, w, ridge=RIDGE):
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / spread])

    def loss(b):
        odds = z @ b
        p = 1 / (1 + np.exp(-odds))
        value = -(w * (y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))).sum() + ridge / 2 * (b[1:] ** 2).sum()
        return value, z.T @ (w * (p - y)) + ridge * np.concatenate(([0], b[1:]))

    b = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    weights = b[1:] / spread
    return b[0] - (weights * mean).sum(), weights


def predict(model, x):
    return 1 / (1 + np.exp(-(model[0] + x @ model[1])))


def certainty(pair, p):
    """Return how much each candidate counts: of a labelled row's candidates only mutually best ones count in full."""
    w = np.where(pair.y == 1, DOUBTFUL, 1.0)
    for row in (*pair.rows, *pair.targets):
        row = [k for k in row if k >= 0]
        if not row:
            continue
        by_old, by_new = {}, {}
        for k in row:
            by_old[pair.i[k]] = max(by_old.get(pair.i[k], (0, 0)), (p[k], k))
            by_new[pair.j[k]] = max(by_new.get(pair.j[k], (0, 0)), (p[k], k))
        w[max(row, key=lambda k: p[k])] = 1.0
        for value, k in by_old.values():
            if by_new[pair.j[k]][1] == k:
                w[k] = max(w[k], min(1.0, 0.3 + value))
    return w


def learn(pairs, columns, rounds=2):
    x = np.vstack([pair.x[:, columns] for pair in pairs])
    y = np.concatenate([pair.y for pair in pairs])
    model = fit(x, y, np.ones(len(y)))
    for _ in range(rounds):
        w = np.concatenate([certainty(pair, predict(model, pair.x[:, columns])) for pair in pairs])
        model = fit(x, y, w)
    return model


def one_to_one(pair, p, cut):
    order = np.lexsort((pair.j, pair.i, -p))
    used_old, used_new, chosen = set(), set(), []
    for k in order:
        if p[k] < cut:
            break
        if pair.i[k] not in used_old and pair.j[k] not in used_new:
            used_old.add(pair.i[k])
            used_new.add(pair.j[k])
            chosen.append(k)
    return chosen


def left_out(pairs, columns):
    return [learn([q for q in pairs if q is not pair], columns) for pair in pairs]


def report(pairs, columns, cuts=(0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)):
    models = left_out(pairs, columns)
    scored = [predict(model, pair.x[:, columns]) for model, pair in zip(models, pairs)]
    best = None
    for cut in cuts:
        rows = [figures(pair, one_to_one(pair, p, cut)) for pair, p in zip(pairs, scored)]
        mean = np.mean([row[2] for row in rows])
        if best is None or mean > best[0]:
            best = mean, cut, rows
    return best, scored


def main():
    pairs = all_pairs()
    names = pairs[0].names
    columns = [k for k, name in enumerate(names) if name not in LEFT_OUT]
    for pair in pairs:
        print(pair.name, len(pair.y), "candidates, right", pair.y.mean().round(3), "rows within reach", np.mean([bool(r) for r in pair.rows]).round(3), "exact", pair.exact_right)
    (mean, cut, rows), scored = report(pairs, columns)
    print(f"left out: F1 {mean:.3f} at {cut}", [tuple(round(float(v), 3) for v in row) for row in rows])
    if "--drop" in sys.argv:
        for k in columns:
            (m, c, r), _ = report(pairs, [x for x in columns if x != k])
            print(f"  without {names[k]:18} {m - mean:+.4f} ({c})", [round(float(v[2]), 3) for v in r])
    constant, weights = learn(pairs, columns)
    if "--write" in sys.argv:
        lines = ["# Made by docs/learning/fit_weights.py; docs/alignment.md tells how.", f"constant = {constant:.4f}"]
        lines += [f"{names[k]} = {w:.4f}" for k, w in zip(columns, weights)]
        Path(__file__).parents[2].joinpath("reportdiff/language/zh/weights.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    spread = np.vstack([p.x for p in pairs])[:, columns].std(axis=0)
    print({names[k]: round(float(w * s), 2) for k, w, s in zip(columns, weights, spread)})


if __name__ == "__main__":
    main()
