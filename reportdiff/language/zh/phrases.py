"""The words round a number: the noun phrase left of it with the verbs between, and the one right of its measure word."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportdiff.language.zh.clauses import JOINT
from reportdiff.model import Figure, Quantity, QuantityKind

if TYPE_CHECKING:
    from reportdiff.language.zh.vocabulary import Vocabulary

__all__ = ["EDGE", "Left", "figure_of", "left_of", "right_of", "severally", "share_head"]

EDGE = " 　、的了（(）)”“‘’\"'—-－–·…．.《》之\x03"
_SHARE = re.compile(r"占[^，。；、比]{0,12}$|占比|比重|比例")
_LONGEST_LEFT, _LONGEST_RIGHT = 60, 30


@dataclass(frozen=True, slots=True)
class Left:
    """What stands left of a number.

    `kinds` are those of the verbs and adverbs between the noun phrase and the number, the nearest first; `to` says that
    one of them says up or down *to*; `action` is the verb that the noun phrase is the object of; `against` that the
    number compares with another place or year.
    """

    name: str
    kinds: tuple[str, ...] = ()
    to: bool = False
    action: str = ""
    against: bool = False

    @property
    def says_how(self) -> bool:
        """Whether a verb says what the indicator does: it grows, falls, reaches."""
        return any(kind in ("growth", "fall", "rise", "level") for kind in self.kinds)


def left_of(text: str, words: Vocabulary) -> Left:
    """Read what stands left of a number in its stretch of the clause."""
    phrase, kinds, to = words.strip_tail(words.when.sub("", text[-_LONGEST_LEFT:]))
    against = words.against.search(phrase)
    if against:
        phrase, more, _ = words.strip_tail(phrase[: against.start()])
        kinds = (*kinds, *more)
    shorter = words.each_of.sub("", words.since.sub("", phrase))
    if shorter != phrase:
        phrase, more, further = words.strip_tail(shorter)
        kinds, to = (*kinds, *more), to or further
    phrase, of = words.cut_share(phrase)
    if of:
        kinds, to = (*kinds, "share" if words.part_of in of[:2] else "level"), False
    name, action = words.strip_front(phrase.strip(EDGE))
    name = name.strip(EDGE)
    if name.count("（") != name.count("）"):
        name = name.split("（", maxsplit=1)[0].replace("）", "")
    if len(name) < 2 and not name.isascii():
        name = ""
    return Left(name, kinds, to, action, against is not None)


def right_of(text: str, words: Vocabulary) -> str:
    """Read the noun phrase that follows a number's measure word; empty where something else follows."""
    phrase = text.lstrip("的 　")
    if words.after.match(phrase):
        return ""
    phrase = words.vague.split(words.asides.sub("", phrase), maxsplit=1)[0]
    parts = phrase.split("、")
    end = next((i for i, part in enumerate(parts[1:], 1) if words.front.match(part)), len(parts))
    return "、".join(parts[:end]).strip(EDGE)[:_LONGEST_RIGHT]


def severally(left: Left, words: Vocabulary) -> list[Left]:
    """Return one left side for each thing that the number counts severally (A and B 30 each)."""
    if "each" not in left.kinds:
        return [left]
    names = [name for name in JOINT.split(left.name) if name]
    if len(names) < 2:
        return [left]
    return [replace(left, name=name.strip(EDGE)) for name in share_head(names, words)]


def share_head(names: list[str], words: Vocabulary) -> list[str]:
    """Give the short members of a list the head that only the last one prints: (education, health) spending."""
    last = names[-1]
    return [*(name + _shared_head(name, last, words) for name in names[:-1]), last]


def _shared_head(name: str, last: str, words: Vocabulary) -> str:
    head = last[len(name) :]
    if len(name) > 4 or not head or not all("\u4e00" <= char <= "\u9fff" for char in head):
        return ""
    return "" if words.known(words.canonical(name)) else head


def figure_of(q: Quantity, left: Left, indicator: str, words: Vocabulary, *, acted: bool) -> tuple[Figure, bool]:
    """Return what kind of figure a number is, and whether it tells a fall; `acted` if a verb before governs its list."""
    kinds = left.kinds
    falling = "fall" in kinds and not left.to
    if q.kind is QuantityKind.ORDINAL:
        return Figure.RANK, False
    if q.unit in words.rates:
        if any(kind in ("growth", "fall", "rise") for kind in kinds) and (not left.to or "growth" in kinds):
            return Figure.GROWTH, falling
        if words.percent_is_growth(indicator):
            return Figure.GROWTH, False
        return (Figure.SHARE if _SHARE.search(indicator) else Figure.LEVEL), False
    if q.unit == words.points:
        return Figure.STEP, falling
    counted = q.unit in words.counters
    if left.to or "stock" in kinds:
        return Figure.TOTAL, False
    if falling:
        return Figure.STEP, True
    if "rise" in kinds or "growth" in kinds:
        return (Figure.INCREMENT if "add" in kinds else Figure.STEP), False
    if "add" in kinds:
        return Figure.INCREMENT, False
    if words.is_headline(indicator):
        return Figure.LEVEL, False
    if "level" in kinds and not (acted or left.action):
        return (Figure.TOTAL if counted else Figure.LEVEL), False
    if counted or words.flow_noun.search(indicator) or words.adds.match(left.action):
        return Figure.INCREMENT, False
    return Figure.LEVEL, False
