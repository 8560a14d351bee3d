"""What each number of a Chinese sentence measures.

The indicator stands left of the verb (GDP grows 6%), right of the measure word (400 villages' sewage treatment), or in
the clause before; lists share verbs and heads, and a threshold belongs to the name. The words are in `indicators.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reportdiff.language.figures import Reading
from reportdiff.language.zh import patterns
from reportdiff.language.zh.clauses import JOINT, PUNCTUATION, Clause, Piece, clauses, pieces
from reportdiff.language.zh.described import describes, is_part_of_name, is_size
from reportdiff.language.zh.phrases import EDGE, Left, balanced, figure_of, left_of, right_of, severally, share_head
from reportdiff.language.zh.relations import worded
from reportdiff.model import Bound, Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportdiff.language.zh.vocabulary import Vocabulary
    from reportdiff.model import Quantity

__all__ = ["announces_headline", "read_figures"]

_DIGIT = re.compile(r"\d")
_FARTHEST = 60
"""A clause with an inherited name begins with the clause that names it, if that is no farther away, in characters."""
_LONGEST_NAME = 10
"""A phrase left of a count that is longer than this is no part of the name that follows the count."""
_CLAUSES_BACK = 2
"""So many clauses before a number are looked at for what it counts."""
_LONGEST_TOLD = 14
"""The longest object of a clause that the next clause's number may be taken for."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause in its sentence, with what it is read by."""

    text: str
    clause: Clause
    before: tuple[tuple[int, str], ...]
    """The last clauses before within the same part of the sentence, each with where it begins."""
    periods: tuple[tuple[int, str], ...]
    """Where the sentence turns to another period, and to which."""
    past: bool
    words: Vocabulary
    listed: bool

    def period(self, place: int) -> str:
        """Return the words for the period that the sentence is in at `place`."""
        turn = bisect_right(self.periods, place, key=lambda period: period[0])
        return self.periods[turn - 1][1] if turn else ""


@dataclass(frozen=True, slots=True)
class _Named:
    """An indicator's name with what stands left of the number.

    `inherited` says that the name comes from a reading before; `since` is where the clause begins that tells it.
    """

    name: str
    left: Left
    inherited: bool = False
    since: int | None = None


def announces_headline(text: str, *, words: Vocabulary) -> bool:
    """Whether `text` announces the list of the year's main targets."""
    return words.headline_cue.search(text) is not None


def read_figures(
    text: str,
    listed: bool = False,
    *,
    quantities: Callable[[str], tuple[Quantity, ...]],
    words: Vocabulary,
) -> tuple[Reading, ...]:
    """Read the figures of one sentence; `listed` says that it lists main targets, or reports results."""
    expressions = quantities(text)
    if not expressions and not listed and not words.hint.search(text):
        return ()
    found: list[Reading] = []
    spans: list[tuple[int, int, bool]] = []
    periods = words.periods(text)
    retrospective = words.past.search(text) is not None
    past = False
    before: tuple[tuple[int, str], ...] = ()
    for clause in clauses(text, expressions, words):
        inside = text[clause.start : clause.end]
        here = retrospective and _tells_past(inside, past, words)
        goes_on = text[clause.start - 1 : clause.start] in ("，", ",")
        known = len(found)
        if clause.numbers:
            found += _figures(_Place(text, clause, before if goes_on else (), periods, here, words, listed), found)
        if len(found) == known:
            spans.append((clause.start, clause.end, here))
        before = (*(before if goes_on else ()), (clause.start, inside))[-_CLAUSES_BACK:]
        # What is only compared with the year before does not put the clauses after it in the past.
        past = here and (past or _tells_past(words.compared.sub("", inside), past, words))
    found += list(worded(text, spans, words, listed=listed))
    return tuple(sorted(found, key=lambda reading: (reading.place, reading.end)))


def _tells_past(clause: str, before: bool, words: Vocabulary) -> bool:
    if words.present.search(clause):
        return False
    return before or words.past.search(words.based.sub("", clause)) is not None


