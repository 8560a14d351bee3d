"""The terminal's tables: targets, and last year's promises beside this year's results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from reportdiff.changes import Direction, Verdict
from reportdiff.renderer.amounts import DIRECTION_MARKS, answer, direction, figure_beside, named, said, size
from reportdiff.renderer.terminal.layout import Column, clipped, hanging, joined, styled, table
from reportdiff.renderer.terminal.palette import DIM, DIRECTIONS, HEAD, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import Delivery, TargetChange
    from reportdiff.model import Statement, Target
    from reportdiff.renderer.lookup import Lookup, SideLookup
    from reportdiff.renderer.messages import Words

__all__ = ["VERDICT_MARKS", "delivery_table", "target_table", "year_of"]

_TARGET_COLUMNS = (Column(23), Column(12), Column(12), Column(19))
_DELIVERY_COLUMNS = (Column(10), Column(14), Column(12), Column(12))
VERDICT_MARKS = {Verdict.MET: "+", Verdict.MISSED: "!", Verdict.UNCLEAR: "?"}
_LONGEST_CLAUSE = 80  # cells: a clause in a table is a reminder; the quotation in full stands in the other formats


def target_table(
    lookup: Lookup,
    changes: Sequence[TargetChange],
    words: Words,
    width: int,
    *,
    quoted: bool,
    answered: bool,
    scored: bool,
) -> list[Text]:
    """Return the table of target changes: indicator, old value, new value, sign and word for the direction.

    With `quoted` both clauses stand under each row, with their lines in the files; `answered` adds the statement that
    answers a target without its number, `scored` the pairs' scores.
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
    below = [
        (_quotations(lookup, change.old, change.new, words, width) if quoted else [])
        + (_answers(lookup, change, words, width) if answered else [])
        for change in changes
    ]
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
    told = f"{DIRECTION_MARKS[change.change]} {direction(change, words)} {size(change, words)}".rstrip()
    return [
        _indicator(named(change.indicator, *both), both, words, labelled=not differing),
        _value(change.old, words, style if change.change is Direction.DROPPED else "", labelled=differing),
        _value(change.new, words, "" if change.change is Direction.UNCHANGED else "bold", labelled=differing),
        styled(told, style),
        *([Text(words("view.score", score=f"{change.score:.2f}"), DIM)] if explain else []),
    ]


def _quotations(lookup: Lookup, old: Target | None, new: Target | None, words: Words, width: int) -> list[Text]:
    """Both clauses as they are printed, with the lines on which they stand."""
    sides = (("report.old", lookup.old, old), ("report.new", lookup.new, new))
    return [
        line
        for key, side, target in sides
        if target is not None
        for line in _quotation(words(key), side, target, words, width)
    ]


def _answers(lookup: Lookup, change: TargetChange, words: Words, width: int) -> list[Text]:
    """What the new report says in answer to a target whose number it does not repeat."""
    statements = [lookup.new.statements[known] for known in answer(change)]
    return [line for said in statements for line in _quotation(words("report.new"), lookup.new, said, words, width)]


def _quotation(label: str, side: SideLookup, quoted: Target | Statement, words: Words, width: int) -> list[Text]:
    number = side.line(quoted.start)
    place = "" if number is None else " " + words("line", n=number)
    return hanging(Text(f"      {label}{place}  ", DIM), styled(quoted.text, DIM), width)


def _indicator(name: str, sides: Sequence[Target], words: Words, *, labelled: bool) -> Text:
    """The indicator's name, with what kind of figure it is where that is not a plain level and not in the name."""
    cell = styled(clipped(name, _LONGEST_CLAUSE))
    condition = next((side.condition for side in sides if side.condition), "")
    if condition and condition not in name:
        cell.append_text(joined(" ", styled(condition, DIM)))
    if labelled and (figure := figure_beside(name, sides, words)):
        cell.append(f" {figure}", DIM)
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
