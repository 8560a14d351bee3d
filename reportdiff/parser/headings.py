"""Which paragraphs are headings, or open with one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportdiff.model import Block, BlockKind, Role
from reportdiff.parser.sentences import trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportdiff.language.structure import NumberStyle, StructureRules
    from reportdiff.model import Document

__all__ = ["Heading", "Headings", "find_headings"]

_STRETCH = 1.6
"""How much longer than usual the title of an item may be whose neighbours are headings."""
_CHAIN_MAX = 3
"""Unnumbered short lines in a row from which on they are a list or a table, not headings over each other."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a document in order, and, by block, where the numbers end that count items and no sections."""

    headings: tuple[Heading, ...]
    numbers: dict[int, int]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at the head of the block `block`; all places count characters of the document's text.

    What belongs to the heading alone ends at `end`; the block's statements begin at `body`. A heading that stands alone
    fills its block. One that runs on owns its number only, and its title, the first sentence, is a statement as well.
    `style` is a numbering style's name, or "markdown 1" and so on, "strong", "title" (a line that names a part of the
    report) and "line" for headings without a number. `said` is what the title says of the section's role.
    """

    block: int
    style: str
    rank: int
    ordinal: int | None
    start: int
    title_start: int
    title_end: int
    end: int
    body: int
    said: Role | None = None
    item: bool = False
    plausible: bool = True

    @property
    def run_on(self) -> bool:
        """Whether the title is the first sentence of the paragraph that follows."""
        return self.body == self.title_start


def find_headings(document: Document, blocks: Sequence[int], rules: StructureRules, year: int | None) -> Headings:
    """Find the headings of `document` among `blocks`, the indexes of its running paragraphs."""
    strong_counts = 2 * sum(_all_strong(document.blocks[index]) for index in blocks) <= len(blocks)
    candidates = [_candidate(document, index, rules, year, strong_counts=strong_counts) for index in blocks]
    candidates = _completed(candidates, rules)
    left_out = _list_items(candidates, document, rules) | _line_chains(candidates)
    headings = [found for found in candidates if found and found.plausible and found.block not in left_out]
    kept = tuple(_outside_glossaries(headings))
    sections = {heading.block for heading in kept}
    numbers = {
        found.block: found.title_start
        for found in candidates
        if found and found.title_start > found.start and found.block not in sections
    }
    return Headings(kept, numbers)


def _candidate(
    document: Document, index: int, rules: StructureRules, year: int | None, *, strong_counts: bool
) -> Heading | None:
    """Return the heading that the block would be, `plausible` or not, or None where nothing speaks for one."""
    block, text = document.blocks[index], document.text
    start, end = trim(text, block.start, block.end)
    if start == end or block.kind is BlockKind.TABLE_ROW:
        return None
    style, title_start = _number(text, start, end, rules)
    if title_start == end:
        return None
    first = rules.sentence_end.search(text, title_start, end)
    sentence_end = first.end() if first else end
    strong = _strong_end(block, text, start, end) if strong_counts else start
    if title_start < strong < sentence_end and not rules.inner_mark.match(text, strong):
        sentence_end = strong
    alone = sentence_end == end
    title_end = _without_marks(text, title_start, sentence_end, rules)
    title = text[title_start:title_end]
    if not title:
        return None
    said = rules.title_role(title, year)
    named = said or rules.part_title.search(title)
    ordinal = _ordinal(text, start, style, rules) if style else None
    owned = end if alone else title_start
    if style and not alone and title_end == strong:
        owned = strong  # a bold title without a mark of its own: the text begins behind it
    found = Heading(
        block=index,
        style=style.name if style else "",
        rank=style.rank if style else 0,
        ordinal=ordinal,
        start=start,
        title_start=title_start,
        title_end=title_end,
        end=owned,
        body=owned,
        said=said,
        item=bool(style and style.item),
    )
    if block.kind is BlockKind.HEADING:
        name, rank = (style.name, style.rank) if style else (f"markdown {block.level}", block.level)
        return replace(found, style=name, rank=rank, title_end=end, end=end, body=end)
    open_line = alone and not rules.closed_line.search(text, start, end)
    if style:
        return _numbered(found, title, text, rules, year, open_line=open_line)
    short = len(title) <= (rules.title_max if strong >= sentence_end else rules.line_max)
    if strong >= sentence_end and short and (open_line or not alone):
        return replace(found, style="title" if named and alone else "strong", rank=1 if named and alone else 6)
    if open_line and short:
        return replace(found, style="title" if named else "line", rank=1 if named else 6)
    return None


def _numbered(
    found: Heading, title: str, text: str, rules: StructureRules, year: int | None, *, open_line: bool
) -> Heading:
    """Judge a numbered paragraph by its first sentence."""
    short = len(title) <= rules.title_max
    if found.item:
        commitment = any(char.isdecimal() for char in rules.quoted.sub("", title)) or (
            found.run_on is False and not open_line
        )
        return replace(found, plausible=short and not commitment, said=None)
    glued = rules.glued_title.match(text, found.title_start, found.title_end)
    if glued and (not short or found.run_on) and rules.clause_end.search(title, glued.end() - found.title_start):
        said = rules.title_role(glued.group(), year)
        return replace(found, title_end=glued.end(), end=glued.end(), body=glued.end(), said=said)
    return found if short else replace(found, said=None, plausible=found.run_on)


def _number(text: str, start: int, end: int, rules: StructureRules) -> tuple[NumberStyle | None, int]:
    for style in rules.numbering:
        match = style.pattern.match(text, start, end)
        if match:
            return style, match.end()
    return None, start


def _ordinal(text: str, start: int, style: NumberStyle, rules: StructureRules) -> int | None:
    match = style.pattern.match(text, start)
    value = match.groupdict().get("ordinal") if match else None
    return rules.ordinal(value) if value else None


def _strong_end(block: Block, text: str, start: int, end: int) -> int:
    """Return the end of the bold stretch that opens the paragraph; `start` where there is none."""
    if block.strong and block.strong[0].start <= start:
        return trim(text, start, min(block.strong[0].end, end))[1]
    return start


def _all_strong(block: Block) -> bool:
    return bool(block.strong) and block.strong[0].start <= block.start and block.strong[0].end >= block.end


def _without_marks(text: str, start: int, end: int, rules: StructureRules) -> int:
    """Return where the title ends when the marks that close a sentence are taken off."""
    while end > start and rules.closed_line.search(text, start, end):
        end -= 1
    return end


def _completed(candidates: Sequence[Heading | None], rules: StructureRules) -> list[Heading | None]:
    """Accept a longer title among numbered items most of which are headings."""
    accepted: set[int] = set()
    for run in _runs(found for found in candidates if found and found.item and found.ordinal is not None):
        if 2 * sum(found.plausible for found in run) > len(run):
            longest = _STRETCH * rules.title_max
            accepted.update(found.block for found in run if found.title_end - found.title_start <= longest)
    return [replace(found, plausible=True) if found and found.block in accepted else found for found in candidates]


def _list_items(candidates: Sequence[Heading | None], document: Document, rules: StructureRules) -> set[int]:
    """Return the blocks that are items of a list: one follows the other with no text between, or they state numbers."""
    place = {found.block: i for i, found in enumerate(candidates) if found}
    items: set[int] = set()
    for run in _runs(found for found in candidates if found and found.ordinal is not None):
        if len(run) == 1:
            continue
        pairs = len(run) - 1
        bare = sum(
            not one.run_on and place[two.block] == place[one.block] + 1 for one, two in zip(run, run[1:], strict=False)
        )
        titles = [document.text[one.title_start : one.title_end] for one in run]
        long = sum(len(title) > rules.title_max for title in titles)
        counted = sum(bool(rules.counted.search(rules.quoted.sub("", title))) for title in titles)
        deep = run[0].rank > rules.numbering[0].rank + 1
        if 2 * bare > pairs or (deep and (2 * long > len(run) or 2 * counted > len(run))):
            items.update(one.block for one in run)
    return items


def _runs(numbered: Iterable[Heading]) -> list[list[Heading]]:
    """Gather headings of one style whose ordinals go up by one."""
    last: dict[str, list[Heading]] = {}
    runs = []
    for heading in numbered:
        run = last.get(heading.style)
        if run and heading.ordinal == (run[-1].ordinal or 0) + 1:
            run.append(heading)
        else:
            last[heading.style] = run = [heading]
            runs.append(run)
    return runs


def _line_chains(candidates: Sequence[Heading | None]) -> set[int]:
    """Return the blocks of unnumbered short lines that stand in a row, as in a list of names or a table."""
    items: set[int] = set()
    chain: list[int] = []
    for found in [*candidates, None]:
        if found and found.style == "line":
            chain.append(found.block)
            continue
        if len(chain) >= _CHAIN_MAX or (chain and found is None and chain[-1] == _last_block(candidates)):
            items.update(chain)
        chain = []
    return items


def _last_block(candidates: Sequence[Heading | None]) -> int | None:
    return candidates[-1].block if candidates and candidates[-1] else None


def _outside_glossaries(headings: Iterable[Heading]) -> Iterable[Heading]:
    """Leave out what a glossary numbers or prints bold: its entries are no sections."""
    inside = False
    for heading in headings:
        if heading.said is Role.APPENDIX and not heading.item:
            inside = True
        elif inside and (heading.said is None or heading.style != "title"):
            continue
        else:
            inside = False
        yield heading
