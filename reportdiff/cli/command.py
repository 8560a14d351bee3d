"""What the command line understands: its options, and the request that they add up to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from inspect import cleandoc
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from reportdiff.model import Role
from reportdiff.options import Options, WordingOptions
from reportdiff.renderer import Format
from reportdiff.renderer.messages import INTERFACE_LANGUAGES
from reportdiff.renderer.view import Part, View
from reportdiff.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportdiff.renderer.messages import Words

__all__ = ["STDIN", "TABLES", "Request", "build_command", "help_language"]

STDIN = "-"
TABLES = ("targets", "changes", "delivery", "wording", "commitments")
_SUFFIXES = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".txt": Format.TERMINAL,
}


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for: `encodings` go with `reports`, `outputs` pairs each file with its format."""

    reports: tuple[str, ...]
    encodings: tuple[str | None, ...]
    options: Options
    overrides: str | None
    view: View
    format: Format
    outputs: tuple[tuple[Path, Format], ...]
    table: str | None
    lang: str | None
    color: str
    pager: bool
    width: int | None
    quiet: bool


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
            click.Argument(("reports",), nargs=-1, metavar="OLD NEW...", type=click.Path(allow_dash=True)),
            option("--output", "-o", multiple=True, metavar="FILE", type=click.Path(path_type=Path)),
            option("--format", type=click.Choice([str(known) for known in Format])),
            option("--table", type=click.Choice(TABLES)),
            option("--only", multiple=True, type=click.Choice([str(part) for part in Part])),
            option("--section", metavar="TEXT", default=""),
            option("--role", multiple=True, type=click.Choice([*(str(role) for role in Role), "all"])),
            option("--all", is_flag=True),
            option("--explain", is_flag=True),
            option("--min-score", metavar="0-1", type=click.FloatRange(0, 1)),
            option("--overrides", metavar="FILE", type=click.Path(dir_okay=False)),
            option("--vocabulary", metavar="FILE", type=click.Path(dir_okay=False)),
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
    if reports.count(STDIN) > 1:
        raise click.UsageError("only one of the reports can come from standard input (-)")
    if len(reports) > 2 and given["overrides"]:
        raise click.UsageError("--overrides judges two reports; compare each pair of years by itself")
    if len(reports) > 2 and (given["old_encoding"] or given["new_encoding"]):
        raise click.UsageError("--old-encoding and --new-encoding are for two reports; use --encoding for several")
    options = Options()
    options = replace(options, parser=replace(options.parser, vocabulary=given["vocabulary"]))
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
    outputs = tuple((path, _format_of(path, asked, typed=typed)) for path in given["output"])
    formats = {fmt for _, fmt in outputs} or {asked or Format.TERMINAL}
    tables = {given["table"], *(path.stem for path, fmt in outputs if fmt is Format.CSV and not given["table"])}
    documents = formats & {Format.HTML, Format.MARKDOWN}
    if len(reports) == 2 and (Part.WORDING in view.only or documents or "wording" in tables):
        options = replace(options, differ=replace(options.differ, wording=WordingOptions()))
    if formats == {Format.TERMINAL} and view.capped:
        # The digest counts what was reworded and shows no words.
        options = replace(options, differ=replace(options.differ, word_edits=False))
    return Request(
        reports=reports,
        encodings=(given["old_encoding"] or given["encoding"],)
        + (given["new_encoding"] or given["encoding"],) * (len(reports) - 1),
        options=options,
        view=view,
        format=asked or Format.TERMINAL,
        outputs=outputs,
        **{name: given[name] for name in ("overrides", "table", "lang", "color", "pager", "width", "quiet")},
    )


def _format_of(path: Path, asked: Format | None, *, typed: bool) -> Format:
    """The suffix decides; where it says nothing, --format does. The two may not contradict each other."""
    if str(path) == STDIN:
        raise click.UsageError("standard output needs no -o; choose its format with --format")
    told = _SUFFIXES.get(path.suffix.lower(), asked)
    if told is None:
        known = " ".join(suffix for suffix in _SUFFIXES)
        raise click.UsageError(f"the suffix of {path} tells no format; use one of {known}, or add --format")
    if typed and told is not asked:
        raise click.UsageError(f"{path} says {told} by its suffix, but --format says {asked}; leave one of them out")
    return told


def help_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
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
