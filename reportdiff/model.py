"""What a report is: frozen data from the file's characters up to sections, statements, quantities and targets.

Two texts are told apart throughout. The *source* is the file as decoded, untouched; every `start` and `end` of a
`Report` and of what it holds counts characters of the source (end exclusive), so that a finding can be looked up in
the file. A statement's `text` is the same characters without what the page's layout put between them: line breaks and
blanks of a narrow column, page marks, Markdown marks. A `Quantity` counts characters of the text it was read from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

__all__ = [
    "Block",
    "BlockKind",
    "Bound",
    "Document",
    "Figure",
    "Furniture",
    "FurnitureKind",
    "Modality",
    "Note",
    "NoteKind",
    "Quantity",
    "QuantityKind",
    "Report",
    "Role",
    "Section",
    "Span",
    "Statement",
    "Target",
]


class Role(StrEnum):
    """What a part of a report is."""

    REVIEW = "review"
    """What was done."""
    PLAN = "plan"
    """What is promised."""
    APPENDIX = "appendix"
    """Glossary, notes, footnotes."""
    OTHER = "other"
    """Preamble, salutation, thanks."""


class Bound(StrEnum):
    """How a number limits what it measures."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"


class Modality(StrEnum):
    """How firmly a number is promised."""

    NONE = "none"
    ENSURE = "ensure"
    STRIVE = "strive"
    EXPECT = "expect"


class QuantityKind(StrEnum):
    """What a number-like expression is; only `QUANTITY` has a value that can be compared."""

    QUANTITY = "quantity"
    IDENTIFIER = "identifier"
    """A plan's, road's, hotline's or slogan's name."""
    DATE = "date"
    ORDINAL = "ordinal"
    UNREADABLE = "unreadable"
    """Damaged in the source; never given a value."""


class Figure(StrEnum):
    """What kind of figure an indicator's number is; figures of different kinds are not compared as numbers."""

    LEVEL = "level"
    TOTAL = "total"
    """A level that is said to be the whole there is, or is to be reached: not comparable with an increment."""
    GROWTH = "growth"
    INCREMENT = "increment"
    """So much that is new, built or done in the year."""
    STEP = "step"
    """By so much an existing level changes."""
    SHARE = "share"
    RANK = "rank"
    RELATION = "relation"
    """Stated in words: in step with growth, as the state requires."""


class FurnitureKind(StrEnum):
    """Why a piece of the source is set aside and belongs to no statement and no heading."""

    FRONT_MATTER = "front_matter"
    COMMENT = "comment"
    MARKUP = "markup"
    PAGE_MARK = "page_mark"
    PAGE_NUMBER = "page_number"
    RUNNING_HEAD = "running_head"
    TITLE = "title"
    SALUTATION = "salutation"
    ENUMERATOR = "enumerator"
    FOOTNOTE_MARK = "footnote_mark"
    TABLE_RULE = "table_rule"
    SYMBOL = "symbol"


