"""What all steps of the parser look at: the document, its running paragraphs, and what its language says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportdiff.language.structure import StructureRules
    from reportdiff.model import Document
    from reportdiff.options import ParserOptions

__all__ = ["Context", "trim"]


@dataclass(frozen=True, slots=True)
class Context:
    """One document on its way to a report.

    `blocks` are the indexes of its running paragraphs, title lines left out; `year` is the report's, where it is known.
    """

    document: Document
    rules: StructureRules
    blocks: tuple[int, ...]
    options: ParserOptions
    year: int | None = None

    @property
    def text(self) -> str:
        """The document's running text."""
        return self.document.text

    def bounds(self, block: int) -> tuple[int, int]:
        """Return where a block's text begins and ends, the blanks round it left out."""
        found = self.document.blocks[block]
        return trim(self.document.text, found.start, found.end)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of `text[start:end]` without the blanks round it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
