"""Chinese words, by jieba's dictionary, loaded once and only when a text must be cut.

The words are those of `jieba.cut(text, HMM=False)`, which tests hold: of all ways to part a text into words of the
dictionary the most probable one. jieba's own code is left out. It enters every beginning of every word into its table,
a million of them, takes each logarithm anew wherever a word may stand, and sets up a logger when it is imported.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import groupby
from math import log
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

__all__ = ["words"]

_LOADING = Lock()
_SHORT, _LONGEST = 4, 16
"""Characters of nearly all words of the dictionary, and of its longest; the few between are asked for by beginning."""
_LOG_TOTAL = log(60_101_967)
"""Of the frequencies in the dictionary of jieba 0.42.1, to which the package is pinned, added up."""
_STRETCH = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+)|\r\n|.", re.DOTALL)
"""What is cut by the dictionary, and the characters between, each a word by itself."""
_PLAIN = re.compile("[a-zA-Z0-9]")
_REMEMBERED = 4096
"""Stretches whose cut is kept, as many as a pair of reports has: a year's report repeats much of the last one's."""


class _Dictionary(NamedTuple):
    """Frequencies as they are written, since few are ever asked for, and the first characters of long words."""

    frequencies: Mapping[str, str]
    long_beginnings: Collection[str]


def words(text: str) -> list[str]:
    """Cut `text` into words; joined they are the text again.

    >>> words("加快建设")
    ['加快', '建设']
    """
    found: list[str] = []
    for match in _STRETCH.finditer(text):
        if match.lastindex:
            found += _cut(match[0])
        else:
            found.append(match[0])
    return found


@lru_cache(_REMEMBERED)
def _cut(stretch: str) -> tuple[str, ...]:
    parts = _most_probable(stretch, *_dictionary())
    return tuple(_spelled(parts)) if _PLAIN.search(stretch) else tuple(parts)


def _spelled(parts: Iterable[str]) -> Iterator[str]:
    """Join neighbouring letters and digits that are in no word."""
    for plain, run in groupby(parts, key=lambda part: len(part) == 1 and _PLAIN.match(part) is not None):
        if plain:
            yield "".join(run)
        else:
            yield from run


def _most_probable(text: str, frequencies: Mapping[str, str], long_beginnings: Collection[str]) -> list[str]:
    """Part `text` so that the product of its words' probabilities is greatest; of equal ones the longest word first.

    A character that is no word counts as one that was seen once.
    """
    size = len(text)
    scores = [0.0] * (size + 1)  # of what begins here
    ends = [0] * size  # of the first word of what begins here
    for start in range(size - 1, -1, -1):
        best_end = start + 1
        best = _log_share(frequencies.get(text[start], "1")) + scores[best_end]
        limit = _LONGEST if text[start : start + _SHORT] in long_beginnings else _SHORT
        for end in range(start + 2, min(size, start + limit) + 1):
            frequency = frequencies.get(text[start:end])
            if frequency is not None and (score := _log_share(frequency) + scores[end]) >= best:
                best, best_end = score, end
        scores[start], ends[start] = best, best_end
    found = []
    start = 0
    while start < size:
        found.append(text[start : ends[start]])
        start = ends[start]
    return found


@cache
def _log_share(frequency: str) -> float:
    return log(int(frequency)) - _LOG_TOTAL


def _dictionary() -> _Dictionary:
    with _LOADING:
        return _load()


@cache
def _load() -> _Dictionary:
    """Read the dictionary in the folder of jieba, which need not be imported: words, frequencies, parts of speech."""
    package = find_spec("jieba")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("jieba is not installed", name="jieba")
    entries = Path(package.origin).with_name("dict.txt").read_text(encoding="utf-8").split()
    known = entries[0::3]
    long_beginnings = frozenset(word[:_SHORT] for word in known if len(word) > _SHORT)
    return _Dictionary(dict(zip(known, entries[1::3], strict=True)), long_beginnings)
