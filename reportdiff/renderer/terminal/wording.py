"""The terminal's list of terms that came, went, rose and fell, each with a sentence that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from reportdiff.changes import WordingKind
from reportdiff.renderer.escape import visible
from reportdiff.renderer.terminal.layout import Column, clipped, hanging, joined, styled, table
from reportdiff.renderer.terminal.palette import DIM, HEAD, TERMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import TermChange
    from reportdiff.renderer.lookup import Lookup
    from reportdiff.renderer.messages import Words

__all__ = ["wording_list"]

_MARKS = {WordingKind.CAME: "+", WordingKind.WENT: "-", WordingKind.ROSE: "↑", WordingKind.FELL: "↓"}
_COLUMNS = (Column(8), Column(fixed=True), Column(20))
_IN_DIGEST = 10
_LONGEST_TERM = 40  # cells
_LONGEST_SENTENCE = 80
_GAINED = frozenset({WordingKind.CAME, WordingKind.ROSE})


def wording_list(
    lookup: Lookup, terms: Sequence[TermChange], words: Words, width: int, *, everything: bool
) -> list[Text]:
    """Return the terms by kind, with their counts and one sentence each; with `everything` all sentences."""
    lines: list[Text] = []
    for kind in WordingKind:
        found = [term for term in terms if term.kind is kind]
        if not found:
            continue
        shown = found if everything else found[:_IN_DIGEST]
        told = joined("  ", Text(f"{_MARKS[kind]} {words(f'wording.{kind}')}", TERMS[kind]))
        lines.append(joined(told, Text(f"  {words('count.rows', n=len(found))}", DIM)))
        rows = [_row(lookup, term, words, everything=everything) for term in shown]
        lines += table(rows, _COLUMNS, width, indent=4)
        if len(shown) < len(found):
            more = words("count.more_rows", n=len(found) - len(shown))
            lines += hanging(joined("    ", more, "  "), Text(words("terminal.all_wording"), DIM), width)
    return lines


def _row(lookup: Lookup, term: TermChange, words: Words, *, everything: bool) -> list[Text]:
    """The term, its counts in both reports, and where it is said: in the report that has more of it."""
    side, ids = (lookup.new, term.new) if term.kind in _GAINED else (lookup.old, term.old)
    quoted = []
    for statement in (side.statements[i] for i in (ids if everything else ids[:1])):
        line = side.line(statement.start)
        place = "" if line is None else words("line", n=line) + " "
        quoted.append(place + (statement.text if everything else clipped(visible(statement.text), _LONGEST_SENTENCE)))
    return [
        styled(clipped(visible(term.term), _LONGEST_TERM), HEAD),
        Text(f"{term.old_count} → {term.new_count}", DIM),
        styled(" / ".join(quoted), DIM),
    ]
