"""What each number of a Chinese sentence measures.

The indicator stands left of the verb (GDP grows 6%), right of the measure word (400 villages' sewage treatment), or in the
clause before; lists share verbs and heads, and a threshold belongs to the name. The words are in `indicators.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportdiff.language.figures import Reading
from reportdiff.language.zh.vocabulary import Vocabulary, shipped
from reportdiff.model import Bound, Figure, Quantity, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["announces_headline", "reader"]

_HARD = "，。；：！？,;:!?\n"
_BREAK = re.compile(f"[{_HARD}]")
_QUOTED = re.compile(r"“[^”“]{0,60}”|《[^》《]{0,60}》|（[^（）]{0,40}）|\([^()]{0,40}\)|‘[^’‘]{0,30}’")
_JOINT = re.compile(r"、|以及|和|及|与|并")
_PLAIN_JOINT = re.compile(r"、|以及|和|及|与")
_NAME_EDGE = " 　、的了（(）)”“‘’\"'—-－–·…．.《》之"
_FROM = re.compile(r"[由从][^到至]{0,12}$")
_DIGIT = re.compile(r"\d")
_SHARE = re.compile(r"占[^，。；、比]{0,12}$|占比|比重|比例")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A number with the stretch of the clause that belongs to it alone."""

    quantity: Quantity
    start: int
    end: int
    clause_start: int
    clause_end: int


@dataclass(frozen=True, slots=True)
class _Left:
    """What stands left of a number: a noun phrase, the verbs between it and the number, the action it is object of."""

    name: str
    kinds: tuple[str, ...]
    to: bool
    action: str


def announces_headline(text: str) -> bool:
    """Whether `text` announces the list of the year's main targets."""
    return shipped().headline_cue.search(text) is not None


def reader(
    quantities: Callable[[str], tuple[Quantity, ...]], vocabulary: Vocabulary | None = None
) -> Callable[[str, bool], tuple[Reading, ...]]:
    """Return the function that reads the figures of one sentence."""
    words = vocabulary or shipped()

    def readings(text: str, headline: bool = False) -> tuple[Reading, ...]:
        found = [q for q in quantities(text) if _is_figure(q)]
        numbers = list(_numbers(text, found, words, headline=headline)) if found else []
        worded = list(_relations(text, found, numbers, words, headline=headline))
        return tuple(sorted((*numbers, *worded), key=lambda reading: (reading.place, reading.end)))

    return readings


def _is_figure(q: Quantity) -> bool:
    """Whether an expression may be an indicator's value: a number, or a rank."""
    return q.value is not None and (
        q.kind is QuantityKind.QUANTITY or (q.kind is QuantityKind.ORDINAL and q.text[-1] in "位名")
    )


def _mask(text: str, quantities: list[Quantity]) -> str:
    """Blank what must not cut a clause: quotations, titles, short asides, and the numbers themselves."""
    masked = _QUOTED.sub(lambda match: "\x01" * len(match.group()), text)
    for q in quantities:
        masked = masked[: q.start] + "\x02" * (q.end - q.start) + masked[q.end :]
    return masked


def _numbers(
    text: str, quantities: list[Quantity], words: Vocabulary, *, headline: bool
) -> Iterator[Reading]:
    quantities = [q for q in quantities if not _in_a_name(text, q, words)]
    masked = _mask(text, quantities)
    bounds = [0, *(match.end() for match in _BREAK.finditer(masked)), len(text) + 1]
    last: Reading | None = None
    clauses: dict[int, list[Quantity]] = {}
    for q in quantities:
        clauses.setdefault(bisect_right(bounds, q.start) - 1, []).append(q)
    past = False
    seen = 0
    for index, members in clauses.items():
        start, end = bounds[index], min(len(text), bounds[index + 1] - 1)
        for clause in range(seen, index + 1):
            past = _tells_past(text[bounds[clause] : bounds[clause + 1] - 1], past, words)
        seen = index + 1
        for reading in _clause(text, masked, start, end, members, words, last, headline=headline):
            reading = replace(reading, current=reading.current and not past)
            if reading.indicator:
                yield reading
                last = reading


