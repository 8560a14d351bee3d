"""What was learnt about a language's reports: how rare terms are, what stands for what."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Evidence"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Statistics by which the aligner judges a pair of statements.

    Tables are raw little-endian bytes, so that loading costs no more than reading the file, and the aligner looks at
    them as arrays. A language of which nothing was learnt leaves them empty: rarity then comes from the two texts alone.
    """

    term_lengths: tuple[int, ...] = (2, 3, 4)
    """Lengths of the character n-grams that serve as terms."""
    documents: int = 0
    """How many reports the frequencies were counted in."""
    terms: bytes = b""
    """32-bit hashes of the terms that are not rare, ascending, four bytes each."""
    frequencies: bytes = b""
    """For each of `terms` its document frequency, one byte: frequency = documents ** (level / 255)."""
