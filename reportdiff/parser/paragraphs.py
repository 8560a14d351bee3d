"""The paragraphs of a document, divided again where a page ran several into one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportdiff.model import Block, BlockKind, Span
from reportdiff.parser.context import trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportdiff.language.structure import StructureRules
    from reportdiff.model import Document

__all__ = ["divide_paragraphs"]


def divide_paragraphs(document: Document, rules: StructureRules) -> Document:
    """Return `document` with a new block at every heading's number and every gloss that follows a sentence."""
    blocks: list[Block] = []
    for block in document.blocks:
        blocks.extend(_divide(document.text, block, rules) if block.kind is BlockKind.PARAGRAPH else [block])
    return document if len(blocks) == len(document.blocks) else replace(document, blocks=tuple(blocks))


def _divide(text: str, block: Block, rules: StructureRules) -> Iterator[Block]:
    cuts = [block.start]
    for match in rules.sentence_end.finditer(text, block.start, block.end):
        start = trim(text, match.end(), block.end)[0]
        if start < block.end and rules.inner_heading.match(text, start, block.end):
            cuts.append(start)
    for start, end in zip(cuts, [*cuts[1:], block.end], strict=True):
        if len(cuts) == 1:
            yield block
        else:
            strong = tuple(
                Span(max(span.start, start), min(span.end, end))
                for span in block.strong
                if span.start < end and span.end > start
            )
            yield replace(block, start=start, end=end, strong=strong, indented=block.indented and start == block.start)
