"""CSV for spreadsheets: a byte order mark, lines ended as RFC 4180 has them, no cell that is a formula."""

from __future__ import annotations

import csv
from io import StringIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reportdiff.errors import OptionsError
from reportdiff.renderer.caveats import hedged
from reportdiff.renderer.csv_messages import CSV_MESSAGES
from reportdiff.renderer.escape import cell
from reportdiff.renderer.messages import interface_language, words
from reportdiff.renderer.rows import change_rows, delivery_rows, target_rows, wording_rows
from reportdiff.renderer.view import View
from reportdiff.selection import Selection, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reportdiff.changes import ReportDiff
    from reportdiff.renderer.messages import Words

__all__ = ["TABLES", "render_csv", "written"]

TABLES: Mapping[str, Callable[[ReportDiff], list[dict[str, Any]]]] = MappingProxyType(
    {"targets": target_rows, "changes": change_rows, "delivery": delivery_rows, "wording": wording_rows}
)
"""The tables by name."""

_SIDE = ("value", "high", "unit", "bound", "relation", "text", "line")
_COLUMNS = MappingProxyType(
    {
        "targets": (
            *("id", "indicator", "headline", "change"),
            *(f"old_{column}" for column in _SIDE),
            *(f"new_{column}" for column in _SIDE),
            *(f"{side}_{column}" for side in ("old", "new") for column in ("figure", "falling", "period")),
        ),
        "changes": (
            *("id", "kind", "moved", "score", "via", "old_section", "new_section"),
            *("old_line", "new_line", "old_text", "new_text"),
        ),
        "delivery": (
            *("indicator", "verdict", "rule"),
            *(f"target_{column}" for column in _SIDE),
            *(f"result_{column}" for column in _SIDE),
        ),
        "wording": (
            *("term", "use", "old_count", "new_count", "log_odds"),
            *("old_line", "old_text", "new_line", "new_text"),
        ),
    }
)

_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the system's own encoding."""

_NAMED = {
    "kind": "kind.",
    "change": "direction.",
    "verdict": "verdict.",
    "use": "wording.",
    "presence": "presence.",
    "figure": "figure.",
    "old_figure": "figure.",
    "new_figure": "figure.",
    "via": "via.",
    "old_bound": "bound.",
    "new_bound": "bound.",
    "target_bound": "bound.",
    "result_bound": "bound.",
}
"""Columns whose values are names of ours, with the prefix of the words for them."""


def render_csv(diff: ReportDiff, *, table: str = "targets", lang: str | None = None, view: View | None = None) -> str:
    """Return one table as CSV: heads and our own words in the interface language, numbers as numbers.

    Values are in base units. Of `view` the section and the roles count. Raises `OptionsError` for an unknown table.
    """
    if table not in TABLES:
        raise OptionsError(f"there is no table {table!r}; choose one of {', '.join(TABLES)}")
    view = view or View()
    spoken = hedged(diff, words(interface_language(diff, lang), CSV_MESSAGES))
    rows = TABLES[table](select(diff, Selection(section=view.section, roles=view.roles)))
    return written(rows, _COLUMNS[table], spoken)


def written(rows: Iterable[Mapping[str, object]], columns: Sequence[str], spoken: Words) -> str:
    """Return the `columns` of flat rows as CSV, under heads in the interface language."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([spoken(f"column.{column}") for column in columns])
    writer.writerows([_value(column, row[column], spoken) for column in columns] for row in rows)
    return _MARK + out.getvalue()


def _value(key: str, value: object, spoken: Words) -> object:
    match value:
        case None:
            return ""
        case bool():
            return spoken("cell.yes" if value else "cell.no")
        case int() | float():
            return value
        case _ if key in _NAMED:
            return spoken(f"{_NAMED[key]}{value}")
        case _:
            return cell(str(value))
