"""The way from an id in a diff to what it names in the reports: statements, section paths, lines of the file."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportdiff.changes import Change, ReportDiff
    from reportdiff.model import Report, Section, Statement

__all__ = ["Lookup", "SideLookup"]


class SideLookup:
    """One report, by ids."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.statements = {statement.id: statement for statement in report.statements}
        self.sections = {section.id: section for section in report.sections}
        self.with_targets = {target.statement for target in report.targets}
        self._place = {statement.id: i for i, statement in enumerate(report.statements)}
        self._paths: dict[str | None, tuple[Section, ...]] = {None: ()}
        self._line_starts = [0]
        at = report.text.find("\n")
        while at >= 0:
            self._line_starts.append(at + 1)
            at = report.text.find("\n", at + 1)

    def path(self, section: str | None) -> tuple[Section, ...]:
        """Return the headings over a section, outermost first, its own last."""
        unknown = []
        while section not in self._paths:
            unknown.append(self.sections[str(section)])
            section = unknown[-1].parent
        path = self._paths[section]
        for own in reversed(unknown):
            path = self._paths[own.id] = (*path, own)
        return path

    def line(self, offset: int) -> int | None:
        """Return the 1-based line of the file; None where the file's text is not at hand."""
        return bisect_right(self._line_starts, offset) if self.report.text else None

    def place(self, statement: Statement) -> int:
        """Return how many statements come before this one."""
        return self._place[statement.id]


class Lookup:
    """Both reports of a diff, by ids."""

    def __init__(self, diff: ReportDiff) -> None:
        self.old = SideLookup(diff.old)
        self.new = SideLookup(diff.new)

    def old_statements(self, change: Change) -> tuple[Statement, ...]:
        """Return the old statements of a change."""
        return tuple(self.old.statements[i] for i in change.old)

    def new_statements(self, change: Change) -> tuple[Statement, ...]:
        """Return the new statements of a change."""
        return tuple(self.new.statements[i] for i in change.new)
