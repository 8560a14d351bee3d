"""What was learnt about a language's reports: how rare terms are, what stands for what, how much each sign counts."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, field
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Evidence", "Weights", "plain_weights", "read_weights"]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds to the logarithm of the odds that two belong together, by what the two are."""

    statements: Mapping[str, float]
    targets: Mapping[str, float]
    deliveries: Mapping[str, float]
    """For a target and a result."""


def read_weights(text: str) -> Weights:
    """Read a table `weights.toml`."""
    return Weights(**tomllib.loads(text))


@functools.cache
def plain_weights() -> Weights:
    """Return the weights for a language of which nothing was learnt: those that do without frequencies and vectors."""
    return read_weights((resources.files(__package__) / "weights.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Statistics by which the aligner judges a pair of statements or of figures.

    Tables are raw little-endian bytes, so that loading costs no more than reading the file, and the aligner looks at
    them as arrays. A language of which nothing was learnt leaves them empty: rarity then comes from the two texts.
    """

    term_lengths: tuple[int, ...] = (2, 3, 4)
    """Lengths of the character n-grams that serve as terms."""
    documents: int = 0
    """How many reports the frequencies were counted in."""
    terms: bytes | memoryview = b""
    """32-bit hashes of the terms that are not rare, ascending, four bytes each."""
    frequencies: bytes | memoryview = b""
    """For each of `terms` its document frequency, one byte: frequency = documents ** (level / 255)."""
    vector_terms: bytes | memoryview = b""
    """Indexes into `terms`, ascending, four bytes each, of the terms that have a vector."""
    vectors: bytes | memoryview = b""
    """For each of `vector_terms` its `dimensions` components, one signed byte each: terms that stand for each other
    from one year to the next point the same way. The length is part of what was learnt: how much the term tells."""
    dimensions: int = 0
    weights: Weights = field(default_factory=plain_weights)
