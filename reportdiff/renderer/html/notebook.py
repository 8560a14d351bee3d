"""A notebook's view of a diff: a small piece of HTML for a cell's output, without style, script or anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.arithmetic import own_arithmetic
from reportdiff.renderer.amounts import DIRECTION_MARKS, direction, said, size
from reportdiff.renderer.html.context import Context
from reportdiff.renderer.html.markup import Markup, element
from reportdiff.renderer.html.overview import deck

if TYPE_CHECKING:
    from reportdiff.changes import ReportDiff, TargetChange
    from reportdiff.model import Target

__all__ = ["render_digest"]


@own_arithmetic()
def render_digest(diff: ReportDiff, *, lang: str | None = None) -> str:
    """Return the counts and the headline targets as an HTML fragment; notebooks bring their own style."""
    context = Context.of(diff, lang)
    words = context.words
    titles = [
        element("div", f"{context.year(side)}: {side.report.title or words('report.untitled')}")
        for side in (context.old, context.new)
    ]
    heads = (words("head.indicator"), context.year(context.old), context.year(context.new), words("head.change"))
    table = element(
        "table",
        element("thead", element("tr", *[element("th", head, scope="col") for head in heads])),
        element("tbody", *[_row(context, row) for row in context.digest.headline]),
    )
    parts = [*titles, deck(context)]
    if context.digest.headline:
        parts.append(table)
    return element("div", *parts, class_="reportdiff", lang=words("page.lang"))


def _row(context: Context, row: TargetChange) -> Markup:
    told = f"{DIRECTION_MARKS[row.change]} {direction(row, context.words)} {size(row, context.words)}"
    cells = [element("td", _value(row.old)), element("td", _value(row.new)), element("td", told.strip())]
    return element("tr", element("th", row.indicator, scope="row"), *cells)


def _value(target: Target | None) -> str:
    return "—" if target is None else said(target)
