"""The controls of the full texts: filters, search and the panel of keys, shown only where the script runs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportdiff.changes import ChangeKind
from reportdiff.model import Role
from reportdiff.renderer.html.context import section_label, tagged
from reportdiff.renderer.html.fulltext import block_id
from reportdiff.renderer.html.markup import Markup, element

if TYPE_CHECKING:
    from reportdiff.renderer.html.context import Context
    from reportdiff.renderer.html.layout import Block

__all__ = ["help_panel", "toolbar"]

_SHOWN_KINDS = (ChangeKind.NEW, ChangeKind.DROPPED, ChangeKind.UPDATED, ChangeKind.REWORDED, ChangeKind.UNCHANGED)


def toolbar(context: Context, blocks: tuple[Block, ...]) -> Markup:
    """Return filters and search as a form that is never sent."""
    words = context.words
    rows = [row for block in blocks for row in block.rows if row.home]
    counts = Counter("none" if row.change is None else str(row.change.kind) for row in rows)
    moved = sum(row.change is not None and row.change.moved for row in rows)
    kinds = [
        _check(
            f"kind-{kind}",
            tagged(words(f"kind.{kind}"), f"kind kind-{kind}"),
            counts[kind],
            checked=True,
        )
        for kind in _SHOWN_KINDS
    ]
    kinds.append(_check("kind-moved", tagged(words("kind.moved"), "kind kind-moved"), moved, checked=True))
    roles = [element("option", words("tool.all"), value="")]
    present = {statement.role for row in rows for statement in row.statements}
    roles.extend(element("option", words(f"role.{role}"), value=str(role)) for role in Role if role in present)
    sections = [element("option", words("tool.all"), value="")]
    for number, block in enumerate(blocks):
        heading = block.new or block.old
        if heading is not None and block.depth == 1:
            sections.append(element("option", section_label(heading), value=block_id(number)))
    filters = (
        element("fieldset", element("legend", words("tool.kinds"), class_="vh"), *kinds, class_="kinds"),
        element("label", element("span", words("tool.role")), element("select", *roles, id="role")),
        element("label", element("span", words("tool.section")), element("select", *sections, id="section")),
        _check("numbers", words("tool.numbers")),
        _check("why", words("tool.why")),
        _check("stack", words("tool.stack")),
        element("button", words("tool.open"), type="button", id="open", aria_pressed="false"),
        element("button", words("tool.reset"), type="button", id="clear"),
    )
    return element(
        "form",
        element(
            "input",
            type="search",
            id="search",
            placeholder=words("tool.search_hint"),
            aria_label=words("tool.search"),
            autocomplete="off",
        ),
        # Only narrow screens fold the filters away and show the button.
        element(
            "button",
            words("tool.more"),
            type="button",
            id="filters-open",
            aria_expanded="false",
            aria_controls="filters",
        ),
        element("div", *filters, id="filters"),
        element(
            "output",
            "",
            id="shown",
            data_shown=words("tool.shown", shown="{shown}", total="{total}"),
            data_hits=words("tool.hits", hits="{hits}"),
        ),
        id="tools",
        class_="js",
        role="search",
        aria_label=words("tool.filters"),
    )


def _check(name: str, label: Markup | str, count: int | None = None, *, checked: bool = False) -> Markup:
    box = element("input", type="checkbox", id=name, checked=checked)
    number = [] if count is None else [element("span", str(count), class_="count")]
    return element("label", box, label, *number, class_="check")


def help_panel(context: Context) -> Markup:
    """Return the dialog that lists the keys, with the switch that turns single keys off."""
    words = context.words
    keys = (
        ("j", "k", "help.jk"),
        ("n", "N", "help.n"),
        ("/", "", "help.slash"),
        ("?", "", "help.question"),
        ("Esc", "", "help.escape"),
    )
    items = [
        element(
            "div", element("dt", *[element("kbd", key) for key in (first, second) if key]), element("dd", words(about))
        )
        for first, second, about in keys
    ]
    return element(
        "dialog",
        element("h2", words("help.title"), id="help-title"),
        element("dl", *items),
        _check("keys", words("help.switch"), checked=True),
        element("button", words("help.close"), type="button", id="help-close"),
        id="help",
        aria_labelledby="help-title",
    )
