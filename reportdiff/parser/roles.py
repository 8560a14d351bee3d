"""What each paragraph is: review, plan, appendix or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reportdiff.parser.context import Context
    from reportdiff.parser.outline import Node

__all__ = ["paragraph_roles"]


def paragraph_roles(context: Context, nodes: Sequence[Node]) -> dict[int, Role]:
    """Return the role of each block: what the headings over it say and what its words and its place make likely."""
    at = {node.heading.block: i for i, node in enumerate(nodes)}
    restarted = _restarted(nodes)
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
        weight = (
            context.options.heading_weight
            if teller == at.get(block)
            else _firmness(context, nodes, teller, current, restarted)
        )
        bias[block] = weight if said is Role.PLAN else -weight
    roles |= dict.fromkeys(_trailing_notes(context), Role.APPENDIX)
    roles |= dict.fromkeys(_preamble(context.blocks, bias, roles, nodes[0].heading.block if nodes else 0), Role.OTHER)
    tops = {node.heading.block for node in nodes if node.parent is None}
    open_blocks = [block for block in context.blocks if block not in roles]
    roles |= _likeliest(context, open_blocks, bias, tops)
    return roles | dict.fromkeys(_beyond_the_year(context, nodes, roles), Role.OTHER)


def _firmness(context: Context, nodes: Sequence[Node], teller: int, current: int | None, restarted: set[int]) -> float:
    """Return how much the heading `teller` counts for a paragraph under the heading `current`."""
    while current is not None and current != teller:
        if current in restarted:
            return context.options.after_restart
        current = nodes[current].parent
    firm = nodes[teller].parent is None and not nodes[teller].heading.run_on
    return context.options.under_heading if firm else context.options.under_minor_heading


def _restarted(nodes: Sequence[Node]) -> set[int]:
    """Return the headings that count from one a second time under the same heading, and those after them.

    What holds two runs of numbers may be two parts, the second of which lost its title.
    """
    found: set[int] = set()
    seen: set[tuple[int | None, str]] = set()
    late: set[tuple[int | None, str]] = set()
    for index, node in enumerate(nodes):
        key = (node.parent, node.heading.style)
        if node.heading.ordinal == 1 and key in seen:
            late.add(key)
        if node.heading.ordinal is not None:
            seen.add(key)
        if key in late:
            found.add(index)
    return found


def _preamble(blocks: Sequence[int], bias: dict[int, float], roles: dict[int, Role], first_heading: int) -> list[int]:
    """Return the blocks before the first heading, where the first heading that tells a role opens the review."""
    first = next((block for block in blocks if block in bias or block in roles), None)
    opens_review = first is not None and bias.get(first, 0.0) < 0
    return [block for block in blocks if block < first_heading] if opens_review else []


def _beyond_the_year(context: Context, nodes: Sequence[Node], roles: Mapping[int, Role]) -> list[int]:
    """Return the plan's blocks under headings of a longer time ahead, where the report has a plan for its year besides.

    What is promised for five years is answered by no report of the next year: kept among the plan, all of it would look
    dropped a year later.
    """
    longer = [_title_is(context.rules.longer_term, context, node) for node in nodes]
    for index, node in enumerate(nodes):
        longer[index] = longer[index] or (node.parent is not None and longer[node.parent])
    at = {node.heading.block: i for i, node in enumerate(nodes)}
    inside: list[int] = []
    outside = 0
    current: int | None = None
    for block in context.blocks:
        current = at.get(block, current)
        if roles.get(block) is Role.PLAN:
            if current is not None and longer[current]:
                inside.append(block)
            else:
                outside += 1
    return inside if outside >= context.options.year_plan_min else []


def _title_is(judge: Callable[[str, int | None], bool], context: Context, node: Node) -> bool:
    heading = node.heading
    return not heading.run_on and judge(context.text[heading.title_start : heading.title_end], context.year)


def _trailing_notes(context: Context) -> tuple[int, ...]:
    """Return the blocks at the end that are a glossary or footnotes without a heading of their own."""
    blocks = context.blocks
    first, entries = len(blocks), 0
    for i in range(len(blocks) - 1, -1, -1):
        if context.rules.gloss.match(context.text, *context.bounds(blocks[i])):
            entries += 1
            first = i
        elif first - i > context.options.glossary_gap:
            break
    enough = entries >= context.options.glossary_min and 2 * entries >= len(blocks) - first
    return blocks[first:] if enough else ()


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
    options = context.options
    review, plan = 0.0, 0.0
    came: list[tuple[Role, Role]] = []
    for block in blocks:
        start, end = context.bounds(block)
        words = context.rules.cues.vote(context.text[start:end])
        vote = max(-options.vote_max, min(options.vote_max, words)) + bias.get(block, 0.0)
        share = options.new_part if block in tops else 1.0
        returned, turned = plan - options.return_cost * share, review - options.turn_cost * share
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
