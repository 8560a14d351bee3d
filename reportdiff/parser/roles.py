"""What each paragraph is: review, plan, appendix or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.parser.context import Context
    from reportdiff.parser.outline import Node

__all__ = ["paragraph_roles"]

_VOTE_MAX = 4.0
"""The most that one paragraph's words count, so that no single paragraph decides for the rest."""
_TURN = 4.0
"""What it costs to turn from review to plan where no heading says so."""
_RETURN = 12.0
"""What it costs to turn back: reports look back first and then ahead."""
_HEADING = 14.0
"""How much a heading's words count at the heading."""
_SAID = 8.0
"""How much they go on counting in each paragraph under it, where it stands alone and outermost: more than any words."""
_SAID_BELOW = 3.0
"""The same for a heading inside a section that says nothing itself, or one that runs on."""
_NOTES_MIN = 3
"""From how many entries on paragraphs at the end are taken for a glossary."""
_NOTE_GAP = 2
"""How many paragraphs in a row may look like no entry within a glossary."""
_NEW_PART = 0.5
"""How much of these costs is left where an outermost section begins."""


def paragraph_roles(context: Context, nodes: Sequence[Node]) -> dict[int, Role]:
    """Return the role of each block: what the headings over it say and what its words and its place make likely."""
    at = {node.heading.block: i for i, node in enumerate(nodes)}
    bias: dict[int, float] = {}
    roles: dict[int, Role] = {}
    current: int | None = None
    for block in context.blocks:
        current = at.get(block, current)
        teller = _teller(nodes, current)
        if teller is None:
            continue
        said = nodes[teller].heading.said
        if said is Role.APPENDIX:
            roles[block] = said
            continue
        firm = nodes[teller].parent is None and not nodes[teller].heading.run_on
        weight = _HEADING if teller == at.get(block) else _SAID if firm else _SAID_BELOW
        bias[block] = weight if said is Role.PLAN else -weight
    roles |= dict.fromkeys(_trailing_notes(context), Role.APPENDIX)
    roles |= dict.fromkeys(_preamble(context.blocks, bias, roles, nodes[0].heading.block if nodes else 0), Role.OTHER)
    tops = {node.heading.block for node in nodes if node.parent is None}
    open_blocks = [block for block in context.blocks if block not in roles]
    return roles | _likeliest(context, open_blocks, bias, tops)


def _preamble(blocks: Sequence[int], bias: dict[int, float], roles: dict[int, Role], first_heading: int) -> list[int]:
    """Return the blocks before the first heading, where the first heading that tells a role opens the review."""
    first = next((block for block in blocks if block in bias or block in roles), None)
    opens_review = first is not None and bias.get(first, 0.0) < 0
    return [block for block in blocks if block < first_heading] if opens_review else []


def _trailing_notes(context: Context) -> list[int]:
    """Return the blocks at the end that are a glossary or footnotes without a heading of their own."""
    blocks = context.blocks
    notes: list[int] = []
    entries = 0
    for i in range(len(blocks) - 1, -1, -1):
        if context.rules.gloss.match(context.text, *context.bounds(blocks[i])):
            entries += 1
            notes = list(blocks[i:])
        elif len(blocks) - i - len(notes) > _NOTE_GAP:
            break
    return notes if entries >= _NOTES_MIN and 2 * entries >= len(notes) else []


def _teller(nodes: Sequence[Node], current: int | None) -> int | None:
    """Return the outermost heading that tells a paragraph's role; the innermost where one tells of an appendix."""
    found: int | None = None
    while current is not None:
        said = nodes[current].heading.said
        if said and (found is None or Role.APPENDIX not in (said, nodes[found].heading.said)):
            found = current
        current = nodes[current].parent
    return found


def _likeliest(context: Context, blocks: Sequence[int], bias: dict[int, float], tops: set[int]) -> dict[int, Role]:
    """Choose review or plan for each block so that words, headings and the usual order agree best (Viterbi, 1967)."""
    review, plan = 0.0, 0.0
    came: list[tuple[Role, Role]] = []
    for block in blocks:
        start, end = context.bounds(block)
        words = context.rules.cues.vote(context.text[start:end])
        vote = max(-_VOTE_MAX, min(_VOTE_MAX, words)) + bias.get(block, 0.0)
        share = _NEW_PART if block in tops else 1.0
        returned, turned = plan - _RETURN * share, review - _TURN * share
        came.append(
            (Role.PLAN if returned > review else Role.REVIEW, Role.REVIEW if turned > plan else Role.PLAN),
        )
        review, plan = max(review, returned) - vote, max(plan, turned) + vote
    role = Role.PLAN if plan > review else Role.REVIEW
    chosen: dict[int, Role] = {}
    for block, (to_review, to_plan) in zip(reversed(blocks), reversed(came), strict=True):
        chosen[block] = role
        role = to_review if role is Role.REVIEW else to_plan
    return chosen
