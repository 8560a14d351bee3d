"""The JSON document read back into a `ReportDiff`.

Keys that this version does not know are passed over: the document's rule is that keys may be added, never renamed. What
the document does not hold is the reports' source text: `Report.text` is empty, and lines are not known.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from reportdiff import changes, model, options
from reportdiff.changes import Change, Delivery, Refusal, ReportDiff, SectionLink, TargetChange, TermChange
from reportdiff.errors import InputError
from reportdiff.model import (
    Bound,
    Furniture,
    Modality,
    Note,
    Quantity,
    QuantityKind,
    Report,
    Section,
    Statement,
    Target,
)
from reportdiff.options import Options

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["from_dict"]

Json = dict[str, Any]
_Record = TypeVar("_Record")
_SCHEMA = "reportdiff/1"


def from_dict(document: Mapping[str, Any]) -> ReportDiff:
    """Return the diff that `to_dict` made the document of; raise `InputError` where it is none."""
    schema = document.get("schema")
    if schema != _SCHEMA:
        raise InputError(f"this is not a {_SCHEMA} document (its schema is {schema!r})")
    try:
        return _diff(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
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
            SectionLink(_index(sections[0], row["old"]), _index(sections[1], row["new"]), row["score"])
            for row in document["sections"]
        ),
        changes=tuple(_change(row, statements) for row in document["changes"]),
        targets=tuple(_target_change(row) for row in document["targets"]),
        delivery=tuple(_delivery(row) for row in document["delivery"]),
        wording=_wording(document.get("wording")),
    )


def _report(row: Json) -> Report:
    return Report(
        title=row["title"],
        year=row["year"],
        language=row["language"],
        sections=tuple(_record(Section, section) for section in row["sections"]),
        statements=tuple(_record(Statement, statement) for statement in row["statements"]),
        targets=tuple(_target(target) for target in row["targets"]),
        results=tuple(_target(result) for result in row["results"]),
        furniture=tuple(_record(Furniture, piece) for piece in row["furniture"]),
        notes=tuple(_record(Note, note) for note in row["notes"]),
        path=row["path"],
        encoding=row["encoding"],
    )


def _target(row: Json) -> Target:
    plain = {key: value for key, value in row.items() if key != "quantity"}
    return _record(Target, plain | {"quantity": _quantity(row) if row["quantity"] else None})


def _quantity(row: Json) -> Quantity:
    rest = row["quantity"]
    return Quantity(
        start=rest["start"],
        end=rest["end"],
        text=rest["text"],
        value=_decimal(row["value"]),
        high=_decimal(row["high"]),
        unit=row["unit"],
        bound=Bound(row["bound"]),
        per=rest["per"],
        modality=Modality(rest["modality"]),
        kind=QuantityKind(rest["kind"]),
        vague=rest["vague"],
    )


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _change(row: Json, statements: tuple[dict[str, int], ...]) -> Change:
    return _record(Change, row | {"refusal": _refusal(row["refusal"], statements)})


def _refusal(row: Json | None, statements: tuple[dict[str, int], ...]) -> Refusal | None:
    if row is None:
        return None
    return _record(Refusal, row | {"old": _index(statements[0], row["old"]), "new": _index(statements[1], row["new"])})


def _target_change(row: Json) -> TargetChange:
    sides = {side: _target(row[side]) if row[side] else None for side in ("old", "new")}
    return _record(TargetChange, row | sides)


def _delivery(row: Json) -> Delivery:
    return _record(Delivery, row | {"target": _target(row["target"]), "result": _target(row["result"])})


def _wording(rows: list[Json] | None) -> tuple[TermChange, ...] | None:
    return None if rows is None else tuple(_record(TermChange, row) for row in rows)


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
    if get_origin(hint) in (Union, UnionType):
        if value is None:
            return None
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], part) for part in value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    if isinstance(hint, type) and is_dataclass(hint) and isinstance(value, dict):
        return _record(hint, value)
    return value
