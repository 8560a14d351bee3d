"""The tables of figures: targets old beside new, and last year's promises beside this year's results."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportdiff.changes import Direction, Verdict
from reportdiff.model import Figure
from reportdiff.renderer.amounts import answer, direction, named, said, size
from reportdiff.renderer.caveats import absences
from reportdiff.renderer.html.context import span, tagged
from reportdiff.renderer.html.markup import EMPTY, Markup, element, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import Delivery, TargetChange
    from reportdiff.model import Target
    from reportdiff.renderer.html.context import Context
    from reportdiff.renderer.html.places import Side

__all__ = ["delivery_panel", "targets_panel"]

_CHANGED = (Direction.RAISED, Direction.LOWERED, Direction.REQUALIFIED, Direction.RESTATED)
_EXPLAINED = (Direction.REQUALIFIED, Direction.RESTATED)
# Directions whose two values stand on one scale, so that bars may be drawn for them.
_ON_ONE_SCALE = frozenset({Direction.RAISED, Direction.LOWERED, Direction.REQUALIFIED})
_NAMED_FIGURES = frozenset({Figure.GROWTH, Figure.INCREMENT, Figure.SHARE, Figure.RANK})
_ORDER = {direction: index for index, direction in enumerate(Direction)}
_LONG_LIST = 12


def targets_panel(context: Context) -> Markup:
    """Return the targets: the headline ones, then the others, those that changed first."""
    words = context.words
    found = context.digest
    if not context.diff.targets:
        return element("p", words("targets.none"), class_="quiet")
    parts: list[Markup] = []
    if found.headline:
        caption = words("targets.caption", old=context.year(context.old), new=context.year(context.new))
        parts.append(element("h3", words("part.headline")))
        parts.append(_target_table(context, found.headline, caption, css="figures headline"))
    else:
        parts.append(element("p", words("view.no_headline"), class_="quiet"))
    for title, rows in (
        ("targets.changed", [row for row in found.targets if row.change in _CHANGED]),
        ("targets.added", [row for row in found.targets if row.change is Direction.NEW]),
        ("targets.gone", [row for row in found.targets if row.change is Direction.DROPPED]),
        ("targets.same", list(found.same_targets)),
    ):
        if rows:
            count = element("span", words("count.rows", n=len(rows)), class_="count")
            summary = element("summary", element("h3", words(title)), count)
            table = _target_table(context, rows, words(title), css="figures")
            parts.append(element("details", summary, table, class_="group", open=len(rows) <= _LONG_LIST))
    parts += [element("p", tagged(line, "warn")) for line in absences(context.diff, context.diff.targets, words)]
    parts.append(element("p", *_legend(context), words("targets.about_size"), class_="quiet"))
    return join(parts)


def _legend(context: Context) -> list[str]:
    """Return what the words for a change say, for those that do not say it by themselves."""
    words = context.words
    present = {row.change for row in context.diff.targets}
    return [
        words("targets.legend", word=words(f"direction.{change}"), about=words(f"direction.about.{change}"))
        for change in _EXPLAINED
        if change in present
    ]


def delivery_panel(context: Context) -> Markup:
    """Return last year's targets beside what the new report says came of them, the missed ones first."""
    words = context.words
    promised, reported = context.old.report.year, context.new.report.year
    promise = words("head.promise_plain") if promised is None else words("head.promise", year=promised)
    # A report reviews the year before its own.
    result = words("head.result_plain") if reported is None else words("head.result", year=reported - 1)
    heads = ((words("head.indicator"), None), (promise, "old"), (result, "new"), (words("head.verdict"), None))
    rows = [
        _delivery_row(context, f"d{number}", row, (promise, result))
        for number, row in enumerate(context.digest.delivery, start=1)
    ]
    table = _table(words("part.delivery"), heads, rows, css="figures delivery")
    return join([element("p", words("delivery.about"), class_="quiet"), table])


def _target_table(context: Context, rows: Sequence[TargetChange], caption: str, *, css: str) -> Markup:
    words = context.words
    heads = (
        (words("head.indicator"), None),
        (context.year(context.old), "old"),
        (context.year(context.new), "new"),
        (words("head.change"), None),
        (words("targets.size"), None),
    )
    return _table(caption, heads, [_target_row(context, row) for row in rows], css=css)


def _table(caption: str, heads: Sequence[tuple[str, str | None]], rows: Sequence[Markup], *, css: str) -> Markup:
    titles = [element("th", title, scope="col", class_=side) for title, side in heads]
    return element(
        "table",
        element("caption", caption, class_="vh"),
        element("thead", element("tr", *titles)),
        element("tbody", *rows),
        class_=f"{css} sortable",
    )


def _target_row(context: Context, row: TargetChange) -> Markup:
    change = tagged(direction(row, context.words), f"dir dir-{row.change}")
    ratio = _ratio(row)
    delta = element("span", size(row, context.words), class_="delta")
    sides = [target for target in (row.new, row.old) if target is not None]
    differing = len({target.figure for target in sides}) > 1
    return element(
        "tr",
        _indicator(context, named(row.indicator, row.old, row.new), sides, row.id),
        _side(context, context.old, row.old, context.year(context.old), labelled=differing),
        _answers(context, row)
        if answer(row)
        else _side(context, context.new, row.new, context.year(context.new), labelled=differing),
        element("td", change, class_="change", data_sort=_ORDER[row.change]),
        element("td", _bars(row), delta, class_="size", data_sort="" if ratio is None else f"{ratio:.4f}"),
        id=row.id,
    )


