"""CSV of several years: one row for every indicator, or every commitment, and year."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reportdiff.errors import OptionsError
from reportdiff.renderer.csv import written
from reportdiff.renderer.csv_messages import CSV_MESSAGES
from reportdiff.renderer.messages import words
from reportdiff.renderer.track_csv_messages import TRACK_CSV_MESSAGES
from reportdiff.renderer.track_messages import TRACK_MESSAGES
from reportdiff.renderer.track_rows import commitment_rows, indicator_rows
from reportdiff.renderer.track_view import track_language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportdiff.tracks import Track

__all__ = ["TRACK_TABLES", "render_track_csv"]

TRACK_TABLES: Mapping[str, Callable[[Track], list[dict[str, Any]]]] = MappingProxyType(
    {"targets": indicator_rows, "commitments": commitment_rows}
)
"""The tables by name."""

_SIDE = ("value", "high", "unit", "bound", "relation", "text", "line")
_COLUMNS = MappingProxyType(
    {
        "targets": (
            *("id", "indicator", "headline", "figure", "year", "presence", "change", "since"),
            *(f"target_{column}" for column in _SIDE),
            *("verdict", "rule"),
            *(f"result_{column}" for column in _SIDE),
        ),
        "commitments": (
            *("id", "years", "first", "last", "dropped", "certain"),
            *("year", "kind", "moved", "score", "section", "line", "text"),
        ),
    }
)


def render_track_csv(track: Track, *, table: str = "targets", lang: str | None = None) -> str:
    """Return one table as CSV, values in base units.

    Raises `OptionsError` for an unknown table.
    """
    if table not in TRACK_TABLES:
        raise OptionsError(f"there is no table {table!r} over several years; choose one of {', '.join(TRACK_TABLES)}")
    spoken = words(track_language(track, lang), CSV_MESSAGES, TRACK_MESSAGES, TRACK_CSV_MESSAGES)
    return written(TRACK_TABLES[table](track), _COLUMNS[table], spoken)
