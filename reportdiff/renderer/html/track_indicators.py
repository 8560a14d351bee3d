"""Indicators of several years: a chart, and beside it every year's target and result with their clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.renderer.amounts import said
from reportdiff.renderer.html.context import span, tagged
from reportdiff.renderer.html.markup import EMPTY, Markup, element, join
from reportdiff.renderer.html.track_charts import chart, chart_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.model import Target
    from reportdiff.renderer.lookup import SideLookup
    from reportdiff.renderer.messages import Words
    from reportdiff.tracks import IndicatorTrack, YearFigure

__all__ = ["indicators_panel"]


def indicators_panel(
    lines: Sequence[IndicatorTrack], sides: Sequence[SideLookup], words: Words, *, folded: bool = False
) -> Markup:
    """Return the indicators one after the other; `folded` ones show their name and open their table."""
    return join([_indicator(line, sides, words, folded=folded) for line in lines], "\n")


def _indicator(line: IndicatorTrack, sides: Sequence[SideLookup], words: Words, *, folded: bool) -> Markup:
    drawn = chart(line, words)
    figure = element("figure", drawn, chart_key(line, words)) if drawn else EMPTY
    body = join([figure, _table(line, sides, words)])
    css = "track" if drawn else "track bare"
    if not folded:
        return element("div", element("h3", line.name), body, class_=css, id=line.id)
    stated = element("span", words("track.stated", n=line.stated), class_="count")
    summary = element("summary", element("h3", line.name), stated)
    return element("details", summary, element("div", body, class_=css), class_="group", id=line.id)


def _table(line: IndicatorTrack, sides: Sequence[SideLookup], words: Words) -> Markup:
    heads = (
        (words("track.year"), None),
        (words("track.target"), "old"),
        (words("track.change"), None),
        (words("track.result"), "new"),
        (words("track.verdict"), None),
    )
    titles = [element("th", title, scope="col", class_=side) for title, side in heads]
    rows = [_row(figure, place, sides, words) for place, figure in enumerate(line.figures)]
    return element(
        "table",
        element("caption", words("chart.title", name=line.name), class_="vh"),
        element("thead", element("tr", *titles)),
        element("tbody", *rows),
        class_="by-year",
    )


def _row(figure: YearFigure, place: int, sides: Sequence[SideLookup], words: Words) -> Markup:
    after = sides[place + 1] if place + 1 < len(sides) else None
    verdict = EMPTY
    if figure.verdict is not None:
        verdict = tagged(words(f"verdict.{figure.verdict}"), f"dir verdict-{figure.verdict}")
    return element(
        "tr",
        element("th", str(figure.year), scope="row"),
        _target(figure, sides[place], words),
        element("td", _change(figure, words), class_="change"),
        _result(figure, after, words, last=after is None),
        element("td", verdict, class_="change"),
    )


def _target(figure: YearFigure, side: SideLookup, words: Words) -> Markup:
    label = words("track.target")
    if figure.target is None:
        presence = f"presence.{figure.presence}"
        gap = element("span", words(presence), title=words(f"presence.about.{figure.presence}"))
        return element("td", gap, class_="old none", data_label=label)
    return element("td", *_quoted(figure.target, side, words), class_="old", data_label=label)


def _change(figure: YearFigure, words: Words) -> Markup:
    if figure.change is None:
        return EMPTY
    word = tagged(words(f"direction.{figure.change}"), f"dir dir-{figure.change}")
    if figure.since is None or figure.since == figure.year - 1:
        return word
    return join([word, element("div", words("track.since", year=figure.since), class_="delta")])


def _result(figure: YearFigure, after: SideLookup | None, words: Words, *, last: bool) -> Markup:
    label = words("track.result")
    if figure.result is not None and after is not None:
        return element("td", *_quoted(figure.result, after, words), class_="new", data_label=label)
    broken = after is not None and after.report.year != figure.year + 1
    key = "track.pending" if last else "track.no_report" if broken else "none" if figure.target else ""
    return element("td", words(key) if key else EMPTY, class_="new none", data_label=label)


def _quoted(target: Target, side: SideLookup, words: Words) -> list[Markup]:
    """Return a figure in the report's words, and below it the clause with its line in the file of that year."""
    language = side.report.language
    spoken = None if language == words.lang else "zh-Hans" if language == "zh" else language
    line = side.line(target.start)
    where = f"{side.report.year} {words('line', n=line)} " if line is not None else f"{side.report.year} "
    quote = element("q", target.text, lang=spoken, data_at=span(target))
    return [
        element("span", said(target), class_="value", lang=spoken),
        element("div", element("span", where, class_="ln"), quote, class_="clause"),
    ]
