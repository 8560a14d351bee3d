"""The command among other programs: terminals, pipes, pagers, full disks, interrupts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportdiff.cli import streams

from .conftest import NEW, OLD, Command, clean_environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals and signals are POSIX's")


class Terminal:
    """A process on a pseudo-terminal of 80 columns and 24 lines."""

    def __init__(self, *arguments: object, env: dict[str, str] | None = None) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.primary, secondary = pty.openpty()
        fcntl.ioctl(secondary, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reportdiff", *map(str, arguments)],
            stdin=secondary,
            stdout=secondary,
            stderr=secondary,
            env=clean_environment(**(env or {})),
            start_new_session=True,
        )
        os.close(secondary)

    def read(self) -> str:
        """Everything that was shown, once the process has ended."""
        shown = b""
        while True:
            try:
                piece = os.read(self.primary, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        self.process.wait(timeout=60)
        os.close(self.primary)
        return shown.decode("utf-8").replace("\r\n", "\n")


def test_colour_on_a_terminal_only(command: Command) -> None:
    terminal = Terminal(OLD, NEW, "--no-pager")
    assert "\x1b[1m" in terminal.read()
    assert terminal.process.returncode == 1
    assert "\x1b" not in command(OLD, NEW).stdout.decode("utf-8")


def test_no_colour_on_a_dumb_terminal() -> None:
    assert "\x1b" not in Terminal(OLD, OLD, env={"TERM": "dumb"}).read()


def test_the_last_screenful_without_a_pager_holds_the_headline_targets() -> None:
    shown = Terminal(OLD, NEW, "--no-pager", "--color", "never").read().splitlines()[-23:]
    assert any("城镇新增就业" in line and "32万人以上" in line and "30万人以上" in line for line in shown)


def test_a_pager_on_a_terminal_for_what_is_longer_than_the_screen(tmp_path: Path, command: Command) -> None:
    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\necho PAGED $LESS $LESSCHARSET\ncat > '{tmp_path}/seen'\n", encoding="utf-8")
    pager.chmod(0o755)
    env = {"PAGER": str(pager)}
    assert "PAGED FRX utf-8" in Terminal(OLD, NEW, env=env).read()
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert seen.startswith("\x1b[1m报告对比")
    assert "重列" not in seen
    assert "PAGED" not in Terminal(OLD, NEW, env=env | {"REPORTDIFF_PAGER": "0"}).read()
    assert "PAGED" not in command(OLD, NEW, env=env).stdout.decode("utf-8")


@pytest.mark.parametrize("pager", ["", "cat", "no-such-program", "'unbalanced"])
def test_a_pager_that_is_none_is_done_without(pager: str) -> None:
    assert streams.pager_command({"PAGER": pager, "TERM": "xterm"}) == []


def test_a_pager_that_ends_early_is_no_trouble() -> None:
    terminal = Terminal(OLD, NEW, "--all", "--explain", env={"PAGER": "true"})
    shown = terminal.read()  # at most the word that it is at work
    assert "Traceback" not in shown
    assert "主要预期目标" not in shown
    assert terminal.process.returncode == 1


def test_a_closed_pipe_is_quiet() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "reportdiff", OLD, NEW, "--all"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environment(),
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", [(OLD, OLD), ("-h",)])
def test_standard_output_on_a_full_disk(arguments: tuple[str | Path, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reportdiff", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            env=clean_environment(),
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "reportdiff: cannot write to standard output: No space left on device\n"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_leave_no_traceback_and_no_half_written_file(tmp_path: Path, number: int, code: int) -> None:
    outputs, fifo = tmp_path / "outputs", tmp_path / "old.txt"
    outputs.mkdir()
    (outputs / "diff.json").write_bytes(b"old")
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [sys.executable, "-m", "reportdiff", fifo, NEW, "-o", outputs / "diff.json"],
        stderr=subprocess.PIPE,
        env=clean_environment(),
        # A run in the background hands on that interrupts are ignored; a reader at a terminal has them.
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # noqa: PLW1509  (no threads here)
    )
    writing = os.open(fifo, os.O_WRONLY)  # waits until the command reads, so that it is surely at work
    time.sleep(0.1)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    os.close(writing)
    assert process.returncode == code
    assert err == b""
    assert [path.name for path in outputs.iterdir()] == ["diff.json"]
    assert (outputs / "diff.json").read_bytes() == b"old"


def test_output_is_utf8_whatever_the_locale(command: Command) -> None:
    done = command(OLD, OLD, env={"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert "没有差别" in done.stdout.decode("utf-8")
    assert done.stderr == b""


@pytest.mark.parametrize(("redirection", "code"), [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0)])
def test_streams_that_were_closed_before(redirection: str, code: int) -> None:
    line = f"'{sys.executable}' -m reportdiff '{OLD}' '{OLD}' {redirection}"
    done = subprocess.run(line, shell=True, capture_output=True, env=clean_environment(), check=False)
    assert done.returncode == code
    assert done.stderr == b""


def test_standard_input_that_was_closed_before() -> None:
    line = f"'{sys.executable}' -m reportdiff - '{OLD}' <&-"
    done = subprocess.run(line, shell=True, capture_output=True, env=clean_environment(), check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"reportdiff: standard input cannot be read")


def test_the_input_is_not_overwritten(command: Command, tmp_path: Path) -> None:
    copy = tmp_path / "old.md"
    copy.write_bytes(OLD.read_bytes())
    done = command(copy, NEW, "-o", copy)
    assert done.returncode == 2
    assert b"one of the inputs" in done.stderr
    assert copy.read_bytes() == OLD.read_bytes()


def test_progress_only_after_half_a_second_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with streams.progress("working"):
        time.sleep(0.6)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with streams.progress("working"):
        pass
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with streams.progress("working"):
        time.sleep(0.7)
    assert capsys.readouterr().err == "working\r\x1b[K"


def test_the_same_bytes_whatever_the_hash_seed(command: Command, tmp_path: Path) -> None:
    names = ["a.html", "a.json", "a.md", "changes.csv", "targets.csv", "a.txt"]
    outputs = [argument for name in names for argument in ("-o", tmp_path / name)]
    written = []
    for seed in "12":
        assert command(OLD, NEW, "--all", *outputs, env={"PYTHONHASHSEED": seed}).returncode == 1
        written.append([(tmp_path / name).read_bytes() for name in names])
    assert written[0] == written[1]


def test_only_the_terminal_view_loads_rich() -> None:
    outputs = ["-o", "a.html", "-o", "a.json", "-o", "a.md", "-o", "a.csv"]
    code = (
        "import sys; from reportdiff.cli import run; from reportdiff.cli import main;"
        "main.write_whole = lambda files: None;"
        f"run([{str(OLD)!r}, {str(OLD)!r}, *{outputs!r}]);"
        "sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], env=clean_environment(), check=False).returncode == 0
