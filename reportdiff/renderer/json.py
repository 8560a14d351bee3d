"""The JSON document, version reportdiff/1, and the way back from it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reportdiff.renderer.lookup import SideLookup
from reportdiff.renderer.rows import plain
from reportdiff.version import __version__

if TYPE_CHECKING:
    from decimal import Decimal

    from reportdiff.changes import Change, Delivery, Refusal, ReportDiff, SectionLink, TargetChange
    from reportdiff.model import Quantity, Report, Target

__all__ = ["SCHEMA", "dumped", "number", "render_json", "target_record", "to_dict"]

SCHEMA = "reportdiff/1"
_SCORE_DIGITS = 4

_DERIVED = (
    "name",
    "core",
    "falling",
    "fall",
    "lower_is_better",
    "known",
    "general",
    "economy",
    "in_step",
    "period",
    "members",
    "stage",
)
"""What the parser found out about a target besides; without it the diff could not be read back whole."""

Json = dict[str, Any]


def render_json(diff: ReportDiff) -> str:
    """Return the diff as a JSON text, one record a line; the same diff gives the same text.

    Characters stand as they are; a lone surrogate, which UTF-8 cannot hold, is written as an escape.
    """
    return dumped(to_dict(diff))


def dumped(document: Json) -> str:
    """Return a document as JSON text that ends in a line break, with a line for each record of its lists.

    Line tools and reviewers see one change a line; `json`'s own indentation would take a line for every number, and its
    encoder written in C knows none.
    """
    text = _object(document, "") + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _object(members: Json, margin: str) -> str:
    inner = margin + " "
    lines = (f"{inner}{_compact(key)}: {_member(value, inner)}" for key, value in members.items())
    return "{\n" + ",\n".join(lines) + "\n" + margin + "}"


def _member(value: Any, margin: str) -> str:  # noqa: ANN401  (any JSON value)
    if isinstance(value, dict) and value and any(isinstance(part, list | dict) for part in value.values()):
        return _object(value, margin)
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f"{margin} {_compact(part)}" for part in value) + "\n" + margin + "]"
    return _compact(value)


_compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def to_dict(diff: ReportDiff) -> Json:
    """Return the diff as plain dictionaries, lists, strings and numbers, in the document's order of keys."""
    old, new = SideLookup(diff.old), SideLookup(diff.new)
    return {
        "schema": SCHEMA,
        "version": __version__,
        "options": asdict(diff.options),
        "old": _report(diff.old, old),
        "new": _report(diff.new, new),
        "summary": diff.summary,
        "sections": [_section_link(link, diff) for link in diff.sections],
        "changes": [_change(change, diff) for change in diff.changes],
        "targets": [_target_change(change, old, new) for change in diff.targets],
        "delivery": [_delivery(delivery, old, new) for delivery in diff.delivery],
        "wording": None if diff.wording is None else [_record(term) for term in diff.wording],
    }


def _report(report: Report, side: SideLookup) -> Json:
    return {
        "path": report.path,
        "title": report.title,
        "year": report.year,
        "language": report.language,
        "encoding": report.encoding,
        "sections": [_record(section) for section in report.sections],
        "statements": [_record(statement) | _line(side, statement.start) for statement in report.statements],
        "furniture": [_record(piece) for piece in report.furniture],
        "notes": [_record(note) for note in report.notes],
        "targets": [target_record(target, side) for target in report.targets],
        "results": [target_record(result, side) for result in report.results],
    }


def _record(record: Any) -> Json:  # noqa: ANN401  (any of the model's flat records)
    return {name: getattr(record, name) for name in record.__slots__}


def _line(side: SideLookup, offset: int) -> Json:
    line = side.line(offset)
    return {} if line is None else {"line": line}


def target_record(target: Target, side: SideLookup) -> Json:
    """Return a target or result of a report as the document has it."""
    quantity = target.quantity
    return {
        "id": target.id,
        "statement": target.statement,
        "text": target.text,
        "value": number(quantity.value) if quantity else None,
        "high": number(quantity.high) if quantity else None,
        "unit": quantity.unit if quantity else "",
        "bound": str(quantity.bound) if quantity else None,
        "indicator": target.indicator,
        "figure": str(target.figure),
        "relation": target.relation,
        "condition": target.condition,
        "headline": target.headline,
        "role": str(target.role),
        "settled": target.settled,
        "start": target.start,
        "end": target.end,
        "quantity": _quantity(quantity) if quantity else None,
        **{key: getattr(target, key) for key in _DERIVED},
    } | _line(side, target.start)


def _quantity(quantity: Quantity) -> Json:
    """What the target's own keys do not say of its quantity; `start` and `end` count the target's text."""
    return {name: getattr(quantity, name) for name in ("start", "end", "text", "per", "modality", "kind", "vague")}


def number(value: Decimal | None) -> int | float | None:
    """Return a decimal as JSON's number, an integer where it is one."""
    return None if value is None else plain(value)


def _section_link(link: SectionLink, diff: ReportDiff) -> Json:
    return {
        "old": None if link.old is None else diff.old.sections[link.old].id,
        "new": None if link.new is None else diff.new.sections[link.new].id,
        "score": round(link.score, _SCORE_DIGITS),
    }


def _change(change: Change, diff: ReportDiff) -> Json:
    return {
        "id": change.id,
        "kind": str(change.kind),
        "old": list(change.old),
        "new": list(change.new),
        "score": round(change.score, _SCORE_DIGITS),
        "via": None if change.via is None else str(change.via),
        "moved": change.moved,
        "edits": [_record(edit) for edit in change.edits],
        "terms": list(change.terms),
        "reason": change.reason,
        "refusal": _refusal(change.refusal, diff),
    }


def _refusal(refusal: Refusal | None, diff: ReportDiff) -> Json | None:
    if refusal is None:
        return None
    return {
        "lone": refusal.lone,
        "old": None if refusal.old is None else diff.old.statements[refusal.old].id,
        "new": None if refusal.new is None else diff.new.statements[refusal.new].id,
        "score": round(refusal.score, _SCORE_DIGITS),
        "reason": str(refusal.reason),
    }


def _target_change(change: TargetChange, old: SideLookup, new: SideLookup) -> Json:
    return {
        "id": change.id,
        "indicator": change.indicator,
        "headline": change.headline,
        "score": round(change.score, _SCORE_DIGITS),
        "change": str(change.change),
        "old": target_record(change.old, old) if change.old else None,
        "new": target_record(change.new, new) if change.new else None,
        "old_repeats": list(change.old_repeats),
        "new_repeats": list(change.new_repeats),
        "answer": list(change.answer),
    }


def _delivery(delivery: Delivery, old: SideLookup, new: SideLookup) -> Json:
    return {
        "indicator": delivery.indicator,
        "verdict": str(delivery.verdict),
        "rule": delivery.rule,
        "target": target_record(delivery.target, old),
        "result": target_record(delivery.result, new),
    }
