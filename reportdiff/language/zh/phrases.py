"""The words round a number: the noun phrase left of it with the verbs between, and the one after its measure word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportdiff.language.zh import patterns
from reportdiff.language.zh.clauses import JOINT
from reportdiff.model import Figure, Quantity, QuantityKind

if TYPE_CHECKING:
    from reportdiff.language.zh.vocabulary import Vocabulary

__all__ = ["EDGE", "Left", "balanced", "figure_of", "left_of", "right_of", "severally", "share_head"]

EDGE = " 　、的了（(）)”“‘’\"'—-－–·…．.《》之\x03"
_NTH, _DIGITS = "第", "一二三四五六七八九十"
_OPENING, _CLOSING = "“‘《（(", "”’》）)"
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
    phrase, kinds, to = words.strip_tail(patterns.WHEN.sub("", text[-_LONGEST_LEFT:]))
    against = patterns.AGAINST.search(phrase)
    if against:
        phrase, more, _ = words.strip_tail(phrase[: against.start()])
        kinds = (*kinds, *more)
    shorter = patterns.EACH_OF.sub("", patterns.SINCE.sub("", phrase))
    if shorter != phrase:
        phrase, more, further = words.strip_tail(shorter)
        kinds, to = (*kinds, *more), to or further
    phrase, of = words.cut_share(phrase)
    if of:
        kinds, to = (*kinds, "share" if words.signs["part_of"] in of[:2] else "level"), False
    name, action = words.strip_front(phrase.strip(EDGE))
    bare = name.strip(EDGE)
    name = bare + "）" if bare + "）" in phrase and bare.count("（") == bare.count("）") + 1 else bare
    if name.count("（") != name.count("）"):
        name = name.split("（", maxsplit=1)[0].replace("）", "")
    # The strip may have taken the mark that opens the name.
    name = balanced("“" + name if name.count("”") > name.count("“") and "“" + name in phrase else name)
    if len(name) < 2 and not name.isascii():
        name = ""
    return Left(name, kinds, to, action, against is not None)


def right_of(text: str, words: Vocabulary) -> str:
    """Read the noun phrase that follows a number's measure word; empty where something else follows."""
    phrase = patterns.BLANK.sub("", text).lstrip("的 　")
    if patterns.AFTER.match(phrase):
        return ""
    phrase = patterns.VAGUE.split(patterns.ASIDES.sub("", phrase), maxsplit=1)[0]
    parts = phrase.split("、")
    end = next((i for i, part in enumerate(parts[1:], 1) if words.front.match(part)), len(parts))
    noun = patterns.WHERE.split("、".join(parts[:end]), maxsplit=1)[0]
    return balanced(noun.strip(EDGE)[:_LONGEST_RIGHT])


def balanced(name: str) -> str:
    """Take the quotation marks and brackets out of a name that have lost their partner."""
    odd: set[int] = set()
    opened: list[int] = []
    for place, char in enumerate(name):
        if char in _OPENING:
            opened.append(place)
        elif char in _CLOSING:
            if opened and _OPENING.index(name[opened[-1]]) == _CLOSING.index(char):
                opened.pop()
            else:
                odd.add(place)
    odd.update(opened)
    return "".join(char for place, char in enumerate(name) if place not in odd) if odd else name


def severally(left: Left, words: Vocabulary, *, alone: bool) -> list[Left]:
    """Return one left side for each thing that the number is of: A and B 30 each, both rates below 4%.

    `alone` says that it is the only number of its clause, so that "respectively" can but mean each of them.
    """
    if not JOINT.search(left.name):
        return [left]
    names = [name for name in JOINT.split(left.name) if name]
    if len(names) < 2 or words.known(words.canonical(left.name)):
        return [left]
    names = [name.strip(EDGE) for name in share_head(names, words)]
    each = "each" in left.kinds or (alone and "severally" in left.kinds)
    if (each and not left.name.endswith(words.signs["and_others"])) or all(
        words.known(words.canonical(name)) for name in names
    ):
        return [replace(left, name=name) for name in names]
    return [left]


def share_head(names: list[str], words: Vocabulary) -> list[str]:
    """Give the short members of a list the head that only the last one prints: (education, health) spending."""
    if names[0].startswith(_NTH):
        names = [_NTH + name if name[0] in _DIGITS else name for name in names]
    last = names[-1]
    return [*(name + _shared_head(name, last, words) for name in names[:-1]), last]


def _shared_head(name: str, last: str, words: Vocabulary) -> str:
    if patterns.MEASURE.search(name):
        return ""
    measure = patterns.MEASURE.search(last)
    part = patterns.PART_OF.search(last)
    head = part.group() if part else last[min(len(name), measure.start()) if measure else len(name) :]
    if len(name) > 4 or len(head) < 2 or not all("\u4e00" <= char <= "\u9fff" for char in head):
        return ""
    return "" if words.known(words.canonical(name)) else head


def figure_of(q: Quantity, left: Left, indicator: str, words: Vocabulary, *, acted: bool) -> tuple[Figure, bool]:
    """Return what kind of figure a number is, and whether it tells a fall.

    `acted` says that a verb earlier in the clause governs the list that the number stands in.
    """
    falling = ("fall" in left.kinds or left.action in words.falls) and not left.to
    if q.kind is QuantityKind.ORDINAL:
        return Figure.RANK, False
    if q.unit in words.rates:
        grows = q.text.endswith(words.signs["growth"])
        return Figure.GROWTH if grows else _rate(left, indicator, words), falling
    if q.unit == words.signs["points"]:
        return Figure.STEP, falling
    if falling:
        return Figure.STEP, True
    return _amount(q, left, indicator, words, acted=acted or bool(left.action)), False


def _rate(left: Left, indicator: str, words: Vocabulary) -> Figure:
    """Return what a percentage is: growth, a share of a whole, or a level."""
    moves = any(kind in ("growth", "fall", "rise") for kind in left.kinds)
    if (moves and (not left.to or "growth" in left.kinds)) or words.percent_is_growth(indicator):
        return Figure.GROWTH
    return Figure.SHARE if patterns.SHARE.search(indicator) else Figure.LEVEL


def _amount(q: Quantity, left: Left, indicator: str, words: Vocabulary, *, acted: bool) -> Figure:
    """Return what an amount is: all there is, what is added or done in the year, a step up, or just a level."""
    counted, kinds = q.unit in words.counters, left.kinds
    if left.to or "stock" in kinds or words.signs["so_far"] in left.name or left.action in words.stock_actions:
        return Figure.TOTAL
    added = "add" in kinds and not (patterns.LEVEL_NOUN.search(indicator) and not counted)
    if not added and any(kind in kinds for kind in ("rise", "growth", "add")):
        return Figure.STEP
    if "add" not in kinds and words.is_headline(indicator):
        return Figure.LEVEL
    reached = "level" in kinds or q.text.startswith(words.reaching)
    if reached and "add" not in kinds and not acted:
        return Figure.TOTAL if counted else Figure.LEVEL
    done = counted or patterns.FLOW_NOUN.search(indicator) or patterns.NEWLY.match(left.action)
    return Figure.INCREMENT if done or "add" in kinds else Figure.LEVEL
