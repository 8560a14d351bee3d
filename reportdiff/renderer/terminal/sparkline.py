"""Small charts in one line of text, one character a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.tracks import Point

__all__ = ["sparkline"]

_STEPS = "▁▂▃▄▅▆▇█"
_GAP = "."
_LEVEL = "▄"


def sparkline(points: Sequence[Point | None]) -> str:
    """Return a bar for every point from the least to the greatest, ranges by their lower end; a gap is a full stop.

    Where all are the same they stand at half height; fewer than two make no chart.
    """
    values = [point.low for point in points if point]
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    if low == high:
        return "".join(_LEVEL if point else _GAP for point in points)
    step = (high - low) / (len(_STEPS) - 1)
    return "".join(_STEPS[round((point.low - low) / step)] if point else _GAP for point in points)
