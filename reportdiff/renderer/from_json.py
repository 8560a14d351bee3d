"""The JSON document read back into a `ReportDiff`.

Keys that this version does not know are passed over: the document's rule is that keys may be added, never renamed. What
the document does not hold is the reports' source text: `Report.text` is empty, and lines are not known.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from math import isfinite
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from reportdiff import changes, model, options
from reportdiff.changes import Change, ChangeKind, Delivery, Refusal, ReportDiff, SectionLink, TargetChange, TermChange
from reportdiff.errors import InputError
from reportdiff.model import Quantity, Report, Target
from reportdiff.options import Options

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

__all__ = ["from_dict"]

Json = dict[str, Any]
_Record = TypeVar("_Record")
_SCHEMA = "reportdiff/1"
_SIDES = ("old", "new")


def from_dict(document: Mapping[str, Any]) -> ReportDiff:
    """Return the diff that `to_dict` made the document of; raise `InputError` where it is none."""
    schema = document.get("schema")
    if schema != _SCHEMA:
        raise InputError(f"this is not a {_SCHEMA} document (its schema is {schema!r})")
    try:
        return _diff(document)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise InputError(f"the {_SCHEMA} document is damaged: {error!r}") from error


def _diff(document: Mapping[str, Any]) -> ReportDiff:
    old, new = _report(document["old"]), _report(document["new"])
    sections = tuple({section.id: i for i, section in enumerate(report.sections)} for report in (old, new))
    statements = tuple({statement.id: i for i, statement in enumerate(report.statements)} for report in (old, new))
    return ReportDiff(
        old=old,
        new=new,
        options=_record(Options, document["options"]),
        sections=tuple(
            _record(SectionLink, row | {side: _index(at, row[side]) for side, at in zip(_SIDES, sections, strict=True)})
            for row in document["sections"]
        ),
        changes=tuple(_change(row, statements) for row in document["changes"]),
        targets=tuple(_target_change(row, statements) for row in document["targets"]),
        delivery=tuple(_delivery(row, statements) for row in document["delivery"]),
        wording=_wording(document.get("wording"), statements),
    )


def _report(row: Json) -> Report:
    figures = {kind: [_target(figure) for figure in row[kind]] for kind in ("targets", "results")}
    report = _record(Report, {key: value for key, value in row.items() if key != "text"} | figures)
    known: set[str | None] = {None}
    for section in report.sections:  # a section stands behind its parent, so that no section is above itself
        _known(known, section.parent)
        known.add(section.id)
    _known(known, *(statement.section for statement in report.statements))
    _known({s.id for s in report.statements}, *(figure.statement for figure in (*report.targets, *report.results)))
    return report


def _target(row: Json) -> Target:
    plain = {key: value for key, value in row.items() if key != "quantity"}
    return _record(Target, plain | {"quantity": _quantity(row) if row["quantity"] else None})


def _quantity(row: Json) -> Quantity:
    plain = {key: row[key] for key in ("unit", "bound")}
    values = {key: _decimal(row[key]) for key in ("value", "high")}
    return _record(Quantity, row["quantity"] | plain | values)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(_value(float, value)))


def _change(row: Json, statements: tuple[dict[str, int], ...]) -> Change:
    change = _record(Change, row | {"refusal": _refusal(row["refusal"], statements)})
    _known(statements[0], *change.old)
    _known(statements[1], *change.new)
    if (bool(change.old), bool(change.new)) != (
        change.kind is not ChangeKind.NEW,
        change.kind is not ChangeKind.DROPPED,
    ):
        raise ValueError(f"{change.id} is {change.kind} but its sides say otherwise")
    if change.moved and not (change.old and change.new):
        raise ValueError(f"{change.id} moved but has one side only")
    return change


def _refusal(row: Json | None, statements: tuple[dict[str, int], ...]) -> Refusal | None:
    if row is None:
        return None
    refusal = _record(Refusal, row | {side: _index(at, row[side]) for side, at in zip(_SIDES, statements, strict=True)})
    if refusal.lone not in _SIDES:
        raise ValueError(f"{refusal.lone!r} is no side")
    return refusal


def _target_change(row: Json, statements: tuple[dict[str, int], ...]) -> TargetChange:
    change = _record(TargetChange, row | {side: _target(row[side]) if row[side] else None for side in _SIDES})
    if change.old is None and change.new is None:
        raise ValueError(f"{change.id} has no side")
    for target, known in zip((change.old, change.new), statements, strict=True):
        _known(known, *([target.statement] if target else []))
    _known(statements[0 if change.old is None else 1], *change.answer)
    return change


def _delivery(row: Json, statements: tuple[dict[str, int], ...]) -> Delivery:
    delivery = _record(Delivery, row | {"target": _target(row["target"]), "result": _target(row["result"])})
    _known(statements[0], delivery.target.statement)
    _known(statements[1], delivery.result.statement)
    return delivery


def _wording(rows: list[Json] | None, statements: tuple[dict[str, int], ...]) -> tuple[TermChange, ...] | None:
    if rows is None:
        return None
    terms = tuple(_record(TermChange, row) for row in rows)
    for term in terms:
        _known(statements[0], *term.old)
        _known(statements[1], *term.new)
    return terms


def _known(known: Container[str | None], *named: str | None) -> None:
    """Raise `ValueError` where an id names nothing."""
    for one in named:
        if one not in known:
            raise ValueError(f"{one!r} names nothing")


def _index(indexes: dict[str, int], known: str | None) -> int | None:
    return None if known is None else indexes[known]


def _record(record: type[_Record], row: Mapping[str, Any]) -> _Record:
    """Build a record from the keys that it knows, each turned into the type that the record declares."""
    hints = _hints(record)  # type: ignore[arg-type]  # mypy doubts that a class can be hashed
    return record(**{key: _value(hints[key], value) for key, value in row.items() if key in hints})


@cache
def _hints(record: type[Any]) -> dict[str, Any]:
    """The declared type of every field; the modules import each other for type checkers only, so names are given."""
    names = vars(model) | vars(changes) | vars(options) | {"Decimal": Decimal}
    hints = get_type_hints(record, globalns=names)
    return {field.name: hints[field.name] for field in fields(record)}


def _value(hint: Any, value: Any) -> Any:  # noqa: ANN401  (JSON in, a field's value out)
    """Return a JSON value as the type that a field declares; raise `TypeError` or `ValueError` where it is another."""
    if get_origin(hint) in (Union, UnionType):
        if value is None:
            return None
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple and isinstance(value, list | tuple):
        return tuple(_value(get_args(hint)[0], part) for part in value)
    if not isinstance(hint, type):
        raise TypeError(f"{value!r} is no list")
    if issubclass(hint, StrEnum):
        return hint(value)
    if is_dataclass(hint) and isinstance(value, dict):
        return _record(hint, value)
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        if not isfinite(value):
            raise ValueError(f"{value!r} is not finite")
        return value
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise TypeError(f"{value!r} is no {hint.__name__}")
    return value
