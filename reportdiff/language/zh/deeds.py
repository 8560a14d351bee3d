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
_EXAMPLES = re.compile(r"等(?=\d)")
_QUOTES = re.compile("[“”‘’（）()]")
_DIGITS = re.compile(r"\d[\d.,]*\s*(?:个|座|条|所|家|处|项|万|亿|公里|套|%|％)")
_SHORTEST, _LONGEST = 4, 24


@dataclass(frozen=True, slots=True)
class _Words:
    stages: dict[str, int]
    sought: frozenset[str]
    """Verbs that only promise: what they seek is not reached yet."""
    completing: frozenset[str]
    complete: tuple[str, ...]
    """Endings of what verbs of completing may be said of."""
    verb: re.Pattern[str]
    unsettled: re.Pattern[str]
    unpromised: re.Pattern[str]
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
        if not match:
            continue
        settled = match.group() not in words.sought and not words.unsettled.search(clause)
        if words.unpromised.search(clause):
            continue
        stage = words.stages[match.group()]
        again = words.verb.search(clause, match.end())
        if again:
            stage = max(stage, words.stages[again.group()])
        before, after = clause[: match.start()], clause[match.end() : again.start() if again else len(clause)]
        named = _EXAMPLES.split(after if _bare(after, words) else before, maxsplit=1)[0]
        if _DIGITS.search(named):
            continue
        completes = match.group() in words.completing
        for part in _LIST.split(named):
            work = _bare(part, words)
            if not _SHORTEST <= len(work) <= _LONGEST or work in words.nameless:
                continue
            if not completes or part.strip().endswith(words.complete):
                found.append(Deed(work, stage, settled=settled))
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
    stages = {
        **dict.fromkeys(raw["begun"], 1),
        **dict.fromkeys((*raw["finished"], *raw["planned"]), 2),
        **dict.fromkeys((*raw["sought"], *raw["won"]), 3),
    }
    around = _either(raw["around"])
    return _Words(
        stages=stages,
        sought=frozenset((*raw["sought"], *raw["planned"])),
        completing=frozenset(verb for verb in stages if verb.endswith(raw["completing"])),
        complete=tuple(raw["complete"]),
        verb=re.compile(_either(stages)),
        unsettled=re.compile(_either(raw["unsettled"])),
        unpromised=re.compile(_either(raw["unpromised"])),
        head=re.compile(f"^(?:{around})"),
        tail=re.compile(f"(?:{around})$"),
        nameless=frozenset(raw["nameless"]),
    )


def _either(words: list[str] | dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
