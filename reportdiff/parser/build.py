"""From a document to a report: headings, roles, statements and figures put together."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from reportdiff import language
from reportdiff.model import BlockKind, Furniture, FurnitureKind, Note, NoteKind, Report, Role, Section, Span
from reportdiff.options import ParserOptions
from reportdiff.parser.context import Context, trim
from reportdiff.parser.dependent import join_dependent
from reportdiff.parser.indicators import find_figures
from reportdiff.parser.lists import find_headings
from reportdiff.parser.opening import find_title, find_year, title_blocks
from reportdiff.parser.outline import Node, nest
from reportdiff.parser.paragraphs import divide_paragraphs
from reportdiff.parser.roles import paragraph_roles
from reportdiff.parser.statements import find_statements, set_aside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportdiff.model import Document, Statement

__all__ = ["parse"]

_SIGN = re.compile(r"\S+")


def parse(document: Document, options: ParserOptions = ParserOptions()) -> Report:  # noqa: B008
    """Find the structure of `document`: title, year, sections, roles, statements, targets and results."""
    code = options.language or language.detect(document.text)
    spoken = language.get(code)
    rules = spoken.structure()
    document = divide_paragraphs(document, rules)
    titles = title_blocks(document, rules, options)
    blocks = tuple(index for index in range(len(document.blocks)) if index not in titles)
    context = Context(document, rules, blocks, options, find_year(document, titles, rules))
    headings = find_headings(context)
    nodes = nest(headings.headings)
    roles = paragraph_roles(context, nodes)
    statements = find_statements(context, nodes, headings.numbers, roles)
    sections = tuple(_sections(document, nodes, roles))

    def locate(statement: Statement, start: int, end: int) -> Span:
        place = statements.places[statement.id]
        return document.span(place + start, place + end)

    figures = spoken.figures(options.vocabulary) if options.vocabulary else spoken.figures()
    # Read twice, first for what belongs together, then for the figures themselves.
    figures = replace(figures, readings=cache(figures.readings))
    found = join_dependent(statements.found, statements.places, figures)
    targets, results = find_figures(found, sections, figures, locate, context.year)
    furniture = [
        *document.furniture,
        *statements.furniture,
        *(piece for index in titles for piece in _title_furniture(document, index)),
        *_table_rules(document),
    ]
    furniture += _leftovers(document, [*furniture, *found, *sections])
    return Report(
        title=find_title(document, titles),
        year=context.year,
        language=code,
        sections=sections,
        statements=found,
        targets=targets,
        results=results,
        furniture=tuple(sorted(furniture, key=lambda piece: (piece.start, piece.end))),
        notes=(*document.notes, *_notes(found)),
        path=document.path,
        encoding=document.encoding,
        text=document.source,
    )


def _sections(document: Document, nodes: Sequence[Node], roles: Mapping[int, Role]) -> Iterator[Section]:
    for index, node in enumerate(nodes):
        heading = node.heading
        span = _heading_span(document, node)
        yield Section(
            id=f"h{index + 1}",
            parent=None if node.parent is None else f"h{node.parent + 1}",
            level=node.level,
            number=document.text[heading.start : heading.title_start].strip(),
            title=document.text[heading.title_start : heading.title_end].strip(),
            role=_heading_role(node, roles),
            start=span.start,
            end=span.end,
            run_on=heading.run_on,
        )


def _heading_role(node: Node, roles: Mapping[int, Role]) -> Role:
    """Return a section's role: its heading's, or its first paragraph's where the heading says nothing."""
    block = node.heading.block
    if node.heading.said or node.heading.run_on:
        return roles[block]
    return roles.get(block + 1, roles[block])


def _heading_span(document: Document, node: Node) -> Span:
    """Return the source's span for what belongs to the heading alone; empty for a run-on without a number."""
    start, end = trim(document.text, node.heading.start, node.heading.body)
    if start == end:
        place = document.offsets[start]
        return Span(place, place)
    return document.span(start, end)


def _title_furniture(document: Document, index: int) -> Iterator[Furniture]:
    return set_aside(document, FurnitureKind.TITLE, document.blocks[index].start, document.blocks[index].end)


def _table_rules(document: Document) -> Iterator[Furniture]:
    """Yield the rules between a table's cells, which the text holds as blanks."""
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            for place in range(block.start, block.end):
                offset = document.offsets[place]
                if document.text[place].isspace() and not document.source[offset].isspace():
                    yield Furniture(FurnitureKind.TABLE_RULE, offset, offset + 1, document.source[offset])


def _leftovers(document: Document, owners: Sequence[Furniture | Statement | Section]) -> Iterator[Furniture]:
    """Yield what nothing owns: stray marks such as the rules of an empty table row."""
    reached = 0
    for start, end in [*sorted((owner.start, owner.end) for owner in owners), (len(document.source),) * 2]:
        if reached < start:
            for match in _SIGN.finditer(document.source, reached, start):
                yield Furniture(FurnitureKind.SYMBOL, match.start(), match.end(), match.group())
        reached = max(reached, end)


def _notes(statements: Sequence[Statement]) -> list[Note]:
    found = {statement.role for statement in statements}
    notes = []
    if Role.PLAN not in found:
        notes.append(Note(NoteKind.NO_PLAN_PART, "no part was found that promises anything"))
    if Role.REVIEW not in found:
        notes.append(Note(NoteKind.NO_REVIEW_PART, "no part was found that reports what was done"))
    return notes
