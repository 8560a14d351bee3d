"""The command as a user runs it, on the samples."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent.parent.parent / "samples"
OLD, NEW = SAMPLES / "yunling-2023.md", SAMPLES / "yunling-2024.md"


def clean_environment(**more: str) -> dict[str, str]:
    drop = ("REPORTDIFF", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "PAGER", "LESS", "COLUMNS", "LINES", "TERM", "_REP")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(drop)}
    return kept | {"LANG": "C.UTF-8", "TERM": "xterm"} | more


@pytest.fixture
def command():
    """Run the command in a process of its own; returns what `subprocess.run` returns, text decoded as UTF-8."""

    def run(*arguments: object, stdin: bytes = b"", env: dict[str, str] | None = None, **more):
        return subprocess.run(
            [sys.executable, "-m", "reportdiff", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env=clean_environment(**(env or {})),
            timeout=60,
            check=False,
            **more,
        )

    return run


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the tests that run in this process: no option and no locale comes in from outside."""
    for name in set(os.environ) - set(clean_environment()):
        monkeypatch.delenv(name)
    for name, value in clean_environment().items():
        monkeypatch.setenv(name, value)
