"""What a language says about the structure of a report: numbering, roles, sentences and clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reportdiff.model import Role

__all__ = ["Cues", "NumberStyle", "StructureRules", "any_of", "structure_rules"]


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """One way of numbering a heading, tried in the order of the table.

    `pattern` matches the number at the head of a paragraph, its punctuation included; its group `ordinal`, where it has
    one, is the ordinal. `item` says that the style more often counts list items and clauses than headings, so that a
    heading of this style must look like one. `rank` is the usual depth; it decides only between styles of which this
    report has not yet shown which holds which.
    """

    name: str
    pattern: re.Pattern[str]
    rank: int
    item: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that speak for the review (negative weights) or the plan (positive weights), in log odds."""

    pattern: re.Pattern[str]
    weights: Mapping[str, float]

    def vote(self, text: str) -> float:
        """Return the sum of the weights of the cues in `text`: above 0 for the plan, below 0 for the review."""
        return sum(self.weights[cue.lower()] for cue in self.pattern.findall(text))


@dataclass(frozen=True, slots=True)
class StructureRules:
    """Patterns and word lists by which the reader and the parser find headings, roles, sentences and statements."""

    numbering: tuple[NumberStyle, ...]
    ordinal: Callable[[str], int | None]
    """The value of an ordinal as the numbering patterns capture it."""
    title_max: int
    """The longest text, in characters, that is still read as a heading."""
    line_max: int
    """The longest unnumbered line that is read as a heading."""

    sentence_end: re.Pattern[str]
    """Ends a sentence, closing quotes included."""
    part_end: re.Pattern[str]
    """Ends a part of a sentence that stands by itself."""
    clause_end: re.Pattern[str]
    """Ends a clause; whether the next clause begins a statement is for `opens_statement` to say."""
    brackets: Mapping[str, str]
    """Opening marks and what closes them; nothing is split between them."""
    opens_statement: Callable[[str, str], bool]
    """Whether a clause makes a statement by itself, given the statement before it in the sentence and the clause."""
    enumerator: re.Pattern[str]
    """An enumerator inside a paragraph: at its head, or after the end of a clause."""

    report_title: re.Pattern[str]
    """A line that is the report's own title, date or speaker, whole."""
    salutation: re.Pattern[str]
    """Addresses the hearers, at the head of a sentence."""
    closed_line: re.Pattern[str]
    """The end of a line that is a sentence and no heading."""
    inner_heading: re.Pattern[str]
    """The number of a heading, or a glossary's next entry, in the middle of a paragraph after a sentence's end."""
    gloss: re.Pattern[str]
    """A glossary's entry or a footnote, at the head of a paragraph."""
    untitled: re.Pattern[str]
    """A stretch that is no title however it is printed: it addresses the hearers, or begins a sentence that goes on."""
    inner_mark: re.Pattern[str]
    """A mark after which a bold opening is no title: the sentence goes on."""
    quoted: re.Pattern[str]
    """A quotation, whose numbers are part of a name."""
    counted: re.Pattern[str]
    """A number that counts or measures: what it stands in is a commitment rather than a title."""
    glued_title: re.Pattern[str]
    """The title of a numbered part whose line break was lost, at the head of the paragraph it ran into."""
    glued_line: re.Pattern[str]
    """The same for a title without a number, which what follows must betray."""
    part_title: re.Pattern[str]
    """What the title of a part of the report holds, whatever its role."""
    title_role: Callable[[str, int | None], Role | None]
    """What a heading says of the role of its section, given the report's year; None where it says nothing, or both."""
    longer_term: Callable[[str, int | None], bool]
    """Whether a heading speaks of a longer time ahead and not of the report's year."""
    aside: re.Pattern[str]
    """A sentence that neither reports nor promises: opening formula, thanks."""
    cues: Cues
    report_year: Callable[[Sequence[str], str], int | None]
    """The year a report was given for, from its title lines and its text; None where nothing tells it."""


def structure_rules(
    raw: Mapping[str, Any],
    *,
    ordinal: Callable[[str], int | None],
    opens_statement: Callable[[str, str], bool],
    title_role: Callable[[str, int | None], Role | None],
    report_year: Callable[[Sequence[str], str], int | None],
    longer_term: Callable[[str, int | None], bool] = lambda _title, _year: False,
    cue: str = "{}",
) -> StructureRules:
    """Make the rules of a language's table and of what it can only say in code.

    Args:
        raw: the table `structure.toml`.
        ordinal: reads what the group `ordinal` of a numbering pattern captured.
        opens_statement: judges a clause.
        title_role: judges a heading.
        report_year: reads a report's year.
        longer_term: tells the headings of a longer time ahead.
        cue: the pattern into which the alternation of the cue words is put.
    """
    sentences, lines = raw["sentences"], raw["lines"]
    return StructureRules(
        numbering=tuple(
            NumberStyle(row["name"], re.compile(row["pattern"]), row["rank"], item=row.get("item", False))
            for row in raw["numbering"]
        ),
        ordinal=ordinal,
        title_max=raw["title_max"],
        line_max=raw["line_max"],
        sentence_end=re.compile(sentences["sentence_end"]),
        part_end=re.compile(sentences["part_end"]),
        clause_end=re.compile(sentences["clause_end"]),
        brackets=sentences["brackets"],
        opens_statement=opens_statement,
        enumerator=re.compile(sentences["enumerator"]),
        closed_line=re.compile(sentences["closed_line"]),
        report_title=re.compile(lines["report_title"]),
        salutation=re.compile(lines["salutation"]),
        inner_heading=re.compile(lines["inner_heading"]),
        gloss=re.compile(lines["gloss"]),
        untitled=re.compile(lines["untitled"]),
        inner_mark=re.compile(lines["inner_mark"]),
        quoted=re.compile(lines["quoted"]),
        counted=re.compile(lines["counted"]),
        glued_title=re.compile(lines["glued_title"]),
        glued_line=re.compile(lines["glued_line"]),
        aside=re.compile(lines["aside"]),
        part_title=re.compile(raw["part_title"]["neutral"]),
        title_role=title_role,
        longer_term=longer_term,
        cues=Cues(re.compile(cue.format(any_of(raw["cues"]))), raw["cues"]),
        report_year=report_year,
    )


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of `words`."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
