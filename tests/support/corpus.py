"""Where the corpus of real reports is, for the tests that check more when it is there."""

from __future__ import annotations

import os
import re
from pathlib import Path

__all__ = ["corpus_root", "report_year", "reports"]


def corpus_root() -> Path | None:
    """The folder that holds `corpus/` and `gold/`: REPORTDIFF_CORPUS, or `shared` beside the repository."""
    named = os.environ.get("REPORTDIFF_CORPUS")
    root = Path(named) if named else Path(__file__).resolve().parents[3] / "shared"
    return root if (root / "corpus").is_dir() else None


def reports(folder: Path) -> list[Path]:
    """All report files below a folder, in a stable order."""
    return sorted(path for path in folder.rglob("*.md") if report_year(path))


def report_year(path: Path) -> int | None:
    """The year by which a report's file is named."""
    found = re.match(r"(\d{4})", path.stem)
    return int(found[1]) if found else None
