"""Both reports laid side by side: blocks of sections, rows of statements, each statement once and in reading order.

A row holds old statements on its left and new ones on its right. Every statement stands in exactly one row of its own
report's order; a partner that stands elsewhere (it moved, or belongs to another section) is quoted beside it once, in
the row that shows the change, and pointed at from the place it left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, product, takewhile
from typing import TYPE_CHECKING

from reportdiff.changes import ChangeKind, EditOp

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportdiff.changes import Change, Edit, ReportDiff
    from reportdiff.model import Section, Statement
    from reportdiff.renderer.html.places import Side

__all__ = ["Block", "Fold", "Fragment", "Line", "Row", "lay_out"]

# A single unchanged statement stays open: its fold would take as much room as it saves.
_SHORTEST_FOLD = 2
_FEWEST_VOTES = 2


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a statement's text; `marked` if it was deleted (on the old side) or inserted (on the new)."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as it is shown."""

    statement: Statement
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A change, or the part of it that stands here.

    `home` marks the one row of a change that shows it whole: there `old_away` and `new_away` are quoted, elsewhere they
    are only pointed at. `change` is None for a statement that no change names.
    """

    change: Change | None
    home: bool
    old: tuple[Line, ...] = ()
    new: tuple[Line, ...] = ()
    old_away: tuple[Line, ...] = ()
    new_away: tuple[Line, ...] = ()

    @property
    def folds(self) -> bool:
        """Whether nothing is to be seen here: the same words in the same place."""
        change = self.change
        return change is not None and change.kind is ChangeKind.UNCHANGED and bool(self.old) and bool(self.new)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that stand in this row."""
        return tuple(line.statement for line in (*self.old, *self.new))


@dataclass(frozen=True, slots=True)
class Fold:
    """A run of unchanged rows."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """An old section beside the new one that continues it, with the text that belongs to them and not to a subsection.

    Both sections are None for what stands before the first heading. `depth` is 1 for the outermost sections.
    """

    old: Section | None
    new: Section | None
    depth: int
    items: tuple[Row | Fold, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, folded or not."""
        return tuple(row for item in self.items for row in (item.rows if isinstance(item, Fold) else (item,)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Statements of one report that stand one after the other and belong to the same change."""

    change: Change | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """A block before its rows are made."""

    old: Section | None
    new: Section | None
    old_pieces: tuple[_Piece, ...]
    new_pieces: tuple[_Piece, ...]
    beside: tuple[tuple[int, int], ...]
    """Pieces that stand side by side, as ascending pairs of indexes."""


def lay_out(diff: ReportDiff, old: Side, new: Side) -> tuple[Block, ...]:
    """Return the whole of both reports as blocks, in the new report's order, dropped sections in their old place."""
    grounds = [_ground(pair, old, new) for pair in _section_pairs(diff)]
    homes = _homes(grounds)
    blocks: list[Block] = []
    for ground in grounds:
        rows = tuple(_rows(ground, homes, old, new))
        depth = max(
            len(old.path(ground.old.id)) if ground.old else 0, len(new.path(ground.new.id)) if ground.new else 0
        )
        blocks.append(Block(ground.old, ground.new, depth, _fold(rows)))
    return tuple(block for block in blocks if block.items or block.depth)


def _section_pairs(diff: ReportDiff) -> list[tuple[Section | None, Section | None]]:
    """Return each section once, beside its best counterpart; the preamble comes first."""
    partner: dict[int, int] = {}
    taken: set[int] = set()
    linked = ((link.old, link.new) for link in sorted(diff.sections, key=lambda link: -link.score))
    for left, right in (*linked, *_section_votes(diff)):
        if left is not None and right is not None and right not in partner and left not in taken:
            partner[right] = left
            taken.add(left)
    order: list[tuple[int | None, int | None]] = [(index, None) for index in _lone_after(-1, taken, diff)]
    for index in range(len(diff.new.sections)):
        left = partner.get(index)
        order.append((left, index))
        if left is not None:
            order.extend((lone, None) for lone in _lone_after(left, taken, diff))
    sections = [
        (None if left is None else diff.old.sections[left], None if right is None else diff.new.sections[right])
        for left, right in order
    ]
    return [(None, None), *sections]


def _section_votes(diff: ReportDiff) -> list[tuple[int, int]]:
    """Return the sections whose statements answer each other, most votes first.

    Two headings that nothing links may still hold the same commitments; side by side the pairs can be read.
    """
    homes = []
    for report in (diff.old, diff.new):
        index = {section.id: number for number, section in enumerate(report.sections)}
        homes.append({s.id: index[s.section] for s in report.statements if s.section is not None})
    votes: Counter[tuple[int, int]] = Counter()
    for change in diff.changes:
        if not change.moved:
            left, right = (
                {home[name] for name in names if name in home}
                for home, names in zip(homes, (change.old, change.new), strict=True)
            )
            votes.update(product(left, right))
    return [
        pair for pair, count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])) if count >= _FEWEST_VOTES
    ]


