"""Every threshold in one place, frozen, with where it comes from; the JSON document echoes them."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = [
    "AlignerOptions",
    "DifferOptions",
    "FigureOptions",
    "Options",
    "ParserOptions",
    "ReaderOptions",
    "WordingOptions",
]


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
    vocabulary: str | None = None
    """The path of a TOML file of indicators that extends the language's own."""
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
    lead_min: int = 4
    lead_max: int = 20
    """How short and how long the first sentences may be, in characters, that head paragraphs in a row."""
    lead_spread: int = 2
    """By how many characters such sentences may differ in length."""
    lead_share: float = 0.25
    """The largest part of its paragraph that such a sentence makes up."""
    leads_min: int = 3
    leads_max: int = 12
    """How few and how many paragraphs in a row are headed so; the most seen in 200 reports are 10."""
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
    year_plan_min: int = 5
    """From how many paragraphs of plan for the year on the aims of a longer time are set apart from it."""
    glossary_min: int = 3
    """From how many entries on paragraphs at the end are taken for a glossary."""
    glossary_gap: int = 2
    """How many paragraphs in a row may look like no entry within a glossary."""


@dataclass(frozen=True, slots=True)
class FigureOptions:
    """How targets and results find their partners; the weights of the signs are learnt (docs/targets.md)."""

    common: float = 1.0
    """What even a term that every report has weighs, in nats."""
    telling: float = 5.0
    """A name whose terms weigh this much, in nats, tells an indicator by itself; a lighter one less so."""
    core: float = 0.96
    """Factor for names that agree only without rank, place and action."""
    other_name: float = 0.40
    """Factor for names that the vocabulary holds as different indicators."""
    covers: float = 0.80
    """How far the names agree of two indicators of which one stands for the other."""
    foreign: float = 0.30
    """Names that the vocabulary holds as different, and that agree less than this, are never compared."""
    faint: float = 0.12
    """Figures whose names agree less than this are looked at only if their statements may belong together,"""
    kin: float = 0.20
    """which they may from this probability on."""
    rivals: int = 100
    """How many figures of the other side are looked at for each; real reports have fewer that are worth it."""
    crowd: int = 250_000
    """More pairs of figures than this are not all looked at; the most of any pair of 400 real reports are 81,000."""
    accept: float = 0.40
    """Pairs of targets below this probability are refused: F1 is highest here on labelled pairs left out of the fit."""
    answer: float = 0.40
    """The same for a target and a result."""
    margin: float = 0.03
    """A pair is left alone when another one for either side comes this close and tells of something else."""


@dataclass(frozen=True, slots=True)
class AlignerOptions:
    """How statements find their partners."""

    min_score: float = 0.45
    """Links below this calibrated probability are refused: the lowest cut, in steps of 0.05, at which pairs that the
    weights were not fitted on keep seven of eight dropped and new commitments apart."""
    candidates: int = 6
    """How many candidates every statement has on the other side. With 6 each way, nine in ten labelled pairs are among
    them; more adds time and no right links."""
    shared_terms: int = 1_600_000
    """How many terms shared by an old and a new statement are looked at in all, the rarest first. Two long reports stay
    below; beyond it lies what stands everywhere, and cost would grow with the square of the length."""
    extend_score: float = 0.65
    """A statement left over joins another statement's link only from this probability on."""
    figures_letters: int = 6
    """Statements equal but for their digits are the same from this many letters on; shorter ones beside a link only."""
    figures_score: float = 0.97
    """The probability of such a link."""
    same_section: float = 0.8
    """A link lies within linked sections where their likeness is at least this share of the best either has."""
    strange: float = 0.2
    """Two statements whose sections and sentences are less alike than this must share a telling term to be linked."""
    strange_score: float = 0.4
    """The probability of a link between two that do not."""
    section_votes: float = 20.0
    """Fewer linked characters than this tell nothing about two sections."""
    section_part: float = 0.3
    """Two sections are linked where one gives the other at least this share of its linked characters."""
    section_score: float = 0.12
    """Sections that are best for each other are linked from this score on."""
    section_title: float = 0.6
    """Sections whose headings are alike to this degree are linked whatever their statements do."""
    gap_score: float = 0.3
    """Sections left alone between the same neighbours are linked where their headings mean the like to this degree."""
    gap_pairs: int = 12
    """A wider gap than this, in pairs of sections, says nothing about which of them belong together."""
    telling_term: float = 1.5
    """A shared term explains a link if past reports make it this rare, in nats: one report in four or five has it."""
    stray_run: int = 3
    """How many equal statements in a row are linked although their roles differ: a part that was read differently."""
    figures: FigureOptions = field(default_factory=FigureOptions)


@dataclass(frozen=True, slots=True)
class WordingOptions:
    """How terms are found whose use changed beyond chance."""

    least_count: int = 3
    """How often a run of words must recur in the two reports to be a term."""
    most_words: int = 4
    longest: int = 16
    """A term's length in words and in characters."""
    prior_reports: float = 5.0
    """How many average reports of its year the prior of each side weighs as much as."""
    highest_share: float = 0.95
    """A term in more of a year's reports than this counts as in this many: the mean count would have no bound."""
    floor: float = 0.5
    """The least prior of a term (Jeffreys)."""
    significant: float = 1.96
    """How many standard deviations a term must rise or fall: two-sided 5 %."""
    noteworthy: float = 1.3
    """How many for a term that came or went, where the other side's count is 0 and the deviation therefore large."""


@dataclass(frozen=True, slots=True)
class DifferOptions:
    """How links become changes."""

    word_edits: bool = True
    """Whether the words of linked texts are compared; without them no dictionary is read, which saves a fifth of a
    second, and a link's `edits` are empty."""
    smallest_island: int = 2
    """Equal text of fewer letters than this between two edits is taken into them: one letter alone reads as noise."""
    wording: WordingOptions | None = None
    """How to compare wording; None leaves it out, as it needs every word of both texts."""
    most_compared: int = 1_000_000
    """Pairs whose changed middles have more than this many unit pairs (1,000 words a side) are shown replaced whole."""
    about: float = 0.02
    """A result this far, relatively, on the wrong side of "around a number" still meets it."""
    about_points: float = 0.1
    """The same for percentages, in points: the last digit that reports print."""
    near: float = 0.06
    """A result this far on the wrong side of "around a number" is neither met nor clearly missed."""
    sure: float = 0.75
    """A result whose name has other words in the place of the target's is only judged when the two fit this well: of
    such results in 16 labelled pairs, most below tell of something else, and most above of the same."""
    scale: float = 4.0
    """Amounts from ten up that differ by more than this factor are not taken for target and result of one year."""


@dataclass(frozen=True, slots=True)
class Options:
    """All options of one comparison."""

    reader: ReaderOptions = field(default_factory=ReaderOptions)
    parser: ParserOptions = field(default_factory=ParserOptions)
    aligner: AlignerOptions = field(default_factory=AlignerOptions)
    differ: DifferOptions = field(default_factory=DifferOptions)
