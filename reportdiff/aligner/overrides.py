"""The reader's own judgements: which statements belong together and which do not, read from a file.

A TOML file holds tables `[[together]]` and `[[apart]]`, a JSON file an object with two lists of these names. Each entry
has `old` and `new`, one statement or a list of them, and may have a `reason`. A statement is named by its id, or by
words quoted from it: words that hold several whole statements name them all, words within one statement name that one.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportdiff.errors import OverridesError
from reportdiff.language.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from reportdiff.model import Report

__all__ = ["Entry", "Overrides", "Resolved", "load", "resolve"]

_KINDS = ("together", "apart")
_KEYS = frozenset({"old", "new", "reason"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One judgement; `line` is where the file states it, 0 if it does not come from a file."""

    together: bool
    old: tuple[str, ...]
    new: tuple[str, ...]
    reason: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Overrides:
    """All judgements of one file, in its order."""

    entries: tuple[Entry, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The judgements by indexes of statements: what is linked, with the reason, and which pairs must not be."""

    together: tuple[tuple[tuple[int, ...], tuple[int, ...], str], ...] = ()
    apart: frozenset[tuple[int, int]] = frozenset()


def load(path: str | PathLike[str]) -> Overrides:
    """Read an overrides file; `OverridesError` says which line cannot be used and why."""
    name = str(path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise OverridesError(f"{name} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise OverridesError(f"{name} is not UTF-8 text; save it as UTF-8") from None
    is_json = name.lower().endswith(".json") or text.lstrip().startswith("{")
    try:
        data = json.loads(text) if is_json else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise OverridesError(f"{name}: {error}") from None
    if not isinstance(data, dict):
        raise OverridesError(f"{name}: expected an object with the lists 'together' and 'apart'")
    unknown = sorted(set(data) - set(_KINDS))
    if unknown:
        line = _line(text, unknown[0])
        raise OverridesError(f"{name}, line {line}: unknown {unknown[0]!r}; entries stand under 'together' or 'apart'")
    entries = [entry for kind in _KINDS for entry in _entries(name, text, kind, data.get(kind, []))]
    return Overrides(tuple(sorted(entries, key=lambda entry: entry.line)), name)


def resolve(overrides: Overrides, old: Report, new: Report) -> Resolved:
    """Find the statements that the entries name; `OverridesError` says which entry names none, or too many."""
    together: list[tuple[tuple[int, ...], tuple[int, ...], str]] = []
    apart: set[tuple[int, int]] = set()
    seen: dict[tuple[str, int], int] = {}
    for entry in overrides.entries:
        sides = []
        for side, quotes, report in (("old", entry.old, old), ("new", entry.new, new)):
            found = {k for quote in quotes for k in _named(quote, side, report, _where(overrides, entry))}
            sides.append(tuple(sorted(found)))
            if entry.together:
                for k in sides[-1]:
                    if (side, k) in seen:
                        raise OverridesError(
                            f"{_where(overrides, entry)}: {report.statements[k].text!r} of the {side} report is already"
                            f" linked by line {seen[side, k]}; put both into one entry"
                        )
                    seen[side, k] = entry.line
        if entry.together:
            together.append((sides[0], sides[1], entry.reason))
        else:
            apart.update((i, j) for i in sides[0] for j in sides[1])
    for here, there, _ in together:
        if any((i, j) in apart for i in here for j in there):
            text = old.statements[here[0]].text
            raise OverridesError(
                f"{overrides.path or 'overrides'}: {text!r} is named together and apart; keep one entry"
            )
    return Resolved(tuple(together), frozenset(apart))


def _entries(name: str, text: str, kind: str, rows: Any) -> list[Entry]:  # noqa: ANN401
    if not isinstance(rows, list):
        raise OverridesError(f"{name}, line {_line(text, kind)}: {kind!r} must be a list of entries")
    starts = _starts(text, kind, rows)
    return [_entry(name, kind, row, line) for row, line in zip(rows, starts, strict=True)]


def _entry(name: str, kind: str, row: Any, line: int) -> Entry:  # noqa: ANN401
    where = f"{name}, line {line}"
    if not isinstance(row, dict):
        raise OverridesError(f"{where}: an entry needs 'old' and 'new'")
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        raise OverridesError(f"{where}: unknown key {unknown[0]!r}; an entry has 'old', 'new' and 'reason'")
    sides = []
    for side in ("old", "new"):
        value = row.get(side)
        quotes = [value] if isinstance(value, str) else value
        if not isinstance(quotes, list) or not quotes or not all(isinstance(q, str) and fold(q) for q in quotes):
            raise OverridesError(f"{where}: {side!r} must name a statement by its words or its id")
        sides.append(tuple(quotes))
    reason = row.get("reason", "")
    if not isinstance(reason, str):
        raise OverridesError(f"{where}: 'reason' must be text")
    return Entry(kind == "together", sides[0], sides[1], reason, line)


def _starts(text: str, kind: str, rows: Sequence[Any]) -> list[int]:
    """Return the line of each entry: of its table's header, or of the first of its words."""
    headers = [m.start() for m in re.finditer(rf"(?m)^[ \t]*\[\[[ \t]*[\"']?{kind}[\"']?[ \t]*\]\]", text)]
    if len(headers) == len(rows):
        return [text.count("\n", 0, at) + 1 + (text[at] == "\n") for at in headers]
    result, at = [], max(0, text.find(kind))
    for row in rows:
        first = next((v for v in _words(row) if v), kind)
        escaped = (json.dumps(first, ensure_ascii=False)[1:-1], json.dumps(first)[1:-1])
        at = max(at, min((p for p in (text.find(e, at) for e in escaped) if p >= 0), default=at))
        result.append(text.count("\n", 0, at) + 1)
        at += 1
    return result


def _words(row: Any) -> list[str]:  # noqa: ANN401
    values = [row.get("old"), row.get("new")] if isinstance(row, dict) else []
    return [q for value in values for q in (value if isinstance(value, list) else [value]) if isinstance(q, str)]


def _line(text: str, words: str) -> int:
    return text.count("\n", 0, max(0, text.find(words))) + 1


def _where(overrides: Overrides, entry: Entry) -> str:
    return f"{overrides.path or 'overrides'}, line {entry.line}" if entry.line else overrides.path or "overrides"


def _named(quote: str, side: str, report: Report, where: str) -> list[int]:
    for k, statement in enumerate(report.statements):
        if statement.id == quote.strip():
            return [k]
    wanted = fold(quote)
    texts = [fold(statement.text) for statement in report.statements]
    holding = [k for k, text in enumerate(texts) if text and wanted in text]
    exact = [k for k in holding if _mute(texts[k]) == _mute(wanted)]
    if len(exact) == 1:
        return exact
    if len(holding) > 1:
        raise OverridesError(
            f"{where}: {quote!r} stands in {len(holding)} statements of the {side} report; quote more, or use the id"
        )
    found = holding or [k for k, text in enumerate(texts) if text and _mute(text) in wanted]
    if not found:
        raise OverridesError(f"{where}: {quote!r} names no statement of the {side} report")
    return found


def _mute(text: str) -> str:
    """Leave out the punctuation at a text's end, which a quotation seldom keeps."""
    return text.rstrip("".join(char for char in set(text) if not char.isalnum()))
