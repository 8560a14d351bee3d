"""Write `docs/cli-reference.md` from what the command says of itself.

`python docs/generate_cli_reference.py` writes it, with `--check` it only tells whether the page is as it should be.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from reportdiff.cli.command import build_command
from reportdiff.renderer.cli_messages import CLI_MESSAGES
from reportdiff.renderer.messages import words

__all__ = ["reference"]

ROOT = Path(__file__).parent.parent
PLACE = Path(__file__).parent / "cli-reference.md"

HEAD = """\
# The command line

<!-- Written by docs/generate_cli_reference.py; change the messages of the command, or the script, and run it again. -->

    reportdiff [OPTIONS] OLD NEW...

Examples stand in [How to use it in a terminal](howto-terminal.md).

## Options

| option | values | environment variable | what it does |
| --- | --- | --- | --- |
"""

AFTER_OPTIONS = """
An option may be given as an environment variable; the command line wins. Several values of one option are parted by
blanks.

## Exit codes

| code | meaning |
| --- | --- |
| 0 | the reports say the same, whatever their layout |
| 1 | there are changes |
| 2 | trouble: one line on standard error says what is wrong and what to do; no output file was begun |
| 130, 143 | interrupted, ended from outside |

`REPORTDIFF_DEBUG=1` shows the traceback of an error. `NO_COLOR`, `FORCE_COLOR`, `PAGER` and `COLUMNS` mean what they
mean elsewhere.

## Formats

| suffix | `--format` | what it holds |
| --- | --- | --- |
| `.txt` | `terminal` | the view that a terminal shows, narrowed by `--only`, `--section`, `--role`, opened by `--all` |
| `.md` | `markdown` | the same as Markdown |
| `.html` | `html` | everything, as [one page](html-report.md) |
| `.json` | `json` | everything, as [a document](json.md) |
| `.csv` | `csv` | one table, with a byte order mark for spreadsheets; cells that would be formulas are defused |
"""


def reference() -> str:
    """Return the page."""
    command = build_command(words("en", CLI_MESSAGES))
    context = click.Context(command, info_name="reportdiff", auto_envvar_prefix="REPORTDIFF")
    rows = [_row(option, context) for option in command.params if isinstance(option, click.Option)]
    helps = [
        f"\n## {title}\n\n```text\n{_help(lang)}```\n"
        for lang, title in (("en", "`reportdiff --help`"), ("zh", "`reportdiff --help --lang zh`"))
    ]
    return "".join([HEAD, *rows, AFTER_OPTIONS, *helps])


def _row(option: click.Option, context: click.Context) -> str:
    names = ", ".join(f"`{name}`" for name in sorted([*option.opts, *option.secondary_opts], key=len))
    values = ""
    if isinstance(option.type, click.Choice):
        values = ", ".join(f"`{value}`" for value in option.type.choices)
    elif not option.is_flag:
        values = f"`{option.make_metavar(context)}`"
    variable = f"`REPORTDIFF_{(option.name or '').upper()}`" if option.allow_from_autoenv else ""
    return f"| {names} | {values} | {variable} | {' '.join((option.help or '').split())} |\n"


def _help(lang: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("REPORTDIFF", "LC_"))}
    done = subprocess.run(
        [sys.executable, "-m", "reportdiff", "--help", "--lang", lang],
        env=kept | {"COLUMNS": "80", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` tell whether it is as it should be."""
    if arguments == ["--check"]:
        return int(PLACE.read_text(encoding="utf-8") != reference())
    PLACE.write_text(reference(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
