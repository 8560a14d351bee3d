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

    A `str` is always a path; text that is at hand already goes to `parse`.

    >>> report = read("samples/yunling-2024.md")
    >>> report.year, report.language, report.encoding
    (2024, 'zh', 'utf-8')
    >>> statement = report.statements[0]
    >>> statement.id, report.line(statement.start) > 1
    ('s1-1', True)

    Args:
        source: A path, a file's bytes, or a file object open for reading bytes.
        options: `options.reader.encoding` names the encoding where it is known, `options.parser` is that of `parse`.

    Raises:
        InputError: There is no such file, or no readable text in it; the message says which and what to do.
        VocabularyError: The vocabulary file cannot be used.
    """
    if isinstance(source, bytes):
        return _parsed(source, None, options)
    if isinstance(source, str | PathLike):
        path = fspath(source)
        return _parsed(_file_bytes(path), path, options)
    return _parsed(source.read(), getattr(source, "name", None), options)


def parse(text: str, *, options: Options = _DEFAULTS) -> Report:
    r"""Read a report from its text; a `str` is always content here, never a path.

    All `start` and `end` of what it returns count characters of `text`, `end` exclusive.

    >>> report = parse("# Work report 2024\n\n## 1. Schools\n\nBuild 200 schools; open the harbour line.\n")
    >>> [(section.level, section.number, section.title) for section in report.sections]
    [(1, '1.', 'Schools')]
    >>> [(statement.id, statement.text) for statement in report.statements]
    [('s1-1', 'Build 200 schools;'), ('s1-2', 'open the harbour line.')]

    Raises:
        InputError: The text is empty or no text.
        VocabularyError: The vocabulary file of `options.parser` cannot be used.
    """
    return parser.parse(reader.read_text(text), options.parser)


def align(old: Report, new: Report, *, options: Options = _DEFAULTS, overrides: Overrides | None = None) -> Alignment:
    """Find which statements, sections and targets of two reports belong together.

    >>> old, new = read("samples/yunling-2023.md"), read("samples/yunling-2024.md")
    >>> alignment = align(old, new)
    >>> link = alignment.links[0]
    >>> old_side = [old.statements[i].text for i in link.old]
    >>> 0 < link.score <= 1
    True

    Args:
        old: Last year's report.
        new: This year's report.
        options: `options.aligner` holds the thresholds.
        overrides: Judgements of your own, from `load_overrides`; they come before all else.

    Raises:
        OverridesError: An override names no statement, or more than one.
    """
    return aligner.align(old, new, options.aligner, overrides)


def compare(
    old: Report | Source,
    new: Report | Source,
    *,
    options: Options = _DEFAULTS,
    overrides: Overrides | None = None,
) -> ReportDiff:
    """Tell what changed from `old` to `new`, each a `Report` or whatever `read` takes.

    >>> diff = compare("samples/yunling-2023.md", "samples/yunling-2024.md")
    >>> sorted(diff.summary)
    ['changes', 'delivery', 'targets']
    >>> {str(target.change) for target in diff.targets if target.old is None}
    {'new'}
    >>> compare("samples/yunling-2024.md", "samples/yunling-2024-newspaper.txt").has_changes
    False

    Args:
        old: Last year's report.
        new: This year's report.
        options: Every threshold; `options.differ.wording` asks for the terms that came and went as well.
        overrides: Judgements of your own, from `load_overrides`.

    Raises:
        InputError: A report cannot be read.
        OverridesError: An override names no statement, or more than one.
    """
    old_report = old if isinstance(old, Report) else read(old, options=options)
    new_report = new if isinstance(new, Report) else read(new, options=options)
    alignment = align(old_report, new_report, options=options, overrides=overrides)
    return differ.diff(old_report, new_report, alignment, options)


def track(reports: Sequence[Report | Source], *, options: Options = _DEFAULTS) -> Track:
    """Follow indicators and commitments through several years, each a `Report` or whatever `read` takes.

    The oldest report comes first; a year may be missing.

    >>> found = track([f"samples/yunling-{year}.md" for year in (2023, 2024, 2025)])
    >>> found.years
    (2023, 2024, 2025)
    >>> len(found.rows()) == 3 * len(found.indicators)
    True

    Raises:
        InputError: A report's year is not known, comes twice, or comes after a later one.
        OptionsError: There are fewer than two reports.
    """
    read_reports = [report if isinstance(report, Report) else read(report, options=options) for report in reports]
    from reportdiff import tracker  # noqa: PLC0415  (most callers compare two reports)

    tracker.check_order(read_reports)
    diffs = [compare(old, new, options=options) for old, new in pairwise(read_reports)]
    return tracker.track(diffs, options)


def load_overrides(path: str | PathLike[str]) -> Overrides:
    """Read an overrides file, TOML or JSON, which says what belongs together and what does not, and why.

    An entry that names no statement is refused when it is applied, by `align` or `compare`.

    Raises:
        OverridesError: The file cannot be used; the message names the line.
    """
    return aligner.load_overrides(path)


def align_texts(
    old: Sequence[str], new: Sequence[str], *, language: str = "zh", options: Options = _DEFAULTS
) -> tuple[Link, ...]:
    """Align two bare lists of statements, with no report around them.

    Links carry `old` and `new` (ascending tuples of indexes into the lists), `score` (a probability, 0 to 1) and `via`
    (the pass that found it). What has no partner is in no link.

    >>> old = ["Finish the harbour line by June", "Open 200 clinics in the villages"]
    >>> new = ["Open 210 clinics in the villages", "Finish the harbour line"]
    >>> [(link.old, link.new) for link in align_texts(old, new, language="en")]
    [((0,), (1,)), ((1,), (0,))]

    Raises:
        OptionsError: The language is not known.
    """
    return aligner.align_texts(old, new, language=language, options=options.aligner)


def quantities(text: str, *, language: str = "zh") -> tuple[Quantity, ...]:
    """Return the quantities that `text` states, in order; identifiers, dates and ordinals are left out.

    >>> [(q.value, q.unit, str(q.bound)) for q in quantities("at least 1.2 million jobs", language="en")]
    [(Decimal('1200000'), 'jobs', 'at_least')]

    Values are in base units (ten thousand yuan is 10000 with the unit of yuan); `start` and `end` count characters of
    `text`, `end` exclusive.

    Raises:
        OptionsError: The language is not known.
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
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from None
    except ValueError as error:  # a name that no file can have
        raise InputError(f"{path!r} cannot be read: {error}") from None
