"""The JSON document of several years, version reportdiff-track/1."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reportdiff.model import Role
from reportdiff.renderer.json import dumped, number, target_record
from reportdiff.renderer.lookup import SideLookup
from reportdiff.renderer.track_view import missing_years, track_digest
from reportdiff.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.model import Report, Statement
    from reportdiff.tracks import CommitmentTrack, CommitmentYear, IndicatorTrack, Point, Track, YearFigure

__all__ = ["TRACK_SCHEMA", "render_track_json", "track_to_dict"]

TRACK_SCHEMA = "reportdiff-track/1"
_SCORE_DIGITS = 4

Json = dict[str, Any]


def render_track_json(track: Track) -> str:
    """Return the tracks as a JSON text that ends in a line break; the same reports give the same text."""
    return dumped(track_to_dict(track))


def track_to_dict(track: Track) -> Json:
    """Return the tracks as plain dictionaries, lists, strings and numbers, in the document's order of keys."""
    sides = {report.year: SideLookup(report) for report in track.reports}
    return {
        "schema": TRACK_SCHEMA,
        "version": __version__,
        "options": asdict(track.options),
        "reports": [_report(report) for report in track.reports],
        "missing_years": list(missing_years(track)),
        "indicators": [_indicator(line, [sides[report.year] for report in track.reports]) for line in track.indicators],
        "flows": [asdict(flow) for flow in track_digest(track).flows],
        "commitments": [_commitment(chain, track, sides) for chain in track.commitments],
    }


def _report(report: Report) -> Json:
    return {
        "path": report.path,
        "title": report.title,
        "year": report.year,
        "language": report.language,
        "encoding": report.encoding,
        "statements": len(report.statements),
        "planned": sum(statement.role is Role.PLAN for statement in report.statements),
        "notes": [asdict(note) for note in report.notes],
    }


def _indicator(line: IndicatorTrack, sides: Sequence[SideLookup]) -> Json:
    return {
        "id": line.id,
        "indicator": line.indicator,
        "name": line.name,
        "headline": line.headline,
        "figure": str(line.figure),
        "unit": line.unit,
        "falling": line.falling,
        "stated": line.stated,
        "years": [_figure(figure, place, sides) for place, figure in enumerate(line.figures)],
    }


def _figure(figure: YearFigure, place: int, sides: Sequence[SideLookup]) -> Json:
    return {
        "year": figure.year,
        "presence": str(figure.presence),
        "target": target_record(figure.target, sides[place]) if figure.target else None,
        "change": None if figure.change is None else str(figure.change),
        "since": figure.since,
        "aim": _point(figure.aim),
        "result": target_record(figure.result, sides[place + 1]) if figure.result else None,
        "verdict": None if figure.verdict is None else str(figure.verdict),
        "rule": figure.rule,
        "outcome": _point(figure.outcome),
    }


def _point(point: Point | None) -> Json | None:
    return None if point is None else {"low": number(point.low), "high": number(point.high)}


def _commitment(chain: CommitmentTrack, track: Track, sides: dict[int | None, SideLookup]) -> Json:
    return {
        "id": chain.id,
        "first": chain.first,
        "or_before": chain.first == track.years[0],
        "last": chain.last,
        "dropped": chain.dropped,
        "certain": chain.certain,
        "target": chain.target,
        "years": [_year(entry, sides) for entry in chain.years],
    }


def _year(entry: CommitmentYear, sides: dict[int | None, SideLookup]) -> Json:
    return {
        "year": entry.year,
        **_statement(entry.statement, sides[entry.year]),
        "kind": None if entry.kind is None else str(entry.kind),
        "moved": entry.moved,
        "score": round(entry.score, _SCORE_DIGITS),
        "merged": [statement.id for statement in entry.others],
    }


def _statement(statement: Statement, side: SideLookup) -> Json:
    line = side.line(statement.start)
    return {
        "statement": statement.id,
        "section": [section.id for section in side.path(statement.section)],
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
    } | ({} if line is None else {"line": line})
