"""Where the browser, the accessibility checker and the markup checker are, for the tests that need them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

__all__ = ["CHROMIUM_ARGUMENTS", "chromium", "tool"]

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MODULES = Path(__file__).parent.parent / "browser" / "node_modules"


def chromium() -> str | None:
    """The browser that REPORTDIFF_CHROMIUM names, or the system's own."""
    named = os.environ.get("REPORTDIFF_CHROMIUM")
    return named or next(filter(None, map(shutil.which, _NAMES)), None)


def tool(variable: str, place: str) -> Path | None:
    """A file named by an environment variable, or installed by npm beside the browser tests."""
    path = Path(os.environ.get(variable) or _MODULES / place)
    return path if path.is_file() else None
