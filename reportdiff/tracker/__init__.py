"""Comparisons of consecutive years to tracks: indicators and commitments followed through all reports.

Works on what the comparisons of each report with the next one have found, and adds what only several years together
can tell: which line a target belongs to after a year without it, and how long a commitment has been carried on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.arithmetic import own_arithmetic
from reportdiff.tracker.commitments import commitment_tracks
from reportdiff.tracker.indicators import indicator_tracks
from reportdiff.tracker.order import check_order
from reportdiff.tracks import Track

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import ReportDiff
    from reportdiff.options import Options

__all__ = ["check_order", "track"]


@own_arithmetic()
def track(diffs: Sequence[ReportDiff], options: Options) -> Track:
    """Return the tracks over reports that were compared pair by pair; each diff's new report is the next one's old.

    The reports must have passed `check_order`.
    """
    reports = (diffs[0].old, *(diff.new for diff in diffs))
    return Track(
        reports=reports,
        diffs=tuple(diffs),
        options=options,
        indicators=indicator_tracks(reports, diffs),
        commitments=commitment_tracks(reports, diffs),
    )