def _tells_past(clause: str, before: bool, words: Vocabulary) -> bool:
    if words.present.search(clause):
        return False
    return before or words.past.search(clause) is not None


def _in_a_name(text: str, q: Quantity, words: Vocabulary) -> bool:
    return words.part.match(text, q.end) is not None or q.unit in words.parts or text[q.end - 1 : q.end] == "大"


def _clause(
    text: str, masked: str, start: int, end: int, members: list[Quantity], words: Vocabulary, last: Reading | None,
    *, headline: bool,
) -> Iterator[Reading]:
    members, conditions = _conditions(text, masked, members, words)
    members = [q for i, q in enumerate(members) if not _is_baseline(text, start, members, i)]
    zipped = _respectively(text, start, end, members, words)
    if zipped:
        yield from zipped
        return
    pieces = list(_pieces(masked, start, end, members))
    action = False
    for i, piece in enumerate(pieces):
        left = _left(text[piece.start : piece.quantity.start], words)
        right = _right(text[piece.quantity.end : piece.end], words)
        if not left.name and not right and i + 1 < len(pieces) and pieces[i + 1].start <= piece.quantity.end + 1:
            following = pieces[i + 1]
            if not _left(text[following.start : following.quantity.start], words).name:
                right = _right(text[following.quantity.end : following.end], words)
        action = action or bool(left.action)
        condition = conditions.get(piece.quantity.start, "")
        for part in _each(left, words):
            reading = _read(text, piece, part, right, condition, action, words, last, headline=headline)
            if reading is not None:
                last = reading
                yield reading


def _pieces(masked: str, start: int, end: int, members: list[Quantity]) -> Iterator[_Piece]:
    """Share the clause out among its numbers, cutting between two numbers where a list cuts."""
    begin = start
    for i, q in enumerate(members):
        stop = end
        following = end
        if i + 1 < len(members):
            between = masked[q.end : members[i + 1].start]
            cut = between.find("、")
            if cut >= 0:
                stop, following = q.end + cut, q.end + between.rfind("、") + 1
                if "、" in between[cut + 1 :] and between[cut + 1 :].count("、") >= 1:
                    following = stop + 1
            else:
                joints = list(_JOINT.finditer(between))
                if joints:
                    stop, following = q.end + joints[-1].start(), q.end + joints[-1].end()
                else:
                    stop = following = members[i + 1].start if between.strip() == "" else q.end
        yield _Piece(q, begin, stop, start, end)
        begin = following


def _conditions(
    text: str, masked: str, members: list[Quantity], words: Vocabulary
) -> tuple[list[Quantity], dict[int, str]]:
    """Part thresholds inside a name from the numbers; the threshold goes with the number whose name it is in."""
    kept: list[Quantity] = []
    conditions: dict[int, str] = {}
    for i, q in enumerate(members):
        after = masked[q.end : q.end + 1]
        attributive = bool(after) and after not in "、，。；：\x02" and not _JOINT.match(masked, q.end)
        previous = members[i - 1] if i else None
        following = members[i + 1] if i + 1 < len(members) else None
        if q.unit in words.ages:
            target = following if following and "、" not in masked[q.end : following.start] else previous
            if target:
                conditions[target.start] = q.text
            continue
        if attributive and q.unit not in words.counters and q.bound is not Bound.EXACT:
            near = following and following.start - q.end <= 16 and not _PLAIN_JOINT.search(masked[q.end : following.start])
            if near and following and following.unit in words.counters and masked[following.end : following.end + 1] in ("", "、", "，", "；", "。"):
                conditions[following.start] = q.text
                continue
            if previous and previous.unit in words.counters and previous in kept and not _PLAIN_JOINT.search(masked[previous.end : q.start]):
                conditions[previous.start] = q.text
                continue
            if not near and words.threshold.search(text, q.end, min(len(text), q.end + 24)) and "元" in q.unit:
                continue
        kept.append(q)
    return kept, conditions


