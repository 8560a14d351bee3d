"""What a reader must know before believing a comparison: a report that is incomplete, the wrong order, two places.

Silence in a report of which something is missing proves nothing. Where a report is incomplete, the words for what it
does not have are replaced in all views at once: an entry of the tables of words whose key ends in `_without_new` stands
for the plain one where the new report is incomplete, one in `_without_old` where the old one is.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportdiff.changes import Direction
from reportdiff.model import NoteKind
from reportdiff.renderer.messages import TITLE_PLACE, TITLE_YEAR, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportdiff.changes import ReportDiff, TargetChange
    from reportdiff.model import Report

__all__ = ["absences", "gaps", "hedged", "remarks"]

_MISSING = (NoteKind.BEGINNING_MISSING, NoteKind.END_MISSING, NoteKind.NO_PLAN_PART)
_SCANT = 20  # a report that is shorter than the other by this factor holds next to nothing of what reports hold
_YEAR = re.compile(TITLE_YEAR)
_PLACE = re.compile(TITLE_PLACE)


def hedged(diff: ReportDiff, words: Words) -> Words:
    """Return the words with those for an absence replaced where the report that is silent is incomplete."""
    table = dict(words.table)
    for side in ("old", "new"):
        if _partial(*_sides(diff, side)):
            ending = f"_without_{side}"
            table |= {key.removesuffix(ending): said for key, said in words.table.items() if key.endswith(ending)}
    return Words(words.lang, MappingProxyType(table))


def gaps(diff: ReportDiff, side: str, words: Words) -> str:
    """Return one line on what is missing of a side, `old` or `new`, and what follows; nothing where it is complete."""
    report, other = _sides(diff, side)
    noted = {note.kind for note in report.notes}
    told = [words(f"gap.{kind}") for kind in (*_MISSING, NoteKind.UNREADABLE_TEXT) if kind in noted]
    if scant := _scant(report, other):
        told.append(words("gap.scant", n=_extent(report)))
    if not told:
        return ""
    bare = NoteKind.NO_PLAN_PART in noted and all(note.kind is not NoteKind.NO_PLAN_PART for note in other.notes)
    key = "caveat.nothing" if scant or bare else "caveat.partial"
    return words(key, side=words(f"report.{side}"), gaps=words("list.separator").join(told))


def absences(diff: ReportDiff, rows: Iterable[TargetChange], words: Words) -> list[str]:
    """Return the lines of `gaps` that concern these rows of targets: of a side in which one of them is not found."""
    found = {row.change for row in rows}
    sides = [side for side, change in (("old", Direction.NEW), ("new", Direction.DROPPED)) if change in found]
    return [line for side in sides if (line := gaps(diff, side, words))]


def remarks(diff: ReportDiff, words: Words) -> list[str]:
    """Return what belongs at the head of a comparison, one line each: order, places, what is missing."""
    told = [_order(diff, words), _places(diff, words), *(gaps(diff, side, words) for side in ("old", "new"))]
    return [line for line in told if line]


def _order(diff: ReportDiff, words: Words) -> str:
    old, new = diff.old.year, diff.new.year
    return words("caveat.order", old=old, new=new) if old and new and new < old else ""


def _places(diff: ReportDiff, words: Words) -> str:
    """The two places where the titles name different ones; a county that became a city keeps its name."""
    matches = [_PLACE.search(_YEAR.sub("", report.title)) for report in (diff.old, diff.new)]
    old, new = (match and match["stem"] for match in matches)
    if not old or not new or old.endswith(new) or new.endswith(old):
        return ""
    named = [match["place"] for match in matches if match]
    return words("caveat.places", old=named[0], new=named[1])


def _sides(diff: ReportDiff, side: str) -> tuple[Report, Report]:
    """The report of a side, and the other one."""
    return (diff.new, diff.old) if side == "new" else (diff.old, diff.new)


def _partial(report: Report, other: Report) -> bool:
    return any(note.kind in _MISSING for note in report.notes) or _scant(report, other)


def _scant(report: Report, other: Report) -> bool:
    return _extent(report) * _SCANT < _extent(other)


def _extent(report: Report) -> int:
    return sum(len(statement.text) for statement in report.statements)
