"""Commitments without a number: a named work that is to be begun or finished, or that has been."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportdiff.language.figures import Deed
from reportdiff.language.tables import load

__all__ = ["deeds"]

_CLAUSE = re.compile(r"[，。；：！？,;:!?\n]")
_LIST = re.compile(r"、|以及|和|及|与|等")
_QUOTES = re.compile("[“”‘’（）()]")
_DIGITS = re.compile(r"\d[\d.,]*\s*(?:个|座|条|所|家|处|项|万|亿|公里|套|%|％)")
_SHORTEST, _LONGEST = 4, 24


@dataclass(frozen=True, slots=True)
class _Words:
    stages: dict[str, int]
    verb: re.Pattern[str]
    unsettled: re.Pattern[str]
    head: re.Pattern[str]
    tail: re.Pattern[str]
    nameless: frozenset[str]


def deeds(text: str) -> tuple[Deed, ...]:
    """Return the named works of a statement and the stage that each is said to reach, in the order of the text.

    >>> [(deed.work, deed.stage) for deed in deeds("开工建设白石水库、青溪大桥，")]
    [('白石水库', 1), ('青溪大桥', 1)]
    """
    found: list[Deed] = []
    words = _words()
    for clause in _CLAUSE.split(text):
        match = words.verb.search(clause)
        if not match or words.unsettled.search(clause) or _DIGITS.search(clause):
            continue
        stage = words.stages[match.group()]
        again = words.verb.search(clause, match.end())
        if again:
            stage = max(stage, words.stages[again.group()])
        before, after = clause[: match.start()], clause[match.end() : again.start() if again else len(clause)]
        for part in _LIST.split(after if _bare(after, words) else before):
            work = _bare(part, words)
            if _SHORTEST <= len(work) <= _LONGEST and work not in words.nameless:
                found.append(Deed(work, stage))
    return tuple(found)


def _bare(text: str, words: _Words) -> str:
    text = _QUOTES.sub("", text).strip(" 　")
    while True:
        shorter = words.tail.sub("", words.head.sub("", text, count=1), count=1)
        if shorter == text:
            return text
        text = shorter


@cache
def _words() -> _Words:
    raw = load("zh", "deeds")
    stages = {**dict.fromkeys(raw["begun"], 1), **dict.fromkeys(raw["finished"], 2)}
    around = _either(raw["around"])
    return _Words(
        stages=stages,
        verb=re.compile(_either(stages)),
        unsettled=re.compile(_either(raw["unsettled"])),
        head=re.compile(f"^(?:{around})"),
        tail=re.compile(f"(?:{around})$"),
        nameless=frozenset(raw["nameless"]),
    )


def _either(words: list[str] | dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
