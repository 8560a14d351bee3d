"""The top of the page: what was compared, how far it could be read, and what became of the statements."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from reportdiff.changes import ChangeKind, Direction, Verdict
from reportdiff.renderer.caveats import remarks
from reportdiff.renderer.html.commitments import statement_count
from reportdiff.renderer.html.context import tagged
from reportdiff.renderer.html.markup import EMPTY, Markup, element, join
from reportdiff.renderer.html.strip import barcode

if TYPE_CHECKING:
    from reportdiff.renderer.html.context import Context
    from reportdiff.renderer.html.places import Side

__all__ = ["deck", "overview_panel"]

_TOLD = (
    Direction.RAISED,
    Direction.LOWERED,
    Direction.REQUALIFIED,
    Direction.RESTATED,
    Direction.NEW,
    Direction.DROPPED,
)


def deck(context: Context) -> Markup:
    """Return the one paragraph that says what happened, in counts, and under it what to know before believing it."""
    words = context.words
    separator = words("list.separator")
    directions = Counter(row.change for row in context.diff.targets)
    verdicts = Counter(row.verdict for row in context.diff.delivery)
    new = statement_count(context.new, context.digest.new)
    dropped = statement_count(context.old, context.digest.dropped)
    said: list[str] = []
    items = [words("deck.item", n=directions[key], word=words(f"direction.{key}")) for key in _TOLD if directions[key]]
    if items:
        said.append(words("deck.targets", list=separator.join(items)))
    items = [
        words("deck.statement", n=count, word=words(f"kind.{kind}"))
        for kind, count in ((ChangeKind.NEW, new), (ChangeKind.DROPPED, dropped))
        if count
    ]
    if items:
        part = "" if len(context.digest.roles) > 1 else words(f"role.{context.digest.roles[0]}")
        said.append(words("deck.statements", part=part or words("deck.whole"), list=separator.join(items)))
    items = [words("deck.item", n=verdicts[key], word=words(f"verdict.{key}")) for key in Verdict if verdicts[key]]
    if items:
        said.append(words("deck.delivery", list=separator.join(items)))
    changed = any(change.kind is not ChangeKind.UNCHANGED or change.moved for change in context.diff.changes)
    if not changed and not said:
        said.append(words("view.same"))
    cautions = [element("p", tagged(line, "warn")) for line in remarks(context.diff, words)]
    return join([element("p", *said, class_="deck"), *cautions])


def overview_panel(context: Context) -> Markup:
    """Return both reports' data and notes, the counts, and the strip."""
    return join([_sides(context), _counts(context), _strip(context)])


def _sides(context: Context) -> Markup:
    words = context.words
    sides = (context.old, context.new)
    head = [element("th", words("overview.side"), scope="col", class_="vh-cell")]
    head += [
        element("th", context.year(side), scope="col", class_=name)
        for side, name in zip(sides, ("old", "new"), strict=True)
    ]
    rows: list[tuple[str, list[str]]] = [
        ("overview.title", [side.report.title or words("report.untitled") for side in sides]),
        ("overview.file", [PurePath(side.report.path).name if side.report.path else words("none") for side in sides]),
        ("overview.extent", [_extent(context, side) for side in sides]),
        (
            "overview.parsed",
            [words("overview.figures", n=len(s.report.targets), m=len(s.report.results)) for s in sides],
        ),
        ("overview.notes", [_notes(context, side) for side in sides]),
    ]
    body = [
        element("tr", element("th", words(key), scope="row"), *[element("td", cell) for cell in cells])
        for key, cells in rows
    ]
    return element(
        "table",
        element("caption", words("part.overview"), class_="vh"),
        element("thead", element("tr", *head)),
        element("tbody", *body),
        class_="sides",
    )


def _extent(context: Context, side: Side) -> str:
    words = context.words
    report = side.report
    characters = sum(map(len, report.text.split()))
    parts = [
        words("count.characters", n=f"{characters:,}") if report.text else words("overview.text_unknown"),
        words("count.statements", n=f"{len(report.statements):,}"),
        words("count.sections", n=len(report.sections)),
    ]
    return words("list.separator").join(parts)


def _notes(context: Context, side: Side) -> Markup:
    words = context.words
    notes = side.report.notes
    if not notes:
        return element("span", words("overview.complete"), class_="quiet")
    items: list[Markup] = []
    for note in notes:
        line = side.line(note.start) if note.end else None
        where = EMPTY if line is None else element("span", f" {words('line', n=line)}", class_="quiet")
        # A note's own text is English; what the page says is in its language, and what it quotes is the report's.
        words_there = side.report.text[note.start : note.end].strip()
        said = element("q", words_there, lang=context.language(side)) if words_there else EMPTY
        items.append(element("li", tagged(words(f"note.{note.kind}"), "warn"), where, " ", said))
    return element("ul", *items, class_="notes")


def _counts(context: Context) -> Markup:
    words = context.words
    counts = Counter(change.kind for change in context.diff.changes)
    moved = sum(change.moved for change in context.diff.changes)
    total = sum(counts.values()) or 1
    bars: list[Markup] = []
    items: list[Markup] = []
    at = 0.0
    for kind in (ChangeKind.NEW, ChangeKind.DROPPED, ChangeKind.UPDATED, ChangeKind.REWORDED, ChangeKind.UNCHANGED):
        width = counts[kind] * 1000 / total
        bars.append(element("rect", class_=f"s-{kind}", x=f"{at:.1f}", width=f"{width:.1f}", height=10))
        at += width
        items.append(
            _count(
                tagged(words(f"kind.{kind}"), f"kind kind-{kind}"),
                counts[kind],
                words(f"kind.about.{kind}"),
            )
        )
    items.append(_count(tagged(words("kind.moved"), "kind kind-moved"), moved, words("kind.about.moved")))
    bar = element(
        "svg",
        *bars,
        class_="share",
        viewBox="0 0 1000 10",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )
    return element("div", element("h3", words("overview.counts")), bar, element("dl", *items), class_="counts")


def _count(word: Markup, count: int, about: str) -> Markup:
    return element(
        "div", element("dt", word), element("dd", element("b", f"{count:,}"), element("span", about, class_="quiet"))
    )


def _strip(context: Context) -> Markup:
    words = context.words
    caption = element("figcaption", words("strip.caption"), class_="quiet")
    return element("figure", element("h3", words("strip.title")), barcode(context), caption, class_="barcode")
