"""The statements of a document's paragraphs, with what is set aside between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportdiff.model import BlockKind, Furniture, FurnitureKind, Role, Statement
from reportdiff.parser.context import Context, trim
from reportdiff.parser.sentences import Piece, Sentence, split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportdiff.model import Document
    from reportdiff.parser.outline import Node

__all__ = ["Statements", "find_statements", "set_aside"]


@dataclass(slots=True)
class Statements:
    """The statements in order, the furniture between them, and where each statement begins in the document's text."""

    found: list[Statement] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)


def find_statements(
    context: Context, nodes: Sequence[Node], numbers: Mapping[int, int], roles: Mapping[int, Role]
) -> Statements:
    """Return a document's statements; `numbers` says where the number of a list's item ends."""
    document = context.document
    result = Statements()
    at = {node.heading.block: index for index, node in enumerate(nodes)}
    section: str | None = None
    sentences = 0
    for paragraph, block in enumerate(context.blocks):
        start = context.bounds(block)[0]
        if block in at:
            section = f"h{at[block] + 1}"
            start = nodes[at[block]].heading.body
        elif block in numbers:
            result.furniture += set_aside(document, FurnitureKind.ENUMERATOR, start, numbers[block])
            start = numbers[block]
        for sentence in _sentences(context, block, start, roles[block]):
            if sentence.salutation:
                mark = sentence.salutation
                result.furniture += set_aside(document, FurnitureKind.SALUTATION, mark.start, mark.end)
            if not sentence.pieces:
                continue
            sentences += 1
            role = _role(context, sentence, roles[block])
            for clause, piece in enumerate(sentence.pieces, 1):
                if piece.enumerator:
                    mark = piece.enumerator
                    result.furniture += set_aside(document, FurnitureKind.ENUMERATOR, mark.start, mark.end)
                span = document.span(piece.start, piece.end)
                statement = Statement(
                    id=f"s{sentences}-{clause}",
                    section=section,
                    role=role,
                    sentence=f"s{sentences}",
                    paragraph=paragraph,
                    start=span.start,
                    end=span.end,
                    text=document.text[piece.start : piece.end].replace("\t", " "),
                )
                result.found.append(statement)
                result.places[statement.id] = piece.start
    return result


def set_aside(document: Document, kind: FurnitureKind, start: int, end: int) -> Iterator[Furniture]:
    """Yield as furniture what `document.text[start:end]` is in the source, without the reader's furniture inside."""
    start, end = trim(document.text, start, end)
    first = start
    for place in range(start, end):
        here = document.offsets[place] + 1
        gap = document.source[here : document.offsets[place + 1]] if place + 1 < end else "."
        if gap.strip():
            span = document.span(first, place + 1)
            yield Furniture(kind, span.start, span.end, document.source[span.start : span.end])
            first = place + 1


def _sentences(context: Context, block: int, start: int, role: Role) -> list[Sentence]:
    """Divide a paragraph from `start` on; a table's row and a glossary's entry are one statement each."""
    start, end = trim(context.text, start, context.bounds(block)[1])
    if role is Role.APPENDIX or context.document.blocks[block].kind is BlockKind.TABLE_ROW:
        return [Sentence((Piece(start, end),))] if start < end else []
    return split_sentences(context.text, start, end, context.rules, context.options)


def _role(context: Context, sentence: Sentence, role: Role) -> Role:
    """Return a sentence's role: its paragraph's, or `OTHER` for the opening formula and for thanks."""
    if role is Role.APPENDIX:
        return role
    aside = context.rules.aside.search(context.text, sentence.pieces[0].start, sentence.pieces[-1].end)
    return Role.OTHER if aside else role
