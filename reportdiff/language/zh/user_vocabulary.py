"""A user's own file of indicators: the format of `indicators.toml`, checked entry by entry."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from reportdiff.errors import VocabularyError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_entries"]

_KEYS = {
    "name": str,
    "synonyms": list,
    "whole": list,
    "loose": list,
    "better": str,
    "headline": bool,
    "percent": str,
    "fragment": bool,
}
_CHOICES = {"better": ("higher", "lower"), "percent": ("growth", "level")}
_KINDS = {str: "text", list: "a list of names", bool: "true or false"}


def read_entries(path: Path) -> list[dict[str, Any]]:
    """Return the entries of the file at `path`.

    Raises:
        VocabularyError: The file cannot be read or is not TOML, or an entry is not one; the message names the line or
            the entry and the key, and what belongs there.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise VocabularyError(f"{path}: not UTF-8 text; save the vocabulary as UTF-8") from None
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{path}: not TOML: {error}") from None
    unknown = sorted(set(raw) - {"indicator"})
    if unknown:
        raise VocabularyError(f"{path}: unknown key {unknown[0]!r}; the file holds [[indicator]] entries only")
    entries = raw.get("indicator")
    if not isinstance(entries, list) or not entries:
        raise VocabularyError(f"{path}: holds no [[indicator]] entry; each has a name and synonyms")
    lines = [text.count("\n", 0, match.start()) + 1 for match in re.finditer(r"(?m)^[ \t]*\[\[indicator\]\]", text)]
    for number, entry in enumerate(entries):
        _check(entry, f"{path}: line {lines[number]}" if number < len(lines) else f"{path}: entry {number + 1}")
    return entries


def _check(entry: object, where: str) -> None:
    if not isinstance(entry, dict):
        raise VocabularyError(f"{where}: not a table; write [[indicator]] before it")
    for key, value in entry.items():
        if key not in _KEYS:
            raise VocabularyError(f"{where}: unknown key {key!r}; known are {', '.join(_KEYS)}")
        if not isinstance(value, _KEYS[key]):
            raise VocabularyError(f"{where}: {key!r} must be {_KINDS[_KEYS[key]]}")
        if key in _CHOICES and value not in _CHOICES[key]:
            raise VocabularyError(f"{where}: {key!r} must be one of {', '.join(_CHOICES[key])}, not {value!r}")
        if isinstance(value, list) and not all(isinstance(form, str) and form for form in value):
            raise VocabularyError(f"{where}: {key!r} must be {_KINDS[list]}, none of them empty")
    if not entry.get("name"):
        raise VocabularyError(f"{where}: 'name' is missing")
