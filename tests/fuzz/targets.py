"""What is fuzzed: each target takes bytes, and fails by an exception where a promise of the package does not hold.

An error of the package (`ReportDiffError`) is an answer, if it is one line.
"""

from __future__ import annotations

import csv
import json
import re
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz.pieces import compose, lines_of
from markdown_it import MarkdownIt
from support.invariants import violations
from support.page import parse_page

import reportdiff
from reportdiff.aligner import overrides
from reportdiff.differ.facts import units
from reportdiff.differ.words import word_edits
from reportdiff.errors import ReportDiffError
from reportdiff.language import get
from reportdiff.model import QuantityKind, Role
from reportdiff.options import DifferOptions, Options, ParserOptions, WordingOptions
from reportdiff.reader import read_bytes
from reportdiff.renderer import Format, render
from reportdiff.renderer.csv import TABLES
from reportdiff.renderer.from_json import from_dict
from reportdiff.renderer.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportdiff.changes import ReportDiff
    from reportdiff.model import Document

__all__ = ["TARGETS"]

_CODECS = (
    "utf-8",
    "gb18030",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "big5hkscs",
    "utf-8-sig",
    "utf-32",
    "cp1252",
    "shift_jis",
)
_WHOLE = View(everything=True, explain=True, roles=tuple(Role))
_OPTIONS = Options(differ=DifferOptions(wording=WordingOptions()))
_GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_INLINE = {"text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close", "html_inline"}
_OWN_TAGS = {"<del>", "</del>", "<ins>", "</ins>", "<!-- -->"}


@contextmanager
def answered() -> Iterator[None]:
    """Let the package's own errors pass, if each is one line that can be printed."""
    try:
        yield
    except ReportDiffError as error:
        told = str(error)
    else:
        return
    assert told.strip(), "an error without a word"
    assert "\n" not in told, f"an error of several lines: {told}"


def _document(document: Document) -> None:
    text, offsets, source = document.text, list(document.offsets), document.source
    assert len(text) == len(offsets)
    assert all(a <= b for a, b in pairwise(offsets))
    assert all(source[piece.start : piece.end] == piece.text for piece in document.furniture)
    aside = {at for piece in document.furniture for at in range(piece.start, piece.end)}
    assert len(aside) == sum(len(piece.text) for piece in document.furniture), "furniture overlaps"
    mapped = {at for char, at in zip(text, offsets, strict=True) if not char.isspace() or char == "\t"}
    assert not mapped & aside
    assert not "".join(source[at] for at in set(range(len(source))) - mapped - aside).strip(), "text is lost"


def reader(data: bytes) -> None:
    """Any bytes are read, or refused with a reason."""
    with answered():
        _document(read_bytes(data))


def reader_text(data: bytes) -> None:
    """A text in any encoding, cut and damaged anywhere, is read or refused with a reason."""
    codec, damage = _CODECS[data[0] % len(_CODECS)] if data else "utf-8", data[1:2]
    encoded = compose(data[2:]).encode(codec, "ignore")
    if damage and damage[0] > 200 and encoded:
        at = damage[0] * len(encoded) // 256
        encoded = encoded[:at] + damage + encoded[at + 1 :]
    with answered():
        _document(read_bytes(encoded))


def parser(data: bytes) -> None:
    """Every character of a parsed text lies in one statement, heading or piece of furniture."""
    with answered():
        wrong = violations(reportdiff.parse(compose(data)))
        assert not wrong, wrong


def _quantities(text: str, language: str) -> None:
    end = 0
    for quantity in get(language).figures().quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        end = quantity.end
        for value in (quantity.value, quantity.high):
            assert value is None or value.is_finite()
        assert quantity.kind is QuantityKind.QUANTITY or quantity.value is None or quantity.text


def quantities_zh(data: bytes) -> None:
    """Quantities stand in order where they say, with finite values."""
    _quantities(compose(data), "zh")


def quantities_en(data: bytes) -> None:
    """The same in English."""
    _quantities(compose(data), "en")


def align_texts(data: bytes) -> None:
    """Links count the lists, and no statement stands in two."""
    old, new = (lines_of(compose(part)) for part in _halves(data))
    links = reportdiff.align_texts(old, new)
    for side, texts in (("old", old), ("new", new)):
        indexes = [i for link in links for i in getattr(link, side)]
        assert len(indexes) == len(set(indexes))
        assert all(0 <= i < len(texts) for i in indexes)
    assert all(0 <= link.score <= 1 and link.old and link.new for link in links)


