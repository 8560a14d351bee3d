"""Run the code blocks of README and docs: `python docs/run_examples.py [--write] [DOCUMENT...]`.

The blocks of one document run in their order, in a new folder that holds a copy of `samples/`, and the sample reports
as `2023.txt`, `2024.txt` and `2025.txt`; `reportdiff` is the package that Python finds. What a block shows must be what
it gives.

- `sh`: every line is a command; it must end with exit code 0 or 1 and say nothing on standard error.
- `console`: commands after `$ `, and the output of each; with standard error, and with any exit code.
- `python`: runs as a whole, in one namespace for the document; lines after `>>> ` show what they give.
- Another language: not run. `<!-- file: NAME -->` before a block writes it to the folder, and
  `<!-- not run: REASON -->` leaves one out.

`--write` puts what the blocks give now in the place of what they show.
"""

from __future__ import annotations

import argparse
import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import traceback
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportdiff import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Block", "Fault", "blocks", "documents", "run"]

ROOT = Path(__file__).parent.parent
_NO_DOCUMENT = re.compile(r"^tests/|^samples/yunling|node_modules|\.venv|^build/")
_FENCE = re.compile(r"(?m)^```(?P<language>[a-z]*)\n(?P<body>(?:.*\n)*?)```$")
_NOTE = re.compile(r"<!-- (?P<key>file|not run): (?P<value>.+?) -->\n\n?\Z")
_SIMPLE = re.compile(r"reportdiff [^|&;<>$`'\"\\*?~#]*")
_COMMAND = re.compile(r"(?m)^\$ (?P<command>.*(?:\\\n.*)*)\n(?P<output>(?:(?!\$ ).*\n)*)")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: where its body stands in the document, and what the comment before it says."""

    language: str
    body: str
    start: int
    note: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Fault:
    """A block that does not do what it shows."""

    line: int
    what: str


def documents() -> list[Path]:
    """Return the documents of the repository, in order."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    if not listed:  # not a clone: a source distribution
        listed = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*.md")]
    return sorted(ROOT / name for name in listed if not _NO_DOCUMENT.search(name))


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a document."""
    for fence in _FENCE.finditer(text):
        note = _NOTE.search(text, 0, fence.start())
        said = (note["key"], note["value"]) if note else ("", "")
        yield Block(fence["language"], fence["body"], fence.start("body"), said)


def run(text: str) -> tuple[list[Fault], str]:
    """Run a document's blocks; return what is wrong, and the document with the output that they give."""
    faults: list[Fault] = []
    parts, at = [], 0
    with tempfile.TemporaryDirectory(prefix="reportdiff-") as name:
        folder = _prepared(Path(name))
        names: dict[str, Any] = {"__name__": "__main__"}
        for block in blocks(text):
            line = text.count("\n", 0, block.start) + 1
            try:
                now = _run_block(block, folder, names)
            except _FaultyBlockError as error:
                faults.append(Fault(line, str(error)))
                continue
            if now != block.body:
                faults.append(Fault(line, f"shows\n{block.body}\nbut gives\n{now}"))
            parts += [text[at : block.start], now]
            at = block.start + len(block.body)
    return faults, "".join([*parts, text[at:]])


class _FaultyBlockError(Exception):
    """A block that cannot be run to its end."""


def _prepared(folder: Path) -> Path:
    work = folder / "work"
    shutil.copytree(ROOT / "samples", work / "samples")
    for year in (2023, 2024, 2025):
        shutil.copy(work / "samples" / f"yunling-{year}.md", work / f"{year}.txt")
    command = folder / "bin" / "reportdiff"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reportdiff "$@"\n')
    command.chmod(0o755)
    return work


def _run_block(block: Block, folder: Path, names: dict[str, Any]) -> str:
    """Run one block, and return its body with the output that it gives."""
    kind, value = block.note
    if kind == "file":
        (folder / value).write_text(block.body, encoding="utf-8")
        return block.body
    if kind == "not run":
        return block.body
    match block.language:
        case "sh":
            return _shell(block.body, folder)
        case "console":
            return _COMMAND.sub(lambda found: f"$ {found['command']}\n{_told(found['command'], folder)}", block.body)
        case "python" if block.body.startswith(">>>"):
            with chdir(folder):
                return _session(block.body, names)
        case "python":
            with chdir(folder), redirect_stdout(io.StringIO()):
                try:
                    exec(compile(block.body, "<document>", "exec"), names)
                except Exception as error:
                    raise _FaultyBlockError(f"{block.body}\n{traceback.format_exc()}") from error
    return block.body


