"""Which line breaks part paragraphs, and which were made by the page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportdiff.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.language.layout import LayoutRules, Opener
    from reportdiff.reader.lines import Column, Line

__all__ = ["group_lines"]

_TAIL = 60
"""Characters of a line's end that tell whether a sentence ends there."""
_SHORTEST = 8
"""Characters up to which a sentence under a heading is rather the heading's own end."""
_NEARBY = 5
"""Neighbours on either side by which a heading's style is judged; styles change between parts of a report."""
_KNOWN_PAIR, _NEW_PAIR = -2.0, 1.2
_REST = ((9, 0.0), (7, -1.2), (0, -5.0))
"""Logarithms of how much likelier a heading alone on its line is than a sentence that begins like one, where the line
is full: by the two characters across the line break (known: they stand together elsewhere in the file), and by the
characters from there to the sentence's end (at least). Measured on 300 reports, 2,058 headings with their paragraphs
against 6,670 sentences cut at 18 to 24 characters: known 10 % and 72 %; up to six characters 0.1 % and 49 %."""
_BY_CHANCE = -2.0
"""The same before any evidence: a heading fills its line to the last character about once in twenty."""
_STYLE = 1.2
"""What one clear neighbour of the same numbering adds."""
_CAP = 3.6
"""The most that all neighbours add."""
_SAMPLE = 60_000
"""Characters of the file in which a pair is looked up."""
_PARAGRAPH = 400
"""Characters of a paragraph that are remembered."""
_HEADING = 60
"""Longest heading without a sentence's end, in characters, that is looked for over several lines."""


def group_lines(lines: Sequence[Line], column: Column | None, rules: LayoutRules) -> list[list[Line]]:
    """Group lines into paragraphs; `column` is the width of a hard-wrapped file's lines."""
    if not lines:
        return []
    parts = _parts_loosely(lines, rules) if column is None else _parts_at_column(lines, column, rules)
    paragraphs = [[lines[0]]]
    for line, part in zip(lines[1:], parts, strict=True):
        if part:
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return paragraphs


def _ends(text: str, rules: LayoutRules) -> bool:
    return rules.sentence_end.search(text[-_TAIL:]) is not None


def _parts_loosely(lines: Sequence[Line], rules: LayoutRules) -> list[bool]:
    """Every line is a paragraph, but where a page mark, or damage, cut a sentence in two.

    A paragraph that holds a whole sentence and stops inside another is not finished: of 20,000 such paragraphs in
    official reports 30 end without a mark, all of them cut.
    """
    parts: list[bool] = []
    whole = False
    for line, after in zip(lines, lines[1:], strict=False):
        whole = whole or rules.sentence.search(line.text) is not None
        plain = line.kind is BlockKind.PARAGRAPH and after.kind is BlockKind.PARAGRAPH
        unfinished = not _ends(line.text, rules) and not rules.clause_end.search(line.text[-_TAIL:])
        if rules.code == "en":
            part = after.gap or not plain
        else:
            part = not (plain and unfinished and (whole or after.marked) and rules.opener(after.text) is None)
        whole = whole and not part
        parts.append(part)
    return parts


def _parts_at_column(lines: Sequence[Line], column: Column, rules: LayoutRules) -> list[bool]:
    openers = [rules.opener(line.text) for line in lines]
    forced = [
        column.fills(line, after, rules, first=opener is not None)
        for line, after, opener in zip(lines, lines[1:], openers, strict=False)
    ]
    trusted = _trusted(lines, openers, forced, rules)
    sample = "\n".join(line.text for line in lines)[:_SAMPLE]
    alone = _stand_alone(openers, [_vote(lines, openers, forced, i, sample, rules) for i in range(len(lines))])
    parts: list[bool] = []
    first, so_far, bold = 0, "", 0
    for i, (line, after) in enumerate(zip(lines, lines[1:], strict=False)):
        so_far = (so_far + line.text)[-_PARAGRAPH:]
        bold += line.bold
        full = forced[i] or (first == i and column.fills(line, after, rules, first=True))
        whole = i - first > _HEADING or rules.sentence.search(so_far) is not None
        short = not whole and _may_be_heading(so_far)
        is_open = _is_open(line, after, rules)
        if lines[first].opens_bold and not whole and is_open:
            part = not bold % 2 and line.closes_bold
        elif full and short and is_open and rules.title.match(so_far) and line.text[-1] + after.text[0] not in sample:
            part = True
        else:
            part = _parts(
                line,
                after,
                openers[i + 1],
                column,
                rules,
                full=full,
                whole=whole,
                short=short,
                numbered=openers[first] is not None,
                trusted=trusted,
            )
            if full and short and not part and is_open and first in alone and not rules.aside.match(after.text):
                known = i > first and line.text[-1] + after.text[0] in sample
                part = not known and _rest(lines, forced, i + 1, rules) > _SHORTEST
        if part:
            first, so_far, bold = i + 1, "", 0
        parts.append(part)
    return parts


