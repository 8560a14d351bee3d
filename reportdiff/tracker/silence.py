"""What it means that a report says nothing: an honest gap, a report that was not read whole, or a number not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.language.figures import commensurable
from reportdiff.model import NoteKind, Role
from reportdiff.tracks import Presence

if TYPE_CHECKING:
    from collections.abc import Collection

    from reportdiff.language.figures import FigureRules
    from reportdiff.model import Quantity, Report, Statement

__all__ = ["reads_whole", "silence"]

_PARTIAL = frozenset({NoteKind.BEGINNING_MISSING, NoteKind.END_MISSING, NoteKind.UNREADABLE_TEXT})
_REACH = 6
"""A number this many letters behind a name is taken to be its number: "is to be raised to 3%"."""


def reads_whole(report: Report) -> bool:
    """Whether the report has a plan part and nothing of it is known to be missing."""
    return silence(report) is Presence.NONE


def silence(report: Report, names: Collection[str] = (), unit: str = "", rules: FigureRules | None = None) -> Presence:
    """Return what it means that the report has no target of these `names` in this `unit`."""
    planned = [statement for statement in report.statements if statement.role is Role.PLAN]
    if not planned:
        return Presence.NO_PLAN
    if rules and unit and any(_unread(statement, report, names, unit, rules) for statement in planned):
        return Presence.UNREAD
    return Presence.INCOMPLETE if any(note.kind in _PARTIAL for note in report.notes) else Presence.NONE


def _unread(statement: Statement, report: Report, names: Collection[str], unit: str, rules: FigureRules) -> bool:
    """Whether a number of this unit stands right behind one of the names and belongs to no target that was read."""
    text = statement.text
    places = [text.find(name) + len(name) for name in names if name and name in text]
    if not places:
        return False
    read = [target.text for target in report.targets if target.statement == statement.id]
    return any(
        _behind(text, place, quantity) and not any(quantity.text in clause for clause in read)
        for quantity in rules.quantities(text)
        if quantity.value is not None and commensurable(quantity.unit, unit, rules.measures)
        for place in places
    )


def _behind(text: str, place: int, quantity: Quantity) -> bool:
    between = text[place : quantity.start]
    return place <= quantity.start and len(between) <= _REACH and (not between or between.isalnum())
