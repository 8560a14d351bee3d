"""Markdown for a document or a pull request: tables of targets and deliveries, statements under their headings."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from reportdiff.arithmetic import own_arithmetic
from reportdiff.changes import Direction, EditOp, Verdict, WordingKind
from reportdiff.renderer.amounts import DIRECTION_MARKS, answer, direction, figure_beside, named, said, size
from reportdiff.renderer.caveats import absences, gaps, hedged, remarks
from reportdiff.renderer.digest import digest
from reportdiff.renderer.escape import markdown as escaped
from reportdiff.renderer.messages import interface_language, words
from reportdiff.renderer.view import Part, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportdiff.changes import Delivery, Edit, ReportDiff, TargetChange, TermChange
    from reportdiff.model import Note, Report, Section, Statement, Target
    from reportdiff.renderer.digest import Digest, Group
    from reportdiff.renderer.lookup import SideLookup
    from reportdiff.renderer.messages import Words

__all__ = ["render_markdown"]

_MOST_TERMS = 10  # of a kind, where the reader has not asked for more


@own_arithmetic()
def render_markdown(diff: ReportDiff, *, lang: str | None = None, view: View | None = None) -> str:
    """Return the findings as Markdown that shows the reports' text as it is, whatever is in it.

    New and dropped statements are listed in full; updated, reworded and moved ones are counted, and opened with word
    edits (`<del>`, `<ins>`) where `view.everything` says so. Raises `OptionsError` where no heading contains
    `view.section`.
    """
    view = view or View()
    spoken = hedged(diff, words(interface_language(diff, lang)))
    shown = digest(diff, view)
    parts = [*_header(diff, spoken)]
    if not diff.has_changes:
        parts.append(spoken("view.same"))
    if view.shows(Part.TARGETS):
        parts += _targets(diff, shown, view, spoken)
    if view.shows(Part.DELIVERY):
        parts += _deliveries(diff, shown, spoken)
    if view.shows(Part.COMMITMENTS):
        parts += _counts(shown, spoken)
        parts += _lone("part.new", shown.new, shown.lookup.new, spoken, caution=gaps(diff, "old", spoken))
        parts += _lone("part.dropped", shown.dropped, shown.lookup.old, spoken, caution=gaps(diff, "new", spoken))
    if view.shows(Part.COMMITMENTS) and view.everything:
        parts += _linked("part.updated", shown.updated, shown, spoken)
        parts += _linked("part.reworded", shown.reworded, shown, spoken)
    if Part.MOVES in view.only or (view.everything and not view.only):
        parts += _linked("part.moves", shown.moved, shown, spoken)
    if view.shows(Part.WORDING):
        parts += _wording(shown, view, spoken)
    return "\n\n".join(parts) + "\n"


def _header(diff: ReportDiff, spoken: Words) -> list[str]:
    unknown = spoken("report.year_unknown")
    sides = (("report.old", diff.old), ("report.new", diff.new))
    parts = [f"# {spoken('part.title', old=diff.old.year or unknown, new=diff.new.year or unknown)}"]
    parts.append("\n".join(f"- {_side(spoken(key), report, spoken)}" for key, report in sides))
    notes = [
        f"> {spoken('part.notes')} ({spoken(key)}): {spoken(f'note.{note.kind}')} {_source(report, note)}".rstrip()
        for key, report in sides
        for note in report.notes
    ]
    notes += [f"> {spoken('part.notes')}: {escaped(line)}" for line in remarks(diff, spoken)]
    return [*parts, "  \n".join(notes)] if notes else parts


def _source(report: Report, note: Note) -> str:
    """The words of the report that a note concerns; none where it concerns the whole."""
    return escaped(report.text[note.start : note.end])


def _side(label: str, report: Report, spoken: Words) -> str:
    name = f" ({escaped(PurePath(report.path).name)})" if report.path else ""
    title = escaped(report.title) or spoken("report.untitled")
    return f"{label}: {title}{name}, {spoken('count.statements', n=len(report.statements))}"


def _targets(diff: ReportDiff, shown: Digest, view: View, spoken: Words) -> list[str]:
    others = shown.targets + (() if view.capped else shown.same_targets)
    parts = _target_table("part.headline", shown.headline, diff, shown, spoken) or [spoken("view.no_headline")]
    parts += _target_table("part.targets", others, diff, shown, spoken)
    if shown.same_targets and view.capped:
        parts.append(spoken("view.targets_same", n=len(shown.same_targets)))
    return parts + absences(diff, (*shown.headline, *others), spoken)


def _target_table(
    key: str, changes: Sequence[TargetChange], diff: ReportDiff, shown: Digest, spoken: Words
) -> list[str]:
    if not changes:
        return []
    head = [
        spoken("head.indicator"),
        str(diff.old.year or spoken("report.old")),
        str(diff.new.year or spoken("report.new")),
        spoken("head.change"),
    ]
    rows = [
        [
            _indicator(change.indicator, [change.old, change.new], spoken),
            _value(change.old, change, spoken),
            _value(change.new, change, spoken) if not answer(change) else _answers(change, shown, spoken),
            _direction(change, spoken),
        ]
        for change in changes
    ]
    return [f"## {spoken(key)}", _table(head, rows)]


def _indicator(indicator: str, sides: Sequence[Target | None], spoken: Words) -> str:
    """The indicator's name, with what kind of figure it is where neither the name nor the values say it."""
    name = named(indicator, *sides)
    return f"{escaped(name)} {figure_beside(name, [side for side in sides if side], spoken)}".rstrip()