def _is_baseline(text: str, start: int, members: list[Quantity], i: int) -> bool:
    """Whether a number is where a change starts from: from A to B."""
    q = members[i]
    before = text[max(start, q.start - 14) : q.start]
    if i + 1 >= len(members) or not _FROM.search(before):
        return False
    return re.search(r"到|至|为|降|升|增", text[q.end : members[i + 1].start]) is not None


def _each(left: _Left, words: Vocabulary) -> list[_Left]:
    """Return one left side for each thing that the number counts severally (A and B 30 each)."""
    if "each" not in left.kinds:
        return [left]
    names = [name for name in _PLAIN_JOINT.split(left.name) if name]
    if len(names) < 2:
        return [left]
    return [replace(left, name=name.strip(_NAME_EDGE)) for name in _share_head(names, words)]


def _left(text: str, words: Vocabulary) -> _Left:
    text = text[-60:]
    phrase, kinds, to = words.strip_tail(text)
    phrase = words.each_of.sub("", phrase)
    phrase, of = words.cut_share(phrase)
    if of:
        kinds, to = (*kinds, "share" if "占" in of[:2] else "level"), False
    phrase, action = words.strip_front(phrase.strip(_NAME_EDGE))
    if len(phrase) < 2 and not phrase.isascii():
        phrase = ""
    return _Left(phrase.strip(_NAME_EDGE), kinds, to, action)


def _right(text: str, words: Vocabulary) -> str:
    phrase = text.lstrip("的 　")
    if words.after.match(phrase):
        return ""
    phrase = words.asides.sub("", phrase)
    phrase = words.vague.split(phrase, maxsplit=1)[0]
    kept = phrase.split("、")
    for i, part in enumerate(kept[1:], 1):
        if words.front.match(part):
            kept = kept[:i]
            break
    phrase = "、".join(kept).strip(_NAME_EDGE)
    return phrase[:30]


def _read(
    text: str,
    piece: _Piece,
    left: _Left,
    right: str,
    condition: str,
    action: bool,
    words: Vocabulary,
    last: Reading | None,
    *,
    headline: bool,
) -> Reading | None:
    q = piece.quantity
    name, inherited = left.name, False
    counted = q.unit in words.counters
    verb = any(kind in ("growth", "fall", "rise", "level") for kind in left.kinds)
    if right and not name:
        name = right
        left = replace(left, kinds=tuple(kind for kind in left.kinds if kind not in ("rise", "fall", "growth")))
    elif right and counted and not verb:
        name = right if "、" in name or name.endswith("等") or len(name) > 10 else name + right
    if not name:
        told = _told_before(text, piece, words) if left.kinds else ""
        if told:
            return _made(text, piece, told, left, condition, action, words, inherited=False, last=last, headline=headline)
        if last is None:
            return None
        name, inherited = last.name + (left.action if not verb and last.quantity else ""), True
    return _made(text, piece, name, left, condition, action, words, inherited=inherited, last=last, headline=headline)


def _told_before(text: str, piece: _Piece, words: Vocabulary) -> str:
    """Return the object of the clause before, where that clause has no number: (raise the standard), by 5%."""
    before = _BREAK.split(text[: piece.clause_start].rstrip(_HARD))[-1]
    if not before or piece.start != piece.clause_start or text[piece.clause_start - 1] not in "，," or _DIGIT.search(before):
        return ""
    name, verb = words.strip_front(before.strip(_NAME_EDGE))
    return name if verb and 2 <= len(name) <= 14 else ""


