"""Carry a command out: read, compare, write, and leave with an exit code."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdiff.changes import ReportDiff
from reportdiff.cli import streams
from reportdiff.cli.command import STDIN, TABLES, Request, build_command, help_language
from reportdiff.cli.outputs import check_outputs, write_whole
from reportdiff.errors import InputError, ReportDiffError
from reportdiff.renderer import Format, render
from reportdiff.renderer.cli_messages import CLI_MESSAGES
from reportdiff.renderer.escape import visible
from reportdiff.renderer.messages import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportdiff.model import Report
    from reportdiff.options import Options
    from reportdiff.renderer.messages import Words
    from reportdiff.tracks import Track

__all__ = ["run"]

_SAME, _CHANGES, _TROUBLE, _INTERRUPTED = 0, 1, 2, 130
_WHOLE = frozenset({Format.JSON, Format.HTML})


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    streams.prepare()
    spoken = words(help_language(arguments, os.environ), CLI_MESSAGES)
    try:
        asked = build_command(spoken).main(list(arguments), prog_name="reportdiff", standalone_mode=False)
        return _carry_out(asked, spoken) if isinstance(asked, Request) else int(asked or 0)
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except Exception as error:
        if os.environ.get("REPORTDIFF_DEBUG"):
            raise
        if isinstance(error, OSError):
            streams.close_quietly()
        click.echo(f"reportdiff: {visible(_told(error))}", err=True)
        return _TROUBLE


def _told(error: Exception) -> str:
    """One line that says what is wrong."""
    match error:
        case click.UsageError():
            return f"{error.format_message()} (reportdiff -h)"
        case click.ClickException():
            return error.format_message()
        case ReportDiffError():
            return str(error)
        case OSError():
            return f"cannot write to standard output: {error.strerror or error}"
        case MemoryError():
            return "not enough memory"
        case _:
            return f"internal error, {type(error).__name__}: {error} (REPORTDIFF_DEBUG=1 shows where)"


def _carry_out(request: Request, spoken: Words) -> int:
    """Compare, write what is asked for, and return the exit code."""
    outputs = [path for path, _ in request.outputs]
    inputs = [name for name in request.reports if name != STDIN]
    inputs += [name for name in (request.options.parser.vocabulary, request.overrides) if name]
    check_outputs(outputs, [Path(name) for name in inputs])
    _warn_of_what_does_not_apply(request, spoken)
    with streams.progress(spoken("working")):
        found = _compare(request)
        files = {path: _file(found, path, fmt, request) for path, fmt in request.outputs}
    write_whole(files)
    if streams.is_terminal(sys.stderr) and not request.quiet:
        for path, data in files.items():
            click.echo(visible(spoken("written", path=path, size=f"{len(data):,} B")), err=True)
    if not outputs and not request.quiet:
        _to_standard_output(found, request)
    diffs = (found,) if isinstance(found, ReportDiff) else found.diffs
    return _CHANGES if any(diff.has_changes for diff in diffs) else _SAME


def _compare(request: Request) -> ReportDiff | Track:
    """Read the reports; compare two, follow more than two through their years."""
    import reportdiff  # here and not above, so that --help does not wait for it

    reports = []
    for name, encoding in zip(request.reports, request.encodings, strict=True):
        options = replace(request.options, reader=replace(request.options.reader, encoding=encoding))
        reports.append(_from_standard_input(options) if name == STDIN else reportdiff.read(name, options=options))
    if len(reports) > 2:
        return reportdiff.track(reports, options=request.options)
    overrides = reportdiff.load_overrides(request.overrides) if request.overrides else None
    return reportdiff.compare(*reports, options=request.options, overrides=overrides)


def _from_standard_input(options: Options) -> Report:
    import reportdiff

    try:
        data = sys.stdin.buffer.read()
    except (AttributeError, OSError, ValueError):  # closed before we began, or not readable
        raise InputError("standard input cannot be read; name a file, or send one: reportdiff - NEW < OLD") from None
    try:
        return reportdiff.read(data, options=options)
    except InputError as error:
        raise InputError(f"standard input: {error}") from error


def _file(found: ReportDiff | Track, path: Path, fmt: Format, request: Request) -> bytes:
    """What goes into an output file; a CSV file that bears a table's name holds that table."""
    table = request.table or (path.stem if path.stem in TABLES else TABLES[0])
    text = render(found, fmt, lang=request.lang, view=request.view, width=request.width or 100, table=table)
    return text.encode("utf-8", "backslashreplace")


def _to_standard_output(found: ReportDiff | Track, request: Request) -> None:
    """Print the diff; a view that is longer than the terminal's screen goes through a pager."""
    try:
        if request.format is not Format.TERMINAL:
            table = request.table or TABLES[0]
            streams.show(render(found, request.format, lang=request.lang, view=request.view, table=table), [])
            return
        screen = streams.Screen.current()
        pager = streams.pager_command(os.environ) if request.pager and screen.height else []
        text = render(
            found,
            lang=request.lang,
            view=request.view,
            width=request.width or screen.width,
            color=streams.wants_color(request.color, os.environ),
            screen=None if pager else screen.height,
        )
        streams.show(text, pager if text.count("\n") >= (screen.height or 0) else [])
    except BrokenPipeError:  # the reader at the other end has seen enough
        streams.close_quietly()


def _warn_of_what_does_not_apply(request: Request, spoken: Words) -> None:
    """Say so where a choice of parts meets a format that is always whole, or a view that knows no such choice."""
    view = request.view
    choices = {"--only": view.only, "--section": view.section, "--role": view.roles}
    given = [name for name, choice in choices.items() if choice]
    formats = {fmt for _, fmt in request.outputs} or {request.format}
    told = [spoken("whole", format=fmt, options=", ".join(given)) for fmt in sorted(formats & _WHOLE) if given]
    if len(request.reports) > 2 and (several := [name for name in given if name != "--only"]):
        told = [spoken("several", options=", ".join(several)), *told]
    for line in told if not request.quiet else ():
        click.echo(f"reportdiff: {line}", err=True)
