"""Report text is hostile until escaped: what each plain-text format needs so that nothing in it acts.

`visible` is for every text that goes to a terminal, `markdown` for running text and table cells, `cell` for
spreadsheets. Each keeps what a reader sees and takes away only what a program would obey.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["cell", "markdown", "visible"]

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories that move the cursor, turn the direction of writing, or cannot be encoded."""

_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&$]")
_MENTION = re.compile(r"([@#])(?=\w)")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(?=:)|\bwww(?=\.)")
_LEAD = re.compile(r"(?:#{1,6}|[-+])(?=\s|$)|[-=]+\s*$|\d{1,9}(?=[.)](?:\s|$))")
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def visible(text: str) -> str:
    r"""Return `text` on one line with every character shown that would act on a terminal instead of standing on it.

    Line breaks and tabs become blanks; C0 controls become their Unicode pictures; others (C1 controls, marks that turn
    the direction of writing, lone surrogates) become their code points.

    >>> visible("a\tb\x1b[31m")
    'a b␛[31m'
    >>> visible("1\u202e2")
    '1<U+202E>2'
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _picture(char) for char in text)


def _picture(char: str) -> str:
    if char in "\t\n\r":
        return " "
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"<U+{code:04X}>" if unicodedata.category(char) in _UNSEEN else char


def markdown(text: str, *, inline: bool = False) -> str:
    r"""Return `text` as it must be written in Markdown to be read as it is: no mark-up, link, mention or table rule.

    A piece that stands `inline`, behind other text, keeps the blanks at its ends.

    >>> markdown("*a* | <b> @all")
    '\\*a\\* \\| \\<b\\> @<!-- -->all'
    >>> markdown("# one")
    '\\# one'
    """
    shown = visible(text) if inline else visible(text).strip()
    lead = None if inline else _LEAD.match(shown)
    escaped = _MARKDOWN.sub(lambda match: "\\" + match[0], shown)
    if lead:  # before the comment marks below: none of the escapes above touches these characters
        at = lead.end() if lead[0].isdigit() else 0
        escaped = f"{escaped[:at]}\\{escaped[at:]}"
    # A colon or a full stop as an entity keeps an address from becoming a link; a comment parts a mention's sign
    # from its name, which also holds where mentions are looked for after rendering.
    escaped = _MENTION.sub(r"\1<!-- -->", escaped)
    return _LINK.sub(lambda match: match[0] + "<!-- -->", escaped)


def cell(text: str) -> str:
    r"""Return `text` as a spreadsheet cell that is no formula: a leading apostrophe disarms it.

    Excel takes full-width signs for formulas as well; blanks before the sign do not help.

    >>> cell("=1+1")
    "'=1+1"
    >>> cell("6% or more")
    '6% or more'
    """
    shown = visible(text)
    armed = text[:1] in _FORMULA or shown.strip()[:1] in _FORMULA
    return f"'{shown}" if armed and shown.strip() else shown
