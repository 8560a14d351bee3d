"""The library's verbs: read, parse, align, compare, and the two that work on bare text."""

from __future__ import annotations

from itertools import pairwise
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reportdiff import aligner, differ, language, parser, reader
from reportdiff.errors import InputError
from reportdiff.model import Quantity, QuantityKind, Report
from reportdiff.options import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.aligner.overrides import Overrides
    from reportdiff.changes import Alignment, Link, ReportDiff
    from reportdiff.tracks import Track

__all__ = ["Source", "align", "align_texts", "compare", "load_overrides", "parse", "quantities", "read", "track"]

Source = str | PathLike[str] | bytes | BinaryIO
"""A path, a file's bytes, or a file object open for reading bytes."""

_DEFAULTS = Options()


def read(source: Source, *, options: Options = _DEFAULTS) -> Report:
    """Read a report from a path, from bytes, or from a file object open for reading bytes.

    A `str` is always a path; text that is at hand already goes to `parse`. Raises `InputError` where there is no
    readable text, and says why.
    """
    if isinstance(source, bytes):
        return _parsed(source, None, options)
    if isinstance(source, str | PathLike):
        path = fspath(source)
        return _parsed(_file_bytes(path), path, options)
    return _parsed(source.read(), getattr(source, "name", None), options)


def parse(text: str, *, options: Options = _DEFAULTS) -> Report:
    """Read a report from its text; a `str` is always content here, never a path."""
    return parser.parse(reader.read_text(text), options.parser)


def align(old: Report, new: Report, *, options: Options = _DEFAULTS, overrides: Overrides | None = None) -> Alignment:
    """Find which statements, sections and targets of two reports belong together."""
    return aligner.align(old, new, options.aligner, overrides)


def compare(
    old: Report | Source,
    new: Report | Source,
    *,
    options: Options = _DEFAULTS,
    overrides: Overrides | None = None,
) -> ReportDiff:
    """Tell what changed from `old` to `new`, each a `Report` or whatever `read` takes."""
    old_report = old if isinstance(old, Report) else read(old, options=options)
    new_report = new if isinstance(new, Report) else read(new, options=options)
    alignment = align(old_report, new_report, options=options, overrides=overrides)
    return differ.diff(old_report, new_report, alignment, options)


def track(reports: Sequence[Report | Source], *, options: Options = _DEFAULTS) -> Track:
    """Follow indicators and commitments through several years, each a `Report` or whatever `read` takes.

    The oldest report comes first. Raises `InputError` where a report's year is not known, comes twice, or comes after a
    later one, and `OptionsError` for fewer than two reports.
    """
    read_reports = [report if isinstance(report, Report) else read(report, options=options) for report in reports]
    from reportdiff import tracker  # noqa: PLC0415  (most callers compare two reports)

    tracker.check_order(read_reports)
    diffs = [compare(old, new, options=options) for old, new in pairwise(read_reports)]
    return tracker.track(diffs, options)


def load_overrides(path: str | PathLike[str]) -> Overrides:
    """Read an overrides file, TOML or JSON, which says what belongs together and what does not, and why.

    Raises `OverridesError` where the file cannot be used; an entry that names nothing is told when it is applied.
    """
    return aligner.load_overrides(path)


def align_texts(
    old: Sequence[str], new: Sequence[str], *, language: str = "zh", options: Options = _DEFAULTS
) -> tuple[Link, ...]:
    """Align two bare lists of statements, with no report around them.

    Links carry `old` and `new` (ascending tuples of indexes into the lists), `score` and `via`.
    """
    return aligner.align_texts(old, new, language=language, options=options.aligner)


def quantities(text: str, *, language: str = "zh") -> tuple[Quantity, ...]:
    """Return the quantities that `text` states, in order; identifiers, dates and ordinals are left out.

    >>> [(q.value, q.unit, str(q.bound)) for q in quantities("at least 1.2 million jobs", language="en")]
    [(Decimal('1200000'), 'jobs', 'at_least')]
    """
    found = _language(language).figures().quantities(text)
    return tuple(quantity for quantity in found if quantity.kind is QuantityKind.QUANTITY)


_language = language.get


def _parsed(data: bytes, path: str | None, options: Options) -> Report:
    return parser.parse(reader.read_bytes(data, path=path, options=options.reader), options.parser)


def _file_bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder; name a report's file in it") from None
    except PermissionError:
        raise InputError(f"{path} may not be read: permission denied") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path!r} cannot be read: {error}") from None
