"""Commitments carried on: the links of consecutive comparisons, followed back from where each commitment ends."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from reportdiff.language.fold import fold
from reportdiff.model import Role
from reportdiff.tracker.silence import Plan
from reportdiff.tracks import CommitmentTrack, CommitmentYear, Presence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportdiff.changes import Change, ReportDiff
    from reportdiff.model import Report, Statement

__all__ = ["commitment_tracks"]


@dataclass(frozen=True, slots=True)
class _Step:
    """How a statement comes from the year before: its best predecessor, those merged with it, and the link."""

    before: Statement
    others: tuple[Statement, ...]
    change: Change


def commitment_tracks(reports: Sequence[Report], diffs: Sequence[ReportDiff]) -> tuple[CommitmentTrack, ...]:
    """Return one track for every plan statement that nothing in the next report answers, or that the last one holds.

    The links are a graph, as one statement may be split and several merged. A track goes back from its last statement
    along the best link of each year, so that both halves of a split commitment have its whole past, and a merged one
    has the past of the part that is most like it; the other parts stand beside it in `others`. Longest first, then the
    latest, then as the report has them.
    """
    steps = [_steps(diff) for diff in diffs]
    carried = [frozenset(i for change in diff.changes if change.new for i in change.old) for diff in diffs]
    found = []
    for place, report in enumerate(reports):
        is_last = place == len(reports) - 1
        for order, statement in enumerate(report.statements):
            if statement.role is not Role.PLAN or (not is_last and statement.id in carried[place]):
                continue
            years = _back(statement, place, reports, steps)
            found.append((-len(years), -place, order, years))
    found.sort(key=lambda entry: entry[:3])
    targets = [frozenset(target.statement for target in report.targets) for report in reports]
    whole = [Plan.of(report).silence is Presence.NONE for report in reports]
    return tuple(
        _track(number, reports, -later, years, whole, target=years[-1].statement.id in targets[-later])
        for number, (_, later, _, years) in enumerate(found, 1)
    )


def _track(
    number: int,
    reports: Sequence[Report],
    place: int,
    years: tuple[CommitmentYear, ...],
    whole: Sequence[bool],
    *,
    target: bool,
) -> CommitmentTrack:
    """Return the track that ends at `place`; `whole` says of each report whether its silence proves anything."""
    is_last = place == len(reports) - 1
    return CommitmentTrack(
        id=f"k{number}",
        years=years,
        dropped=None if is_last else reports[place + 1].year,
        certain=is_last or whole[place + 1],
        target=target,
    )


def _back(
    statement: Statement, place: int, reports: Sequence[Report], steps: Sequence[Mapping[str, _Step]]
) -> tuple[CommitmentYear, ...]:
    """Follow a statement back through the years; the result begins with the oldest."""
    years = []
    current: Statement | None = statement
    while current is not None:
        step = steps[place - 1].get(current.id) if place else None
        year = reports[place].year or 0
        if step is None:
            years.append(CommitmentYear(year, current))
            break
        change = step.change
        years.append(CommitmentYear(year, current, change.kind, change.moved, change.score, step.others))
        current = step.before
        place -= 1
    return tuple(reversed(years))


def _steps(diff: ReportDiff) -> dict[str, _Step]:
    """Return the way back of every plan statement of the newer report that has one."""
    old = {s.id: s for s in diff.old.statements if s.role is Role.PLAN}
    new = {s.id: s for s in diff.new.statements if s.role is Role.PLAN}
    steps = {}
    for change in diff.changes:
        befores = [old[i] for i in change.old if i in old]
        for statement in (new[i] for i in change.new if i in new) if befores else ():
            best = max(befores, key=partial(_alike, statement))
            others = tuple(before for before in befores if before is not best)
            steps[statement.id] = _Step(best, others, change)
    return steps


def _alike(one: Statement, other: Statement) -> float:
    """Return the Dice coefficient of two texts' pairs of characters; it only ranks the parts of one link."""
    here, there = _pairs(one.text), _pairs(other.text)
    total = here.total() + there.total()
    return 2 * (here & there).total() / total if total else 0.0


def _pairs(text: str) -> Counter[tuple[str, str]]:
    return Counter(pairwise(fold(text)))
