"""From a document to a report: headings, roles and statements put together."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportdiff import language
from reportdiff.model import (
    Document,
    Furniture,
    FurnitureKind,
    Note,
    NoteKind,
    Report,
    Role,
    Section,
    Span,
    Statement,
)
from reportdiff.options import ParserOptions
from reportdiff.parser.headings import find_headings
from reportdiff.parser.indicators import find_figures
from reportdiff.parser.opening import find_title, find_year, title_blocks
from reportdiff.parser.outline import Node, nest
from reportdiff.parser.roles import paragraph_roles, section_roles
from reportdiff.parser.sentences import split_sentences, trim

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportdiff.language.structure import StructureRules

__all__ = ["parse"]


def parse(document: Document, options: ParserOptions | None = None) -> Report:
    """Find the structure of `document`: title, year, sections, roles, statements, targets and results."""
    code = (options and options.language) or language.detect(document.text)
    rules = language.get(code).structure()
    titles = title_blocks(document, rules)
    blocks = [index for index in range(len(document.blocks)) if index not in set(titles)]
    year = find_year(document, titles, rules)
    nodes = nest(find_headings(document, blocks, rules, year))
    roles = paragraph_roles(document, blocks, nodes, rules)
    sections = _sections(document, nodes, section_roles(nodes, roles))
    statements, furniture = _statements(document, blocks, nodes, roles, rules)
    furniture += [_furniture(document, FurnitureKind.TITLE, *_bounds(document, index)) for index in titles]
    targets, results = find_figures(
        tuple(statements), tuple(sections), language.get(code).figures(), _locator(document)
    )
    return Report(
        title=find_title(document, titles),
        year=year,
        language=code,
        sections=tuple(sections),
        statements=tuple(statements),
        targets=targets,
        results=results,
        furniture=tuple(sorted([*document.furniture, *furniture], key=lambda piece: (piece.start, piece.end))),
        notes=(*document.notes, *_notes(statements)),
        path=document.path,
        encoding=document.encoding,
        text=document.source,
    )


def _sections(document: Document, nodes: Sequence[Node], roles: Sequence[Role]) -> list[Section]:
    sections = []
    for index, (node, role) in enumerate(zip(nodes, roles, strict=True)):
        heading = node.heading
        span = _heading_span(document, node)
        sections.append(
            Section(
                id=f"h{index + 1}",
                parent=None if node.parent is None else f"h{node.parent + 1}",
                level=node.level,
                number=document.text[heading.start : heading.title_start].strip(),
                title=document.text[heading.title_start : heading.title_end].strip(),
                role=role,
                start=span.start,
                end=span.end,
                run_on=heading.run_on,
            )
        )
    return sections


def _heading_span(document: Document, node: Node) -> Span:
    """Return the source's span for what belongs to the heading alone; empty for a bold run-on without a number."""
    heading = node.heading
    start, end = trim(document.text, heading.start, heading.end)
    if start == end:
        place = document.span(heading.start, heading.start + 1).start
        return Span(place, place)
    return document.span(start, end)


def _statements(
    document: Document, blocks: Sequence[int], nodes: Sequence[Node], roles: dict[int, Role], rules: StructureRules
) -> tuple[list[Statement], list[Furniture]]:
    statements: list[Statement] = []
    furniture: list[Furniture] = []
    at = {node.heading.block: index for index, node in enumerate(nodes)}
    section: str | None = None
    sentences = 0
    for paragraph, block in enumerate(blocks):
        start, end = document.blocks[block].start, document.blocks[block].end
        if block in at:
            section = f"h{at[block] + 1}"
            start = nodes[at[block]].heading.body
        for sentence in split_sentences(document.text, start, end, rules):
            if sentence.salutation:
                span = sentence.salutation
                furniture.append(_furniture(document, FurnitureKind.SALUTATION, span.start, span.end))
            if not sentence.pieces:
                continue
            sentences += 1
            role = roles[block]
            whole = document.text[sentence.pieces[0].start : sentence.pieces[-1].end]
            if role is not Role.APPENDIX and rules.aside.search(whole):
                role = Role.OTHER
            for clause, piece in enumerate(sentence.pieces, 1):
                if piece.enumerator:
                    mark = piece.enumerator
                    furniture.append(_furniture(document, FurnitureKind.ENUMERATOR, mark.start, mark.end))
                span = document.span(piece.start, piece.end)
                statements.append(
                    Statement(
                        id=f"s{sentences}-{clause}",
                        section=section,
                        role=role,
                        sentence=f"s{sentences}",
                        paragraph=paragraph,
                        start=span.start,
                        end=span.end,
                        text=document.text[piece.start : piece.end],
                    )
                )
    return statements, furniture


def _locator(document: Document) -> Callable[[Statement, int, int], Span]:
    """Return the function that finds a stretch of a statement's text in the source."""

    def locate(statement: Statement, start: int, end: int) -> Span:
        place = bisect_left(document.offsets, statement.start)
        return document.span(place + start, place + end)

    return locate


def _bounds(document: Document, index: int) -> tuple[int, int]:
    return trim(document.text, document.blocks[index].start, document.blocks[index].end)


def _furniture(document: Document, kind: FurnitureKind, start: int, end: int) -> Furniture:
    span = document.span(start, end)
    return Furniture(kind, span.start, span.end, document.source[span.start : span.end])


def _notes(statements: Sequence[Statement]) -> list[Note]:
    found = {statement.role for statement in statements}
    notes = []
    if Role.PLAN not in found:
        notes.append(Note(NoteKind.NO_PLAN_PART, "no part found that promises"))
    if Role.REVIEW not in found:
        notes.append(Note(NoteKind.NO_REVIEW_PART, "no part found that reports what was done"))
    return notes
