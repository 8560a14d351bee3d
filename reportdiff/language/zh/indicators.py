"""What each number of a Chinese sentence measures.

The indicator stands left of the verb (GDP grows 6%), right of the measure word (400 villages' sewage treatment), or in the
clause before; lists share verbs and heads, and a threshold belongs to the name. The words are in `indicators.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportdiff.language.figures import Reading
from reportdiff.language.zh.clauses import BREAK, JOINT, PUNCTUATION, Clause, Piece, clauses, pieces
from reportdiff.language.zh.phrases import EDGE, Left, figure_of, left_of, right_of, severally, share_head
from reportdiff.language.zh.relations import worded
from reportdiff.language.zh.vocabulary import Vocabulary, shipped
from reportdiff.model import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportdiff.model import Quantity

__all__ = ["announces_headline", "reader"]

_DIGIT = re.compile(r"\d")
_BARE = re.compile("[百千万亿]+$")
_SMALL = re.compile("[一二两三四五六七八九十][^十百千万亿几多余来]?$")
_FARTHEST = 60
"""A clause with an inherited name begins with the clause that names it, if that is no farther away, in characters."""
_LONGEST_NAME = 10
"""A phrase left of a count that is longer than this is no part of the name that follows the count."""


@dataclass(frozen=True, slots=True)
class _Named:
    """The indicator's name with where it was found."""

    name: str
    left: Left
    inherited: bool = False
    acted: bool = False


def announces_headline(text: str) -> bool:
    """Whether `text` announces the list of the year's main targets."""
    return shipped().headline_cue.search(text) is not None


def reader(
    quantities: Callable[[str], tuple[Quantity, ...]], vocabulary: Vocabulary | None = None
) -> Callable[[str, bool], tuple[Reading, ...]]:
    """Return the function that reads the figures of one sentence; see `FigureRules.readings`."""
    words = vocabulary or shipped()

    def readings(text: str, listed: bool = False) -> tuple[Reading, ...]:
        found: list[Reading] = []
        spans: list[tuple[int, int, bool]] = []
        past = False
        for clause in clauses(text, quantities(text), words):
            past = _tells_past(text[clause.start : clause.end], past, words)
            spans.append((clause.start, clause.end, past))
            for reading in _figures(text, clause, found, words, listed=listed):
                found.append(replace(reading, current=reading.current and not past))
        found += list(worded(text, spans, found, words, listed=listed))
        return tuple(sorted(found, key=lambda reading: (reading.place, reading.end)))

    return readings


def _tells_past(clause: str, before: bool, words: Vocabulary) -> bool:
    if words.present.search(clause):
        return False
    return before or words.past.search(clause) is not None


def _figures(text: str, clause: Clause, before: list[Reading], words: Vocabulary, *, listed: bool) -> Iterator[Reading]:
    if not clause.numbers:
        return
    zipped = _respectively(text, clause, before, words)
    if zipped:
        yield from zipped
        return
    last = before[-1] if before else None
    parts = pieces(text, clause)
    acted, subject = False, ""
    for i, piece in enumerate(parts):
        left = left_of(clause.plain[piece.start : piece.quantity.start], words)
        if piece.baseline:
            subject = left.name or subject
            continue
        right = right_of(clause.plain[piece.quantity.end : piece.end], words) or _head_to_come(
            clause.plain, left, piece, parts[i + 1 :], words
        )
        acted = acted or bool(left.action)
        for side in severally(left, words):
            named = _name(text, clause, piece, side, right, subject, last, words, acted=acted)
            if named and not _counts_a_name(text, piece, named, words):
                last = _reading(text, clause, piece, named, last, words, listed=listed)
                yield last


def _head_to_come(text: str, left: Left, piece: Piece, rest: list[Piece], words: Vocabulary) -> str:
    """Return the noun phrase that a number shares with the next one of its list: 23 (lines), 340 km of metro lines."""
    if left.name or not rest or rest[0].start > piece.quantity.end + 1:
        return ""
    if left_of(text[rest[0].start : rest[0].quantity.start], words).name:
        return ""
    return right_of(text[rest[0].quantity.end : rest[0].end], words)


def _name(
    text: str, clause: Clause, piece: Piece, left: Left, right: str, subject: str, last: Reading | None, words: Vocabulary,
    *, acted: bool,
) -> _Named | None:
    """Find the name of what a number measures: left, right, both, or before."""
    q = piece.quantity
    if right and not left.name:
        kinds = tuple(kind for kind in left.kinds if kind not in ("rise", "fall", "growth"))
        return _Named(right, replace(left, kinds=kinds), acted=acted)
    if right and q.unit in words.counters and not left.says_how:
        joined = "do" in left.kinds or "、" in left.name or left.name.endswith(words.and_others) or len(left.name) > _LONGEST_NAME
        return _Named(right if joined else left.name + right, left, acted=acted)
    if left.name:
        if left.name in words.dependent and last is not None and last.place >= clause.start:
            return _Named(last.name + left.name, left, acted=acted)
        return _Named(left.name, left, acted=acted)
    if subject:
        return _Named(subject, left, acted=acted)
    told = _told_before(text, clause, piece, words) if left.kinds else ""
    if told:
        return _Named(told, left, acted=acted)
    if last is None:
        return None
    name = last.name if left.says_how or not left.action or last.quantity is None else last.name + left.action
    return _Named(name, left, inherited=True, acted=acted)


