"""What it means that a report says nothing: an honest gap, a report that was not read whole, or a number not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportdiff.language.figures import commensurable
from reportdiff.model import NoteKind, Role
from reportdiff.tracks import Presence

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reportdiff.language.figures import FigureRules
    from reportdiff.model import Quantity, Report, Statement

__all__ = ["Plan", "silence"]

_PARTIAL = frozenset({NoteKind.BEGINNING_MISSING, NoteKind.END_MISSING, NoteKind.UNREADABLE_TEXT})
_REACH = 6
"""A number this many letters behind a name is taken to be its number: "is to be raised to 3%"."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A report's plan part: its statements, the text of all of them, and what its silence means as such."""

    statements: tuple[Statement, ...]
    text: str
    read: Mapping[str, tuple[str, ...]]
    """The clauses of the targets that were read, by statement."""
    silence: Presence

    @classmethod
    def of(cls, report: Report) -> Plan:
        """Return the plan part of a report."""
        planned = tuple(statement for statement in report.statements if statement.role is Role.PLAN)
        read: dict[str, tuple[str, ...]] = {}
        for target in report.targets:
            read[target.statement] = (*read.get(target.statement, ()), target.text)
        partial = any(note.kind in _PARTIAL for note in report.notes)
        silent = Presence.NO_PLAN if not planned else Presence.INCOMPLETE if partial else Presence.NONE
        return cls(planned, "\n".join(statement.text for statement in planned), read, silent)


def silence(plan: Plan, names: Collection[str], unit: str, rules: FigureRules) -> Presence:
    """Return what it means that a report has no target of these `names` in this `unit` (empty: in words)."""
    named = [name for name in names if name and name in plan.text] if unit else []
    if named and any(_unread(statement, plan, named, unit, rules) for statement in plan.statements):
        return Presence.UNREAD
    return plan.silence


def _unread(statement: Statement, plan: Plan, names: Collection[str], unit: str, rules: FigureRules) -> bool:
    """Whether a number of this unit, or of none, stands right behind a name and belongs to no target that was read."""
    text = statement.text
    places = [text.find(name) + len(name) for name in names if name in text]
    if not places:
        return False
    read = plan.read.get(statement.id, ())
    return any(
        _behind(text, place, quantity) and not any(quantity.text in clause for clause in read)
        for quantity in rules.quantities(text)
        if quantity.value is not None and (not quantity.unit or commensurable(quantity.unit, unit, rules.measures))
        for place in places
    )


def _behind(text: str, place: int, quantity: Quantity) -> bool:
    between = text[place : quantity.start]
    return place <= quantity.start and len(between) <= _REACH and (not between or between.isalnum())
