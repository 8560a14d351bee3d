"""The strips that show where in the reports the changes are: drawings by attributes alone, no style and no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.changes import ChangeKind
from reportdiff.renderer.html.fulltext import is_change
from reportdiff.renderer.html.markup import Markup, element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.renderer.html.context import Context
    from reportdiff.renderer.html.layout import Row

__all__ = ["SCALE", "barcode", "row_positions", "scroll_strip"]

SCALE = 1000
_MARKED = (ChangeKind.REWORDED, ChangeKind.UPDATED, ChangeKind.DROPPED, ChangeKind.NEW)
_OLD_TOP, _NEW_TOP, _LANE = 6, 24, 14


def _weight(row: Row) -> int:
    sides = (row.old, row.new)
    return max(sum(len(line.statement.text) for line in side) for side in sides) + 1


def row_positions(rows: Sequence[Row]) -> list[int]:
    """Return where each row begins, in thousandths of all rows by the length of their texts."""
    total = sum(_weight(row) for row in rows) or 1
    positions: list[int] = []
    at = 0
    for row in rows:
        positions.append(at * SCALE // total)
        at += _weight(row)
    return positions


def scroll_strip(rows: Sequence[Row], positions: Sequence[int]) -> Markup:
    """Draw the page's rows from top to bottom, the old report's lane on the left and the new one's on the right."""
    paths: dict[ChangeKind, list[str]] = {kind: [] for kind in _MARKED}
    ends = [*positions, SCALE][1:]
    for row, top, end in zip(rows, positions, ends, strict=True):
        if not is_change(row) or row.change is None or row.change.kind not in paths:
            continue
        height = max(end - top, 2)
        lanes = ([0] if row.old or row.old_away else []) + ([6] if row.new or row.new_away else [])
        paths[row.change.kind].extend(f"M{left} {top}h4v{height}h-4z" for left in lanes)
    return _drawing(paths, f"0 0 10 {SCALE}")


def barcode(context: Context) -> Markup:
    """Draw both reports from left to right, the old one above, with a short stroke for each first-level heading."""
    ticks: list[str] = []
    paths: dict[ChangeKind, list[str]] = {kind: [] for kind in _MARKED}
    for side, top in ((context.old, _OLD_TOP), (context.new, _NEW_TOP)):
        total = sum(len(statement.text) for statement in side.report.statements) or 1
        at = 0
        outer = None
        for statement in side.report.statements:
            left = at * SCALE / total
            width = len(statement.text) * SCALE / total
            at += len(statement.text)
            path = side.path(statement.section)
            if path and path[0].id != outer:
                outer = path[0].id
                ticks.append(f"M{_short(left)} {top - 5}v4")
            change = side.changes.get(statement.id)
            if change is not None and change.kind in paths:
                paths[change.kind].append(
                    f"M{_short(left)} {top}h{_short(max(width, 0.7))}v{_LANE}h-{_short(max(width, 0.7))}z"
                )
    lanes = [element("rect", class_="lane", y=top, width=SCALE, height=_LANE) for top in (_OLD_TOP, _NEW_TOP)]
    tick = element("path", class_="tick", vector_effect="non-scaling-stroke", d="".join(ticks))
    return _drawing(paths, f"0 0 {SCALE} 40", *lanes, tick, label=_label(context))


def _label(context: Context) -> str:
    counts = {kind: sum(change.kind is kind for change in context.diff.changes) for kind in ChangeKind}
    named: dict[str, object] = {str(kind): count for kind, count in counts.items()}
    named |= {f"{kind}_word": context.words(f"kind.{kind}") for kind in (ChangeKind.NEW, ChangeKind.DROPPED)}
    return f"{context.words('strip.old', **named)} {context.words('strip.new', **named)}"


def _drawing(paths: dict[ChangeKind, list[str]], view_box: str, *before: Markup, label: str | None = None) -> Markup:
    drawn = [element("path", class_=f"s-{kind}", d="".join(parts)) for kind, parts in paths.items() if parts]
    return element(
        "svg",
        *before,
        *drawn,
        viewBox=view_box,
        preserveAspectRatio="none",
        focusable="false",
        role="img" if label else None,
        aria_label=label,
        aria_hidden=None if label else "true",
    )


def _short(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
