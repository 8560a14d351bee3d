"""What goes wrong outside: full disks, interrupts at any moment, too little memory. The old output is still there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import NEW, OLD, SAMPLES, Command, clean_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are POSIX's")

ALL_FORMATS = ("a.html", "a.json", "a.md", "a.csv", "a.txt")
MEGABYTES = 512


def started(*arguments: object, limit: int | None = None, **environment: str) -> subprocess.Popen[bytes]:
    """The command in a process of its own, with an address space of so many megabytes."""
    command = [sys.executable, "-m", "reportdiff", *map(str, arguments)]
    if limit is not None:
        setting = f"import os, resource, sys; resource.setrlimit(resource.RLIMIT_AS, ({limit << 20},) * 2); "
        command = [sys.executable, "-c", f"{setting}os.execv(sys.argv[1], sys.argv[1:])", *command]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=clean_environment(**environment)
    )


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    """A folder in which every output stands already."""
    folder = tmp_path / "outputs"
    folder.mkdir()
    for name in ALL_FORMATS:
        (folder / name).write_bytes(b"old")
    return folder


def options(folder: Path) -> list[object]:
    return [argument for name in ALL_FORMATS for argument in ("-o", folder / name)]


def state(folder: Path) -> set[str]:
    """What became of the outputs: `old`, `new`, and whatever else lies in the folder."""
    found = set()
    for path in folder.iterdir():
        known = path.name in ALL_FORMATS
        found.add(path.name if not known else "old" if path.read_bytes() == b"old" else "new")
    return found


@pytest.mark.parametrize("delay", [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.8, 1.2])
def test_an_interrupt_at_any_moment(outputs: Path, delay: float) -> None:
    code = "import sys; from reportdiff.__main__ import main; print('up', flush=True); main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, *map(str, (OLD, NEW, *options(outputs)))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environment(),
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"up\n"  # before, it is Python that is interrupted
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode in (1, 130)  # or it was done already
    assert told == b""
    assert state(outputs) in ({"old"}, {"new"}, {"old", "new"})
    assert len(list(outputs.iterdir())) == len(ALL_FORMATS)
    if process.returncode == 1:
        assert state(outputs) == {"new"}


def test_an_interrupt_while_files_are_written(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file is whole, old or new, whichever write is interrupted."""
    from reportdiff.cli import outputs as writing

    original = writing._write
    for interrupted in range(len(ALL_FORMATS)):
        calls = iter(range(100))

        def write(
            path: Path, data: bytes, mode: int | None, *, stop: int = interrupted, calls: Iterator[int] = calls
        ) -> None:
            if next(calls) == stop:
                raise KeyboardInterrupt
            original(path, data, mode)

        monkeypatch.setattr(writing, "_write", write)
        with pytest.raises(KeyboardInterrupt):
            writing.write_whole({outputs / name: b"new" for name in ALL_FORMATS})
        assert state(outputs) == {"old"}


def test_files_larger_than_the_disk_takes(outputs: Path) -> None:
    """A limit on the size of a file fails in the middle of a write, as a full disk does."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000,) * 2);"
        "from reportdiff.cli import run; sys.exit(run(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, OLD, NEW, *map(str, options(outputs))],
        capture_output=True,
        env=clean_environment(),
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert "cannot be written: File too large; nothing was changed" in done.stderr.decode()
    assert state(outputs) == {"old"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_one_output_on_a_full_device_and_another_on_a_good_one(command: Command, outputs: Path) -> None:
    link = outputs.parent / "full.json"
    link.symlink_to("/dev/full")
    done = command(OLD, NEW, "-o", outputs / "a.html", "-o", link)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        f"reportdiff: {link} cannot be written: No space left on device; nothing was changed"
    ]
    assert state(outputs) == {"old"}


def test_an_output_in_no_folder_and_one_that_is_a_folder(command: Command, outputs: Path) -> None:
    for name, said in ((outputs / "none" / "a.html", "there is no folder"), (outputs.parent / "d.html", "is a folder")):
        (outputs.parent / "d.html").mkdir(exist_ok=True)
        done = command(OLD, NEW, "-o", outputs / "a.json", "-o", name)
        assert done.returncode == 2
        assert said in done.stderr.decode()
        assert done.stderr.decode().count("\n") == 1
        assert state(outputs) == {"old"}


def test_no_output_goes_onto_an_input(command: Command, tmp_path: Path) -> None:
    copies = [tmp_path / name for name in ("old.txt", "new.txt")]
    for copy, source in zip(copies, (OLD, NEW), strict=True):
        copy.write_bytes(source.read_bytes())
    hard = tmp_path / "hard.txt"
    os.link(copies[1], hard)
    for output in (*copies, hard, tmp_path / "x" / ".." / "new.txt"):
        (tmp_path / "x").mkdir(exist_ok=True)
        done = command(*copies, "-o", output)
        assert done.returncode == 2
        assert b"one of the inputs" in done.stderr
    assert copies[1].read_bytes() == NEW.read_bytes()


@pytest.mark.parametrize("name", ["a.html", "a.json"])
def test_a_pair_of_samples_in_512_megabytes(outputs: Path, name: str) -> None:
    process = started(OLD, NEW, "-o", outputs / name, limit=MEGABYTES)
    _, told = process.communicate(timeout=120)
    assert told == b""
    assert process.returncode == 1
    assert (outputs / name).stat().st_size > 10_000


@pytest.mark.parametrize("megabytes", [200, 220, 240, 280, 320])
def test_too_little_memory_is_said_in_one_line(outputs: Path, megabytes: int) -> None:
    process = started(SAMPLES / "yunling-2023.md", NEW, *options(outputs), limit=megabytes)
    _, told = process.communicate(timeout=120)
    if process.returncode == 1:  # it was enough
        assert state(outputs) == {"new"}
        return
    assert process.returncode == 2
    assert b"Traceback" not in told
    assert told.startswith(b"reportdiff: ")
    assert told.count(b"\n") == 1
    assert state(outputs) == {"old"}
