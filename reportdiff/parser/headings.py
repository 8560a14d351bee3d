"""Which paragraphs are headings, or open with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportdiff.model import Block, BlockKind, Document, Role
from reportdiff.parser.sentences import trim

if TYPE_CHECKING:
    from reportdiff.language.structure import NumberStyle, StructureRules

__all__ = ["Heading", "find_headings"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at the head of the block `block`.

    `number` ends where its title begins. A heading that stands alone covers its block; one that runs on shares its
    first sentence, `title_start` to `title_end`, with the paragraph. `style` is a numbering style's name, or one of
    "markdown 1" and so on, "strong", "part" and "line" for headings without a number.
    """

    block: int
    style: str
    rank: int
    ordinal: int | None
    start: int
    title_start: int
    title_end: int
    end: int
    run_on: bool
    item: bool = False
    said: Role | None = None


def find_headings(document: Document, blocks: Sequence[int], rules: StructureRules) -> list[Heading]:
    """Return the headings of `document` among `blocks`, the indexes of its running paragraphs, in order."""
    candidates = [_candidate(document, index, rules) for index in blocks]
    kept = [candidate for candidate in candidates if candidate]
    return _without_lists(kept, candidates)


def _candidate(document: Document, index: int, rules: StructureRules) -> Heading | None:
    block, text = document.blocks[index], document.text
    if block.kind is BlockKind.TABLE_ROW:
        return None
    start, end = trim(text, block.start, block.end)
    if start == end:
        return None
    style, body = _number(text, start, end, rules)
    strong = _strong_end(block, text, start, end)
    first = rules.sentence_end.search(text, body, end)
    first_end = first.end() if first else end
    if strong and body < strong < first_end:
        first_end = strong
    title_end = first_end
    while title_end > body and (rules.sentence_end.match(text, title_end - 1) or rules.closed_line.search(text[title_end - 1:title_end])):
        title_end -= 1
    alone = trim(text, first_end, end)[0] == end
    title = text[body:title_end]
    role = _said(title, rules)
    heading = Heading(index, "", 0, None, start, body, title_end, end, run_on=not alone, said=role)
    if block.kind is BlockKind.HEADING:
        return replace(heading, style=f"markdown {block.level}" if not style else style.name, rank=0, title_end=end, run_on=False)
    if style:
        if not title or (style.item and not _like_title(title, rules)):
            return None
        if len(title) > rules.title_max and (alone or style.item):
            return None
        return replace(heading, style=style.name, rank=style.rank, ordinal=style_ordinal(text, start, style, rules), item=style.item)
    if strong and title and len(title) <= rules.title_max:
        if alone or first_end == strong or (first and strong >= first.end()):
            return replace(heading, style="part" if role and alone else "strong", rank=5, run_on=not alone)
        return None
    if alone and len(title) <= rules.line_max and not rules.closed_line.search(text[end - 1 : end]) and not rules.sentence_end.search(text, start, end):
        return replace(heading, style="part" if role else "line", rank=1 if role else 5)
    return None


def style_ordinal(text: str, start: int, style: NumberStyle, rules: StructureRules) -> int | None:
    """Return the ordinal of the number at `start`, None where the style does not count."""
    match = style.pattern.match(text, start)
    value = match.groupdict().get("ordinal") if match else None
    return rules.ordinal(value) if value else None


def _number(text: str, start: int, end: int, rules: StructureRules) -> tuple[NumberStyle | None, int]:
    for style in rules.numbering:
        match = style.pattern.match(text, start, end)
        if match:
            return style, match.end()
    return None, start


def _strong_end(block: Block, text: str, start: int, end: int) -> int | None:
    """Return the end of the bold stretch that opens the paragraph."""
    if block.strong and block.strong[0].start <= start + 1:
        return trim(text, start, min(block.strong[0].end, end))[1]
    return None


def _said(title: str, rules: StructureRules) -> Role | None:
    return next((role for role, pattern in rules.part_title.items() if pattern.search(title)), None)


def _like_title(title: str, rules: StructureRules) -> bool:
    return len(title) <= rules.title_max and not any(char.isdecimal() for char in title)


def _without_lists(kept: list[Heading], candidates: Sequence[Heading | None]) -> list[Heading]:
    """Leave out numbered lines that are the items of a list: one follows the other with nothing between them."""
    place = {heading.block: i for i, heading in enumerate(candidates) if heading}
    headings: list[Heading] = []
    runs: dict[str, list[Heading]] = {}
    lists: set[int] = set()
    closed: list[list[Heading]] = []
    for heading in kept:
        if heading.ordinal is None:
            continue
        run = runs.get(heading.style)
        if run and run[-1].ordinal is not None and heading.ordinal == run[-1].ordinal + 1:
            run.append(heading)
        else:
            runs[heading.style] = run = [heading]
            closed.append(run)
    for run in closed:
        bare = sum(
            1
            for one, two in zip(run, run[1:], strict=False)
            if not one.run_on and place[two.block] == place[one.block] + 1
        )
        if len(run) > 1 and 2 * bare > len(run) - 1:
            lists.update(heading.block for heading in run)
    headings = [heading for heading in kept if heading.block not in lists]
    return headings
