"""Which commitments without a number the next year's review reports as carried out.

Only where both sides name the same work: the same words, or the one name within the other and little more. What the
review does not say is not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportdiff.changes import Link, Via
from reportdiff.language import get
from reportdiff.language.fold import fold
from reportdiff.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportdiff.language.figures import Deed
    from reportdiff.model import Report

__all__ = ["align_done", "is_year_after"]

_ALIKE, _ALIKE_LONG = 0.75, 0.55
"""One name within the other must make up this much of it; a long name, which nothing else bears, less."""
_LONG = 9
_TITLE = 3
"""The stage of a title that is won."""


def is_year_after(old: Report, new: Report) -> bool:
    """Whether the new report is, as far as their years are known, the next one after the old: it tells of its year."""
    return old.year is None or new.year is None or new.year == old.year + 1


def align_done(old: Report, new: Report) -> tuple[Link, ...]:
    """Pair old plan statements with the new review statements that report their works as begun or finished.

    A link's `terms` are the name of the work; its score is how much of the longer name the shorter one is.
    """
    if old.language != new.language or not is_year_after(old, new):
        return ()
    counted = _counted(old)
    promised = [
        (i, deed)
        for i, deed in _deeds(old, Role.PLAN)
        if not any(deed.work in text for text in counted.get(old.statements[i].id, ()))
    ]
    reported = _Works.of(_deeds(new, Role.REVIEW))
    best = {(deed.work, deed.stage): reported.best(deed) for _, deed in promised}
    found: dict[tuple[int, int], Link] = {}
    for i, promise in promised:
        alike, j = best[promise.work, promise.stage]
        if alike >= (_ALIKE if len(promise.work) < _LONG else _ALIKE_LONG):
            found.setdefault((i, j), Link((i,), (j,), round(alike, 4), Via.EXACT, terms=(promise.work,)))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Works:
    """The works that a report tells of, by folded name, each with the first statement that tells of each stage.

    `within` holds for every stretch that is a good part of a name the names that it is part of.
    """

    named: dict[str, list[tuple[int, Deed]]]
    within: dict[str, list[str]]

    @classmethod
    def of(cls, deeds: Iterable[tuple[int, Deed]]) -> _Works:
        named: dict[str, list[tuple[int, Deed]]] = {}
        seen: set[tuple[str, int, bool]] = set()
        for j, deed in deeds:
            name = fold(deed.work)
            if (name, deed.stage, deed.settled) not in seen:
                seen.add((name, deed.stage, deed.settled))
                named.setdefault(name, []).append((j, deed))
        within: dict[str, list[str]] = {}
        for name in named:
            for part in _parts(name):
                within.setdefault(part, []).append(name)
        return cls(named, within)

    def best(self, promise: Deed) -> tuple[float, int]:
        """Return how much of the longer name the shorter is, and the statement, of the work most like what is promised.

        Only works that are reported to be as far count; of equals, the first.
        """
        name = fold(promise.work)
        found = [
            (min(len(name), len(work)) / max(len(name), len(work)), -j)
            for work in {*self.within.get(name, ()), *(_parts(name) & self.named.keys())}
            for j, deed in self.named[work]
            if _reaches(deed, promise)
        ]
        alike, j = max(found, default=(0.0, 0))
        return alike, -j


def _parts(name: str) -> set[str]:
    """Return the stretches of a name that are a good part of it, the name itself among them."""
    sizes = range(max(1, int(len(name) * _ALIKE_LONG)), len(name) + 1)
    return {name[start : start + size] for size in sizes for start in range(len(name) - size + 1)}


def _counted(report: Report) -> dict[str, list[str]]:
    """Return, by statement, the clauses of targets with a number: works named there as examples are judged with it."""
    found: dict[str, list[str]] = {}
    for target in report.targets:
        if target.quantity is not None:
            found.setdefault(target.statement, []).append(target.text)
    return found


def _reaches(deed: Deed, promise: Deed) -> bool:
    """Whether what is reported is as far as what was promised; a title is won, not built."""
    return deed.settled and (deed.stage == promise.stage or promise.stage < deed.stage < _TITLE)


def _deeds(report: Report, role: Role) -> Iterator[tuple[int, Deed]]:
    read = get(report.language).figures().deeds
    for index, statement in enumerate(report.statements):
        if statement.role is role:
            for deed in read(statement.text):
                yield index, deed
