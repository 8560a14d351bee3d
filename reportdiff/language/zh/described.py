"""Numbers that only describe: the count in a name, how large a thing is, with what something is compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportdiff.language.zh import patterns
from reportdiff.model import Bound

if TYPE_CHECKING:
    from reportdiff.language.zh.phrases import Left
    from reportdiff.language.zh.vocabulary import Vocabulary
    from reportdiff.model import Quantity

__all__ = ["describes", "is_part_of_name", "is_size"]

_BARE = re.compile("[百千万亿]+$")
_SMALL = re.compile(
    "(?:[一二两三四五六七八九]?十)?[一二两三四五六七八九十][^一二两三四五六七八九十百千万亿几多余来]{0,2}$"
)
_INDEX = re.compile("[0-9]{2,3}(?:[.][0-9]+)?(?:左右|以内|以上|$)")
"""An index is of no unit: prices at 103."""
_PEOPLE = 10_000
"""From here on a bare number before a noun counts people, as reports leave their measure word out."""


def is_part_of_name(q: Quantity, left: Left, names: tuple[str, str], words: Vocabulary) -> bool:
    """Whether a number is part of a set's name (two markets, the five tasks), or is bare, with no verb to say more.

    `names` are what it is taken to measure, and the noun phrase right of it.
    """
    name, right = names
    if name == right and not left.action and patterns.CROWD.match(right):
        return True
    if not q.unit:
        return not _is_bare_figure(q, left, names, words)
    if left.action in words.building or left.says_how or not _is_countable(q, words):
        return False
    if words.known(words.core(words.canonical(name))):
        return False
    return _SMALL.match(q.text) is not None


def _is_bare_figure(q: Quantity, left: Left, names: tuple[str, str], words: Vocabulary) -> bool:
    """Whether a number without a unit is a figure: of people, of a price index, or one that a verb says is reached."""
    name, right = names
    if (name == right or left.action) and q.value is not None and q.value >= _PEOPLE:
        return True
    if _INDEX.match(q.text) and words.percent_is_growth(words.canonical(name)):
        return True
    return left.says_how and not _BARE.match(q.text)


def _is_countable(q: Quantity, words: Vocabulary) -> bool:
    """Whether a unit is no rate, no point of one and no money: things and places have such names."""
    return q.unit not in words.rates and q.unit not in (words.signs["points"], words.signs["money"])


def is_size(q: Quantity, left: Left, behind: tuple[str, str], words: Vocabulary) -> bool:
    """Whether a number tells how large the thing is that follows, not what is to be reached.

    So it is with a unit of size between a name and a noun (a company's works of 200,000 tonnes), and with what a thing
    costs, yields or takes (a park with an investment of 2 billion). `behind` is what stands right of the number, as
    printed and as a noun phrase.
    """
    text, noun = behind
    measures = q.unit not in words.counters | words.times | words.rates and q.unit != words.signs["points"]
    if not (noun and left.name and q.unit and measures) or patterns.AMOUNT_NOUN.search(noun):
        return False
    if text.startswith("的") and patterns.MEASURED_BY.search(left.name):
        return True
    return q.unit in words.sizes and q.bound is Bound.EXACT and not left.kinds


def describes(q: Quantity, left: Left, indicator: str, words: Vocabulary, *, inherited: bool) -> bool:
    """Whether a number only describes: compares, says what share something is, or falls short."""
    if left.against and inherited and q.unit not in words.rates:
        return True
    return ("share" in left.kinds and not words.known(indicator)) or bool(patterns.SHORT_OF.match(q.text))
