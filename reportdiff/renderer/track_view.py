"""What a view over several years shows, in which order, before any format."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportdiff.model import Role
from reportdiff.renderer.messages import INTERFACE_LANGUAGES

if TYPE_CHECKING:
    from reportdiff.model import Report
    from reportdiff.tracks import CommitmentTrack, IndicatorTrack, Track

__all__ = ["LONG", "Flow", "TrackDigest", "missing_years", "track_digest", "track_language"]

LONG = 3
"""A commitment that stands in this many reports in a row is worth a line."""
_OFTEN = 2
"""An indicator that is not among the headline ones is a line from this many years on."""


@dataclass(frozen=True, slots=True)
class Flow:
    """How many commitments a year's plan has, how many of them are carried on or new, and how many were dropped."""

    year: int
    total: int
    carried: int
    came: int
    gone: int


@dataclass(frozen=True, slots=True)
class TrackDigest:
    """What a view shows of tracks; `singles` counts the indicators that only one year has."""

    headline: tuple[IndicatorTrack, ...]
    others: tuple[IndicatorTrack, ...]
    singles: int
    flows: tuple[Flow, ...]
    kept: tuple[CommitmentTrack, ...]
    ended: tuple[CommitmentTrack, ...]


def track_digest(track: Track) -> TrackDigest:
    """Choose and order what the views show.

    Headline indicators come as the tracks have them, the others by the number of years that state them. Commitments
    are those of `LONG` reports or more: first those still carried on, the longest first; then those that were dropped,
    the latest first; among equals the surest chain first. Statements that hold a target are left to the indicators.
    """
    others = [line for line in track.indicators if not line.headline]
    long = [chain for chain in track.commitments if len(chain.years) >= LONG and not chain.target and _says(chain)]
    long.sort(key=lambda chain: (-len(chain.years), -round(chain.weakest, 1)))
    return TrackDigest(
        headline=tuple(line for line in track.indicators if line.headline),
        others=tuple(sorted((line for line in others if line.stated >= _OFTEN), key=lambda line: -line.stated)),
        singles=sum(line.stated < _OFTEN for line in others),
        flows=_flows(track),
        kept=tuple(chain for chain in long if chain.dropped is None),
        ended=tuple(
            sorted((chain for chain in long if chain.dropped is not None), key=lambda chain: -(chain.dropped or 0))
        ),
    )


def _says(chain: CommitmentTrack) -> bool:
    """Whether the statement says something by itself, and does not merely announce what follows it."""
    return not chain.years[-1].statement.text.rstrip().endswith((":", "\uff1a"))


def missing_years(track: Track) -> tuple[int, ...]:
    """Return the years between the first and the last report for which there is none."""
    years = track.years
    return tuple(year for year in range(years[0], years[-1] + 1) if year not in years)


def track_language(track: Track, lang: str | None = None) -> str:
    """Return `lang` where it is given, and otherwise the interface language that suits the reports."""
    if lang is not None:
        return lang
    spoken = track.reports[-1].language
    return spoken if spoken in INTERFACE_LANGUAGES else "en"


def _flows(track: Track) -> tuple[Flow, ...]:
    flows = []
    for place, report in enumerate(track.reports):
        planned = _planned(report)
        kinds: Counter[str] = Counter()
        if place:
            before = _planned(track.reports[place - 1])
            for change in track.diffs[place - 1].changes:
                kinds["came"] += 0 if change.old else sum(i in planned for i in change.new)
                kinds["gone"] += 0 if change.new else sum(i in before for i in change.old)
        carried = len(planned) - kinds["came"] if place else 0
        flows.append(Flow(report.year or 0, len(planned), carried, kinds["came"], kinds["gone"]))
    return tuple(flows)


def _planned(report: Report) -> frozenset[str]:
    return frozenset(statement.id for statement in report.statements if statement.role is Role.PLAN)
