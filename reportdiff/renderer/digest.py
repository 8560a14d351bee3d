"""What a view shows of a diff, in which order, before any format: the same choice for the terminal and for Markdown.

Findings come in the order in which a reader wants them. Targets: the headline ones as the report has them, then the
others that changed, those with a value on both sides first. Commitments: grouped under their headings in the report's
order; inside a group what is news first (a target, a number, a name in quotation marks), the general phrases last.
Linked statements stand in the new report's order. Deliveries: missed ones first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from reportdiff.changes import ChangeKind, Direction, Verdict
from reportdiff.model import Role
from reportdiff.renderer.lookup import Lookup, SideLookup
from reportdiff.selection import Selection, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportdiff.changes import Change, Delivery, ReportDiff, TargetChange, TermChange
    from reportdiff.model import Report, Section, Statement
    from reportdiff.renderer.view import View

__all__ = ["Digest", "Group", "digest", "foremost", "news"]

_DIRECTIONS = (
    Direction.RAISED,
    Direction.LOWERED,
    Direction.REQUALIFIED,
    Direction.RESTATED,
    Direction.NEW,
    Direction.DROPPED,
)
_VERDICTS = (Verdict.MISSED, Verdict.MET, Verdict.UNCLEAR)
_DIGIT = re.compile(r"\d")
_OPENING_QUOTE = re.compile("[\u00ab\u2018\u201b\u201c\u201f\u2039\u2e02\u2e04\u2e09\u2e0c\u2e1c\u2e20]")
"""The characters of Unicode's category Pi."""


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


def digest(diff: ReportDiff, view: View) -> Digest:
    """Choose and order what `view` shows of `diff`; raises `OptionsError` where no heading contains `view.section`."""
    roles = view.roles or _default_roles(diff)
    shown = select(diff, Selection(section=view.section, roles=roles))
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
        elsewhere=_lone_count(select(diff, Selection(section=view.section)).changes) - _lone_count(changes),
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
        not _DIGIT.search(text),
        not _OPENING_QUOTE.search(text),
        -len(text),
    )


def _default_roles(diff: ReportDiff) -> tuple[Role, ...]:
    def planned(report: Report) -> bool:
        return any(statement.role is Role.PLAN for statement in report.statements)

    return (Role.PLAN,) if planned(diff.old) or planned(diff.new) else tuple(Role)


def _of_kind(changes: Iterable[Change], kind: ChangeKind) -> list[Change]:
    return [change for change in changes if change.kind is kind]


def _lone_count(changes: Iterable[Change]) -> int:
    return sum(change.kind in (ChangeKind.NEW, ChangeKind.DROPPED) for change in changes)


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
