"""A paragraph's sentences, and the statements in a sentence."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reportdiff.model import Span
from reportdiff.parser.context import trim

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from reportdiff.language.structure import StructureRules
    from reportdiff.options import ParserOptions

__all__ = ["Piece", "Sentence", "split_sentences"]


_LOOK_BACK = 200
"""How much of a statement is looked at to judge the clause after it: more than any scene that a clause sets."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement's place in the text, and the enumerator set aside before it, which may be empty."""

    start: int
    end: int
    enumerator: Span | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's statements, and the salutation set aside before them."""

    pieces: tuple[Piece, ...]
    salutation: Span | None = None


def split_sentences(text: str, start: int, end: int, rules: StructureRules, options: ParserOptions) -> list[Sentence]:
    """Divide `text[start:end]`, one paragraph, into sentences and these into statements.

    Every non-blank character comes to lie in exactly one statement, enumerator or salutation.
    """
    closed = _protected(text, start, end, rules.brackets, options.bracket_max)
    sentences = []
    for first, last in _cut(text, start, end, rules.sentence_end, closed):
        sentence = _sentence(text, first, last, rules, closed)
        if sentence:
            sentences.append(sentence)
    return sentences


def _sentence(text: str, start: int, end: int, rules: StructureRules, closed: list[Span]) -> Sentence | None:
    start, end = trim(text, start, end)
    if start == end:
        return None
    salutation = None
    greeting = rules.salutation.match(text, start, end)
    if greeting:
        salutation = Span(*trim(text, start, greeting.end()))
        start, end = trim(text, greeting.end(), end)
    pieces: list[Piece] = []
    for first, last in _cut(text, start, end, rules.part_end, closed):
        pieces.extend(_statements(text, first, last, rules, closed))
    return Sentence(tuple(pieces), salutation)


def _statements(text: str, start: int, end: int, rules: StructureRules, closed: list[Span]) -> Iterator[Piece]:
    """Yield the statements of one part of a sentence: its clauses, each with the clauses that depend on it."""
    begin: int | None = None
    mark: Span | None = None
    stop = start
    for first, last in _cut(text, start, end, rules.clause_end, closed):
        first, last = trim(text, first, last)  # noqa: PLW2901
        if first == last:
            continue
        number = rules.enumerator.match(text, first, last)
        if number and number.end() == last:
            number = None
        if (
            begin is None
            or number
            or rules.opens_statement(text[max(begin, stop - _LOOK_BACK) : stop], text[first:last])
        ):
            if begin is not None:
                yield Piece(begin, stop, mark)
            mark = Span(*trim(text, first, number.end())) if number else None
            begin = trim(text, number.end(), last)[0] if number else first
        stop = last
    if begin is not None:
        yield Piece(begin, stop, mark)


def _cut(text: str, start: int, end: int, ends: re.Pattern[str], closed: list[Span]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `text[start:end]` between the places where `ends` matches outside of `closed`."""
    spans = islice(closed, bisect_right(closed, start, key=lambda span: span.end), None)
    span = next(spans, None)
    begin = start
    for match in ends.finditer(text, start, end):
        place = match.start()
        while span and span.end <= place:
            span = next(spans, None)
        if span and span.start <= place and match.end() < span.end:
            continue
        yield begin, match.end()
        begin = match.end()
    if begin < end:
        yield begin, end


def _protected(text: str, start: int, end: int, brackets: Mapping[str, str], widest: int) -> list[Span]:
    """Return the outermost stretches between brackets that match, in order."""
    closing = set(brackets.values())
    stack: list[tuple[str, int]] = []
    found: list[Span] = []
    for place in range(start, end):
        char = text[place]
        if char in brackets:
            stack.append((brackets[char], place))
        elif char in closing:
            depth = next((i for i in range(len(stack) - 1, max(-1, len(stack) - 4), -1) if stack[i][0] == char), None)
            if depth is None:
                continue
            opened = stack[depth][1]
            del stack[depth:]
            if place - opened <= widest:
                while found and found[-1].start >= opened:
                    found.pop()
                found.append(Span(opened, place + 1))
    return found
