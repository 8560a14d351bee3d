"""The whole of both reports, side by side, with the word edits inside each pair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportdiff.changes import ChangeKind, Via
from reportdiff.renderer.html.context import section_label, span, tagged
from reportdiff.renderer.html.layout import Fold
from reportdiff.renderer.html.markup import EMPTY, Markup, element, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import Change, TargetChange
    from reportdiff.model import Section
    from reportdiff.renderer.html.context import Context
    from reportdiff.renderer.html.layout import Block, Line, Row
    from reportdiff.renderer.html.places import Side

__all__ = ["block_id", "fulltext", "is_change"]

_DEEPEST_HEADING = 6
# Characters of a column's line on a common screen; the style holds heights up to two to the power of `_MOST_ROOM`.
_COLUMN = 28
_MOST_ROOM = 10
_CHUNK = 50
_MOST_TERMS = 5
_DIGIT = re.compile(r"\d")


def is_change(row: Row) -> bool:
    """Whether a reader who looks for changes stops at this row."""
    return row.home and (row.change is None or row.change.kind is not ChangeKind.UNCHANGED or row.change.moved)


def block_id(number: int) -> str:
    """Return the anchor of the block with this number."""
    return f"b{number}"


def fulltext(context: Context, blocks: tuple[Block, ...], positions: Sequence[int]) -> Markup:
    """Return all blocks; `positions` holds the place of each row (by its number, in thousandths of the whole)."""
    parts: list[Markup] = []
    numbered = 0
    depth = 2
    for number, block in enumerate(blocks):
        depth = min(block.depth + 2, depth + 1, _DEEPEST_HEADING)
        items: list[Markup] = []
        for item in block.items:
            rows: list[Markup] = []
            for row in item.rows if isinstance(item, Fold) else (item,):
                rows.append(_row(context, row, positions[numbered]))
                numbered += 1
            items.append(_fold(context, rows) if isinstance(item, Fold) else rows[0])
        heading = _heading(context, block, max(depth, 3))
        room = f"block z{_room(block.items)}"
        parts.append(element("section", heading, *_chunks(block, items), class_=room, id=block_id(number)))
    return join(parts, "\n")


def _chunks(block: Block, items: list[Markup]) -> list[Markup]:
    """Part a long section, so that the browser need not lay out the whole of it to show a screenful."""
    if len(items) <= _CHUNK:
        return items
    starts = range(0, len(items), _CHUNK)
    return [
        element("div", *items[at : at + _CHUNK], class_=f"chunk z{_room(block.items[at : at + _CHUNK])}")
        for at in starts
    ]


def _room(items: tuple[Row | Fold, ...]) -> int:
    """Return the estimated height of a stretch of the page as a power of two of text lines.

    The browser skips blocks that are off the screen and needs to know how much room to leave for them.
    """
    lines = 3
    for item in items:
        texts = [] if isinstance(item, Fold) else [len(line.statement.text) for line in (*item.old, *item.new)]
        lines += max(texts, default=0) // _COLUMN + 2
    return min(lines.bit_length(), _MOST_ROOM)


def _fold(context: Context, rows: list[Markup]) -> Markup:
    summary = element("summary", context.words("full.fold", n=len(rows)))
    return element("details", summary, *rows, class_="fold")


def _heading(context: Context, block: Block, level: int) -> Markup:
    tag = f"h{level}"
    if block.old is None and block.new is None:
        return element(tag, element("span", context.words("full.preamble"), class_="both"), class_="head")
    return element(
        tag,
        _half_heading(context, context.old, block.old, "full.no_old"),
        _half_heading(context, context.new, block.new, "full.no_new"),
        class_="head",
    )


def _half_heading(context: Context, side: Side, section: Section | None, missing: str) -> Markup:
    if section is None:
        return element("span", element("small", context.words(missing)), class_=f"{side.name} none")
    label = section_label(section, length=60)
    return element("span", label, class_=side.name, id=side.anchor(section.id), lang=context.language(side))


def _row(context: Context, row: Row, position: int) -> Markup:
    change = row.change
    kind = "none" if change is None else str(change.kind)
    statements = row.statements
    role = (row.new or row.old)[0].statement.role
    named = [target for line, side in _sided(context, row) for target in context.targets_of(side, line.statement)]
    targets = list({target.id: target for target in named}.values())
    numeric = bool(targets) or any(_DIGIT.search(statement.text) for statement in statements)
    classes = [
        "row",
        f"k-{kind}",
        f"r-{role}",
        "num" if numeric else "",
        "moved" if change is not None and change.moved else "",
        "" if row.home else "part",
        "ch" if is_change(row) else "",
    ]
    return element(
        "div",
        _mark(context, row, targets),
        _cell(context, row, context.old),
        _cell(context, row, context.new),
        class_=" ".join(name for name in classes if name),
        id=change.id if change is not None and row.home else None,
        data_p=position if is_change(row) else None,
    )


def _sided(context: Context, row: Row) -> list[tuple[Line, Side]]:
    return [(line, context.old) for line in row.old] + [(line, context.new) for line in row.new]


def _mark(context: Context, row: Row, targets: list[TargetChange]) -> Markup:
    """Return the margin: the kind as a link to the row itself, the targets in it, and why it was paired."""
    words = context.words
    change = row.change
    if change is None:
        return element("div", words("kind.none"), class_="mark")
    kind = words(f"kind.{change.kind}")
    link = is_change(row)
    parts = [
        element("a" if link else "span", kind, class_=f"kind-{change.kind}", href=f"#{change.id}" if link else None)
    ]
    if change.moved:
        parts.append(tagged(words("kind.moved"), "kind-moved"))
    for target in targets:
        label = f"{words('full.target')}{words(f'direction.{target.change}')}"
        parts.append(element("a", label, href=f"#{target.id}", class_=f"dir-{target.change}"))
    if row.home:
        parts.append(_why(context, change))
    return element("div", *parts, class_="mark")


def _why(context: Context, change: Change) -> Markup:
    """Return the evidence for a pair, or the best candidate of a lone statement and why it was refused."""
    words = context.words
    said: list[Markup | str] = []
    if change.via is not None and change.via is not Via.EXACT:
        said.append(f"{words(f'via.{change.via}')} {change.score:.2f}")
        if change.terms:
            said.append(words("view.terms", terms=words("list.separator").join(change.terms[:_MOST_TERMS])))
    if change.reason:
        said.append(words("view.reason", reason=change.reason))
    refusal = change.refusal
    if refusal is not None:
        lone_is_old = refusal.lone == "old"
        side = context.new if lone_is_old else context.old
        index = refusal.new if lone_is_old else refusal.old
        if index is not None and index < len(side.report.statements):
            anchor = side.anchor(side.report.statements[index].id)
            said += [element("a", words("full.closest"), href=f"#{anchor}"), f"{refusal.score:.2f}"]
        said.append(words(f"refusal.{refusal.reason}"))
    return element("p", *(part for piece in said for part in (piece, " ")), class_="why") if said else EMPTY


def _cell(context: Context, row: Row, side: Side) -> Markup:
    is_new = side is context.new
    here = row.new if is_new else row.old
    away = row.new_away if is_new else row.old_away
    parts = [_line(context, side, line) for line in here]
    change = row.change
    word = "full.partner" if change is None or not change.moved else "full.moved_to" if is_new else "full.moved_from"
    if (away and not here) or row.home:
        parts.extend(_away(context, side, line, word, quoted=row.home) for line in away)
    return element("div", *parts, class_=side.name) if parts else EMPTY


def _line(context: Context, side: Side, line: Line) -> Markup:
    statement = line.statement
    number = side.line(statement.start)
    anchor = side.anchor(statement.id)
    enumerator = side.enumerators.get(statement.id)
    return element(
        "p",
        element("a", str(number) if number else "¶", href=f"#{anchor}"),
        element("span", enumerator, class_="enum") if enumerator else EMPTY,
        _text(context, side, line),
        id=anchor,
        lang=context.language(side),
        data_at=span(statement),
    )


def _away(context: Context, side: Side, line: Line, word: str, *, quoted: bool) -> Markup:
    """Return the address of a partner that stands elsewhere, with its text if this row shows the change."""
    statement = line.statement
    address = f"{context.words(word)} {context.address(side, statement)}"
    link = element("a", address, href=f"#{side.anchor(statement.id)}")
    quote = element("p", _text(context, side, line), lang=context.language(side)) if quoted else EMPTY
    return element("div", element("p", link), quote, class_="away")


def _text(context: Context, side: Side, line: Line) -> Markup:
    is_new = side is context.new
    tag, word = ("ins", "full.inserted") if is_new else ("del", "full.deleted")
    hint = element("span", context.words(word), class_="vh")
    pieces = [element(tag, hint, piece.text) if piece.marked else piece.text for piece in line.fragments]
    return element("q", *pieces)
