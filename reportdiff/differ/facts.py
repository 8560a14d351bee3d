"""The facts of a text, by which a link is `updated` or merely `reworded`: its quantities, dates, codes and names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import normalize

from reportdiff.model import QuantityKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportdiff.model import Quantity

__all__ = ["facts", "units"]


def facts(text: str, quantities: Sequence[Quantity], names: Callable[[str], Sequence[str]]) -> Counter[object]:
    """Return what may not change without a link being `updated`.

    Two quantities are the same fact when value, upper end, unit, bound and denominator agree, however they are written;
    codes, dates and names are compared with full-width characters made narrow.
    """
    found: Counter[object] = Counter()
    for quantity in quantities:
        if quantity.kind is QuantityKind.QUANTITY:
            found[quantity.value, quantity.high, quantity.unit, quantity.bound, quantity.per] += 1
        else:
            found[normalize("NFKC", quantity.text)] += 1
    found.update(names(normalize("NFKC", text)))
    return found


def units(text: str, quantities: Sequence[Quantity], words: Callable[[str], Sequence[str]]) -> list[str]:
    """Cut a text into the pieces that a word edit never splits: quantities whole, words between them."""
    pieces: list[str] = []
    end = 0
    for quantity in quantities:
        if quantity.start > end:
            pieces.extend(words(text[end : quantity.start]))
        pieces.append(quantity.text)
        end = quantity.end
    if end < len(text):
        pieces.extend(words(text[end:]))
    return pieces
