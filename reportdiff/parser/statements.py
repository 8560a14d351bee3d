"""The statements of a document's paragraphs, with what is set aside between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportdiff.model import BlockKind, Furniture, FurnitureKind, Role, Span, Statement
from reportdiff.parser.sentences import Piece, Sentence, split_sentences, trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportdiff.language.structure import StructureRules
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
    document: Document,
    blocks: Sequence[int],
    nodes: Sequence[Node],
    numbers: Mapping[int, int],
    roles: Mapping[int, Role],
    rules: StructureRules,
) -> Statements:
    """Return the statements of `blocks`; `numbers` says where the number of a list's item ends."""
    result = Statements()
    at = {node.heading.block: index for index, node in enumerate(nodes)}
    section: str | None = None
    sentences = 0
    for paragraph, block in enumerate(blocks):
        start, end = document.blocks[block].start, document.blocks[block].end
        if block in at:
            section = f"h{at[block] + 1}"
            start = nodes[at[block]].heading.body
        elif block in numbers:
            result.furniture += set_aside(document, FurnitureKind.ENUMERATOR, start, numbers[block])
            start = numbers[block]
        for sentence in _sentences(document, block, start, end, roles[block], rules):
            if sentence.salutation:
                mark = sentence.salutation
                result.furniture += set_aside(document, FurnitureKind.SALUTATION, mark.start, mark.end)
            if not sentence.pieces:
                continue
            sentences += 1
            role = _role(document, sentence, roles[block], rules)
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
    """Yield the furniture that `document.text[start:end]` is in the source, without the reader's furniture inside it."""
    start, end = trim(document.text, start, end)
    first = start
    for place in range(start, end):
        here = document.offsets[place] + 1
        gap = document.source[here : document.offsets[place + 1]] if place + 1 < end else "."
        if gap.strip():
            span = document.span(first, place + 1)
            yield Furniture(kind, span.start, span.end, document.source[span.start : span.end])
            first = place + 1


def _sentences(
    document: Document, block: int, start: int, end: int, role: Role, rules: StructureRules
) -> list[Sentence]:
    """Divide a paragraph; a table's row and a glossary's entry are one statement each."""
    if role is Role.APPENDIX or document.blocks[block].kind is BlockKind.TABLE_ROW:
        start, end = trim(document.text, start, end)
        return [Sentence((Piece(start, end),))] if start < end else []
    return split_sentences(document.text, start, end, rules)


def _role(document: Document, sentence: Sentence, role: Role, rules: StructureRules) -> Role:
    """Return a sentence's role: its paragraph's, or `OTHER` for the opening formula and for thanks."""
    if role is Role.APPENDIX:
        return role
    bounds = Span(sentence.pieces[0].start, sentence.pieces[-1].end)
    return Role.OTHER if rules.aside.search(document.text, bounds.start, bounds.end) else role