def _counts_a_name(text: str, piece: Piece, named: _Named, words: Vocabulary) -> bool:
    """Whether a number is part of a set's name (two markets, the five tasks), or is bare, with no verb to say more."""
    q = piece.quantity
    if not q.unit:
        return not named.left.says_how or _BARE.match(q.text) is not None
    small = _SMALL.match(q.text)
    return small is not None and q.unit in words.pieces and named.left.action not in words.building and not named.left.says_how


def _told_before(text: str, clause: Clause, piece: Piece, words: Vocabulary) -> str:
    """Return the object of the clause before, where that clause has no number: (raise the standard), by 5%."""
    before = _clause_before(text, clause)
    if piece.start != clause.start or _DIGIT.search(before):
        return ""
    name, verb = words.strip_front(before.strip(EDGE))
    return name if verb and 2 <= len(name) <= 14 else ""


def _clause_before(text: str, clause: Clause) -> str:
    """Return the clause before within the same part of the sentence."""
    if text[clause.start - 1 : clause.start] not in ("，", ","):
        return ""
    return BREAK.split(text[: clause.start - 1])[-1]


def _reading(
    text: str, clause: Clause, piece: Piece, named: _Named, last: Reading | None, words: Vocabulary, *, listed: bool
) -> Reading:
    q, left = piece.quantity, named.left
    indicator = words.canonical(named.name, loose=listed)
    if indicator in words.loose:
        indicator = _whose(_clause_before(text, clause), indicator, words)
    figure, falling = figure_of(q, left, indicator, words, acted=named.acted)
    if named.inherited and last is not None and _goes_on(figure, last, q):
        figure, falling = last.figure, last.falling
    start, end = _extent(text, piece, words)
    if named.inherited and last is not None and q.start - last.start <= _FARTHEST:
        start = last.start
    whole = text[clause.start : clause.end]
    state = left.against and named.inherited and q.unit not in words.rates
    state = state or ("share" in left.kinds and not words.known(indicator)) or bool(words.short_of.match(q.text))
    return Reading(
        start=start,
        end=end,
        place=q.start,
        name=named.name,
        indicator=indicator,
        core=words.core(indicator),
        figure=figure,
        quantity=q,
        condition=clause.conditions.get(q.start, ""),
        settled=words.unsettled.search(whole) is None,
        falling=falling,
        lower_is_better=words.lower_is_better(indicator),
        known=words.known(indicator),
        listed=words.is_headline(indicator),
        general=words.is_general(indicator),
        economy=words.is_economy(indicator),
        period=words.period_of(text[: q.start]),
        members=words.members(indicator),
        current=not state,
    )


def _goes_on(figure: Figure, last: Reading, q: Quantity) -> bool:
    """Whether a level is the growth of the clause before said again: (grows 7%), strives for 8%."""
    return figure is Figure.LEVEL and last.figure is Figure.GROWTH and last.quantity is not None and last.quantity.unit == q.unit


def _extent(text: str, piece: Piece, words: Vocabulary) -> tuple[int, int]:
    """Return the piece's bounds without the marks round it, an aside at its end, and what the list goes on with."""
    q = piece.quantity
    start, end = piece.start, piece.end
    while start < q.start and text[start] in "、 　" + PUNCTUATION:
        start += 1
    aside = words.trailing_aside.search(text, q.end, end)
    if aside:
        end = aside.start()
    if text[q.end : q.end + 1] == "、":
        end = q.end
    while end > q.end and text[end - 1] in "、 　" + PUNCTUATION:
        end -= 1
    return start, end


def _whose(before: str, indicator: str, words: Vocabulary) -> str:
    """Return new jobs with whose they are, where the clause before tells."""
    match = words.jobs.search(before)
    whose = words.strip_front(match.group(1))[0] if match else ""
    return whose + words.jobs_noun if whose else indicator


def _respectively(text: str, clause: Clause, before: list[Reading], words: Vocabulary) -> list[Reading]:
    """Pair a list of indicators with a list of numbers, where the counts agree; otherwise say nothing."""
    place = text.find(words.respectively, clause.start, clause.end)
    parts = pieces(text, clause) if place >= 0 else []
    if place < 0 or any(piece.quantity.start < place for piece in parts):
        return []
    results = [piece for piece in parts if not piece.baseline]
    if len(results) < 2:
        return []
    names = _coordinated(text[clause.start : place], len(results), before, words)
    if len(names) != len(results):
        return []
    tail = left_of(text[place : results[0].quantity.start], words)
    found = []
    for name, piece in zip(names, results, strict=True):
        phrase, kinds, _ = words.strip_tail(name)
        left = Left(phrase or name, (*tail.kinds, *kinds), tail.to or len(results) < len(parts), "")
        reading = _reading(text, clause, piece, _Named(left.name, left), None, words, listed=True)
        whole = (clause.start, clause.end) if text[clause.start : place].strip() else (piece.start, piece.end)
        found.append(replace(reading, start=whole[0], end=whole[1], current=reading.current and not tail.against))
    return found


def _coordinated(text: str, count: int, before: list[Reading], words: Vocabulary) -> list[str]:
    """Return the names that a list of `count` numbers is shared out among."""
    phrase = words.strip_front(text.strip(EDGE), verbs=False)[0]
    if not phrase:
        return [reading.name for reading in before[-count:]]
    names = [name for name in JOINT.split(phrase) if name]
    if names:
        names[0] = words.strip_front(names[0])[0]
    if len(names) == 1 and count == 2:
        names = words.expand(names[0]) or names
    return share_head(names, words) if len(names) == count else []