def _is_open(line: Line, after: Line, rules: LayoutRules) -> bool:
    """Say whether nothing at a line break decides whether the sentence goes on."""
    return not rules.goes_on.search(line.text[-8:]) and not rules.continues.match(after.text)


def _parts(
    line: Line,
    after: Line,
    opener: Opener | None,
    column: Column,
    rules: LayoutRules,
    *,
    full: bool,
    whole: bool,
    short: bool,
    numbered: bool,
    trusted: frozenset[str],
) -> bool:
    """Decide one line break."""
    if line.kind in (BlockKind.TABLE_ROW, BlockKind.HEADING) or after.kind is not BlockKind.PARAGRAPH:
        return True
    ends = _ends(line.text, rules)
    if rules.continues.match(after.text):
        return False
    if rules.goes_on.search(line.text[-8:]):
        return bool(opener and opener.heading and not full)
    semi = rules.clause_end.search(line.text[-_TAIL:]) is not None
    if full:
        if opener is not None and opener.heading:
            return ends or semi or not whole
        if opener is not None and (ends or semi) and opener.name in trusted:
            return True
        if column.uses_indents:
            return after.indented and (ends or semi or short)
        return (ends or (short and numbered)) and after.gap and column.uses_gaps
    if ends or semi:
        return True
    ragged = whole and opener is None and not (column.uses_indents and after.indented)
    return not ragged


def _trusted(
    lines: Sequence[Line], openers: Sequence[Opener | None], forced: Sequence[bool], rules: LayoutRules
) -> frozenset[str]:
    """Return the openers that begin paragraphs in this file: after a short last line more often than by chance."""
    after_short: Counter[str] = Counter()
    after_full: Counter[str] = Counter()
    for i, is_full in enumerate(forced):
        opener = openers[i + 1]
        if opener is not None and _ends(lines[i].text, rules):
            (after_full if is_full else after_short)[opener.name] += 1
    return frozenset(name for name in after_short if after_short[name] >= after_full[name])


def _vote(
    lines: Sequence[Line],
    openers: Sequence[Opener | None],
    forced: Sequence[bool],
    at: int,
    sample: str,
    rules: LayoutRules,
) -> tuple[bool, float]:
    """Weigh what a line that opens like a heading tells of its like: that it is alone (above 0) or runs on (below).

    The flag says that the line is full, and may be either: then what counts is whether the two characters beside the
    line break stand together elsewhere in the file, as they do far more often inside a sentence, and how much there
    is up to the sentence's end, which is little where the line broke a heading that ends like a sentence.
    """
    opener = openers[at]
    if opener is None or not opener.alone:
        return False, 0.0
    line = lines[at]
    whole = rules.sentence.search(line.text) is not None
    if whole or at >= len(forced) or not forced[at]:
        return False, -_STYLE if whole else _STYLE
    after = lines[at + 1]
    rest = _rest(lines, forced, at + 1, rules)
    if not rest or not _may_be_heading(line.text) or not _is_open(line, after, rules):
        return False, 0.0
    pair = _KNOWN_PAIR if line.text[-1] + after.text[0] in sample else _NEW_PAIR
    return True, pair + next(weight for least, weight in _REST if rest >= least)


def _stand_alone(openers: Sequence[Opener | None], votes: Sequence[tuple[bool, float]]) -> frozenset[int]:
    """Return the lines that are likely headings alone on their lines, judged by themselves and by their like nearby."""
    alone: set[int] = set()
    for name in {opener.name for opener in openers if opener is not None and opener.alone}:
        places = [i for i, opener in enumerate(openers) if opener is not None and opener.name == name]
        for k, place in enumerate(places):
            near = [votes[i] for i in places[max(0, k - _NEARBY) : k + _NEARBY + 1] if i != place]
            clear = sum(weight for unclear, weight in near if not unclear)
            similar = sum(weight for unclear, weight in near if unclear)
            score = _BY_CHANCE + votes[place][1] + max(-_CAP, min(_CAP, clear)) + max(-_CAP, min(_CAP, similar / 2))
            if score > 0:
                alone.add(place)
    return frozenset(alone)


def _may_be_heading(text: str) -> bool:
    """Say whether a heading may end with `text`: it is short, announces nothing, and leaves no bracket open."""
    return (
        len(text) <= _HEADING
        and all(text.count(a) == text.count(b) for a, b in ("“”", "（）", "《》"))
        and "：" not in text
    )


def _rest(lines: Sequence[Line], forced: Sequence[bool], at: int, rules: LayoutRules) -> int:
    """Return how many characters there are from the line `at` to the first sentence's end, at most about `_PARAGRAPH`.

    0 says that a short line comes first: what opens like a heading before it is a heading up to there.
    """
    size = 0
    for i in range(at, len(lines)):
        found = rules.sentence.search(lines[i].text)
        if found:
            return size + found.end()
        size += len(lines[i].text)
        if i >= len(forced) or not forced[i]:
            return 0
        if size > _PARAGRAPH:
            break
    return size
