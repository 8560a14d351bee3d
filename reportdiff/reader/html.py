"""A web page saved as it is: its text as a reader of the page sees it, with the way back to the file."""

from __future__ import annotations

import html
import re
from array import array
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportdiff.model import Furniture, FurnitureKind, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["WebText", "is_web_page", "open_web_page"]

_OPENS = re.compile(
    r"\s*+(?:<\?xml[^<>]*>\s*+)?(?:<!--(?:(?!-->)[\s\S]){0,1000}-->\s*+)?"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|section|article|span|h[1-6])\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    r"<!--|</?([A-Za-z][A-Za-z0-9]*)(?:[\s/][^<>]*)?>|<[!?][^<>]*>"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});",
)
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd"),
        *(
            "label",
            "mark",
            "o",
            "q",
            "s",
            "small",
            "span",
            "st1",
            "strike",
            "strong",
            "sub",
            "sup",
            "tt",
            "u",
            "var",
            "wbr",
        ),
    )
)
_UNSEEN = {
    "script": FurnitureKind.MARKUP,
    "style": FurnitureKind.MARKUP,
    "template": FurnitureKind.MARKUP,
    "svg": FurnitureKind.MARKUP,
    "noscript": FurnitureKind.MARKUP,
    "iframe": FurnitureKind.MARKUP,
    "title": FurnitureKind.TITLE,
    "nav": FurnitureKind.RUNNING_HEAD,
    "footer": FurnitureKind.RUNNING_HEAD,
    "select": FurnitureKind.RUNNING_HEAD,
    "button": FurnitureKind.RUNNING_HEAD,
}
"""Elements whose text is no part of the page's running text, and what they are set aside as."""
_LAYOUT = {ord(char): " " for char in "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class WebText:
    """A page's text; `places[i]` is where its character i stands in the file, which a line break only points at."""

    source: str
    text: str
    places: Sequence[int]
    furniture: tuple[Furniture, ...]
    title: str

    def offsets(self, text: str, offsets: Sequence[int]) -> array[int]:
        """Take the places of a running text's characters from this text to the file."""
        places = self.places
        out = array("I")
        for char, at in zip(text, offsets, strict=True):
            out.append(out[-1] + 1 if char == "\n" and out else places[at])
        return out

    def note(self, note: Note) -> Note:
        """Take a note's span from this text to the file."""
        if note.end <= note.start:
            return note
        return replace(note, start=self.places[note.start], end=self.places[note.end - 1] + 1)

    def all_furniture(self, pieces: Iterable[Furniture], text: str, offsets: Sequence[int]) -> tuple[Furniture, ...]:
        """Return the furniture of the file: the page's own, that of its text, and whatever is in neither."""
        found = list(self.furniture)
        for piece in pieces:
            found.extend(self._runs(piece.kind, piece.start, piece.end))
        left = bytearray(len(self.source))
        for char, at in zip(text, offsets, strict=True):
            left[at] = not char.isspace() or char == "\t"  # a tab stands for the rule between two cells
        for piece in found:
            left[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
        for run in re.finditer(b"\0+", left):
            for word in re.finditer(r"\S+", self.source[run.start() : run.end()]):
                start = run.start() + word.start()
                found.append(Furniture(FurnitureKind.MARKUP, start, start + len(word[0]), word[0]))
        return tuple(sorted(found, key=lambda piece: piece.start))

    def _runs(self, kind: FurnitureKind, start: int, end: int) -> Iterator[Furniture]:
        """Cut a piece of this text where the file has something between its characters."""
        at = start
        while at < end:
            last = at
            while last + 1 < end and self.places[last + 1] == self.places[last] + 1:
                last += 1
            if self.text[at] != "\n":
                low, high = self.places[at], self.places[last] + 1
                yield Furniture(kind, low, high, self.source[low:high])
            at = last + 1


def is_web_page(source: str) -> bool:
    """Say whether a file begins as HTML does."""
    return _OPENS.match(source[:5000].lstrip("\ufeff")) is not None


def open_web_page(source: str) -> WebText:
    """Read the text out of HTML; every tag of a block is a line break."""
    page = _Page(source)
    at = 0
    while found := _TOKEN.search(source, at):
        page.keep(at, found.start())
        tag = found[0]
        if tag == "<!--":
            at = page.skip_comment(found.start(), found.end())
        elif tag[0] == "&":
            at = page.add_entity(found.start(), found.end())
        else:
            name = (found[1] or "").lower()
            at = page.skip_tag("" if tag[1] == "/" else name, found.start(), found.end())
            if name not in _INLINE:
                page.text.append("\n")
                page.places.append(found.start())
    page.keep(at, len(source))
    return WebText(source, "".join(page.text), page.places, tuple(page.furniture), page.title)


@dataclass(slots=True)
class _Page:
    """A page while it is being read: each method takes a stretch of the source and returns where the next begins."""

    source: str
    text: list[str] = field(default_factory=list)
    places: array[int] = field(default_factory=lambda: array("I"))
    furniture: list[Furniture] = field(default_factory=list)
    title: str = ""
    endless: set[str] = field(default_factory=set)
    """Elements that are opened and not closed again: what follows them is text."""

    def keep(self, start: int, end: int) -> int:
        """Take a stretch as text."""
        if start < end:
            self.text.append(self.source[start:end].translate(_LAYOUT))
            self.places.extend(range(start, end))
        return end

    def aside(self, kind: FurnitureKind, start: int, end: int) -> int:
        """Set a stretch aside."""
        self.furniture.append(Furniture(kind, start, end, self.source[start:end]))
        return end

    def skip_comment(self, start: int, end: int) -> int:
        """Set a comment aside, or its opening if it does not end."""
        close = self.source.find("-->", end) if "<!--" not in self.endless else -1
        if close < 0:
            self.endless.add("<!--")
        return self.aside(FurnitureKind.COMMENT, start, end if close < 0 else close + 3)

    def add_entity(self, start: int, end: int) -> int:
        """Take an entity's character as text in the place of its first; what stands for no character is text itself."""
        char = html.unescape(self.source[start:end])
        if len(char) != 1:
            return self.keep(start, end)
        self.text.append(char.translate(_LAYOUT))
        self.places.append(start)
        return self.aside(FurnitureKind.MARKUP, start + 1, end)

    def skip_tag(self, opened: str, start: int, end: int) -> int:
        """Set a tag aside, with all its element where that is not seen; `opened` is the name of an opening tag."""
        kind = _UNSEEN.get(opened)
        if kind is None or opened in self.endless:
            return self.aside(FurnitureKind.MARKUP, start, end)
        close = re.compile(rf"</{opened}\s*>", re.IGNORECASE).search(self.source, end)
        if close is None:
            self.endless.add(opened)
            return self.aside(FurnitureKind.MARKUP, start, end)
        if kind is FurnitureKind.TITLE:
            self.title = self.title or " ".join(html.unescape(self.source[end : close.start()]).split())
        return self.aside(kind, start, close.end())
