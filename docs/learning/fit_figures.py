"""Fit how likely two figures measure the same: targets of two years, and a target with a result.

A logistic regression with a ridge on the signs of `reportdiff/aligner/figures.py`. A label may be answered by several
pairs, for reports say a promise twice and a clause may hold several figures: the most probable of them counts as
right, the others not at all (multiple-instance learning). Figures are told with weights fitted on the other pairs.

    REPORTDIFF_CORPUS=… python docs/learning/fit_figures.py [--write] [--plain]

--plain leaves out what was learnt from reports (frequencies and vectors) and fits the weights for other languages.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from fit_weights import fit, odds
from labelled import answers, folded
from weights_file import write_weights

import reportdiff
from reportdiff.aligner import side
from reportdiff.aligner.figures import Kinship, figure_signs
from reportdiff.aligner.statements import align_statements
from reportdiff.aligner.targets import kinship
from reportdiff.language import get
from reportdiff.language.evidence import Evidence
from reportdiff.model import Role
from reportdiff.options import AlignerOptions, FigureOptions

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fit_weights import Floats, Model

    from reportdiff.model import Report, Target

RIDGE = 20.0
ROUNDS = 3
OPTIONS = FigureOptions()


@dataclass
class Pair:
    name: str
    pairs: list[tuple[int, int]]
    x: Floats
    names: list[str]
    rows: list[list[int]]
    """For every label the pairs that answer it."""

    @property
    def y(self) -> Floats:
        right = np.zeros(len(self.pairs))
        right[[k for row in self.rows for k in row]] = 1
        return right


def load(folder: Path, key: str, evidence: Evidence) -> Pair:
    old, new = (reportdiff.read(folder / f"{name}.md") for name in ("old", "new"))
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    figures = old.targets, new.targets if key == "targets" else new.results
    kin = Kinship({}, frozenset())
    if key == "targets":
        here, there = (side.of_report(report, tuple(Role)) for report in (old, new))
        found = align_statements(here, there, evidence, AlignerOptions())
        kin = kinship(old, new, found.links, found.candidates)
    pairs, values = figure_signs((old, new), figures, kin, (evidence, get("zh").figures()), OPTIONS)
    where = {pair: k for k, pair in enumerate(pairs)}
    rows = []
    for label in labels[key]:
        ours, theirs = (
            answering(label, name, r, f) for name, r, f in zip(("old", "new"), (old, new), figures, strict=True)
        )
        if ours or any(c.isdigit() for c in label["old"]):  # other works promised without a number are found by name
            rows.append([where[i, j] for i in ours for j in theirs if (i, j) in where])
    return Pair(folder.name, pairs, np.column_stack(list(values.values())), list(values), rows)


def answering(label: dict[str, Any], name: str, report: Report, figures: Sequence[Target]) -> list[int]:
    """Return the figures that a label's quotation holds."""
    texts = {statement.id: folded(statement.text) for statement in report.statements}
    quote, value = folded(label[name]), folded(label.get(f"{name}_value") or "")
    found = []
    for k, figure in enumerate(figures):
        clause = folded(figure.text)
        if answers(quote, texts[figure.statement]) and answers(quote, clause) and (value in clause or clause in quote):
            found.append(k)
    return found


def learn(pairs: Sequence[Pair]) -> Model:
    x, y = np.vstack([p.x for p in pairs]), np.concatenate([p.y for p in pairs])
    model = fit(x, y, np.ones(len(y)), RIDGE)
    for _ in range(ROUNDS):
        model = fit(x, y, np.concatenate([certainty(p, odds(model, p.x)) for p in pairs]), RIDGE)
    return model


def certainty(pair: Pair, value: Floats) -> Floats:
    """Return how much each pair counts: of those that answer one label only the most probable."""
    counts = np.where(pair.y == 1, 0.0, 1.0)
    for row in pair.rows:
        if row:
            counts[max(row, key=lambda k: float(value[k]))] = 1.0
    return counts


def one_to_one(pair: Pair, chance: Floats, cut: float) -> list[int]:
    old: set[int] = set()
    new: set[int] = set()
    chosen: list[int] = []
    for k in np.argsort(-chance, kind="stable").tolist():
        i, j = pair.pairs[k]
        if chance[k] >= cut and i not in old and j not in new:
            old.add(i)
            new.add(j)
            chosen.append(k)
    return chosen


def figures(pair: Pair, chosen: Collection[int]) -> tuple[float, float, float]:
    """Return precision, recall and F1; each chosen pair answers one label at most."""
    free, hits = set(chosen), 0
    for row in pair.rows:
        hit = next((k for k in row if k in free), None)
        if hit is not None:
            free.discard(hit)
            hits += 1
    precision, recall = hits / max(1, len(chosen)), hits / max(1, len(pair.rows))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    plain = "--plain" in sys.argv
    evidence = Evidence() if plain else get("zh").evidence()
    folders = sorted(p.parent for p in (Path(os.environ["REPORTDIFF_CORPUS"]) / "gold").glob("*/labels.json"))
    tables: dict[str, dict[str, float]] = {}
    for key, table in (("targets", "targets"), ("delivery", "deliveries")):
        pairs = [load(folder, key, evidence) for folder in folders]
        chances = [1 / (1 + np.exp(-odds(learn([q for q in pairs if q is not p]), p.x))) for p in pairs]
        for cut in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
            told = [figures(p, one_to_one(p, chance, cut)) for p, chance in zip(pairs, chances, strict=True)]
            mean = np.mean(told, axis=0)
            print(table, f"cut {cut:.2f}: precision {mean[0]:.3f} recall {mean[1]:.3f} F1 {mean[2]:.3f}", end="  ")
            print(*(f"{row[2]:.2f}" for row in told))
        calibration(pairs, chances)
        constant, weights = learn(pairs)
        spread = np.vstack([p.x for p in pairs]).std(axis=0)
        print({n: round(float(w * s), 2) for n, w, s in zip(pairs[0].names, weights, spread, strict=True)})
        tables[table] = {"constant": float(constant)} | dict(zip(pairs[0].names, weights.tolist(), strict=True))
    if "--write" in sys.argv:
        write_weights(plain=plain, tables=tables)


def calibration(pairs: Sequence[Pair], chances: Sequence[Floats]) -> None:
    for low in np.arange(0.3, 1.0, 0.1):
        made = right = 0
        for p, chance in zip(pairs, chances, strict=True):
            chosen = [k for k in one_to_one(p, chance, 0.3) if low <= chance[k] < low + 0.1]
            made, right = made + len(chosen), right + int(p.y[chosen].sum())
        print(f"  {low:.1f}-{low + 0.1:.1f}: {made} pairs, {right / max(1, made):.2f} right")


if __name__ == "__main__":
    main()
