"""What holds of every parsed report."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportdiff.language.fold import fold

if TYPE_CHECKING:
    from reportdiff.model import Report, Section, Statement

__all__ = ["violations"]


def violations(report: Report) -> list[str]:
    """Say what is wrong with a report: order, overlap, text that is lost, twice there, or not what the source says."""
    return [
        *_order(report),
        *_coverage(report),
        *_texts(report),
        *_ids(report),
    ]


def _order(report: Report) -> list[str]:
    return [
        f"{one.id} and {two.id} overlap or stand out of order"
        for one, two in pairwise(report.statements)
        if one.end > two.start
    ]


def _coverage(report: Report) -> list[str]:
    """Every non-blank character lies in one statement (less the furniture in it), heading or piece of furniture."""
    owners = [0] * len(report.text)
    layout = [False] * len(report.text)
    for piece in report.furniture:
        for place in range(piece.start, piece.end):
            owners[place] += 1
            layout[place] = True
    wrong = [
        f"furniture {piece} overlaps"
        for piece in report.furniture
        if max(owners[piece.start : piece.end], default=0) > 1
    ]
    owned: tuple[Statement | Section, ...] = (*report.statements, *report.sections)
    for owner in owned:
        for place in range(owner.start, owner.end):
            if not layout[place]:
                owners[place] += 1
    for place, (char, count) in enumerate(zip(report.text, owners, strict=True)):
        if not char.isspace() and count != 1 and fold(char):
            wrong.append(f"{char!r} at {place} ({report.text[max(0, place - 12) : place + 12]!r}) has {count} owners")
    return wrong


def _texts(report: Report) -> list[str]:
    wrong = []
    pieces = sorted(report.furniture, key=lambda piece: piece.start)
    at = 0
    for statement in report.statements:
        while at < len(pieces) and pieces[at].end <= statement.start:
            at += 1
        parts, place, i = [], statement.start, at
        while i < len(pieces) and pieces[i].start < statement.end:
            parts.append(report.text[place : max(place, pieces[i].start)])
            place = max(place, pieces[i].end)
            i += 1
        parts.append(report.text[place : statement.end])
        if fold("".join(parts)) != fold(statement.text):
            wrong.append(f"{statement.id} reads {statement.text!r}, the source {''.join(parts)!r}")
        if not statement.text.strip():
            wrong.append(f"{statement.id} is empty")
    return wrong


def _ids(report: Report) -> list[str]:
    wrong = []
    for things in (report.statements, report.sections, report.targets, report.results):
        names = [thing.id for thing in things]
        if len(set(names)) != len(names):
            wrong.append("ids occur twice")
    known = {section.id: section for section in report.sections}
    for section in report.sections:
        parent = known[section.parent] if section.parent else None
        if section.level != (parent.level + 1 if parent else 1):
            wrong.append(f"{section.id} does not stand one level below its parent")
        if not section.title:
            wrong.append(f"{section.id} has no title")
    wrong += [f"{s.id} stands in no known section" for s in report.statements if s.section and s.section not in known]
    return wrong
