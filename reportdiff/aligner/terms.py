"""Terms of statements: hashed character n-grams, the common coin in which statements are compared.

A term is a stretch of two to four characters that crosses no punctuation. Words would be as good, but cutting text into
words needs a dictionary that takes half a second to load, and n-grams find a shortened name inside the full one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["Occurrences", "occurrences"]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
"""2**64 divided by the golden ratio: multiplicative hashing (Knuth, The Art of Computer Programming, vol. 3, 6.4)."""
_BLOCK = 1 << 15
"""So many characters are hashed at a time: they stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Every term of a list of texts, in the order of the texts.

    `term` are 32-bit hashes, `owner` the index of the text, `length` in characters.
    """

    term: NDArray[np.uint32]
    owner: NDArray[np.int32]
    length: NDArray[np.int8]


def occurrences(texts: Sequence[str], lengths: Sequence[int] = (2, 3, 4)) -> Occurrences:
    """Return all n-grams of the given lengths in `texts`, which should be folded."""
    joined = "\n".join(texts) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    breaks = codes == 10
    owner_of = np.cumsum(breaks, dtype=np.int32) - breaks
    inside = ~_punctuation(codes)
    wide = codes.astype(np.uint64)
    terms, owners, sizes = [], [], []
    for length in lengths:
        count = len(codes) - length + 1
        if count <= 0:
            continue
        whole = inside[:count].copy()
        for k in range(1, length):
            whole &= inside[k : k + count]
        places = np.flatnonzero(whole)
        terms.append(_hashes(wide, length)[places])
        owners.append(owner_of[places])
        sizes.append(np.full(len(places), length, dtype=np.int8))
    if not terms:
        return Occurrences(np.empty(0, dtype=np.uint32), np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int8))
    return Occurrences(np.concatenate(terms), np.concatenate(owners), np.concatenate(sizes))


def _hashes(codes: NDArray[np.uint64], length: int) -> NDArray[np.uint32]:
    """Return the hash of the n-gram that begins at each place."""
    result = np.empty(len(codes) - length + 1, dtype=np.uint32)
    for begin in range(0, len(result), _BLOCK):
        end = min(begin + _BLOCK, len(result))
        mixed = np.full(end - begin, length, dtype=np.uint64)
        for k in range(length):
            mixed ^= codes[begin + k : end + k]
            mixed *= _MULTIPLIER
            mixed ^= mixed >> np.uint64(29)
        mixed *= _MULTIPLIER
        result[begin:end] = mixed >> np.uint64(32)
    return result


def _punctuation(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return where a character is neither a letter nor a digit: ASCII marks, general and CJK punctuation."""
    ascii_mark = (codes < 0x30) | ((codes > 0x39) & (codes < 0x41)) | ((codes > 0x5A) & (codes < 0x61))
    ascii_mark |= (codes > 0x7A) & (codes < 0xC0)
    wide_mark = ((codes >= 0x2000) & (codes < 0x2070)) | ((codes >= 0x2190) & (codes < 0x2C00))
    cjk_mark = (codes >= 0x3000) & (codes < 0x3021) & (codes != 0x3007)
    result: NDArray[np.bool_] = ascii_mark | wide_mark | cjk_mark | (codes >= 0xFE10) & (codes < 0xFF10)
    return result
