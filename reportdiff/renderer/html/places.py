"""Where things stand in one of the two reports: its statements, their sections, lines and anchors."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportdiff.model import FurnitureKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportdiff.changes import Change, ReportDiff
    from reportdiff.model import Report, Section, Statement

__all__ = ["Place", "Side"]

# Marks between an enumerator and its statement (a colon, a blank, a quotation mark) are set aside as well.
_ENUMERATOR_GAP = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A statement's address: its anchor, its section's path and its line in the file (None where there is no file)."""

    anchor: str
    path: tuple[Section, ...]
    line: int | None


@dataclass(frozen=True, slots=True)
class Side:
    """One report, indexed for the page; `prefix` is `o` or `n` and begins every anchor of this side."""

    prefix: str
    report: Report
    statements: Mapping[str, Statement]
    order: Mapping[str, int]
    sections: Mapping[str, Section]
    members: Mapping[str | None, tuple[Statement, ...]]
    """The statements of a section by its id, None for those before the first heading."""
    changes: Mapping[str, Change]
    """The first change that names a statement, by the statement's id."""
    enumerators: Mapping[str, str]
    line_starts: tuple[int, ...]

    @classmethod
    def of(cls, diff: ReportDiff, *, new: bool) -> Side:
        """Index one of the two reports of a diff."""
        report = diff.new if new else diff.old
        sections = {section.id: section for section in report.sections}
        members: dict[str | None, list[Statement]] = {}
        for statement in report.statements:
            members.setdefault(statement.section if statement.section in sections else None, []).append(statement)
        changes: dict[str, Change] = {}
        for change in diff.changes:
            for identifier in change.new if new else change.old:
                changes.setdefault(identifier, change)
        starts = (0, *(i + 1 for i, char in enumerate(report.text) if char == "\n")) if report.text else ()
        return cls(
            prefix="n" if new else "o",
            report=report,
            statements={statement.id: statement for statement in report.statements},
            order={statement.id: index for index, statement in enumerate(report.statements)},
            sections=sections,
            members={section: tuple(statements) for section, statements in members.items()},
            changes=changes,
            enumerators=_enumerators(report),
            line_starts=starts,
        )

    def anchor(self, identifier: str) -> str:
        """Return the page's anchor for a statement's or a section's id."""
        return f"{self.prefix}-{identifier}"

    def line(self, offset: int) -> int | None:
        """Return the 1-based line of the file, or None for a report that came without its text."""
        return bisect_right(self.line_starts, offset) if self.line_starts else None

    def path(self, section: str | None) -> tuple[Section, ...]:
        """Return a section and those around it, outermost first."""
        found: list[Section] = []
        while section is not None and section in self.sections and len(found) < len(self.sections):
            found.append(self.sections[section])
            section = self.sections[section].parent
        return tuple(reversed(found))

    def place(self, statement: Statement) -> Place:
        """Return a statement's address."""
        return Place(self.anchor(statement.id), self.path(statement.section), self.line(statement.start))


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