def _shell(body: str, folder: Path) -> str:
    for line in body.replace("\\\n", " ").splitlines():
        if not line or line.startswith("#"):
            continue
        done = _bash(line, folder, stderr=subprocess.PIPE)
        if done.returncode > 1 or done.stderr:
            raise _FaultyBlockError(f"{line}\nends with exit code {done.returncode}: {done.stderr}")
    return body


def _told(command: str, folder: Path) -> str:
    lines = _bash(command, folder, stderr=subprocess.STDOUT).stdout.splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _bash(command: str, folder: Path, *, stderr: int) -> subprocess.CompletedProcess[str]:
    """Run a shell's command; what is reportdiff and nothing else runs in this process, which saves the loading."""
    first, pipe, rest = command.partition(" | ")
    if _SIMPLE.fullmatch(first.partition("  #")[0]):
        done = _in_process(shlex.split(first.partition("  #")[0])[1:], folder)
        if not pipe:
            return done if stderr == subprocess.PIPE else _joined(done)
        return _in_shell(rest, folder, stderr=stderr, given=_joined(done).stdout)
    return _in_shell(command, folder, stderr=stderr)


def _in_process(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    kept, inside = dict(os.environ), _environment(folder)
    os.environ.clear()
    os.environ.update(inside)
    try:
        with chdir(folder), redirect_stdout(streams[0]), redirect_stderr(streams[1]):
            code = cli.run(arguments)
    finally:
        os.environ.clear()
        os.environ.update(kept)
    for stream in streams:
        stream.flush()
    out, err = (stream.detach().getvalue().decode("utf-8") for stream in streams)
    return subprocess.CompletedProcess(arguments, code, out, err)


def _joined(done: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout + done.stderr, "")


def _in_shell(command: str, folder: Path, *, stderr: int, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=_environment(folder),
        input=given,
        stdout=subprocess.PIPE,
        stderr=stderr,
        encoding="utf-8",
        check=False,
    )


def _environment(folder: Path) -> dict[str, str]:
    dropped = ("REPORTDIFF", "LC_", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    path = f"{folder.parent / 'bin'}:{os.environ['PATH']}"
    package = Path(cli.__file__).parent.parent  # the one that this process uses, so that a wheel can be tried as well
    return kept | {"PATH": path, "PYTHONPATH": str(package.parent), "LANG": "C.UTF-8"}


def _session(body: str, names: dict[str, Any]) -> str:
    """Run a session as the interactive interpreter would, and return it with what it gives."""
    parts: list[str] = []
    for piece in doctest.DocTestParser().parse(body):
        if isinstance(piece, str):
            parts.append(piece)
            continue
        told = io.StringIO()
        with redirect_stdout(told):
            try:
                exec(compile(piece.source, "<document>", "single"), names)
            except Exception as error:  # noqa: BLE001  (a session may show what goes wrong)
                name = type(error).__module__.replace("builtins", "").rstrip(".")
                print("Traceback (most recent call last):\n    ...")
                print(f"{name}{'.' if name else ''}{type(error).__name__}: {error}")
        lines = piece.source.splitlines()
        parts.append("\n".join([f">>> {lines[0]}", *(f"... {line}".rstrip() for line in lines[1:])]) + "\n")
        parts.append(told.getvalue())
    return "".join(parts)


def main() -> int:
    """Run the documents that are named, or all of them; return how many have faults."""
    parser = argparse.ArgumentParser(description="Run the code blocks of the documents.")
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true", help="put the output that they give into the documents")
    asked = parser.parse_args()
    faulty = 0
    for path in asked.documents or documents():
        text = path.read_text(encoding="utf-8")
        faults, now = run(text)
        if asked.write and now != text:
            path.write_text(now, encoding="utf-8")
        faulty += bool(faults)
        for fault in faults:
            print(f"{path}:{fault.line}: {fault.what}")
    return faulty


if __name__ == "__main__":
    sys.exit(bool(main()))
