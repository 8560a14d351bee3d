"""Self-made pairs, in which what is left over has no partner, so that every candidate is wrong.

*Halves*: a report against itself, each side without some sentences of its own. Look-alikes abound, for one report uses
the same turns of phrase throughout.

*Exchanged*: a report against itself with some statements taken out and others, of another report, put in at the same
place. All that stands round them speaks for them, and they have nothing to do with each other.
"""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import reportdiff
from reportdiff.aligner import side
from reportdiff.aligner.settled import settled
from reportdiff.aligner.signs import signs
from reportdiff.model import Report, Role
from reportdiff.options import AlignerOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from reportdiff.language.evidence import Evidence

    Floats = NDArray[np.float64]

ROLES = tuple(Role)
DEFAULTS = AlignerOptions()
SHARE = 0.15
"""How many of the sentences each half loses."""
EXCHANGED = 0.1
LEAST = 80
"""Reports with fewer planned statements are not used."""


def without(report: Report, sentences: set[str]) -> Report:
    kept = tuple(s for s in report.statements if s.sentence not in sentences)
    ids = {s.id for s in kept}
    targets, results = (tuple(t for t in figures if t.statement in ids) for figures in (report.targets, report.results))
    return dataclasses.replace(report, statements=kept, targets=targets, results=results)


def exchanged(report: Report, other: Report, chance: random.Random) -> Report:
    """Return the report with some planned statements replaced by planned ones of another report."""
    planned = [k for k, s in enumerate(report.statements) if s.role is Role.PLAN]
    others = [s.text for s in other.statements if s.role is Role.PLAN]
    statements = list(report.statements)
    for k in chance.sample(planned, int(len(planned) * EXCHANGED)):
        statements[k] = dataclasses.replace(statements[k], text=chance.choice(others))
    gone = {b.id for a, b in zip(statements, report.statements, strict=True) if a is not b}
    targets, results = (
        tuple(t for t in figures if t.statement not in gone) for figures in (report.targets, report.results)
    )
    return dataclasses.replace(report, statements=tuple(statements), targets=targets, results=results)


def halves(reports: list[Report], chance: random.Random) -> Iterator[tuple[Report, Report]]:
    for report in reports:
        sentences = sorted({s.sentence for s in report.statements if s.role is Role.PLAN})
        chance.shuffle(sentences)
        cut = int(len(sentences) * SHARE)
        yield without(report, set(sentences[:cut])), without(report, set(sentences[cut : 2 * cut]))


def candidates(made: Iterable[tuple[Report, Report]], evidence: Evidence, options: AlignerOptions = DEFAULTS) -> Floats:
    """Return the signs of all candidates among the planned statements of self-made pairs, one row each."""
    rows = []
    for pair in made:
        old, new = (side.of_report(report, ROLES) for report in pair)
        same, but_for_figures = settled(old, new, options)
        found = signs(old, new, [*same, *but_for_figures], evidence, options)
        keep = old.role[found.pairs.old] == ROLES.index(Role.PLAN)
        rows.append(np.column_stack([found.values[name][keep] for name in found.values]))
    return np.vstack(rows)


def self_made(folder: str, count: int, evidence: Evidence) -> tuple[Floats, Floats]:
    """Return the signs of the candidates of `count` halves, and of as many exchanged; all of them are wrong."""
    chance = random.Random(0)
    reports = [reportdiff.read(path) for path in some(folder, count)]
    reports = [r for r in reports if sum(s.role is Role.PLAN for s in r.statements) >= LEAST]
    cut = candidates(halves(reports, chance), evidence)
    pairs = ((r, exchanged(r, other, chance)) for r, other in zip(reports, reports[1:] + reports[:1], strict=True))
    return cut, candidates(pairs, evidence)


def some(folder: str, count: int) -> list[Path]:
    paths = sorted(Path(folder).rglob("*.md"))
    paths = [p for p in paths if p.stem[:4].isdigit() and int(p.stem[:4]) >= 2008]
    return paths[:: max(1, len(paths) // count)][:count]
