"""Bytes to text: encodings, marks, page furniture, and lines put back together.

The way of the data: `signature` refuses what is not text, `encoding` decodes, `html` opens a web page, `marks` and
`lines` set aside what is not running text, `unwrap` decides which line breaks part paragraphs, `assemble` makes the
`Document`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportdiff.errors import InputError
from reportdiff.language import get
from reportdiff.model import Document, Note
from reportdiff.options import ReaderOptions
from reportdiff.reader.assemble import assemble
from reportdiff.reader.encoding import decode
from reportdiff.reader.html import is_web_page, open_web_page
from reportdiff.reader.lines import find_column, split_lines
from reportdiff.reader.marks import set_aside, title_of
from reportdiff.reader.signature import refuse_other_formats
from reportdiff.reader.unwrap import group_lines

if TYPE_CHECKING:
    from reportdiff.language.layout import LayoutRules

__all__ = ["read_bytes", "read_text"]

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN_WORD = re.compile("[A-Za-z]{2,}")
_SAMPLE = 50_000


def read_bytes(data: bytes, *, path: str | None = None, options: ReaderOptions = ReaderOptions()) -> Document:  # noqa: B008
    """Read a file's bytes.

    Raises:
        InputError: the bytes are not a report's text; the message says what they are, and of which file.
    """
    try:
        return _read_bytes(data, path, options)
    except InputError as error:
        if path is None:
            raise
        raise InputError(f"{path}: {error}") from error


def _read_bytes(data: bytes, path: str | None, options: ReaderOptions) -> Document:
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise InputError("the file is empty; give a text file that holds a report")
    refuse_other_formats(data)
    decoded = decode(data, options.encoding)
    return _read(decoded.text, path, decoded.encoding, decoded.notes)


def read_text(text: str, *, path: str | None = None) -> Document:
    """Read a text that is already decoded.

    Raises:
        InputError: there is neither a Han character nor a Latin word in it.
    """
    return _read(text, path, "utf-8", ())


def _read(source: str, path: str | None, encoding: str, notes: tuple[Note, ...]) -> Document:
    if not is_web_page(source):
        return _read_plain(source, path, encoding, notes)
    web = open_web_page(source)
    plain = _read_plain(web.text, path, encoding, ())
    offsets = web.offsets(plain.text, plain.offsets)
    return replace(
        plain,
        source=source,
        offsets=offsets,
        furniture=web.all_furniture(plain.furniture, plain.text, offsets),
        notes=(*notes, *map(web.note, plain.notes)),
        title=web.title,
    )


def _read_plain(source: str, path: str | None, encoding: str, notes: tuple[Note, ...]) -> Document:
    if not _HAN.search(source) and not _LATIN_WORD.search(source):
        raise InputError(
            "there is no Chinese character and no word in the text; "
            "give a text file that holds a report, or name its encoding with --encoding",
        )
    rules = _rules(source[:_SAMPLE])
    blotter, toggles, missing = set_aside(source, rules)
    lines = split_lines(blotter, toggles, rules)
    column = find_column(lines, rules)
    paragraphs = group_lines(lines, column, rules)
    splits = column is not None and column.splits
    text, offsets, blocks = assemble(blotter.text, paragraphs, toggles, rules, splits=splits)
    furniture = tuple(sorted(blotter.furniture, key=lambda piece: piece.start))
    return Document(
        source=source,
        text=text,
        offsets=offsets,
        blocks=blocks,
        furniture=furniture,
        notes=(*notes, *missing),
        path=path,
        encoding=encoding,
        title=title_of(furniture),
    )


def _rules(sample: str) -> LayoutRules:
    """Choose the language whose letters prevail; a Han character says as much as half a Latin word."""
    chinese = 2 * len(_HAN.findall(sample)) >= len(_LATIN_WORD.findall(sample))
    return get("zh" if chinese else "en").layout()
