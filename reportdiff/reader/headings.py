"""Which lines of a hard-wrapped file are headings alone on their lines, though nothing parts them from what follows.

A line that opens with a heading's number and is not full either is a heading (no sentence ends on it) or is not. Where
it is full, it may be a heading that happens to fill its line, or the beginning of a sentence. That is judged by the
evidence for its numbering nearby, as sums of logarithms of likelihood ratios.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.reader.page import can_be_heading

if TYPE_CHECKING:
    from reportdiff.reader.page import Page

__all__ = ["lone_headings", "rest_of_sentence"]

_KNOWN_PAIR, _NEW_PAIR = -2.0, 1.2
_REST = ((9, 0.0), (7, -1.2), (0, -5.0))
"""How much likelier a heading alone on its line is than a sentence that begins like one, where the line is full: by the
two characters across the line break (known: they stand together elsewhere in the file), and by the characters from
there to the sentence's end (at least). Measured on 300 reports, 2,058 headings with their paragraphs against 6,670
sentences cut at 18 to 24 characters: known 10 % and 72 %; up to six characters 0.1 % and 49 %."""
_BY_CHANCE = -2.0
"""The same before any evidence: a heading fills its line to the last character about once in twenty."""
_GAP = 1.5
"""What a blank line says after it, where most paragraphs of the file are parted by one."""
_STYLE = 1.2
"""What one clear neighbour of the same numbering adds."""
_NEARBY = 5
"""Neighbours on either side by which a heading's style is judged; styles change between parts of a report."""
_CAP = 3.6
"""The most that all neighbours add."""
_FAR = 400
"""Characters after which a sentence's end is no longer looked for."""


def lone_headings(page: Page) -> frozenset[int]:
    """Return the lines that begin a heading which likely stands alone."""
    votes = [_vote(page, i) for i in range(len(page.lines))]
    places: dict[str, list[int]] = {}
    for i, opener in enumerate(page.openers):
        if opener is not None and opener.alone:
            places.setdefault(opener.name, []).append(i)
    alone: set[int] = set()
    for like in places.values():
        for k, place in enumerate(like):
            near = [votes[i] for i in like[max(0, k - _NEARBY) : k + _NEARBY + 1] if i != place]
            clear = sum(weight for unclear, weight in near if not unclear)
            similar = sum(weight for unclear, weight in near if unclear)
            if _BY_CHANCE + votes[place][1] + _capped(clear) + _capped(similar) > 0:
                alone.add(place)
    return frozenset(alone)


def rest_of_sentence(page: Page, at: int) -> int:
    """Return how many characters there are from line `at` to the first sentence's end, at most about `_FAR`.

    0 says that a short line comes first: what opens like a heading before it is a heading up to there.
    """
    size = 0
    for i in range(at, len(page.lines)):
        text = page.lines[i].text
        found = page.rules.sentence.search(text)
        if found:
            return size + found.end()
        size += len(text)
        if i >= len(page.full) or not page.full[i]:
            return 0
        if size > _FAR:
            break
    return size


def _vote(page: Page, at: int) -> tuple[bool, float]:
    """Weigh what a line says of the headings like it: that they stand alone (above 0) or run on (below).

    The flag says that the line is full, and may be either.
    """
    opener = page.openers[at]
    if opener is None or not opener.alone:
        return False, 0.0
    text = page.lines[at].text
    whole = page.rules.sentence.search(text) is not None
    if whole or at >= len(page.full) or not page.full[at]:
        return False, -_STYLE if whole else _STYLE
    rest = rest_of_sentence(page, at + 1)
    if not rest or not can_be_heading(text, page.rules) or not page.is_open(at):
        return False, 0.0
    weight = next(weight for least, weight in _REST if rest >= least)
    known = page.pair_is_known(at)
    if known is not None:
        weight += _KNOWN_PAIR if known else _NEW_PAIR
    if page.column.uses_gaps:
        weight += _GAP if page.has_gap(at) else -_GAP
    return True, weight


def _capped(weight: float) -> float:
    return max(-_CAP, min(_CAP, weight))