def _halves(data: bytes) -> tuple[bytes, bytes]:
    """Two texts from one input, which share a beginning: what differs is told apart, what is the same is linked."""
    if not data:
        return b"", b""
    shared, rest = data[1 : 1 + data[0] % 32], data[1 + data[0] % 32 :]
    middle = len(rest) // 2
    return shared + rest[:middle], shared + rest[middle:]


def _diff(data: bytes) -> ReportDiff | None:
    with answered():
        old, new = (reportdiff.parse(compose(part)) for part in _halves(data))
        return reportdiff.compare(replace(old, path="old\x1b[31m\n.md"), replace(new, path="=新.md"), options=_OPTIONS)
    return None


def compare(data: bytes) -> None:
    """Every statement of either side lies in one change, and the edits say both texts; a report equals itself."""
    diff = _diff(data)
    if diff is None:
        return
    for side, report in (("old", diff.old), ("new", diff.new)):
        assert sorted(i for c in diff.changes for i in getattr(c, side)) == sorted(s.id for s in report.statements)
        texts = {s.id: s.text for s in report.statements}
        for change in diff.changes:
            said = "".join(texts[i] for i in getattr(change, side))
            assert "".join(getattr(edit, side) for edit in change.edits) == said
    assert not reportdiff.compare(diff.old, diff.old).has_changes


def edits(data: bytes) -> None:
    """The old parts of the edits are the old text, the new parts the new one, and turning round mirrors them."""
    language = get("zh")
    old, new = map(compose, _halves(data))

    def cut(text: str) -> list[str]:
        return list(units(text, language.figures().quantities(text), language.words))

    there, back = word_edits(old, new, cut, DifferOptions()), word_edits(new, old, cut, DifferOptions())
    assert "".join(edit.old for edit in there) == old
    assert "".join(edit.new for edit in there) == new
    assert [(e.old, e.new) for e in there] == [(e.new, e.old) for e in back]


def render_html(data: bytes) -> None:
    """The page is well-formed, loads nothing and holds one script and one style."""
    if diff := _diff(data):
        page = parse_page(_encodable(render(diff, Format.HTML)))
        assert len(page.all("script")) == len(page.all("style")) == 1
        assert all((link.attributes["href"] or "").startswith("#") for link in page.all("a"))
        assert not [
            node for node in page.all() if any(name.startswith("on") or name == "style" for name in node.attributes)
        ]


def render_terminal(data: bytes) -> None:
    """No character of a report acts on the terminal, no line is wider than asked for."""
    if diff := _diff(data):
        width = 40 + len(data) % 100
        for color in (False, True):
            text = _encodable(render(diff, Format.TERMINAL, view=_WHOLE, width=width, color=color))
            assert not _CONTROLS.search(_COLOURS.sub("", text))
        _encodable(render(diff, Format.TERMINAL, width=width, screen=24))


def render_markdown(data: bytes) -> None:
    """The text makes no mark-up but our own."""
    if diff := _diff(data):
        for token in _GITHUB.parse(_encodable(render(diff, Format.MARKDOWN, view=_WHOLE))):
            assert token.type not in {"html_block", "fence", "code_block", "hr"}, token
            for child in token.children or []:
                assert child.type in _INLINE, child
                assert child.type != "html_inline" or child.content in _OWN_TAGS, child


def render_json(data: bytes) -> None:
    """The document is JSON, and reads back as the same diff."""
    if diff := _diff(data):
        document = json.loads(_encodable(render(diff, Format.JSON)))
        again = json.loads(render(from_dict(document), Format.JSON))
        assert _without_lines(again) == _without_lines(document)


def _without_lines(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_lines(part) for key, part in value.items() if key != "line"}
    return [_without_lines(part) for part in value] if isinstance(value, list) else value


def render_csv(data: bytes) -> None:
    """Every table has its rows and columns whatever the cells hold, and no cell is a formula."""
    if diff := _diff(data):
        for table in TABLES:
            rows = list(csv.reader(StringIO(_encodable(render(diff, Format.CSV, table=table))[1:], newline="")))
            assert len(rows) == len(TABLES[table](diff)) + 1
            assert len({len(row) for row in rows}) == 1
            for cell in (cell for row in rows[1:] for cell in row):
                assert not cell.strip().startswith(("=", "+", "@", "＝", "＋", "－", "＠")), cell
                assert not cell.strip().startswith("-") or re.fullmatch(r"-[0-9.]+(e[-+]?\d+)?", cell), cell


