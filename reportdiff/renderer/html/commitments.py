"""What came and what went: new and dropped commitments under the headings of their own report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.changes import ChangeKind
from reportdiff.renderer.caveats import gaps
from reportdiff.renderer.html.context import section_label, span, tagged
from reportdiff.renderer.html.markup import Markup, element, join

if TYPE_CHECKING:
    from reportdiff.model import Statement
    from reportdiff.renderer.digest import Group
    from reportdiff.renderer.html.context import Context
    from reportdiff.renderer.html.places import Side

__all__ = ["commitments_panel", "statement_count"]

_LONGEST_LIST = 5
_FOREMOST = 3


def statement_count(side: Side, groups: tuple[Group, ...]) -> int:
    """Return how many statements of a side stand in these groups."""
    return sum(len(_own(side, group)) for group in groups)


def commitments_panel(context: Context) -> Markup:
    """Return both lists, new first, with a word on what stands outside the parts that they cover."""
    words = context.words
    sides = (
        (context.new, context.digest.new, ChangeKind.NEW),
        (context.old, context.digest.dropped, ChangeKind.DROPPED),
    )
    parts = [element("p", words("commitments.about"), class_="quiet")]
    parts.append(element("div", *[_list(context, *given) for given in sides], class_="twin"))
    elsewhere = {
        str(kind): sum(change.kind is kind for change in context.diff.changes)
        - sum(len(group.changes) for group in groups)
        for _, groups, kind in sides
    }
    if any(elsewhere.values()):
        named = {f"{kind}_word": words(f"kind.{kind}") for _, _, kind in sides}
        parts.append(element("p", words("commitments.elsewhere", **elsewhere, **named), class_="quiet"))
    return join(parts)


def _list(context: Context, side: Side, groups: tuple[Group, ...], kind: ChangeKind) -> Markup:
    words = context.words
    count = words("count.statements", n=statement_count(side, groups))
    title = element("h3", tagged(words(f"part.{kind}"), f"kind-{kind}"), element("span", count, class_="count"))
    missing = gaps(context.diff, "old" if kind is ChangeKind.NEW else "new", words) if groups else ""
    body: list[Markup] = [element("p", tagged(missing, "warn"))] if missing else []
    for group in groups:
        heading = " / ".join(section_label(section) for section in group.path[-2:]) or words("section.none")
        items = [element("li", _item(context, side, statement)) for statement in _own(side, group)]
        body += [element("h4", heading, lang=context.language(side)), _items(context, items)]
    if not groups:
        body.append(element("p", words("commitments.none"), class_="quiet"))
    return element("div", title, *body, class_=f"list list-{kind}", id=f"list-{kind}")


def _items(context: Context, items: list[Markup]) -> Markup:
    """Return a list; of a long one what is most of all news, and the rest folded."""
    if len(items) <= _LONGEST_LIST:
        return element("ul", *items)
    summary = element("summary", context.words("count.more", n=len(items) - _FOREMOST))
    rest = element("details", summary, element("ul", *items[_FOREMOST:]), class_="more")
    return join([element("ul", *items[:_FOREMOST]), rest])


def _own(side: Side, group: Group) -> list[Statement]:
    named = [change.new if side.name == "new" else change.old for change in group.changes]
    return [side.statements[identifier] for identifiers in named for identifier in identifiers]


def _item(context: Context, side: Side, statement: Statement) -> Markup:
    anchor = side.anchor(statement.id)
    return element("a", statement.text, href=f"#{anchor}", lang=context.language(side), data_at=span(statement))
