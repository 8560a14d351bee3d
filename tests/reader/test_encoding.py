"""Files in the encodings that people have, and files that are not text."""

import pytest

from reportdiff.errors import InputError
from reportdiff.model import NoteKind
from reportdiff.options import ReaderOptions
from reportdiff.reader import read_bytes

SIMPLIFIED = (
    "云岭省政府工作报告\n\n各位代表：\n\n"
    "过去一年，全省经济社会发展取得新成效，地区生产总值增长6.1%，城镇新增就业12万人。\n"
)
TRADITIONAL = "雲嶺省政府工作報告\n\n過去一年，全省經濟社會發展取得新成效，地區生產總值增長6.1%，城鎮新增就業12萬人。\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_simplified_text_reads_the_same_in_every_encoding(codec: str, name: str) -> None:
    document = read_bytes(SIMPLIFIED.encode(codec))
    assert document.source == SIMPLIFIED
    assert document.encoding == name


def test_big5_is_told_from_gb18030() -> None:
    document = read_bytes(TRADITIONAL.encode("big5"))
    assert document.source == TRADITIONAL
    assert "big5" in document.encoding


@pytest.mark.parametrize("text", ["地区生产总值", "第一章 总则", "各位代表：\n现在开会。", "GDP增长5%左右。"])
@pytest.mark.parametrize("codec", ["gb18030", "utf-16-le", "utf-16-be"])
def test_short_texts_are_told_as_well(text: str, codec: str) -> None:
    assert read_bytes(text.encode(codec)).source == text


def test_english_in_utf16_without_a_mark() -> None:
    text = "The economy grew by 5%.\n"
    assert read_bytes(text.encode("utf-16-le")).source == text


def test_a_guessed_encoding_is_said() -> None:
    kinds = [note.kind for note in read_bytes(SIMPLIFIED.encode("gb18030")).notes]
    assert kinds == [NoteKind.ENCODING_GUESSED]
    assert not read_bytes(SIMPLIFIED.encode()).notes


def test_the_encoding_can_be_named() -> None:
    options = ReaderOptions(encoding="big5")
    assert read_bytes(TRADITIONAL.encode("big5"), options=options).source == TRADITIONAL


@pytest.mark.parametrize("encoding", ["utf-9000", "base64", "gb18030\x00", ""])
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    with pytest.raises(InputError, match="encoding"):
        read_bytes(SIMPLIFIED.encode(), options=ReaderOptions(encoding=encoding))


def test_a_named_encoding_that_does_not_fit_says_where() -> None:
    with pytest.raises(InputError, match=r"byte \d+ does not decode"):
        read_bytes(SIMPLIFIED.encode("gb18030"), options=ReaderOptions(encoding="utf-8"))


def test_little_damage_is_read_and_said() -> None:
    data = bytearray((SIMPLIFIED * 20).encode())
    data[500] = 0xFF
    document = read_bytes(bytes(data))
    assert [note.kind for note in document.notes] == [NoteKind.UNREADABLE_TEXT]
    note = document.notes[0]
    assert document.source[note.start : note.end] == "\ufffd"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00word/document.xml", r"\.docx"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00xl/workbook.xml", r"\.xlsx"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00OFD.xml", "OFD"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00report.txt", "zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), r"\.doc\)"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"CAJ\x00", "CAJ"),
        (b"abc\x00\x01\x02\x03\x04\x05\xfe\xfe\x00", "NUL"),
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"123 456 , . 7%", "no Chinese character and no word"),
        (bytes(range(128, 256)) * 3, "encoding could not be told"),
    ],
)
def test_what_is_not_a_report_is_named(data: bytes, name: str) -> None:
    with pytest.raises(InputError, match=name) as caught:
        read_bytes(data)
    assert "\n" not in str(caught.value)
