"""What the numbers of a report measure: the plan part's targets and the review part's results."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from reportdiff.model import Figure, Role, Section, Span, Statement, Target
from reportdiff.parser.headline import headline_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportdiff.language.figures import FigureRules, Reading

__all__ = ["Sentence", "find_figures"]

_YEAR = re.compile(r"\D{0,1}(\d{4})\D{0,1}")
_SEVERAL = "years"
"""The period of a result that stands where the review tells of several years together."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The statements of one sentence, and the sentence as it is read: their texts in a row."""

    statements: tuple[Statement, ...]
    starts: tuple[int, ...]
    text: str

    @property
    def role(self) -> Role:
        """The role of the part that the sentence stands in."""
        return self.statements[0].role

    @classmethod
    def of(cls, group: Iterable[Statement]) -> Sentence:
        """Put the statements of one sentence in a row; a clause that a mark set aside has ended ends with a comma."""
        statements = tuple(group)
        starts: list[int] = []
        text = ""
        for statement in statements:
            if text and text[-1].isalnum():
                text += ","
            starts.append(len(text))
            text += statement.text
        return cls(statements, tuple(starts), text)


def find_figures(
    statements: tuple[Statement, ...],
    sections: tuple[Section, ...],
    rules: FigureRules,
    locate: Callable[[Statement, int, int], Span] | None = None,
    year: int | None = None,
) -> tuple[tuple[Target, ...], tuple[Target, ...]]:
    """Return the targets of the plan statements (t1, t2, …) and the results of the review statements (r1, r2, …).

    `locate` gives the source's span of `statement.text[start:end]`; without it the statement's text is taken to stand
    in the source as it is, without layout inside. With the report's `year` a figure that names another year than its
    own part's is told from one of the year.
    """
    place = locate or _plainly
    sentences = [Sentence.of(group) for _, group in groupby(statements, key=lambda statement: statement.sentence)]

    @cache
    def read(index: int, listed: bool) -> tuple[Reading, ...]:
        return _readings(sentences[index], rules, year, listed=listed)

    headline = headline_sentences([(sentence.text, sentence.statements[0]) for sentence in sentences], read, rules)
    several = _several_years(sentences, sections, rules)
    targets: list[Target] = []
    results: list[Target] = []
    for index, sentence in enumerate(sentences):
        found, prefix = (targets, "t") if sentence.role is Role.PLAN else (results, "r")
        in_headline = index in headline
        for reading in read(index, in_headline or sentence.role is Role.REVIEW):
            if sentence.role is Role.PLAN and not reading.current:
                continue
            period = reading.period or (several[index] if sentence.role is Role.REVIEW and _of_a_time(reading) else "")
            name = f"{prefix}{len(found) + 1}"
            found.append(_target(replace(reading, period=period), sentence, name, place, headline=in_headline))
    return tuple(targets), tuple(results)


def _readings(sentence: Sentence, rules: FigureRules, year: int | None, *, listed: bool) -> tuple[Reading, ...]:
    if sentence.role not in (Role.PLAN, Role.REVIEW):
        return ()
    told = year - 1 if year is not None and sentence.role is Role.REVIEW else year
    return tuple(
        replace(reading, period=_period(reading, sentence.role, year, told))
        for reading in rules.readings(sentence.text, listed)
    )


def _period(reading: Reading, role: Role, year: int | None, told: int | None) -> str:
    """Return the words for the time that a figure is of, empty where that is the year `told` of by its part."""
    if reading.base is not None and told is not None and reading.base != told - 1:
        return reading.period or str(reading.base)
    return "" if reading.period and _own_year(reading.period, role, year) else reading.period


def _of_a_time(reading: Reading) -> bool:
    """Whether a figure depends on how long it was counted: additions and changes, not what stood at the end."""
    if reading.figure in (Figure.TOTAL, Figure.SHARE, Figure.RANK):
        return False
    return reading.figure is not Figure.LEVEL or reading.quantity is None or reading.quantity.unit != "%"


def _several_years(sentences: Sequence[Sentence], sections: Sequence[Section], rules: FigureRules) -> list[str]:
    """Return for each sentence the words, or none, by which its part of the report tells of several years together."""
    titles = {section.id: section.title for section in sections}
    found: list[str] = []
    section: str | None = None
    several = ""
    for sentence in sentences:
        if sentence.statements[0].section != section:
            section = sentence.statements[0].section
            several = _turn(titles.get(section or "", ""), several, rules)
        several = _turn(sentence.text, several, rules)
        found.append(several)
    return found


def _own_year(period: str, role: Role, year: int | None) -> bool:
    """Whether words for a period name the year that the plan is for, or that the review tells of."""
    named = _YEAR.fullmatch(period)
    if not named or year is None:
        return named is not None
    return int(named.group(1)) in ({year} if role is Role.PLAN else {year - 1, year})


def _turn(text: str, several: str, rules: FigureRules) -> str:
    spans = rules.spans(text)
    return several if spans is None else _SEVERAL if spans else ""


def _target(
    reading: Reading,
    sentence: Sentence,
    name: str,
    place: Callable[[Statement, int, int], Span],
    *,
    headline: bool,
) -> Target:
    """Put a reading in its statement: the one that holds the value; a clause that began before it begins with it."""
    index = bisect_right(sentence.starts, reading.place) - 1
    statement, offset = sentence.statements[index], sentence.starts[index]
    start, end = max(0, reading.start - offset), min(len(statement.text), reading.end - offset)
    span = place(statement, start, end)
    return Target(
        id=name,
        statement=statement.id,
        indicator=reading.indicator,
        figure=reading.figure,
        text=statement.text[start:end],
        start=span.start,
        end=span.end,
        quantity=reading.quantity,
        relation=reading.relation,
        condition=reading.condition,
        headline=headline,
        role=sentence.role,
        settled=reading.settled,
        name=reading.name,
        core=reading.core,
        falling=reading.falling,
        lower_is_better=reading.lower_is_better,
        known=reading.known,
        general=reading.general,
        economy=reading.economy,
        in_step=reading.in_step,
        period=reading.period,
        members=reading.members,
        stage=reading.stage,
        fall=reading.fall,
    )


def _plainly(statement: Statement, start: int, end: int) -> Span:
    return Span(statement.start + start, statement.start + end)
