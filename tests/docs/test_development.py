"""What the developers' page says about new heading styles and indicators is enough, and the tables are all it takes."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "development.md").read_text(encoding="utf-8")
ENTRIES = re.compile(r"<!-- file: (\S+\.toml) -->\n\n```toml\n(.*?)```", re.DOTALL)


def test_a_heading_style_and_an_indicator_are_added_as_the_page_says(tmp_path: Path) -> None:
    package = tmp_path / "reportdiff"
    shutil.copytree(ROOT / "reportdiff", package, ignore=shutil.ignore_patterns("__pycache__"))
    entries = ENTRIES.findall(PAGE)
    assert [name for name, _ in entries] == ["structure.toml", "layout.toml", "indicators.toml"]
    for name, entry in entries:
        table = package / "language" / "zh" / name
        kind = f"\n{entry.splitlines()[0]}\n"
        text = table.read_text(encoding="utf-8")
        assert kind in text
        table.write_text(text.replace(kind, f"\n{entry}{kind}", 1), encoding="utf-8")
    session = next(example for example in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL) if "【1】" in example)
    assert doctest.DocTestParser().get_examples(session)
    (tmp_path / "session.txt").write_text(session, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "doctest", "session.txt"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
