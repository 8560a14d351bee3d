"""The tables of figures: targets old beside new, and last year's promises beside this year's results."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportdiff.changes import Direction, TargetChange
from reportdiff.renderer.html.context import DIRECTION_SIGNS, VERDICT_SIGNS, signed
from reportdiff.renderer.html.markup import EMPTY, Markup, element, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.model import Target
    from reportdiff.renderer.html.context import Context
    from reportdiff.renderer.html.places import Side

__all__ = ["delivery_panel", "targets_panel"]

_CHANGED = frozenset({Direction.RAISED, Direction.LOWERED, Direction.REQUALIFIED, Direction.RESTATED})
# Directions whose two values stand on one scale, so that bars may be drawn for them.
_ON_ONE_SCALE = frozenset({Direction.RAISED, Direction.LOWERED, Direction.REQUALIFIED, Direction.UNCHANGED})
_ORDER = {direction: index for index, direction in enumerate(Direction)}
_LONG_LIST = 12


def targets_panel(context: Context) -> Markup:
    """Return the targets: the headline ones, then the others, those that changed first."""
    words = context.words
    headline = [row for row in context.diff.targets if row.headline]
    others = [row for row in context.diff.targets if not row.headline]
    if not context.diff.targets:
        return element("p", words("targets.none"), class_="quiet")
    parts: list[Markup] = []
    if headline:
        caption = words("targets.caption", old=context.year(context.old), new=context.year(context.new))
        parts.append(element("h3", words("part.headline")))
        parts.append(_table(context, headline, caption, css="figures headline"))
    else:
        parts.append(element("p", words("view.no_headline"), class_="quiet"))
    for title, rows in (
        ("targets.changed", [row for row in others if row.change in _CHANGED]),
        ("targets.added", [row for row in others if row.change is Direction.NEW]),
        ("targets.gone", [row for row in others if row.change is Direction.DROPPED]),
        ("targets.same", [row for row in others if row.change is Direction.UNCHANGED]),
    ):
        if rows:
            parts.append(_folding_table(context, words(title), rows))
    parts.append(element("p", words("targets.about_size"), class_="quiet"))
    return join(parts)


def _folding_table(context: Context, title: str, rows: Sequence[TargetChange]) -> Markup:
    count = element("span", context.words("count.rows", n=len(rows)), class_="count")
    summary = element("summary", element("h3", title), count)
    table = _table(context, rows, title, css="figures")
    return element("details", summary, table, class_="group", open=len(rows) <= _LONG_LIST)


def _table(context: Context, rows: Sequence[TargetChange], caption: str, *, css: str) -> Markup:
    words = context.words
    heads = [
        element("th", words("head.indicator"), scope="col"),
        element("th", context.year(context.old), scope="col", class_="old"),
        element("th", context.year(context.new), scope="col", class_="new"),
        element("th", words("head.change"), scope="col"),
        element("th", words("targets.size"), scope="col"),
    ]
    return element(
        "div",
        element(
            "table",
            element("caption", caption, class_="vh"),
            element("thead", element("tr", *heads)),
            element("tbody", *[_row(context, row) for row in rows]),
            class_=f"{css} sortable",
        ),
        class_="scroll",
    )


def _row(context: Context, row: TargetChange) -> Markup:
    words = context.words
    change = signed(DIRECTION_SIGNS[row.change], words(f"direction.{row.change}"), f"dir dir-{row.change}")
    ratio = _ratio(row)
    size = join([_bars(row.old, row.new), element("span", _difference(context, row), class_="delta")]) if ratio else EMPTY
    return element(
        "tr",
        element("th", element("a", row.indicator, href=f"#{row.id}"), scope="row", data_sort=row.indicator),
        _figure(context, context.old, row.old),
        _figure(context, context.new, row.new),
        element("td", change, class_="change", data_sort=_ORDER[row.change]),
        element("td", size, class_="size", data_sort="" if ratio is None else f"{ratio:.4f}"),
        id=row.id,
    )


def _figure(context: Context, side: Side, target: Target | None) -> Markup:
    name = "new" if side is context.new else "old"
    if target is None:
        return element("td", "—", class_=f"{name} none", data_sort="")
    value = None if target.quantity is None else target.quantity.value
    stated = target.relation if target.quantity is None else target.quantity.text
    statement = side.statements.get(target.statement)
    quote = element("q", target.text, lang=context.language(side), data_start=target.start, data_end=target.end)
    head: Markup | str = stated or target.text
    if statement is not None:
        jump = context.words(f"targets.jump_{name}")
        where = element("span", f"{jump}: {context.address(side, statement)}", class_="vh")
        head = element("a", head, where, href=f"#{side.anchor(statement.id)}", class_="value")
    clause = EMPTY if target.text == stated or not stated else element("div", quote, class_="clause")
    return element("td", head, clause, class_=name, data_sort="" if value is None else str(value))


def _ratio(row: TargetChange) -> Decimal | None:
    """Return the change relative to the old value, or None where the two do not stand on one scale."""
    values = _values(row.old), _values(row.new)
    if row.change not in _ON_ONE_SCALE or values[0] is None or values[1] is None or not values[0][0]:
        return None
    return (values[1][0] - values[0][0]) / abs(values[0][0])


def _values(target: Target | None) -> tuple[Decimal, Decimal] | None:
    if target is None or target.quantity is None or target.quantity.value is None:
        return None
    quantity = target.quantity
    low = target.quantity.value
    return low, low if quantity.high is None else quantity.high


def _difference(context: Context, row: TargetChange) -> str:
    """Return the difference in points for a percentage, in per cent of the old value for everything else."""
    old, new, ratio = _values(row.old), _values(row.new), _ratio(row)
    if old is None or new is None or ratio is None or old[0] == new[0]:
        return ""
    if row.old is not None and row.old.quantity is not None and row.old.quantity.unit == "%":
        return context.words("amount.points", n=_number(new[0] - old[0]))
    return f"{_number(round(ratio * 100, 1))}%"


def _number(value: Decimal) -> str:
    text = f"{value:+,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")


def _bars(old: Target | None, new: Target | None) -> Markup:
    """Draw both values from one zero; a range goes on as a paler bar up to its upper end."""
    values = _values(old), _values(new)
    longest = max((abs(end) for pair in values if pair for end in pair), default=Decimal(0))
    if not longest:
        return EMPTY
    bars: list[Markup] = []
    for pair, css, top in zip(values, ("old", "new"), (1, 8), strict=True):
        if pair is None:
            continue
        for end, shade in ((pair[1], "range"), (pair[0], "bar")):
            width = float(abs(end) / longest * 100)
            bars.append(element("rect", class_=f"{shade} {css}", y=top, width=f"{width:.2f}".rstrip("0").rstrip("."), height=5))
            if pair[0] == pair[1]:
                break
    return element(
        "svg", *bars, class_="bars", viewBox="0 0 100 14", preserveAspectRatio="none", aria_hidden="true", focusable="false"
    )


def delivery_panel(context: Context) -> Markup:
    """Return last year's targets beside what the new report says came of them."""
    words = context.words
    rows: list[Markup] = []
    for index, delivery in enumerate(context.diff.delivery, start=1):
        verdict = signed(VERDICT_SIGNS[delivery.verdict], words(f"verdict.{delivery.verdict}"), f"dir verdict-{delivery.verdict}")
        rows.append(
            element(
                "tr",
                element("th", element("a", delivery.indicator, href=f"#d{index}"), scope="row", data_sort=delivery.indicator),
                _figure(context, context.old, delivery.target),
                _figure(context, context.new, delivery.result),
                element("td", verdict, class_="change", data_sort=list(VERDICT_SIGNS).index(delivery.verdict)),
                id=f"d{index}",
            )
        )
    old_year, new_year = context.old.report.year, context.new.report.year
    promise = words("head.promise_plain") if old_year is None else words("head.promise", year=old_year)
    result = words("head.result_plain") if new_year is None else words("head.result", year=new_year)
    heads = [
        element("th", words("head.indicator"), scope="col"),
        element("th", promise, scope="col", class_="old"),
        element("th", result, scope="col", class_="new"),
        element("th", words("head.verdict"), scope="col"),
    ]
    table = element(
        "table",
        element("caption", words("part.delivery"), class_="vh"),
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        class_="figures delivery sortable",
    )
    return join([element("p", words("delivery.about"), class_="quiet"), element("div", table, class_="scroll")])
