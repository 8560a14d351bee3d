"""One side of a comparison: its statements in the form in which they are compared, and where they stand."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportdiff.language.fold import fold_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportdiff.model import Report

__all__ = ["Side", "of_report", "of_texts"]

_BRACKETED = re.compile(r"\([^()]*\)")
_OPENING = 3
"""Bracketed notes count as the same kind of note when they begin with the same characters, as many as this."""
_REPEATED = 5
"""A kind of note that occurs this often is a column of a table (the office in charge), not part of what is said."""


@dataclass(frozen=True, slots=True)
class Side:
    """A list of statements, with arrays of the index of each one's role, sentence, paragraph and section.

    `texts` are folded and `bare` are the same without annotations that recur all over the report. `figures` are the
    indicators that each statement names with a number.
    """

    texts: tuple[str, ...]
    bare: tuple[str, ...]
    role: NDArray[np.int64]
    sentence: NDArray[np.int64]
    paragraph: NDArray[np.int64]
    section: NDArray[np.int64]
    titles: tuple[str, ...]
    """The folded headings, by section; the last, empty one is that of statements outside all sections."""
    figures: tuple[frozenset[str], ...]

    def __len__(self) -> int:
        return len(self.texts)


def of_texts(texts: Sequence[str]) -> Side:
    """Take a bare list: every text is a sentence of its own, and all stand in one section."""
    folded = fold_all(texts)
    zeros = np.zeros(len(folded), dtype=np.int64)
    nothing: frozenset[str] = frozenset()
    own = np.arange(len(folded))
    return Side(folded, _bare(folded), zeros, own, own, zeros, ("",), (nothing,) * len(folded))


def of_report(report: Report, roles: Sequence[str]) -> Side:
    """Take a report's statements; a role that is not among `roles` becomes the last of them."""
    folded = fold_all(s.text for s in report.statements)
    code = {role: k for k, role in enumerate(roles)}
    place = {section.id: k for k, section in enumerate(report.sections)}
    figures: dict[str, set[str]] = {}
    for target in (*report.targets, *report.results):
        figures.setdefault(target.statement, set()).add(target.indicator)
    return Side(
        folded,
        _bare(folded),
        np.array([code.get(s.role, len(roles) - 1) for s in report.statements], dtype=np.int64),
        _numbered([s.sentence for s in report.statements]),
        np.array([s.paragraph for s in report.statements], dtype=np.int64),
        np.array([place.get(s.section or "", len(place)) for s in report.statements], dtype=np.int64),
        (*fold_all(section.title for section in report.sections), ""),
        tuple(frozenset(figures.get(s.id, ())) for s in report.statements),
    )


def _numbered(keys: Sequence[str]) -> NDArray[np.int64]:
    seen: dict[str, int] = {}
    return np.array([seen.setdefault(key, len(seen)) for key in keys], dtype=np.int64)


def _bare(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out bracketed notes of a kind that recurs; a text that is nothing else keeps them."""
    kinds = Counter(note[1 : 1 + _OPENING] for text in texts if "(" in text for note in _BRACKETED.findall(text))
    repeated = {kind for kind, count in kinds.items() if count >= _REPEATED}
    if not repeated:
        return texts

    def kept(match: re.Match[str]) -> str:
        return "" if match[0][1 : 1 + _OPENING] in repeated else match[0]

    return tuple(_BRACKETED.sub(kept, text) or text for text in texts)
