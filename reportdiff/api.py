"""The library's verbs: read, parse, align, compare, and the two that work on bare text."""

from __future__ import annotations

from io import TextIOBase
from itertools import pairwise
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reportdiff import aligner, differ, language, parser, reader
from reportdiff.aligner.overrides import Overrides
from reportdiff.arguments import check_content, check_options, is_no_path, texts
from reportdiff.errors import InputError, OverridesError
from reportdiff.model import Quantity, QuantityKind, Report
from reportdiff.options import Options

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    check_options(options)
    if isinstance(source, bytes):
        return _parsed(source, None, options)
    if isinstance(source, str | PathLike):
        path = fspath(source)
        return _parsed(_file_bytes(path), path, options)
    name = getattr(source, "name", None)
    return _parsed(_stream_bytes(source), name if isinstance(name, str) else None, options)


def parse(text: str, *, options: Options = _DEFAULTS) -> Report:
    r"""Read a report from its text; a `str` is always content here, never a path.

    All `start` and `end` of what it returns count characters of `text`, `end` exclusive.

    >>> report = parse("# Work report 2024\n\n## 1. Schools\n\nBuild 200 schools; open the harbour line.\n")
    >>> [(section.level, section.number, section.title) for section in report.sections]
    [(1, '1.', 'Schools')]
    >>> [(statement.id, statement.text) for statement in report.statements]
    [('s1-1', 'Build 200 schools;'), ('s1-2', 'open the harbour line.')]

    Raises:
        InputError: The text is empty or no text, or it is the name of a file.
        VocabularyError: The vocabulary file of `options.parser` cannot be used.
    """
    check_options(options)
    check_content(text, "parse")
    return parser.parse(reader.read_text(text), options.parser)


