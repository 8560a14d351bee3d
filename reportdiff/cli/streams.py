"""Standard output and standard error: encoding, colour, width, pager, progress, and pipes that close."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import TextIOWrapper
from threading import Event, Thread
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["Screen", "close_quietly", "is_terminal", "pager_command", "prepare", "progress", "show", "wants_color"]

_WIDEST = 160  # cells: longer lines are hard to read
_PATIENCE = 0.5  # seconds before work is worth a word


@dataclass(frozen=True, slots=True)
class Screen:
    """What standard output is shown on; `height` is None where that is no terminal."""

    width: int
    height: int | None

    @classmethod
    def current(cls) -> Screen:
        """Return the terminal's size, and 80 columns (or $COLUMNS) where there is none."""
        size = shutil.get_terminal_size()
        return cls(min(size.columns, _WIDEST), size.lines if is_terminal(sys.stdout) else None)


def prepare() -> None:
    """Make the standard streams write UTF-8 wherever no terminal says otherwise, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        legacy = is_terminal(stream) and (stream.encoding or "ascii").lower() not in ("ascii", "us-ascii")
        encoding = stream.encoding if legacy else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="")


def wants_color(choice: str, environment: Mapping[str, str]) -> bool:
    """Decide on colour: the option, then NO_COLOR, then FORCE_COLOR, then whether standard output is a terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    if os.name == "nt" and "WT_SESSION" not in environment and "TERM" not in environment:
        return False  # consoles that show escape sequences instead of obeying them
    return is_terminal(sys.stdout) and environment.get("TERM") != "dumb"


def pager_command(environment: Mapping[str, str]) -> list[str]:
    """Return the pager to use, $PAGER or less, as a command; empty where there is none that works here."""
    if environment.get("TERM", "dumb") == "dumb" and os.name != "nt":
        return []
    try:
        command = shlex.split(environment.get("PAGER", "less"))
    except ValueError:
        return []
    if not command or command[0] == "cat" or shutil.which(command[0]) is None:
        return []
    return command


def show(text: str, pager: list[str]) -> None:
    """Write text to standard output, through a pager where one is given and starts."""
    if sys.stdout is None:  # closed before we began: nobody listens
        return
    if not (pager and _paged(text, pager)):
        sys.stdout.write(text)
    sys.stdout.flush()


def close_quietly() -> None:
    """Point standard output at nothing, so that the interpreter's last flush has nothing to complain of."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)


@contextmanager
def progress(message: str) -> Iterator[None]:
    """Show a line on standard error while work lasts longer than half a second, if that is a terminal."""
    if not is_terminal(sys.stderr):
        yield
        return
    done = Event()
    worker = Thread(target=_tell, args=(message, done), daemon=True)
    worker.start()
    try:
        yield
    finally:
        done.set()
        worker.join()


def _tell(message: str, done: Event) -> None:
    if done.wait(_PATIENCE):
        return
    sys.stderr.write(message)
    sys.stderr.flush()
    done.wait()
    sys.stderr.write("\r\x1b[K" if os.environ.get("TERM", "dumb") != "dumb" else "\n")
    sys.stderr.flush()


def _paged(text: str, command: list[str]) -> bool:
    """Run the pager; whether it could be started. Interrupts are the pager's while it runs."""
    import subprocess  # noqa: PLC0415  (most runs show nothing in a pager)

    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8"} | dict(os.environ)
    if os.path.basename(command[0]) == "less" and "-R" not in command:  # noqa: PTH119
        command = [*command, "-R"]
    handler: Callable[..., object] | int | None = None
    with suppress(ValueError):  # not in the main thread
        handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process = subprocess.Popen(  # noqa: S603  (the reader's own $PAGER)
            command, stdin=subprocess.PIPE, env=environment
        )
    except OSError:
        return False
    else:
        with suppress(BrokenPipeError):  # the reader has seen enough
            process.communicate(text.encode("utf-8", "backslashreplace"))
        process.wait()
        return True
    finally:
        with suppress(ValueError):
            signal.signal(signal.SIGINT, handler)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream is there and is a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False