def _answers(change: TargetChange, shown: Digest, spoken: Words) -> str:
    """What the new report says in answer to a target whose number it does not repeat."""
    return _quoted([shown.lookup.new.statements[known] for known in answer(change)], shown.lookup.new, spoken)


def _value(target: Target | None, change: TargetChange, spoken: Words) -> str:
    if target is None:
        return spoken("none")
    figures = {side.figure for side in (change.old, change.new) if side is not None}
    label = spoken(f"figure.{target.figure}") + " " if change.change is Direction.RESTATED and len(figures) > 1 else ""
    return label + escaped(said(target))


def _direction(change: TargetChange, spoken: Words) -> str:
    mark = DIRECTION_MARKS[change.change]
    return f"{mark} {direction(change, spoken)} {escaped(size(change, spoken))}".rstrip()


def _deliveries(diff: ReportDiff, shown: Digest, spoken: Words) -> list[str]:
    if not shown.delivery:
        return []

    def titled(key: str, year: int | None) -> str:
        return spoken(key, year=year) if year else spoken(f"{key}_plain")

    head = [
        spoken("head.verdict"),
        spoken("head.indicator"),
        titled("head.promise", diff.old.year),
        titled("head.result", diff.new.year and diff.new.year - 1),
    ]
    return [f"## {spoken('part.delivery')}", _table(head, [_delivery(row, spoken) for row in shown.delivery])]


def _delivery(row: Delivery, spoken: Words) -> list[str]:
    verdict = spoken(f"verdict.{row.verdict}")
    told = f"**{verdict}**" if row.verdict is Verdict.MISSED else verdict
    return [
        told,
        escaped(named(row.indicator, row.target, row.result)),
        escaped(row.target.text),
        escaped(row.result.text),
    ]


def _counts(shown: Digest, spoken: Words) -> list[str]:
    counts = (
        ("new", _size(shown.new)),
        ("dropped", _size(shown.dropped)),
        ("updated", _size(shown.updated)),
        ("reworded", _size(shown.reworded)),
        ("moved", _size(shown.moved)),
        ("unchanged", shown.unchanged),
    )
    roles = spoken("list.separator").join(spoken(f"role.{role}") for role in shown.roles)
    told = spoken("list.separator").join(f"{spoken(f'kind.{name}')} {n}" for name, n in counts)
    return [f"## {spoken('part.counts')} ({roles})", told]


def _lone(key: str, groups: Sequence[Group], side: SideLookup, spoken: Words, *, caution: str = "") -> list[str]:
    if not groups:
        return []
    parts = [f"## {spoken(key)}", *([caution] if caution else [])]
    for group in groups:
        parts.append(f"### {_path(group.path, spoken)}")
        items = ([side.statements[i] for i in change.new or change.old] for change in group.changes)
        parts.append("\n".join(f"- {_quoted(statements, side, spoken)}" for statements in items))
    return parts


def _size(groups: Sequence[Group]) -> int:
    return sum(len(group.changes) for group in groups)


def _linked(key: str, groups: Sequence[Group], shown: Digest, spoken: Words) -> list[str]:
    items = []
    for change in (change for group in groups for change in group.changes):
        old, new = shown.lookup.old_statements(change), shown.lookup.new_statements(change)
        before = _place(old[0], shown.lookup.old, spoken)
        after = _place(new[0], shown.lookup.new, spoken)
        items.append(f"- {before} → {after}: {_edited(change.edits, new)}")
    return [f"## {spoken(key)}", "\n".join(items)] if items else []


def _edited(edits: Sequence[Edit], new: Sequence[Statement]) -> str:
    if not edits:
        return escaped("".join(statement.text for statement in new))
    return "".join(map(_edit, edits))


def _edit(edit: Edit) -> str:
    old, new = escaped(edit.old, inline=True), escaped(edit.new, inline=True)
    if edit.op is EditOp.EQUAL:
        return new
    return (f"<del>{old}</del>" if old else "") + (f"<ins>{new}</ins>" if new else "")


def _wording(shown: Digest, view: View, spoken: Words) -> list[str]:
    parts = [f"## {spoken('part.wording')}"] if shown.wording else []
    for kind in WordingKind:
        items = [_term(term, shown, spoken) for term in shown.wording if term.kind is kind]
        if view.capped and len(items) > _MOST_TERMS:
            items[_MOST_TERMS:] = [f"- {spoken('count.more_rows', n=len(items) - _MOST_TERMS)}"]
        parts += [f"### {spoken(f'wording.{kind}')}", "\n".join(items)] if items else []
    return parts


def _term(term: TermChange, shown: Digest, spoken: Words) -> str:
    """A term with its counts, and the first sentence that says it in the report that has more of it."""
    gained = term.new_count > term.old_count
    side, ids = (shown.lookup.new, term.new) if gained else (shown.lookup.old, term.old)
    quoted = f": {_quoted([side.statements[ids[0]]], side, spoken)}" if ids else ""
    return f"- **{escaped(term.term, inline=True)}** {term.old_count} → {term.new_count}{quoted}"


def _path(path: Sequence[Section], spoken: Words) -> str:
    return " › ".join(escaped(section.number + section.title) for section in path) or spoken("section.none")


def _place(statement: Statement, side: SideLookup, spoken: Words) -> str:
    """The heading right over a statement, and the line on which it stands."""
    line = side.line(statement.start)
    heading = _path(side.path(statement.section)[-1:], spoken)
    return heading if line is None else f"{heading} ({spoken('line', n=line)})"


def _quoted(statements: Sequence[Statement], side: SideLookup, spoken: Words) -> str:
    text = escaped("".join(statement.text for statement in statements))
    line = side.line(statements[0].start)
    return text if line is None else f"{text} ({spoken('line', n=line)})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
