"""Line charts drawn by us: targets against results by year, and the years that a commitment has stood."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from reportdiff.renderer.amounts import amount, said
from reportdiff.renderer.html.markup import EMPTY, Markup, element
from reportdiff.tracks import Presence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.renderer.messages import Words
    from reportdiff.tracks import CommitmentTrack, IndicatorTrack, Point

__all__ = ["chart", "chart_key", "years_bar"]

_WIDTH, _HEIGHT = 360, 170
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 12, 12, 24
_MARGIN = Decimal("0.08")
"""Room above the greatest and below the least value, as a part of what lies between them."""
_MOST_LABELS = 10


def chart(line: IndicatorTrack, words: Words) -> Markup:
    """Return the chart of an indicator, its content told in title and description; nothing where there is no line.

    Targets are squares on a broken line, results are discs on a full one, ranges are bars from their lower to their
    upper end; years without a target are shaded. At least two figures on one scale make a chart.
    """
    points = [point for figure in line.figures for point in (figure.aim, figure.outcome) if point]
    if len(points) < 2:
        return EMPTY
    low, high = min(point.low for point in points), max(point.high for point in points)
    pad = (high - low) * _MARGIN or abs(high) * _MARGIN or Decimal(1)
    plot = _Plot(len(line.figures), low - pad, high + pad)
    parts = [
        element("title", words("chart.title", name=line.name), id=f"{line.id}-title"),
        element("desc", _told(line, low, high, words), id=f"{line.id}-desc"),
        *_axes(line, plot, (low, high), words),
        *_series([figure.aim for figure in line.figures], plot, "aim"),
        *_series([figure.outcome for figure in line.figures], plot, "outcome"),
    ]
    return element(
        "svg",
        *parts,
        class_="chart",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_labelledby=f"{line.id}-title {line.id}-desc",
    )


def chart_key(line: IndicatorTrack, words: Words) -> Markup:
    """Return what the marks of a chart mean, and its unit."""
    square = element("rect", class_="aim-mark", x=9, y=2, width=6, height=6)
    disc = element("circle", class_="outcome-mark", cx=12, cy=5, r="3.5")
    marks = [
        element(
            "span",
            _sample("aim", square),
            " ",
            words("track.target"),
        ),
        element("span", _sample("outcome", disc), " ", words("track.result")),
    ]
    if line.unit:
        unit = words("chart.unit", unit=line.unit)
        told = f"{unit}{words('list.separator')}{words('chart.falling')}" if line.falling else unit
        marks.append(element("span", told))
    return element("figcaption", *marks, class_="key")


def years_bar(chain: CommitmentTrack, years: Sequence[int]) -> Markup:
    """Return a row of boxes, one a report, filled where the commitment stands; the words beside it say the same."""
    stands = {entry.year for entry in chain.years}
    size = 100 / len(years)
    boxes = [
        element(
            "rect", class_="on" if year in stands else "off", x=f"{n * size:.1f}", width=f"{size - 1.5:.1f}", height=10
        )
        for n, year in enumerate(years)
    ]
    return element(
        "svg",
        *boxes,
        class_="span",
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


class _Plot:
    """Where years and values fall on the drawing."""

    def __init__(self, count: int, low: Decimal, high: Decimal) -> None:
        self.step = (_WIDTH - _LEFT - _RIGHT) / max(1, count - 1)
        self._low, self._high = low, high

    def x(self, place: int) -> float:
        return _LEFT + place * self.step

    def y(self, value: Decimal) -> float:
        share = float((value - self._low) / (self._high - self._low))
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def _axes(line: IndicatorTrack, plot: _Plot, ends: tuple[Decimal, Decimal], words: Words) -> list[Markup]:
    floor = _HEIGHT - _BOTTOM
    shaded = [
        element(
            "rect",
            class_="gap",
            x=_number(plot.x(place) - min(plot.step, 40) / 3),
            y=_TOP,
            width=_number(min(plot.step, 40) / 1.5),
            height=floor - _TOP,
        )
        for place, figure in enumerate(line.figures)
        if figure.presence is not Presence.STATED
    ]
    parts = [*shaded, element("line", class_="axis", x1=_LEFT - 6, x2=_WIDTH, y1=floor, y2=floor)]
    for value in sorted(set(ends)):
        y = _number(plot.y(value))
        parts.append(element("line", class_="grid", x1=_LEFT - 6, x2=_WIDTH, y1=y, y2=y))
        label = f"{amount(value, line.unit, words)}{'%' if line.unit == '%' else ''}"
        parts.append(element("text", label, x=_LEFT - 9, y=y, dy="0.35em", text_anchor="end"))
    every = -(-len(line.figures) // _MOST_LABELS)
    for place, figure in enumerate(line.figures):
        if (len(line.figures) - 1 - place) % every == 0:
            parts.append(
                element("text", str(figure.year), x=_number(plot.x(place)), y=floor + 16, text_anchor="middle")
            )
    return parts


def _series(points: Sequence[Point | None], plot: _Plot, name: str) -> list[Markup]:
    """Return one line, broken where a year has no point, and its marks."""
    parts: list[Markup] = []
    placed = [(place, point) for place, point in enumerate(points) if point]
    for _, run in groupby(enumerate(placed), key=lambda pair: pair[1][0] - pair[0]):
        steps = [f"{_number(plot.x(place))} {_number(plot.y(point.low))}" for _, (place, point) in run]
        if len(steps) > 1:
            parts.append(element("path", class_=name, d="M" + " L".join(steps)))
    for place, point in placed:
        x, y = plot.x(place), plot.y(point.low)
        if point.high > point.low:
            top = _number(plot.y(point.high))
            parts.append(element("line", class_=f"{name}-range", x1=_number(x), x2=_number(x), y1=_number(y), y2=top))
        if name == "aim":
            mark = element("rect", class_="aim-mark", x=_number(x - 3), y=_number(y - 3), width=6, height=6)
        else:
            mark = element("circle", class_="outcome-mark", cx=_number(x), cy=_number(y), r="3.5")
        parts.append(mark)
    return parts


def _told(line: IndicatorTrack, low: Decimal, high: Decimal, words: Words) -> str:
    """Return what the chart shows as sentences: every target, every result, and every gap."""
    told = []
    for figure in line.figures:
        if figure.target is not None:
            told.append(words("chart.target", year=figure.year, said=said(figure.target)))
        else:
            told.append(words("chart.gap", year=figure.year, presence=words(f"presence.{figure.presence}")))
        if figure.result is not None:
            told.append(words("chart.result", year=figure.year, said=said(figure.result)))
    points = words("clause.separator").join(told)
    return words("chart.desc", low=amount(low, line.unit, words), high=amount(high, line.unit, words), points=points)


def _sample(name: str, mark: Markup) -> Markup:
    line = element("path", class_=name, d="M0 5 L24 5")
    return element("svg", line, mark, viewBox="0 0 24 10", class_="chart", aria_hidden="true", focusable="false")


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