def _answers(context: Context, row: TargetChange) -> Markup:
    """Return the new side's cell for a target whose statement is answered without its number: the answer, quoted."""
    side = context.new
    quotes = [
        element("q", element("a", said.text, href=f"#{side.anchor(said.id)}"), data_at=span(said))
        for said in (side.statements[known] for known in answer(row))
    ]
    clause = element("div", *quotes, class_="clause", lang=context.language(side))
    return element("td", clause, class_=side.name, data_sort="", data_label=context.year(side))


def _delivery_row(context: Context, anchor: str, row: Delivery, labels: tuple[str, str]) -> Markup:
    verdict = tagged(context.words(f"verdict.{row.verdict}"), f"dir verdict-{row.verdict}")
    return element(
        "tr",
        _indicator(context, named(row.indicator, row.target, row.result), [row.target], anchor),
        _side(context, context.old, row.target, labels[0]),
        _side(context, context.new, row.result, labels[1]),
        element("td", verdict, class_="change", data_sort=list(Verdict).index(row.verdict)),
        id=anchor,
    )


def _indicator(context: Context, indicator: str, sides: Sequence[Target], anchor: str) -> Markup:
    """Return the row's head: the indicator, a link to the row itself, its condition, and the kind of figure."""
    told: list[str] = []
    condition = next((side.condition for side in sides if side.condition), "")
    if condition and condition not in indicator:
        told.append(condition)
    figures = {side.figure for side in sides}
    word = context.words(f"figure.{sides[0].figure}")
    # A printed name that goes on behind the canonical one says by itself what kind of figure it is.
    goes_on = any(indicator.startswith(side.indicator) and indicator != side.indicator for side in sides)
    if len(figures) == 1 and sides[0].figure in _NAMED_FIGURES and word not in indicator and not goes_on:
        told.append(word)
    labels = [element("span", f" {word}", class_="quiet") for word in told]
    return element("th", element("a", indicator, href=f"#{anchor}"), *labels, scope="row", data_sort=indicator)


def _side(context: Context, side: Side, target: Target | None, label: str, *, labelled: bool = False) -> Markup:
    """Return one side's cell: the value in the report's words, a link to its place, and the clause around it.

    `label` says whose it is where the table falls into one column; `labelled` adds the kind of figure.
    """
    if target is None:
        return element("td", "—", class_=f"{side.name} none", data_sort="")
    value = None if target.quantity is None else target.quantity.value
    stated = said(target)
    statement = side.statements.get(target.statement)
    head: Markup | str = stated
    if statement is not None:
        where = element("span", f" {context.words(f'targets.jump_{side.name}')}", class_="vh")
        head = element("a", stated, where, href=f"#{side.anchor(statement.id)}", class_="value")
    quote = element("q", target.text, lang=context.language(side), data_at=span(target))
    clause = EMPTY if target.text == stated else element("div", quote, class_="clause")
    sort = "" if value is None else f"{value:f}"
    figure = element("span", f" {context.words(f'figure.{target.figure}')}", class_="quiet") if labelled else EMPTY
    return element("td", head, figure, clause, class_=side.name, data_sort=sort, data_label=label)


def _ratio(row: TargetChange) -> Decimal | None:
    """Return the change relative to the old value, or None where the two do not stand on one scale."""
    old, new = _values(row.old), _values(row.new)
    if not _comparable(row) or old is None or new is None or not old[0]:
        return None
    return (new[0] - old[0]) / abs(old[0])


def _comparable(row: TargetChange) -> bool:
    units = {side.quantity.unit for side in (row.old, row.new) if side is not None and side.quantity is not None}
    return row.change in _ON_ONE_SCALE and len(units) == 1


def _values(target: Target | None) -> tuple[Decimal, Decimal] | None:
    """Return the lower and the upper end of a value; both are the same where it is no range."""
    if target is None or target.quantity is None or target.quantity.value is None:
        return None
    quantity = target.quantity
    low = target.quantity.value
    return low, low if quantity.high is None else quantity.high


def _bars(row: TargetChange) -> Markup:
    """Draw both values from one zero; a range goes on as a paler bar up to its upper end. Equal values need no bars."""
    values = _values(row.old), _values(row.new)
    longest = max((abs(end) for pair in values if pair for end in pair), default=Decimal(0))
    if not _comparable(row) or not longest or None in values or values[0] == values[1]:
        return EMPTY
    bars: list[Markup] = []
    for pair, css, top in zip(values, ("old", "new"), (1, 8), strict=True):
        low, high = sorted(abs(end) for end in pair or ())
        for end, shade in ((high, "range"), (low, "bar")):
            if shade == "bar" or high > low:
                width = f"{float(end / longest * 100):.2f}".rstrip("0").rstrip(".")
                bars.append(element("rect", class_=f"{shade} {css}", y=top, width=width, height=5))
    return element(
        "svg",
        *bars,
        class_="bars",
        viewBox="0 0 100 14",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )
