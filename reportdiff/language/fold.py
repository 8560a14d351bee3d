"""The form in which two texts are compared: what the eye reads, without what the page or the editor put round it."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold"]

_LAYOUT = re.compile(r"[\s*\u200b-\u200d\u2060\ufeff]+")


def fold(text: str) -> str:
    """Return `text` in the form in which statements are compared.

    Compatibility characters are unified (NFKC: full-width digits, letters and punctuation become narrow), letters lose
    their case, and blanks, zero-width characters and Markdown's asterisks go. Two statements whose folded texts are
    equal say the same.

    >>> fold("ＧＤＰ 增长 **6％**")
    'gdp增长6%'
    """
    return _LAYOUT.sub("", unicodedata.normalize("NFKC", text)).casefold()
