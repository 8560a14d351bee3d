"""Which stretch of a Chinese sentence belongs to which number, and which numbers are no figures of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportdiff.language.zh.patterns import A_FEW, AFTER, CLASS, IN_FORCE, NAMED_SO, SPAN_OF_TIME, THRESHOLD
from reportdiff.model import Bound, Quantity, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportdiff.language.zh.vocabulary import Vocabulary

__all__ = ["BREAK", "JOINT", "PUNCTUATION", "Clause", "Piece", "clauses", "pieces"]

PUNCTUATION = "，。；：！？,;:!?\n"
BREAK = re.compile(f"[{PUNCTUATION}]")
JOINT = re.compile(r"、|以及|和|及|与")
_CUT = re.compile(r"以及|特别是|尤其是|和|及|与|并")
_QUOTED = re.compile(r"“[^”“]{0,60}”|《[^》《]{0,60}》|（[^（）]{0,40}）|\([^()]{0,40}\)|‘[^’‘]{0,30}’")
_QUOTE, _NUMBER, _TIME = "\x01", "\x02", "\x03"
"""What a masked text holds in place of a quotation, of a number, of a time that is only when or how long."""
_FROM = re.compile(r"[由从][^到至，]{0,14}$")
_LONGEST_LIST = 6
"""Lists of more numbers than this are not looked through for where a change starts and ends."""
_TO = re.compile(r"到|至|为|成|降|升|增|[-—－]")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause and its numbers.

    `plain` is the whole sentence with the times blanked that only say when or how long, `masked` the sentence with all
    blanked that must not cut it; both keep its length.
    """

    start: int
    end: int
    plain: str
    masked: str
    numbers: tuple[Quantity, ...]
    conditions: dict[int, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A number with the stretch of its clause that belongs to it; `baseline` where a change only starts from it."""

    quantity: Quantity
    start: int
    end: int
    baseline: bool


def clauses(text: str, quantities: Sequence[Quantity], words: Vocabulary) -> Iterator[Clause]:
    """Yield the clauses of a sentence in order, also those without a number."""
    figures = [q for q in quantities if _is_figure(text, q, words)]
    times = [q for q in figures if _is_only_time(text, q, words)]
    only_when = {q.start for q in times}
    figures = [q for q in figures if q.start not in only_when]
    plain = _blank(text, times, _TIME)
    masked = _blank(_QUOTED.sub(lambda match: _QUOTE * len(match.group()), plain), figures, _NUMBER)
    bounds = [0, *(match.end() for match in BREAK.finditer(masked)), len(text) + 1]
    members: dict[int, list[Quantity]] = {}
    for q in figures:
        members.setdefault(bisect_right(bounds, q.start) - 1, []).append(q)
    for index, start in enumerate(bounds[:-1]):
        end = min(len(text), bounds[index + 1] - 1)
        if start < end:
            inside = members.get(index)
            numbers, conditions = _part_conditions(text, masked, inside, words) if inside else ([], {})
            yield Clause(start, end, plain, masked, tuple(numbers), conditions)


def pieces(text: str, clause: Clause) -> list[Piece]:
    """Share a clause out among its numbers, cutting between two numbers where a list cuts."""
    found = []
    begin = clause.start
    for i, q in enumerate(clause.numbers):
        stop = following = clause.end
        if i + 1 < len(clause.numbers):
            stop, following = _between(clause.masked, q.end, clause.numbers[i + 1].start)
        found.append(Piece(q, begin, stop, _is_baseline(text, clause, i)))
        begin = following
    return found


def _between(masked: str, start: int, end: int) -> tuple[int, int]:
    """Return where the stretch of one number ends and that of the next begins."""
    between = masked[start:end]
    cut = between.find("、")
    if cut >= 0:
        return start + cut, start + cut + 1
    joints = list(_CUT.finditer(between))
    if joints:
        return start + joints[-1].start(), start + joints[-1].end()
    return (end, end) if not between.strip() else (start, start)


def _is_figure(text: str, q: Quantity, words: Vocabulary) -> bool:
    """Whether an expression may be an indicator's value: a number or a rank, not the count in a name."""
    if q.value is None or q.unit in words.areas or words.part.match(text, q.end):
        return False
    if (q.unit in words.pieces and text[q.end : q.end + 1] == "”") or _is_word(text, q):
        return False
    if q.kind is QuantityKind.ORDINAL:
        return q.text[-1] in words.ranks
    return q.kind is QuantityKind.QUANTITY


def _is_word(text: str, q: Quantity) -> bool:
    """Whether a number is a word: a few, the class of what follows (a billion-yuan park), part of a slogan or name."""
    if A_FEW.match(q.text) or NAMED_SO.match(text[max(0, q.start - 2) : q.end]):
        return True
    following = text[q.end : q.end + 1]
    return bool(
        q.bound is Bound.EXACT
        and CLASS.search(q.text)
        and (following.isalpha() or following == "“")
        and not AFTER.match(text, q.end)
    )


def _is_only_time(text: str, q: Quantity, words: Vocabulary) -> bool:
    if q.unit not in words.times:
        return False
    return SPAN_OF_TIME.match(text, q.end) is not None or not words.timely.search(text, max(0, q.start - 14), q.start)


def _blank(text: str, spans: Sequence[Quantity], sign: str) -> str:
    chars = list(text)
    for q in spans:
        chars[q.start : q.end] = sign * (q.end - q.start)
    return "".join(chars)


def _part_conditions(
    text: str, masked: str, members: Sequence[Quantity], words: Vocabulary
) -> tuple[list[Quantity], dict[int, str]]:
    """Part the thresholds inside names from the numbers; a threshold goes with the number whose name it stands in."""
    kept: list[Quantity] = []
    conditions: dict[int, str] = {}
    for i, q in enumerate(members):
        before = members[i - 1] if i else None
        after = members[i + 1] if i + 1 < len(members) else None
        owner = _owner(masked, q, before if kept and kept[-1] is before else None, after, words)
        if owner:
            conditions[owner.start] = q.text
        elif not _is_loose_threshold(text, masked, q, words):
            kept.append(q)
    return kept, conditions


def _attributive(masked: str, q: Quantity) -> bool:
    """Whether a noun follows at once (projects worth over a billion)."""
    after = masked[q.end : q.end + 1]
    return bool(after) and after not in "、" + PUNCTUATION + _NUMBER + "）" and not _CUT.match(masked, q.end)


def _owner(
    masked: str, q: Quantity, before: Quantity | None, after: Quantity | None, words: Vocabulary
) -> Quantity | None:
    if before and before.end == q.start and before.unit in words.counters and q.bound is not Bound.EXACT:
        return before
    near_after = after and after.start - q.end <= 16 and not JOINT.search(masked[q.end : after.start])
    near_before = before and q.start - before.end <= 16 and not JOINT.search(masked[before.end : q.start])
    if q.unit in words.ages:
        return after if near_after else before if near_before else None
    if q.bound is Bound.EXACT or not _attributive(masked, q):
        return None
    if near_after and after and after.unit in words.counters and not _attributive(masked, after):
        return after
    if near_before and before and before.unit in words.counters:
        return before
    return None


def _is_loose_threshold(text: str, masked: str, q: Quantity, words: Vocabulary) -> bool:
    """Whether a number is a threshold although nothing is counted (some projects of over a billion)."""
    if q.unit in words.ages:
        return True
    if q.bound is Bound.EXACT or words.signs["money"] not in q.unit or not _attributive(masked, q):
        return False
    return THRESHOLD.search(text, q.end, min(len(text), q.end + 24)) is not None


def _is_baseline(text: str, clause: Clause, i: int) -> bool:
    """Whether a change starts from the number: from A to B, and lists of such; the rate in force."""
    numbers = clause.numbers
    if IN_FORCE.search(text[max(clause.start, numbers[i].start - 4) : numbers[i].start]):
        return True
    if i + 1 >= len(numbers):
        return False
    opening = i
    while (
        opening > i - _LONGEST_LIST
        and opening
        and text[numbers[opening - 1].end : numbers[opening].start] in ("、", "和")
    ):
        opening -= 1
    before = text[max(clause.start, numbers[opening].start - 16) : numbers[opening].start]
    if not _FROM.search(before):
        return False
    following = numbers[i : i + _LONGEST_LIST]
    return any(_TO.search(text, one.end, two.start) for one, two in pairwise(following))
