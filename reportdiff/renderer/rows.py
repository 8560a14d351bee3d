"""Flat rows: one dictionary for every change, target, delivery or term, as spreadsheets and data frames take them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportdiff.renderer.lookup import SideLookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from reportdiff.changes import ReportDiff
    from reportdiff.model import Report, Section, Statement, Target

__all__ = [
    "change_rows",
    "delivery_rows",
    "figure_columns",
    "number_columns",
    "plain",
    "report_rows",
    "section_path",
    "target_rows",
    "wording_rows",
]

Row = dict[str, Any]


def change_rows(diff: ReportDiff) -> list[Row]:
    """Return one row for every change, in the order of `diff.changes`.

    The columns are `id`, `kind`, `moved`, `score`, `via`, `old_section`, `new_section` (the headings' path),
    `old_line`, `new_line` (of the file; None where it is not known), `old_text`, `new_text` (None on a side that has
    none), `old_role`, `new_role`.
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
            "old_role": old.role(change.old),
            "new_role": new.role(change.new),
        }
        for change in diff.changes
    ]


def target_rows(diff: ReportDiff) -> list[Row]:
    """Return one row for every target change: the indicator, the direction, and each side's value as a number.

    The columns are `id`, `indicator`, `headline`, `change`; for each side, with `old_` and `new_` before them, those of
    `number_columns`; and at the end, for each side, those of `figure_columns`.
    """
    old, new = _Side(diff.old), _Side(diff.new)
    return [
        {"id": row.id, "indicator": row.indicator, "headline": row.headline, "change": str(row.change)}
        | _columns("old", row.old, old)
        | _columns("new", row.new, new)
        | figure_columns("old_", row.old)
        | figure_columns("new_", row.new)
        for row in diff.targets
    ]


def delivery_rows(diff: ReportDiff) -> list[Row]:
    """Return one row for every promise of last year that this year's report answers.

    The columns are `indicator`, `verdict`, `rule`; for each side, with `target_` and `result_` before them, those of
    `number_columns`; and at the end, for each side, those of `figure_columns`.
    """
    old, new = _Side(diff.old), _Side(diff.new)
    return [
        {"indicator": row.indicator, "verdict": str(row.verdict), "rule": row.rule}
        | _columns("target", row.target, old)
        | _columns("result", row.result, new)
        | figure_columns("target_", row.target)
        | figure_columns("result_", row.result)
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


def report_rows(report: Report) -> list[Row]:
    """Return one row for every figure of a report, its targets first and then its results.

    The columns are `year`, `role` (`plan` for a target, `review` for a result), `indicator`, `figure`, `value`, `high`,
    `unit`, `bound`, `falling`, `period`, `headline`, `text`, `start`, `end`, `line`, and at the end `relation`,
    `modality`, `vague`, `per`.
    """
    side = _Side(report)
    return [_report_row(report, target, side) for target in (*report.targets, *report.results)]


def _report_row(report: Report, target: Target, side: _Side) -> Row:
    all_columns = number_columns("", target, side.line_at(target.start)) | figure_columns("", target)
    named = {name: all_columns[name] for name in ("figure", "value", "high", "unit", "bound", "falling", "period")}
    placed = {"headline": target.headline, "text": target.text, "start": target.start, "end": target.end}
    return (
        {"year": report.year, "role": str(target.role), "indicator": target.indicator}
        | named
        | placed
        | {name: all_columns[name] for name in ("line", "relation", "modality", "vague", "per")}
    )


def number_columns(prefix: str, target: Target | None, line: int | None) -> Row:
    """Return what one side says: `value`, `high`, `unit`, `bound`, `relation`, `text`, `line`, each with the prefix."""
    quantity = target.quantity if target else None
    return {
        f"{prefix}value": None if quantity is None or quantity.value is None else plain(quantity.value),
        f"{prefix}high": None if quantity is None or quantity.high is None else plain(quantity.high),
        f"{prefix}unit": quantity.unit if quantity else None,
        f"{prefix}bound": str(quantity.bound) if quantity else None,
        f"{prefix}relation": (target.relation or None) if target else None,
        f"{prefix}text": target.text if target else None,
        f"{prefix}line": line,
    }


def figure_columns(prefix: str, target: Target | None) -> Row:
    """Return what kind of figure one side states, each column with the prefix; all are None where it states none.

    `headline`; `figure` (level, growth …); `falling` (the number is a fall, its size is the value); `period` (None for
    the year itself); `modality` (ensure, strive …), `vague` and `per` (a rate's denominator), None without a number.
    """
    quantity = target.quantity if target else None
    return {
        f"{prefix}headline": target.headline if target else None,
        f"{prefix}figure": str(target.figure) if target else None,
        f"{prefix}falling": target.falling if target else None,
        f"{prefix}period": (target.period or None) if target else None,
        f"{prefix}modality": str(quantity.modality) if quantity else None,
        f"{prefix}vague": quantity.vague if quantity else None,
        f"{prefix}per": (quantity.per or None) if quantity else None,
    }


def _columns(name: str, target: Target | None, side: _Side) -> Row:
    return number_columns(f"{name}_", target, side.line_at(target.start) if target else None)


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

    def role(self, ids: Iterable[str]) -> str | None:
        first = self._first(ids)
        return None if first is None else str(first.role)

    def line_at(self, offset: int) -> int | None:
        return self._lookup.line(offset)

    def text(self, ids: Iterable[str]) -> str | None:
        return "".join(self._statements[known].text for known in ids) or None
