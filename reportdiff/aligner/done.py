"""Which commitments without a number the next year's review reports as carried out.

Only where both sides name the same work: the same words, or the one name within the other and little more. What the
review does not say is not guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.changes import Link, Via
from reportdiff.language import get
from reportdiff.language.fold import fold
from reportdiff.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    reported = list(_deeds(new, Role.REVIEW))
    found: dict[tuple[int, int], Link] = {}
    for i, promise in promised:
        best = max(
            ((_alike(promise.work, deed.work), -j) for j, deed in reported if _reaches(deed, promise)),
            default=(0.0, 0),
        )
        if best[0] >= (_ALIKE if len(promise.work) < _LONG else _ALIKE_LONG):
            j = -best[1]
            found.setdefault((i, j), Link((i,), (j,), round(best[0], 4), Via.EXACT, terms=(promise.work,)))
    return tuple(found.values())


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


def _alike(one: str, other: str) -> float:
    """Return 1 for the same name, the share of the shorter in the longer where it is within it, else 0."""
    one, other = fold(one), fold(other)
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    return len(short) / len(long) if short in long else 0.0
