"""The terminal's statements: lone ones, linked ones with their word edits, and why they were paired or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from reportdiff.changes import EditOp
from reportdiff.renderer.escape import visible
from reportdiff.renderer.terminal.layout import clipped, hanging, joined, styled
from reportdiff.renderer.terminal.palette import CHANGE_MARKS, DIM, EDITS, KINDS, MOVED, MOVED_MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import Change, Edit
    from reportdiff.model import Section, Statement
    from reportdiff.renderer.lookup import Lookup, SideLookup
    from reportdiff.renderer.messages import Words

__all__ = ["edit_line", "linked", "lone", "path_line", "reasons"]

_LONGEST_TITLE = 36  # cells: a heading that runs on into its paragraph has a whole sentence for its title
_LONGEST_LONE = 300  # characters of a lone statement in the digest
_LONGEST_EQUAL = 120  # characters between two edits that are shown in full
_KEPT_EQUAL = 40  # characters kept on either side where a longer equal stretch is left out
_LONGEST_CANDIDATE = 120


def path_line(path: Sequence[Section], words: Words, width: int) -> Text:
    """Return the headings over a group of statements, outermost first, on one line."""
    return joined("  ", Text(_path(path, words, width - 2), "bold"))


def lone(change: Change, side: SideLookup, words: Words, width: int, *, whole: bool) -> list[Text]:
    """Return a new or dropped statement behind its sign and the line on which it stands."""
    statements = [side.statements[i] for i in change.new or change.old]
    style = KINDS[change.kind]
    first = joined(
        "  ", Text(f"{_line_number(side, statements[0]):>5} ", DIM), Text(f"{CHANGE_MARKS[change.kind]} ", style)
    )
    text = styled(_shortened("".join(s.text for s in statements), words, whole=whole))
    return hanging(first, text, width)


def linked(change: Change, lookup: Lookup, words: Words, width: int, *, kind_named: bool) -> list[Text]:
    """Return a linked change: its lines in both files, its sign, the word edits, and where it stood if it moved."""
    old, new = lookup.old_statements(change), lookup.new_statements(change)
    places = "→".join(place for place in (_line_number(lookup.old, old[0]), _line_number(lookup.new, new[0])) if place)
    first = joined("  ", Text(f"{places:>9} ", DIM), Text(f"{CHANGE_MARKS[change.kind]} ", KINDS[change.kind]))
    if kind_named:
        first.append(f"{words(f'kind.{change.kind}')} ", KINDS[change.kind])
    lines = hanging(first, edit_line(change.edits, "".join(s.text for s in new), words), width)
    if change.moved:
        mark = joined(" " * 12, Text(f"{MOVED_MARK} {words('kind.moved')} ", MOVED))
        before = _path(lookup.old.path(old[0].section), words, max(width - mark.cell_len, _LONGEST_TITLE))
        lines += hanging(mark, Text(words("terminal.stood", path=before), DIM), width)
    return lines


def edit_line(edits: Sequence[Edit], text: str, words: Words) -> Text:
    """Return the new words with the old ones between them, each marked; `text` stands where there are no edits."""
    if not edits:
        return styled(text)
    line = Text(end="")
    for i, edit in enumerate(edits):
        if edit.op is EditOp.EQUAL:
            line.append_text(styled(_equal(edit.new, words, first=i == 0, last=i == len(edits) - 1)))
            continue
        if edit.old:
            line.append_text(joined(Text("[-", DIM), styled(edit.old, EDITS[EditOp.DELETE]), Text("-]", DIM)))
        if edit.new:
            line.append_text(joined(Text("{+", DIM), styled(edit.new, EDITS[EditOp.INSERT]), Text("+}", DIM)))
    return line


def reasons(change: Change, lookup: Lookup, words: Words, width: int) -> list[Text]:
    """Return why a change's statements were paired, or what the closest candidate was and why it was refused."""
    told = [part for part in (_link_reason(change, words), _refusal(change, lookup, words)) if part]
    indent = Text(" " * (14 if change.via else 10))
    return [line for part in told for line in hanging(indent, styled(part, DIM), width)]


def _link_reason(change: Change, words: Words) -> str:
    if change.via is None:
        return ""
    parts = [words(f"via.{change.via}"), words("view.score", score=f"{change.score:.2f}")]
    if change.terms:
        parts.append(words("view.terms", terms=words("list.separator").join(change.terms)))
    if change.reason:
        parts.append(words("view.reason", reason=change.reason))
    return words("clause.separator").join(parts)


def _refusal(change: Change, lookup: Lookup, words: Words) -> str:
    refusal = change.refusal
    if refusal is None:
        return ""
    side, index = (lookup.new, refusal.new) if refusal.lone == "old" else (lookup.old, refusal.old)
    if index is None:
        return words("view.no_candidate")
    statement = side.report.statements[index]
    candidate = clipped(statement.text, _LONGEST_CANDIDATE)
    parts = [
        words("view.candidate", text=candidate),
        _line_word(side, statement, words),
        words("view.score", score=f"{refusal.score:.2f}"),
        words(f"refusal.{refusal.reason}"),
    ]
    return words("clause.separator").join(part for part in parts if part)


def _line_number(side: SideLookup, statement: Statement) -> str:
    line = side.line(statement.start)
    return "" if line is None else str(line)


def _line_word(side: SideLookup, statement: Statement, words: Words) -> str:
    line = _line_number(side, statement)
    return words("line", n=line) if line else ""


def _path(path: Sequence[Section], words: Words, width: int) -> str:
    """Headings in one line; where they are too long together, each is cut before the whole is."""
    titles = [visible(section.number + section.title) for section in path]
    whole = " › ".join(titles) or words("section.none")
    if cell_len(whole) > width:
        whole = " › ".join(clipped(title, max(_LONGEST_TITLE, width // 2)) for title in titles)
    return clipped(whole, width)


def _shortened(text: str, words: Words, *, whole: bool) -> str:
    if whole or len(text) <= _LONGEST_LONE:
        return text
    return text[:_LONGEST_LONE] + words("view.truncated", n=f"{len(text):,}")


def _equal(text: str, words: Words, *, first: bool, last: bool) -> str:
    """A stretch that did not change, its middle (or its far end) left out where it is long."""
    if len(text) <= _LONGEST_EQUAL:
        return text
    head, tail = (0 if first else _KEPT_EQUAL), (0 if last else _KEPT_EQUAL)
    if first and last:
        return text
    omitted = words("view.omitted", n=f"{len(text) - head - tail:,}")
    return text[:head] + omitted + (text[-tail:] if tail else "")