def _figures(place: _Place, before: Sequence[Reading]) -> list[Reading]:
    """Read the figures of one clause; `before` are those of the clauses before it."""
    zipped = _respectively(place, before)
    if zipped:
        return zipped
    words, plain = place.words, place.clause.plain
    last = before[-1] if before else None
    parts = pieces(place.text, place.clause)
    acted, subject, verb = False, "", ""
    found = []
    for i, piece in enumerate(parts):
        left = left_of(plain[piece.start : piece.quantity.start], words)
        if piece.baseline:
            subject = left.name or subject
            continue
        right = right_of(plain[piece.quantity.end : piece.end], words)
        if is_size(piece.quantity, left, (plain[piece.quantity.end : piece.end], right), words):
            continue
        right = right or _head_to_come(plain, left, piece, parts[i + 1 : i + 2], place)
        acted = acted or bool(left.action)
        verb = left.action or verb
        for side in severally(left, words, alone=len(parts) == 1):
            named = _name(place, piece, (side, right), subject, last)
            if named and not is_part_of_name(piece.quantity, named.left, (named.name, right), words):
                last = _reading(place, piece, named, last, acted=acted, verb=verb)
                found.append(last)
    return found


def _head_to_come(plain: str, left: Left, piece: Piece, rest: Sequence[Piece], place: _Place) -> str:
    """Return the noun phrase that a number shares with the next one of its list: 23 (lines), 340 km of metro lines."""
    words = place.words
    examples = words.signs["and_others"]
    threshold = place.clause.conditions.get(piece.quantity.start, "")
    if not rest or (left.name and not left.name.endswith(examples)):
        return ""
    if rest[0].start > piece.quantity.end + len(threshold) + 1:
        return ""
    named = left_of(plain[rest[0].start : rest[0].quantity.start], words).name
    if named and not named.endswith(examples):
        return ""
    return right_of(plain[rest[0].quantity.end : rest[0].end], words)


def _name(place: _Place, piece: Piece, sides: tuple[Left, str], subject: str, last: Reading | None) -> _Named | None:
    """Find the name of what a number measures: beside it, or before it."""
    left = sides[0]
    beside = _beside(place, piece, *sides, last)
    if beside:
        return beside
    if subject:
        return _Named(subject, left)
    told = _told_before(place, piece) if left.kinds else None
    if told:
        return _Named(told[1], left, since=told[0])
    if last is None:
        return (
            _Named(left.action, left) if len(left.action) > 1 and piece.quantity.unit in place.words.counters else None
        )
    alone = left.says_how or not left.action or last.quantity is None
    return _Named(last.name if alone else last.name + left.action, left, inherited=True)


def _beside(place: _Place, piece: Piece, left: Left, right: str, last: Reading | None) -> _Named | None:
    """Find the name left of the number, right of its measure word, or on both sides."""
    words = place.words
    if right and not left.name:
        kinds = tuple(kind for kind in left.kinds if kind not in ("rise", "fall", "growth"))
        return _Named(right, replace(left, kinds=kinds))
    if right and piece.quantity.unit in words.counters and not left.says_how:
        apart = "do" in left.kinds or "、" in left.name or left.name.endswith(words.signs["and_others"])
        return _Named(right if apart or len(left.name) > _LONGEST_NAME else left.name + right, left)
    if not left.name:
        return None
    if patterns.PART_OF.match(left.name) and last is not None:
        return _Named(last.name + left.name, left)
    if left.name in patterns.DEPENDENT and last is not None and last.place >= place.clause.start:
        return _Named(last.name + left.name, left)
    return _Named(left.name, left)


def _told_before(place: _Place, piece: Piece) -> tuple[int, str] | None:
    """Return the object of a clause before that has no number, and where it begins: (raise the standard), by 5%."""
    words, counted = place.words, piece.quantity.unit in place.words.counters
    if piece.start != place.clause.start:
        return None
    for start, before in reversed(place.before):
        if _DIGIT.search(before):
            return None
        phrase = before.strip(EDGE)
        known = words.known_at_front(phrase)
        name, verb = (known, "") if known else words.strip_front(phrase)
        if counted and patterns.UNCOUNTED.search(name):
            continue
        told = verb or known or any(action in name for action in words.building)
        return (start, name) if told and 2 <= len(name) <= _LONGEST_TOLD else None
    return None


def _aside_members(name: str, words: Vocabulary) -> int:
    """Return how many things a name with an aside lists: streets (parks, buildings)."""
    lists = [words.members(aside.group().strip("（）()")) for aside in patterns.ASIDES.finditer(name)]
    return 1 + sum(members for members in lists if members > 1)