def _lone_after(index: int, taken: set[int], diff: ReportDiff) -> Iterable[int]:
    """Return the old sections without a counterpart that follow an old section directly."""
    return takewhile(lambda at: at not in taken, range(index + 1, len(diff.old.sections)))


def _ground(pair: tuple[Section | None, Section | None], old: Side, new: Side) -> _Ground:
    left, right = pair
    preamble = left is None and right is None
    old_pieces = _pieces(old, left, preamble=preamble)
    new_pieces = _pieces(new, right, preamble=preamble)
    return _Ground(left, right, old_pieces, new_pieces, _beside(old_pieces, new_pieces))


def _pieces(side: Side, section: Section | None, *, preamble: bool) -> tuple[_Piece, ...]:
    if section is None and not preamble:
        return ()
    here = side.members.get(None if section is None else section.id, ())
    runs = [tuple(run) for _, run in groupby(here, key=lambda statement: _change_id(side, statement))]
    return tuple(_Piece(side.changes.get(run[0].id), run) for run in runs)


def _change_id(side: Side, statement: Statement) -> tuple[str, str]:
    change = side.changes.get(statement.id)
    return ("", statement.id) if change is None else (change.id, "")


def _beside(old: Sequence[_Piece], new: Sequence[_Piece]) -> tuple[tuple[int, int], ...]:
    """Pair the pieces of one change, and keep the longest set of pairs that stand in the same order on both sides."""
    first_old: dict[str, int] = {}
    for index, piece in enumerate(old):
        if piece.change is not None and not piece.change.moved:
            first_old.setdefault(piece.change.id, index)
    pairs: list[tuple[int, int]] = []
    for index, piece in enumerate(new):
        at = first_old.pop(piece.change.id, None) if piece.change is not None else None
        if at is not None:
            pairs.append((at, index))
    return _longest_ascending(pairs)