class BlockKind(StrEnum):
    """What the reader knows of a paragraph from the file's own marks."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TABLE_ROW = "table_row"
    LIST_ITEM = "list_item"


class NoteKind(StrEnum):
    """What a reader of the findings must know about how far a report could be read."""

    BEGINNING_MISSING = "beginning_missing"
    END_MISSING = "end_missing"
    NO_PLAN_PART = "no_plan_part"
    NO_REVIEW_PART = "no_review_part"
    UNREADABLE_NUMBER = "unreadable_number"
    UNREADABLE_TEXT = "unreadable_text"
    ENCODING_GUESSED = "encoding_guessed"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of characters, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Furniture:
    """A named piece of the source that is set aside, not lost."""

    kind: FurnitureKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on how far the report could be read; `start` and `end` are 0 where it concerns the whole."""

    kind: NoteKind
    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a `Document`'s text, with what the file's marks say of it.

    `start` and `end` count characters of `Document.text`, as do the bold stretches in `strong`. `level` is a Markdown
    heading's depth, 0 elsewhere. `indented` says that the paragraph opened with the genre's indent.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    strong: tuple[Span, ...] = ()
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What the reader hands to the parser: the running text, its paragraphs, and the way back to the file.

    `text` holds one paragraph a line, put back together from the page's lines. `offsets[i]` is the place in `source`
    of `text[i]`; a line break between two paragraphs carries the offset of the end of the paragraph before it.
    Furniture counts characters of the source. `title` and `published` come from the front matter where there is one.
    """

    source: str
    text: str
    offsets: Sequence[int]
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[Note, ...] = ()
    path: str | None = None
    encoding: str = "utf-8"
    title: str = ""

    def span(self, start: int, end: int) -> Span:
        """Return the source's span for `text[start:end]`, which must not be empty."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number read as a value.

    `value` (and `high`, the upper end of a range) are in base units: 5500 hundred million yuan is 550000000000 yuan,
    6% is 6 with the unit "%". `value` is None for what has no value: identifiers, dates, damaged text. `per` is the
    denominator of a rate (a month, a person and month). `start`, `end` and `text` are the expression in the text that
    was read, bound words included.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    high: Decimal | None = None
    unit: str = ""
    bound: Bound = Bound.EXACT
    per: str = ""
    modality: Modality = Modality.NONE
    kind: QuantityKind = QuantityKind.QUANTITY
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """An indicator with a quantity, or with a relation stated in words, that a statement commits to or reports.

    In the plan part it is a target, in the review part a result. `text` is the clause that holds indicator and value,
    `start` and `end` its place in the source. `indicator` is the canonical name. `relation` holds the words of a target
    without a number, whose `quantity` is None. `condition` is a threshold that belongs to the name
    (projects with an investment over a billion).
    """

    id: str
    statement: str
    indicator: str
    figure: Figure
    text: str
    start: int
    end: int
    quantity: Quantity | None = None
    relation: str = ""
    condition: str = ""
    headline: bool = False
    role: Role = Role.PLAN
    settled: bool = True
    """False where a result is announced or nearly reached, not reached."""
    name: str = ""
    """The indicator as the clause prints it; `indicator` is its canonical form."""
    core: str = ""
    """The indicator without what may come and go with the years: rank, place, the noun of the action."""
    falling: bool = False
    """The number says by how much the indicator falls: the larger, the further down."""
    lower_is_better: bool = False
    """A smaller level, or a slower rise, is the better result: unemployment, energy intensity, consumer prices."""
    known: bool = False
    """The indicator's whole name is in the vocabulary."""
    general: bool = False
    """The name alone does not tell what is measured: turnover, of which trade?"""
    economy: bool = False
    """The indicator is the size of the economy, with which others are promised to keep step."""
    in_step: bool = False
    """The relation is to keep step with the economy."""
    period: str = ""
    """The words by which the number is for more, or less, than the report's year: in three years."""
    members: int = 1
    """How many things the name lists; a number for several is not comparable with one for a single one of them."""
    stage: str = ""
    """How far what is counted is said to get: planned, signed, begun, finished; empty where nothing is said."""
    fall: str = ""
    """The word by which the clause says that the number is a fall."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The smallest stretch of text that makes one comparable claim or commitment by itself."""

    id: str
    section: str | None
    role: Role
    sentence: str
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its number, its level (1 is the outermost), its title without the number, and its parent's id.

    `start` and `end` cover what belongs to the heading alone: its line, or, where it runs on into its paragraph, its
    number; there the first sentence is the title and a statement as well.
    """

    id: str
    parent: str | None
    level: int
    number: str
    title: str
    role: Role
    start: int
    end: int
    run_on: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """One year's document.

    `text` is the source that all offsets count; it takes no part in comparisons and is empty in a report that was
    loaded from JSON.
    """

    title: str
    year: int | None
    language: str
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    targets: tuple[Target, ...] = ()
    results: tuple[Target, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[Note, ...] = ()
    path: str | None = None
    encoding: str = "utf-8"
    text: str = field(default="", compare=False, repr=False)

    def __repr__(self) -> str:
        # One line: a notebook keeps what a cell shows, and a report's whole content is a book.
        counts = f"{len(self.sections)} sections, {len(self.statements)} statements"
        return (
            f"<Report {self.year} {self.title!r}: {counts}, {len(self.targets)} targets, {len(self.results)} results>"
        )

    def line(self, offset: int) -> int | None:
        """Return the 1-based line of the file on which the character at `offset` stands; None without the `text`."""
        return self.text.count("\n", 0, offset) + 1 if self.text else None

    # As with `ReportDiff`, the renderers are imported when they are called.

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat dictionary for every figure, targets and then results, as `pandas.DataFrame` takes them.

        >>> import reportdiff
        >>> row = reportdiff.read("samples/yunling-2024.md").rows()[0]
        >>> row["year"], row["role"], row["figure"], row["value"], row["unit"], row["bound"], row["headline"]
        (2024, 'plan', 'growth', 6, '%', 'about', True)
        """
        from reportdiff.renderer.rows import report_rows  # noqa: PLC0415

        return report_rows(self)

    def _repr_html_(self) -> str:
        from reportdiff.renderer.html.notebook import render_report  # noqa: PLC0415

        return render_report(self)