def _reading(
    place: _Place, piece: Piece, named: _Named, last: Reading | None, *, acted: bool = False, verb: str = ""
) -> Reading:
    q, left, words = piece.quantity, named.left, place.words
    name, stage = words.cut_stage(balanced(named.name))
    indicator = words.canonical(name, loose=place.listed)
    if indicator in words.loose:
        indicator, named = _whose(place, indicator, named)
    figure, falling = figure_of(q, left, indicator, words, acted=acted)
    if named.inherited and last is not None and _goes_on(figure, last, q):
        figure, falling = last.figure, last.falling
    told = words.fall.findall(place.text, piece.start, q.start) if falling else []
    core = words.core(indicator)
    start, end = _extent(place.text, piece)
    if named.inherited and last is not None and q.start - last.start <= _FARTHEST:
        start = last.start
    if named.since is not None:
        start = named.since
    return Reading(
        start=start,
        end=end,
        place=q.start,
        name=balanced(named.name),
        indicator=indicator,
        core=core,
        figure=figure,
        quantity=q,
        condition=place.clause.conditions.get(q.start, ""),
        settled=words.unsettled.search(place.text, place.clause.start, place.clause.end) is None,
        falling=falling,
        lower_is_better=words.lower_is_better(indicator),
        known=words.known(indicator),
        listed=words.is_headline(indicator),
        general=words.is_general(indicator, core),
        economy=words.is_economy(indicator),
        period=place.period(q.start),
        base=next((int(year) for year in patterns.BASE_YEAR.findall(place.text, piece.start, q.start)[-1:]), None),
        members=max(words.members(indicator), _aside_members(name, words), _shared_members(place, named, last)),
        stage=stage or words.stage(verb) or _stage_before(left, last, words),
        fall=told[-1] if told else last.fall if falling and last is not None else "",
        dependent=named.since is not None,
        current=not place.past
        and not describes(q, left, indicator, words, inherited=named.inherited)
        and not _has_happened(place, q, figure, last),
    )


def _has_happened(place: _Place, q: Quantity, figure: Figure, last: Reading | None) -> bool:
    """Whether a figure tells how a part of the year went: (first quarter's) growth that nobody says is to come.

    What else the clauses after it tell of the same time has happened, too.
    """
    period = place.period(q.start)
    if not patterns.PART_OF_YEAR.search(period):
        return False
    if patterns.AIM.search(place.text, max(0, place.clause.start - _FARTHEST), place.clause.end):
        return False
    told = last is not None and not last.current and last.period == period
    return told or figure is Figure.GROWTH


def _shared_members(place: _Place, named: _Named, last: Reading | None) -> int:
    """Return how many things share a number that depends on the clause before: 60 kindergartens and schools, places."""
    if last is None or not place.before or named.name not in patterns.DEPENDENT:
        return 1
    return last.members if last.place >= place.before[-1][0] else 1


def _stage_before(left: Left, last: Reading | None, words: Vocabulary) -> str:
    """Return the stage of the reading before where a list of examples goes on without a verb of its own."""
    goes_on = not left.action and left.name.endswith(words.signs["and_others"])
    return last.stage if goes_on and last is not None else ""


def _goes_on(figure: Figure, last: Reading, q: Quantity) -> bool:
    """Whether a level is the growth of the clause before said again: (grows 7%), strives for 8%."""
    if figure is not Figure.LEVEL or last.figure is not Figure.GROWTH or last.quantity is None:
        return False
    return last.quantity.unit == q.unit


def _extent(text: str, piece: Piece) -> tuple[int, int]:
    """Return the piece's bounds without the marks round it, an aside at its end, and what the list goes on with."""
    q = piece.quantity
    start, end = piece.start, piece.end
    while start < q.start and text[start] in "、 　" + PUNCTUATION:
        start += 1
    aside = patterns.TRAILING_ASIDE.search(text, q.end, end)
    if aside:
        end = aside.start()
    if text[q.end : q.end + 1] == "、":
        end = q.end
    while end > q.end and text[end - 1] in "、 　" + PUNCTUATION:
        end -= 1
    return start, end


