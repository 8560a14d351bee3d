"""Flat rows of tracks: one dictionary for every indicator and year, or for every commitment and year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportdiff.renderer.lookup import SideLookup
from reportdiff.renderer.rows import figure_columns, number_columns

if TYPE_CHECKING:
    from reportdiff.model import Target
    from reportdiff.tracks import Track

__all__ = ["commitment_rows", "indicator_rows"]

Row = dict[str, Any]


def indicator_rows(track: Track) -> list[Row]:
    """Return one row for every indicator and year, with both figures, their clauses, and the lines of their files.

    `headline` and `figure` are those of the whole line; the year's own are `target_headline` and `target_figure`, among
    the columns at the end.
    """
    sides = [SideLookup(report) for report in track.reports]
    rows = []
    for line in track.indicators:
        for place, figure in enumerate(line.figures):
            after = sides[place + 1] if place + 1 < len(sides) else None
            rows.append(
                {
                    "id": line.id,
                    "indicator": line.indicator,
                    "headline": line.headline,
                    "figure": str(line.figure),
                    "year": figure.year,
                    "presence": str(figure.presence),
                    "change": None if figure.change is None else str(figure.change),
                    "since": figure.since,
                    "verdict": None if figure.verdict is None else str(figure.verdict),
                    "rule": figure.rule or None,
                }
                | _columns("target", figure.target, sides[place])
                | _columns("result", figure.result, after)
                | figure_columns("target_", figure.target)
                | figure_columns("result_", figure.result)
            )
    return rows


def commitment_rows(track: Track) -> list[Row]:
    """Return one row for every year of every commitment, with its text and where it stands."""
    sides = {report.year: SideLookup(report) for report in track.reports}
    rows = []
    for chain in track.commitments:
        for entry in chain.years:
            side = sides[entry.year]
            rows.append(
                {
                    "id": chain.id,
                    "years": len(chain.years),
                    "first": chain.first,
                    "last": chain.last,
                    "dropped": chain.dropped,
                    "certain": chain.certain,
                    "year": entry.year,
                    "kind": None if entry.kind is None else str(entry.kind),
                    "moved": entry.moved,
                    "score": None if entry.kind is None else round(entry.score, 4),
                    "section": " › ".join(s.number + s.title for s in side.path(entry.statement.section)),
                    "line": side.line(entry.statement.start),
                    "text": entry.statement.text,
                }
            )
    return rows


def _columns(name: str, target: Target | None, side: SideLookup | None) -> Row:
    return number_columns(f"{name}_", target, side.line(target.start) if target and side else None)
