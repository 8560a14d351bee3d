"""Files that are not text, named as what they are by their first bytes."""

from __future__ import annotations

from typing import NoReturn

from reportdiff.errors import InputError

__all__ = ["refuse_other_formats"]

_SAVE = "open it and save its text as a .txt file in UTF-8"
_PDF = "copy its text, or convert it with a tool such as pdftotext, and save that as a .txt file in UTF-8"
_OCR = "read its text with an OCR program and save that as a .txt file in UTF-8"
_UNPACK = "unpack it and compare the text files inside"

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", _PDF),
    (b"{\\rtf", "a rich text (RTF) document", _SAVE),
    (b"CAJ\x00", "a CAJ document", _PDF),
    (b"HN\x00\x00", "a CAJ document", _PDF),
    (b"KDH 2.00", "a KDH document", _PDF),
    (b"\x89PNG\r\n", "a PNG image", _OCR),
    (b"\xff\xd8\xff", "a JPEG image", _OCR),
    (b"GIF8", "a GIF image", _OCR),
    (b"II*\x00", "a TIFF image", _OCR),
    (b"MM\x00*", "a TIFF image", _OCR),
    (b"\x1f\x8b\x08", "a gzip archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an XZ archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    (b"\x7fELF", "a program", "give a text file"),
    (b"SQLite format 3\x00", "an SQLite database", "give a text file"),
)

# Members (or their first folder) of the zip containers that documents come in.
_ZIP_MEMBERS: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "a Word document (.docx)", _SAVE),
    (b"xl/", "an Excel workbook (.xlsx)", _SAVE),
    (b"ppt/", "a PowerPoint presentation (.pptx)", _SAVE),
    (b"OFD.xml", "an OFD document", _SAVE),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file", _SAVE),
    (b"application/epub+zip", "an EPUB book", _SAVE),
)

# Streams of the compound files that Office wrote before 2007, named in UTF-16.
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("WordDocument", "an old Word document (.doc)"),
    ("Workbook", "an old Excel workbook (.xls)"),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)"),
)


def refuse_other_formats(data: bytes) -> None:
    """Raise an `InputError` that names the format when `data` is not text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _refuse_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        _refuse_ole(data)
    if data.startswith(b"BM") and data[6:10] == b"\x00\x00\x00\x00":
        _refuse("a BMP image", _OCR)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        _refuse("a WebP image", _OCR)
    for signature, name, advice in _SIGNATURES:
        if data.startswith(signature):
            _refuse(name, advice)


def _refuse_zip(data: bytes) -> None:
    for member, name, advice in _ZIP_MEMBERS:
        if member in data:
            _refuse(name, advice)
    _refuse("a zip archive", _UNPACK)


def _refuse_ole(data: bytes) -> None:
    for stream, name in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            _refuse(name, _SAVE)
    _refuse("an old Office document", _SAVE)


def _refuse(name: str, advice: str) -> NoReturn:
    raise InputError(f"this is {name}, not text: {advice}")
