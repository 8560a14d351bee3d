"""Colours of the terminal view: the terminal's own sixteen, so that the reader's theme decides how they look.

They only ever stand beside a word or a sign.
"""

from __future__ import annotations

from reportdiff.changes import ChangeKind, Direction, EditOp, Verdict, WordingKind

__all__ = [
    "CHANGE_MARKS",
    "DIM",
    "DIRECTIONS",
    "EDITS",
    "HEAD",
    "KINDS",
    "MOVED",
    "MOVED_MARK",
    "NOTE",
    "TERMS",
    "VERDICTS",
]

DIM = "dim"
HEAD = "bold"
NOTE = "yellow"
MOVED = "magenta"
MOVED_MARK = ">"

KINDS = {
    ChangeKind.NEW: "green",
    ChangeKind.DROPPED: "red",
    ChangeKind.UPDATED: "cyan",
    ChangeKind.REWORDED: "bright_blue",
    ChangeKind.UNCHANGED: DIM,
}
CHANGE_MARKS = {
    ChangeKind.NEW: "+",
    ChangeKind.DROPPED: "-",
    ChangeKind.UPDATED: "*",
    ChangeKind.REWORDED: "~",
    ChangeKind.UNCHANGED: "=",
}
DIRECTIONS = {
    Direction.RAISED: "bold cyan",
    Direction.LOWERED: "bold yellow",
    Direction.UNCHANGED: DIM,
    Direction.REQUALIFIED: "magenta",
    Direction.RESTATED: "magenta",
    Direction.NEW: "green",
    Direction.DROPPED: "red",
}
VERDICTS = {Verdict.MET: "green", Verdict.MISSED: "bold red", Verdict.UNCLEAR: DIM}
EDITS = {EditOp.DELETE: "red strike", EditOp.INSERT: "green underline"}
TERMS = {
    WordingKind.CAME: "green",
    WordingKind.WENT: "red",
    WordingKind.ROSE: "cyan",
    WordingKind.FELL: "yellow",
}
