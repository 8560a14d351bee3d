"""Word edits inside a pair of texts: what was struck, what was put in, in pieces that read well.

The units are words, but a quantity, a date, an identifier and a quoted name are each one unit, whatever a dictionary
says: a reader wants "50 became 500", not a digit put in. `difflib` is neither minimal nor symmetric, so the pair is
always compared in one canonical order and the result turned round where needed: swapping old and new mirrors it.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reportdiff.changes import Edit, EditOp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportdiff.options import DifferOptions

    Opcode = tuple[EditOp, int, int, int, int]

__all__ = ["word_edits"]

_MIRRORED = {EditOp.DELETE: EditOp.INSERT, EditOp.INSERT: EditOp.DELETE}


def word_edits(old: str, new: str, units: Callable[[str], Sequence[str]], options: DifferOptions) -> tuple[Edit, ...]:
    """Return the steps from `old` to `new`.

    `units` cuts a text into the pieces that are never split; joined they are the text again. The `old` parts of the
    edits joined are `old`, the `new` parts are `new`.
    """
    if old == new:
        return (Edit(EditOp.EQUAL, old, new),) if old else ()
    if not old or not new:
        return (Edit(EditOp.INSERT if new else EditOp.DELETE, old, new),)
    if (len(old), old) > (len(new), new):
        return tuple(_mirrored(edit) for edit in word_edits(new, old, units, options))
    old_units, new_units = units(old), units(new)
    matcher = SequenceMatcher(None, old_units, new_units, autojunk=False)
    opcodes: list[Opcode] = [(EditOp(op), *bounds) for op, *bounds in matcher.get_opcodes()]  # type: ignore[misc]
    return tuple(
        Edit(op, "".join(old_units[i1:i2]), "".join(new_units[j1:j2]))
        for op, i1, i2, j1, j2 in _merged(opcodes, old_units, options.smallest_island)
    )


def _mirrored(edit: Edit) -> Edit:
    return Edit(_MIRRORED.get(edit.op, edit.op), edit.new, edit.old)


def _merged(opcodes: Iterable[Opcode], old_units: Sequence[str], smallest_island: int) -> list[Opcode]:
    """Join edits that are parted only by an island of equal text too small to help the reader."""
    merged: list[Opcode] = []
    for op, i1, i2, j1, j2 in opcodes:
        if merged and len(merged) > 1 and merged[-1][0] is EditOp.EQUAL and op is not EditOp.EQUAL:
            _, k1, k2, _, _ = merged[-1]
            before = merged[-2]
            island = sum(char.isalnum() for unit in old_units[k1:k2] for char in unit)
            if island < smallest_island and not _same_sided(before[0], op):
                merged[-2:] = [(EditOp.REPLACE, before[1], i2, before[3], j2)]
                continue
        merged.append((op, i1, i2, j1, j2))
    return merged


def _same_sided(before: EditOp, after: EditOp) -> bool:
    """Two insertions (or two deletions) around a small island read better apart: nothing is crossed out twice."""
    return before is after and before is not EditOp.REPLACE
