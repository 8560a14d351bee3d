"""What came and what went: new and dropped commitments under the headings of their own report."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reportdiff.changes import ChangeKind
from reportdiff.model import Role
from reportdiff.renderer.html.context import KIND_SIGNS, section_label, signed
from reportdiff.renderer.html.markup import EMPTY, Markup, element, join

if TYPE_CHECKING:
    from reportdiff.model import Statement
    from reportdiff.renderer.html.context import Context
    from reportdiff.renderer.html.places import Side

__all__ = ["commitments_panel", "lone_statements"]


def lone_statements(context: Context, side: Side) -> tuple[list[Statement], int]:
    """Return the side's new or dropped statements of the plan part, and how many others there are.

    In a report without a plan part all statements outside the appendix count as commitments.
    """
    kind = ChangeKind.NEW if side is context.new else ChangeKind.DROPPED
    named = {identifier for change in context.diff.changes if change.kind is kind for identifier in (*change.old, *change.new)}
    lone = [statement for statement in side.report.statements if statement.id in named]
    has_plan = any(statement.role is Role.PLAN for statement in side.report.statements)
    shown = [
        statement
        for statement in lone
        if (statement.role is Role.PLAN if has_plan else statement.role is not Role.APPENDIX)
    ]
    return shown, len(lone) - len(shown)


def commitments_panel(context: Context) -> Markup:
    """Return both lists, new first, with a word on what stands outside the plan part."""
    words = context.words
    new, new_elsewhere = lone_statements(context, context.new)
    dropped, dropped_elsewhere = lone_statements(context, context.old)
    lists = element(
        "div",
        _list(context, context.new, new),
        _list(context, context.old, dropped),
        class_="twin",
    )
    elsewhere = EMPTY
    if new_elsewhere or dropped_elsewhere:
        text = words("commitments.elsewhere", new=new_elsewhere, dropped=dropped_elsewhere)
        elsewhere = element("p", text, class_="quiet")
    return join([element("p", words("commitments.about"), class_="quiet"), lists, elsewhere])


def _list(context: Context, side: Side, statements: list[Statement]) -> Markup:
    kind = ChangeKind.NEW if side is context.new else ChangeKind.DROPPED
    words = context.words
    title = element(
        "h3",
        signed(KIND_SIGNS[kind], words(f"part.{kind}"), f"kind-{kind}"),
        element("span", words("count.statements", n=len(statements)), class_="count"),
    )
    groups: list[Markup] = []
    for path, run in groupby(statements, key=lambda statement: side.path(statement.section)):
        heading = " / ".join(section_label(section) for section in path[-2:]) or words("section.none")
        items = [element("li", _item(context, side, statement)) for statement in run]
        groups.append(join([element("h4", heading, lang=context.language(side)), element("ul", *items)]))
    body = join(groups) if groups else element("p", words("commitments.none"), class_="quiet")
    return element("div", title, body, class_=f"list list-{kind}", id=f"list-{kind}")


def _item(context: Context, side: Side, statement: Statement) -> Markup:
    return element(
        "a",
        statement.text,
        element("span", context.address(side, statement), class_="vh"),
        href=f"#{side.anchor(statement.id)}",
        lang=context.language(side),
    )
