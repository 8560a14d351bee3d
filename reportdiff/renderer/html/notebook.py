"""A notebook's views: a small piece of HTML for a cell's output, without style, script or anchors."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportdiff.arithmetic import own_arithmetic
from reportdiff.model import Role
from reportdiff.renderer.amounts import DIRECTION_MARKS, direction, said, size
from reportdiff.renderer.html.context import Context
from reportdiff.renderer.html.markup import Markup, element
from reportdiff.renderer.html.messages import PAGE_MESSAGES
from reportdiff.renderer.html.notebook_messages import NOTEBOOK_MESSAGES
from reportdiff.renderer.html.overview import deck
from reportdiff.renderer.messages import INTERFACE_LANGUAGES, words
from reportdiff.renderer.track_messages import TRACK_MESSAGES
from reportdiff.renderer.track_view import track_digest, track_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportdiff.changes import ReportDiff, TargetChange
    from reportdiff.model import Report, Target
    from reportdiff.renderer.messages import Words
    from reportdiff.tracks import Track, YearFigure

__all__ = ["render_digest", "render_report", "render_track"]


@own_arithmetic()
def render_digest(diff: ReportDiff, *, lang: str | None = None) -> str:
    """Return the counts and the headline targets as an HTML fragment; notebooks bring their own style."""
    context = Context.of(diff, lang)
    spoken = context.words
    titles = [
        element("div", f"{context.year(side)}: {side.report.title or spoken('report.untitled')}")
        for side in (context.old, context.new)
    ]
    heads = (spoken("head.indicator"), context.year(context.old), context.year(context.new), spoken("head.change"))
    table = _table(heads, [_row(context, row) for row in context.digest.headline])
    parts = [*titles, deck(context)]
    if context.digest.headline:
        parts.append(table)
    return element("div", *parts, class_="reportdiff", lang=spoken("page.lang"))


@own_arithmetic()
def render_track(track: Track, *, lang: str | None = None) -> str:
    """Return the headline targets by indicator and year as an HTML fragment."""
    spoken = words(track_language(track, lang), PAGE_MESSAGES, TRACK_MESSAGES)
    years = track.years
    title = element("div", spoken("track.title", first=years[0], last=years[-1], n=len(years)))
    rows = [
        _line(line.name, [_stated(figure, spoken) for figure in line.figures]) for line in track_digest(track).headline
    ]
    table = _table((spoken("head.indicator"), *map(str, years)), rows) if rows else spoken("track.no_headline")
    return element("div", title, table, class_="reportdiff", lang=spoken("page.lang"))


@own_arithmetic()
def render_report(report: Report, *, lang: str | None = None) -> str:
    """Return a report's title and year, how much each of its parts holds, and its headline targets."""
    own = report.language if report.language in INTERFACE_LANGUAGES else "en"
    spoken = words(lang or own, PAGE_MESSAGES, NOTEBOOK_MESSAGES)
    year = spoken("report.year_unknown") if report.year is None else str(report.year)
    title = element("div", f"{year}: {report.title or spoken('report.untitled')}")
    counts = spoken(
        "notebook.counts",
        sections=len(report.sections),
        statements=len(report.statements),
        targets=len(report.targets),
        results=len(report.results),
    )
    parts = Counter(statement.role for statement in report.statements)
    told = _table(
        (spoken("notebook.part"), spoken("notebook.statements")),
        [_line(spoken(f"role.{role}"), [str(parts[role])]) for role in Role if parts[role]],
    )
    headline = [_line(target.indicator, [said(target)]) for target in report.targets if target.headline]
    targets = [_table((spoken("head.indicator"), spoken("notebook.target")), headline)] if headline else []
    return element("div", title, element("p", counts), told, *targets, class_="reportdiff", lang=spoken("page.lang"))


def _table(heads: Iterable[str], rows: Iterable[Markup]) -> Markup:
    head = element("thead", element("tr", *[element("th", head, scope="col") for head in heads]))
    return element("table", head, element("tbody", *rows))


def _line(name: str, cells: Iterable[str]) -> Markup:
    return element("tr", element("th", name, scope="row"), *[element("td", cell) for cell in cells])


def _stated(figure: YearFigure, spoken: Words) -> str:
    value = said(figure.target) if figure.target else spoken(f"presence.{figure.presence}")
    return f"{value} {DIRECTION_MARKS[figure.change]}" if figure.change else value


def _row(context: Context, row: TargetChange) -> Markup:
    told = f"{DIRECTION_MARKS[row.change]} {direction(row, context.words)} {size(row, context.words)}"
    return _line(row.indicator, [_value(row.old), _value(row.new), told.strip()])


def _value(target: Target | None) -> str:
    return "—" if target is None else said(target)