def align(
    old: Report,
    new: Report,
    *,
    options: Options = _DEFAULTS,
    overrides: Overrides | str | PathLike[str] | None = None,
) -> Alignment:
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
        overrides: Judgements of your own, a file's path or what `load_overrides` gave; they come before all else.

    Raises:
        InputError: One of the two is no `Report`.
        OverridesError: An override names no statement, or more than one.
    """
    check_options(options)
    for report in (old, new):
        if not isinstance(report, Report):
            raise InputError(f"align() takes two reports, not {type(report).__name__}; read() makes a report of a file")
    return aligner.align(old, new, options.aligner, _overrides(overrides))


def compare(
    old: Report | Source,
    new: Report | Source,
    *,
    options: Options = _DEFAULTS,
    overrides: Overrides | str | PathLike[str] | None = None,
) -> ReportDiff:
    """Tell what changed from `old` to `new`, each a `Report` or whatever `read` takes.

    A `Report` is taken as it was read: `options.reader` and `options.parser`, and with it the vocabulary, only count
    where this function does the reading. Give them to `read` or `parse` as well.

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
        overrides: Judgements of your own, a file's path or what `load_overrides` gave.

    Raises:
        InputError: A report cannot be read.
        OptionsError: The options are not of their kind; the message says which.
        OverridesError: An override names no statement, or more than one.
    """
    check_options(options)
    overrides = _overrides(overrides)  # a file that cannot be used is found before two reports are read
    old_report, new_report = _report(old, options), _report(new, options)
    alignment = align(old_report, new_report, options=options, overrides=overrides)
    return differ.diff(old_report, new_report, alignment, options)


def track(reports: Iterable[Report | Source], *, options: Options = _DEFAULTS) -> Track:
    """Follow indicators and commitments through several years, each a `Report` or whatever `read` takes.

    The oldest report comes first; a year may be missing. As with `compare`, a `Report` is taken as it was read.

    >>> found = track([f"samples/yunling-{year}.md" for year in (2023, 2024, 2025)])
    >>> found.years
    (2023, 2024, 2025)
    >>> len(found.rows()) == 3 * len(found.indicators)
    True

    Raises:
        InputError: A report's year is not known, comes twice, or comes after a later one.
        OptionsError: There are fewer than two reports.
    """
    check_options(options)
    if isinstance(reports, str | bytes | PathLike | Report):
        raise InputError("track() takes a list of reports, the oldest first; put them in brackets")
    read_reports = [_report(report, options) for report in reports]
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
    if not isinstance(path, str | PathLike):
        raise OverridesError(f"overrides come from a file: give its path, not {type(path).__name__}")
    return aligner.load_overrides(path)


def align_texts(
    old: Iterable[str], new: Iterable[str], *, language: str = "zh", options: Options = _DEFAULTS
) -> tuple[Link, ...]:
    """Align two bare lists of statements, with no report around them; a column of a data frame is as good as a list.

    Links carry `old` and `new` (ascending tuples of indexes into the lists), `score` (a probability, 0 to 1) and `via`
    (the pass that found it); they count places, from 0, whatever index a column has. What has no partner is in no link.

    >>> old = ["Finish the harbour line by June", "Open 200 clinics in the villages"]
    >>> new = ["Open 210 clinics in the villages", "Finish the harbour line"]
    >>> [(link.old, link.new) for link in align_texts(old, new, language="en")]
    [((0,), (1,)), ((1,), (0,))]

    Raises:
        InputError: A list is none, or holds what is no text; the message says where.
        OptionsError: The language is not known.
    """
    check_options(options)
    return aligner.align_texts(texts(old, "old"), texts(new, "new"), language=language, options=options.aligner)


def quantities(text: str, *, language: str = "zh") -> tuple[Quantity, ...]:
    """Return the quantities that `text` states, in order; identifiers, dates and ordinals are left out.

    >>> [(q.value, q.unit, str(q.bound)) for q in quantities("at least 1.2 million jobs", language="en")]
    [(Decimal('1200000'), 'jobs', 'at_least')]

    Values are in base units (ten thousand yuan is 10000 with the unit of yuan); `start` and `end` count characters of
    `text`, `end` exclusive.

    Raises:
        InputError: It is no text.
        OptionsError: The language is not known.
    """
    if not isinstance(text, str):
        raise InputError(f"quantities() takes text, not {type(text).__name__}")
    found = _language(language).figures().quantities(text)
    return tuple(quantity for quantity in found if quantity.kind is QuantityKind.QUANTITY)


_language = language.get


def _parsed(data: bytes, path: str | None, options: Options) -> Report:
    return parser.parse(reader.read_bytes(data, path=path, options=options.reader), options.parser)


def _report(source: Report | Source, options: Options) -> Report:
    return source if isinstance(source, Report) else read(source, options=options)


def _overrides(given: Overrides | str | PathLike[str] | None) -> Overrides | None:
    return given if given is None or isinstance(given, Overrides) else load_overrides(given)


def _stream_bytes(source: BinaryIO) -> bytes:
    if isinstance(source, TextIOBase):
        raise InputError("the file is open for text; open it with mode 'rb', or give its path")
    if isinstance(source, list | tuple):
        raise InputError("read() takes one report; give each file by itself, or several years to track()")
    if not hasattr(source, "read"):
        kind = "None" if source is None else type(source).__name__
        raise InputError(f"read() takes a path, a file's bytes, or a file open with mode 'rb', not {kind}")
    try:
        data = source.read()
    except (OSError, ValueError) as error:  # closed, or open for writing
        raise InputError(f"the file cannot be read: {error}") from None
    if not isinstance(data, bytes):
        raise InputError("the file does not give bytes; open it with mode 'rb', or give its path")
    return data


def _file_bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        if is_no_path(path):
            raise InputError("this looks like a report's text, not like a path; parse() takes text") from None
        raise _unreadable(path, error) from None


def _unreadable(path: str, error: OSError | ValueError) -> InputError:
    match error:
        case FileNotFoundError():
            return InputError(f"{path}: there is no such file")
        case IsADirectoryError():
            return InputError(f"{path} is a folder; name a report's file in it")
        case PermissionError():
            return InputError(f"{path} may not be read: permission denied")
        case OSError():
            return InputError(f"{path} cannot be read: {error.strerror or error}")
        case _:  # a name that no file can have
            return InputError(f"{path!r} cannot be read: {error}")
