"""Golden files: what a renderer wrote when somebody last looked at it and found it good.

`REPORTDIFF_GOLDEN=write pytest tests/renderer` writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["check"]

FOLDER = Path(__file__).parent.parent / "renderer" / "golden"


def check(name: str, text: str) -> None:
    path = FOLDER / name
    if os.environ.get("REPORTDIFF_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    assert path.exists(), f"there is no {path}; write it with REPORTDIFF_GOLDEN=write"
    assert text.encode("utf-8").decode("utf-8") == path.read_bytes().decode("utf-8")
