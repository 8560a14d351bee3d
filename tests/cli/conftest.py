"""The command as a user runs it, on the samples."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

SAMPLES = Path(__file__).parent.parent.parent / "samples"
OLD, NEW = SAMPLES / "yunling-2023.md", SAMPLES / "yunling-2024.md"


def clean_environment(**more: str) -> dict[str, str]:
    drop = ("REPORTDIFF", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "PAGER", "LESS", "COLUMNS", "LINES", "TERM", "_REP")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(drop)}
    return kept | {"LANG": "C.UTF-8", "TERM": "xterm"} | more


class Command(Protocol):
    """Runs the command in a process of its own; output is bytes."""

    def __call__(
        self, *arguments: object, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]: ...


@pytest.fixture
def command() -> Command:
    def run(
        *arguments: object, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "reportdiff", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env=clean_environment(**(env or {})),
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the tests that run in this process: no option and no locale comes in from outside."""
    for name in set(os.environ) - set(clean_environment()):
        monkeypatch.delenv(name)
    for name, value in clean_environment().items():
        monkeypatch.setenv(name, value)
