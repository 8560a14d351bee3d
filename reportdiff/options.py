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
    opening_paragraphs: int = 10
    """Among how many paragraphs a report's title, date and speaker stand."""
    title_line_max: int = 60
    """The longest title, date or speaker line, in characters."""
    bracket_max: int = 160
    """A pair of brackets wider than this, in characters, is taken for two strays: nothing between them is protected."""
    title_stretch: float = 1.6
    """How much longer than usual the title of an item may be whose neighbours are headings."""
    line_chain: int = 3
    """Unnumbered short lines in a row from which on they are a list or a table, not headings over each other."""
    vote_max: float = 4.0
    """The most that one paragraph's words count for review or plan, so that none decides for the rest."""
    turn_cost: float = 4.0
    """What it costs to turn from review to plan where no heading says so, in the same unit, the log odds of words."""
    return_cost: float = 30.0
    """What it costs to turn back: reports look back first and then ahead, and word five years' aims like results."""
    new_part: float = 0.5
    """How much of these costs is left where an outermost section begins."""
    heading_weight: float = 14.0
    """How much a heading's words count at the heading."""
    under_heading: float = 3.5
    """How much they go on counting in each paragraph under it: a little less than `vote_max`, so that a long part that
    lost its title is still told by its words."""
    under_minor_heading: float = 2.0
    """The same for a heading inside a section that says nothing itself, or one that runs on."""
    after_restart: float = 1.0
    """The same where the numbers start again under the heading, so that its part may be over."""
    glossary_min: int = 3
    """From how many entries on paragraphs at the end are taken for a glossary."""
    glossary_gap: int = 2
    """How many paragraphs in a row may look like no entry within a glossary."""


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
