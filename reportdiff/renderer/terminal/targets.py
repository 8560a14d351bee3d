"""The terminal's tables: targets, and last year's promises beside this year's results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from reportdiff.changes import Direction, Verdict
from reportdiff.model import Figure
from reportdiff.renderer.amounts import DIRECTION_MARKS, named, said, size
from reportdiff.renderer.terminal.layout import Column, clipped, hanging, joined, styled, table
from reportdiff.renderer.terminal.palette import DIM, DIRECTIONS, HEAD, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import Delivery, TargetChange
    from reportdiff.model import Target
    from reportdiff.renderer.lookup import Lookup
    from reportdiff.renderer.messages import Words

__all__ = ["VERDICT_MARKS", "delivery_table", "target_table", "year_of"]

_TARGET_COLUMNS = (Column(23), Column(12), Column(12), Column(19))
_DELIVERY_COLUMNS = (Column(10), Column(14), Column(12), Column(12))
_NAMED_FIGURES = frozenset({Figure.GROWTH, Figure.STEP, Figure.SHARE, Figure.RANK})
VERDICT_MARKS = {Verdict.MET: "+", Verdict.MISSED: "!", Verdict.UNCLEAR: "?"}
_LONGEST_CLAUSE = 80  # cells: a clause in a table is a reminder; the quotation in full stands in the other formats


def target_table(
    lookup: Lookup, changes: Sequence[TargetChange], words: Words, width: int, *, quoted: bool, scored: bool
) -> list[Text]:
    """Return the table of target changes: indicator, old value, new value, sign and word for the direction.

    With `quoted` both clauses stand under each row, with their lines in the files; `scored` adds the pairs' scores.
    """
    head = [
        Text(words("head.indicator"), DIM),
        styled(year_of(lookup.old.report.year, words("report.old")), DIM),
        styled(year_of(lookup.new.report.year, words("report.new")), DIM),
        Text(words("head.change"), DIM),
    ]
    columns: tuple[Column, ...] = _TARGET_COLUMNS
    if scored:
        head.append(Text())
        columns += (Column(8),)
    rows = [_target_row(change, words, scored) for change in changes]
    below = [_quotations(lookup, change.old, change.new, words, width) for change in changes] if quoted else []
    return table([head, *rows], columns, width, below=[[], *below])


def delivery_table(
    lookup: Lookup, deliveries: Sequence[Delivery], words: Words, width: int, *, quoted: bool
) -> list[Text]:
    """Return the table of deliveries: verdict, indicator, promise, result; with `quoted` the clauses under each row."""
    old, new = lookup.old.report.year, lookup.new.report.year
    head = [
        Text(words("head.verdict"), DIM),
        Text(words("head.indicator"), DIM),
        Text(_titled(words, "head.promise", old), DIM),
        Text(_titled(words, "head.result", new and new - 1), DIM),
    ]
    rows = [_delivery_row(row, words) for row in deliveries]
    below = [_quotations(lookup, row.target, row.result, words, width) for row in deliveries] if quoted else []
    return table([head, *rows], _DELIVERY_COLUMNS, width, below=[[], *below])


def year_of(year: int | None, otherwise: str) -> str:
    """Return the year as words, or what stands for it."""
    return str(year) if year else otherwise


def _titled(words: Words, key: str, year: int | None) -> str:
    return words(key, year=year) if year else words(f"{key}_plain")


def _target_row(change: TargetChange, words: Words, explain: bool) -> list[Text]:
    style = DIRECTIONS[change.change]
    both = [target for target in (change.old, change.new) if target]
    differing = change.change is Direction.RESTATED and len({target.figure for target in both}) > 1
    told = [f"{DIRECTION_MARKS[change.change]} {words(f'direction.{change.change}')}"]
    told += [part for part in (size(change, words),) if part]
    direction = styled(" ".join(told), style)
    return [
        _indicator(named(change.indicator, *both), both, words, labelled=not differing),
        _value(change.old, words, style if change.change is Direction.DROPPED else "", labelled=differing),
        _value(change.new, words, "" if change.change is Direction.UNCHANGED else "bold", labelled=differing),
        direction,
        *([Text(words("view.score", score=f"{change.score:.2f}"), DIM)] if explain else []),
    ]


def _quotations(lookup: Lookup, old: Target | None, new: Target | None, words: Words, width: int) -> list[Text]:
    """Both clauses as they are printed, with the lines on which they stand."""
    lines = []
    for key, side, target in (("report.old", lookup.old, old), ("report.new", lookup.new, new)):
        if target is not None:
            number = side.line(target.start)
            place = "" if number is None else " " + words("line", n=number)
            lines += hanging(Text(f"      {words(key)}{place}  ", DIM), styled(target.text, DIM), width)
    return lines


def _indicator(name: str, sides: Sequence[Target], words: Words, *, labelled: bool) -> Text:
    """The indicator's name, with what kind of figure it is where that is not a plain level and not in the name."""
    cell = styled(clipped(name, _LONGEST_CLAUSE))
    condition = next((side.condition for side in sides if side.condition), "")
    if condition and condition not in name:
        cell.append_text(joined(" ", styled(condition, DIM)))
    figure = sides[0].figure
    # A printed name that goes on behind the canonical one says by itself what kind of figure it is.
    said_already = words(f"figure.{figure}") in name or any(
        name.startswith(side.indicator) and name != side.indicator for side in sides
    )
    if labelled and figure in _NAMED_FIGURES and not said_already:
        cell.append(" " + words(f"figure.{figure}"), DIM)
    return cell


def _value(target: Target | None, words: Words, style: str, *, labelled: bool) -> Text:
    if target is None:
        return Text(words("none"), DIM)
    value = styled(clipped(said(target), _LONGEST_CLAUSE), style)
    return joined(Text(words(f"figure.{target.figure}") + " ", DIM), value) if labelled else value


def _delivery_row(row: Delivery, words: Words) -> list[Text]:
    verdict = Text(f"{VERDICT_MARKS[row.verdict]} {words(f'verdict.{row.verdict}')}", VERDICTS[row.verdict])
    return [
        verdict,
        _indicator(named(row.indicator, row.target, row.result), [row.target], words, labelled=True),
        _value(row.target, words, "", labelled=False),
        _value(row.result, words, HEAD, labelled=False),
    ]