def _whose(place: _Place, indicator: str, named: _Named) -> tuple[str, _Named]:
    """Return new jobs with whose they are, where the clause before tells."""
    for start, before in place.before[-1:]:
        match = patterns.JOBS.search(before)
        whose = place.words.strip_front(match.group(1))[0] if match else ""
        if whose:
            return whose + place.words.signs["jobs"], replace(named, since=start)
    return indicator, named


def _respectively(place: _Place, before: Sequence[Reading]) -> list[Reading]:
    """Pair a list of indicators with a list of numbers, where the counts agree; otherwise say nothing."""
    text, clause, words = place.text, place.clause, place.words
    word = text.find(words.signs["respectively"], clause.start, clause.end)
    parts = pieces(text, clause) if len(clause.numbers) > 1 else []
    results = [piece for piece in parts if not piece.baseline]
    if len(results) < 2 or parts[0].quantity.start < word:
        return []
    if word < 0:
        return _in_turn(place, results)
    names = _coordinated(text[clause.start : word], len(results), before, words)
    if len(names) != len(results):
        return []
    tail = left_of(text[word : results[0].quantity.start], words)
    if results[0].quantity.text.startswith(words.reaching):
        tail = replace(tail, kinds=("level", *tail.kinds))
    found = []
    for name, piece in zip(names, _bounded(results), strict=True):
        phrase, kinds, _ = words.strip_tail(name)
        left = Left(phrase or name, (*tail.kinds, *kinds), tail.to or len(results) < len(parts))
        reading = _reading(replace(place, listed=True), piece, _Named(left.name, left), None)
        whole = (clause.start, clause.end) if text[clause.start : word].strip() else (piece.start, piece.end)
        found.append(replace(reading, start=whole[0], end=whole[1], current=reading.current and not tail.against))
    return found


def _in_turn(place: _Place, results: Sequence[Piece]) -> list[Reading]:
    """Pair a list of indicators with a list of bare numbers of other units: (acreage, output of grain): 1, 2."""
    text, clause, words = place.text, place.clause, place.words
    first = results[0].quantity
    gaps = [text[one.quantity.end : two.quantity.start] for one, two in pairwise(results)]
    if any(not JOINT.fullmatch(gap) for gap in gaps) or len({piece.quantity.unit for piece in results}) < len(results):
        return []
    left = left_of(text[clause.start : first.start], words)
    names = _share_front([name.strip(EDGE) for name in JOINT.split(left.name)])
    if not left.says_how or len(names) != len(results):
        return []
    found = []
    for name, piece in zip(names, results, strict=True):
        reading = _reading(place, piece, _Named(name, replace(left, name=name)), None)
        found.append(replace(reading, start=clause.start, end=max(piece.end, results[-1].quantity.end)))
    return found


def _share_front(names: list[str]) -> list[str]:
    """Give the measures of a list the thing that only the first one prints: (grain) acreage, output."""
    measure = patterns.MEASURE.search(names[0])
    thing = names[0][: measure.start()] if measure else ""
    return [names[0], *(thing + name if patterns.MEASURE.fullmatch(name) else name for name in names[1:])]


def _bounded(results: Sequence[Piece]) -> list[Piece]:
    """Give the numbers of a list the bound that only the last one prints behind it, or only the first before it."""
    first, last = results[0].quantity, results[-1].quantity
    bounded = [piece.quantity for piece in results if piece.quantity.bound is not Bound.EXACT]
    if len(bounded) != 1:
        return list(results)
    behind = patterns.BOUND_BEHIND.search(bounded[0].text) is not None
    if bounded[0] is not (last if behind else first):
        return list(results)
    return [replace(piece, quantity=replace(piece.quantity, bound=bounded[0].bound)) for piece in results]


def _coordinated(text: str, count: int, before: Sequence[Reading], words: Vocabulary) -> list[str]:
    """Return the names that a list of `count` numbers is shared out among."""
    phrase = words.strip_front(text.strip(EDGE), verbs=False)[0]
    if not phrase:
        return [reading.name for reading in before[-count:]]
    names = [name for name in JOINT.split(phrase) if name]
    if names:
        names[0] = words.strip_front(names[0])[0]
    if len(names) == 1:
        names = words.expand(names[0]) or names
    return share_head(_share_front(names), words) if len(names) == count else []
