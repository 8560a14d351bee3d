"""Self-made pairs: a report against itself, each side without some sentences of its own.

What is left over on either side then has no partner: every candidate is wrong, and look-alikes abound, for one report
uses the same turns of phrase throughout.
"""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import numpy as np

import reportdiff
from reportdiff.aligner import side
from reportdiff.aligner.exact import exact
from reportdiff.aligner.signs import signs
from reportdiff.model import Role
from reportdiff.options import AlignerOptions

ROLES = tuple(Role)
DEFAULTS = AlignerOptions()
SHARE = 0.15


def without(report, sentences):
    kept = tuple(s for s in report.statements if s.sentence not in sentences)
    ids = {s.id for s in kept}
    figures = {name: tuple(t for t in getattr(report, name) if t.statement in ids) for name in ("targets", "results")}
    return dataclasses.replace(report, statements=kept, **figures)


def candidates(paths, evidence, seed=0, options=DEFAULTS):
    """Return the signs of all candidates of such pairs, one row each; all of them are wrong."""
    chance = random.Random(seed)
    rows = []
    for path in paths:
        report = reportdiff.read(path)
        sentences = sorted({s.sentence for s in report.statements if s.role is Role.PLAN})
        if len(sentences) < 30:
            continue
        chance.shuffle(sentences)
        cut = int(len(sentences) * SHARE)
        old = side.of_report(without(report, set(sentences[:cut])), ROLES)
        new = side.of_report(without(report, set(sentences[cut : 2 * cut])), ROLES)
        pairs = exact(
            list(zip(old.role.tolist(), old.texts, strict=False)), list(zip(new.role.tolist(), new.texts, strict=False))
        )
        found = signs(old, new, pairs, evidence, options)
        keep = old.role[found.pairs.old] == ROLES.index(Role.PLAN)
        rows.append(np.column_stack([found.values[name][keep] for name in found.values]))
    return np.vstack(rows)


def some(folder, count):
    paths = sorted(Path(folder).rglob("*.md"))
    paths = [p for p in paths if p.stem[:4].isdigit() and int(p.stem[:4]) >= 2008]
    return paths[:: max(1, len(paths) // count)][:count]