def _encodable(text: str) -> str:
    text.encode("utf-8")
    return text


@cache
def _small() -> str:
    old = (
        "一、2022年工作回顾\n地区生产总值增长4%。\n二、2023年工作安排\n（一）农业\n"
        "地区生产总值增长5%左右。新建农田10万亩。深入推进移风易俗。"
    )
    new = (
        "一、2023年工作回顾\n地区生产总值增长6%。\n二、2024年工作安排\n（一）农业\n"
        "地区生产总值增长5.5%以上。新建农田12万亩。推广良种。"
    )
    return render(reportdiff.compare(reportdiff.parse(old), reportdiff.parse(new), options=_OPTIONS), Format.JSON)


def from_json(data: bytes) -> None:
    """A damaged document gives a diff that every view can show, or an error that says so."""
    document = json.loads(_small())
    stream = iter(data)
    for first in stream:
        _damage(document, first, stream)
    with answered():
        diff = from_dict(document)
        for fmt in Format:
            render(diff, fmt, view=_WHOLE)


_ODD: tuple[object, ...] = (
    None,
    True,
    -1,
    0,
    10**30,
    1.5,
    "",
    "s1-1",
    "\ud800\x1b",
    [],
    {},
    [None],
    {"old": None},
    "plan",
    "h1",
    float("inf"),
)


def _damage(value: object, byte: int, stream: Iterator[int]) -> None:
    """Walk into the document as the bytes say, and put something else there, or take it away."""
    while True:
        places = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
        if not places:
            return
        key = places[byte % len(places)]
        how = next(stream, 0)
        inner = value[key]  # type: ignore[index]
        if how >= 64 and isinstance(inner, dict | list) and inner:
            value, byte = inner, how - 64
        elif how == 63:
            del value[key]  # type: ignore[attr-defined]
            return
        else:
            value[key] = _ODD[how % len(_ODD)]  # type: ignore[index]
            return


@contextmanager
def _file(data: bytes, suffix: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{suffix}"
        path.write_bytes(data)
        yield path


_OVERRIDES = (
    *(
        "[[together]]\n",
        "[[apart]]\n",
        'old = "',
        'new = "',
        '"\n',
        "old = [",
        "new = [",
        "]\n",
        'reason = "r"\n',
        "s1-1",
        "s2-1",
        "s3-1",
    ),
    *(
        "农业",
        "地区生产总值",
        "移风易俗",
        '", "',
        '{"together": [',
        '{"apart": [',
        "]}",
        '{"old": "',
        '", "new": "',
        '"}',
        ",",
        "x = 1\n",
        "\\u",
    ),
)
_VOCABULARY = (
    *(
        "[[indicator]]\n",
        "[indicator]\n",
        'name = "',
        '"\n',
        "synonyms = [",
        '"甲", ',
        '"乙"',
        "]\n",
        'better = "lower"\n',
        "headline = true\n",
    ),
    *(
        'percent = "',
        "growth",
        "level",
        "fragment = true\n",
        "whole = [",
        "loose = [",
        "地区生产总值",
        "农田",
        "\n",
        "x = 1\n",
        '""',
        "(",
        ".*",
        "[",
        "\\",
    ),
)


def _worded(data: bytes, words: tuple[str, ...]) -> bytes:
    """A file made of these words, or, where the first byte says so, the raw bytes."""
    if data[:1] >= b"\xf0":
        return data[1:]
    return "".join(words[byte] if byte < len(words) else compose(bytes([byte])) for byte in data).encode(
        "utf-8", "surrogatepass"
    )


def overrides_file(data: bytes) -> None:
    """An overrides file is used, or refused with a reason."""
    document = from_dict(json.loads(_small()))
    with _file(_worded(data, _OVERRIDES), ".json" if data[-1:] < b"\x40" else ".toml") as path, answered():
        overrides.resolve(overrides.load(path), document.old, document.new)


def vocabulary_file(data: bytes) -> None:
    """A vocabulary file is used, or refused with a reason."""
    with _file(_worded(data, _VOCABULARY), ".toml") as path, answered():
        options = Options(parser=ParserOptions(vocabulary=str(path)))
        report = reportdiff.parse(
            "二、2024年工作安排\n地区生产总值增长5%，甲达到3个，新建农田乙10万亩。", options=options
        )
        assert not violations(report)


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        *(reader, reader_text, parser, quantities_zh, quantities_en, align_texts, compare, edits, render_html),
        *(render_terminal, render_markdown, render_json, render_csv, from_json, overrides_file, vocabulary_file),
    )
}
