"""The panel of terms: which came, went, rose and fell, how often each is said, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.changes import WordingKind
from reportdiff.renderer.html.context import span, tagged
from reportdiff.renderer.html.markup import Markup, element, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.changes import TermChange
    from reportdiff.model import Statement
    from reportdiff.renderer.html.context import Context
    from reportdiff.renderer.html.places import Side

__all__ = ["wording_panel"]

_SHOWN = 12
_MOST_PLACES = 8
# What was gained stands on the left, like new commitments; what was lost beside it.
_TWINS = ((WordingKind.CAME, WordingKind.WENT), (WordingKind.ROSE, WordingKind.FELL))
_GAINED = frozenset({WordingKind.CAME, WordingKind.ROSE})


def wording_panel(context: Context) -> Markup:
    """Return the terms by kind, the strongest first, each with its counts and the sentences that hold it."""
    terms = context.diff.wording or ()
    items: dict[WordingKind, list[Markup]] = {kind: [] for kind in WordingKind}
    for number, term in enumerate(terms, start=1):
        items[term.kind].append(_item(context, f"w{number}", term))
    parts = [element("p", context.words("wording.about"), class_="quiet")]
    for twin in _TWINS:
        lists = [_list(context, kind, items[kind]) for kind in twin if items[kind]]
        if lists:
            parts.append(element("div", *lists, class_="twin"))
    return join(parts)


def _list(context: Context, kind: WordingKind, items: Sequence[Markup]) -> Markup:
    words = context.words
    count = element("span", words("count.rows", n=len(items)), class_="count")
    title = element("h3", tagged(words(f"wording.{kind}"), f"term-{kind}"), count)
    body = [element("ul", *items[:_SHOWN])]
    if len(items) > _SHOWN:
        summary = element("summary", words("count.more_rows", n=len(items) - _SHOWN))
        # Printed as well: the rest stands nowhere else.
        body.append(element("details", summary, element("ul", *items[_SHOWN:]), class_="rest"))
    side = "new" if kind in _GAINED else "dropped"
    return element("div", title, *body, class_=f"list list-{side} terms", id=f"wording-{kind}")


def _item(context: Context, anchor: str, term: TermChange) -> Markup:
    """Return a term: its counts, the first sentence with it in the report that has more of it, and all other places."""
    words = context.words
    sides = ((context.old, term.old), (context.new, term.new))
    side, ids = sides[term.kind in _GAINED]
    language = context.language(side)
    name = element("a", element("b", term.term, lang=language), href=f"#{anchor}", class_="term")
    counts = element(
        "span",
        element("span", words("wording.counts"), class_="vh"),
        words("wording.times", old=term.old_count, new=term.new_count),
        class_="count",
    )
    shown = [side.statements[identifier] for identifier in ids[:1]]
    quoted = [_quotation(side, statement, term.term, language) for statement in shown]
    others = [
        place
        for other, held in sides
        for place in _places(context, other, [other.statements[identifier] for identifier in held], shown)
    ]
    return element("li", name, " ", counts, *quoted, *others, id=anchor)


def _quotation(side: Side, statement: Statement, term: str, language: str | None) -> Markup:
    """Return a statement with the term set off in it, as a link to its place."""
    before, found, after = statement.text.partition(term)
    pieces = [before, element("b", found), after] if found else [before]
    return element(
        "a",
        element("q", *pieces, lang=language, data_at=span(statement)),
        href=f"#{side.anchor(statement.id)}",
        class_="said",
    )


def _places(context: Context, side: Side, held: Sequence[Statement], shown: Sequence[Statement]) -> list[Markup]:
    """Return links to the other statements of a side that hold the term, by their lines."""
    rest = [statement for statement in held if statement not in shown]
    if not rest:
        return []
    # Several statements may stand in one line of the file; the first of them is address enough.
    by_line = {side.line(statement.start) or statement.id: statement for statement in reversed(rest)}
    places = sorted(by_line.values(), key=lambda statement: statement.start)
    links = [_place(side, statement) for statement in places[:_MOST_PLACES]]
    words = context.words
    label = words("wording.places", year=context.year(side))
    listed = join(links, words("list.separator"))
    end = words("wording.places_end" if len(links) == len(places) else "wording.places_more")
    return [element("span", label, listed, end, class_="places")]


def _place(side: Side, statement: Statement) -> Markup:
    line = side.line(statement.start)
    return element("a", "¶" if line is None else str(line), href=f"#{side.anchor(statement.id)}")
