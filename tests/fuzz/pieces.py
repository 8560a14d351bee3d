"""Hostile text in the manner of the genre, made of pieces; one byte names a piece, so that a fuzzer learns from it."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = ["PIECES", "compose", "lines_of", "pieces", "texts"]

_ORDINARY = (
    "一、 二、 十、 （一） （十二） (三) 1. 1． 2.3.4 １、 （1） ① ㈠ 第一， 第二章　 第一节 一是 二要 —— ## "
    "# ### - * + > 1) a. (iv) Item·1A. 各位代表！ 政府工作报告 2023年工作回顾 2024年工作安排 名词解释 附件1 "
    "民生实事 主要预期目标 地区生产总值增长6%左右 城镇新增就业1200万人以上 居民消费价格涨幅3%左右 "
    "粮食产量1.3万亿斤以上 单位能耗降低2.5% 与经济增长基本同步 一般公共预算收入增长5%—6% "
    "新建高标准农田120万亩 改造老旧小区800个 力争 确保 不低于 超过 突破 约 近 加快推进云岭高铁建设 "
    "深入推进移风易俗 推广“云岭一号”良种 过去一年， 今年要 我们 （上接第一版） （下转第五版） 云岭日报 — 3 — "
    "， 。 ； ： ！ ？ 、 “ ” ‘ ’ 《 》 （ ） ( ) 【 】 [ ] 「 」 … ～ · at·least·1.2·million·jobs "
    "around·5·percent Growth we·will The we·have Section·3. Chapter·II GDP"
)
_NUMBERS = (
    "0 1 9 00 3.14 1,234,567 -5 +5 5% 5‰ 5.5个百分点 50 亿 万 千 百 十 零 〇 两 半 几 多 余 亿亿亿 "
    "9亿亿亿亿亿亿 1e999 １２３ ½ ² Ⅷ 卅 万分之 分之 成 倍 翻一番 第 以上 以下 左右 以内 至 到 — – - ~ "
    "2024年 1月1日 “十四五” 元 亿元 万人 亩 吨 公里 平方米 每人每月 % / $ € million billion per twice half "
    "dozen third 1/3 1-2 2023—2024 110kV 5G PM2.5 12345 G60"
)
_HOSTILE = (
    *(
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\x0b",
        "\x0c",
        "\x1c",
        "\x85",
        "\u2028",
        "\u2029",
        "\t",
        " ",
        "  ",
        "\u3000",
        "\u3000\u3000",
    ),
    *(
        "\xa0",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u202e",
        "\u2066",
        "\u061c",
        "\ud800",
        "\udfff",
        "\ud83d\ude00",
        "😀",
        "\ufdd0",
    ),
    *(
        "\ufffe",
        "\uffff",
        "\ufffd",
        "\U0010ffff",
        "\x00",
        "\x07",
        "\x08",
        "\x1b[31m",
        "\x1b]8;;x\x1b\\",
        "\x9b2J",
        "\x7f",
        "e\u0301",
    ),
    *("\u0301" * 40, "葛\U000e0100", "ﷺ", "ｶﾞ", "㎡", "㈱", "Ⅳ", "ß", "İ", "ǅ", "𠀀", "\u1100\u1161"),
    *(
        "**",
        "*",
        "__",
        "`",
        "```",
        "~~",
        "\\",
        "|",
        "|---|---|",
        "| 甲 | 乙 |",
        "---",
        "***",
        "===",
        "[^1]",
        "[^1]: ",
        "<!--",
        "-->",
        "<br>",
    ),
    *(
        "<html>",
        "<body>",
        "<p>",
        "</p>",
        "<script>",
        "</script>",
        "<table>",
        "<td>",
        "&amp;",
        "&#20013;",
        "&#x110000;",
        "<",
        ">",
        "&",
    ),
    *(
        "---\ntitle: 甲\n---\n",
        '---\ntitle: "',
        "=cmd()",
        "+1",
        "@all",
        "#1",
        "https://evil.example/",
        "[bold red]",
        "[/]",
        "{x}",
        "%s",
        "'",
        '"',
    ),
    *(
        "（" * 12,
        "）" * 12,
        "“" * 12,
        "一、" * 12,
        "1." * 12,
        "（一）" * 9,
        "9" * 40,
        "，" * 20,
        "长" * 30,
        "a" * 30,
        "# " * 9,
        "> " * 9,
    ),
)

PIECES = (*(piece.replace("·", " ") for piece in _ORDINARY.split()), *_NUMBERS.split(), *_HOSTILE)
_REPEAT = 0xFF  # this byte and the next: the piece before, so many times again
_ESCAPE = 0xFE  # this byte and the next two: any character of the first plane
_FURTHER = 0xFD  # this byte and the next: a piece beyond those that one byte can name
_LONGEST = 20_000  # characters: what is longer belongs to the tests of growth


def compose(data: bytes) -> str:
    """The text that these bytes spell."""
    parts: list[str] = []
    size = 0
    stream = iter(data)
    for byte in stream:
        if byte == _REPEAT and parts:
            piece = parts[-1] * min(next(stream, 1) + 1, _LONGEST // (len(parts[-1]) or 1))
        elif byte == _ESCAPE:
            piece = chr(next(stream, 0) << 8 | next(stream, 0))
        elif byte == _FURTHER:
            piece = PIECES[(_FURTHER + next(stream, 0)) % len(PIECES)]
        else:
            piece = PIECES[byte % len(PIECES)]
        if (size := size + len(piece)) > _LONGEST:
            break
        parts.append(piece)
    return "".join(parts)


def lines_of(text: str, most: int = 40) -> list[str]:
    """A text's lines, as statements for what takes a list of them."""
    return text.split("\n")[:most]


pieces = st.binary(max_size=120)
"""Bytes for `compose`."""

texts = st.one_of(pieces.map(compose), st.text(st.characters(codec=None), max_size=60))
"""Texts of the genre with hostile pieces, and any text at all, lone surrogates included."""
