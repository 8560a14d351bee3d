"""Labelled pairs of reports as training data: candidates, their signs, and which of them a careful reader calls right.

The folder that holds `gold/` is named by REPORTDIFF_CORPUS. A candidate answers a labelled row when each of its two
statements shares a substring with the row's quotation that covers 60 % of the shorter of the two.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import reportdiff
from reportdiff.aligner import side
from reportdiff.aligner.settled import settled
from reportdiff.aligner.signs import signs
from reportdiff.model import Role
from reportdiff.options import AlignerOptions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from reportdiff.language.evidence import Evidence

    Floats = NDArray[np.float64]
    Indexes = NDArray[np.int64]

ROLES = tuple(Role)
DEFAULTS = AlignerOptions()


@dataclass
class Pair:
    name: str
    old: side.Side
    new: side.Side
    exact: list[tuple[int, int]]
    i: Indexes
    j: Indexes
    x: Floats
    names: list[str]
    y: Indexes
    rows: list[list[int]]
    """For every labelled row the candidates that answer it; -1 stands for an exact link."""
    targets: list[list[int]]
    exact_right: tuple[int, int]
    """How many exact links are labelled, and how many there are in all."""


def folded(text: str) -> str:
    return re.sub(r"[\s*]", "", unicodedata.normalize("NFKC", text))


def answers(a: str, b: str) -> bool:
    if not a or not b:
        return False
    if a in b or b in a:
        return min(len(a), len(b)) >= min(6, len(b), len(a))
    m = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return m.size >= max(6, 0.6 * min(len(a), len(b)))


def load(folder: Path, evidence: Evidence, options: AlignerOptions = DEFAULTS, only: Role = Role.PLAN) -> Pair:
    """Return one labelled pair, with the candidates of the role that is labelled."""
    reports = [reportdiff.read(folder / f"{name}.md") for name in ("old", "new")]
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    old, new = (side.of_report(report, ROLES) for report in reports)
    same, but_for_figures = settled(old, new, options)
    pairs = [*same, *but_for_figures]
    found = signs(old, new, pairs, evidence, options)
    keep = old.role[found.pairs.old] == ROLES.index(only)
    i, j = found.pairs.old[keep], found.pairs.new[keep]
    names = list(found.values)
    x = np.column_stack([found.values[name][keep] for name in names])
    texts = [[folded(s.text) for s in report.statements] for report in reports]
    where = {(a, b): k for k, (a, b) in enumerate(zip(i.tolist(), j.tolist(), strict=False))}
    where |= dict.fromkeys(pairs, -1)
    y = np.zeros(len(i), np.int64)
    rows: list[list[int]] = []
    targets: list[list[int]] = []
    right: set[tuple[int, int]] = set()
    for key in ("statements", "targets"):
        for row in labels[key]:
            ours = [
                [k for k, t in enumerate(texts[s]) if answers(folded(row[name]), t)]
                for s, name in enumerate(("old", "new"))
            ]
            hits = [where[a, b] for a in ours[0] for b in ours[1] if (a, b) in where]
            right |= {(a, b) for a in ours[0] for b in ours[1] if where.get((a, b)) == -1}
            y[[k for k in hits if k >= 0]] = 1
            (rows if key == "statements" else targets).append(hits)
    plan = sum(old.role[a] == ROLES.index(only) for a, _ in pairs)
    return Pair(folder.name, old, new, pairs, i, j, x, names, y, rows, targets, (len(right), plan))


def all_pairs(evidence: Evidence, options: AlignerOptions = DEFAULTS) -> list[Pair]:
    root = Path(os.environ["REPORTDIFF_CORPUS"]) / "gold"
    return [load(folder, evidence, options) for folder in sorted(root.iterdir()) if (folder / "labels.json").exists()]


def figures(pair: Pair, chosen: Iterable[int]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the chosen candidates together with the exact links."""
    chosen = set(chosen)
    right, plan = pair.exact_right
    made = len(chosen) + plan
    precision = (sum(pair.y[k] for k in chosen) + right) / made if made else 0.0
    recall = float(np.mean([any(k == -1 or k in chosen for k in row) for row in pair.rows]))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
