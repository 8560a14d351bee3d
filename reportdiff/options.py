"""Every threshold in one place, frozen, with where it comes from; the JSON document echoes them."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["AlignerOptions", "DifferOptions", "Options", "ParserOptions", "ReaderOptions"]


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """How bytes become text."""

    encoding: str | None = None
    """The encoding to use; None chooses by evidence."""


@dataclass(frozen=True, slots=True)
class ParserOptions:
    """How text becomes sections and statements."""

    language: str | None = None
    """`zh` or `en`; None reads it off the text."""


@dataclass(frozen=True, slots=True)
class AlignerOptions:
    """How statements find their partners."""

    min_score: float = 0.5
    """Links below this calibrated probability are refused."""


@dataclass(frozen=True, slots=True)
class DifferOptions:
    """How links become changes."""

    smallest_island: int = 2
    """Equal text of fewer letters than this between two edits is taken into them: one letter alone reads as noise."""
    most_compared: int = 1_000_000
    """Pairs whose changed middles have more than this many unit pairs (1,000 words a side) are shown replaced whole."""


@dataclass(frozen=True, slots=True)
class Options:
    """All options of one comparison."""

    reader: ReaderOptions = field(default_factory=ReaderOptions)
    parser: ParserOptions = field(default_factory=ParserOptions)
    aligner: AlignerOptions = field(default_factory=AlignerOptions)
    differ: DifferOptions = field(default_factory=DifferOptions)
