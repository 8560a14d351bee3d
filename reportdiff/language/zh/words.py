"""Chinese words, by jieba's dictionary, loaded once, privately and only when a text must be cut."""

from __future__ import annotations

import logging
import sys
import warnings
from functools import cache, partial
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import jieba

__all__ = ["words"]

_LOADING = Lock()
_SHORT, _LONGEST = 4, 16
"""Characters of nearly all words of the dictionary, and of its longest; the few between are asked for by beginning."""


def words(text: str) -> list[str]:
    """Cut `text` into words; joined they are the text again.

    >>> words("加快建设")
    ['加快', '建设']
    """
    return list(_tokenizer().cut(text, HMM=False)) if text else []


def _tokenizer() -> jieba.Tokenizer:
    with _LOADING:
        return _load()


@cache
def _load() -> jieba.Tokenizer:
    """Load the dictionary without jieba's cache file, which would stand in a folder that all users share.

    The attributes set here are internals of jieba 0.42.1, to which the package is pinned. jieba itself enters every
    beginning of every word into its table, a million of them, so that a search can stop early; a bound on the length
    does that as well and leaves a third of the time. The words are the same, which a test holds.
    """
    module = _import_quietly()
    tokenizer = module.Tokenizer()
    with tokenizer.get_dict_file() as file:
        entries = file.read().decode("utf-8").split()
    known, counts = entries[0::3], list(map(int, entries[1::3]))
    tokenizer.FREQ, tokenizer.total = dict(zip(known, counts, strict=True)), sum(counts)
    tokenizer.initialized = True
    long_beginnings = frozenset(word[:_SHORT] for word in known if len(word) > _SHORT)
    tokenizer.get_DAG = partial(_ends, tokenizer.FREQ, long_beginnings)
    return tokenizer


def _import_quietly() -> jieba:
    """Import jieba without what it does to its surroundings.

    It compiles invalid escapes (a SyntaxWarning on 3.12 and later) and sets its logger to DEBUG with a handler of its
    own. It looks for pkg_resources, which is slow and deprecated, and opens its files itself where there is none:
    so there is none while it is imported.
    """
    logger = logging.getLogger("jieba")
    handlers, level = list(logger.handlers), logger.level
    hidden = "jieba" not in sys.modules and "pkg_resources" not in sys.modules
    if hidden:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]  # the import system's word for "not there"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba  # noqa: PLC0415  (on first use: most of the package does without it)
    finally:
        if hidden:
            del sys.modules["pkg_resources"]
    logger.handlers[:] = handlers
    logger.setLevel(level)
    return jieba


def _ends(known: Mapping[str, int], long_beginnings: Collection[str], text: str) -> dict[int, list[int]]:
    """For every place in `text` the last places of the words that begin there, itself if there is none."""
    size = len(text)
    result: dict[int, list[int]] = {}
    for start in range(size):
        limit = _LONGEST if text[start : start + _SHORT] in long_beginnings else _SHORT
        found = [end for end in range(start, min(size, start + limit)) if text[start : end + 1] in known]
        result[start] = found or [start]
    return result
