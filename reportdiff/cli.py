"""The command line: arguments, files and exit codes; all the rest is the library's.

Exit codes are diff's: 0 for no change, 1 for changes, 2 for trouble; 130 for an interrupt. Trouble is one line on
standard error; REPORTDIFF_DEBUG=1 lets the traceback through.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from inspect import cleandoc
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from reportdiff import streams
from reportdiff.cli_messages import CLI_MESSAGES
from reportdiff.errors import ReportDiffError
from reportdiff.model import Role
from reportdiff.options import Options
from reportdiff.outputs import check_outputs, write_whole
from reportdiff.renderer import Format, render
from reportdiff.renderer.escape import visible
from reportdiff.renderer.messages import INTERFACE_LANGUAGES, Words, words
from reportdiff.renderer.view import Part, View
from reportdiff.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportdiff.changes import ReportDiff

__all__ = ["build_command", "run"]

_SAME, _CHANGES, _TROUBLE, _INTERRUPTED = 0, 1, 2, 130
_STDIN = "-"
_TABLES = ("targets", "changes", "delivery")
_SUFFIXES = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".txt": Format.TERMINAL,
}
_WHOLE = frozenset({Format.JSON, Format.HTML})


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for; `outputs` pairs each file with its format."""

    reports: tuple[str, str]
    encodings: tuple[str | None, str | None]
    options: Options
    view: View
    format: Format
    outputs: tuple[tuple[Path, Format], ...]
    table: str | None
    lang: str | None
    color: str
    pager: bool
    width: int | None
    quiet: bool


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    streams.prepare()
    spoken = words(_help_language(arguments, os.environ), CLI_MESSAGES)
    try:
        asked = build_command(spoken).main(list(arguments), prog_name="reportdiff", standalone_mode=False)
        return _carry_out(asked, spoken) if isinstance(asked, Request) else int(asked or 0)
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except Exception as error:
        if os.environ.get("REPORTDIFF_DEBUG"):
            raise
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


def build_command(spoken: Words) -> click.Command:
    """Return the command, with its help in one interface language; invoked, it returns a `Request`."""

    def option(name: str, *more: str, **settings: Any) -> click.Option:  # noqa: ANN401  (click's own settings)
        key = name.lstrip("-").split("/")[0].replace("-", "_")
        told = spoken(f"option.{key}", default=Options().aligner.min_score)
        return click.Option((name, *more), help=told, **settings)

    def at_once(name: str, *more: str, callback: Any) -> click.Option:  # noqa: ANN401  (click's own type is wider)
        settings = {"is_flag": True, "is_eager": True, "expose_value": False, "allow_from_autoenv": False}
        return option(name, *more, callback=callback, **settings)

    return click.Command(
        "reportdiff",
        callback=_request,
        help=cleandoc(spoken("help")),
        epilog=cleandoc(spoken("examples")),
        add_help_option=False,
        context_settings={"auto_envvar_prefix": "REPORTDIFF", "max_content_width": 100},
        params=[
            click.Argument(("reports",), nargs=-1, metavar="OLD NEW", type=click.Path(allow_dash=True)),
            option("--output", "-o", multiple=True, metavar="FILE", type=click.Path(path_type=Path)),
            option("--format", type=click.Choice([str(known) for known in Format])),
            option("--table", type=click.Choice(_TABLES)),
            option("--only", multiple=True, type=click.Choice([str(part) for part in Part])),
            option("--section", metavar="TEXT", default=""),
            option("--role", multiple=True, type=click.Choice([*(str(role) for role in Role), "all"])),
            option("--all", is_flag=True),
            option("--explain", is_flag=True),
            option("--min-score", metavar="0-1", type=click.FloatRange(0, 1)),
            option("--encoding", metavar="NAME"),
            option("--old-encoding", metavar="NAME"),
            option("--new-encoding", metavar="NAME"),
            option("--lang", type=click.Choice(INTERFACE_LANGUAGES)),
            option("--color", type=click.Choice(("auto", "always", "never")), default="auto"),
            option("--pager/--no-pager", default=True),
            option("--width", metavar="N", type=click.IntRange(40, 1000)),
            option("--quiet", "-q", is_flag=True),
            at_once("--version", callback=_print_version),
            at_once("--help", "-h", callback=_print_help),
        ],
    )