def _longest_ascending(pairs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the longest ascending subsequence by the first member (patience sorting)."""
    ends: list[int] = []
    end_at: list[int] = []
    before: list[int] = []
    for index, (value, _) in enumerate(pairs):
        pile = bisect_left(ends, value)
        before.append(end_at[pile - 1] if pile else -1)
        if pile == len(ends):
            ends.append(value)
            end_at.append(index)
        else:
            ends[pile] = value
            end_at[pile] = index
    chain: list[tuple[int, int]] = []
    index = end_at[-1] if end_at else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return tuple(reversed(chain))


def _homes(grounds: Iterable[_Ground]) -> dict[str, str]:
    """Return, by change, the first statement of the piece that shows the change whole.

    That is the new piece which stands beside its old one; without such, the first new piece; without any, the old one.
    """
    beside: dict[str, str] = {}
    new: dict[str, str] = {}
    old: dict[str, str] = {}
    for ground in grounds:
        for piece in ground.old_pieces:
            if piece.change is not None:
                old.setdefault(piece.change.id, "o" + piece.statements[0].id)
        for piece in ground.new_pieces:
            if piece.change is not None:
                new.setdefault(piece.change.id, "n" + piece.statements[0].id)
        for _, index in ground.beside:
            piece = ground.new_pieces[index]
            if piece.change is not None:
                beside[piece.change.id] = "n" + piece.statements[0].id
    return old | new | beside


def _rows(ground: _Ground, homes: dict[str, str], old: Side, new: Side) -> Iterable[Row]:
    left = right = 0
    for at_old, at_new in (*ground.beside, (len(ground.old_pieces), len(ground.new_pieces))):
        for piece in ground.old_pieces[left:at_old]:
            yield _row(piece.change, piece.statements, (), homes, old, new)
        for piece in ground.new_pieces[right:at_new]:
            yield _row(piece.change, (), piece.statements, homes, old, new)
        if at_new < len(ground.new_pieces):
            piece = ground.new_pieces[at_new]
            yield _row(piece.change, ground.old_pieces[at_old].statements, piece.statements, homes, old, new)
        left, right = at_old + 1, at_new + 1


def _row(  # noqa: PLR0917
    change: Change | None,
    here_old: tuple[Statement, ...],
    here_new: tuple[Statement, ...],
    homes: dict[str, str],
    old: Side,
    new: Side,
) -> Row:
    first = "n" + here_new[0].id if here_new else "o" + here_old[0].id
    if change is None:
        return Row(None, home=True, old=_plain(here_old), new=_plain(here_new))
    home = homes[change.id] == first
    old_all = [old.statements[identifier] for identifier in change.old if identifier in old.statements]
    new_all = [new.statements[identifier] for identifier in change.new if identifier in new.statements]
    old_lines = _marked(old_all, change.edits, new=False) if home and new_all else _plain(old_all)
    new_lines = _marked(new_all, change.edits, new=True) if home and old_all else _plain(new_all)
    here = {statement.id for statement in here_old}, {statement.id for statement in here_new}
    return Row(
        change,
        home,
        old=tuple(line for line in old_lines if line.statement.id in here[0]),
        new=tuple(line for line in new_lines if line.statement.id in here[1]),
        old_away=tuple(line for line in old_lines if line.statement.id not in here[0]),
        new_away=tuple(line for line in new_lines if line.statement.id not in here[1]),
    )


def _plain(statements: Iterable[Statement]) -> tuple[Line, ...]:
    return tuple(Line(statement, (Fragment(statement.text, marked=False),)) for statement in statements)


def _marked(statements: Sequence[Statement], edits: Sequence[Edit], *, new: bool) -> tuple[Line, ...]:
    """Deal the edits of a change out to the statements whose texts they make up."""
    pieces = [Fragment(edit.new if new else edit.old, edit.op is not EditOp.EQUAL) for edit in edits]
    whole = "".join(piece.text for piece in pieces)
    lines: list[Line] = []
    cursor = 0
    for statement in statements:
        start = whole.find(statement.text, cursor)
        if start < 0:
            lines.extend(_plain([statement]))
            continue
        cursor = start + len(statement.text)
        lines.append(Line(statement, _slice(pieces, start, cursor)))
    return tuple(lines)


def _slice(pieces: Sequence[Fragment], start: int, end: int) -> tuple[Fragment, ...]:
    found: list[Fragment] = []
    at = 0
    for piece in pieces:
        text = piece.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            found.append(Fragment(text, piece.marked))
        at += len(piece.text)
    return tuple(found)


def _fold(rows: Iterable[Row]) -> tuple[Row | Fold, ...]:
    items: list[Row | Fold] = []
    for folds, run in groupby(rows, key=lambda row: row.folds):
        together = tuple(run)
        if folds and len(together) >= _SHORTEST_FOLD:
            items.append(Fold(together))
        else:
            items.extend(together)
    return tuple(items)
