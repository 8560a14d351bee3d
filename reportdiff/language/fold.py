"""The form in which two texts are compared: what the eye reads, without what the page or the editor put round it."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold"]

_LAYOUT = re.compile(r"[\s*\u200b-\u200d\u2060\ufeff]+")
_DASHES = re.compile(r"[-\u2010-\u2015\u2212\u2500\u2501]+")
_QUOTES = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u300c\u300d\u300e\u300f\u301d\u301e", '"') | dict.fromkeys("\u2018\u2019", "'")
)


def fold(text: str) -> str:
    """Return `text` in the form in which statements are compared.

    Compatibility characters are unified (NFKC: full-width digits, letters and punctuation become narrow), letters lose
    their case, and blanks, zero-width characters and Markdown's asterisks go. A dash of any length is one hyphen, every
    style of quotation mark the straight one: they change with the typesetter. Two statements whose folded texts are
    equal say the same.

    >>> fold("ＧＤＰ 增长 **6％**")
    'gdp增长6%'
    """
    unified = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return _DASHES.sub("-", _LAYOUT.sub("", unified)).casefold()
