"""Flat rows: one dictionary for every change, target, delivery or term, as spreadsheets and data frames take them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportdiff.renderer.lookup import SideLookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from reportdiff.changes import ReportDiff
    from reportdiff.model import Report, Section, Statement, Target

__all__ = ["change_rows", "delivery_rows", "plain", "section_path", "target_rows", "wording_rows"]

Row = dict[str, Any]


def change_rows(diff: ReportDiff) -> list[Row]:
    """Return one row for every change, in the order of `diff.changes`.

    The columns are `id`, `kind`, `moved`, `score`, `via`, `old_section`, `new_section` (the headings' path),
    `old_line`, `new_line` (of the file; None where it is not known), `old_text`, `new_text` (None on a side that has
    none).
    """
    old, new = _Side(diff.old), _Side(diff.new)
    return [
        {
            "id": change.id,
            "kind": str(change.kind),
            "moved": change.moved,
            "score": round(change.score, 4),
            "via": None if change.via is None else str(change.via),
            "old_section": old.path(change.old),
            "new_section": new.path(change.new),
            "old_line": old.line(change.old),
            "new_line": new.line(change.new),
            "old_text": old.text(change.old),
            "new_text": new.text(change.new),
        }
        for change in diff.changes
    ]


def target_rows(diff: ReportDiff) -> list[Row]:
    """Return one row for every target change: the indicator, the direction, and each side's value as a number.

    The last columns say, for each side, what kind of figure it is, whether the number is a fall, and for what time it
    is where that is not the report's year; they are None on a side that has none.
    """
    old, new = _Side(diff.old), _Side(diff.new)
    return [
        {"id": row.id, "indicator": row.indicator, "headline": row.headline, "change": str(row.change)}
        | _target_columns("old", row.old, old)
        | _target_columns("new", row.new, new)
        | _figure_columns("old", row.old)
        | _figure_columns("new", row.new)
        for row in diff.targets
    ]


def delivery_rows(diff: ReportDiff) -> list[Row]:
    """Return one row for every promise of last year that this year's report answers."""
    old, new = _Side(diff.old), _Side(diff.new)
    return [
        {"indicator": row.indicator, "verdict": str(row.verdict), "rule": row.rule}
        | _target_columns("target", row.target, old)
        | _target_columns("result", row.result, new)
        for row in diff.delivery
    ]


def wording_rows(diff: ReportDiff) -> list[Row]:
    """Return one row for every term whose use changed, with the first sentence of each report that holds it.

    There are none where wording was not compared (`DifferOptions.wording`). `score` is the log odds ratio in standard
    deviations.
    """
    old, new = _Side(diff.old), _Side(diff.new)
    return [
        {
            "term": row.term,
            "use": str(row.kind),
            "old_count": row.old_count,
            "new_count": row.new_count,
            "log_odds": row.score,
            "old_line": old.line(row.old),
            "old_text": old.text(row.old[:1]),
            "new_line": new.line(row.new),
            "new_text": new.text(row.new[:1]),
        }
        for row in diff.wording or ()
    ]


def section_path(report: Report, section: str | None) -> tuple[Section, ...]:
    """Return the sections from the outermost down to the one with the id `section`; empty for None."""
    return _path({known.id: known for known in report.sections}, section)


def _path(sections: Mapping[str, Section], section: str | None) -> tuple[Section, ...]:
    path: list[Section] = []
    while section is not None:
        path.append(sections[section])
        section = path[-1].parent
    return tuple(reversed(path))


def _target_columns(name: str, target: Target | None, side: _Side) -> Row:
    quantity = target.quantity if target else None
    return {
        f"{name}_value": None if quantity is None or quantity.value is None else plain(quantity.value),
        f"{name}_high": None if quantity is None or quantity.high is None else plain(quantity.high),
        f"{name}_unit": quantity.unit if quantity else None,
        f"{name}_bound": str(quantity.bound) if quantity else None,
        f"{name}_relation": target.relation or None if target else None,
        f"{name}_text": target.text if target else None,
        f"{name}_line": side.line_at(target.start) if target else None,
    }


def _figure_columns(name: str, target: Target | None) -> Row:
    return {
        f"{name}_figure": str(target.figure) if target else None,
        f"{name}_falling": target.falling if target else None,
        f"{name}_period": target.period or None if target else None,
    }


def plain(value: Decimal) -> int | float:
    """Return a decimal as a number that spreadsheets and data frames take."""
    return int(value) if value == value.to_integral_value() else float(value)


class _Side:
    """One report, with what the rows look up in it again and again."""

    def __init__(self, report: Report) -> None:
        self._lookup = SideLookup(report)
        self._sections = {section.id: section for section in report.sections}
        self._statements = {statement.id: statement for statement in report.statements}

    def _first(self, ids: Iterable[str]) -> Statement | None:
        return next((self._statements[known] for known in ids), None)

    def path(self, ids: Iterable[str]) -> str | None:
        first = self._first(ids)
        if first is None:
            return None
        return " › ".join(section.number + section.title for section in _path(self._sections, first.section))

    def line(self, ids: Iterable[str]) -> int | None:
        first = self._first(ids)
        return None if first is None else self.line_at(first.start)

    def line_at(self, offset: int) -> int | None:
        return self._lookup.line(offset)

    def text(self, ids: Iterable[str]) -> str | None:
        return "".join(self._statements[known].text for known in ids) or None
