"""Which paragraphs are headings, or open with one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportdiff.model import Block, BlockKind, Role
from reportdiff.parser.context import Context, trim

if TYPE_CHECKING:
    from reportdiff.language.structure import NumberStyle, StructureRules

__all__ = ["DEEP", "Heading", "find_candidates"]

DEEP = 6
"""The rank of a heading without a number: below the usual numbers, above the items of lists."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at the head of the block `block`; all places count characters of the document's text.

    What belongs to the heading alone ends at `body`, where the block's statements begin. A heading that stands alone
    fills its block. One that runs on owns its number only, and its title, the first sentence, is a statement as well.
    `style` is a numbering style's name, or "markdown 1" and so on, "strong", "title" (a line that names a part of the
    report), "line" and "lead" for headings without a number. `said` is what the title says of the section's role. A
    candidate that is not `plausible` is numbered, but reads like a list's item.
    """

    block: int
    style: str
    rank: int
    ordinal: int | None
    start: int
    title_start: int
    title_end: int
    body: int
    said: Role | None = None
    item: bool = False
    plausible: bool = True

    @property
    def run_on(self) -> bool:
        """Whether the title is the first sentence of the paragraph that follows."""
        return self.body == self.title_start

    @property
    def numbered(self) -> bool:
        """Whether the title stands behind a number or a mark."""
        return self.title_start > self.start


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a paragraph opens: its number, its first sentence, and what of it is bold."""

    start: int
    end: int
    title_start: int
    title_end: int
    sentence_end: int
    strong_end: int
    style: NumberStyle | None

    @property
    def alone(self) -> bool:
        return self.sentence_end == self.end

    @property
    def bold(self) -> bool:
        return self.strong_end >= self.title_end


def find_candidates(context: Context) -> list[Heading | None]:
    """Return for each block the heading that it is or opens with, or None where nothing speaks for one."""
    blocks = [context.document.blocks[index] for index in context.blocks]
    bold_counts = 2 * sum(map(_all_bold, blocks)) <= len(blocks)
    return [_candidate(context, index, bold_counts=bold_counts) for index in context.blocks]


def _candidate(context: Context, index: int, *, bold_counts: bool) -> Heading | None:
    block, rules = context.document.blocks[index], context.rules
    opening = _opening(context, index, bold_counts=bold_counts)
    if opening is None or block.kind is BlockKind.TABLE_ROW:
        return None
    title = context.text[opening.title_start : opening.title_end]
    telling = title[: 2 * rules.title_max]
    style, said = opening.style, rules.title_role(telling, context.year)
    named = said or rules.part_title.search(telling)
    parts = named and (opening.alone or (said and opening.bold and len(title) <= rules.line_max))
    heading = Heading(
        block=index,
        style=style.name if style else "title" if parts else "strong" if opening.bold else "line",
        rank=style.rank if style else 1 if parts else DEEP,
        ordinal=_ordinal(context.text, opening, rules),
        start=opening.start,
        title_start=opening.title_start,
        title_end=opening.title_end,
        body=_body(opening),
        said=said,
        item=bool(style and style.item),
    )
    open_line = opening.alone and not rules.closed_line.search(context.text, opening.end - 1, opening.end)
    if block.kind is BlockKind.HEADING:
        whole = replace(heading, title_end=opening.end, body=opening.end)
        return whole if style else replace(whole, style=f"markdown {block.level}", rank=block.level)
    if style:
        return _numbered(context, heading, title, open_line=open_line)
    return (
        None if rules.untitled.search(telling) else _unnumbered(context, heading, opening, title, open_line=open_line)
    )


def _unnumbered(
    context: Context, heading: Heading, opening: _Opening, title: str, *, open_line: bool
) -> Heading | None:
    """Judge a paragraph without a number by how it is printed and by how long its first sentence is."""
    rules = context.rules
    glued = rules.glued_line.match(context.text, opening.start, opening.end)
    if glued:
        return _glued(context, replace(heading, style="title", rank=1), glued.end())
    if opening.bold and not open_line:
        # A sentence in bold: what marks it as a title may be lost, so it stays a statement.
        sentence = not opening.alone or rules.sentence_end.match(context.text, opening.title_end)
        return replace(heading, body=opening.title_start) if sentence and len(title) <= rules.title_max else None
    longest = rules.title_max if opening.bold else rules.line_max
    return heading if open_line and len(title) <= longest else None


def _opening(context: Context, index: int, *, bold_counts: bool) -> _Opening | None:
    text, rules = context.text, context.rules
    start, end = context.bounds(index)
    style, title_start = _number(text, start, end, rules)
    if title_start == end:
        return None
    first = rules.sentence_end.search(text, title_start, end)
    sentence_end = first.end() if first else end
    strong_end = _strong_end(context.document.blocks[index], text, start, end) if bold_counts else start
    if title_start < strong_end < (first.start() if first else end) and not rules.inner_mark.match(text, strong_end):
        sentence_end = strong_end
    title_end = sentence_end
    while title_end > title_start and rules.closed_line.search(text, title_end - 1, title_end):
        title_end -= 1
    if title_end == title_start:
        return None
    return _Opening(start, end, title_start, title_end, sentence_end, strong_end, style)


def _body(opening: _Opening) -> int:
    """Return where the text begins that is not the heading's alone."""
    if opening.alone:
        return opening.end
    if opening.style and opening.title_end == opening.strong_end == opening.sentence_end:
        return opening.strong_end  # a bold title without a mark of its own: the text begins behind it
    return opening.title_start


def _numbered(context: Context, heading: Heading, title: str, *, open_line: bool) -> Heading:
    """Judge a numbered paragraph by its first sentence."""
    rules = context.rules
    short = len(title) <= rules.title_max
    if heading.item:
        figures = any(char.isdecimal() for char in rules.quoted.sub("", title))
        return replace(heading, said=None, plausible=short and not figures and (heading.run_on or open_line))
    glued = rules.glued_title.match(context.text, heading.title_start, heading.title_end)
    if glued and not (short and open_line) and rules.clause_end.search(title, len(glued.group())):
        return _glued(context, heading, glued.end())
    return heading if short else replace(heading, said=None, plausible=heading.run_on)


def _glued(context: Context, heading: Heading, end: int) -> Heading:
    """Return a heading that ends at `end`, where its line break was lost."""
    title = context.text[heading.title_start : end]
    return replace(heading, title_end=end, body=end, said=context.rules.title_role(title, context.year))


def _number(text: str, start: int, end: int, rules: StructureRules) -> tuple[NumberStyle | None, int]:
    for style in rules.numbering:
        match = style.pattern.match(text, start, end)
        if match:
            return style, match.end()
    return None, start


def _ordinal(text: str, opening: _Opening, rules: StructureRules) -> int | None:
    match = opening.style.pattern.match(text, opening.start) if opening.style else None
    value = match.groupdict().get("ordinal") if match else None
    return rules.ordinal(value) if value else None


def _strong_end(block: Block, text: str, start: int, end: int) -> int:
    """Return the end of the bold stretch that opens the paragraph; `start` where there is none."""
    if block.strong and block.strong[0].start <= start:
        return trim(text, start, min(block.strong[0].end, end))[1]
    return start


def _all_bold(block: Block) -> bool:
    return bool(block.strong) and block.strong[0].start <= block.start and block.strong[0].end >= block.end
