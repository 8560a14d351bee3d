"""A part of a diff: only the changes, targets and deliveries that fit what is asked for."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from reportdiff.changes import ChangeKind, Direction, Verdict
from reportdiff.errors import OptionsError
from reportdiff.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from reportdiff.changes import Change, Delivery, ReportDiff, TargetChange, TermChange
    from reportdiff.model import Report, Target

__all__ = ["Selection", "select"]

_Name = TypeVar("_Name", bound="StrEnum")


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for; a criterion that is None, or empty, lets everything through.

    `kinds`, `moved` and `roles` narrow the changes, `directions` and `headline` the targets, `verdicts` the deliveries;
    `section`, `text` and `has_number` narrow all three. `section` is a piece of a heading of either report, its own or
    one above it; `text` is a piece of a statement; case, width and blanks do not matter in either. `has_number` asks
    for a digit, or for a figure that was read in words.
    """

    kinds: str | Iterable[str] = ()
    directions: str | Iterable[str] = ()
    verdicts: str | Iterable[str] = ()
    roles: str | Iterable[str] = ()
    section: str = ""
    text: str = ""
    moved: bool | None = None
    headline: bool | None = None
    has_number: bool | None = None


def select(diff: ReportDiff, wanted: Selection) -> ReportDiff:
    """Return the diff with only what fits; reports, sections, options and ids stay as they are.

    Raises:
        OptionsError: A kind, direction, verdict or role is none, or no heading of either report contains `section`.
    """
    kinds, directions = _named(ChangeKind, wanted.kinds), _named(Direction, wanted.directions)
    verdicts, roles = _named(Verdict, wanted.verdicts), _named(Role, wanted.roles)
    old, new = _Side(diff.old), _Side(diff.new)
    sought = _Statements(old, new, wanted)

    def change_fits(change: Change) -> bool:
        return (
            change.kind in kinds
            and _is(change.moved, wanted.moved)
            and (len(roles) == len(Role) or not roles.isdisjoint(old.roles(change.old) | new.roles(change.new)))
            and sought.fit(change.old, change.new)
        )

    def target_fits(row: TargetChange) -> bool:
        return (
            row.change in directions
            and _is(row.headline, wanted.headline)
            and sought.placed(_statement(row.old), _statement(row.new))
            and sought.said(_text(row.old), _text(row.new))
            and _is(
                any(side is not None and side.quantity is not None for side in (row.old, row.new)), wanted.has_number
            )
        )

    def delivery_fits(row: Delivery) -> bool:
        return (
            row.verdict in verdicts
            and sought.placed(_statement(row.target), _statement(row.result))
            and sought.said(_text(row.target), _text(row.result))
            and _is(_counted(row.target), wanted.has_number)
        )

    def term_fits(row: TermChange) -> bool:
        return sought.placed(row.old, row.new)

    return replace(
        diff,
        changes=tuple(filter(change_fits, diff.changes)),
        targets=tuple(filter(target_fits, diff.targets)),
        delivery=tuple(filter(delivery_fits, diff.delivery)),
        wording=None if diff.wording is None else tuple(filter(term_fits, diff.wording)),
    )


class _Side:
    """One report, with what a selection looks up in it."""

    def __init__(self, report: Report) -> None:
        self._statements = {statement.id: statement for statement in report.statements}
        self._figures = {
            target.statement for target in (*report.targets, *report.results) if target.quantity is not None
        }
        self._sections = {section.id: section for section in report.sections}

    def roles(self, ids: Iterable[str]) -> frozenset[Role]:
        return frozenset(self._statements[known].role for known in ids)

    def text(self, ids: Iterable[str]) -> str:
        return "".join(self._statements[known].text for known in ids)

    def has_number(self, ids: Iterable[str]) -> bool:
        return any(
            known in self._figures or any(char.isdecimal() for char in self._statements[known].text) for known in ids
        )

    def under(self, sought: str) -> frozenset[str]:
        """Return the statements under a heading that contains `sought`, which is folded."""
        inside: dict[str | None, bool] = {None: False}
        for known, section in self._sections.items():  # a parent comes before what it holds
            inside[known] = inside[section.parent] or sought in _folded(section.number + section.title)
        return frozenset(known for known, statement in self._statements.items() if inside[statement.section])


class _Statements:
    """The criteria that ask for statements."""

    def __init__(self, old: _Side, new: _Side, wanted: Selection) -> None:
        self._old, self._new, self._wanted = old, new, wanted
        self._text = _folded(wanted.text)
        self._places: tuple[frozenset[str], frozenset[str]] | None = None
        if wanted.section:
            sought = _folded(wanted.section)
            self._places = old.under(sought), new.under(sought)
            if not any(self._places):
                given = f"no heading of either report contains {wanted.section!r}"
                raise OptionsError(f"{given}; give a part of a heading as it is printed")

    def fit(self, old: tuple[str, ...], new: tuple[str, ...]) -> bool:
        return (
            self.placed(old, new)
            and (not self._text or self.said(self._old.text(old), self._new.text(new)))
            and (
                self._wanted.has_number is None
                or _is(self._old.has_number(old) or self._new.has_number(new), self._wanted.has_number)
            )
        )

    def placed(self, old: Iterable[str], new: Iterable[str]) -> bool:
        if self._places is None:
            return True
        return not (self._places[0].isdisjoint(old) and self._places[1].isdisjoint(new))

    def said(self, old: str, new: str) -> bool:
        return not self._text or self._text in _folded(old) or self._text in _folded(new)


def _named(names: type[_Name], given: str | Iterable[str]) -> frozenset[_Name]:
    """Return the members that are given by name; all of them where none is given."""
    asked = (given,) if isinstance(given, str) else tuple(given)
    try:
        return frozenset(map(names, asked or names))
    except ValueError:
        wrong = next(name for name in asked if name not in set(names))
        raise OptionsError(f"unknown {names.__name__} {wrong!r}; choose from {', '.join(names)}") from None


def _is(value: bool, wanted: bool | None) -> bool:
    return wanted is None or value is wanted


def _statement(target: Target | None) -> tuple[str, ...]:
    return () if target is None else (target.statement,)


def _counted(target: Target | None) -> bool:
    return target is not None and target.quantity is not None


def _text(target: Target | None) -> str:
    return "" if target is None else target.text


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
