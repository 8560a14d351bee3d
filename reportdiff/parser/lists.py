"""Headings told from the items of lists, from tables' lines and from a glossary's entries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reportdiff.model import Role
from reportdiff.parser.headings import Heading, find_candidates
from reportdiff.parser.leads import find_leads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportdiff.parser.context import Context

__all__ = ["Headings", "find_headings"]


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a document in order, and, by block, where the numbers end that count items and no sections."""

    headings: tuple[Heading, ...]
    numbers: dict[int, int]


def find_headings(context: Context) -> Headings:
    """Find the headings among a document's paragraphs."""
    candidates = find_leads(_completed(find_candidates(context), context), context)
    items = _list_items(candidates, context) | _line_chains(candidates, context.options.line_chain)
    headings = tuple(
        _outside_glossaries(found for found in candidates if found and found.plausible and found.block not in items)
    )
    sections = {heading.block for heading in headings}
    numbers = {
        found.block: found.title_start
        for found in candidates
        if found and found.numbered and found.block not in sections
    }
    return Headings(headings, numbers)


def _completed(candidates: Sequence[Heading | None], context: Context) -> list[Heading | None]:
    """Accept a longer title among numbered items most of which are headings."""
    longest = context.options.title_stretch * context.rules.title_max
    accepted: set[int] = set()
    for run in _runs(found for found in candidates if found and found.item):
        if 2 * sum(found.plausible for found in run) > len(run):
            accepted.update(found.block for found in run if found.title_end - found.title_start <= longest)
    return [replace(found, plausible=True) if found and found.block in accepted else found for found in candidates]


def _list_items(candidates: Sequence[Heading | None], context: Context) -> set[int]:
    """Return the blocks that are items of a list: one follows the other with no text between, or they state numbers."""
    rules = context.rules
    outermost = min((style.rank for style in rules.numbering), default=0)
    place = {found.block: i for i, found in enumerate(candidates) if found}
    items: set[int] = set()
    for run in _runs(found for found in candidates if found):
        pairs = list(pairwise(run))
        alone = {one.block for one in run if one.body == context.bounds(one.block)[1]}
        bare = sum(one.block in alone and place[two.block] == place[one.block] + 1 for one, two in pairs)
        titles = [context.text[one.title_start : one.title_end] for one in run]
        long = sum(len(title) > rules.title_max for title in titles)
        counted = sum(bool(rules.counted.search(rules.quoted.sub("", title))) for title in titles)
        deep = run[0].rank > outermost + 1
        if (pairs and 2 * bare > len(pairs)) or (deep and 2 * max(long, counted) > len(run)):
            items.update(one.block for one in run)
    return items


def _runs(headings: Iterable[Heading]) -> list[list[Heading]]:
    """Gather headings of one style whose ordinals go up by one."""
    last: dict[str, list[Heading]] = {}
    runs = []
    for heading in headings:
        if heading.ordinal is None:
            continue
        run = last.get(heading.style)
        if run and heading.ordinal == (run[-1].ordinal or 0) + 1:
            run.append(heading)
        else:
            last[heading.style] = run = [heading]
            runs.append(run)
    return runs


def _line_chains(candidates: Sequence[Heading | None], chain_min: int) -> set[int]:
    """Return the blocks of unnumbered short lines that head nothing: many in a row, or the last of the document."""
    items: set[int] = set()
    chain: list[int] = []
    for found in candidates:
        if found and found.style == "line":
            chain.append(found.block)
            continue
        if len(chain) >= chain_min:
            items.update(chain)
        chain = []
    return items.union(chain)


def _outside_glossaries(headings: Iterable[Heading]) -> Iterator[Heading]:
    """Leave out what a glossary numbers or prints bold: its entries are no sections."""
    inside = False
    for heading in headings:
        if heading.said is Role.APPENDIX and not heading.item:
            inside = True
        elif inside and (heading.said is None or heading.style != "title"):
            continue
        else:
            inside = False
        yield heading
