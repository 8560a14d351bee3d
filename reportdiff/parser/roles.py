"""What each paragraph is: review, plan, appendix or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.model import Document, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.language.structure import StructureRules
    from reportdiff.parser.outline import Node

__all__ = ["paragraph_roles", "section_roles"]


def paragraph_roles(
    document: Document, blocks: Sequence[int], nodes: Sequence[Node], rules: StructureRules
) -> dict[int, Role]:
    """Return the role of each block: said by the headings that hold it, or by its own words and its place."""
    said: dict[int, Role | None] = {}
    at = {node.heading.block: i for i, node in enumerate(nodes)}
    current: int | None = None
    for block in blocks:
        current = at.get(block, current)
        said[block] = _said(nodes, current)
    roles: dict[int, Role] = {}
    unsaid = [block for block in blocks if said[block] is None]
    voted = dict(zip(unsaid, _split(document, unsaid, rules), strict=True))
    for block in blocks:
        roles[block] = said[block] or voted[block]
    first = next((node.heading.block for node in nodes if node.heading.said), None)
    if first is not None:
        for block in blocks:
            if block < first and said[block] is None:
                roles[block] = Role.OTHER
    return roles


def section_roles(nodes: Sequence[Node], roles: dict[int, Role]) -> list[Role]:
    """Return the role of each section: that of its first paragraph."""
    return [roles[node.heading.block] for node in nodes]


def _said(nodes: Sequence[Node], current: int | None) -> Role | None:
    """Return what the outermost telling heading over a paragraph says."""
    found = None
    while current is not None:
        found = nodes[current].heading.said or found
        current = nodes[current].parent
    return found


def _split(document: Document, blocks: Sequence[int], rules: StructureRules) -> list[Role]:
    """Divide paragraphs into review and plan at the one place that suits their words best."""
    votes = [
        rules.cues.vote(document.text[document.blocks[block].start : document.blocks[block].end]) for block in blocks
    ]
    best, place, total = 0.0, 0, 0.0
    for i, vote in enumerate(votes):
        total -= vote
        if total > best:
            best, place = total, i + 1
    return [Role.REVIEW if i < place else Role.PLAN for i in range(len(blocks))]
