"""What callers hand over, checked at the door: a wrong argument gets one line that says what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from math import isfinite
from os.path import isfile
from typing import Any

from reportdiff.errors import InputError, OptionsError
from reportdiff.options import Options, WordingOptions

__all__ = ["check_content", "check_document", "check_language", "check_options", "is_no_path", "texts"]

_LONGEST_NAME = 255
"""No file system in use takes a name of more bytes."""
_SUFFIXES = (".md", ".markdown", ".txt", ".text", ".html", ".htm", ".pdf", ".doc", ".docx", ".json")


def is_no_path(text: str) -> bool:
    """Return whether a string is a report's text rather than a path: several lines, or words too long for a name."""
    if "\n" in text or "\r" in text:
        return True
    is_long = len(text.encode("utf-8", "surrogatepass")) > _LONGEST_NAME
    return is_long and (" " in text or not text.isascii())


def check_content(text: object, verb: str) -> None:
    """Raise `InputError` where what should be a text is something else, or is the name of a file."""
    if not isinstance(text, str):
        raise InputError(f"{verb}() takes text, not {_kind(text)}; a path, bytes or an open file go to read()")
    # `Path.is_file` raises for a name that no file can have
    if not is_no_path(text) and (text.lower().endswith(_SUFFIXES) or isfile(text)):  # noqa: PTH113
        raise InputError(f"{text!r} is the name of a file, not a text; read() takes paths")


def check_options(options: object) -> None:
    """Raise `OptionsError` where `options` are no `Options`, or a number among them is none.

    >>> from reportdiff.options import AlignerOptions
    >>> check_options(AlignerOptions())
    Traceback (most recent call last):
    reportdiff.errors.OptionsError: these are the options of one stage; write Options(aligner=AlignerOptions(...))
    """
    parts = {field.name: field.default_factory for field in fields(Options)}
    if not isinstance(options, Options):
        for name, part in parts.items():
            if isinstance(options, part):  # type: ignore[arg-type]  # each factory is the part's class
                raise OptionsError(
                    f"these are the options of one stage; write Options({name}={type(options).__name__}(...))"
                )
        raise OptionsError(f"options must be reportdiff.Options(...), not {_kind(options)}")
    for name, part in parts.items():
        _check_part(name, getattr(options, name), part)
    wording = options.differ.wording
    if wording is not None:
        _check_part("differ.wording", wording, WordingOptions)
    if not 0 <= options.aligner.min_score <= 1:
        raise OptionsError(f"aligner.min_score is a probability, from 0 to 1, not {options.aligner.min_score}")


def check_document(document: object) -> None:
    """Raise `InputError` where a JSON document is still text, or no dictionary."""
    if isinstance(document, str | bytes):
        raise InputError("from_dict() takes the document as a dictionary; write from_dict(json.loads(text))")
    if not isinstance(document, Mapping):
        raise InputError(f"from_dict() takes what to_dict() returns, a dictionary, not {_kind(document)}")


def check_language(lang: str | None) -> None:
    """Raise `OptionsError` where there is no interface in a language."""
    from reportdiff.renderer.messages import INTERFACE_LANGUAGES  # noqa: PLC0415  (few callers ask for a view)

    if lang is not None and lang not in INTERFACE_LANGUAGES:
        raise OptionsError(f"there are no words for lang={lang!r}; choose one of {', '.join(INTERFACE_LANGUAGES)}")


def texts(found: object, name: str) -> list[str]:
    """Return a list of statements, of whatever kind that can be gone through; raise `InputError` where it is none."""
    if isinstance(found, str | bytes) or not isinstance(found, Iterable):
        raise InputError(f"{name!r} must be a list of statements, not {_kind(found)}")
    statements = list(found)
    for place, statement in enumerate(statements):
        if not isinstance(statement, str):
            raise InputError(f"{name}[{place}] is {_kind(statement)}, not text; leave it out, or give ''")
    return statements


def _check_part(name: str, part: object, kind: Any) -> None:  # noqa: ANN401  (a class, or a field's factory of one)
    if not isinstance(part, kind):
        raise OptionsError(f"{name} must be {kind.__name__}(...), not {_kind(part)}")
    for field in fields(kind):
        value = getattr(part, field.name)
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
        if type(field.default) in (int, float) and not is_number:
            raise OptionsError(f"{name}.{field.name} must be a number, not {value!r}")


def _kind(value: object) -> str:
    return "None" if value is None else "NaN" if value != value else type(value).__name__  # noqa: PLR0124  (only NaN)
