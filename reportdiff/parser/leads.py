"""Paragraphs in a row that each open with a short sentence of one shape: those sentences head them.

Reports print the parts of a chapter so where they neither number them nor print them bold.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reportdiff.model import BlockKind
from reportdiff.parser.headings import DEEP, Heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.parser.context import Context

__all__ = ["find_leads"]


def find_leads(candidates: Sequence[Heading | None], context: Context) -> list[Heading | None]:
    """Return the candidates, with the leads of parallel paragraphs among those that had nothing to speak for them."""
    leads = [None if found else _lead(context, index) for found, index in zip(candidates, context.blocks, strict=True)]
    result = list(candidates)
    for inside, run in groupby(range(len(leads)), key=lambda k: leads[k] is not None):
        members = list(run)
        if inside and _parallel([lead for lead in (leads[k] for k in members) if lead], context):
            for k in members:
                result[k] = leads[k]
    return result


def _lead(context: Context, index: int) -> Heading | None:
    """Return the first sentence of a paragraph as its heading, if it is short, plain and followed by longer text."""
    block, rules, options = context.document.blocks[index], context.rules, context.options
    start, end = context.bounds(index)
    first = rules.sentence_end.search(context.text, start, min(end, start + options.lead_max + 1))
    if (
        block.kind is not BlockKind.PARAGRAPH
        or first is None
        or first.end() - start > options.lead_share * (end - start)
    ):
        return None
    title = context.text[start : first.start()]
    if (
        len(title) < options.lead_min
        or rules.salutation.match(context.text, start, end)
        or rules.untitled.search(title)
    ):
        return None
    if any(char.isdecimal() for char in title) or rules.part_end.search(title):
        return None
    return Heading(index, "lead", DEEP, None, start, start, first.start(), start)


def _parallel(leads: Sequence[Heading], context: Context) -> bool:
    """Whether leads are of one shape: about as long as each other, with as many clauses."""
    if not context.options.leads_min <= len(leads) <= context.options.leads_max:
        return False
    titles = [context.text[lead.title_start : lead.title_end] for lead in leads]
    lengths = sorted(map(len, titles))
    clauses = {sum(1 for _ in context.rules.clause_end.finditer(title)) for title in titles}
    return len(clauses) == 1 and lengths[-1] - lengths[0] <= context.options.lead_spread