def _made(
    text: str,
    piece: _Piece,
    name: str,
    left: _Left,
    condition: str,
    action: bool,
    words: Vocabulary,
    *,
    inherited: bool,
    last: Reading | None,
    headline: bool,
) -> Reading | None:
    q = piece.quantity
    counted = q.unit in words.counters
    if q.unit in words.times and (words.span_of_time.match(text, q.end) or not words.timely.search(left.name)):
        return None
    if not inherited and name in words.dependent and last is not None and last.place >= piece.clause_start:
        name = last.name + name
    indicator = words.canonical(name, headline=headline)
    if indicator in words.loose:
        indicator = _whose(text, piece, indicator, words)
    figure, falling = _figure(q, left, name, indicator, counted, action, words, text)
    start = piece.start
    while start < q.start and text[start] in "、，；。：,; 　\n":
        start += 1
    if inherited and last is not None and q.start - last.start <= 60 and "。" not in text[last.start : q.start]:
        start = last.start
        if last.quantity is None:
            return None
    aside = words.trailing_aside.search(text, q.end, piece.end)
    end = aside.start() if aside else piece.end
    if text[q.end : q.end + 1] in ("、", "，", "；"):
        end = q.end
    while end > q.end and text[end - 1] in "、，；。：,; 　\n":
        end -= 1
    clause = text[piece.clause_start : piece.clause_end]
    comparison = inherited and words.comparison.search(text[piece.start : q.start]) is not None and "%" not in q.unit
    state = ("share" in left.kinds and not words.known(indicator)) or words.short_of.match(q.text) is not None
    return Reading(
        start=start,
        end=end,
        place=q.start,
        name=name,
        indicator=indicator,
        figure=figure,
        core=words.core(indicator),
        quantity=q,
        condition=condition,
        settled=words.unsettled.search(clause) is None,
        falling=falling,
        lower_is_better=words.lower_is_better(indicator),
        known=words.known(indicator),
        listed=words.known_headline(indicator),
        economy=words.is_economy(indicator),
        period=words.period_of(clause),
        members=words.members(indicator),
        current=not comparison and not state,
    )


def _whose(text: str, piece: _Piece, indicator: str, words: Vocabulary) -> str:
    """Return new jobs with whose they are, where the clause before tells."""
    before = _BREAK.split(text[: piece.clause_start].rstrip(_HARD))[-1]
    match = words.jobs.search(before)
    whose = words.strip_front(match.group(1))[0] if match else ""
    return f"{whose}就业" if whose else indicator


def _figure(
    q: Quantity, left: _Left, name: str, indicator: str, counted: bool, action: bool, words: Vocabulary, text: str
) -> tuple[Figure, bool]:
    kinds = left.kinds
    if q.kind is QuantityKind.ORDINAL:
        return Figure.RANK, False
    percent = q.unit in ("%", "‰", "倍", "番")
    falling = "fall" in kinds and not left.to
    if percent:
        if left.to and not ("growth" in kinds):
            return (Figure.SHARE if _SHARE.search(name) else Figure.LEVEL), False
        if "growth" in kinds or "fall" in kinds or "rise" in kinds or words.percent_is_growth(indicator):
            return Figure.GROWTH, falling
        return (Figure.SHARE if _SHARE.search(name) else Figure.LEVEL), False
    if q.unit == "个百分点":
        return Figure.STEP, falling
    if left.to or "stock" in kinds:
        return Figure.TOTAL, False
    if falling:
        return Figure.STEP, True
    if "rise" in kinds or "growth" in kinds:
        return (Figure.INCREMENT if kinds[0] == "rise" and words.adds.search(text, max(0, q.start - 4), q.start) else Figure.STEP), False
    if words.known_headline(indicator):
        return Figure.LEVEL, False
    if "level" in kinds and not action:
        return (Figure.TOTAL if counted else Figure.LEVEL), False
    if action and (counted or words.adds.match(left.action)):
        return Figure.INCREMENT, False
    if counted or words.flow_noun.search(name):
        return Figure.INCREMENT, False
    return Figure.LEVEL, False


