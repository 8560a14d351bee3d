"""Chinese words, by jieba's dictionary, loaded once, privately and only when a text must be cut."""

from __future__ import annotations

import logging
import warnings
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jieba

__all__ = ["words"]

_LOADING = Lock()


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

    `gen_pfdict` and the two attributes are internals of jieba 0.42.1, to which the package is pinned. Importing jieba
    compiles invalid escapes (a SyntaxWarning on 3.12 and later), may touch pkg_resources (a deprecation), and sets a
    logger to DEBUG with a handler of its own: all three are kept from the caller.
    """
    logger = logging.getLogger("jieba")
    handlers, level = list(logger.handlers), logger.level
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415  (loaded on first use: the dictionary takes half a second)
    logger.handlers[:] = handlers
    logger.setLevel(level)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer
