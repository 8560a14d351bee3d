"""What a view shows of a diff, in which order, before any format: the same choice for the terminal and for Markdown.

Findings come in the order in which a reader wants them. Targets: the headline ones as the report has them, then the
others that changed, those with a value on both sides first. Commitments: grouped under their headings in the report's
order; inside a group what is news first (a target, a number, a name in quotation marks), the general phrases last.
Linked statements stand in the new report's order. Deliveries: missed ones first.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from reportdiff.changes import ChangeKind, Direction, Verdict
from reportdiff.errors import OptionsError
from reportdiff.model import NoteKind, Role
from reportdiff.renderer.lookup import Lookup, SideLookup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportdiff.changes import Change, Delivery, ReportDiff, TargetChange, TermChange
    from reportdiff.model import Report, Section, Statement, Target
    from reportdiff.renderer.view import View

__all__ = ["Digest", "Group", "digest", "foremost", "news", "selected"]

_INCOMPLETE = frozenset(
    {NoteKind.BEGINNING_MISSING, NoteKind.END_MISSING, NoteKind.NO_PLAN_PART, NoteKind.UNREADABLE_TEXT}
)
_DIRECTIONS = (
    Direction.RAISED,
    Direction.LOWERED,
    Direction.REQUALIFIED,
    Direction.RESTATED,
    Direction.NEW,
    Direction.DROPPED,
)
_VERDICTS = (Verdict.MISSED, Verdict.MET, Verdict.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Group:
    """Changes under one heading; `path` is the headings over them, outermost first."""

    path: tuple[Section, ...]
    changes: tuple[Change, ...]

    def only(self, wanted: Callable[[Change], bool]) -> Group:
        """Return the group with only the changes that are `wanted`."""
        return replace(self, changes=tuple(change for change in self.changes if wanted(change)))


@dataclass(frozen=True, slots=True)
class Digest:
    """What a view shows."""

    lookup: Lookup
    roles: tuple[Role, ...]
    headline: tuple[TargetChange, ...]
    targets: tuple[TargetChange, ...]
    """The other targets that changed."""
    same_targets: tuple[TargetChange, ...]
    new: tuple[Group, ...]
    dropped: tuple[Group, ...]
    updated: tuple[Group, ...]
    reworded: tuple[Group, ...]
    moved: tuple[Group, ...]
    unchanged: int
    delivery: tuple[Delivery, ...]
    wording: tuple[TermChange, ...]
    elsewhere: int
    """How many new and dropped statements there are besides, outside the roles that are shown."""

    def incomplete(self, side: SideLookup) -> bool:
        """Whether something of a report is known to be missing, so that silence in it proves nothing."""
        return any(note.kind in _INCOMPLETE for note in side.report.notes)


def digest(diff: ReportDiff, view: View) -> Digest:
    """Choose and order what `view` shows of `diff`; raises `OptionsError` where no heading contains `view.section`."""
    roles = view.roles or _default_roles(diff)
    shown = selected(diff, section=view.section, roles=roles)
    lookup, changes, targets, delivery = Lookup(diff), shown.changes, shown.targets, shown.delivery
    others = [change for change in targets if not change.headline]
    return Digest(
        lookup=lookup,
        roles=roles,
        headline=tuple(change for change in targets if change.headline),
        targets=tuple(
            sorted((c for c in others if c.change in _DIRECTIONS), key=lambda c: _DIRECTIONS.index(c.change))
        ),
        same_targets=tuple(change for change in others if change.change is Direction.UNCHANGED),
        new=_by_news(_groups(_of_kind(changes, ChangeKind.NEW), lookup.new), lookup.new),
        dropped=_by_news(_groups(_of_kind(changes, ChangeKind.DROPPED), lookup.old), lookup.old),
        updated=_groups(_of_kind(changes, ChangeKind.UPDATED), lookup.new),
        reworded=_groups(_of_kind(changes, ChangeKind.REWORDED), lookup.new),
        moved=_groups([change for change in changes if change.moved], lookup.new),
        unchanged=sum(change.kind is ChangeKind.UNCHANGED for change in changes),
        delivery=tuple(sorted(delivery, key=lambda row: _VERDICTS.index(row.verdict))),
        wording=shown.wording or (),
        elsewhere=_lone_count(selected(diff, section=view.section, roles=()).changes) - _lone_count(changes),
    )


def selected(diff: ReportDiff, *, section: str, roles: tuple[Role, ...]) -> ReportDiff:
    """Return the diff with only those changes that touch `roles` (none: all), and only those under a heading.

    `section` is a piece of a heading of either report, as printed but for case and blanks; raises `OptionsError` where
    no heading contains it.
    """
    lookup = Lookup(diff)
    wanted = _section_filter(lookup, section)
    return replace(
        diff,
        changes=tuple(c for c in diff.changes if _has_role(c, lookup, roles or tuple(Role)) and wanted(c.old, c.new)),
        targets=tuple(row for row in diff.targets if wanted(_statement_ids(row.old), _statement_ids(row.new))),
        delivery=tuple(row for row in diff.delivery if wanted(_statement_ids(row.target), _statement_ids(row.result))),
        wording=diff.wording and tuple(term for term in diff.wording if wanted(term.old, term.new)),
    )


def foremost(groups: tuple[Group, ...], side: SideLookup, count: int) -> tuple[Group, ...]:
    """Return the groups with only the `count` changes that are most of all news, in the order they had."""
    ids = [(news(change, side), change.id) for group in groups for change in group.changes]
    kept = {change_id for _, change_id in sorted(ids, key=lambda entry: entry[0])[:count]}
    cut = (group.only(lambda change: change.id in kept) for group in groups)
    return tuple(group for group in cut if group.changes)


def news(change: Change, side: SideLookup) -> tuple[bool, bool, bool, int]:
    """Return a sort key that puts statements with a target, a number or a quoted name before general phrases."""
    ids = change.new or change.old
    text = "".join(side.statements[i].text for i in ids)
    return (
        not any(i in side.with_targets for i in ids),
        not any(char.isdecimal() for char in text),
        not any(unicodedata.category(char) == "Pi" for char in text),
        -len(text),
    )


def _default_roles(diff: ReportDiff) -> tuple[Role, ...]:
    def planned(report: Report) -> bool:
        return any(statement.role is Role.PLAN for statement in report.statements)

    return (Role.PLAN,) if planned(diff.old) or planned(diff.new) else tuple(Role)


def _has_role(change: Change, lookup: Lookup, roles: Sequence[Role]) -> bool:
    return any(statement.role in roles for statement in lookup.old_statements(change) + lookup.new_statements(change))


def _of_kind(changes: Iterable[Change], kind: ChangeKind) -> list[Change]:
    return [change for change in changes if change.kind is kind]


def _lone_count(changes: Iterable[Change]) -> int:
    return sum(change.kind in (ChangeKind.NEW, ChangeKind.DROPPED) for change in changes)


def _statement_ids(target: Target | None) -> tuple[str, ...]:
    return () if target is None else (target.statement,)


def _groups(changes: list[Change], side: SideLookup) -> tuple[Group, ...]:
    """Group changes by the heading over them in the new report (dropped ones: the old), in that report's order."""

    def first(change: Change) -> Statement:
        return side.statements[(change.new or change.old)[0]]

    ordered = sorted(changes, key=lambda change: side.place(first(change)))
    return tuple(
        Group(side.path(section), tuple(group))
        for section, group in groupby(ordered, key=lambda change: first(change).section)
    )


def _by_news(groups: tuple[Group, ...], side: SideLookup) -> tuple[Group, ...]:
    return tuple(replace(group, changes=tuple(sorted(group.changes, key=lambda c: news(c, side)))) for group in groups)


def _section_filter(lookup: Lookup, text: str) -> Callable[[Iterable[str], Iterable[str]], bool]:
    if not text:
        return lambda _old, _new: True
    sought = _folded(text)

    def matching(side: SideLookup) -> frozenset[str]:
        sections = {
            section
            for section in side.sections
            if any(sought in _folded(heading.number + heading.title) for heading in side.path(section))
        }
        return frozenset(i for i, statement in side.statements.items() if statement.section in sections)

    old_ids, new_ids = matching(lookup.old), matching(lookup.new)
    if not old_ids and not new_ids:
        raise OptionsError(f"no heading of either report contains {text!r}; give a part of a heading as it is printed")
    return lambda old, new: any(i in old_ids for i in old) or any(i in new_ids for i in new)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
