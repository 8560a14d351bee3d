"""What each paragraph is: review, plan, appendix or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.language.structure import StructureRules
    from reportdiff.model import Document
    from reportdiff.parser.outline import Node

__all__ = ["paragraph_roles", "section_roles"]

_VOTE_MAX = 4.0
"""The most that one paragraph's words count, so that no single paragraph decides for the rest."""
_TURN = 4.0
"""What it costs to turn from review to plan where no heading says so."""
_RETURN = 12.0
"""What it costs to turn back: reports look back first and then ahead."""
_NEW_PART = 0.5
"""How much of these costs is left where an outermost section begins."""


def paragraph_roles(
    document: Document, blocks: Sequence[int], nodes: Sequence[Node], rules: StructureRules
) -> dict[int, Role]:
    """Return the role of each block: what the headings over it say, or else what its words and its place make likely."""
    at = {node.heading.block: i for i, node in enumerate(nodes)}
    roles: dict[int, Role] = {}
    current: int | None = None
    open_blocks: list[int] = []
    for block in blocks:
        current = at.get(block, current)
        said = _said(nodes, current)
        if said:
            roles[block] = said
        else:
            open_blocks.append(block)
    tops = {node.heading.block for node in nodes if node.parent is None}
    first_review = next((block for block in blocks if roles.get(block) is Role.REVIEW), None)
    for block in open_blocks:
        if first_review is not None and block < first_review and not any(roles.get(b) for b in range(block)):
            roles[block] = Role.OTHER
    in_question = [block for block in blocks if roles.get(block) not in (Role.OTHER, Role.APPENDIX)]
    return roles | _likeliest(document, in_question, roles, tops, rules)


def section_roles(nodes: Sequence[Node], roles: dict[int, Role]) -> list[Role]:
    """Return the role of each section: that of its first paragraph."""
    return [roles[node.heading.block] for node in nodes]


def _said(nodes: Sequence[Node], current: int | None) -> Role | None:
    """Return what the outermost telling heading over a paragraph says; an appendix is what it says inside."""
    found: Role | None = None
    while current is not None:
        said = nodes[current].heading.said
        if said and not (said is Role.APPENDIX and found):
            found = said
        current = nodes[current].parent
    return found


def _likeliest(
    document: Document, blocks: Sequence[int], said: dict[int, Role], tops: set[int], rules: StructureRules
) -> dict[int, Role]:
    """Choose review or plan for each block so that words, headings and the usual order agree best (Viterbi, 1967)."""
    states = (Role.REVIEW, Role.PLAN)
    scores = [0.0, 0.0]
    back: list[tuple[int, int]] = []
    for block in blocks:
        bounds = document.blocks[block]
        vote = max(-_VOTE_MAX, min(_VOTE_MAX, rules.cues.vote(document.text[bounds.start : bounds.end])))
        share = _NEW_PART if block in tops else 1.0
        from_review = (scores[0], scores[1] - _RETURN * share)
        from_plan = (scores[0] - _TURN * share, scores[1])
        came = (int(from_review[1] > from_review[0]), int(from_plan[1] >= from_plan[0]))
        scores = [max(from_review) - vote, max(from_plan) + vote]
        if block in said:
            scores[1 - states.index(said[block])] -= 1000.0
        back.append(came)
    state = int(scores[1] > scores[0])
    chosen: dict[int, Role] = {}
    for block, came in zip(reversed(blocks), reversed(back), strict=True):
        chosen[block] = states[state]
        state = came[state]
    return chosen