def _respectively(
    text: str, start: int, end: int, members: list[Quantity], words: Vocabulary
) -> list[Reading]:
    """Pair a list of indicators with a list of numbers, where the counts agree."""
    place = text.find(words.respectively, start, end)
    if place < 0:
        return []
    after = [q for q in members if q.start > place]
    if len(after) < 2 or any(q.start < place for q in members):
        return []
    subject = text[start:place]
    phrase = words.strip_lead(subject.strip(_NAME_EDGE))
    names = [part for part in _PLAIN_JOINT.split(phrase) if part]
    names[0:1] = [words.strip_front(names[0])[0]] if names else []
    if len(names) == 1 and len(after) == 2:
        names = words.expand(names[0]) or names
    if len(names) != len(after):
        return []
    names = _share_head(names, words)
    found = []
    tail = _left(text[place : after[0].start], words)
    for name, q in zip(names, after, strict=True):
        phrase, extra, to = words.strip_tail(name)
        left = _Left(phrase or name, (*tail.kinds, *extra), tail.to or to, "")
        indicator = words.canonical(left.name)
        figure, falling = _figure(q, left, name, indicator, q.unit in words.counters, False, words, text)
        found.append(
            Reading(
                start=start,
                end=end if text[end - 1 : end] not in _HARD else end - 1,
                place=q.start,
                name=left.name,
                indicator=indicator,
                figure=figure,
                core=words.core(indicator),
                quantity=q,
                settled=words.unsettled.search(subject) is None,
                falling=falling,
                lower_is_better=words.lower_is_better(indicator),
                known=words.known(indicator),
                listed=words.known_headline(indicator),
            )
        )
    return found


def _share_head(names: list[str], words: Vocabulary) -> list[str]:
    """Give the short members of a list the head that only the last one prints: (education, health) spending."""
    last = names[-1]
    shared = []
    for name in names[:-1]:
        if len(name) <= 4 and len(last) > len(name) and not words.known(words.canonical(name)):
            shared.append(name + last[len(name) :])
        else:
            shared.append(name)
    return [*shared, last]


def _relations(
    text: str, quantities: list[Quantity], numbers: list[Reading], words: Vocabulary, *, headline: bool
) -> Iterator[Reading]:
    if not words.relation_hint(text, headline=headline):
        return
    masked = _mask(text, quantities)
    bounds = [0, *(match.end() for match in _BREAK.finditer(masked)), len(text) + 1]
    taken = [(reading.start, reading.end) for reading in numbers]
    past = False
    for start, after in zip(bounds, bounds[1:], strict=False):
        end = min(len(text), after - 1)
        clause = text[start:end]
        past = _tells_past(clause, past, words)
        if not clause or any(a < end and b > start for a, b in taken):
            continue
        for match in words.relations(clause, headline=headline):
            before = clause[: match.start()]
            phrase, kinds, _ = words.strip_tail(before[-40:])
            phrase = words.strip_lead(phrase.strip(_NAME_EDGE))
            if len(phrase) > 16:
                phrase = phrase[phrase.rfind("、") + 1 :]
            names = words.known_names(phrase) or words.known_names(match.group())
            if not names:
                if headline or not phrase or len(phrase) > 20:
                    if not phrase or len(phrase) > 20:
                        continue
                names = [(phrase, words.canonical(phrase))]
            for name, indicator in names:
                yield Reading(
                    start=start + len(clause) - len(clause.lstrip(_NAME_EDGE)),
                    end=end,
                    place=start + match.start(),
                    name=name,
                    indicator=indicator,
                    figure=Figure.RELATION,
                    core=words.core(indicator),
                    relation=words.relation_form(match.group(), kinds),
                    settled=words.unsettled.search(clause) is None,
                    lower_is_better=words.lower_is_better(indicator),
                    known=words.known(indicator),
                    listed=words.known_headline(indicator),
                    in_step=words.in_step.search(match.group()) is not None,
                    current=not past,
                )
            break