def _request(reports: tuple[str, ...], **given: Any) -> Request:  # noqa: ANN401  (what click parsed)
    """Turn what click parsed into a request; raises `click.UsageError` where it makes no sense together."""
    if len(reports) < 2:
        raise click.UsageError("give two reports, the older one first: reportdiff OLD NEW")
    if len(reports) > 2:
        raise click.UsageError(f"two reports are compared at a time, not {len(reports)}: reportdiff OLD NEW")
    if reports == (_STDIN, _STDIN):
        raise click.UsageError("only one of the two reports can come from standard input (-)")
    options = Options()
    if given["min_score"] is not None:
        options = replace(options, aligner=replace(options.aligner, min_score=given["min_score"]))
    view = View(
        only=tuple(map(Part, given["only"])),
        section=given["section"],
        roles=tuple(Role) if "all" in given["role"] else tuple(map(Role, given["role"])),
        everything=given["all"],
        explain=given["explain"],
    )
    typed = click.get_current_context().get_parameter_source("format") is ParameterSource.COMMANDLINE
    asked = Format(given["format"]) if given["format"] else None
    return Request(
        reports=(reports[0], reports[1]),
        encodings=(given["old_encoding"] or given["encoding"], given["new_encoding"] or given["encoding"]),
        options=options,
        view=view,
        format=asked or Format.TERMINAL,
        outputs=tuple((path, _format_of(path, asked, typed=typed)) for path in given["output"]),
        **{name: given[name] for name in ("table", "lang", "color", "pager", "width", "quiet")},
    )


def _format_of(path: Path, asked: Format | None, *, typed: bool) -> Format:
    """The suffix decides; where it says nothing, --format does. The two may not contradict each other."""
    told = _SUFFIXES.get(path.suffix.lower(), asked)
    if told is None:
        known = " ".join(suffix for suffix in _SUFFIXES)
        raise click.UsageError(f"the suffix of {path} tells no format; use one of {known}, or add --format")
    if typed and told is not asked:
        raise click.UsageError(f"{path} says {told} by its suffix, but --format says {asked}; leave one of them out")
    return told


def _carry_out(request: Request, spoken: Words) -> int:
    """Compare, write what is asked for, and return the exit code."""
    outputs = [path for path, _ in request.outputs]
    check_outputs(outputs, [Path(name) for name in request.reports if name != _STDIN])
    _warn_of_whole_documents(request, spoken)
    with streams.progress(spoken("working")):
        diff = _compare(request)
        files = {path: _file(diff, path, fmt, request) for path, fmt in request.outputs}
    write_whole(files)
    if sys.stderr.isatty() and not request.quiet:
        for path, data in files.items():
            click.echo(visible(spoken("written", path=path, size=f"{len(data):,} B")), err=True)
    if not outputs and not request.quiet:
        _to_standard_output(diff, request)
    return _CHANGES if diff.has_changes else _SAME


def _compare(request: Request) -> ReportDiff:
    import reportdiff  # here and not above, so that --help does not wait for it

    sides = []
    for name, encoding in zip(request.reports, request.encodings, strict=True):
        options = replace(request.options, reader=replace(request.options.reader, encoding=encoding))
        source = sys.stdin.buffer.read() if name == _STDIN else name
        sides.append(reportdiff.read(source, options=options))
    return reportdiff.compare(*sides, options=request.options)


def _file(diff: ReportDiff, path: Path, fmt: Format, request: Request) -> bytes:
    """What goes into an output file; a CSV file that bears a table's name holds that table."""
    table = request.table or (path.stem if path.stem in _TABLES else _TABLES[0])
    text = render(diff, fmt, lang=request.lang, view=request.view, width=request.width or 100, table=table)
    return text.encode("utf-8", "backslashreplace")


def _to_standard_output(diff: ReportDiff, request: Request) -> None:
    """Print the diff; a view that is longer than the terminal's screen goes through a pager."""
    try:
        if request.format is not Format.TERMINAL:
            table = request.table or _TABLES[0]
            streams.show(render(diff, request.format, lang=request.lang, view=request.view, table=table), [])
            return
        screen = streams.Screen.current()
        pager = streams.pager_command(os.environ) if request.pager and screen.height else []
        text = render(
            diff,
            lang=request.lang,
            view=request.view,
            width=request.width or screen.width,
            color=streams.wants_color(request.color, os.environ),
            screen=None if pager else screen.height,
        )
        streams.show(text, pager if text.count("\n") >= (screen.height or 0) else [])
    except BrokenPipeError:  # the reader at the other end has seen enough
        streams.close_quietly()


def _warn_of_whole_documents(request: Request, spoken: Words) -> None:
    """Say so where a choice of parts meets a format that is always whole."""
    view = request.view
    narrowed = [
        name for name, given in (("--only", view.only), ("--section", view.section), ("--role", view.roles)) if given
    ]
    formats = {fmt for _, fmt in request.outputs} or {request.format}
    for fmt in sorted(formats & _WHOLE) if narrowed and not request.quiet else ():
        click.echo(f"reportdiff: {spoken('whole', format=fmt, options=', '.join(narrowed))}", err=True)


def _help_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of help and notices: --lang, else what the locale says."""
    asked = [following for option, following in pairwise(arguments) if option == "--lang"]
    asked += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    asked.append(environment.get("REPORTDIFF_LANG", ""))
    known = [lang for lang in asked if lang in INTERFACE_LANGUAGES]
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    return known[0] if known else "zh" if locale.lower().startswith("zh") else "en"


def _print_version(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(f"reportdiff {__version__}")
        context.exit()


def _print_help(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(context.get_help())
        context.exit()
