"""Bytes to characters, by evidence: marks, strict decoding, then how plausible the characters are."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from reportdiff.errors import InputError
from reportdiff.language import get
from reportdiff.model import Note, NoteKind

__all__ = ["Decoded", "decode"]

# The longer mark first: the UTF-16 mark opens the UTF-32 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_WIDE_CODECS = ("utf-16-le", "utf-16-be")
# In the order of preference when two are equally plausible. Big5 files often hold Hong Kong characters.
_LOCAL_CODECS = ("gb18030", "big5hkscs", "cp950", "cp1252")

_SAMPLE = 20_000
"""Characters judged: a plausible share is stable long before that."""
_PLAUSIBLE = 0.5
"""Least share of plausible characters. Reports of every year reach 0.9 in their own encoding; a report in the wrong one
stays below 0.3."""
_DAMAGE = 0.002
"""Largest share of undecodable places in a file that is otherwise read."""

_PRINTABLE = re.compile(r"[\x20-\x7e\s]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's characters and the encoding they came in."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode `data`, by `encoding` if given.

    Raises:
        InputError: the encoding is unknown, or no encoding fits.
    """
    if encoding is not None:
        return _decode_as(data, encoding)
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(codec), name)
            except UnicodeDecodeError as error:
                raise InputError(
                    f"the file begins with the mark of {name} but byte {error.start} does not decode; "
                    "save it again as UTF-8, or name its encoding with --encoding",
                ) from error
    if 0 not in data:
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    return _guess(data)


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(name)
    except (LookupError, ValueError) as error:
        if isinstance(error, UnicodeError):
            raise InputError(
                f"the file is not {encoding}: byte {getattr(error, 'start', 0)} does not decode; "
                "leave out --encoding to have the encoding chosen by evidence, or name another",
            ) from error
        raise InputError(f"unknown encoding {encoding!r}; use for example utf-8, gb18030, big5 or utf-16") from error
    if not isinstance(text, str):
        raise InputError(f"{encoding!r} is not a text encoding; use for example utf-8, gb18030, big5 or utf-16")
    return Decoded(text.removeprefix("\ufeff"), name)


def _guess(data: bytes) -> Decoded:
    """Choose the most plausible of the encodings that decode strictly; failing that, forgive little damage."""
    candidates: list[tuple[float, int, str, str]] = []
    codecs_tried = _WIDE_CODECS if 0 in data else (*_LOCAL_CODECS, *_WIDE_CODECS)
    for rank, codec in enumerate(codecs_tried):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        candidates.append((_plausibility(text), -rank, codec, text))
    if candidates:
        score, _, codec, text = max(candidates)
        if score >= _PLAUSIBLE:
            return Decoded(text, codec, (_guessed(codec),))
    if 0 in data:
        raise InputError("the file holds NUL bytes and is not text; give the report as a text file in UTF-8")
    for codec in ("utf-8", "gb18030"):
        text = data.decode(codec, errors="replace")
        damaged = text.count("\ufffd")
        if damaged <= max(1, _DAMAGE * len(text)) and _plausibility(text) >= _PLAUSIBLE:
            first = text.index("\ufffd") if damaged else 0
            note = Note(
                NoteKind.UNREADABLE_TEXT,
                f"{damaged} damaged place(s) could not be decoded as {codec}",
                first,
                first + 1,
            )
            return Decoded(text, codec, (note,) if codec == "utf-8" else (_guessed(codec), note))
    raise InputError(
        "the file's encoding could not be told: it is not UTF-8, UTF-16, GB18030 or Big5 text; "
        "name its encoding with --encoding, or save it as UTF-8",
    )


def _guessed(codec: str) -> Note:
    return Note(NoteKind.ENCODING_GUESSED, f"read as {codec}, chosen by how plausible its characters are")


def _plausibility(text: str) -> float:
    """Return how much of a text's beginning is made of characters that reports are made of, 0 to 1.

    ASCII counts a quarter where there is anything else, so that markup does not speak for the wrong encoding.
    """
    common = get("zh").layout().common
    counts = Counter(text[:_SAMPLE])
    plausible = total = 0.0
    for char, count in counts.items():
        weight = count * (0.25 if char < "\x80" else 1.0)
        total += weight
        if char in common or _PRINTABLE.match(char) or "\u3000" <= char <= "\u3011" or "\uff01" <= char <= "\uff1f":
            plausible += weight
        elif "\u2010" <= char <= "\u2026":
            plausible += weight * 0.8
        elif "\u4e00" <= char <= "\u9fff" or "\xa0" <= char <= "\xff":
            plausible += weight * 0.3
    return plausible / total if total else 0.0
