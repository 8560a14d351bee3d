"""Chinese words, by jieba's dictionary, of which no more is read than the texts at hand need, and nothing before.

The words are those of `jieba.cut(text, HMM=False)`, which tests hold: of all ways to part a text into words of the
dictionary the most probable one. jieba's own code is left out. It enters every beginning of every word into its table,
a million of them, takes each logarithm anew wherever a word may stand, and sets up a logger when it is imported.
"""

from __future__ import annotations

import re
from functools import cache, partial
from importlib.util import find_spec
from itertools import groupby
from math import log
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence

__all__ = ["cutter", "words"]

_SHORT, _LONGEST = 4, 16
"""Characters of nearly all words of the dictionary, and of its longest; the few between are asked for by beginning."""
_LOG_TOTAL = log(60_101_967)
"""Of the frequencies in the dictionary of jieba 0.42.1, to which the package is pinned, added up."""
_STRETCH = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+)|\r\n|.", re.DOTALL)
"""What is cut by the dictionary, and the characters between, each a word by itself."""
_PLAIN = re.compile("[a-zA-Z0-9]")


class _Part(NamedTuple):
    """The words of the dictionary that are made of some characters, of all if that is None.

    Frequencies are as they are written, since few are ever asked for; `long_beginnings` begin the long words.
    """

    characters: frozenset[str] | None
    frequencies: Mapping[str, str]
    long_beginnings: Collection[str]


class _Dictionary:
    """What has been read of jieba's dictionary.

    A pair of reports is written with a tenth of its characters and needs half of its words, which are read in three
    quarters of the time. Whoever goes on to other reports gets the whole, and nothing is read again.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._read: _Part | None = None

    def part(self, characters: frozenset[str] | None) -> _Part:
        """Return a part that holds at least the words made of `characters`."""
        with self._lock:
            if self._read is None:
                self._read = _read(characters)
            known = self._read.characters
            if known is not None and (characters is None or not characters <= known):
                self._read = _read(None)
            return self._read


_DICTIONARY = _Dictionary()


def words(text: str) -> list[str]:
    """Cut `text` into words; joined they are the text again.

    >>> words("加快建设")
    ['加快', '建设']
    """
    return _cut({}, partial(_DICTIONARY.part, None), text)


def cutter(texts: Iterable[str]) -> Callable[[str], list[str]]:
    """Return what does the same for `texts` and pieces of them.

    A stretch between marks is cut once: a year's report repeats much of the last one's.
    """
    characters = frozenset[str]().union(*texts)
    return partial(_cut, {}, cache(partial(_DICTIONARY.part, characters)))


def _cut(known: MutableMapping[str, Sequence[str]], dictionary: Callable[[], _Part], text: str) -> list[str]:
    found: list[str] = []
    for match in _STRETCH.finditer(text):
        stretch = match[0]
        if not match.lastindex:
            found.append(stretch)
            continue
        if stretch not in known:
            known[stretch] = _parted(stretch, dictionary())
        found += known[stretch]
    return found


def _parted(stretch: str, dictionary: _Part) -> Sequence[str]:
    parts = _most_probable(stretch, dictionary.frequencies, dictionary.long_beginnings)
    return list(_spelled(parts)) if _PLAIN.search(stretch) else parts


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


def _read(characters: frozenset[str] | None) -> _Part:
    """Read the dictionary in the folder of jieba, which need not be imported: words, frequencies, parts of speech."""
    package = find_spec("jieba")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("jieba is not installed", name="jieba")
    text = Path(package.origin).with_name("dict.txt").read_text(encoding="utf-8")
    if characters is None:
        entries = text.split()
        frequencies = dict(zip(entries[0::3], entries[1::3], strict=True))
    else:
        able = "".join(re.escape(character) for character in sorted(characters) if not character.isspace())
        frequencies = dict(re.findall(rf"\n([{able}]+) (\d+)", f"\n{text}")) if able else {}
    return _Part(characters, frequencies, frozenset(word[:_SHORT] for word in frequencies if len(word) > _SHORT))
