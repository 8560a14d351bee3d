"""How the headings of one report hold each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.parser.headings import Heading

__all__ = ["Node", "nest"]


@dataclass(frozen=True, slots=True)
class Node:
    """A heading in its place; `parent` is the index of the node that holds it."""

    heading: Heading
    level: int
    parent: int | None


def nest(headings: Sequence[Heading]) -> list[Node]:
    """Nest `headings` by what holds what in this report.

    A style that stands open closes everything below it; a style not seen before opens below what stands open; a style
    seen before returns under the style that held it. Rank decides only when an item's style (a dash, "firstly") stands
    open and a heading's style comes.
    """
    nodes: list[Node] = []
    open_: list[int] = []
    holder: dict[str, str | None] = {}
    for heading in headings:
        style = heading.style
        depth = next((i for i, at in enumerate(open_) if nodes[at].heading.style == style), None)
        if depth is not None:
            del open_[depth:]
        elif style in holder:
            above = holder[style]
            place = next((i for i, at in enumerate(open_) if nodes[at].heading.style == above), None)
            if above is None:
                open_.clear()
            elif place is not None:
                del open_[place + 1 :]
            else:
                _close_weaker(nodes, open_, heading)
        else:
            _close_weaker(nodes, open_, heading)
        parent = open_[-1] if open_ else None
        holder.setdefault(style, nodes[parent].heading.style if parent is not None else None)
        nodes.append(Node(heading, len(open_) + 1, parent))
        open_.append(len(nodes) - 1)
    return nodes


def _close_weaker(nodes: list[Node], open_: list[int], heading: Heading) -> None:
    while open_ and (nodes[open_[-1]].heading.rank > heading.rank):
        open_.pop()
