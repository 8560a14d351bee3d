"""English words and names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["cutter", "names", "words"]

_WORD = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")
_NAME = re.compile(r"[“\"]([^”\"]{1,60})[”\"]|((?<!\. )(?<!^)\b[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,6})")


def words(text: str) -> list[str]:
    """Cut `text` into words, blanks and marks; joined they are the text again.

    >>> words("It's 5 km.")
    ["It's", ' ', '5', ' ', 'km', '.']
    """
    return _WORD.findall(text)


def cutter(_texts: Iterable[str]) -> Callable[[str], list[str]]:
    """Return `words`, which needs no dictionary."""
    return words


def names(text: str) -> tuple[str, ...]:
    """Return quoted terms and runs of capitalised words that do not open the sentence.

    >>> names("We will open the Azure Bay Bridge and extend “Clear Skies”.")
    ('Azure Bay Bridge', 'Clear Skies')
    """
    return tuple(quoted or name for quoted, name in _NAME.findall(text))
