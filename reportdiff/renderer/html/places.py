"""Where things stand in one of the two reports: anchors, what belongs to a section, what change names a statement."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportdiff.model import FurnitureKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportdiff.changes import Change, ReportDiff
    from reportdiff.model import Report, Section, Statement
    from reportdiff.renderer.lookup import SideLookup

__all__ = ["Side"]

# Marks between an enumerator and its statement (a colon, a blank, a quotation mark) are set aside as well.
_ENUMERATOR_GAP = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One report, indexed for the page; `prefix` is `o` or `n` and begins every anchor of this side."""

    prefix: str
    report: Report
    lookup: SideLookup
    members: Mapping[str | None, tuple[Statement, ...]]
    """The statements of a section by its id, None for those before the first heading."""
    changes: Mapping[str, Change]
    """The first change that names a statement, by the statement's id."""
    enumerators: Mapping[str, str]

    @classmethod
    def of(cls, diff: ReportDiff, lookup: SideLookup, *, new: bool) -> Side:
        """Index one of the two reports of a diff, beside what the other views look up in it."""
        report = diff.new if new else diff.old
        members: dict[str | None, list[Statement]] = {}
        for statement in report.statements:
            members.setdefault(statement.section, []).append(statement)
        changes: dict[str, Change] = {}
        for change in diff.changes:
            for identifier in change.new if new else change.old:
                changes.setdefault(identifier, change)
        return cls(
            prefix="n" if new else "o",
            report=report,
            lookup=lookup,
            members={section: tuple(statements) for section, statements in members.items()},
            changes=changes,
            enumerators=_enumerators(report),
        )

    @property
    def name(self) -> str:
        """The side's name: `old` or `new`."""
        return "new" if self.prefix == "n" else "old"

    @property
    def statements(self) -> Mapping[str, Statement]:
        """The report's statements by id."""
        return self.lookup.statements

    def anchor(self, identifier: str) -> str:
        """Return the page's anchor for a statement's or a section's id."""
        return f"{self.prefix}-{identifier}"

    def path(self, section: str | None) -> tuple[Section, ...]:
        """Return a section and those around it, outermost first."""
        return self.lookup.path(section)

    def line(self, offset: int) -> int | None:
        """Return the 1-based line of the file, or None for a report that came without its text."""
        return self.lookup.line(offset)


def _enumerators(report: Report) -> dict[str, str]:
    """Return the enumerator that stands right before a statement, by the statement's id."""
    marks = [piece for piece in report.furniture if piece.kind is FurnitureKind.ENUMERATOR]
    ends = [piece.end for piece in marks]
    found: dict[str, str] = {}
    for statement in report.statements:
        at = bisect_right(ends, statement.start) - 1
        if at >= 0 and statement.start - ends[at] <= _ENUMERATOR_GAP:
            found[statement.id] = marks[at].text.strip()
    return found
