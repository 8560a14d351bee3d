"""Targets without a number: in step with growth, as the state requires, basically balanced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportdiff.language.figures import Reading
from reportdiff.language.zh.clauses import BREAK, JOINT
from reportdiff.language.zh.patterns import ASSIGNED, DENIED, IN_STEP
from reportdiff.language.zh.phrases import EDGE
from reportdiff.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportdiff.language.zh.vocabulary import Vocabulary

__all__ = ["worded"]

_PART = re.compile("[^、]+")
_LONGEST = 20
"""A longer phrase before the relation is a sentence, not an indicator's name."""


def worded(text: str, spans: Sequence[tuple[int, int, bool]], words: Vocabulary, *, listed: bool) -> Iterator[Reading]:
    """Yield the relations stated in a sentence's clauses that hold no figure.

    `spans` are the clauses: start, end, and whether the clause tells of the past. With `listed` the sentence lists main
    targets or reports results, where bare words (basically balanced) say enough of an indicator of the vocabulary.
    """
    if not listed and not words.hint.search(text):
        return
    for start, end, past in spans:
        parts = [(match.start() + start, match.end() + start) for match in _PART.finditer(text[start:end])]
        each = [list(_relation(text[one:two], one, words, listed=listed, past=past)) for one, two in parts]
        # A list of relations (A grows, B falls further) is told from one relation of several (A, B and C grow).
        if listed and all(each):
            yield from (reading for part in each for reading in part)
        else:
            yield from _relation(text[start:end], start, words, listed=listed, past=past)


def _relation(clause: str, offset: int, words: Vocabulary, *, listed: bool, past: bool) -> Iterator[Reading]:
    hinted = words.hint.search(clause) is not None
    for pattern, bare in words.relations:
        match = pattern.search(clause) if (listed if bare else hinted) else None
        if not match or DENIED.search(clause, max(0, match.start() - 4), match.start() + 2):
            continue
        names = _names(clause, match, words, bare=bare)
        for name, indicator in names:
            yield Reading(
                start=offset + len(clause) - len(clause.lstrip(EDGE)),
                end=offset + len(BREAK.split(clause)[0]),
                place=offset + match.start(),
                name=name,
                indicator=indicator,
                core=words.core(indicator),
                figure=Figure.RELATION,
                relation=words.relation_form(match.group()),
                settled=words.unsettled.search(clause) is None,
                lower_is_better=words.lower_is_better(indicator),
                known=words.known(indicator),
                listed=words.is_headline(indicator),
                in_step=IN_STEP.search(match.group()) is not None,
                current=not past,
            )
        if names:
            return


def _names(clause: str, match: re.Match[str], words: Vocabulary, *, bare: bool) -> list[tuple[str, str]]:
    """Return what a relation is said of, as printed and canonical: its subjects, or the object within it."""
    phrase, _, _ = words.strip_tail(clause[: match.start()][-40:])
    phrase = words.strip_front(phrase.strip(EDGE), verbs=False)[0]
    listed = words.known_names(phrase)
    if listed:
        return listed
    parts = JOINT.split(phrase)
    listed = [name for part in parts for name in words.known_names(part)] if len(parts) > 1 else []
    if listed:
        return listed
    if len(phrase) > _LONGEST - 4:
        phrase = phrase[phrase.rfind("、") + 1 :]
    names = words.known_names(phrase) or words.names_in(match.group())
    if names or bare:
        return names
    assigned = ASSIGNED.search(match.group())
    if assigned and not phrase:
        phrase = assigned.group(1)
    return [(phrase, words.canonical(phrase))] if 2 <= len(phrase) <= _LONGEST else []
