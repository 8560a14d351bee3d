"""What stands in a file beside its running text: set aside as named pieces, the text's characters left in their places.

Each step blots its pieces out of a copy of the source that keeps its length, so that later steps neither see them nor
lose count of offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportdiff.model import Furniture, FurnitureKind, Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportdiff.language.layout import LayoutRules

__all__ = ["BLOT", "NEWLINES", "Blotter", "set_aside", "title_of"]

BLOT = "\ufdd0"
"""A noncharacter in the place of every character set aside; one that stands in the source is itself set aside."""
NEWLINES = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufdd0\ud800-\udfff]+"
)
_KEPT = re.compile(f"[^{BLOT}]+")
_FRONT_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*[ \t]*:")
_MARK_OPENS = 24
"""Characters before a page mark in which its bracket stands."""
_FRONT_LINES = 60
_FRONT_LIMIT = 20_000
_TITLE = re.compile(r"(?:^|[\r\n])title[ \t]*:[ \t]*([^\r\n]*)")
# Footnote marks, escapes and bold marks of Markdown; the escape first, so that what it escapes is not a mark.
# The last is a bold mark that a line's end parts.
_INLINE = re.compile(
    r"\\([!-/:-@\[-`{-~])|(\[\^[^\]\s]{1,20}\]:?)|(\*\*+)|\*[ \t]{0,4}\n{1,2}[ \t\u3000]{0,4}\*(?![* \t])"
)
_RULE = re.compile(r"[ \t\u3000]*+(?:(?:-[ \t]*+){3,}+|(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|(?:=[ \t]*+){3,}+)$")
_TABLE_RULE = re.compile(r"[ \t]*+\|?[ \t]*+:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)*+$")
_RULE_LINES = re.compile(r"(?m)^[ \t\u3000|:]*+[-*_=|][-*_=|: \t\u3000]*+$")


@dataclass(slots=True)
class Blotter:
    """A source of which pieces are being set aside, made and used up within one reading.

    Every line break is a line feed in `text`.
    """

    source: str
    text: str
    furniture: list[Furniture] = field(default_factory=list)

    def take(self, pieces: Iterable[tuple[int, int, FurnitureKind]]) -> None:
        """Set aside pieces that are in order and do not overlap each other or earlier ones."""
        parts: list[str] = []
        done = 0
        for start, end, kind in pieces:
            parts.append(self.text[done:start])
            parts.append(BLOT * (end - start))
            done = end
            for run in _KEPT.finditer(self.text, start, end):
                self.furniture.append(Furniture(kind, run.start(), run.end(), self.source[run.start() : run.end()]))
        if parts:
            parts.append(self.text[done:])
            self.text = "".join(parts)


def set_aside(source: str, rules: LayoutRules) -> tuple[Blotter, tuple[int, ...], tuple[Note, ...]]:
    """Set aside all that can be told without regard to lines.

    Returns the blotter, the places of the marks that turn bold on and off, and what the page marks say is missing.
    """
    text = source.replace(BLOT, "\x00")
    for char in NEWLINES[1:]:
        text = text.replace(char, "\n")
    blotter = Blotter(source, text)
    blotter.take((m.start(), m.end(), FurnitureKind.SYMBOL) for m in _INVISIBLE.finditer(text))
    blotter.take(_front_matter(blotter.text))
    blotter.take(_comments(blotter.text))
    notes = _page_marks(blotter, rules)
    blotter.take(_rules(blotter.text))
    toggles: list[int] = []
    blotter.take(_inline(blotter.text, toggles))
    return blotter, tuple(toggles), notes


def title_of(furniture: Iterable[Furniture]) -> str:
    """Return the title that the front matter gives, or an empty string."""
    for piece in furniture:
        if piece.kind is FurnitureKind.FRONT_MATTER:
            found = _TITLE.search(piece.text)
            if found:
                title = found[1].strip()
                return title[1:-1] if len(title) > 1 and title[0] == title[-1] and title[0] in "\"'" else title
    return ""


def _front_matter(text: str) -> Iterable[tuple[int, int, FurnitureKind]]:
    """Find the block between two rules that opens a file, if its first line reads as a key and its value."""
    head = text[:_FRONT_LIMIT]
    start = len(head) - len(head.lstrip(BLOT + " \t\n"))
    lines = head[start:].splitlines(keepends=True)
    if len(lines) < 2 or lines[0].rstrip() != "---" or not _FRONT_KEY.match(lines[1]):
        return
    end = start + len(lines[0])
    for line in lines[1:_FRONT_LINES]:
        end += len(line)
        if line.rstrip() in ("---", "..."):
            yield start, start + len(head[start:end].rstrip()), FurnitureKind.FRONT_MATTER
            return


def _comments(text: str) -> Iterable[tuple[int, int, FurnitureKind]]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield start, end + 3, FurnitureKind.COMMENT
        start = text.find("<!--", end + 3)


def _page_marks(blotter: Blotter, rules: LayoutRules) -> tuple[Note, ...]:
    """Set aside the marks that lead from page to page, and say what is missing where they lead out of the file."""
    text, marks = blotter.text, []
    for pattern, comes in ((rules.continued_from, True), (rules.continued_on, False)):
        for m in pattern.finditer(text):
            opening = rules.mark_opens.search(text[max(0, m.start() - _MARK_OPENS) : m.start()])
            start = m.start() - len(opening[0].lstrip() if opening else "")
            words = text[start : m.end()].rstrip()
            marks.append((start, start + len(words), " ".join(words.split()), comes))
    if not marks:
        return ()
    marks.sort()
    notes = []
    start, end, words, comes = marks[0]
    if comes and not rules.sentence.search(text, 0, start):
        notes.append(Note(NoteKind.BEGINNING_MISSING, f"the beginning is missing: {words}", start, end))
    start, end, words, comes = marks[-1]
    if not comes and not rules.sentence.search(text, end):
        notes.append(Note(NoteKind.END_MISSING, f"the end is missing: {words}", start, end))
    blotter.take((start, end, FurnitureKind.PAGE_MARK) for start, end, _, _ in marks)
    return tuple(notes)


def _rules(text: str) -> Iterable[tuple[int, int, FurnitureKind]]:
    """Find lines of dashes, stars or underscores, and the rules of tables."""
    for m in _RULE_LINES.finditer(text):
        line = m[0].rstrip()
        start = m.start() + len(line) - len(line.lstrip())
        if _RULE.match(line):
            yield start, m.start() + len(line), FurnitureKind.MARKUP
        elif "|" in line and _TABLE_RULE.match(line):
            yield start, m.start() + len(line), FurnitureKind.TABLE_RULE


def _inline(text: str, toggles: list[int]) -> Iterable[tuple[int, int, FurnitureKind]]:
    for m in _INLINE.finditer(text):
        if m[1]:
            yield m.start(), m.start() + 1, FurnitureKind.MARKUP
        elif m[2]:
            yield m.start(), m.end(), FurnitureKind.FOOTNOTE_MARK
        elif m[3]:
            if m.end() - m.start() <= 3:
                toggles.append(m.start())
            yield m.start(), m.end(), FurnitureKind.MARKUP
        else:
            toggles.append(m.start())
            yield m.start(), m.start() + 1, FurnitureKind.MARKUP
            yield m.end() - 1, m.end(), FurnitureKind.MARKUP
