"""A very small builder of HTML: whatever is not already `Markup` is escaped, in text and in attributes alike."""

from __future__ import annotations

import re
from functools import cache
from html import escape

from reportdiff.renderer.escape import visible

__all__ = ["EMPTY", "Markup", "clean", "element", "join"]

_VOID = frozenset({"br", "hr", "input", "link", "meta"})


class Markup(str):
    """Text that is HTML already; every other string is escaped when it becomes part of an element."""

    __slots__ = ()


EMPTY = Markup("")

# Code points that no character will ever have; a document that holds them is not valid (HTML Standard, 13.2.3.5).
_NONCHARACTER = re.compile(
    "[\ufdd0-\ufdef" + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)) + "]"
)


def clean(text: str) -> str:
    """Return `text` with what cannot stand in a document, or would turn its direction, written out as a code."""
    if text.isprintable():
        return text
    return _NONCHARACTER.sub(lambda match: f"<U+{ord(match[0]):04X}>", visible(text))


def _content(child: str) -> str:
    return child if isinstance(child, Markup) else escape(clean(child), quote=False)


@cache
def _attribute_name(keyword: str) -> str:
    return keyword.rstrip("_").replace("_", "-")


def element(tag: str, *children: str, **attributes: str | int | bool | None) -> Markup:
    """Return an element; an attribute that is None or False is left out, True stands without a value.

    A trailing underscore of an attribute's name is dropped and the others become hyphens: `class_`, `data_role`.
    """
    opened = tag
    for name, value in attributes.items():
        if value is True:
            opened += f" {_attribute_name(name)}"
        elif value is not None and value is not False:
            opened += f' {_attribute_name(name)}="{escape(clean(str(value)))}"'
    if tag in _VOID:
        return Markup(f"<{opened}>")
    return Markup(f"<{opened}>{''.join(map(_content, children))}</{tag}>")


def join(children: list[Markup] | tuple[Markup, ...], separator: str = "") -> Markup:
    """Return pieces of markup one after the other, the separator escaped."""
    return Markup(_content(separator).join(children))
