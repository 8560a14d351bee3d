"""Wording: the terms that came, went, rose and fell between two reports beyond chance.

The measure is the log odds ratio with an informative Dirichlet prior, divided by its standard deviation (Monroe,
Colaresi and Quinn, "Fightin' Words", Political Analysis 16, 2008, section 3.5). The prior of each side is what the
reports of that side's year hold on average (for terms whose use never changed much: what all reports hold), so that a
term which came into use everywhere in the year counts as news even where a report names it once, and a common word's
coming and going does not.
"""

from __future__ import annotations

import re
from math import log, sqrt
from operator import add
from typing import TYPE_CHECKING

from reportdiff.aligner.rarity import shares
from reportdiff.changes import TermChange, WordingKind
from reportdiff.language.fold import fold_all
from reportdiff.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reportdiff.language.base import Language
    from reportdiff.language.wording import WordingRules
    from reportdiff.model import Report, Statement
    from reportdiff.options import WordingOptions

__all__ = ["wording"]

_RUN = re.compile(r"[^\W\d_]{2,}")
_QUOTED = re.compile("[\u201c\u300c\u300e]([^\u201d\u300d\u300f\u201c\u300c\u300e]{2,16})[\u201d\u300d\u300f]")


def wording(old: Report, new: Report, language: Language, options: WordingOptions) -> tuple[TermChange, ...]:
    """Return the terms whose use changed beyond chance, the strongest first within each kind.

    Counted are statements of every role but the appendix. A term's `old` and `new` are the ids of the statements that
    hold it.
    """
    rules = language.wording()
    old_side, new_side = _spoken(old), _spoken(new)
    texts = _joined(old_side), _joined(new_side)
    sizes = tuple(max(1, len(text)) for text in texts)
    old_count, new_count = map(_counter, texts)
    familiar = (term for term in rules.shares if old_count(term) or new_count(term))
    terms = dict.fromkeys([*familiar, *_candidates("\n".join(texts), language, rules, options)])
    counted = _closed({term: (old_count(term), new_count(term)) for term in terms if len(term) <= options.longest})
    always = dict(zip(counted, shares(fold_all(counted), language.evidence()), strict=True))
    found = []
    for term, counts in counted.items():
        known = term in rules.shares
        usual = [rules.share(term, report.year) if known else always[term] for report in (old, new)]
        score = _log_odds(counts, sizes, usual, options)
        kind = _kind(counts, score, options)
        if kind is not None:
            places = (_holding(term, side) for side in (old_side, new_side))
            found.append(TermChange(term, kind, *counts, round(score, 4), *places))
    order = list(WordingKind)
    return tuple(sorted(found, key=lambda change: (order.index(change.kind), -abs(change.score), change.term)))


def _spoken(report: Report) -> list[Statement]:
    return [statement for statement in report.statements if statement.role is not Role.APPENDIX]


def _joined(statements: Iterable[Statement]) -> str:
    return "\n".join(statement.text for statement in statements)


def _counter(text: str) -> Callable[[str], int]:
    """Return what counts terms of two or more characters in `text` as `str.count` does, by where two characters stand.

    Thousands of terms are asked for, and `str.count` would read the whole text for each.
    """
    places: dict[str, list[int]] = {}
    for at, pair in enumerate(map(add, text, text[1:])):
        places.setdefault(pair, []).append(at)

    def count(term: str) -> int:
        found = end = 0
        for at in places.get(term[:2], ()):
            if at >= end and text.startswith(term, at):
                found += 1
                end = at + len(term)
        return found

    return count


def _candidates(both: str, language: Language, rules: WordingRules, options: WordingOptions) -> Iterator[str]:
    """Terms worth counting besides the known ones: what is quoted, and runs of words that recur."""
    yield from (term for term in _QUOTED.findall(both) if _RUN.fullmatch(term))
    beside: dict[str, list[tuple[str, str]]] = {}
    for run in _RUN.finditer(both):
        words = [f"{run.start()}", *language.words(run.group()), f"{run.end()}"]
        for term, neighbours in _runs(words, rules, options):
            beside.setdefault(term, []).append(neighbours)
    for term, places in beside.items():
        if len(places) >= options.least_count and all(len(set(side)) > 1 for side in zip(*places, strict=True)):
            yield term


def _runs(words: Sequence[str], rules: WordingRules, options: WordingOptions) -> Iterator[tuple[str, tuple[str, str]]]:
    """Every run of words that may be a term, with the word before and the word after it; the outermost words are none.

    What always stands beside the same word is a piece of something longer (accessor variety: Feng, Chen, Deng and
    Zheng, Computational Linguistics 30, 2004); the ends of a stretch between marks differ each time.
    """
    able = [word not in rules.function_words and word not in rules.stock_words for word in words]
    last = len(words) - 1
    for i in range(1, last):
        if able[i]:
            term = ""
            for end in range(i + 1, min(last, i + options.most_words) + 1):
                term += words[end - 1]
                if able[end - 1] and len(term) > 1:
                    yield term, (words[i - 1], words[end])


def _closed(counts: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Leave out a term that never stands outside a longer one: the longer one says it."""
    inside: dict[str, set[tuple[int, int]]] = {}
    for term, count in counts.items():
        for start in range(len(term)):
            for end in range(start + 2, len(term) + 1):
                if end - start < len(term):
                    inside.setdefault(term[start:end], set()).add(count)
    return {term: count for term, count in counts.items() if count not in inside.get(term, ())}


def _log_odds(counts: tuple[int, int], sizes: Sequence[int], usual: Sequence[float], options: WordingOptions) -> float:
    """The log odds ratio of new against old in standard deviations: above 0 for a term that gained."""
    gains = []
    variance = 0.0
    for count, size, share in zip(counts, sizes, usual, strict=True):
        # A share of reports becomes a mean count by the Poisson distribution, as if occurrences were independent.
        expected = -log(1 - min(share, options.highest_share))
        weight = count + options.floor + options.prior_reports * expected
        gains.append(log(weight / size))
        variance += 1 / weight
    return (gains[1] - gains[0]) / sqrt(variance)


def _kind(counts: tuple[int, int], score: float, options: WordingOptions) -> WordingKind | None:
    old, new = counts
    if abs(score) < (options.significant if old and new else options.noteworthy):
        return None
    if not old and score > 0:
        return WordingKind.CAME
    if not new and score < 0:
        return WordingKind.WENT
    if old and new:
        return WordingKind.ROSE if score > 0 else WordingKind.FELL
    return None


def _holding(term: str, statements: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(statement.id for statement in statements if term in statement.text)
