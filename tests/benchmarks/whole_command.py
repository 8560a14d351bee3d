"""What the whole command costs, process start to last byte, in every format, beside a program that does nothing.

python tests/benchmarks/whole_command.py [OLD NEW] [--runs 5]

The floor is an empty program that imports the same third-party modules and loads jieba's dictionary once. All run in
turn, several times, and the best CPU time (user and system) of each counts: a busy machine makes all of them slower and
leaves the ratios nearly as they are. Without a pair it takes two of the samples, which are shorter than real reports.
It ends with exit code 1 where a format takes more than 1.3 times the floor, or more than 250 MB.
"""

from __future__ import annotations

import argparse
import compileall
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples"
MOST_TIMES, MOST_MEGABYTES = 1.3, 250
FLOOR = "import numpy, rapidfuzz, rich, click, jieba, logging; jieba.setLogLevel(logging.ERROR); jieba.initialize()"
VIEWS = {
    "terminal, the digest": (),
    "terminal, all": ("--all",),
    "JSON": ("--format", "json"),
    "HTML": ("--format", "html"),
    "Markdown": ("--format", "markdown"),
    "CSV": ("--format", "csv"),
}


def spent(command: list[str]) -> tuple[float, float]:
    """CPU seconds and peak megabytes of a process; its output is thrown away."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # no change, changes
        raise SystemExit(f"exit code {process.returncode}: {' '.join(command)}")
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6


def best(commands: dict[str, list[str]], runs: int) -> dict[str, tuple[float, float]]:
    """The least CPU time and the greatest memory of each command, all run in turn."""
    found = {name: (float("inf"), 0.0) for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            seconds, megabytes = spent(command)
            found[name] = min(found[name][0], seconds), max(found[name][1], megabytes)
    return found


def main() -> int:
    """Measure and print; the exit code says whether the bounds hold."""
    parser = argparse.ArgumentParser(description="What the whole command costs beside a program that does nothing.")
    parser.add_argument("pair", nargs="*", default=[SAMPLES / "yunling-2023.md", SAMPLES / "yunling-2024.md"])
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    package = find_spec("reportdiff")
    if package is None or package.origin is None:
        raise SystemExit("reportdiff is not installed here")
    compileall.compile_dir(Path(package.origin).parent, quiet=1)  # as an installation does
    command = [sys.executable, "-m", "reportdiff", *map(str, given.pair)]
    found = best(
        {"floor": [sys.executable, "-c", FLOOR], **{name: [*command, *view] for name, view in VIEWS.items()}},
        given.runs,
    )
    floor = found["floor"][0]
    for name, (seconds, megabytes) in found.items():
        print(f"{name:22} {seconds:5.2f} s  {seconds / floor:4.2f} times  {megabytes:4.0f} MB")
    held = all(found[name][0] <= MOST_TIMES * floor and found[name][1] <= MOST_MEGABYTES for name in VIEWS)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
