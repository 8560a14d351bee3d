"""How the headings of one report hold each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportdiff.parser.headings import Heading

__all__ = ["Node", "nest"]


@dataclass(frozen=True, slots=True)
class Node:
    """A heading in its place; `parent` is the index of the node that holds it."""

    heading: Heading
    level: int
    parent: int | None


def nest(headings: Sequence[Heading]) -> list[Node]:
    """Nest `headings` by what holds what in this report: a heading closes all that its style does not stand under."""
    holds = _order(headings)
    nodes: list[Node] = []
    open_: list[int] = []
    for heading in headings:
        while open_ and not holds(nodes[open_[-1]].heading, heading):
            open_.pop()
        parent = open_[-1] if open_ else None
        nodes.append(Node(heading, len(open_) + 1, parent))
        open_.append(len(nodes) - 1)
    return nodes


def _order(headings: Sequence[Heading]) -> Callable[[Heading, Heading], bool]:
    """Return whether one heading's style holds another's, judged by how this report counts.

    What stands between a number and the next higher one is held by the numbered style; of what stands between a number
    and a fresh start at one, the outermost by rank may hold it, which counts half. Without such evidence the styles'
    usual ranks decide.
    """
    evidence: Counter[tuple[str, str]] = Counter()
    ranks = {heading.style: heading.rank for heading in headings}
    since: dict[str, set[str]] = {}
    last: dict[str, int] = {}
    for heading in headings:
        style, ordinal = heading.style, heading.ordinal
        if ordinal is not None:
            between = since.get(style, set())
            if style in last and ordinal == last[style] + 1:
                evidence.update({(style, other): 2 for other in between})
            elif ordinal == 1 and between:
                evidence[min(between, key=lambda other: (ranks[other], other)), style] += 1
            last[style] = ordinal
        for seen in since.values():
            seen.add(style)
        since[style] = set()

    def holds(one: Heading, other: Heading) -> bool:
        if one.style == other.style:
            return False
        above, below = evidence[one.style, other.style], evidence[other.style, one.style]
        return above > below if above != below else one.rank < other.rank

    return holds
