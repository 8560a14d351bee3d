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
    opcodes = _merged(_opcodes(old_units, new_units, options.most_compared), old_units, options.smallest_island)
    return tuple(Edit(op, "".join(old_units[i1:i2]), "".join(new_units[j1:j2])) for op, i1, i2, j1, j2 in opcodes)


def _opcodes(old: Sequence[str], new: Sequence[str], most_compared: int) -> list[Opcode]:
    """Steps from `old` to `new`: what both begin and end with is set aside, difflib sees what lies between.

    difflib takes time with the product of the two lengths, so past `most_compared` the middle is one replacement.
    """
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    i2, j2 = len(old) - tail, len(new) - tail
    middle: list[Opcode]
    if (i2 - head) * (j2 - head) > most_compared:
        middle = [(EditOp.REPLACE, head, i2, head, j2)]
    else:
        matcher = SequenceMatcher(None, old[head:i2], new[head:j2], autojunk=False)
        middle = [(EditOp(op), a + head, b + head, c + head, d + head) for op, a, b, c, d in matcher.get_opcodes()]
    steps = [(EditOp.EQUAL, 0, head, 0, head), *middle, (EditOp.EQUAL, i2, len(old), j2, len(new))]
    return [step for step in steps if step[1] < step[2] or step[3] < step[4]]


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """How many units the two begin with in common."""
    shared = 0
    for left, right in zip(old, new, strict=False):
        if left != right:
            break
        shared += 1
    return shared


def _mirrored(edit: Edit) -> Edit:
    return Edit(_MIRRORED.get(edit.op, edit.op), edit.new, edit.old)


def _merged(opcodes: Iterable[Opcode], old_units: Sequence[str], smallest_island: int) -> list[Opcode]:
    """Join edits that are parted only by an island of equal text too small to help the reader."""
    merged: list[Opcode] = []
    for op, i1, i2, j1, j2 in opcodes:
        if len(merged) > 1 and merged[-1][0] is EditOp.EQUAL and op is not EditOp.EQUAL:
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
